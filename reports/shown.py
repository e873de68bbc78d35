"""Runs of glyphs as a page's content shows them, each with the language and the letters that a reader speaks."""

from collections.abc import Iterator, Sequence

from reports.embedding import EmbeddedFace, embedded, in_utf16
from reports.faces import Glyph
from reports.runs import Run
from reports.scripts import language
from reports.style import spelled
from reports.tagging import TaggedCanvas


def draw_stretch(
    canvas: TaggedCanvas, runs: Sequence[Run], x: float, y: float, size: float, places: Sequence[float] = ()
) -> None:
    """Draw runs one after the other, or each in its own place; they are in one language, or from the right."""
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
                code.append(f"{spelled(canvas.worn(colour))} rg")
            if shaped.face is not known or own is None:
                known, own = shaped.face, embedded(canvas, shaped.face)
                code.append(f"/{own.name} {size:g} Tf")
        if shaped.plain and own:
            plain.append(own.plainly(shaped, _array))
        elif own:
            code += _show(shaped.glyphs, own, size)
    canvas.show(" ".join([*code, *_ended(plain), "ET"]), spoken_as(runs))


def tongue(run: Run) -> str | None:
    """Return the language of a run, None where it is plain: what a stretch of a line has in common."""
    return None if run.shaped.plain and run.meant is None else language(spoken(run))


def spoken(run: Run) -> str:
    """Return the letters that a run stands for."""
    return run.text if run.meant is None else run.meant


def spoken_as(runs: Sequence[Run]) -> str:
    """Say the language of runs that are not in Latin letters, and their letters where glyphs stand otherwise.

    What goes from right to left has both from its tag.
    """
    if any([run.level for run in runs]) or all([tongue(run) is None for run in runs]):
        return ""
    words = "".join([spoken(run) for run in runs])
    lang = language(words)
    said = f"/Lang ({lang})" if lang else ""
    noted = any(run.meant is not None for run in runs)
    otherwise = noted or not all(run.shaped.simple for run in runs)
    return f"{said}/ActualText <FEFF{in_utf16(words)}>" if otherwise else said


def _ended(arrays: Sequence[str]) -> list[str]:
    return [f"[{_joined(arrays)}] TJ"] if arrays else []


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
