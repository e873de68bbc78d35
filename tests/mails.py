"""The mails that an application wrote into its folder, as a person who gets them reads them."""

import re
from email import message_from_bytes, policy
from pathlib import Path

from s11.config import MailSettings
from s11.storage.database import db

ADDRESS = "https://s11.council.example"
LINE = b"\n" + b"-" * 79 + b"\n"


def into(folder):
    """Return the settings that let mails be written into a folder, with links that lead to a council's address."""
    return {
        "address": ADDRESS,
        "mail": MailSettings(folder=str(folder / "mails"), sender="s11@council.example"),
    }


def mails(app):
    """Return the mails that were written, once all is done that was begun, the oldest first."""
    app.extensions["s11-post"].finish()
    db.session.commit()  # what the test's session had read is from before
    files = sorted(
        Path(app.extensions["s11"].mail.folder).glob("*"), key=lambda path: path.stat().st_mtime_ns
    )
    texts = [text for file in files for text in file.read_bytes().split(LINE) if text.strip()]
    return [message_from_bytes(text, policy=policy.default) for text in texts]


def link_in(mail):
    """Return the address of the link in a mail."""
    return re.search(r"https?://\S+", mail.get_content()).group()


def path_in(mail):
    """Return the link in a mail without the host."""
    return link_in(mail).partition("/link/")[1] + link_in(mail).partition("/link/")[2]
