"""Every route says who may use it, and so does the document; tests/web/apart tries each as everybody."""

from pathlib import Path

from s11.web.policy import CLOSED, OF_OTHERS, who_may
from s11.web.policy_table import policy_table, whole_app

DOCUMENT = Path(__file__).parents[2] / "docs" / "who-may-do-what.md"


def test_every_route_says_who_may_use_it(app):
    silent = {rule.endpoint for rule in app.url_map.iter_rules() if not who_may(app, rule.endpoint)}

    assert silent == CLOSED


def test_the_document_of_who_may_do_what_is_current(tmp_path):
    assert DOCUMENT.read_text() == policy_table(whole_app(tmp_path)), "run: make policy"


def test_every_route_of_ours_says_in_a_sentence_what_it_does(app):
    lacking = [
        endpoint
        for endpoint, view in app.view_functions.items()
        if endpoint not in OF_OTHERS and endpoint not in CLOSED and not (view.__doc__ or "").strip()
    ]

    assert lacking == []


def test_a_route_that_says_nothing_is_closed_to_everybody(app, browser):
    app._got_first_request = False
    app.add_url_rule("/overlooked", endpoint="overlooked", view_func=lambda: "seen")

    assert browser("admin").get("/overlooked").status == 403
