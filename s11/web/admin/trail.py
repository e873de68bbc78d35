"""What happened: the trail, to read, to narrow and to take away."""

import csv
from collections.abc import Iterator
from datetime import date
from io import StringIO

from flask import Response, render_template, request, stream_with_context
from flask.typing import ResponseReturnValue

from s11.domain.people import Role
from s11.services.trail import export_trail, load_trail_page
from s11.storage.database import db, say_only_reading
from s11.storage.trail_reading import Sought
from s11.web.admin import bp
from s11.web.paging import asked_page, page_links
from s11.web.policy import may, person

FORMULA = ("=", "+", "-", "@", "\t", "\r")


@bp.get("/trail")
@may(Role.ADMIN)
def trail() -> ResponseReturnValue:
    """Show what happened, the newest first."""
    page = load_trail_page(db.session(), _sought(), asked_page())
    links = page_links(page.page, page.pages, "What happened")
    return render_template("admin/trail.html", page=page, links=links, asked=request.args)


@bp.get("/trail.csv")
@may(Role.ADMIN)
def trail_as_csv() -> ResponseReturnValue:
    """Hand out what is sought as a table."""
    say_only_reading(False)
    rows = export_trail(db.session(), _sought(), person().id)
    response = Response(stream_with_context(_csv(rows)), mimetype="text/csv")
    response.headers.set("Content-Disposition", "attachment", filename="trail.csv")
    return response


def _sought() -> Sought:
    """Read what is sought from the address; what is no day or no number does not narrow it."""
    who = request.args.get("who", "")
    return Sought(
        who=int(who) if who.isascii() and who.isdigit() and len(who) < 10 else None,
        cycle=request.args.get("audit", ""),
        what=request.args.get("what", ""),
        first=_day("first"),
        last=_day("last"),
    )


def _day(name: str) -> date | None:
    try:
        return date.fromisoformat(request.args.get(name, ""))
    except ValueError:
        return None


def _csv(rows: Iterator[tuple[str, ...]]) -> Iterator[str]:
    """Write rows as CSV; what a spreadsheet would take for a formula gets an apostrophe."""
    for row in rows:
        line = StringIO()
        csv.writer(line).writerow([f"'{cell}" if cell.startswith(FORMULA) else cell for cell in row])
        yield line.getvalue()
