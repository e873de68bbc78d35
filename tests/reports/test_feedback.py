"""The board's feedback to a directorate on paper."""

from dataclasses import replace
from datetime import date

from reports.feedback import feedback
from tests.reports.reading import bookmarks, pages, words
from tests.reports.samples import TITLES, action, feedback_contents


def test_page_one_thanks_and_says_what_was_reviewed_and_who_signed_it_off_when():
    first = pages(feedback(feedback_contents()))[0]

    assert "Feedback to Housing: Section 11 audit 2025-26" in first
    assert "Issued on 12 March 2026" in first
    assert "Thank you for the section 11 return of Housing." in first
    assert "signed off by Dana Whitfield, Director of Housing on 30 January 2026" in first
    assert "24 criteria under 8 standards of s11-2026 version 1" in first


def test_page_one_sets_both_ratings_of_every_standard_side_by_side_in_words():
    first = pages(feedback(feedback_contents()))[0]

    assert f"Standard 1: {TITLES[0]} Green Amber" in first
    assert f"Standard 3: {TITLES[2]} Amber Red" in first
    assert f"Standard 6: {TITLES[5]} Green Not rated" in first
    assert "differs from yours on standards 1 and 3" in first


def test_page_one_names_three_strengths_the_best_rated_first():
    first = pages(feedback(feedback_contents()))[0]

    strong = first[first.index("What is strong") : first.index("What is asked")]
    assert [number for number in "12345678" if f"Standard {number}:" in strong] == ["2", "5", "8"]


def test_page_one_says_what_is_asked_soonest_first_and_what_is_done_is_not_asked_again():
    first = pages(feedback(feedback_contents()))[0]

    asked = first[first.index("What is asked") :]
    assert asked.index("Action 4, 31 January 2026 (overdue)") < asked.index("Action 1, 30 June 2026")
    assert "Action 5" not in asked


def test_a_feedback_that_is_not_issued_says_that_it_is_a_draft():
    texts = pages(feedback(feedback_contents(issued_on=None)))

    assert "Draft, not yet issued." in texts[0]
    assert all("Draft feedback to Housing" in text for text in texts)


def test_a_part_a_standard_says_why_the_ratings_differ_what_is_strong_and_what_is_asked():
    text = words(feedback(feedback_contents()))

    _, first = text.split(f"Standard 1: {TITLES[0]} Your rating The board's rating Green Amber", 1)
    order = [
        "Why the ratings differ",
        "What is strong",
        "The board's challenge",
        "Your reply",
        "Evidence still wanted",
    ]
    assert [first.index(label) for label in order] == sorted(first.index(label) for label in order)


def test_ratings_that_differ_without_a_reason_are_flagged():
    standard = replace(feedback_contents().standards[0], board_reason="")

    text = words(feedback(feedback_contents(standards=(standard,))))

    assert "Why the ratings differ no reason is given" in text


def test_a_challenge_without_a_reply_is_flagged_and_asked_for():
    text = words(feedback(feedback_contents()))

    assert "no reply yet" in text
    assert "Reply to the board's challenge under standard 3." in text


def test_a_criterion_that_was_sent_back_says_why_and_is_listed_among_the_next_steps():
    text = words(feedback(feedback_contents()))

    assert "Sent back: Say which visits, and when." in text
    assert "Answer again what was sent back: 3.2." in text


def test_a_criterion_without_a_rating_is_not_answered():
    assert "Not answered" in words(feedback(feedback_contents()))


def test_the_next_steps_end_with_whom_to_ask():
    text = words(feedback(feedback_contents()))

    assert "The next audit opens on 1 November 2027." in text
    assert text.endswith(
        "Joan Mirza, business manager of the partnership 01234 567 890, partnership@example.org"
    )


def test_a_next_audit_whose_day_is_past_was_due_to_open():
    text = words(feedback(feedback_contents(next_audit=date(2017, 11, 1))))

    assert "The next audit was due to open on 1 November 2017." in text


def test_a_directorate_that_sent_nothing_is_told_so_on_one_page_without_thanks():
    standards = tuple(unreviewed(standard, rating=None) for standard in feedback_contents().standards)
    unsent = feedback_contents(
        standards=standards, actions=(), signed_off_by=None, signed_off_on=None, issued_on=None
    )

    (only,) = pages(feedback(unsent))

    assert "Housing has not sent its return." in only
    assert "nothing to review yet" in only
    assert "Send your return, signed off by the director." in only
    assert "Thank you" not in only


def test_a_return_that_the_board_has_not_reviewed_yet_is_not_called_reviewed():
    standards = tuple(unreviewed(standard) for standard in feedback_contents().standards)

    text = words(feedback(feedback_contents(standards=standards, issued_on=None)))

    assert "The board has not yet reviewed your answers to 24 criteria" in text
    assert "The board has not rated any standard yet." in text
    assert text.count("The board has not reviewed this standard yet.") == 8
    assert "The board has no challenge here." not in text


def unreviewed(standard, **rating):
    criteria = tuple(replace(criterion, sent_back="", **rating) for criterion in standard.criteria)
    said = dict.fromkeys(("board_reason", "strengths", "challenge", "reply", "evidence_wanted"), "")
    return replace(standard, criteria=criteria, board_rating=None, **said)


def test_a_missing_contact_audit_date_and_sign_off_are_said_where_they_belong():
    bare = feedback_contents(contact=" ", next_audit=None, signed_off_by=None, signed_off_on=None)

    text = words(feedback(bare))

    assert "It was not signed off." in text
    assert "The next audit: no date is set." in text
    assert text.endswith("Whom to ask nobody is named")


def test_a_feedback_with_nothing_in_it_is_made_of_sentences():
    text = words(feedback(feedback_contents(standards=(), actions=())))

    assert "No standard was reviewed." in text
    assert "No action is asked of you." in text


def test_actions_without_lead_or_date_are_asked_for_by_number():
    done = action(3, lead=None, status="complete")
    contents = feedback_contents(actions=(done, action(4, lead=None), action(5), action(9, due="soon")))

    assert "Give a lead officer and a date to actions 4 and 9." in words(feedback(contents))


def test_the_bookmarks_are_the_headings():
    found = bookmarks(feedback(feedback_contents()))

    assert found[0] == (0, "Feedback to Housing: Section 11 audit 2025-26")
    assert (1, f"Standard 8: {TITLES[7]}") in found
    assert found[-1] == (2, "Whom to ask")
