"""Runs of glyphs as a page's content shows them, each with the language and the letters that a reader speaks."""

from collections.abc import Iterator, Sequence

from reports.embedding import EmbeddedFace, embedded, in_utf16
from reports.faces import Glyph
from reports.languages import language
from reports.lines import Run
from reports.style import spelled
from reports.tagging import TaggedCanvas


def draw_runs(
    canvas: TaggedCanvas, runs: Sequence[Run], x: float, y: float, size: float, places: Sequence[float] = ()
) -> None:
    """Draw runs one after the other, or each in its own place; plain ones of a kind as one."""
    code = [f"BT 1 0 0 1 {x:.2f} {y:.2f} Tm"]
    plain: list[str] = []
    known = own = None
    colour = ""
    for index, run in enumerate(runs):
        shaped = run.shaped
        if places or run.colour != colour or shaped.face is not known or not shaped.plain:
            code += _ended(plain)
            plain = []
            if places:
                code.append(f"1 0 0 1 {places[index]:.2f} {y:.2f} Tm")
            if run.colour != colour:
                colour = run.colour
                code.append(f"{spelled(colour)} rg")
            if shaped.face is not known or own is None:
                known, own = shaped.face, embedded(canvas, shaped.face)
                code.append(f"/{own.name} {size:g} Tf")
        if shaped.plain and own:
            plain.append(own.plainly(shaped, _array))
        elif own:
            code += _spoken(run, own, size)
    canvas.show(" ".join([*code, *_ended(plain), "ET"]))


def _ended(arrays: Sequence[str]) -> list[str]:
    return [f"[{_joined(arrays)}] TJ"] if arrays else []


def _spoken(run: Run, own: EmbeddedFace, size: float) -> list[str]:
    shown = list(_show(run.shaped.glyphs, own, size))
    spoken = _spoken_as(run)
    return [f"/Span <<{spoken}>> BDC", *shown, "EMC"] if spoken else shown


def _spoken_as(run: Run) -> str:
    """Say the language of a run that is not in Latin letters, and its letters where its glyphs stand otherwise.

    What goes from right to left has both from its stretch.
    """
    if run.level % 2:
        return ""
    lang = language(run.text)
    said = f"/Lang ({lang})" if lang else ""
    reordered = any(not glyph.text for glyph in run.shaped.glyphs)
    return f"{said}/ActualText <FEFF{in_utf16(run.text)}>" if reordered else said


def _show(glyphs: Sequence[Glyph], own: EmbeddedFace, size: float) -> Iterator[str]:
    """Show glyphs with the shifts that shaping asks for: sideways within the array, upwards as a rise."""
    start, rise = 0, 0.0
    for index, glyph in enumerate(glyphs):
        if glyph.dy != rise:
            yield f"[{_array(glyphs[start:index], own)}] TJ {glyph.dy * size / 1000:.4g} Ts"
            start, rise = index, glyph.dy
    yield f"[{_array(glyphs[start:], own)}] TJ" + (" 0 Ts" if rise else "")


def _array(glyphs: Sequence[Glyph], own: EmbeddedFace) -> str:
    """Return the inside of an array: the glyphs' numbers, and how far the pen is off where each should stand."""
    parts: list[str] = []
    at = pen = 0.0
    for glyph in glyphs:
        if abs(at + glyph.dx - pen) > 0.5:
            parts.append(f"{pen - at - glyph.dx:.4g}")
            pen = at + glyph.dx
        parts.append(f"<{own.id(glyph):04X}>")
        pen += own.used.advance(glyph.id)
        at += glyph.advance
    if abs(pen - at) > 0.5:
        parts.append(f"{pen - at:.4g}")
    return _joined(parts)


def _joined(parts: Sequence[str]) -> str:
    return "".join(parts).replace("><", "")
