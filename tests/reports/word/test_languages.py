"""Words that run from the right, or are in another language, are marked as such."""

from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn

from reports.blocks import points
from reports.style import CELL, aligned_right
from reports.text import Text
from tests.reports.word.reading import found, lines, of_story, parts, value, xml

URDU = "بچوں کی حفاظت ہر ایک کی ذمہ داری ہے"
ARABIC = "حماية الأطفال مسؤولية الجميع"


def test_the_file_is_in_british_english():
    document = docx.Document(BytesIO(of_story(Text("Words"))))

    assert document.core_properties.language == "en-GB"
    (spoken,) = found(document.styles.element, "docDefaults", "rPrDefault", "rPr", "lang")
    assert value(spoken) == "en-GB"


def test_a_paragraph_from_the_right_is_marked_and_so_are_its_letters():
    tree = xml(of_story(Text(URDU)))

    assert found(tree, "pPr", "bidi")
    assert [value(each, "bidi") for each in found(tree, "lang")] == ["ur-PK"]
    assert len(found(tree, "rtl")) == len(found(tree, "r")) == 1


def test_words_from_the_left_within_a_paragraph_from_the_right_are_not_turned():
    tree = xml(of_story(Text("שלום (LSCB) 2016 סוף")))

    turned = ["".join(run.itertext()) for run in found(tree, "r") if found(run, "rtl")]
    straight = ["".join(run.itertext()) for run in found(tree, "r") if not found(run, "rtl")]
    assert turned == ["שלום (", ") ", " סוף"]
    assert straight == ["LSCB", "2016"]


def test_arabic_digits_belong_to_the_words_around_them():
    (run,) = found(xml(of_story(Text("في ٢٠١٦ نعم"))), "r")

    assert found(run, "rtl")


def test_a_text_whose_lines_begin_from_different_sides_is_a_paragraph_each():
    tree = xml(of_story(Text(f"English\nand more\n{URDU}\n\n{URDU}\nEnglish")))

    assert lines(tree) == ["English\nand more", f"{URDU}\n\n{URDU}", "English"]
    assert [bool(found(each, "bidi")) for each in found(tree, "p")] == [False, True, False]
    assert [bool(found(each, "keepNext")) for each in found(tree, "p")] == [True, True, False]


def test_an_entry_of_a_list_in_two_directions_has_one_mark():
    tree = xml(of_story(*points([f"English\n{URDU}"])))

    assert [bool(found(each, "numPr")) for each in found(tree, "p")] == [True, False]


def test_numbers_aligned_to_the_right_stay_there_when_they_run_from_the_right():
    tree = xml(of_story(Text("12", aligned_right(CELL)), Text(ARABIC, aligned_right(CELL))))

    number, arabic = found(tree, "p")
    assert value(*found(number, "jc")) == "right"
    assert not found(arabic, "jc")  # in such a paragraph "right" would be the side where lines end


@pytest.mark.parametrize(
    ("text", "attribute", "language"),
    [
        (ARABIC, "bidi", "ar-SA"),
        ("שלום", "bidi", "he-IL"),
        ("ਬੱਚਿਆਂ ਦੀ ਸੁਰੱਖਿਆ", "bidi", "pa-IN"),
        ("बच्चों की सुरक्षा", "bidi", "hi-IN"),
        ("শিশুদের সুরক্ষা", "bidi", "bn-BD"),
        ("Ελλάδα", "val", "el-GR"),
        ("Україна", "val", "ru-RU"),
    ],
)
def test_words_in_other_letters_are_marked_with_their_language(text, attribute, language):
    tree = xml(of_story(Text(f"English {text} words")))

    (marked,) = [run for run in found(tree, "r") if found(run, "lang")]
    assert "".join(marked.itertext()).strip() == text
    assert value(*found(marked, "lang"), attribute) == language
    assert bool(found(marked, "rtl") or found(marked, "cs")) == (attribute == "bidi")


def test_every_style_names_a_font_for_scripts_that_calibri_has_not():
    fonts = found(xml(of_story(Text("Words")), "word/styles.xml"), "rFonts")

    assert [(value(each, "ascii"), value(each, "cs")) for each in fonts] == [("Calibri", "Arial")]
    assert b"asciiTheme" not in parts(of_story(Text(URDU)))["word/styles.xml"]


def test_indic_letters_are_set_in_a_font_that_has_them():
    tree = xml(of_story(Text("ਬੱਚਿਆਂ")))

    assert value(*found(tree, "rFonts"), "cs") == "Nirmala UI"
    assert found(tree, "rPr")[0][0].tag == qn("w:rFonts")
