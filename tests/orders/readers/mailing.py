"""Invented mails of invented shops."""

import json
from email.message import EmailMessage

SNIPPET = {
    "recipientEmail": "klant@thuis.test",
    "recipientName": "Jan de Boer",
    "referenceId": "W-1",
    "locale": "nl-NL",
    "preferredSendTime": "2026-11-09T13:30:00",
    "templateId": "abc",
    "products": [
        {
            "name": "Boerenkaas",
            "sku": "K-1",
            "gtin": "8712345678906",
            "productUrl": "https://kaas.test/p/1",
            "imageUrl": "https://kaas.test/1.jpg",
        }
    ],
}
MARKUP = {
    "@context": "http://schema.org",
    "@type": "Order",
    "orderNumber": "W-2",
    "priceCurrency": "EUR",
    "price": "12.50",
    "customer": {"@type": "Person", "name": "Piet Jansen"},
    "billingAddress": {"@type": "PostalAddress", "streetAddress": "Dijk 1"},
    "acceptedOffer": [
        {
            "@type": "Offer",
            "itemOffered": {"@type": "Product", "name": "Brood", "sku": "B-1"},
            "price": "12.50",
        }
    ],
}


def a_mail(
    *scripts: tuple[str, object],
    to: str = "Klant <klant@thuis.test>",
    language: str = "nl",
    **headers: str,
) -> bytes:
    """A mail as a shop sends it, with scripts of these kinds in its page."""
    mail = EmailMessage()
    mail["From"] = "winkel@kaas.test"
    if to:
        mail["To"] = to
    mail["Subject"] = "Uw bestelling"
    mail["Date"] = "Mon, 02 Nov 2026 10:00:00 +0000"
    mail.set_content("Bedankt voor uw bestelling.")
    told = "".join(
        f'<script type="{kind}">{_as_json(data)}</script>' for kind, data in scripts
    )
    page = f'<html lang="{language}"><head>{told}</head><body>Bedankt</body></html>'
    mail.add_alternative(page, subtype="html")
    for name, value in headers.items():
        mail[name.replace("_", "-")] = value
    return mail.as_bytes()


def snippet(**changes: object) -> tuple[str, object]:
    """The snippet of a review service, with these changes."""
    return "application/json+trustpilot", SNIPPET | changes


def markup(**changes: object) -> tuple[str, object]:
    """The order of schema.org, with these changes."""
    return "application/ld+json", MARKUP | changes


def _as_json(data: object) -> str:
    return data if isinstance(data, str) else json.dumps(data)
