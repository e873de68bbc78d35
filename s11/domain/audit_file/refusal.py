"""Why an audit file is not taken, and where in it."""

import re

PLAIN_KEY = re.compile(r"[A-Za-z0-9_-]{1,40}")


class AuditRefused(Exception):
    """Why an audit file is not taken, in one line: `slough.json: actions[2].number: 1 stands twice`."""


class Misplaced(Exception):
    """What is wrong at a place such as `submissions[2].answers[5].rating`; the whole file's is empty."""

    def __init__(self, place: str, why: str) -> None:
        super().__init__(f"{place}: {why}" if place else why)


def under(place: str, key: str) -> str:
    """Name the place of a key; one that is no plain word is quoted."""
    step = key if PLAIN_KEY.fullmatch(key) else quoted(key)
    return f"{place}.{step}" if place else step


def quoted(value: object) -> str:
    """Quote a value on one line, at most some 60 characters of it; JSON's own words for what is no text."""
    if isinstance(value, str):
        return repr(value if len(value) <= 60 else value[:57] + "...")
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, dict | list):
        return "a list" if isinstance(value, list) else "an object"
    return str(value)[:60]
