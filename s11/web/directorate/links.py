"""Which references are links: only addresses of the web; whatever else was typed stays text."""

from urllib.parse import urlsplit

from s11.web.directorate import bp


@bp.app_template_test("web_address")
def is_web_address(text: str) -> bool:
    """Tell whether a reference is an http or https address and nothing beside it."""
    if any(sign.isspace() or not sign.isprintable() for sign in text):
        return False
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)
