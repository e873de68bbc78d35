"""Mails leave through a real mail server on this machine."""

import socketserver
from email import message_from_string, policy
from threading import Thread

import pytest

from s11.config import MailSettings
from s11.services.letters import Letter
from s11.services.post import NotSent, send

LETTER = Letter(
    "pat@example.org", "Your account", "Open this link:\n\nhttps://s11.council.example/link/word\n.\nEnd\n"
)


class Conversation(socketserver.StreamRequestHandler):
    """What a small mail server says: it takes every mail but those for `refused@`."""

    def handle(self):
        self.say("220 here")
        while line := self.rfile.readline().decode().strip():
            word = line.split(" ")[0].upper()
            if word == "DATA":
                self.say("354 go on")
                self.server.mails.append("".join(iter(self.line_of_mail, None)))
            elif word == "QUIT":
                return self.say("221 bye")
            self.say("550 no such box" if "refused@" in line else "250 ok")
        return None

    def say(self, words):
        self.wfile.write(f"{words}\r\n".encode())

    def line_of_mail(self):
        line = self.rfile.readline().decode()
        return None if line == ".\r\n" else line.removeprefix(".") if line.startswith("..") else line


@pytest.fixture
def mail_server():
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Conversation) as server:
        server.mails, server.daemon_threads, server.block_on_close = [], True, False
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def changed_settings(mail_server):
    port = mail_server.server_address[1]
    mail = MailSettings(server="127.0.0.1", port=port, sender="s11@council.example", tls="none")
    return {"address": "https://s11.council.example", "mail": mail}


@pytest.fixture
def database_url(sqlite_url):
    return sqlite_url


def test_a_mail_arrives_as_it_was_written(app, mail_server):
    send(LETTER)

    mail = message_from_string(mail_server.mails[0], policy=policy.default)
    assert (mail["From"], mail["To"], mail["Subject"]) == ("s11@council.example", LETTER.to, LETTER.subject)
    assert mail.get_content().replace("\r\n", "\n") == LETTER.text


def test_a_mail_that_is_refused_is_told_without_quoting_it(app, mail_server):
    with pytest.raises(NotSent, match="the mail server refused it") as told:
        send(Letter("refused@example.org", "Hello", "Text"))

    assert "refused@example.org" not in str(told.value)


def test_where_the_server_speaks_no_tls_and_tls_is_asked_for_nothing_is_sent(
    tmp_path, sqlite_url, mail_server
):
    from s11 import create_app
    from s11.config import Settings

    port = mail_server.server_address[1]
    mail = MailSettings(server="127.0.0.1", port=port, sender="s11@council.example")
    app = create_app(
        Settings(tmp_path, sqlite_url, "a key", "a salt", address="https://x.example", mail=mail)
    )

    with app.app_context(), pytest.raises(NotSent):
        send(LETTER)

    assert mail_server.mails == []
