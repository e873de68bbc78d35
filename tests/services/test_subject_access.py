"""What is held about a person comes in one file: whole, readable, without a secret, and told in the trail."""

import csv
import json
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, MetaData, Table, Text, select

from s11.domain.people import Role
from s11.services import subject_access
from s11.services.people import NewPerson, add_person
from s11.services.subject_access import export_person
from s11.storage.hanging import hanging_on
from s11.storage.mentions import searched_columns
from s11.storage.tables import CmtReportRow, CycleRow, StandardRow, TrailRow
from tests.services.test_erasing_accounts import EMAIL, NAME, NOW, audit, pat

__all__ = ["audit", "pat"]


def held(session, person, with_texts=True):
    archive = ZipFile(BytesIO(export_person(session, person.id, with_texts, NOW)))
    return archive, json.loads(archive.read("held.json"))


def rows(archive, name):
    return list(csv.DictReader(StringIO(archive.read(name).decode("utf-8-sig"))))


def test_the_account_is_given_with_the_names_that_it_had_and_without_a_secret(session, pat):
    archive, said = held(session, pat)

    account = said["account"]
    assert (account["email"], account["name"], account["directorate"]) == (EMAIL, NAME, "Housing")
    assert account["known_as"] == [NAME, "Patricia Before", EMAIL]
    assert account["password"] == account["fs_uniquifier"] == "(held, not given out)"
    everything = b"".join(archive.read(name) for name in archive.namelist())
    assert pat.password.encode() not in everything and pat.fs_uniquifier.encode() not in everything


def test_what_the_account_did_and_what_was_done_with_it_is_told(session, pat):
    archive, said = held(session, pat)

    told = {(entry["what"], entry["by"]) for entry in said["told"]}
    assert {("Answer added", "this account"), ("Person added", "somebody else")} <= told
    signed_in = next(entry for entry in said["told"] if entry["what"] == "Sign in done")
    assert signed_in["from"] == "192.0.2.7"
    assert len(rows(archive, "told.csv")) == len(said["told"])


def test_what_stands_under_its_name_is_listed_with_its_place(session, pat):
    _, said = held(session, pat)

    assert {
        "audit": "testshire-now", "directorate": "housing", "what": "answer 1.1", "at": None, "as": NAME,
    } in [{**each, "at": None} for each in said["saved"]]  # fmt: skip
    assert len(said["saved"]) == 3


def test_every_sentence_that_names_the_person_is_found_with_its_place(session, pat):
    session.add(
        StandardRow(submission_id=1, standard="1", challenge=f"Why?\n{NAME} said so. Nobody else did.")
    )
    cycle = session.scalars(select(CycleRow.id)).first()
    contents = json.dumps({"format": "x", "lead": f"{NAME}, Housing"})
    session.add(CmtReportRow(cycle_id=cycle, as_at=NOW.date(), issued_by="CMT", contents=contents))
    session.commit()

    _, said = held(session, pat)

    found = {(each["what"], each["field"], each["sentence"]) for each in said["texts"]}
    assert {
        ("answer 1.1", "narrative", f"{NAME} leads on it."),
        ("standard 1", "challenge", f"{NAME} said so."),
        (f"cmt report {NOW.date()}", "contents", f"{NAME}, Housing"),
    } <= found
    assert {
        (each["audit"], each["directorate"]) for each in said["texts"] if each["what"] == "standard 1"
    } == {("testshire-now", "housing")}


def test_for_oneself_no_texts_of_others_are_searched_and_the_file_says_so(session, pat):
    archive, said = held(session, pat, with_texts=False)

    assert said["texts"] == [] and rows(archive, "texts.csv") == []
    assert "data protection officer" in said["left_out"][-1]
    assert said["left_out"][-1] in archive.read("README.txt").decode()


def test_that_it_was_handed_out_is_told(session, pat):
    held(session, pat)

    last = session.scalars(select(TrailRow).order_by(TrailRow.id.desc())).first()
    assert (last.what, last.place) == ("person.exported", str(pat.id))


@pytest.mark.parametrize("name", ["=cmd|' /C calc'!A0", "+441753", "@SUM(1)", '<b>😀</b> "quoted", عائشة'])
def test_a_hostile_name_is_given_as_it_is_and_is_no_formula(session, audit, name):
    person = add_person(session, NewPerson(EMAIL, Role.CMT, name=name)).person

    archive, said = held(session, person)

    assert said["account"]["name"] == name
    cells = [cell for row in rows(archive, "account.csv") for cell in row.values()]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@"))]


def test_every_text_that_people_type_is_searched():
    searched = {
        f"{table.name}.{each.name}" for table, columns in searched_columns().items() for each in columns
    }

    assert {
        "answer.narrative", "answer.action_lead", "standard.challenge", "action.lead", "progress_update.text",
        "evidence.title", "evidence.file_name", "submission.signed_off_by", "submission.feedback_contact",
        "cmt_report.contents", "face.contact", "cycle.title", "asked.name",
    } <= searched  # fmt: skip
    assert not {each for each in searched if each.startswith(("user.", "trail"))}


def test_rows_that_hang_on_an_account_are_given_without_their_secrets():
    given = {
        name: subject_access._given(name, value)
        for name, value in {
            "device": "Firefox", "token": "t", "public_key": b"k", "credential_id": b"c", "picture": b"png", "secret": None,
        }.items()
    }  # fmt: skip

    assert given == {
        "device": "Firefox", "token": "(held, not given out)", "public_key": "(held, not given out)",
        "credential_id": "(held, not given out)", "picture": "(3 bytes)", "secret": None,
    }  # fmt: skip


def test_what_hangs_on_a_row_is_found_through_other_tables_and_removed_before_it():
    metadata = MetaData()
    user = Table("user", metadata, Column("id", Integer, primary_key=True))
    passkey = Table(
        "passkey", metadata, Column("id", Integer, primary_key=True),
        Column("user_id", ForeignKey(user.c.id)), Column("key", LargeBinary),
    )  # fmt: skip
    Table(
        "use",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("passkey_id", ForeignKey(passkey.c.id)),
    )
    Table(
        "invitation", metadata, Column("id", Integer, primary_key=True), Column("to", Text),
        Column("sent_by", ForeignKey(user.c.id)),
    )  # fmt: skip

    names = [each.table.name for each in hanging_on(user, 7, spared={"invitation.sent_by"})]

    assert names == ["use", "passkey", "user"]
