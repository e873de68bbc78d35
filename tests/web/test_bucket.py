"""Files in a bucket of a real S3-compatible server: sent with their checksum, read back checked, down with words."""

from urllib.request import Request, urlopen

import boto3
import pytest
from moto.server import ThreadedMotoServer

from s11 import create_app
from s11.cli import run
from s11.config import Bucket, Settings, SettingsRefused, read_settings
from s11.storage.database import db, say_only_reading
from s11.storage.files import open_store
from s11.storage.upgrading import upgrade
from tests.web.test_directorate_evidence import HERE, PDF, download, file_link, upload

ACCOUNT = {"AWS_ACCESS_KEY_ID": "tests", "AWS_SECRET_ACCESS_KEY": "tests", "AWS_DEFAULT_REGION": "eu-west-2"}
TRAIL_KEY = "a key for the trail of a test"


class Server:
    def __init__(self):
        self.moto = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
        self.moto.start()
        self.address = "http://{}:{}".format(*self.moto.get_host_and_port())
        urlopen(Request(f"{self.address}/moto-api/reset", method="POST")).close()
        self.client = boto3.client("s3", endpoint_url=self.address)
        self.client.create_bucket(
            Bucket="council", CreateBucketConfiguration={"LocationConstraint": "eu-west-2"}
        )

    def kept(self):
        return [each["Key"] for each in self.client.list_objects_v2(Bucket="council").get("Contents", ())]

    def stop(self):
        self.client.close()
        self.moto.stop()


@pytest.fixture
def server(monkeypatch):
    for name, value in ACCOUNT.items():
        monkeypatch.setenv(name, value)
    server = Server()
    yield server
    server.stop()


@pytest.fixture
def app(tmp_path, database_url, server):
    bucket = Bucket("council", server.address, "s11/files/", "eu-west-2", "AES256")
    keys = {"secret_key": "a test's own key", "password_salt": "a salt", "trail_key": TRAIL_KEY}
    app = create_app(Settings(tmp_path, database_url, bucket=bucket, **keys))
    say_only_reading(False)
    with app.app_context():
        try:
            upgrade(db.engine)
            yield app
        finally:
            app.extensions["s11-keeping"].store.client.close()
            db.session.remove()
            db.engine.dispose()


@pytest.fixture
def in_bucket(monkeypatch, server, app):
    """Let commands keep evidence in the bucket, and use the test's database."""
    monkeypatch.setenv("S11_TRAIL_KEY", TRAIL_KEY)
    monkeypatch.setenv("S11_S3_BUCKET", "council")
    monkeypatch.setenv("S11_S3_ENDPOINT", server.address)
    monkeypatch.setenv("S11_S3_PREFIX", "s11/files")
    monkeypatch.setenv("S11_DATABASE_URL", db.engine.url.render_as_string(hide_password=False))


def test_a_file_is_kept_in_the_bucket_by_its_hash_encrypted_and_with_its_checksum(browser, server, tmp_path):
    link = file_link(upload(browser))

    (key,) = server.kept()
    told = server.client.head_object(Bucket="council", Key=key, ChecksumMode="ENABLED")
    assert key.startswith("s11/files/") and len(key.rpartition("/")[2]) == 64
    assert told["ServerSideEncryption"] == "AES256" and told["ChecksumSHA256"]
    assert download(browser, "lead", link)[2] == PDF
    assert [each for each in (tmp_path / "evidence").rglob("*") if each.is_file()] == []


def test_a_file_that_was_changed_in_the_bucket_is_not_handed_out(browser, server):
    link = file_link(upload(browser))
    server.client.put_object(Bucket="council", Key=server.kept()[0], Body=PDF.replace(b"1.7", b"1.4"))

    status, _, content = download(browser, "lead", link)

    assert status == 404 and "changed since it was kept" in content.decode()


def test_a_file_that_is_gone_from_the_bucket_is_said_to_be(browser, server):
    link = file_link(upload(browser))
    server.client.delete_object(Bucket="council", Key=server.kept()[0])

    assert "not where it was kept" in download(browser, "lead", link)[2].decode()


def test_while_the_bucket_is_down_no_file_is_taken_and_what_was_typed_stays(browser, server, app):
    link = file_link(upload(browser))
    server.moto.stop()

    page = upload(browser, title="Another policy")

    assert page.status == 503 and "does not answer" in page.soup.select_one("#file-error").text
    assert page.field("title") == "Another policy"
    assert download(browser, "lead", link)[0] == 503
    assert browser().client.get("/readyz").text == "place of evidence files does not answer\n"
    assert browser("lead").post(HERE, {"title": "Policy", "reference": "intranet"}).status == 200
    server.moto.start()


def test_a_bucket_that_is_not_there_is_said_by_the_doctor(tmp_path, in_bucket, monkeypatch, capfd):
    monkeypatch.setenv("S11_S3_BUCKET", "another")

    status = run(["--data", str(tmp_path), "doctor"])

    assert (
        status == 1 and "MISSING Evidence: s3://another/s11/files/ does not answer" in capfd.readouterr().out
    )


def test_the_doctor_reads_every_file_of_the_bucket(browser, session, server, tmp_path, in_bucket, capfd):
    upload(browser)
    session.commit()
    well = run(["--data", str(tmp_path), "doctor"]), capfd.readouterr().out
    server.client.put_object(Bucket="council", Key=server.kept()[0], Body=b"changed")

    ill = run(["--data", str(tmp_path), "doctor"]), capfd.readouterr().out

    assert "1 of 1 files are as they were kept in s3://council/s11/files/" in well[1]
    assert ill[0] == 1 and "was changed since it was kept (testshire-now, housing, 1.1: policy.pdf)" in ill[1]


@pytest.mark.parametrize("to_bucket", [True, False], ids=["to another bucket", "to a folder"])
def test_a_backup_carries_the_files_of_a_bucket(
    browser, session, server, tmp_path, in_bucket, monkeypatch, capfd, to_bucket
):
    upload(browser)
    session.commit()
    assert run(["--data", str(tmp_path), "backup", str(tmp_path / "b")]) == 0
    name = server.kept()[0].rpartition("/")[2]
    monkeypatch.delenv("S11_DATABASE_URL")
    monkeypatch.setenv("S11_S3_PREFIX", "restored")
    if not to_bucket:
        for setting in ("BUCKET", "ENDPOINT", "PREFIX"):
            monkeypatch.delenv(f"S11_S3_{setting}")

    status = run(["--data", str(tmp_path / "new"), "restore", str(tmp_path / "b")])

    assert status == 0, capfd.readouterr().err
    if to_bucket:
        assert f"restored/{name}" in server.kept()
    else:
        assert (tmp_path / "new" / "evidence" / name).read_bytes() == PDF


@pytest.mark.parametrize(
    ("settings", "why"),
    [
        ({"S11_S3_PREFIX": "x"}, "S11_S3_BUCKET is not"),
        ({"S11_S3_BUCKET": "x", "S11_S3_ENDPOINT": "s3.example.org"}, "name an address"),
        ({"S11_S3_BUCKET": "x", "S11_S3_SSE": "yes"}, "AES256"),
    ],
)
def test_settings_of_a_bucket_that_cannot_be_are_refused_with_what_to_do(
    tmp_path, monkeypatch, settings, why
):
    for name, value in settings.items():
        monkeypatch.setenv(name, value)

    with pytest.raises(SettingsRefused, match=why):
        read_settings(tmp_path)


def test_without_a_bucket_the_folder_is_the_place(tmp_path):
    assert open_store(read_settings(tmp_path)).where == str(tmp_path / "evidence")
