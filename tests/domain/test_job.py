from s11.domain.job import file_names


def test_a_paper_is_named_by_audit_and_directorate():
    assert file_names("2026", ["housing"], "feedback") == ["2026-housing-feedback.pdf"]


def test_names_differ_also_where_small_letters_count_as_capitals():
    names = file_names("2026", ["Roads", "roads", "ROADS", "roads-feedback-2"], "feedback")

    assert len({name.casefold() for name in names}) == 4
