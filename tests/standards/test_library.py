"""The frameworks that come with the program."""

import re

import pytest

from standards.library import library

EIGHT_STANDARDS = [
    "Senior management have commitment to the importance of safeguarding and promoting children's welfare",
    "There is a clear statement of the agency's responsibility towards children and this is available to all"
    " staff",
    "There is a clear line of accountability within the organisation for work on safeguarding and promoting"
    " welfare",
    "Service development takes into account the need to safeguard and promote welfare and is informed, where"
    " appropriate, by the views of children and families",
    "There is effective training on safeguarding and promoting the welfare of children for all staff working"
    " with or, depending on the agencies primary functions, in contact with children and families",
    "Safer recruitment procedures including vetting procedures and those for managing allegations are in"
    " place",
    "There is effective inter-agency working to safeguard and promote the welfare of children",
    "There is effective Information Sharing",
]

UNCHECKED_IN_2026 = ["1.1", "1.7", "2.6", "3.2", "3.3", "4.2", "4.4", "4.6", "5.2", "5.6", "5.7"]
UNCHECKED_IN_2026 += ["6.1", "6.2", "6.4", "6.6", "7.3", "8.1", "8.6"]

ASKED_OF_SMALL_BODIES = ["1.1", "2.1", "2.3", "3.2", "4.3", "5.2", "6.1", "6.2", "6.5", "6.6"]
ASKED_OF_SMALL_BODIES += ["7.2", "7.3", "8.1", "8.4"]


@pytest.fixture
def s11_2015():
    return library()[0]


@pytest.fixture
def s11_2026():
    return library()[1]


def test_two_frameworks_come_with_the_program():
    names = [framework.name for framework in library()]

    assert names == ["s11-2015 version 1", "s11-2026 version 1"]


def test_2015_asks_the_eight_standards_in_the_words_of_the_slough_paper(s11_2015):
    assert [standard.title for standard in s11_2015.standards] == EIGHT_STANDARDS


def test_every_arrangement_of_the_slough_paper_has_a_criterion(s11_2015):
    sources = " ".join(each.source for each in s11_2015.criteria)

    cited = set(re.findall(r"para 5\.3, (\w+) point", sources))

    assert cited == {"1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th", "9th"}


def test_2026_asks_52_criteria(s11_2026):
    assert [len(standard.criteria) for standard in s11_2026.standards] == [7, 6, 6, 6, 7, 7, 7, 6]


def test_2026_marks_what_could_not_be_checked(s11_2026):
    assert [each.id for each in s11_2026.criteria if each.unverified] == UNCHECKED_IN_2026


def test_2026_marks_the_14_criteria_asked_of_small_bodies(s11_2026):
    core = [each.id for each in s11_2026.criteria if "core" in each.applies_to]

    assert core == ASKED_OF_SMALL_BODIES


@pytest.mark.parametrize("framework", library(), ids=str)
def test_criteria_are_numbered_within_their_standard_and_there_are_two_at_least(framework):
    for standard in framework.standards:
        numbers = [criterion.id for criterion in standard.criteria]

        assert len(numbers) >= 2
        assert numbers == [f"{standard.id}.{n}" for n in range(1, len(numbers) + 1)]


@pytest.mark.parametrize("framework", library(), ids=str)
def test_every_criterion_has_all_that_a_form_shows(framework):
    for each in framework.criteria:
        assert each.statement.endswith(".")
        assert all((each.evidence, each.impact_prompt, each.guidance, each.applies_to, each.source))


@pytest.mark.parametrize("framework", library(), ids=str)
def test_the_default_scale_says_what_each_rating_needs(framework):
    needs = {rating.id: rating.needs for rating in framework.scale.ratings}

    assert needs == {
        "green": ("how_known", "evidence"),
        "amber": ("action",),
        "red": ("action",),
        "na": ("na_reason",),
    }
    assert [rating.id for rating in framework.scale.ratings if not rating.counts] == ["na"]
