"""Word files read back as XML, and the words of a story as its flowables hold them."""

import inspect
from importlib import import_module
from io import BytesIO
from zipfile import ZipFile

from docx.oxml.ns import qn
from lxml import etree

from reports.word import word
from tests.reports import samples

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


def words(paper):
    """Return all words of the body."""
    return " ".join(" ".join(lines(xml(paper))).split())


def words_of_story(flowables):
    """Return all words of a story, found without the code that is tested."""
    return " ".join(" ".join(_said(flowables)).split())


def _said(flowables):
    for each in flowables:
        if hasattr(each, "alt"):
            yield each.alt
        elif hasattr(each, "spans"):
            yield "".join(span.text for span in each.spans)
        elif hasattr(each, "parts"):
            yield from _said(each.parts)
        elif hasattr(each, "rows"):
            for row in (each.heading, *each.rows):
                yield from _said(row.cells)
        else:
            yield from _said([each.text])


def story_of(paper, contents):
    """Return the story that a paper prints."""
    told = []
    paper(contents, lambda heading, title, story: told.extend(story) or b"")
    return told


def papers():
    """Return every paper of the samples that can be written in another form, as (function, contents)."""
    for name in dir(samples):
        kind = name.removesuffix("_contents")
        if kind == name or kind in FOR_THE_HAND or not inspect.isfunction(getattr(samples, name)):
            continue
        paper = getattr(import_module(f"reports.{kind}"), kind)
        yield paper, getattr(samples, name)


def of_story(*story, **heading):
    """Return a Word file of a story."""
    return word(samples.heading(**heading), "A paper", story)
