"""Whoever opens every page and takes every file away that they can reach finds no word of anybody else.

Nor does the database hand one to the program meanwhile, where all that a person may reach is of other audits.
"""

import pytest
from sqlalchemy import event

from s11.services.reporting import REPORTS
from s11.storage.database import db
from s11.web.policy import CLOSED
from tests.browser import nobody_yet
from tests.web.apart.places import places, tries
from tests.web.apart.reading import links_in, marks_in
from tests.web.apart.world import COUNCILS, FACES, MARK

# What each role finds of an audit within its reach, by the kind of mark. Nobody but the directorate itself finds
# its drafts and earlier texts; answers and files go to the board only, and what the board said to the directorate.
RETURN = {"ho", "ea", "bo", "fi"}
FOUND = {
    "manager": {"au", "ho", "pl", "bo", "fi"},
    "cmt": {"au", "pl"},
    "scrutiny": {"au", "pl"},
    "admin": set(),
}


def expected(who):
    """Return the marks that somebody finds, and no other."""
    if who.role == "admin":
        # faces in the trail, which tells what was set how; which audits there are, where it is said how long they are kept
        return {*FACES.values(), *(council.mark("au") for council in COUNCILS)}
    marks = {FACES[council.board] for council in COUNCILS if who.reaches_audit(council)}
    for council in COUNCILS:
        if not who.reaches_audit(council):
            continue
        kinds = FOUND.get(who.role) or {"au", "pl"} | (
            RETURN if (council, "housing") in who.returns else {"dr"}
        )
        marks |= {council.mark(kind) for kind in kinds}
    return marks


def starts(app, session):
    """Return where to begin: the first page, and every address there is, at every place and as every kind."""
    found = ["/"]
    for place in places(session):
        found += [each.address for each in tries(app, place) if each.method == "GET"]
        found += [
            f"/audits/{place.council.cycle}/{of}reports/{kind}.{ending}"
            for kind, report in REPORTS.items()
            for ending in report.endings
            for of in ("", f"{place.directorate}/")
        ]
    return list(dict.fromkeys(found))


@pytest.fixture
def fetched(app):
    """Collect the marks that the database hands out, whether or not anything is made of them."""
    marks = set()

    def decode(raw):
        marks.update(MARK.findall(text := raw.decode()))
        return text

    def watch(connection, _):
        connection.text_factory = decode

    db.engine.dispose()
    event.listen(db.engine, "connect", watch)
    yield marks
    event.remove(db.engine, "connect", watch)
    db.engine.dispose()


def crawl(app, browser, name, addresses):
    """Open everything from there on as somebody, and return the marks in all of it, by mark."""
    client, found, seen = browser(name).client, {}, set()
    db.session.remove()
    waiting = [each for each in addresses if each not in CLOSED]
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        nobody_yet()
        answer = client.get(address)
        content = answer.get_data()
        answer.close()
        db.session.remove()
        assert answer.status_code < 500, address
        for mark in marks_in(content):
            found.setdefault(mark, []).append(address)
        if answer.mimetype == "text/html" and answer.status_code == 200:
            waiting += links_in(content, address)
        elif answer.status_code in (302, 303):
            waiting += links_in(f'<a href="{answer.location}"></a>', address)
    nobody_yet()
    return found


def test_everybody_finds_what_is_theirs_and_not_a_word_of_others(app, browser, session, who, fetched):
    addresses = starts(app, session)
    db.session.remove()
    browser(who.name)
    fetched.clear()

    found = crawl(app, browser, who.name, addresses)

    assert set(found) == expected(who), {mark: places[:3] for mark, places in found.items()}
    others = {mark for mark in fetched if is_of_others(who, mark)}
    assert others == set()


def is_of_others(who, mark):
    """Tell whether a mark is of an audit or a board that somebody has nothing to do with; not for administrators."""
    if who.role == "admin":
        return False
    within = [council for council in COUNCILS if who.reaches_audit(council)]
    return mark[2] not in {council.letter for council in within} and mark not in {
        FACES[council.board] for council in within
    }
