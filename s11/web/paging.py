"""A long list in pages: which page is asked for, and the links to the others."""

from typing import Any
from urllib.parse import urlencode

from flask import abort, request


def asked_page() -> int:
    """Return the page that the address asks for, the first where it asks for none."""
    typed = request.args.get("page", "1")
    if not (typed.isascii() and typed.isdigit() and 0 < len(typed) <= 6 and int(typed)):
        abort(404)
    return int(typed)


def page_links(page: int, pages: int, label: str) -> dict[str, Any] | None:
    """Return what the pagination component shows; None where one page is all, 404 beyond the last."""
    if page > pages:
        abort(404)
    if pages == 1:
        return None
    listed = [number for number in range(1, pages + 1) if number in (1, pages) or abs(number - page) <= 1]
    items: list[dict[str, Any]] = []
    for before, number in zip([0, *listed], listed, strict=False):
        if number > before + 1:
            items.append({"ellipsis": True})
        items.append({"number": number, "href": _address(number), "current": number == page})
    return {
        "landmarkLabel": label,
        "previous": {"href": _address(page - 1)} if page > 1 else None,
        "next": {"href": _address(page + 1)} if page < pages else None,
        "items": items,
    }


def _address(page: int) -> str:
    """Return this page's address, with the same filter, for another page number."""
    return "?" + urlencode({**request.args.to_dict(), "page": page})
