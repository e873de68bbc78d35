"""Word files read back as XML, and the words of a story as its flowables hold them."""

import inspect
import pkgutil
from collections import Counter
from importlib import import_module
from importlib.util import find_spec
from io import BytesIO
from zipfile import ZipFile

from docx.oxml.ns import qn
from lxml import etree

import tests.reports
from reports.word import word
from tests.reports.samples import heading as sample_heading

FOR_THE_HAND = {"blank"}  # printed and filled in with a pen


def parts(paper):
    """Return the parts of the file by their names."""
    with ZipFile(BytesIO(paper)) as file:
        return {name: file.read(name) for name in file.namelist()}


def xml(paper, name="word/document.xml"):
    """Return a part as a tree."""
    return etree.fromstring(parts(paper)[name])


def found(tree, *names):
    """Return the elements `w:name`, each below the one before."""
    return tree.findall(".//" + "/".join(qn(f"w:{name}") for name in names))


def value(element, name="val"):
    """Return the attribute `w:name`, None where there is none."""
    return None if element is None else element.get(qn(f"w:{name}"))


def lines(tree):
    """Return the text of every paragraph, a break as a line feed, a picture as its alternative text."""
    return [_line(paragraph) for paragraph in tree.iter(qn("w:p"))]


def _line(paragraph):
    said = {qn("w:t"): lambda each: each.text or "", qn("w:br"): lambda _: "\n", qn("wp:docPr"): _alt}
    return "".join(said[each.tag](each) for each in paragraph.iter(*said))


def _alt(about):
    return about.get("descr")


def lines_as_seen(paper):
    """Return the text of every paragraph behind the number that Word gives it."""
    levels = {value(kind, "abstractNumId"): kind[1] for kind in found(_lists(paper), "abstractNum")}
    kinds = {value(each, "numId"): levels[value(each[0])] for each in found(_lists(paper), "num")}
    given = Counter()
    seen = []
    for paragraph in xml(paper).iter(qn("w:p")):
        number = next((value(each) for each in found(paragraph, "pPr", "numPr", "numId")), "")
        mark = _mark(kinds[number], given[number]) if number else ""
        given[number] += 1
        seen.append(f"{mark}{_line(paragraph)}")
    return seen


def _lists(paper):
    return xml(paper, "word/numbering.xml")


def _mark(level, given):
    (start,), (form,), (shown,) = (found(level, name) for name in ("start", "numFmt", "lvlText"))
    return (
        f"{value(shown).replace('%1', str(int(value(start)) + given))} " if value(form) == "decimal" else ""
    )


def words(paper):
    """Return all words of the body as they are seen, but for the dots before points."""
    return " ".join(" ".join(lines_as_seen(paper)).split())


def words_without_pictures(paper):
    """Return the same without what pictures show."""
    said = words(paper)
    for about in xml(paper).iter(qn("wp:docPr")):
        said = said.replace(f"{_alt(about)} ", "", 1)
    return said


def words_of_story(flowables):
    """Return all words of a story, found without the code that is tested."""
    return " ".join(" ".join(_said(flowables)).split())


def _said(flowables):
    for each in flowables:
        if hasattr(each, "alt"):
            yield each.alt
        elif hasattr(each, "plain"):
            yield from _said([each.plain()])
        elif hasattr(each, "spans"):
            yield "".join(span.meant or span.text for span in each.spans)
        elif hasattr(each, "parts"):
            yield from _said(each.parts)
        elif hasattr(each, "rows"):
            for row in (each.heading, *each.rows):
                yield from _said(row.cells)
        else:
            beside = [each.number] if hasattr(each, "number") else []
            yield from _said([*beside, each.text])


def story_of(paper, contents):
    """Return the story that a paper prints."""
    told = []
    paper(contents, lambda heading, title, story: told.extend(story) or b"")
    return told


def papers():
    """Return every paper that has a sample and can be written in another form, as (function, contents)."""
    for module in pkgutil.iter_modules(tests.reports.__path__, "tests.reports."):
        if "samples" in module.name:
            yield from _papers_of(import_module(module.name))


def _papers_of(samples):
    for name, contents in inspect.getmembers(samples, inspect.isfunction):
        kind = name.removesuffix("_contents")
        is_a_paper = kind != name and kind not in FOR_THE_HAND and find_spec(f"reports.{kind}")
        if is_a_paper and contents.__module__ == samples.__name__:
            yield getattr(import_module(f"reports.{kind}"), kind), contents


def of_story(*story, **heading):
    """Return a Word file of a story."""
    return word(sample_heading(**heading), "A paper", story)
