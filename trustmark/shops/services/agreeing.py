"""Keeping what a company agreed to: which text, which version, who, when."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from trustmark.accounts.api import User
from trustmark.schemes.api import (
    Rulebook,
    SchemeVersion,
    get_document,
    list_documents,
)
from trustmark.shops.models import Acceptance, Company, Manner


@dataclass(frozen=True)
class Signature:
    """Who agreed, in which language, from which network address, and when.

    A function named makes it a signature rather than a tick, which is what a code of
    conduct asks for.
    """

    by: User
    language: str
    at: datetime
    function: str = ""
    address: str | None = None


@transaction.atomic
def accept_document(
    company: Company, *, version: SchemeVersion, document: str, signature: Signature
) -> Acceptance:
    """Write down that a company agreed to the text in force, in the language read."""
    text = get_document(version, document, language=signature.language)
    return _write_down(
        company, version, (document, text.version, text.digest), signature
    )


@transaction.atomic
def declare(
    company: Company,
    *,
    version: SchemeVersion,
    declaration: str,
    digest: str,
    signature: Signature,
) -> Acceptance:
    """Write down a declaration made on a form; `digest` is that of the words shown."""
    return _write_down(
        company, version, (declaration, version.version, digest), signature
    )


def list_missing_acceptances(
    company: Company, *, rulebook: Rulebook
) -> tuple[str, ...]:
    """The documents in force that the company has not agreed to."""
    accepted = set(
        Acceptance.objects.filter(
            company=company, scheme=rulebook.scheme.slug
        ).values_list("document", "version")
    )
    wanted = {(d.kind, d.version) for d in list_documents(rulebook)}
    return tuple(
        sorted(kind for kind, version in wanted if (kind, version) not in accepted)
    )


def list_acceptances(company: Company) -> list[Acceptance]:
    """All a company ever agreed to, oldest first."""
    rows = Acceptance.objects.filter(company=company).select_related("user")
    return list(rows.order_by("id"))


def _write_down(
    company: Company,
    version: SchemeVersion,
    text: tuple[str, str, str],
    signature: Signature,
) -> Acceptance:
    document, text_version, digest = text
    return Acceptance.objects.create(
        company=company,
        user=signature.by,
        scheme=version.scheme,
        rulebook=version.version,
        document=document,
        version=text_version,
        digest=digest,
        language=signature.language,
        manner=Manner.SIGNED if signature.function else Manner.EXPLICIT,
        signer_function=signature.function,
        address=signature.address,
        at=signature.at,
    )
