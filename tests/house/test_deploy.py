"""What stands in front of the platform says the same as the platform."""

import re
from pathlib import Path

import pytest
from django.urls import reverse

from trustmark.sites.seal.publishing import OLDEST

DEPLOY = Path(__file__).parents[2] / "deploy"
NGINX = (DEPLOY / "nginx.conf").read_text()
HEADER = re.compile(r'^add_header (\S+) "?([^"]+?)"?;$', re.MULTILINE)


def test_nginx_says_with_a_seal_what_the_platform_says(client, db):
    said = client.get("/seal/webwinkelkeur/nobody.test.nl.svg").headers
    file = (DEPLOY / "keurmeester-seal-headers.conf").read_text()
    written = dict(HEADER.findall(file))

    # The platform adds languages here, although the address already names one.
    assert said["Vary"].startswith(written.pop("Vary"))
    assert len(written) == 5
    assert {name: said[name] for name in written} == written


def test_nginx_says_with_a_frame_what_the_platform_says(client, db):
    said = client.get("/widgets/webwinkelkeur/nobody.test/card.nl.html").headers
    file = (DEPLOY / "keurmeester-frame-headers.conf").read_text()
    written = dict(HEADER.findall(file))

    assert said["Vary"].startswith(written.pop("Vary"))
    assert len(written) == 5
    assert {name: said[name] for name in written} == written


@pytest.mark.parametrize(
    "address",
    [
        reverse("widgets:picture", args=["webwinkelkeur", "kaas.test", "bar", "nl"]),
        reverse(
            "widgets:picture", args=["webwinkelkeur", "a.b", "product-K_1.x", "fr"]
        ),
        reverse("widgets:frame", args=["becommerce", "kaas.test", "list", "en"]),
    ],
)
def test_nginx_hands_out_widgets_as_files(address):
    places = re.findall(r'location ~ "(\^/widgets[^"]+)"', NGINX)

    patterns = [where.replace("?<", "?P<") for where in places]
    assert sum(bool(re.match(where, address)) for where in patterns) == 1


def test_seals_are_taken_away_at_the_age_at_which_nobody_believes_them():
    unit = (DEPLOY / "systemd" / "keurmeester-stale.service").read_text()
    (minutes,) = re.findall(r"-mmin \+(\d+)", unit)

    assert int(minutes) * 60 == OLDEST.total_seconds()


@pytest.mark.parametrize(
    ("page", "parts", "is_limited"),
    [
        ("account_login", [], True),
        ("account_reset_password", [], True),
        ("ask_for_link", [], True),
        ("mfa_authenticate", [], True),
        ("accept_invitation", ["x" * 43], True),
        ("public:apply", ["webwinkelkeur"], True),
        ("public:register", ["webwinkelkeur"], False),
        ("member:desk", [], False),
    ],
)
def test_nginx_limits_guessing_and_what_sends_letters(page, parts, is_limited):
    (where,) = re.findall(r'location ~ "([^"]+)" \{\s+limit_req zone=signing_in', NGINX)

    assert bool(re.match(where, reverse(page, args=parts))) == is_limited


@pytest.mark.parametrize(
    ("page", "parts", "megabytes"),
    [
        ("public:review_write", ["1:x"], 50),
        ("public:review_change", ["1:x"], 50),
        ("public:review_write_open", ["webwinkelkeur", "kaas.test"], 50),
        ("public:apply", ["webwinkelkeur"], 1),
        ("member:order_upload", ["kaas.test"], 6),
    ],
)
def test_nginx_lets_photos_and_files_through(page, parts, megabytes):
    places = re.findall(
        r'location ~ "([^"]+)" \{\s+client_max_body_size (\d+)m;', NGINX
    )

    sizes = [
        int(size)
        for where, size in places
        if re.match(where, reverse(page, args=parts))
    ]
    assert (sizes or [1]) == [megabytes]


def test_nginx_sends_photos_that_the_platform_names_and_no_others():
    (internal,) = re.findall(r"location (\S+) \{\s+internal;", NGINX)

    assert "location /photos/ {\n        proxy_set_header X-Sendfile-Type" in NGINX
    assert reverse("photos:large", args=["0" * 32]).startswith("/photos/")
    assert internal == "/uploads/"
    _, _, sent = NGINX.partition("internal;")
    for header in ("content_security_policy", "cross_origin_resource_policy"):
        assert f"$upstream_http_{header};" in sent.partition("}")[0]


def test_nginx_tells_nobody_outside_how_the_platform_fares():
    (closed,) = re.findall(r"location (\S+) \{\s+return 404;", NGINX)

    assert reverse("connect:health").startswith(closed)


@pytest.mark.parametrize(
    "page",
    [
        "connect:compatible_invitations",
        "connect:compatible_webshop",
        "connect:compatible_permissions",
        "connect:consent",
        "connect:sidebar",
        "connect:compatible_ratings",
        "connect:compatible_summary",
        "connect:compatible_product_reviews",
        "connect:compatible_snippet",
        "connect:compatible_old_snippet",
        "connect:compatible_sync",
        "connect:compatible_magento_sync",
        "connect:compatible_replies",
        "connect:external_invite",
    ],
)
def test_nginx_sends_no_plug_in_elsewhere_and_logs_no_key(page, settings):
    places = re.findall(r'location ~ "([^"]+)" \{\s+access_log (\S+) (\w+);', NGINX)
    (written,) = re.findall(r"log_format without_keys (.*?);", NGINX, re.DOTALL)

    assert [log for _, _, log in places] == ["without_keys"] * 2
    assert all(re.match(where, reverse(page)) for where, _, _ in places)
    assert not re.search(r"\$(request|request_uri|args|query_string)\b", written)
    here = reverse(page).lstrip("/")
    assert any(re.match(exempt, here) for exempt in settings.SECURE_REDIRECT_EXEMPT)
