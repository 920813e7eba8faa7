"""The letter to the company of a webhook that was stopped."""

from dataclasses import dataclass
from datetime import datetime

from trustmark.certificates import api as certificates
from trustmark.correspondence import api as correspondence
from trustmark.dispatches.letters import WebhookStopped
from trustmark.dispatches.models import Webhook
from trustmark.kernel.calendar import day_of
from trustmark.kernel.links import link_to
from trustmark.schemes.api import Rulebook
from trustmark.shops import api as shops


@dataclass
class _Subject:
    """What the letter is about, and the scheme of those who may read it here."""

    pk: int
    kind_of_case: str
    scheme: str


def write_stopped(webhook: Webhook, *, since: datetime, at: datetime) -> None:
    """Tell the company that nothing arrived, and how it goes on."""
    company, book = webhook.shop.company, _book_of(webhook)
    if book is None:
        return  # never certified: nobody signs, and the page says it
    link = link_to(
        "member:webhook", webhook.shop.domain, webhook.pk, language=company.language
    )
    letter = WebhookStopped(
        company_name=company.name,
        domain=webhook.shop.domain,
        url=webhook.url,
        failing_since=day_of(since),
        link=link,
    )
    correspondence.send(
        letter,
        to=company.email,
        name=company.name,
        language=company.language,
        sender=shops.sender_of(book, language=company.language),
        at=at,
        about=_Subject(webhook.pk, webhook.kind_of_case, book.scheme.slug),
    )


def _book_of(webhook: Webhook) -> Rulebook | None:
    """The rulebook of the newest certificate of the shop."""
    held = certificates.list_certificates_of(webhook.shop)
    newest = max(held, key=lambda each: each.pk, default=None)
    return newest.scheme_version.rules if newest else None
