import pytest

from s11.domain.refs import is_ref, ref_from, refs_for


@pytest.mark.parametrize(
    ("name", "ref"),
    [
        ("Children's Services", "childrens-services"),
        ("  Adults & Communities ", "adults-communities"),
        ("École française", "ecole-francaise"),
        ("子ども", "directorate"),
        ("<script>", "script"),
    ],
)
def test_a_name_becomes_what_can_stand_in_an_address(name, ref):
    assert ref_from(name) == ref
    assert is_ref(ref)


def test_a_long_name_still_makes_a_ref_that_is_its_own():
    first, second = refs_for(["a" * 200 + "x", "a" * 200 + "y"], {})

    assert first != second
    assert is_ref(first) and is_ref(second)


def test_a_directorate_that_was_there_before_keeps_its_ref():
    assert refs_for(["Housing", "Homes"], {"homes": "housing"}) == ["housing-2", "housing"]


def test_two_names_that_one_directorate_had_over_the_years_become_two():
    assert refs_for(["Homes", "Housing"], {"homes": "housing", "housing": "housing"}) == [
        "housing",
        "housing-2",
    ]
