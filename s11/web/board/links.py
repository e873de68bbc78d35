"""Links from the board's pages to other audiences' pages."""

from collections.abc import Callable

from flask import current_app, url_for

from s11.web.board import bp


@bp.context_processor
def offered() -> dict[str, Callable[..., str | None]]:
    """Offer the board's templates links that are None where there is no such page."""
    return {"leads_to": leads_to}


def leads_to(endpoint: str, **values: str | int) -> str | None:
    """Return the address of a page, or None where there is none."""
    return url_for(endpoint, **values) if endpoint in current_app.view_functions else None  # type: ignore[arg-type]
