"""What people type comes back from the paper as they typed it."""

import re

import pytest

from reports.action_plan import action_plan
from reports.feedback import feedback
from reports.submission import submission
from reports.typed import printable
from tests.reports.reading import objects, words, words_as_pdfium_reads
from tests.reports.samples import action, answer, feedback_contents, submission_contents
from tests.reports.test_action_plan import with_actions

LITERAL = [
    '<img src="file:///etc/passwd"> and <img src="http://127.0.0.1/x.png">',
    "a < b <b>x</b> & c > d &amp; &lt;",
    '<font color="[[[getattr(pow, Word())]]]">x</font>',
    '<a href="javascript:alert(1)">click</a>',
    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]> &b;',
    "=cmd|' /C calc'!A0 and @SUM(1) and +1 and -1",
    "{{ 7 * 7 }} ${jndi:ldap://x} %s %(name)s \\n (a) [b] \\( ) Tj ET",
    "Zażółć gęślą jaźń, Ŵŷ, Iași, Ελλάδα, Україна, Tiếng Việt",
    "“Quoted” – dashed — £5 €6 ½ ✓ → • …",
]
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
        ("\U000130b8", "[U+130B8 EGYPTIAN HIEROGLYPH D052]"),
        ("漢", "[U+6F22 CJK UNIFIED IDEOGRAPH-6F22]"),
        ("\ue000", "[U+E000 no name]"),
        ("\ud800", "[U+D800 no name]"),
        ("", ""),
    ],
)
def test_what_cannot_be_printed_is_left_out_or_said_in_words(typed, printed):
    assert printable(typed) == printed


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
