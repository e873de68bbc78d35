"""Writes the table of who may do what from the routes: `make policy` keeps it in docs/who-may-do-what.md."""

import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from flask import Flask
from werkzeug.routing import Rule

from s11 import create_app
from s11.config import Settings
from s11.domain.people import ROLE_WORDS, Role
from s11.domain.provider import Provider
from s11.web.council.reports import READERS
from s11.web.policy import CLOSED, EVERYONE, who_may

METHODS = ("GET", "POST")
OF_LIBRARIES = {
    "static": "Send a stylesheet, a script or a picture of the program.",
    "security.login": "Sign in.",
    "security.logout": "Sign out.",
    "security.change_password": "Change one's own password.",
}
HEAD = """# Who may do what

Made from the code by `make policy`; a test fails when it is not current. A route that is not here does not exist,
and one that does not say who may use it is closed to everybody. Why it is so:
[record 21](decisions/0021-reach-in-every-query.md).

Two things are asked of every request: the **role** of who is signed in (the columns below; another role gets "you
cannot see this page"), and their **reach**, which is a condition in every query (what is out of it is not found, as
if it were not there):

| role | reaches |
|---|---|
| lead, director | the audits that ask their directorate: its own return, and the plan of the whole audit |
| manager | the audits of one board, or of all boards, as the administrator chose |
| cmt, scrutiny | the audits of one organisation, or of all organisations, as the administrator chose |
| admin | this installation: its people, frameworks and trail, and which audits there are; no return and no answer |

In the column "of what": **return** is a directorate's return within reach, **audit** an audit within reach,
**board** a board within reach, **own** one's own account, **lists** what is within reach, **installation** all of
it. The colours and the logo of a board (`/face/...`) are for everybody: they are on the page to sign in, and on
papers that are published.
"""
REPORTS = """
## Papers of a whole audit

`/audits/<cycle>/reports/<kind>.<ending>` asks for the role once more, by the kind of paper:
"""


def policy_table(app: Flask) -> str:
    """Return the table as Markdown."""
    rules = sorted(_rules(app), key=lambda rule: (rule.rule, rule.endpoint))
    heads = [role.value for role in Role]
    lines = [*_header("address", "", "what it does", "of what", "signed out", *heads)]
    lines += [_row(app, rule) for rule in rules]
    papers = [*_header("paper", *heads)]
    papers += [_cells(kind, *(_yes(role in roles) for role in Role)) for kind, roles in READERS.items()]
    return "\n".join([HEAD, *lines, REPORTS, *papers, "", _roles()])


def _rules(app: Flask) -> Iterator[Rule]:
    return (rule for rule in app.url_map.iter_rules() if rule.endpoint not in CLOSED)


def _row(app: Flask, rule: Rule) -> str:
    roles = who_may(app, rule.endpoint)
    methods = ", ".join(method for method in METHODS if method in (rule.methods or ()))
    marks = [_yes(roles == EVERYONE), *(_yes(roles == EVERYONE or role in roles) for role in Role)]
    address = re.sub(r"<[^>]*:", "<", rule.rule)  # how a value is read says nothing to people
    return _cells(f"`{address}`", methods, _does(app, rule), _of_what(rule, roles == EVERYONE), *marks)


def _does(app: Flask, rule: Rule) -> str:
    """Return the first sentence that stands at the route; what libraries bring is said here."""
    if rule.endpoint in OF_LIBRARIES:
        return OF_LIBRARIES[rule.endpoint]
    said = (app.view_functions[rule.endpoint].__doc__ or "").strip().partition("\n\n")[0]
    return " ".join(said.split()).replace("|", "\\|") or rule.endpoint.rpartition(".")[2].replace("_", " ")


def _of_what(rule: Rule, is_open: bool) -> str:
    if is_open:
        return ""
    for name, words in (("directorate", "return"), ("cycle", "audit"), ("board_id", "board")):
        if name in rule.arguments:
            return words
    blueprint = rule.endpoint.partition(".")[0]
    return {"admin": "installation", "account": "own", "security": "own"}.get(blueprint, "lists")


def _header(*names: str) -> tuple[str, str]:
    return _cells(*names), _cells(*("---" for _ in names))


def _cells(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _yes(may: bool) -> str:
    return "yes" if may else "no"


def _roles() -> str:
    said = "; ".join(f"{role.value}: {words[:1].lower()}{words[1:]}" for role, words in ROLE_WORDS.items())
    return f"Roles: {said}.\n"


def whole_app(folder: Path) -> Flask:
    """Make the program with all its routes: those of single sign-on are there where a provider is set."""
    provider = Provider("https://id.council.example", "s11", "no secret")
    return create_app(Settings(folder, f"sqlite:///{folder}/s11.db", "no key", "no salt", provider=provider))


def main() -> None:
    """Print the table."""
    with TemporaryDirectory() as folder:
        print(policy_table(whole_app(Path(folder))), end="")


if __name__ == "__main__":
    main()
