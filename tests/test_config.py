"""Settings: where keys come from, and what is refused."""

import pytest

from s11 import create_app
from s11.config import Settings, SettingsRefused, read_settings


def test_a_key_may_come_from_a_file_that_a_store_of_keys_hands_over(tmp_path, monkeypatch):
    kept = tmp_path / "credential"
    kept.write_text("a key from the vault\n")
    monkeypatch.setenv("S11_SECRET_KEY_FILE", str(kept))

    settings = read_settings(tmp_path / "data")

    assert settings.secret_key == "a key from the vault"
    assert not (tmp_path / "data" / "secret-key").exists()


def test_a_file_of_a_key_that_cannot_be_read_stops_the_start_with_words(tmp_path, monkeypatch):
    monkeypatch.setenv("S11_TRAIL_KEY_FILE", str(tmp_path / "nowhere"))

    with pytest.raises(SettingsRefused, match=r"S11_TRAIL_KEY_FILE: .*nowhere cannot be read"):
        read_settings(tmp_path / "data")


def test_keys_that_are_made_are_long_and_for_this_account_only(tmp_path):
    read_settings(tmp_path)

    for name in ("secret-key", "password-salt", "trail-key"):
        assert (tmp_path / name).stat().st_mode & 0o777 == 0o600
        assert len((tmp_path / name).read_text()) == 64


@pytest.mark.parametrize("url", ["postgresql://s11:x@db.council.example/s11", "postgres://10.0.0.5/s11"])
def test_a_database_on_another_machine_needs_a_word_on_encryption(tmp_path, monkeypatch, url):
    monkeypatch.setenv("S11_DATABASE_URL", url)
    with pytest.raises(SettingsRefused, match="sslmode=verify-full"):
        read_settings(tmp_path)

    monkeypatch.setenv("S11_DATABASE_URL", f"{url}?sslmode=verify-full")
    assert "sslmode=verify-full" in read_settings(tmp_path).database_url


@pytest.mark.parametrize(
    "url",
    [
        "postgresql:///s11?host=/run/postgresql",
        "postgresql://s11@localhost/s11",
        "postgresql://s11@[::1]/s11",
    ],
)
def test_a_database_on_this_machine_needs_none(tmp_path, monkeypatch, url):
    monkeypatch.setenv("S11_DATABASE_URL", url)

    assert read_settings(tmp_path).database_url.startswith("postgresql+psycopg://")


def test_nothing_in_the_surroundings_turns_debugging_on(tmp_path, monkeypatch):
    monkeypatch.setenv("FLASK_DEBUG", "1")
    monkeypatch.setenv("FLASK_TESTING", "1")

    app = create_app(Settings(tmp_path, "sqlite://", "key", "salt"))

    assert not app.debug
    assert not app.testing


def test_who_is_signed_in_stays_so_while_the_secret_key_is_changed(tmp_path):
    def session_of(key, cookie=None, before=()):
        app = create_app(Settings(tmp_path, "sqlite://", key, "salt", secret_keys_before=before))
        with app.test_request_context(headers={"Cookie": f"s11={cookie}"} if cookie else {}):
            return app.session_interface.open_session(app, __import__("flask").request)

    old = create_app(Settings(tmp_path, "sqlite://", "old key", "salt"))
    cookie = old.session_interface.get_signing_serializer(old).dumps({"_user_id": "lead"})

    assert session_of("new key", cookie, before=("old key",))["_user_id"] == "lead"
    assert "_user_id" not in session_of("new key", cookie)
