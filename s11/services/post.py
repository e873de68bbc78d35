"""Sending mails: never while the database is held, and in the background where a page must not wait for it.

Nothing is queued on the disk, for the words of links are kept nowhere: what could not be sent is said, noted in
the trail, and asked for again.
"""

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import closing
from smtplib import SMTPException
from threading import Lock

from flask import Flask, current_app
from flask_mailman import EmailMessage, Mail  # type: ignore[import-untyped]

from s11.config import MailSettings, Settings
from s11.services.letters import Letter
from s11.storage.database import db

SLOWEST_SERVER = 20  # seconds
MOST_WAITING = 200

log = logging.getLogger(__name__)


class NotSent(Exception):
    """A mail that could not be sent; the message says why in words for whoever sent it."""


class Post:
    """Does one thing after the other in the background, each with the application at hand."""

    def __init__(self, app: Flask) -> None:
        self.app, self.lock = app, Lock()
        self.thread = ThreadPoolExecutor(1, thread_name_prefix="post")
        self.waiting: set[Future[None]] = set()

    def later(self, work: Callable[[], None]) -> None:
        """Do something soon; when far too much waits already, it is left undone and logged."""
        with self.lock:
            if len(self.waiting) >= MOST_WAITING:
                log.error("too many mails wait; one was not begun")
                return
            done = self.thread.submit(self._work, work)
            self.waiting.add(done)
        done.add_done_callback(self._ended)

    def finish(self) -> None:
        """Wait until all is done that was begun."""
        with self.lock:
            there = set(self.waiting)
        wait(there)

    def _work(self, work: Callable[[], None]) -> None:
        with self.app.app_context():
            try:
                work()
            except Exception as error:  # its words may quote an address
                log.error("%s while a mail was made", type(error).__name__)

    def _ended(self, done: Future[None]) -> None:
        with self.lock:
            self.waiting.discard(done)


def init_app(app: Flask, settings: Settings) -> None:
    """Set up Flask-Mailman, and the thread for what pages do not wait for."""
    app.config.from_mapping(configuration(settings.mail))
    Mail(app)
    app.extensions["s11-post"] = Post(app)


def configuration(mail: MailSettings) -> dict[str, object]:
    """Return what Flask-Mailman is told."""
    return {
        "MAIL_BACKEND": "file" if mail.folder else "s11.services.smtp",
        "MAIL_FILE_PATH": mail.folder,
        "MAIL_SERVER": mail.server,
        "MAIL_PORT": mail.port,
        "MAIL_USERNAME": mail.user or None,
        "MAIL_PASSWORD": mail.password or None,
        "MAIL_USE_TLS": mail.tls == "starttls",
        "MAIL_USE_SSL": mail.tls == "tls",
        "MAIL_DEFAULT_SENDER": mail.sender,
        "MAIL_TIMEOUT": SLOWEST_SERVER,
    }


def send(letter: Letter) -> None:
    """Send a mail now. Whoever calls this has committed: a mail server may take its time."""
    if db.session().in_transaction():
        raise RuntimeError("commit first: nothing is sent while the database is held")
    mail = EmailMessage(letter.subject, letter.text, to=[letter.to])
    try:
        mail.message()  # refuses line breaks in its head before anything is opened
        with closing(mail.get_connection()):
            mail.send()
    except (OSError, SMTPException, ValueError) as error:
        log.error("%s: a mail could not be sent", type(error).__name__)
        raise NotSent(f"the mail could not be sent ({_say(error)})") from error
    except Exception as error:  # the folder for mails cannot be made, which the library says in its own way
        log.error("%s: a mail could not be sent", type(error).__name__)
        raise NotSent("the mail could not be sent; s11 doctor says what is set up") from error


def send_later(letter: Letter) -> None:
    """Send a mail in the background, where mails can be sent at all; that it failed is logged."""
    settings: Settings = current_app.extensions["s11"]
    if settings.mail.server or settings.mail.folder:
        later(lambda: send(letter))


def later(work: Callable[[], None]) -> None:
    """Do something in the background."""
    post: Post = current_app.extensions["s11-post"]
    post.later(work)


def _say(error: Exception) -> str:
    """Say in a few words why a server did not take a mail; never its own words, which may quote the mail."""
    if isinstance(error, TimeoutError):
        return "the mail server did not answer in time"
    if isinstance(error, SMTPException):
        return "the mail server refused it"
    if isinstance(error, ValueError):
        return "an address is not one that can be written to"
    return "the mail server cannot be reached"
