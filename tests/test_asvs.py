"""The ASVS table: complete, honest in its totals, and naming only tests and paragraphs that are there."""

import ast
import re
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TABLE = ROOT / "docs" / "security" / "asvs.md"
SUMMARY = (ROOT / "docs" / "security.md").read_text()
STATUSES = ("met", "not applicable", "not met")
ENGINEERS = "factors|sessions|sso|boards|evidence|law|lasting"
# So many rows wait for the names of tests that are being written elsewhere; the last to write one takes this away.
WAITING = 0

# Which requirements are of level 1 and which of level 2, by section: number/level.
ASKED = """
1.1: 1/2 2/2
1.2: 1/1 2/1 3/1 4/1 5/1 6/2 7/2 8/2 9/2
1.3: 1/1 2/1 3/2 4/2 5/2 6/2 7/2 8/2 9/2 10/2 11/2
1.4: 1/2 2/2 3/2
1.5: 1/1 2/2
2.1: 1/1 2/2 3/2
2.2: 1/1 2/1 3/2
2.3: 1/1 2/2 3/2 4/2
2.4: 1/2
3.2: 1/1 2/1
3.3: 1/1 2/2 3/2 4/2
3.4: 1/1 2/1 3/2 4/2 5/2 6/2
3.5: 1/1 2/1 3/1 4/2 5/2
3.7: 1/2 2/2
4.1: 1/1 2/2 3/2
4.2: 1/2
4.3: 1/2 2/2
4.4: 1/1 2/2 3/2 4/2
5.1: 1/2
5.2: 1/1 2/1 3/2
5.3: 1/1 2/1
5.4: 1/2 2/2 3/2
6.1: 1/1 2/2 3/2
6.2: 1/1 2/1 3/1 4/1 5/1 6/1 7/1 8/1 9/2 10/2 11/2 12/2
6.3: 1/1 2/1 3/2 4/2
6.4: 1/1 2/1 3/2 4/2
6.5: 1/2 2/2 3/2 4/2 5/2
6.6: 1/2 2/2 3/2
6.8: 1/2 2/2 3/2 4/2
7.1: 1/2 2/2 3/2
7.2: 1/1 2/1 3/1 4/1
7.3: 1/2 2/2
7.4: 1/1 2/1 3/2 4/2 5/2
7.5: 1/2 2/2
7.6: 1/2 2/2
8.1: 1/1 2/2
8.2: 1/1 2/1 3/2
8.3: 1/1
8.4: 1/2
9.1: 1/1 2/1 3/1
9.2: 1/1 2/2 3/2 4/2
10.1: 1/2 2/2
10.2: 1/2 2/2
10.3: 1/2 2/2 3/2 4/2
10.4: 1/1 2/1 3/1 4/1 5/1 6/2 7/2 8/2 9/2 10/2 11/2
10.5: 1/2 2/2 3/2 4/2 5/2
10.6: 1/2 2/2
10.7: 1/2 2/2 3/2
11.1: 1/2 2/2
11.2: 1/2 2/2 3/2
11.3: 1/1 2/1 3/2
11.4: 1/1 2/2 3/2 4/2
11.5: 1/2
11.6: 1/2
12.1: 1/1 2/2 3/2
12.2: 1/1 2/1
12.3: 1/2 2/2 3/2 4/2
13.1: 1/2
13.2: 1/2 2/2 3/2 4/2 5/2
13.3: 1/2 2/2
13.4: 1/1 2/2 3/2 4/2 5/2
14.1: 1/2 2/2
14.2: 1/1 2/2 3/2 4/2
14.3: 1/1 2/2 3/2
15.1: 1/1 2/2 3/2
15.2: 1/1 2/2 3/2
15.3: 1/1 2/2 3/2 4/2 5/2 6/2 7/2
16.1: 1/2
16.2: 1/2 2/2 3/2 4/2 5/2
16.3: 1/2 2/2 3/2 4/2
16.4: 1/2 2/2 3/2
16.5: 1/2 2/2 3/2
17.1: 1/2
17.2: 1/2 2/2 3/2 4/2
17.3: 1/2 2/2
"""


def asked():
    lines = (line.split(": ") for line in ASKED.split("\n") if line)
    pairs = ((section, each.split("/")) for section, numbers in lines for each in numbers.split())
    return {f"{section}.{number}": int(level) for section, (number, level) in pairs}


def rows():
    """Return each row of the table as (number, level, about, status, what, shown by)."""
    lines = (line for line in TABLE.read_text().split("\n") if re.match(r"\| \d", line))
    return [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines]


def named_in(path):
    return {node.name for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.FunctionDef)}


def headings(path):
    lines = re.findall(r"^#+ (.+)$", path.read_text(), re.MULTILINE)
    return {re.sub(r"[^a-z0-9 -]", "", line.lower()).replace(" ", "-") for line in lines}


def test_levels_1_and_2_have_70_and_183_requirements():
    assert Counter(asked().values()) == {1: 70, 2: 183}


def test_every_requirement_stands_there_once_with_its_level():
    assert [(number, int(level)) for number, level, *_ in rows()] == [*asked().items()]


def test_every_row_has_a_status_and_says_what_it_is_about():
    for number, _, about, status, *_ in rows():
        assert status in STATUSES, number
        assert about, number


def test_what_is_met_names_what_shows_it_and_what_is_not_says_why():
    for number, _, _, status, what, shown in rows():
        if status == "met":
            assert shown, number
        else:
            assert what, number


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[0])
def test_what_is_named_is_there(row):
    for named in re.findall(r"`([a-z_/0-9]+\.py[^`]*)`", row[5]):
        path, _, test = named.partition("::")
        assert (ROOT / "tests" / path).is_file(), named
        assert not test or test in named_in(ROOT / "tests" / path), named
    for link in re.findall(r"\]\(([^)]+)\)", row[4] + row[5]):
        path, _, heading = link.partition("#")
        file = (TABLE.parent / path).resolve()
        assert file.is_file(), link
        assert not heading or heading in headings(file), link


def test_the_totals_that_are_told_are_these():
    counted = Counter((number.split(".")[0], status) for number, _, _, status, *_ in rows())
    for chapter in sorted({number for number, _ in counted}, key=int):
        told = re.search(rf"^\| {chapter}\. [^|]+\| (\d+) \| (\d+) \| (\d+) \|$", SUMMARY, re.MULTILINE)
        assert told, chapter
        assert [int(number) for number in told.groups()] == [
            counted[chapter, status] for status in STATUSES
        ], chapter
    all_of_them = Counter(status for _, _, _, status, *_ in rows())
    assert f"| all 253 | {' | '.join(str(all_of_them[status]) for status in STATUSES)} |" in SUMMARY


def test_what_is_not_met_is_told_first():
    told = SUMMARY[SUMMARY.index("## ASVS") : SUMMARY.index("| chapter |")]

    for number, _, _, status, *_ in rows():
        assert (f"**{number}**" in told) == (status == "not met"), number


def test_rows_that_wait_for_names_of_tests_are_counted():
    waiting = [number for number, *_, shown in rows() if re.search(rf"TODO-({ENGINEERS})\b", shown)]

    assert len(waiting) == WAITING
