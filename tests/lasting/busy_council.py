"""A council in which everything that can be kept was kept once, through the services that people use."""

from datetime import UTC, date, datetime
from io import BytesIO

from PIL import Image

from s11 import create_app
from s11.config import Settings
from s11.domain.audit import Answer, Directorate, Evidence, StoredFile
from s11.domain.face import Face
from s11.domain.people import Role
from s11.domain.reach import EVERYTHING
from s11.domain.trail import Circumstances
from s11.services.answering import find_asked, save_answer
from s11.services.cmt_reports import issue_cmt_report
from s11.services.evidence import add_evidence
from s11.services.exporting import export_audit
from s11.services.faces import NewLogo, save_face
from s11.services.jobs.asking import start_job
from s11.services.people import NewPerson, add_person
from s11.services.planning import take_proposals
from s11.services.reviewing import Moderation, accept, issue_feedback, moderate, send_back
from s11.storage.cycles import load_cycle
from s11.storage.database import db, say_only_reading
from s11.storage.heads import load_head
from s11.storage.reach import reaching
from s11.storage.tables import BoardRow
from s11.storage.trail import say_circumstances, say_place
from s11.storage.upgrading import upgrade
from tests.board import OWN_RATINGS, keep, signed_off
from tests.conftest import small_audit
from tests.reports.hostile import LITERAL

TODAY = date(2026, 11, 25)
NOW = datetime(2026, 11, 25, 14, 5, 7, 123456, tzinfo=UTC)
THEN = "testshire-then"
TYPED = ("\n".join(text for text in LITERAL if len(text) < 300) + " عربي 😀\r\n\t ") * 2
LONG = "We hold the minutes of every meeting. " * 500


def busy_council(folder, trail_key):
    """Fill an SQLite database in a folder, and return its audits as files, by ref."""
    settings = Settings(folder, f"sqlite:///{folder / 's11.db'}", "key", "salt", trail_key=trail_key)
    app = create_app(settings)
    say_only_reading(False)
    with app.app_context(), reaching(EVERYTHING):
        upgrade(db.engine)
        session = db.session()
        say_circumstances(Circumstances(None, "command line", "somebody"))
        _keep_audits(session)
        _keep_people(session)
        _answer(session)
        _review(session)
        save_face(session, session.query(BoardRow.id).scalar(), FACE, NewLogo(_logo()), 0, "Manager", NOW)
        issue_cmt_report(session, THEN, "Board business manager", TODAY)
        start_job(session, load_cycle(session, THEN), folder, "Manager", NOW, TODAY)
        exports = {ref: export_audit(session, ref) for ref in (THEN, "testshire-now")}
        session.rollback()
        db.session.remove()
        db.engine.dispose()
    return exports


FACE = Face(
    "Testshire partnership", "#123456", "#654321", "OFFICIAL", "Jo Lead\n01234", "The arms of Testshire"
)


def _keep_audits(session):
    from dataclasses import replace

    now = small_audit().cycle
    then = replace(now, ref=THEN, title="An audit before", opens=date(2026, 1, 5), closes=date(2027, 1, 30))
    three = (
        Directorate("housing", "Housing"),
        Directorate("leisure", "Leisure"),
        Directorate("roads", "Roads"),
    )
    keep(session, signed_off(), signed_off("leisure"), cycle=then, directorates=three)
    keep(session, cycle=replace(now, opens=date(2026, 11, 1), closes=date(2027, 1, 31)))


def _keep_people(session):
    for role in Role:
        works_in = "TC/housing" if role in (Role.LEAD, Role.DIRECTOR) else None
        add_person(
            session, NewPerson(f"{role.value}@example.org", role, works_in, f"{role.value} {TYPED[:40]}")
        )


def _answer(session):
    head = load_head(session, "testshire-now", "housing")
    say_place("testshire-now", "housing")
    for number, text in enumerate((TYPED, LONG, TYPED + LONG)):
        answer = Answer("1.1", "amber", text, "Asked", TYPED)
        save_answer(session, head, answer, number, f"Lead {TYPED[:30]}", NOW, TODAY)
    find_asked(session, head, "1.2")
    file = StoredFile("policy & <b>.pdf", "application/pdf", 12, "ab" * 32)
    add_evidence(session, head, "1.1", Evidence(TYPED[:100], "intranet", date(2026, 2, 28), file), TODAY)
    add_evidence(session, head, "1.2", Evidence("Minutes", "", None), TODAY)


def _review(session):
    say_place(THEN, "housing")
    for ratings in OWN_RATINGS:
        head = load_head(session, THEN, "housing")
        moderated = Moderation("red", TYPED, "Strong", "Why not?")
        moderate(session, head, ratings.standard, moderated, 1, "Manager", NOW)
    accept(session, load_head(session, THEN, "housing"), "Manager", NOW, TODAY)
    issue_feedback(session, load_head(session, THEN, "housing"), "Jo, 01234", TODAY)
    take_proposals(session, load_head(session, THEN, "housing"), "Manager", NOW, TODAY)
    say_place(THEN, "leisure")
    send_back(session, load_head(session, THEN, "leisure"), ["1.1"], "Say more")


def _logo():
    made = BytesIO()
    Image.new("RGB", (8, 8), "#123456").save(made, "PNG")
    made.seek(0)
    return made
