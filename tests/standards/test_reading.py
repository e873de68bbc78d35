"""Reading a framework file: what is taken, and the one line that refuses the rest."""

from pathlib import Path

import pytest

from standards.framework import Criterion
from standards.reading import LARGEST, FrameworkRefused, read_framework, read_framework_path

SMALL = """\
format: s11-framework/1
id: parks
version: 1.10
title: Parks
scale:
  - {id: met, label: Met, meaning: We do it, colour: green, needs: [evidence]}
  - {id: unmet, label: Not met, meaning: We do not, colour: red}
standards:
  - id: 1
    title: Open spaces
    criteria:
      - id: 1.10
        statement: Somebody is there.
        applies_to: [all, core]
      - id: 1.2
        statement: >-
          Somebody
          looks.
"""


def refusal(text):
    with pytest.raises(FrameworkRefused) as refused:
        read_framework(text if isinstance(text, bytes) else text.encode(), "my.yaml")
    return str(refused.value)


def test_a_small_framework_is_read():
    framework = read_framework(SMALL.encode(), "my.yaml")

    assert framework.criterion("1.10") == Criterion("1.10", "Somebody is there.", applies_to=("all", "core"))
    assert framework.criterion("1.2").statement == "Somebody looks."
    assert framework.scale["met"].needs == ("evidence",)


def test_numbers_stay_as_they_were_typed():
    framework = read_framework(SMALL.encode(), "my.yaml")

    assert (framework.version, framework.standards[0].id, framework.criteria[0].id) == ("1.10", "1", "1.10")


def test_whom_a_criterion_applies_to_may_be_one_text():
    framework = read_framework(SMALL.replace("[all, core]", "contact").encode(), "my.yaml")

    assert framework.criteria[0].applies_to == ("contact",)


def test_a_byte_order_mark_and_windows_lines_are_taken():
    text = SMALL.replace("\n", "\r\n").encode("utf-8-sig")

    assert read_framework(text, "my.yaml") == read_framework(SMALL.encode(), "my.yaml")


@pytest.mark.parametrize(
    ("typed", "instead", "line"),
    [
        (
            "id: parks",
            "id: a/b",
            "2: id: 'a/b' cannot be an id; start with a letter or digit, then use those and . - _",
        ),
        ("id: parks", "id: " + "x" * 41, "2: id: is 41 characters long; the limit is 40"),
        ("version: 1.10", "version:", "3: version: is missing"),
        ("version: 1.10", "version: ~", "3: version: is missing"),
        ("version: 1.10\n", "", "1: version: is missing"),
        ("title: Parks", "title: [a]", "4: title: must be a text"),
        ("title: Parks", 'title: "a\\nb"', "4: title: must be one line"),
        ("title: Parks", 'title: "a\\0b"', "4: title: holds the control character U+0000; take it out"),
        ("title: Parks", 'title: " "', "4: title: is missing: nothing is written here"),
        (
            "title: Parks",
            "title: Parks: all",
            "4: this is not YAML: put a text that has a colon in it in quotes",
        ),
        (
            "title: Parks",
            "title: &a Parks",
            "4: anchors (&) and aliases (*) are not taken; write the text out",
        ),
        ("title: Parks", "title: *a", "4: anchors (&) and aliases (*) are not taken; write the text out"),
        (
            "title: Parks",
            "title: !!str Parks",
            "4: tags (!) are not taken; take it out, or put the text in quotes",
        ),
        ("title: Parks", "title: Parks\ntitle: Trees", "5: 'title' stands twice, first on line 4"),
        ("title: Parks", "? [a]\n: b", "4: a key must be a word"),
        ("title: Parks", "title: P\x07", "4: holds the control character U+0007; take it out"),
        (
            "label: Met",
            "lable: Met",
            "6: scale[0].lable: is not a key that can stand here; those are id, label, meaning, colour,"
            " needs, counts",
        ),
        ("id: unmet", "id: met", "7: scale[1].id: 'met' stands twice, first on line 6"),
        (
            "[evidence]",
            "[proof]",
            "6: scale[0].needs[0]: 'proof' is not known here; write one of narrative, how_known, impact,"
            " evidence, action, na_reason",
        ),
        ("[evidence]", "evidence", "6: scale[0].needs: must be a list of what an answer needs"),
        (
            "colour: red",
            "colour: mauve",
            "7: scale[1].colour: 'mauve' is not known here; write one of blue, teal, turquoise, green, lime,"
            " yellow, amber, orange, red, pink, purple, brown, black, grey",
        ),
        (
            "colour: red",
            "colour: red, counts: 0",
            "7: scale[1].counts: '0' is not known here; write true or false",
        ),
        ("id: 1.2", "id: 1.10", "15: standards[0].criteria[1].id: '1.10' stands twice, first on line 12"),
        ("statement: Somebody is there.", "statement:", "13: standards[0].criteria[0].statement: is missing"),
        ("        statement: Somebody is there.\n", "", "12: standards[0].criteria[0].statement: is missing"),
    ],
)
def test_a_broken_framework_is_refused_with_file_line_and_key(typed, instead, line):
    assert typed in SMALL

    assert refusal(SMALL.replace(typed, instead, 1)) == f"my.yaml:{line}"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (b"", "1: the file is empty"),
        (b"# nothing yet\n", "1: the file is empty"),
        (b"format: x\nid: \xff\n", "2: this is not UTF-8 text; save the file as UTF-8"),
        (b"- a\n", "1: this is not a framework file; it must start with format: s11-framework/1"),
        (b"id: x\nformat: s11-framework/2\n", "2: format: must be s11-framework/1"),
        (b"[" * 100_000, "1: lists or mappings are nested too deeply"),
        (b"- " * 100_000, "1: lists or mappings are nested too deeply"),
        (b"format: x\n---\nformat: y\n", "3: a second document starts here; a file holds one framework"),
        (b" " * (LARGEST + 1), "1: the file is too large; the limit is 2 MB"),
    ],
)
def test_what_is_no_framework_file_is_refused(text, line):
    assert refusal(text) == f"my.yaml:{line}"


