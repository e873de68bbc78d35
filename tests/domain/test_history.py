from s11.domain.history import Told, compared, versions


def told(before, after, known=True):
    return Told("2026-11-25T12:00:00.000000+00:00", 7, "answer.changed", before, after, known)


def test_earlier_values_are_worked_out_backwards_from_those_of_now():
    changes = [
        told({"narrative": "second"}, {"narrative": "third"}),
        told({"narrative": "first"}, {"narrative": "second", "rating": "green"}),
    ]

    found, before = versions({"narrative": "third", "rating": "green", "impact": ""}, changes)

    assert before == {"narrative": "first", "rating": None, "impact": ""}
    assert [version.values["narrative"] for version in found] == ["third", "second"]
    assert found[0].values["rating"] == "green"
    assert found[1].changed == (("narrative", "first", "second"), ("rating", None, "green"))


def test_what_stood_before_erased_details_is_not_guessed():
    changes = [
        told({"narrative": "b"}, {"narrative": "c"}),
        told({}, {}, known=False),
        told({"narrative": "a"}, {}),
    ]

    found, before = versions({"narrative": "c"}, changes)

    assert len(found) == 1
    assert before == {"narrative": "b"}


def test_two_texts_are_compared_word_by_word_and_nothing_is_lost():
    pieces = compared("We have a policy\nof 2024.", "We have a new policy\nof 2026.")

    assert [(piece.kind, piece.text) for piece in pieces if piece.kind != "same"] == [
        ("added", "new "),
        ("removed", "2024."),
        ("added", "2026."),
    ]
    assert "".join(piece.text for piece in pieces if piece.kind != "added") == "We have a policy\nof 2024."
    assert (
        "".join(piece.text for piece in pieces if piece.kind != "removed") == "We have a new policy\nof 2026."
    )


def test_very_long_texts_are_shown_whole_one_after_the_other():
    pieces = compared("a " * 30_000, "b " * 30_000)

    assert [piece.kind for piece in pieces] == ["removed", "added"]
