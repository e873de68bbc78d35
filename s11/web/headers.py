"""What every response tells the browser: run only what is ours, show this in no frame, keep no copy."""

from flask import Flask, Response, request

from s11.config import Settings

TWO_YEARS = 2 * 365 * 24 * 3600
# The one inline script of the GOV.UK page template: it marks the page as one that has scripts.
TEMPLATE_SCRIPT = "'sha256-GUQ5ad8JK5KmEWmROf3LZd9ge94daqNvd8xy9YS1iDw='"
CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "object-src 'none'",
        f"script-src 'self' {TEMPLATE_SCRIPT}",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)


def init_app(app: Flask, settings: Settings) -> None:
    """Add the headers to every response; where cookies are for HTTPS only, the whole site is."""
    app.after_request(_add)
    if settings.secure_cookies:
        app.after_request(_only_https)


def _only_https(response: Response) -> Response:
    response.headers["Strict-Transport-Security"] = f"max-age={TWO_YEARS}; includeSubDomains"
    return response


def _add(response: Response) -> Response:
    response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = (
        "no-referrer" if request.endpoint == "account.link" else "same-origin"
    )
    response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    response.headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=()"
    if request.endpoint == "security.logout" and response.status_code == 302:
        response.headers["Clear-Site-Data"] = '"storage"'  # what the pages' script kept on the device
    is_file_of_ours = request.endpoint == "static" and response.status_code < 400
    if not is_file_of_ours and not response.cache_control.immutable:
        response.headers["Cache-Control"] = "no-store"
    return response