def scale_of(number, counts="true"):
    ratings = [
        f"  - {{id: r{n}, label: R, meaning: m, colour: red, counts: {counts}}}\n" for n in range(number)
    ]
    start, end = SMALL.index("  - {id: met"), SMALL.index("standards:")
    return SMALL[:start] + "".join(ratings) + SMALL[end:]


@pytest.mark.parametrize("number", [2, 7])
def test_a_scale_of_two_to_seven_ratings_is_taken(number):
    assert len(read_framework(scale_of(number).encode(), "my.yaml").scale.ratings) == number


@pytest.mark.parametrize("number", [1, 8])
def test_a_shorter_or_longer_scale_is_refused(number):
    assert refusal(scale_of(number)) == f"my.yaml:5: scale: lists {number} ratings; a scale has two to seven"


def test_a_scale_of_which_nothing_counts_is_refused():
    assert refusal(scale_of(3, counts="false")) == (
        "my.yaml:5: scale: must have at least one rating that counts; every one says counts: false"
    )


def test_a_framework_without_standards_is_refused():
    text = SMALL[: SMALL.index("standards:")] + "standards: []\n"

    assert refusal(text) == "my.yaml:8: standards: must list at least one standard"


def test_a_standard_without_criteria_is_refused():
    text = SMALL[: SMALL.index("    criteria:")] + "    criteria: []\n"

    assert refusal(text) == "my.yaml:11: standards[0].criteria: must list at least one criterion"


def test_a_criterion_of_two_standards_is_refused():
    second = "  - {id: 2, title: Again, criteria: [{id: 1.2, statement: s}]}\n"

    assert (
        refusal(SMALL + second)
        == "my.yaml:19: standards[1].criteria[0].id: '1.2' stands twice, first on line 15"
    )


def test_a_long_wrong_value_is_quoted_in_part():
    line = refusal(SMALL.replace("colour: red", "colour: " + "<b>" * 100, 1))

    assert "<b><b>...' is not known here" in line
    assert len(line) < 250


@pytest.mark.parametrize(
    ("written", "line"), [("    title:", 10), ("      - id: 1.2", 15), ("  - {id: met", 6)]
)
def test_a_tab_that_indents_is_refused_by_what_to_do(written, line):
    assert refusal(SMALL.replace(written, "\t" + written.strip(), 1)) == (
        f"my.yaml:{line}: this is not YAML: indent with spaces, not tabs, and put a text that starts with @ or ` in quotes"
    )


def test_a_folder_and_a_missing_file_are_refused(tmp_path):
    for path, why in [
        (tmp_path, "this is a folder, not a file"),
        (tmp_path / "no.yaml", "there is no such file"),
    ]:
        with pytest.raises(FrameworkRefused, match=f"{path}: {why}"):
            read_framework_path(path)


def test_the_framework_of_the_guide_is_read():
    guide = (Path(__file__).parents[2] / "docs/frameworks.md").read_text(encoding="utf-8")
    example = guide.split("```yaml\n")[1].split("```")[0]

    assert read_framework(example.encode(), "elm.yaml").name == "elm version 1"
