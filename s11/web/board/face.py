"""How a board's pages and papers look: the settings, and a sample."""

from flask import Response, current_app, flash, make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from forms.face import FaceForm
from s11.domain.face import Face, FaceRefused
from s11.domain.people import Role
from s11.domain.refusals import ChangedMeanwhile
from s11.services.faces import NewLogo, load_board_face, save_face
from s11.services.reporting.sample import sample_page
from s11.storage.database import db
from s11.storage.faces import FaceOfBoard, list_faces
from s11.web.board import bp
from s11.web.pages import now, today
from s11.web.policy import may, person
from s11.web.wearing import wear

PLACE = "/settings/face/<int(max=2147483647):board_id>"


@bp.get("/settings/face")
@may(Role.MANAGER)
def faces() -> ResponseReturnValue:
    """List the boards; where there is only one, go to it."""
    boards = list_faces(db.session())
    if len(boards) == 1:
        return redirect(url_for(".face", board_id=boards[0].board_id))
    return render_template("board/faces.html", boards=boards)


@bp.route(PLACE, methods=["GET", "POST"])
@may(Role.MANAGER)
def face(board_id: int) -> ResponseReturnValue:
    """Show how a board's pages and papers look, and save what was typed; the page itself looks so."""
    page = load_board_face(db.session(), board_id)
    wear(board_id)
    form = FaceForm(obj=page.saved.value, version=page.saved.version, logo=None)
    if not form.validate_on_submit():
        return _show(page, form)
    try:
        _save(board_id, form)
    except FaceRefused as refused:
        form.show(refused.problems)
        return _show(page, form)
    except ChangedMeanwhile as clash:
        form.version.data = clash.version
        return make_response(_show(load_board_face(db.session(), board_id), form, clash), 409)
    flash("Saved")
    return redirect(url_for(".face", board_id=board_id))


@bp.get(f"{PLACE}/sample.pdf")
@may(Role.MANAGER)
def sample(board_id: int) -> ResponseReturnValue:
    """Send a sample page of the board's papers."""
    demonstration = current_app.extensions["s11"].is_demonstration
    response = Response(
        sample_page(db.session(), board_id, today(), demonstration), mimetype="application/pdf"
    )
    response.headers.set("Content-Disposition", "attachment", filename="sample-page.pdf")
    return response


def _save(board_id: int, form: FaceForm) -> None:
    typed = Face(
        form.name.data or "",
        form.colour.data or "",
        form.accent.data or "",
        form.marking.data or "",
        (form.contact.data or "").strip(),
        form.logo_says.data or "",
    )
    logo, seen = NewLogo(form.file, form.remove_logo.data), form.version.data
    save_face(db.session(), board_id, typed, logo, seen, person().display_name, now())


def _show(page: FaceOfBoard, form: FaceForm, clash: ChangedMeanwhile | None = None) -> str:
    return render_template("board/face.html", page=page, form=form, clash=clash)
