"""Read and check a framework file (`s11-framework/1`, YAML); an error names file, line and key."""

from collections.abc import Iterable
from pathlib import Path
from typing import cast, get_args

from standards.framework import Colour, Criterion, Framework, Need, Rating, Scale, Standard
from standards.parts import FrameworkRefused, Part
from standards.whole_file import CannotRead, read_whole, too_large
from standards.yaml_tree import NotPlainYaml, parse, shortened

FORMAT = "s11-framework/1"
LARGEST = 2_000_000

__all__ = ["FORMAT", "LARGEST", "FrameworkRefused", "read_framework", "read_framework_path"]


def read_framework_path(path: Path) -> Framework:
    """Read a framework from a file, whose size is looked at before it is opened."""
    try:
        text = read_whole(path, LARGEST)
    except CannotRead as refusal:
        raise FrameworkRefused(f"{path}: {refusal}") from None
    return read_framework(text, str(path))


def read_framework(text: bytes, name: str) -> Framework:
    """Read a framework from the bytes of a file; `name` is what a refusal calls that file."""
    if len(text) > LARGEST:
        raise FrameworkRefused(f"{name}:1: {too_large(LARGEST)}")
    try:
        whole = Part(name, "", parse(text))
    except NotPlainYaml as problem:
        raise FrameworkRefused(f"{name}:{problem.line}: {problem.why}") from None
    return _framework(whole)


def _framework(whole: Part) -> Framework:
    _refuse_another_format(whole)
    keys = whole.keys(("format", "id", "version", "title", "scale", "standards"), ("source",))
    return Framework(
        id=keys["id"].id(),
        version=keys["version"].id(),
        title=keys["title"].line(),
        source=_optional_text(keys, "source"),
        scale=_scale(keys["scale"]),
        standards=_standards(keys["standards"]),
    )


def _refuse_another_format(whole: Part) -> None:
    if not isinstance(whole.node.value, dict) or "format" not in whole.node.value:
        raise whole.refused(f"this is not a framework file; it must start with format: {FORMAT}")
    written = whole.under("format")
    if written.node.value != FORMAT:
        raise written.refused(f"must be {FORMAT}")


def _scale(part: Part) -> Scale:
    ratings = part.parts("ratings")
    if not 2 <= len(ratings) <= 7:
        raise part.refused(f"lists {len(ratings)} ratings; a scale has two to seven")
    scale = Scale(tuple(_rating(rating) for rating in ratings))
    _refuse_twice(ratings)
    if not any(rating.counts for rating in scale.ratings):
        raise part.refused("must have at least one rating that counts; every one says counts: false")
    return scale


def _rating(part: Part) -> Rating:
    keys = part.keys(("id", "label", "meaning", "colour"), ("needs", "counts"))
    return Rating(
        id=keys["id"].id(),
        label=keys["label"].line(60),
        meaning=keys["meaning"].text(1_000),
        colour=cast(Colour, keys["colour"].one_of(get_args(Colour))),
        needs=_needs(keys["needs"]) if "needs" in keys else (),
        counts=keys["counts"].yes() if "counts" in keys else True,
    )


def _needs(part: Part) -> tuple[Need, ...]:
    return tuple(cast(Need, need.one_of(get_args(Need))) for need in part.parts("what an answer needs"))


def _standards(part: Part) -> tuple[Standard, ...]:
    parts = part.parts("standards")
    if not parts:
        raise part.refused("must list at least one standard")
    standards = tuple(_standard(each) for each in parts)
    _refuse_twice(parts)
    _refuse_twice(criterion for each in parts for criterion in each.under("criteria").parts("criteria"))
    return standards


def _standard(part: Part) -> Standard:
    keys = part.keys(("id", "title", "criteria"))
    criteria = keys["criteria"].parts("criteria")
    if not criteria:
        raise keys["criteria"].refused("must list at least one criterion")
    return Standard(keys["id"].id(), keys["title"].line(), tuple(_criterion(each) for each in criteria))


def _criterion(part: Part) -> Criterion:
    optional = ("evidence", "impact_prompt", "guidance", "applies_to", "source", "unverified")
    keys = part.keys(("id", "statement"), optional)
    return Criterion(
        id=keys["id"].id(),
        statement=keys["statement"].text(),
        evidence=tuple(each.text() for each in keys["evidence"].parts("texts")) if "evidence" in keys else (),
        impact_prompt=_optional_text(keys, "impact_prompt"),
        guidance=_optional_text(keys, "guidance"),
        applies_to=_applies_to(keys["applies_to"]) if "applies_to" in keys else ("all",),
        source=_optional_text(keys, "source"),
        unverified=_optional_text(keys, "unverified"),
    )


def _applies_to(part: Part) -> tuple[str, ...]:
    if isinstance(part.node.value, str):
        return (part.line(60),)
    return tuple(each.line(60) for each in part.parts("whom it applies to")) or ("all",)


def _optional_text(keys: dict[str, Part], key: str) -> str:
    return keys[key].text() if key in keys else ""


def _refuse_twice(parts: Iterable[Part]) -> None:
    """Refuse an id that two parts share, at the second."""
    lines: dict[str, int] = {}
    for id_part in (part.under("id") for part in parts):
        if (written := id_part.id()) in lines:
            raise id_part.refused(f"{shortened(written)} stands twice, first on line {lines[written]}")
        lines[written] = id_part.node.line
