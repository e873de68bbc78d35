"""What the trail costs: a save with it beside one without, and how long a million entries take to verify."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import astuple
from datetime import UTC, datetime

from sqlalchemy import event, insert, text, update

from bench.audit import application
from bench.save import saving
from bench.timing import compare, wall_ms
from s11.domain.trail import Circumstances, Entry, Event, chained
from s11.storage import trail
from s11.storage.database import db
from s11.storage.tables import TrailHeadRow, TrailRow

MILLION, BATCH = 1_000_000, 50_000
NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
COLUMNS = tuple(Entry.__dataclass_fields__)


def main() -> None:
    with application() as (app, _):
        save = saving(app)

        def save_without() -> None:
            with no_trail():
                save()

        compare("A save with the trail, beside one without", save, save_without, goal=1.2, measure=wall_ms)
    with application() as (app, _), app.app_context():
        fill()
        start = time.perf_counter()
        length, _, broken = trail.verify(db.session())
        seconds = time.perf_counter() - start
        verdict = "met" if seconds <= 20 and broken is None else "MISSED"
        print(f"Verifying {length:,} entries of the trail: {seconds:.1f} s (goal 20 s: {verdict})")


@contextmanager
def no_trail() -> Iterator[None]:
    """Let sessions tell nothing."""
    listeners = (("after_flush", trail._collect), ("before_commit", trail._write))
    for name, listener in listeners:
        event.remove(db.session, name, listener)
    try:
        yield
    finally:
        for name, listener in listeners:
            event.listen(db.session, name, listener)


def fill() -> None:
    """Write a million entries, as long as those of a saved answer."""
    where = Circumstances(7, "lead", "192.0.2.7", "bench", "housing")
    said = Event(
        "answer.changed", "1.1", {"narrative": "What is in place. " * 5}, {"narrative": "And now. " * 10}
    )
    with db.engine.begin() as connection:
        last, key = tuple(connection.execute(text("SELECT last, hash FROM trail_head")).one()), trail._key()
        while last[0] < MILLION:
            entries = list(chained([said] * min(BATCH, MILLION - last[0]), where, NOON, last, key))
            connection.execute(
                insert(TrailRow), [dict(zip(COLUMNS, astuple(entry), strict=True)) for entry in entries]
            )
            last = entries[-1].id, entries[-1].hash
        connection.execute(update(TrailHeadRow).values(last=last[0], hash=last[1]))
