"""Handing out what is held about a person, to an administrator or to that person."""

from flask import Response

from s11.domain.reach import EVERYTHING
from s11.services.subject_access import export_person
from s11.storage.database import db, say_only_reading
from s11.storage.reach import reaching
from s11.web.pages import now


def held_by(person_id: int, with_texts: bool) -> Response:
    """Make the file of what is held about a person."""
    say_only_reading(False)
    with reaching(EVERYTHING):  # what is held about a person stands in audits of all
        held = export_person(db.session(), person_id, with_texts, now())
    response = Response(held, mimetype="application/zip")
    response.headers.set("Content-Disposition", "attachment", filename=f"held-about-person-{person_id}.zip")
    return response
