"""Mails leave through a real mail server on this machine."""

import contextlib
import socketserver
import ssl
from datetime import UTC, datetime, timedelta
from email import message_from_string, policy
from ipaddress import ip_address
from threading import Thread

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from s11 import create_app
from s11.config import MailSettings, Settings
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
    port = mail_server.server_address[1]
    mail = MailSettings(server="127.0.0.1", port=port, sender="s11@council.example")
    app = create_app(
        Settings(tmp_path, sqlite_url, "a key", "a salt", address="https://x.example", mail=mail)
    )

    with app.app_context(), pytest.raises(NotSent):
        send(LETTER)

    assert mail_server.mails == []


class Impostor(socketserver.StreamRequestHandler):
    """A server that shows a certificate which nobody vouches for."""

    def handle(self):
        self.wfile.write(b"220 here\r\n")
        for line in self.rfile:
            if line.upper().startswith(b"STARTTLS"):
                self.wfile.write(b"220 go on\r\n")
                break
            self.wfile.write(
                b"250-here\r\n250 STARTTLS\r\n" if line.upper().startswith(b"EHLO") else b"250 ok\r\n"
            )
        with contextlib.suppress(OSError):
            self.server.context.wrap_socket(self.request, server_side=True)
            self.server.believed = True


@pytest.fixture
def impostor(tmp_path):
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    began = datetime.now(UTC) - timedelta(days=1)
    builder = x509.CertificateBuilder(name, name, key.public_key(), 1, began, began + timedelta(days=9))
    certificate = builder.add_extension(
        x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False
    ).sign(key, hashes.SHA256())
    form = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    pem = tmp_path / "both.pem"
    pem.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, *form)
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Impostor) as server:
        server.context, server.believed, server.daemon_threads = context, False, True
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def test_a_mail_server_whose_certificate_nobody_vouches_for_is_told_nothing(tmp_path, sqlite_url, impostor):
    mail = MailSettings(server="127.0.0.1", port=impostor.server_address[1], sender="s11@council.example")
    settings = Settings(tmp_path, sqlite_url, "a key", "a salt", address="https://x.example", mail=mail)

    with create_app(settings).app_context(), pytest.raises(NotSent):
        send(LETTER)

    assert not impostor.believed
