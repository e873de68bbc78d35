"""The board's list and matrix: queries and CPU time at 10, 100 and 1,000 submissions."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from sqlalchemy import Engine, event

from bench.audit import application, signed_in
from bench.timing import cpu_ms

PAGES = {"list": "/audits/bench", "matrix": "/audits/bench/matrix"}
GOAL = 12


@contextmanager
def counted() -> Iterator[list[str]]:
    """Collect the queries that are sent meanwhile."""
    queries: list[str] = []

    def note(connection: object, cursor: object, query: str, *_: object) -> None:
        queries.append(query)

    event.listen(Engine, "before_cursor_execute", note)
    yield queries
    event.remove(Engine, "before_cursor_execute", note)


def main() -> None:
    for size in (10, 100, 1000):
        with application(size, "under_review") as (app, _):
            client = signed_in(app, "manager")
            for name, address in PAGES.items():
                client.get(address)
                with counted() as queries:
                    assert client.get(address).status_code == 200
                asked = [query for query in queries if not query.startswith(("BEGIN", "PRAGMA"))]
                cpu = cpu_ms(partial(client.get, address), 5)
                verdict = "met" if len(asked) <= GOAL else "MISSED"
                print(
                    f"The {name} at {size} submissions: {len(asked)} queries (goal {GOAL}: {verdict}), {cpu:.0f} ms"
                )
