"""The facts a page may state, each with a recogniser of its own."""

from collections.abc import Callable

from inspector.reading.page_facts import (
    disputing,
    names,
    numbers,
    personal_data,
    reaching,
    returning,
)
from inspector.reading.page_facts.fact import Fact, PageText

Recogniser = Callable[[PageText], Fact | None]

RECOGNISERS: dict[str, Recogniser] = {
    "company_name": names.company_name,
    "kvk_number": numbers.kvk_number,
    "kbo_number": numbers.kbo_number,
    "vat_number": numbers.vat_number,
    "fr_siren_siret": numbers.fr_siren_siret,
    "de_register": numbers.de_register,
    "iban": numbers.iban,
    "address": reaching.address,
    "email": reaching.email,
    "phone": reaching.phone,
    "withdrawal_period": returning.withdrawal_period,
    "model_withdrawal_form": returning.model_withdrawal_form,
    "return_shipping_payer": returning.return_shipping_payer,
    "refund_period": returning.refund_period,
    "statutory_guarantee": disputing.statutory_guarantee,
    "complaint_term": disputing.complaint_term,
    "odr_link": disputing.odr_link,
    "dispute_committee": disputing.dispute_committee,
    "governing_law": disputing.governing_law,
    "privacy_rights": personal_data.privacy_rights,
    "retention_terms": personal_data.retention_terms,
    "data_protection_authority": personal_data.data_protection_authority,
    "cookie_categories": personal_data.cookie_categories,
}


def facts_of(page: PageText) -> dict[str, Fact]:
    """Every fact found on a page by its key; what is not there is left out."""
    found: dict[str, Fact] = {}
    for key, recognise in RECOGNISERS.items():
        fact = recognise(page)
        if fact is not None:
            found[key] = fact
    return found
