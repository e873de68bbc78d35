import pytest

from s11.domain.accounts import Known, placeholder, pseudonym, sentences_with

PAT = Known(("Pat Smith", "Housing"), ("pat@example.org",), frozenset({"Housing"}))


@pytest.mark.parametrize(
    "text",
    [
        "Pat Smith",
        "led by Pat Smith.",
        "PAT  SMITH",
        "Pat\nSmith",
        "(pat@example.org)",
        "Ask Pat Smith's team",
    ],
)
def test_a_text_that_names_the_person_is_found_however_it_is_set(text):
    assert PAT.names_in([text])


@pytest.mark.parametrize(
    "text", ["", "Pat", "Smith", "Pat Smithson", "Housing", "xpat@example.org", "Spat Smith"]
)
def test_what_may_be_somebody_else_is_not(text):
    assert not PAT.names_in([text])


def test_a_name_of_one_word_counts_only_where_it_stands_alone():
    known = Known(("Zoë",), ())

    assert known.names_in(["Zoë"])
    assert not known.names_in(["Zoë and others"])


def test_the_sentences_around_a_name_are_given_and_no_more():
    text = "We have a policy. Pat Smith leads on it! Nobody else does.\nPat Smith left."

    assert list(sentences_with(text, ["Pat Smith"])) == ["Pat Smith leads on it!", "Pat Smith left."]


def test_of_a_sentence_without_end_the_stretch_around_the_name_is_given():
    (found,) = sentences_with("x " * 20_000 + "Pat Smith" + " y" * 20_000, ["Pat Smith"])

    assert "Pat Smith" in found and len(found) <= 402


def test_a_pseudonym_is_the_number_and_mail_to_the_address_goes_nowhere():
    assert pseudonym(12) == "Person 12, account erased"
    assert placeholder(12).endswith(".invalid")
