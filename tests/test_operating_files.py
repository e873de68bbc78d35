"""The files that docs/operating.md hands out: what a council copies is what we say it is."""

import re
from pathlib import Path

OPERATING = Path(__file__).parents[1] / "docs" / "operating"
NGINX = (OPERATING / "nginx.conf").read_text()
SERVICE = (OPERATING / "s11.service").read_text().splitlines()


def said(name):
    """Return every value of a directive of nginx."""
    return re.findall(rf"^\s*{name}\s+((?:\"[^\"]*\"|[^;\"])+);", NGINX, re.MULTILINE)


def test_only_tls_1_2_and_1_3_with_forward_secrecy_are_spoken():
    assert said("ssl_protocols") == ["TLSv1.2 TLSv1.3"]
    ciphers = said("ssl_ciphers")[0].split(":")
    assert ciphers
    assert all(
        cipher.startswith("ECDHE-") and cipher.endswith(("GCM-SHA256", "GCM-SHA384", "POLY1305"))
        for cipher in ciphers
    )


def test_what_comes_unencrypted_is_only_led_to_https():
    plain = NGINX[NGINX.index("listen 80") :]

    assert "return 301 https://" in plain
    assert "proxy_pass" not in plain


def test_hsts_stands_once_on_every_answer_also_on_those_of_the_proxy():
    assert said("proxy_hide_header") == ["Strict-Transport-Security"]
    assert said("add_header") == ['Strict-Transport-Security "max-age=63072000; includeSubDomains" always']


def test_what_a_visitor_says_of_a_proxy_does_not_go_through():
    told = dict(value.split(None, 1) for value in said("proxy_set_header"))

    assert told["X-Forwarded-For"] == "$remote_addr"
    assert told["Host"] == told["X-Forwarded-Host"] == "$host"
    assert told["Forwarded"] == '""'


def test_the_proxy_tells_no_version_keeps_no_copy_and_shows_nothing_to_machines():
    assert said("server_tokens") == ["off"]
    assert "proxy_cache " not in NGINX
    assert "autoindex" not in NGINX
    assert re.search(r"location /metrics \{ return 404; \}", NGINX)


def test_another_hosts_name_is_not_answered():
    assert "default_server" in NGINX
    assert "ssl_reject_handshake on;" in NGINX


def test_the_proxy_limits_size_slowness_and_number():
    assert said("client_max_body_size") == ["22m"]
    assert said("client_header_timeout") == ["15s"]
    assert said("client_body_timeout") == ["30s"]
    assert said("limit_conn")
    assert said("limit_req")


def test_the_service_owns_its_folder_and_nothing_else():
    assert {"User=s11", "StateDirectoryMode=0700", "UMask=0077", "NoNewPrivileges=yes", "ProtectSystem=strict", "ProtectHome=yes",
            "PrivateTmp=yes", "CapabilityBoundingSet=", "LockPersonality=yes", "SystemCallFilter=@system-service"} <= set(SERVICE)  # fmt: skip


def test_the_service_speaks_to_this_machine_until_somebody_says_to_whom_else():
    assert {"IPAddressDeny=any", "IPAddressAllow=localhost"} <= set(SERVICE)


def test_the_service_takes_its_keys_from_the_machines_own_store():
    keys = ("secret-key", "password-salt", "trail-key")

    assert [line for line in SERVICE if line.startswith("#LoadCredentialEncrypted=")] == [
        f"#LoadCredentialEncrypted={key}:/etc/s11/{key}.cred" for key in keys
    ]
    assert "#Environment=S11_SECRET_KEY_FILE=%d/secret-key" in SERVICE
