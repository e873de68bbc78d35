"""A save as the page makes it, beside a bare Flask POST with one durable commit; time on the clock."""

from collections.abc import Callable
from itertools import count

from bs4 import BeautifulSoup
from flask import Flask

from bench.audit import TEXT, application, signed_in
from bench.floor import bare_app
from bench.timing import compare, wall_ms


def saving(app: Flask) -> Callable[[], None]:
    """Return what saves another text of one answer, as its page does by itself."""
    ours = signed_in(app, "lead")
    address = "/audits/bench/directorate-1/criteria/1.1"
    page = BeautifulSoup(ours.get(address).text, "html.parser")
    form = {field["name"]: field.get("value", "") for field in page.select("form input[type=hidden][name]")}
    numbers = count()

    def save() -> None:
        typed = {**form, "rating": "green", "narrative": f"{TEXT}{next(numbers)}", "how_known": TEXT}
        saved = ours.post(address, data=typed, headers={"Accept": "application/json"})
        assert saved.status_code == 200, saved.text[:500]
        form["version"] = str(saved.get_json()["version"])

    return save


def main() -> None:
    with application() as (app, folder):
        save, bare = saving(app), bare_app(folder, TEXT).test_client()
        numbers = count()

        def save_bare() -> None:
            assert bare.post("/", data={"text": f"{TEXT}{next(numbers)}"}).status_code == 200

        compare("A save", save, save_bare, goal=3, measure=wall_ms)
