"""All feedback of an audit: asked for, followed while it is made, cancelled, downloaded."""

from pathlib import Path

from flask import current_app, g, jsonify, redirect, render_template, send_file, url_for
from flask.typing import ResponseReturnValue

from s11.config import Settings
from s11.domain.people import Role
from s11.services.jobs.asking import (
    cancel_job,
    find_archive,
    find_paper,
    load_job_page,
    load_newest,
    start_job,
)
from s11.services.jobs.files import KEPT_FOR
from s11.storage.database import db
from s11.web.board import bp
from s11.web.pages import now, today
from s11.web.policy import may, person

PLACE = "/audits/<cycle>/reports/all-feedback"


@bp.get(PLACE)
@may(Role.MANAGER)
def all_feedback(cycle: str) -> ResponseReturnValue:
    """Say what would be made, how far it is, or what was made."""
    page = load_job_page(db.session(), g.audit)
    return render_template("board/all_feedback.html", page=page, days=KEPT_FOR.days)


@bp.get(f"{PLACE}/progress")
@may(Role.MANAGER)
def all_feedback_progress(cycle: str) -> ResponseReturnValue:
    """Tell the page's script how far it is."""
    job = load_newest(db.session(), cycle)
    if job is None:
        return jsonify(state="none", ended=0, failed=0, asked=0)
    return jsonify(state=job.state, ended=job.ended_parts, failed=len(job.failed), asked=len(job.parts))


@bp.post(PLACE)
@may(Role.MANAGER)
def start_all_feedback(cycle: str) -> ResponseReturnValue:
    """Ask for all feedback; twice is once."""
    start_job(db.session(), g.audit, _data(), person().display_name, now(), today())
    return redirect(url_for(".all_feedback", cycle=cycle))


@bp.post(f"{PLACE}/cancel")
@may(Role.MANAGER)
def cancel_all_feedback(cycle: str) -> ResponseReturnValue:
    """Make no more."""
    cancel_job(db.session(), cycle, now())
    return redirect(url_for(".all_feedback", cycle=cycle))


@bp.get(f"{PLACE}.zip")
@may(Role.MANAGER)
def all_feedback_archive(cycle: str) -> ResponseReturnValue:
    """Send all papers in one file."""
    path = find_archive(db.session(), cycle, _data())
    return _send(path, "application/zip", f"{cycle}-feedback.zip")


@bp.get(f"{PLACE}/paper/<directorate>.pdf")
@may(Role.MANAGER)
def one_of_all_feedback(cycle: str, directorate: str) -> ResponseReturnValue:
    """Send the paper of one directorate as it was made with the others."""
    path = find_paper(db.session(), cycle, directorate, _data())
    return _send(path, "application/pdf", path.name)


def _data() -> Path:
    settings: Settings = current_app.extensions["s11"]
    return settings.folder


def _send(path: Path, media_type: str, name: str) -> ResponseReturnValue:
    return send_file(path, media_type, as_attachment=True, download_name=name, max_age=0)
