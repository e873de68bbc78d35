"""Three councils of two boards in one installation: the same words in each, but for a mark that tells whose they are.

A mark is `zq`, the council's letter and what it stands in, such as `zqaho`: an answer of Ashford's Housing.
"""

import re
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from s11.domain.audit import (
    Action,
    Answer,
    Body,
    Cycle,
    Evidence,
    ProgressUpdate,
    ProposedAction,
    StandardRatings,
    Submission,
)
from s11.domain.face import Face
from s11.services.cmt_reports import issue_cmt_report
from s11.services.faces import NewLogo, save_face
from s11.services.jobs.asking import start_job
from s11.services.jobs.working import Workshop, claim_next, now, work_on
from s11.services.keeping_files import Keeping, keep_file, received
from s11.storage.audits import keep_audit
from s11.storage.cycles import load_cycle
from s11.storage.database import db
from s11.storage.files.folder import FolderStore
from s11.storage.tables import AnswerRow, BoardRow, DirectorateRow, OrganisationRow, SubmissionRow, UserRow
from tests.conftest import FRAMEWORK, TODAY, small_audit
from tests.hostile_files import pdf

MARK = re.compile(r"zq[a-z]{3}")
NORTH, SOUTH = Body("North Partnership", "NP"), Body("South Partnership", "SP")


@dataclass(frozen=True)
class Council:
    letter: str
    name: str
    board: Body

    @property
    def cycle(self):
        return f"{self.name.lower()}-now"

    def mark(self, kind):
        return f"zq{self.letter}{kind}"


ASHFORD, BEXLEY = Council("a", "Ashford", NORTH), Council("b", "Bexley", NORTH)
CORBY = Council("c", "Corby", SOUTH)
COUNCILS = (ASHFORD, BEXLEY, CORBY)
FACES = {NORTH: "zqnfa", SOUTH: "zqsfa"}

# What stands where: the audit's title, answers of Housing (accepted), their earlier text, Leisure's draft, the
# plan, what the board said to Housing, Housing's file.
KINDS = ("au", "ho", "ea", "dr", "pl", "bo", "fi")


def build(session, folder):
    """Fill an empty database and its data folder."""
    for council in COUNCILS:
        keep_audit(session, _audit(council, folder), FRAMEWORK.decode())
        session.commit()
        _write_the_answers_anew(session, council)
        issue_cmt_report(session, council.cycle, "Manager", TODAY)
        start_job(session, load_cycle(session, council.cycle), folder, "Manager", now(), TODAY)
    shop = Workshop("one", sessionmaker_of(session), folder, False, workers=1)
    while job := claim_next(shop):
        work_on(shop, job)
    for board in session.query(BoardRow).all():
        mark = FACES[Body(board.name, board.short_name)]
        face = Face(f"{mark} {board.name}", contact=f"Ask {mark}")
        save_face(session, board.id, face, NewLogo(), 0, "Manager", now())
    session.add_all(_people(session))
    session.commit()


def sessionmaker_of(session):
    from sqlalchemy.orm import sessionmaker

    return sessionmaker(db.engine)


def _audit(council, folder):
    return small_audit(
        board=council.board,
        organisation=Body(f"{council.name} Council", council.name[:2].upper()),
        cycle=Cycle(council.cycle, f"Audit {council.mark('au')}", date(2026, 1, 1), date(2099, 1, 1), 24),
        submissions=(_housing(council, folder), _leisure(council)),
        actions=_actions(council),
    )


def _housing(council, folder):
    own, board = council.mark("ho"), council.mark("bo")
    content = pdf(b"<< /About (%s) >>" % council.mark("fi").encode())
    keeping = Keeping(
        folder / "evidence/incoming", FolderStore(folder / "evidence"), FolderStore(folder / "locked"), None
    )
    with received(keeping.incoming, BytesIO(content)) as upload:
        file = keep_file(keeping, "policy.pdf", upload)
    evidence = (Evidence(f"Policy {own}", f"Shelf {own}", TODAY, file),)
    answers = tuple(
        Answer(criterion, "green", f"What {own}", f"How {own}", f"Impact {own}", evidence=evidence)
        for criterion in ("1.1", "1.2", "2.1", "2.2")
    )
    ratings = tuple(
        StandardRatings(
            standard, "green", "amber", f"Why {board}", f"Strong {board}", f"Why {own}", f"Challenge {board}"
        )
        for standard in ("1", "2")
    )
    return Submission(
        "housing", "accepted", f"Director {own}", TODAY, answers, ratings, TODAY, f"Contact {board}"
    )


def _leisure(council):
    draft = council.mark("dr")
    proposed = ProposedAction(f"Do {draft}", f"Lead {draft}", date(2027, 3, 1), f"Measure {draft}")
    answers = (Answer("1.1", "amber", f"What {draft}", f"How {draft}", f"Impact {draft}", "", (), proposed),)
    return Submission("leisure", "in_progress", None, None, answers, (StandardRatings("1", "amber"),))


def _actions(council):
    mark = council.mark("pl")
    update = ProgressUpdate(TODAY, "on_track", None, f"Went {mark}", f"By {mark}")
    return tuple(
        Action(n, "1", "housing", "action", f"Act {mark}", f"Lead {mark}", date(2027, 3, 1), f"Measure {mark}",
               "on_track", (), (update,))
        for n in (1, 2)
    )  # fmt: skip


def _write_the_answers_anew(session, council):
    """Let the trail know an earlier text of each answer, as when somebody wrote it and then thought better of it."""
    earlier, own = council.mark("ea"), council.mark("ho")
    of_cycle = session.query(SubmissionRow.id).join(
        DirectorateRow, DirectorateRow.id == SubmissionRow.directorate_id
    )
    from s11.domain.trail import Circumstances
    from s11.storage.trail import say_circumstances

    submission_id = (
        of_cycle.filter(DirectorateRow.ref == "housing").order_by(SubmissionRow.id.desc()).first()[0]
    )
    say_circumstances(Circumstances(cycle=council.cycle, directorate="housing"))
    for text in (f"Before {earlier}", f"What {own}"):
        for row in session.query(AnswerRow).filter_by(submission_id=submission_id):
            row.narrative = text
        session.commit()
    say_circumstances(Circumstances())


def _people(session):
    boards = {row.name.split()[0].lower(): row.id for row in session.query(BoardRow)}
    organisations = {row.name.split()[0].lower(): row.id for row in session.query(OrganisationRow)}
    yield _person("manager", "all")
    yield _person("cmt", "all")
    yield _person("admin", "all")
    for name, board_id in boards.items():
        yield _person("manager", name, board_id=board_id)
    for name, organisation_id in organisations.items():
        yield _person("cmt", name, organisation_id=organisation_id)
        yield _person("scrutiny", name, organisation_id=organisation_id)
        for row in session.query(DirectorateRow).filter_by(organisation_id=organisation_id):
            yield _person("lead", f"{name}-{row.ref}", directorate_id=row.id)
            yield _person("director", f"{name}-{row.ref}", directorate_id=row.id)


def _person(role, of, **whose):
    key = f"{role}-{of}"
    return UserRow(email=f"{key}@example.org", name=key, fs_uniquifier=key, role=role, active=True, **whose)
