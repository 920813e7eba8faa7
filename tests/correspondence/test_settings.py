"""Which way letters leave follows from what the operator set."""

import runpy
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

POST = Path(__file__).resolve().parents[2] / "trustmark/config/post.py"


@pytest.fixture
def post_settings(monkeypatch):
    """The settings of the post with these values in the environment."""

    def read(**values: str) -> dict[str, object]:
        for name in ("MODE", "EMAIL_URL", "EMAIL_SUPPLIER", "MAIL_FROM"):
            monkeypatch.delenv(f"KEURMEESTER_{name}", raising=False)
        for name, value in values.items():
            monkeypatch.setenv(f"KEURMEESTER_{name.upper()}", value)
        return runpy.run_path(str(POST))

    return read


def test_letters_stay_here_unless_told_otherwise(post_settings):
    assert str(post_settings()["POST_TRANSPORT"]).endswith(".Mailbox")


@pytest.mark.parametrize(
    ("url", "host", "port", "starts_tls", "speaks_tls"),
    [
        ("smtp://u:p%40ss@mail.test", "mail.test", 587, True, False),
        ("smtps://u:p%40ss@mail.test", "mail.test", 465, False, True),
        ("smtp+plain://relay:2525", "relay", 2525, False, False),
    ],
)
def test_a_mail_server_is_named_by_its_address(
    post_settings, url, host, port, starts_tls, speaks_tls
):
    found = post_settings(email_url=url)

    assert str(found["POST_TRANSPORT"]).endswith(".Smtp")
    assert (found["EMAIL_HOST"], found["EMAIL_PORT"]) == (host, port)
    assert (found["EMAIL_USE_TLS"], found["EMAIL_USE_SSL"]) == (starts_tls, speaks_tls)
    assert found["EMAIL_HOST_PASSWORD"] == ("p@ss" if "@" in url else "")


def test_a_supplier_is_named_with_its_key(post_settings):
    found = post_settings(email_supplier="mandrill", email_supplier_key="key")

    assert str(found["POST_TRANSPORT"]).endswith(".AnymailPost")
    assert found["POST_SUPPLIER_BACKEND"] == "anymail.backends.mandrill.EmailBackend"
    assert found["ANYMAIL"]["MANDRILL_API_KEY"] == "key"


def test_a_scheme_may_bring_its_own_domain(post_settings):
    found = post_settings(mail_from="post@Keur.test", mail_domains="a.test, B.test")

    assert found["MAIL_DOMAINS"] == {"keur.test", "a.test", "b.test"}


def test_production_refuses_to_keep_letters_to_itself(post_settings):
    with pytest.raises(ImproperlyConfigured, match="EMAIL_URL"):
        post_settings(mode="production")


def test_an_address_of_another_kind_is_refused(post_settings):
    with pytest.raises(ImproperlyConfigured, match="smtp://"):
        post_settings(email_url="https://mail.test")
