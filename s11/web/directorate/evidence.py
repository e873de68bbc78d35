"""The evidence of a criterion: a new piece, one that was given elsewhere, or one to take away."""

from dataclasses import replace

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug import Response
from werkzeug.datastructures import CombinedMultiDict

from forms.evidence import EvidenceForm, ReuseForm
from s11.domain.audit import Evidence, StoredFile
from s11.domain.people import Role
from s11.domain.refusals import Unavailable
from s11.services.evidence import (
    EvidencePage,
    add_evidence,
    load_evidence_page,
    remove_evidence,
    reuse_evidence,
    take_file,
)
from s11.services.file_kinds import FileRefused
from s11.storage.database import db
from s11.web.directorate import bp, saving
from s11.web.looking import look_at
from s11.web.pages import now, today
from s11.web.policy import head, may, person
from s11.web.receiving import ONE_FILE, keeping, upload_of

PLACE = "/audits/<cycle>/<directorate>/criteria/<criterion>/evidence"


@bp.get(PLACE)
@may(Role.LEAD, Role.DIRECTOR)
def evidence(cycle: str, directorate: str, criterion: str) -> ResponseReturnValue:
    """Show what backs a criterion, and ways to add to it."""
    page = load_evidence_page(db.session(), head(), criterion, today())
    return _show(page, EvidenceForm())


@bp.post(PLACE)
@may(Role.LEAD, Role.DIRECTOR)
def add(cycle: str, directorate: str, criterion: str) -> ResponseReturnValue:
    """Add a new piece of evidence."""
    page = load_evidence_page(db.session(), head(), criterion, today())
    form = EvidenceForm(CombinedMultiDict([request.form, request.files]))
    if not (page.may_answer and form.validate()):
        return _show(page, form), 422 if page.may_answer else 409

    piece = Evidence(form.title.data or "", form.reference.data or "", form.day)
    try:
        if form.has_file:
            kept = _take(page, form)
            piece = replace(piece, title=piece.title or kept.name, file=kept)
        add_evidence(db.session(), page.head, criterion, piece, today())
    except (FileRefused, Unavailable) as refusal:
        db.session.rollback()
        form.file.errors = [str(refusal)]
        return _show(page, form), 503 if isinstance(refusal, Unavailable) else 422
    return _back(page)


def _take(page: EvidencePage, form: EvidenceForm) -> StoredFile:
    if len(request.files.getlist(form.file.name)) > 1:
        raise FileRefused(ONE_FILE)
    upload = form.file.data.filename, upload_of(form.file)
    return take_file(db.session(), keeping(), page.head, page.criterion.id, upload, person().id, now())


@bp.post(PLACE + "/reuse")
@may(Role.LEAD, Role.DIRECTOR)
def reuse(cycle: str, directorate: str, criterion: str) -> ResponseReturnValue:
    """Let evidence that was given elsewhere back this criterion too."""
    page = load_evidence_page(db.session(), head(), criterion, today())
    form = ReuseForm(request.form)
    reuse_evidence(db.session(), page.head, criterion, form.evidence.data or [], today())
    return _back(page)


@bp.post(PLACE + "/<int(max=2147483647):evidence_id>/remove")
@may(Role.LEAD, Role.DIRECTOR)
def remove(cycle: str, directorate: str, criterion: str, evidence_id: int) -> ResponseReturnValue:
    """Take a piece of evidence away from this criterion."""
    page = load_evidence_page(db.session(), head(), criterion, today())
    remove_evidence(db.session(), page.head, criterion, evidence_id, today())
    return _back(page)


def _show(page: EvidencePage, form: EvidenceForm) -> str:
    look_at(form)
    reuse_form = ReuseForm()
    reuse_form.offer([(piece.id, piece.evidence.title) for piece in page.elsewhere])
    return render_template(
        "directorate/evidence.html",
        page=page,
        head=page.head,
        form=form,
        reuse_form=reuse_form,
        saved_before=saving.saved_before((page.criterion.id,)),
    )


def _back(page: EvidencePage) -> Response:
    cycle, directorate = page.head.cycle.ref, page.head.directorate.ref
    return redirect(url_for(".evidence", cycle=cycle, directorate=directorate, criterion=page.criterion.id))
