"""What those who run the program look at: is it up, can it work, how much does it do, and what did it answer.

Nothing of this tells what people wrote: a request is its route's name, never its address.
"""

import json
import logging
import secrets
import time
from datetime import UTC, datetime
from hmac import compare_digest

from flask import Flask, Response, current_app, g, request
from flask.typing import ResponseReturnValue
from flask_security import current_user
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, generate_latest

from s11.config import Settings
from s11.services.health import what_keeps_from_working
from s11.storage.database import db
from s11.web.policy import EVERYONE, may
from s11.web.receiving import keeping

SLOWEST = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
log = logging.getLogger("s11.requests")
refused = logging.getLogger("s11.refused")


class JsonLines(logging.Formatter):
    """One JSON object a line: when, how bad, what, and what else was handed over as `facts`."""

    def format(self, record: logging.LogRecord) -> str:
        facts = getattr(record, "facts", None) or {"message": record.getMessage()}
        moment = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        return json.dumps({"at": moment, "level": record.levelname.lower(), "from": record.name, **facts})


def init_app(app: Flask, settings: Settings) -> None:
    """Count and time every request, and add the routes."""
    registry = CollectorRegistry()
    app.extensions["s11-registry"] = registry
    counted = Counter("s11_requests", "Requests", ["route", "method", "status"], registry=registry)
    timed = Histogram(
        "s11_request_seconds", "Seconds a request", ["route"], registry=registry, buckets=SLOWEST
    )
    if settings.log_requests:
        _log_as_json()

    @app.before_request
    def start() -> None:
        g.started, g.request_number = time.perf_counter(), secrets.token_hex(8)

    @app.after_request
    def end(response: Response) -> Response:
        route, seconds = (
            request.endpoint or "none",
            time.perf_counter() - g.get("started", time.perf_counter()),
        )
        counted.labels(route, request.method, str(response.status_code)).inc()
        timed.labels(route).observe(seconds)
        if settings.log_requests:
            log.info("request", extra={"facts": _facts(response, route, seconds)})
        return response

    for address, view in (("/healthz", healthz), ("/readyz", readyz), ("/metrics", metrics)):
        app.add_url_rule(address, view_func=view)


def _log_as_json() -> None:
    """Write what the program logs as JSON, a line each, to standard error."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines())
    for name in ("s11", "waitress"):
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate = [handler], False
        logger.setLevel(logging.INFO)


def tell_log(why: str) -> None:
    """Log that a request was refused by a guard: which route, by whom, from where; never what it held."""
    refused.warning(
        "refused: %s",
        why,
        extra={
            "facts": {
                "request": g.get("request_number", ""),
                "refused": why,
                "route": request.endpoint or "none",
                "method": request.method,
                "person": getattr(current_user, "id", None),
                "from_address": request.remote_addr,
            }
        },
    )


def _facts(response: Response, route: str, seconds: float) -> dict[str, object]:
    return {
        "request": g.get("request_number", ""),
        "route": route,
        "method": request.method,
        "status": response.status_code,
        "ms": round(seconds * 1000, 1),
        "person": getattr(current_user, "id", None),
        "from_address": request.remote_addr,
    }


@may(*EVERYONE)
def healthz() -> ResponseReturnValue:
    """Say that the process answers."""
    return Response("ok\n", mimetype="text/plain")


@may(*EVERYONE)
def readyz() -> ResponseReturnValue:
    """Say whether the database and the data folder can be worked with; 503 and a word where not."""
    wrong = what_keeps_from_working(db.engine, current_app.extensions["s11"], keeping())
    return Response(f"{wrong or 'ok'}\n", 503 if wrong else 200, mimetype="text/plain")


@may(*EVERYONE)
def metrics() -> ResponseReturnValue:
    """Hand out counts and times for Prometheus, to whoever has the token; without one there is no such page."""
    token = current_app.extensions["s11"].metrics_token
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if not token or not compare_digest(given.encode(), token.encode()):
        return Response("Not found\n", 404, mimetype="text/plain")
    return Response(generate_latest(current_app.extensions["s11-registry"]), mimetype=CONTENT_TYPE_LATEST)
