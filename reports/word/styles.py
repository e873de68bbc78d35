"""The named styles of a Word file, so that whoever edits it changes a style and not every paragraph."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from reports.style import (
    BODY,
    BULLET,
    CELL,
    CELL_HEAD,
    CELL_SMALL,
    CHIP,
    FIGURE,
    GREY,
    LABEL,
    LEAD,
    PART,
    RULE,
    RUNNING,
    SECTION,
    SMALL,
    STRONG_RULE,
    SUBTITLE,
    TITLE,
    Style,
)
from reports.word.element import Element, element, on, twips
from reports.word.properties import BULLETS, COMPLEX, SANS, hexadecimal, in_list, indent, letters, spacing

LANGUAGE = "en-GB"
TABLE = "ReportTable"
PAD = 3.5
HAIR, STRONG = 4, 8  # eighths of a point


@dataclass(frozen=True, slots=True)
class Named:
    """A paragraph style: its identifier, its name in Word, and what it looks like; `level` is of headings."""

    id: str
    name: str
    look: Style
    own: bool = True
    level: int | None = None


STYLES = (
    Named("Normal", "Normal", BODY, own=False),
    Named("Title", "Title", TITLE, own=False),
    Named("Subtitle", "Subtitle", SUBTITLE, own=False),
    Named("Heading1", "heading 1", PART, own=False, level=0),
    Named("Heading2", "heading 2", SECTION, own=False, level=1),
    Named("ListBullet", "List Bullet", BULLET, own=False),
    Named("Header", "header", RUNNING, own=False),
    Named("Footer", "footer", RUNNING, own=False),
    Named("Lead", "Lead", LEAD),
    Named("Label", "Label", LABEL),
    Named("SmallPrint", "Small Print", SMALL),
    Named("TableText", "Table Text", CELL),
    Named("TableSmallPrint", "Table Small Print", CELL_SMALL),
    Named("TableHeading", "Table Heading", CELL_HEAD),
    Named("LargeNumber", "Large Number", FIGURE),
    Named("Chip", "Chip", CHIP),
)
HEADINGS = ("Title", "Heading1", "Heading2")
IDS = {named.look: named.id for named in STYLES if named.id != "Footer"}


def style_id(look: Style) -> str | None:
    """Return the identifier of the style that looks so, but for its alignment; None where it has no name."""
    return IDS.get(replace(look, right=False))


def all_styles() -> Iterator[Element]:
    """Give everything that stands in the part of the styles."""
    yield _defaults()
    yield from map(_paragraph_style, STYLES)
    yield _default("character", "DefaultParagraphFont", "Default Paragraph Font")
    yield _default("numbering", "NoList", "No List")
    yield _default("table", "TableNormal", "Normal Table", element("tblPr", _margins(0)))
    yield _table_style()


def _defaults() -> Element:
    fonts = element("rFonts", ascii=SANS, hAnsi=SANS, eastAsia=SANS, cs=COMPLEX)
    lang = element("lang", val=LANGUAGE, eastAsia=LANGUAGE, bidi="ar-SA")
    letter = element("rPrDefault", element("rPr", fonts, *letters(BODY), lang))
    return element("docDefaults", letter, element("pPrDefault"))


def _paragraph_style(named: Named) -> Element:
    heads = named.id in HEADINGS or named.look in (LABEL, CELL_HEAD)
    outline = element("outlineLvl", val=named.level) if named.level is not None else None
    paragraph = element(
        "pPr",
        on("keepNext", heads),
        on("keepLines", heads),
        in_list(BULLETS) if named.look == BULLET else None,
        spacing(named.look),
        indent(named.look, hanging=named.look == BULLET),
        outline,
    )
    base = named.id == "Normal"
    return element(
        "style",
        element("name", val=named.name),
        None if base else element("basedOn", val="Normal"),
        element("next", val="Normal") if heads else None,
        element("qFormat"),
        paragraph,
        element("rPr", *letters(named.look)),
        type="paragraph",
        styleId=named.id,
        default=1 if base else None,
        customStyle=1 if named.own else None,
    )


def _default(kind: str, identifier: str, name: str, *more: Element) -> Element:
    said = element("name", val=name), element("uiPriority", val=99), element("semiHidden"), *more
    return element("style", *said, type=kind, styleId=identifier, default=1)


def _margins(up: float) -> Element:
    """Say the space in a cell: above and below only, since each column keeps its own distance to the next."""
    sides = (("top", up), ("left", 0.0), ("bottom", up), ("right", 0.0))
    return element("tblCellMar", *(element(side, w=twips(width), type="dxa") for side, width in sides))


def _table_style() -> Element:
    lines = element("tblBorders", _line("bottom", HAIR, RULE), _line("insideH", HAIR, RULE))
    head = element(
        "tblStylePr",
        element("rPr", element("b"), element("bCs"), element("color", val=hexadecimal(GREY))),
        element("tcPr", element("tcBorders", _line("bottom", STRONG, STRONG_RULE))),
        type="firstRow",
    )
    return element(
        "style",
        element("name", val="Report Table"),
        element("basedOn", val="TableNormal"),
        element("qFormat"),
        element("tblPr", lines, _margins(PAD)),
        head,
        type="table",
        styleId=TABLE,
        customStyle=1,
    )


def _line(side: str, width: int, colour: str) -> Element:
    return element(side, val="single", sz=width, space=0, color=hexadecimal(colour))
