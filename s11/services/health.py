"""What is set up, what is missing, and what to do about it."""

import os
import shutil
from importlib.resources import files

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from reports.faces import FontsMissing, covered
from reports.scripts import SCRIPTS
from s11.config import Settings
from s11.domain.refusals import Unavailable
from s11.services.findings import Finding
from s11.services.incoming import LEAST_FREE
from s11.services.keeping_files import Keeping
from s11.services.scanning import Scanner
from s11.services.single_sign_on.health import findings_on_provider
from s11.storage.cycles import list_cycles
from s11.storage.database import db
from s11.storage.people import list_people
from s11.storage.upgrading import newest_revision, revision
from standards.library import library

INSTALL = "install the program again; its build fetches them"


def findings_on_program() -> list[Finding]:
    """Look at what was installed: styles and scripts of the pages, fonts of the papers, frameworks."""
    styles = files("s11") / "web" / "static" / "govuk" / "govuk-frontend.min.css"
    fonts = files("reports") / "fonts"
    has_fonts = fonts.is_dir() and any(file.name.endswith((".ttf", ".otf")) for file in fonts.iterdir())
    names = ", ".join(framework.name for framework in library())
    return [
        _there(styles.is_file(), "Styles and scripts of the pages", INSTALL),
        *(_scripts() if has_fonts else [_there(False, "Fonts of the papers", INSTALL)]),
        _there(bool(names), "Built-in frameworks", "install the program again", names),
    ]


def _scripts() -> list[Finding]:
    """Say which scripts the papers can print, and which package of the machine brings a font for the others."""
    try:
        lacking = [script for script in SCRIPTS if not covered(script.letter)]
    except FontsMissing as absent:
        return [Finding("missing", "Fonts of the papers", f"{absent}; {INSTALL}")]
    here = dict.fromkeys(script.name for script in SCRIPTS if script not in lacking)
    found = [Finding("ok", "Fonts of the papers", f"Latin, {', '.join(here)}")]
    for package in dict.fromkeys(script.package for script in lacking):
        names = ", ".join(dict.fromkeys(script.name for script in lacking if script.package == package))
        words = f"none for {names}; where a paper needs it, apt install {package}"
        found.append(Finding("to do", "Fonts of the papers", words))
    return found


def findings_on_folder(settings: Settings) -> list[Finding]:
    """Look at a data folder that was opened: its database, its secret, its evidence, who and what is in it."""
    session = db.session()
    return [
        Finding("ok", "Data folder", f"{settings.folder}{_of_the_demonstration(settings)}"),
        Finding("ok", "Database", f"{db.engine.dialect.name}, up to date at revision {revision(db.engine)}"),
        _secret(settings),
        _mail(settings),
        _scanner(settings),
        *_people(session),
        *findings_on_provider(session, settings.provider),
        _audits(session),
    ]


def _there(there: bool, what: str, what_to_do: str, words: str = "there") -> Finding:
    return Finding("ok", what, words) if there else Finding("missing", what, what_to_do)


def _of_the_demonstration(settings: Settings) -> str:
    return " (the demonstration)" if settings.is_demonstration else ""


def _secret(settings: Settings) -> Finding:
    kept = settings.folder / "secret-key"
    if kept.exists() and kept.stat().st_mode & 0o077:
        return Finding("to do", "Secret key", f"others can read it: chmod 600 {kept}")
    return _there(len(settings.secret_key) >= 32, "Secret key", "set S11_SECRET_KEY to 32 characters or more")


def _mail(settings: Settings) -> Finding:
    """Say whether mails can be sent, which takes a way for them and an address that their links lead to."""
    if not (settings.mail.server or settings.mail.folder):
        without = (
            "not set up: passwords are shown to the administrator; set S11_MAIL_SERVER and S11_MAIL_FROM"
        )
        return Finding("to do", "Mail", without)
    if not settings.base:
        return Finding(
            "to do", "Mail", "links need to lead here: set S11_ADDRESS, as https://s11.council.example"
        )
    if settings.mail.folder:
        return Finding("ok", "Mail", f"written into {settings.mail.folder} and sent to nobody")
    where = f"{settings.mail.server}:{settings.mail.port} ({settings.mail.tls})"
    return Finding(
        "ok", "Mail", f"through {where}, from {settings.mail.sender}; links lead to {settings.base}"
    )


def _scanner(settings: Settings) -> Finding:
    if not settings.clamd:
        return Finding(
            "to do", "Virus scanner", "none; install clamav-daemon, and name its socket in S11_CLAMD"
        )
    try:
        return Finding("ok", "Virus scanner", f"{Scanner(settings.clamd).ping()} at {settings.clamd}")
    except Unavailable:
        words = (
            f"clamd does not answer at {settings.clamd}; no file is taken until it does: start clamav-daemon"
        )
        return Finding("missing", "Virus scanner", words)


def _people(session: Session) -> list[Finding]:
    roles = [person.role for person in list_people(session) if person.active]
    found = [Finding("ok", "People", f"{len(roles)} can sign in")] if roles else []
    for role, does in (("admin", "adds people"), ("manager", "runs the audit")):
        if role not in roles:
            add = f"nobody {does}; s11 user add EMAIL --role {role}"
            found.append(Finding("to do", "People", add))
    return found


def _audits(session: Session) -> Finding:
    refs = [audit.cycle.ref for audit in reversed(list_cycles(session))]
    start = "none yet; take one in with s11 import FILE, or let the board's business manager start one"
    return Finding("ok", "Audits", ", ".join(refs)) if refs else Finding("to do", "Audits", start)


def what_keeps_from_working(engine: Engine, settings: Settings, keeping: Keeping) -> str:
    """Say in a word what is wrong: with the database, the disk, the place of evidence files, the scanner."""
    try:
        if revision(engine) != newest_revision():
            return "database is of another release"
    except SQLAlchemyError:
        return "database does not answer"
    if not os.access(settings.folder, os.W_OK):
        return "data folder cannot be written to"
    if shutil.disk_usage(settings.folder).free < LEAST_FREE:
        return "disk is nearly full"
    return _what_keeps_files_out(keeping)


def _what_keeps_files_out(keeping: Keeping) -> str:
    try:
        keeping.store.check()
    except Unavailable:
        return "place of evidence files does not answer"
    try:
        if keeping.scanner:
            keeping.scanner.ping()
    except Unavailable:
        return "virus scanner does not answer"
    return ""
