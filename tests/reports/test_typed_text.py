"""What people type comes back from the paper as they typed it."""

import re
from io import BytesIO
from random import Random
from shutil import copy

import pytest
from pypdf import PdfReader

from reports import faces
from reports.action_plan import action_plan
from reports.feedback import feedback
from reports.page import HeadingText, build
from reports.submission import submission
from reports.text import Text
from reports.typed import printable
from tests.reports.hostile import LITERAL
from tests.reports.reading import bookmarks, objects, words, words_as_pdfium_reads, words_as_poppler_reads
from tests.reports.samples import HEADING, action, answer, feedback_contents, submission_contents
from tests.reports.test_action_plan import with_actions

EMOJI = "She wrote 😀 and 🧿 and 👍🏽 and 🇬🇧 and 👩‍👩‍👧 and ❤️."


@pytest.mark.parametrize("text", LITERAL)
@pytest.mark.parametrize("read", [words, words_as_pdfium_reads])
def test_text_of_any_kind_is_printed_to_the_letter(text, read):
    paper = submission(submission_contents(standards=one_answer(answer(narrative=text))))

    assert text in read(paper)


def test_emoji_are_printed_as_signs_of_one_colour_and_read_back():
    paper = submission(submission_contents(standards=one_answer(answer(narrative=EMOJI))))

    assert EMOJI in words(paper)
    assert b"NotoEmoji" in objects(paper)


@pytest.mark.parametrize("text", LITERAL[:4])
def test_text_is_never_taken_for_markup_in_a_table_either(text):
    paper = action_plan(with_actions(action(1, text=text)))

    assert text in words(paper)
    written = objects(paper)
    assert b"/MarkInfo" in written
    assert b"/URI" not in written
    assert b"/Image" not in re.sub(b"/Image[BCI]", b"", written)


@pytest.mark.parametrize(
    "text",
    [
        "بچوں کی حفاظت ہر ایک کی ذمہ داری ہے",
        "حماية الأطفال مسؤولية الجميع",
        "שמירה על ילדים היא אחריות של כולם",
        "ਬੱਚਿਆਂ ਦੀ ਸੁਰੱਖਿਆ ਹਰ ਕਿਸੇ ਦੀ ਜ਼ਿੰਮੇਵਾਰੀ ਹੈ",
        "बच्चों की सुरक्षा सभी की जिम्मेदारी है",
    ],
)
def test_other_scripts_read_back_in_the_order_in_which_they_were_typed(text):
    paper = submission(submission_contents(standards=one_answer(answer(narrative=text))))

    assert text in words(paper)


def test_brackets_and_latin_words_within_text_from_the_right_stay_together():
    paper = submission(submission_contents(standards=one_answer(answer(narrative="ہے (LSCB) ۲۰۱۶ میں"))))

    assert "LSCB" in words(paper)
    assert ")LSCB( ۲۰۱۶" not in words(paper)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("a\x00b\x07c\x1bd\x7f", "abcd"),
        ("a\tb", "a b"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("safe\u202eevil\u202c\u2066x\u2069", "safeevilx"),
        ("soft\u00adhyphen\ufeff", "softhyphen"),
        ("\U0001fbb2", "[U+1FBB2 LEFT HALF RUNNING MAN]"),
        ("a \U00012000\U00012001 b", "a [Cuneiform, 2 letters: no font here] b"),
        ("漢字、かな 漢。", "[Chinese or Japanese, 7 letters: no font here]"),
        ("한국 漢", "[Korean, 2 letters: no font here] [Chinese or Japanese, 1 letter: no font here]"),
        ("\ue000", "[U+E000 no name]"),
        ("\ud800", "[U+D800 no name]"),
        ("", ""),
    ],
)
def test_what_cannot_be_printed_is_left_out_or_said_in_words(typed, printed):
    assert printable(typed).replace("\u00a0", " ") == printed


def test_letters_that_no_font_has_are_copied_as_they_were_typed():
    text = "Seen by 田中 さん, (王), and in a narrow column:"

    paper = action_plan(with_actions(action(1, text=text, lead="王芳 田中")))

    assert text in words_as_pdfium_reads(paper)
    assert text in words_as_poppler_reads(paper)
    assert "王芳 田中" in words_as_poppler_reads(paper)
    assert "[Chinese or Japanese, 1 letter: no font here]" in words(paper)


def test_a_bookmark_and_a_title_keep_letters_of_any_script():
    paper = build(HEADING, "For 王芳\x00", [HeadingText("About 王芳\x07", 0)])

    assert bookmarks(paper) == [(0, "About 王芳")]
    assert PdfReader(BytesIO(paper)).metadata.title == "For 王芳"


