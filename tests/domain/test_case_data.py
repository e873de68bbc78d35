"""What looks as if it could identify a child, and what must not: each line of these tables is a text that people type."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from s11.domain.case_data import Sign, is_nhs_number, is_pupil_number, signs_in, warning, warning_of

NHS, PUPIL, INSURANCE = Sign.NHS_NUMBER, Sign.PUPIL_NUMBER, Sign.INSURANCE_NUMBER
BORN, AGED, CASE = Sign.DATE_OF_BIRTH, Sign.AGE_AND_DAY, Sign.CASE_REFERENCE

LOOKS_LIKE = [
    ("Her NHS number is 943 476 5919.", NHS),
    ("NHS no. 9434765919", NHS),
    ("NHS No: 943-476-5919 was given", NHS),
    ("nhs number 1234567890 (mistyped)", NHS),
    ("NHS 401 023 2137", NHS),
    ("The number 401 023 2137 is in the file", NHS),
    ("4010232137", NHS),
    ("see 401-023-2137.", NHS),
    ("(4010232137)", NHS),
    ("‘4010232137’", NHS),
    ("Ring the GP about 401 023 2137, please", NHS),
    ("line one\n4010232137\nline three", NHS),
    ("401\u00a0023\u00a02137", NHS),
    ("NHS number: 401 023 2137\u202e", NHS),
    ("UPN P207000016049", PUPIL),
    ("the pupil P207000016049 moved school", PUPIL),
    ("p207000016049", PUPIL),
    ("[P207000016049]", PUPIL),
    ("pupils P207000016049, and others", PUPIL),
    ("NI number QQ123456C is an example, AB123456C is one", INSURANCE),
    ("AB 12 34 56 C", INSURANCE),
    ("AB-12-34-56-C", INSURANCE),
    ("JG103759A", INSURANCE),
    ("his mother, JG 10 37 59 A, said", INSURANCE),
    ("DOB 3/4/2012", BORN),
    ("DoB: 03.04.12", BORN),
    ("D.O.B. 3 April 2012", BORN),
    ("d.o.b 03-04-2012", BORN),
    ("dob=2012-04-03", BORN),
    ("DOB (3/4/12)", BORN),
    ("date of birth 3 April 2012", BORN),
    ("Date of Birth: 3rd April 2012", BORN),
    ("date of birth is 03/04/2012", BORN),
    ("day of birth was April 3, 2012", BORN),
    ("She was born 3/4/2012 in Slough", BORN),
    ("born on 3 April 2012", BORN),
    ("born on the 3rd of April 2012", BORN),
    ("Born: 03/04/2012", BORN),
    ("Child A (b. 03/04/2012)", BORN),
    ("whose birthday is 3 April 2012", BORN),
    ("A boy aged 7 was seen on 3 April 2016.", AGED),
    ("The girl, aged 14, was moved on 03/04/2016.", AGED),
    ("On 3 April 2016 a 7-year-old boy was found alone.", AGED),
    ("On 3 April 2016 the 7 year old child was found.", AGED),
    ("A 15 year-old girl went missing on 12.6.2016", AGED),
    ("an 18-month-old baby was seen on 12/6/16", AGED),
    ("A child of 9 was referred on 2016-06-12", AGED),
    ("the pupil was 12 and left on 3 June 2016", AGED),
    ("The child (7) was visited on 3 June 2016", AGED),
    ("Their son aged 3 was taken in on June 3, 2016", AGED),
    ("a young person aged 16 was housed on 1/2/2016", AGED),
    ("Her daughter, who is aged 5, came on 1/2/2016", AGED),
    ("LCS 1234567", CASE),
    ("see LCS ref 1234567", CASE),
    ("LCS ID: 76543", CASE),
    ("Mosaic ID 1234567", CASE),
    ("Mosaic number 87654321", CASE),
    ("Liquidlogic case 1234567", CASE),
    ("ICS number 765432", CASE),
    ("EHM 123456", CASE),
    ("CareFirst no. 1234567", CASE),
    ("case reference 1234567", CASE),
    ("Case ref: CF/12345", CASE),
    ("case no. 45678", CASE),
    ("case number is 2016/00123", CASE),
    ("the child's ID 876543", CASE),
    ("child ID: 876543", CASE),
    ("client number 876543", CASE),
    ("service user no 876543", CASE),
    ("referral number 2016-00123", CASE),
    ("person ID 1234567", CASE),
    ("family reference number 1234567", CASE),
]  # fmt: skip

HARMLESS = [
    "",
    "   \n\n",
    "reviewed 3 April 2016",
    "The policy of 3/4/2016 was reviewed on 19 July 2016.",
    "Reviewed 2016-04-03, next on 2017-04-03",
    "Ring 01753 475111",
    "Telephone 0300 123 4567",
    "Tel: 020 7946 0958",
    "Tel. 401 023 2137",
    "0800 1111 is Childline",
    "Call 07700 900123",
    "+44 7700 900123",
    "+44 (0)1753 475 111",
    "07700900123",
    "phone 4010232137",
    "action 14 of the plan",
    "OR13 and OR14",
    "Action 1.2.3, criterion 8.4",
    "housing:1.1",
    "9434765918",
    "943 476 5918",
    "1234567890",
    "0123456789",
    "invoice £4,010,232,137",
    "£4010232137",
    "4010232137.50",
    "https://example.org/policy/4010232137",
    "policy-4010232137.pdf",
    "ISBN 978-0-11-334257-9",
    "a budget of 1,234,567",
    "1 234 567 890 letters",
    "12 34 56 sort code",
    "Children Act 2004, section 11(2)",
    "Working Together 2018, paragraphs 221-222",
    "SL1 2EJ",
    "policy AB123",
    "AB1234567",
    "version GB123456A",
    "QQ123456C is no number that exists",
    "NT123456A",
    "reference B123456789012",
    "B207000016049",
    "ISO27001 2013",
    "We record the date of birth and the ethnicity of every child.",
    "Forms ask for DOB, address and school.",
    "DOB is checked at the first contact; the form of 3 April 2016 asks for it.",
    "babies born in 2016",
    "born out of the review of 3 April 2016",
    "Children born in the borough since 2012",
    "the programme was born in April 2012",
    "the board was born of need on the whole",
    "Children aged 5 to 11 were consulted on 3 April 2016.",
    "Children aged 5-11 were asked in April 2016.",
    "Every child aged 16 or over is offered an advocate from 1 April 2016.",
    "Each child aged 10 is seen by a nurse from 1 April 2016.",
    "any child aged 12 may ask, from 3 April 2016",
    "A child aged 16 and over may consent, since 1 April 2016.",
    "For a child aged 11 to 17 the rule of 3 April 2016 holds.",
    "Care leavers aged 18 were surveyed on 1 April 2016.",
    "7 children were asked on 3 April 2016",
    "In the 12 months to 31 March 2016, 214 children were seen.",
    "children under 5 by 31 March 2016",
    "A 7-year-old policy was replaced on 3 April 2016.",
    "A boy aged 7 told us what had changed.",
    "The audit of 3 April 2016 found this. A child aged 7 told us why.",
    "The 5 year plan was agreed on 3 April 2016.",
    "Our staff of 16 were trained on 3 April 2016",
    "case file audits in 2016 and 2017",
    "serious case review 2016",
    "case 3 of 12",
    "In 12345 cases nothing was found.",
    "the number of the case is not written down",
    "case numbers rose to 2016",
    "Mosaic went live in 2016",
    "LCS 2016 upgrade",
    "We use Liquidlogic for 1,234 children.",
    "ICS training of 12 staff",
    "EHM dashboards, 98% complete",
    "client satisfaction 87%",
    "referral rates 2015/16",
    "referral number up by 214",
    "person specification 2016",
    "child protection plan reviews: 97%",
    "the pupil premium of 1,320 pounds",
    "Lead: Jo Bloggs, extension 45678",
    "committee report 12345 of 19 July 2016",
    "contract ref 2016/00123",
    "staff number 123456",
    "Minute 12/16, 3 April 2016",
    "<b>3 April 2016</b> & 14 June 2016",
    "😀 😀 2016",
    "مراجعة 3/4/2016",
    "b) 3/4/2016",
    "sub. 3/4/2016",
]  # fmt: skip


@pytest.mark.parametrize(("text", "sign"), LOOKS_LIKE)
def test_a_text_that_could_identify_a_child_is_noticed(text, sign):
    assert sign in signs_in(text)


@pytest.mark.parametrize("text", HARMLESS)
def test_what_people_write_every_day_is_left_alone(text):
    assert signs_in(text) == ()


def test_there_are_sixty_cases_and_more_each_way():
    assert len(LOOKS_LIKE) >= 60
    assert len(HARMLESS) >= 60


@pytest.mark.parametrize("number", ["9434765919", "4010232137", "4857773457"])
def test_the_check_digit_of_an_nhs_number_is_worked_out(number):
    wrong = f"{number[:-1]}{(int(number[-1]) + 1) % 10}"

    assert is_nhs_number(number)
    assert not is_nhs_number(wrong)


def test_the_check_letter_of_a_pupil_number_is_worked_out_also_of_a_temporary_one():
    assert is_pupil_number("P", "207000016049")
    assert not is_pupil_number("B", "207000016049")
    assert is_pupil_number("X", "00180001701A")


def test_the_warning_says_what_it_looks_like_and_never_what_matched():
    words = warning_of("NHS number 943 476 5919, DOB 3/4/2012")

    assert words == (
        "This looks like an NHS number and a date of birth. "
        "Say nothing here that could identify a child. If it does not, you need do nothing."
    )
    assert not any(sign.isdigit() for sign in words)


def test_several_signs_are_listed_and_none_is_silence():
    assert warning((NHS, BORN, CASE)).startswith(
        "This looks like an NHS number, a date of birth and the reference of a case."
    )
    assert warning(()) == warning_of(None) == ""


@pytest.mark.parametrize(
    "text",
    ["9" * 50_000, "1 " * 25_000, "born " * 10_000, "a child aged 7 " * 3_500, "case no " * 6_000, "aged 7 3/4/" * 4_000,
     "LCS ref " * 6_000, "A" * 50_000, "nhs " * 12_000, "d.o.b " * 8_000],
)  # fmt: skip
def test_the_longest_hostile_text_is_looked_through(text):
    signs_in(text)


@given(st.text(max_size=400))
@settings(max_examples=500, deadline=None)
def test_whatever_is_typed_the_warning_is_made_of_its_own_words(text):
    words = warning_of(text)

    assert words == warning(signs_in(text))
    assert not any(sign.isdigit() for sign in words)
