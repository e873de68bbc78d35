"""Every route says who may use it, and each is tried as every role, signed out, and by another directorate."""

import pytest

from s11.domain.people import Role
from s11.web.policy import CLOSED, EVERYONE, who_may

ANYTHING = {
    "cycle": "testshire-now",
    "directorate": "housing",
    "criterion": "1.1",
    "standard": "1",
    "kind": "cmt",
    "ending": "pdf",
    "filename": "s11.css",
}


def addresses(app):
    """Return (endpoint, method, address) of every route, with values in it that exist where they can."""
    found = []
    with app.test_request_context():
        for rule in app.url_map.iter_rules():
            values = {name: ANYTHING.get(name, 1) for name in rule.arguments}
            address = rule.build(values)[1]
            found += [(rule.endpoint, method, address) for method in sorted(rule.methods & {"GET", "POST"})]
    return found


def test_every_route_says_who_may_use_it(app):
    silent = {rule.endpoint for rule in app.url_map.iter_rules() if not who_may(app, rule.endpoint)}

    assert silent == CLOSED


def test_signed_out_every_route_but_the_open_ones_leads_to_signing_in(app, browser):
    client = browser().client

    for endpoint, method, address in addresses(app):
        answer = client.open(address, method=method)
        answer.close()
        if who_may(app, endpoint) != EVERYONE:
            assert answer.status_code in (302, 400), (endpoint, answer.status_code)
            if answer.status_code == 302:
                assert answer.location.startswith("/sign-in"), endpoint


@pytest.mark.parametrize("role", list(Role))
def test_a_role_reaches_its_own_routes_and_no_other(app, browser, role):
    client = browser(role).client

    for endpoint, method, address in addresses(app):
        answer = client.open(address, method=method)
        answer.close()
        roles = who_may(app, endpoint)
        if roles != EVERYONE and role not in roles:
            assert answer.status_code in (400, 403), (endpoint, method, answer.status_code)
        assert answer.status_code < 500, (endpoint, method)


def test_another_directorates_places_are_not_found(app, browser):
    client = browser("leisure").client

    for endpoint, method, address in addresses(app):
        if "/housing" in address and Role.LEAD in who_may(app, endpoint) and method == "GET":
            assert client.get(address).status_code == 404, endpoint
