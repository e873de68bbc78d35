"""A good paper broken in one way each, so that a validator that says yes to everything is found out."""

from io import BytesIO

from pypdf import PdfWriter
from pypdf.generic import ArrayObject, BooleanObject, DictionaryObject, NameObject, NumberObject


def copied(paper, change=lambda writer: None):
    """Return the paper as another program writes it, changed on the way."""
    writer = PdfWriter(clone_from=BytesIO(paper))
    change(writer)
    target = BytesIO()
    writer.write(target)
    return target.getvalue()


def elements(writer, role):
    """Give the elements of a role in the order of reading."""
    return [each for each in _below(writer.root_object["/StructTreeRoot"]["/K"]) if each["/S"] == f"/{role}"]


def _below(element):
    yield element
    children = element.get("/K", [])
    for child in children if isinstance(children, ArrayObject) else [children]:
        child = child.get_object()
        if isinstance(child, DictionaryObject) and "/S" in child:
            yield from _below(child)


def _fonts(writer):
    return [font.get_object() for font in writer.pages[0]["/Resources"]["/Font"].values()]


def _metadata(writer, old, new):
    stream = writer.root_object["/Metadata"].get_object()
    assert old in stream.get_data()
    stream.set_data(stream.get_data().replace(old, new))


def _content(writer, old, new):
    contents = writer.pages[0]["/Contents"][0].get_object()
    assert old in contents.get_data()
    contents.set_data(contents.get_data().replace(old, new, 1))


def not_marked_as_tagged(writer):
    del writer.root_object["/MarkInfo"]


def no_structure(writer):
    del writer.root_object["/StructTreeRoot"]


def no_language(writer):
    del writer.root_object["/Lang"]


def file_name_for_title(writer):
    writer.root_object["/ViewerPreferences"][NameObject("/DisplayDocTitle")] = BooleanObject(False)


def no_metadata(writer):
    del writer.root_object["/Metadata"]


def no_word_of_pdf_ua(writer):
    _metadata(writer, b"<pdfuaid:part>1</pdfuaid:part>", b"")


def no_title_in_metadata(writer):
    _metadata(writer, b"dc:title", b"dc:source")


def level_of_heading_left_out(writer):
    elements(writer, "H2")[0][NameObject("/S")] = NameObject("/H4")


def column_headings_without_scope(writer):
    for heading in elements(writer, "TH"):
        del heading["/A"]


def cell_missing(writer):
    elements(writer, "TR")[1]["/K"].pop()


def paragraph_for_a_row(writer):
    elements(writer, "TR")[1][NameObject("/S")] = NameObject("/P")


def entries_without_a_list(writer):
    elements(writer, "L")[0][NameObject("/S")] = NameObject("/Div")


def text_without_a_mark(writer):
    _content(writer, b"/H1 <</MCID 0>> BDC", b"/H1 BMC")


def artifact_inside_text(writer):
    _content(writer, b"/H1 <</MCID 0>> BDC", b"/H1 <</MCID 0>> BDC /Artifact BMC EMC")


def no_way_back_from_the_page(writer):
    del writer.pages[0]["/StructParents"]


def way_back_to_another_page(writer):
    writer.pages[0][NameObject("/StructParents")] = NumberObject(77)


def font_left_out(writer):
    for font in _fonts(writer):
        del font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()["/FontFile2"]


def glyphs_without_numbers(writer):
    for font in _fonts(writer):
        del font["/DescendantFonts"][0].get_object()["/CIDToGIDMap"]


def glyphs_without_letters(writer):
    for font in _fonts(writer):
        del font["/ToUnicode"]


WAYS = [
    not_marked_as_tagged, no_structure, no_language, file_name_for_title, no_metadata, no_word_of_pdf_ua,
    no_title_in_metadata, level_of_heading_left_out, column_headings_without_scope, cell_missing,
    paragraph_for_a_row, entries_without_a_list, text_without_a_mark, artifact_inside_text,
    no_way_back_from_the_page, way_back_to_another_page, font_left_out, glyphs_without_numbers,
    glyphs_without_letters,
]  # fmt: skip
