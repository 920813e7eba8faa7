"""What happens around every request."""

import logging

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from trustmark.sites.layout.middleware import real_address


def address_seen(settings, *, proxies: int, forwarded: str) -> str:
    settings.TRUSTED_PROXIES = proxies
    seen: list[str] = []

    def answer(request):
        seen.append(request.META["REMOTE_ADDR"])
        return HttpResponse()

    request = RequestFactory().get("/", headers={"X-Forwarded-For": forwarded})
    request.META["REMOTE_ADDR"] = "10.0.0.1"
    real_address(answer)(request)
    return seen[0]


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "203.0.113.7", "10.0.0.1"),
        (1, "203.0.113.7", "203.0.113.7"),
        (1, "198.51.100.1, 203.0.113.7", "203.0.113.7"),  # the first is made up
        (2, "198.51.100.1, 203.0.113.7, 10.0.0.2", "203.0.113.7"),
        (2, "203.0.113.7", "10.0.0.1"),
        (1, "", "10.0.0.1"),
    ],
)
def test_only_our_own_proxies_are_believed(settings, proxies, forwarded, address):
    assert address_seen(settings, proxies=proxies, forwarded=forwarded) == address


def test_an_error_in_a_page_reaches_the_log():
    logger = logging.getLogger("django.request")

    assert logger.isEnabledFor(logging.ERROR)
    assert logger.hasHandlers()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path", ["/nl/staff/audits/%00/", "/nl/webwinkelkeur/%00/", "/nl/re-audit/%00/"]
)
def test_an_address_with_a_nul_is_no_page(client, path):
    assert client.get(path).status_code == 404