@pytest.mark.parametrize(
    ("text", "face"),
    [
        ("બાળકોની સુરક્ષા", b"Gujarati"),
        ("குழந்தைகளின் பாதுகாப்பு", b"Tamil"),
        ("పిల్లల భద్రత", b"Telugu"),
        ("ළමයින්ගේ ආරක්ෂාව", b"Sinhala"),
        ("ድሕንነት ቆልዑ", b"Ethiopic"),
        ("Երեխաների անվտանգություն", b"Armenian"),
        ("ბავშვების უსაფრთხოება", b"Georgian"),
        ("ความปลอดภัยของเด็ก" * 20, b"Thai"),
    ],
)
@pytest.mark.parametrize("read", [words, words_as_pdfium_reads, words_as_poppler_reads])
def test_scripts_that_we_bring_a_face_for_are_printed_in_it_and_read_back(text, face, read):
    paper = build(HEADING, "Title", [Text(text)])

    assert text.replace(" ", "") in read(paper).replace("\ufffe", "").replace(" ", "")
    assert b"NotoSans" + face in objects(paper)


def test_a_script_that_a_package_of_the_machine_brings_is_printed_in_its_face(monkeypatch, tmp_path):
    (tmp_path / "droid").mkdir()
    copy(faces.FONTS / "NotoSansTamil_400Regular.ttf", tmp_path / "droid" / "DroidSansFallbackFull.ttf")
    monkeypatch.setattr(faces, "ON_THE_MACHINE", tmp_path)
    faces.face_on_the_machine.cache_clear()

    last = list(faces.faces("regular"))[-1]
    faces.face_on_the_machine.cache_clear()

    assert last.name == "DroidSansFallbackFull"


def test_no_line_is_wider_than_its_column_and_none_loses_a_letter():
    chance = Random(4)
    parts = [
        *"a ß/- 漢",
        "w" * 30,
        "הילדים",
        "ความปลอดภัย",
        "http://",
        "اب",
        "\u0a71\u0a1a\u0a3f",
        "\U00012000",
    ]
    for _ in range(300):
        text = Text("".join(chance.choices(parts, k=chance.randint(1, 25))))
        width = chance.choice([60, 120, 480])

        text.wrap(width, 0)

        assert all(line.width * text.style.size / 1000 <= width + 0.01 for line in text.lines)
        drawn = "".join(run.text for line in text.lines for run in line.runs)
        assert drawn == "".join(span.text for span in text.spans)


def test_forty_thousand_characters_flow_over_pages_and_lose_none():
    text = " ".join(f"word{number}" for number in range(4600))
    assert len(text) > 40_000

    paper = submission(submission_contents(standards=one_answer(answer(narrative=text))))

    assert text in words(paper)


def test_a_word_of_two_thousand_letters_wraps():
    paper = submission(submission_contents(standards=one_answer(answer(narrative="w" * 2000))))

    assert words(paper).replace(" ", "").count("w" * 2000) == 1


@pytest.mark.parametrize("text", ["word " * 2000, "w" * 9_000, "line\n" * 300, "ہر " * 3000])
def test_a_cell_longer_than_a_page_goes_on_over_the_next_ones(text):
    paper = action_plan(
        with_actions(action(1, text="Before"), action(2, text=text), action(3, text="Afterwards"))
    )

    said = words(paper).replace("No. Activity Lead officer Due Status ", "")
    first = text[:4].strip()
    assert said.count(first) >= text.count(first) * 0.9
    assert "Afterwards" in said


@pytest.mark.parametrize("text", ["word " * 1200, "w" * 6_000])
def test_no_text_of_a_feedback_is_too_long_for_it(text):
    contents = feedback_contents()
    huge = {
        name: text for name in ("self_reason", "board_reason", "strengths", "challenge", "reply", "title")
    }
    huge["evidence_wanted"] = text
    standards = tuple(type(s)(**{**fields(s), **huge}) for s in contents.standards[:1])
    criteria = tuple(type(c)(c.id, text, c.rating, text) for c in standards[0].criteria[:1])
    standards = (type(standards[0])(**{**fields(standards[0]), "criteria": criteria}),)

    paper = feedback(
        feedback_contents(standards=standards, actions=(), directorate=text, contact=text, signed_off_by=text)
    )

    assert "What happens next" in words(paper)


def fields(value):
    return {name: getattr(value, name) for name in type(value).__slots__}


def one_answer(one):
    first = submission_contents().standards[0]
    return (type(first)(**{**fields(first), "answers": (one,)}),)
