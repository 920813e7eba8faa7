"""What the plug-ins of webshops put on the wire, byte for byte, one function each."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote_plus, urlencode

from django.test import Client

E1 = "/api/1.0/invitations.json"
FORM = "application/x-www-form-urlencoded"
BOUNDARY = "------------------------5cb1a2d0f7e93c48"
Fields = dict[str, object]


@dataclass(frozen=True)
class Call:
    """One request: the query, the body and its kind."""

    query: str
    body: bytes
    kind: str

    def send(self, client: Client, path: str = E1) -> Any:
        """Post it; four of six clients name no user agent, so none is named."""
        return client.post(f"{path}?{self.query}", self.body, self.kind)


def http_build_query(fields: Mapping[str, object]) -> str:
    """As PHP writes a form: no nulls, no empty lists, 1 and 0, `+` for a space."""
    return "&".join(
        f"{quote_plus(name).replace('~', '%7E')}={quote_plus(text)}"
        for name, text in _flat(fields)
    )


def multipart(fields: Mapping[str, object]) -> bytes:
    """As curl writes an array of PHP: null is an empty string."""
    parts = []
    for name, value in fields.items():
        text = "" if value is None else _plain(value)
        parts.append(
            f"--{BOUNDARY}\r\nContent-Disposition: form-data; "
            f'name="{name}"\r\n\r\n{text}\r\n'
        )
    return ("".join(parts) + f"--{BOUNDARY}--\r\n").encode()


def as_form(credentials: Mapping[str, str], fields: Fields, **query: str) -> Call:
    """A body like that of PHP's own forms."""
    return Call(
        urlencode({**credentials, **query}), http_build_query(fields).encode(), FORM
    )


def as_parts(credentials: Mapping[str, str], fields: Fields) -> Call:
    """A body like that of curl."""
    kind = f"multipart/form-data; boundary={BOUNDARY}"
    return Call(urlencode(credentials), multipart(fields), kind)


def as_json(credentials: Mapping[str, str], fields: Fields) -> Call:
    """A body like that of Guzzle with the header for JSON."""
    body = json.dumps(fields).encode()
    return Call(urlencode(credentials), body, "application/json")


def sdk(number: str = "S-1001", **changed: object) -> Fields:
    """The client library."""
    return {
        "client": "sdk",
        "email": "klant@thuis.test",
        "order": number,
        "delay": 3,
        "language": "nl",
        "customer_name": "Zoë de Boer",
        "phone_numbers": ["+31 6 0000 0000"],
        "order_total": 23.55,
    } | changed


def wordpress(number: str = "W-1001", **changed: object) -> Fields:
    """WooCommerce."""
    data = {
        "order": {"id": 7, "currency": "EUR", "billing": {"phone": "0600000000"}},
        "customer": {"id": 3, "last_name": "Geheim", "is_paying_customer": True},
        "products": [
            {
                "id": 42,
                "name": "Boerenkaas",
                "url": "https://kaas.test/p/42",
                "image_url": "https://kaas.test/42.jpg",
                "sku": "K-42",
                "gtin": None,
                "reviews_allowed": True,
            }
        ],
        "invoice_address": {"address_1": "Geheimstraat 1"},
        "delivery_address": {"address_1": "Geheimstraat 1"},
    }
    return {
        "email": "klant@thuis.test",
        "order": number,
        "delay": "0",
        "language": "",
        "client": "wordpress",
        "customer_name": "Zoë Geheim",
        "phone_numbers": ["0600000000", "0611111111"],
        "order_total": "23.55",
        "platform_version": "wp-6.1.9-wc-7.1.0",
        "plugin_version": "3.39",
        "order_data": json.dumps(data),
    } | changed


def magento(number: str = "000000101", **changed: object) -> Fields:
    """Magento 2; null where a setting was never saved."""
    data = {
        "products": [
            {
                "name": "Boerenkaas",
                "url": "https://kaas.test/boerenkaas.html",
                "id": "42",
                "sku": "K-42",
                "image_url": None,
                "gtin": None,
            }
        ]
    }
    return {
        "email": "klant@thuis.test",
        "order": number,
        "delay": None,
        "language": "cus",
        "customer_name": "Zoë de Boer",
        "order_total": 23.55,
        "client": "magento2",
        "platform_version": "2.4.6",
        "plugin_version": "1.8.0",
        "noremail": 0,
        "order_data": json.dumps(data),
    } | changed


def prestashop(number: int = 1001, **changed: object) -> Fields:
    """PrestaShop; the number is the id of the order, and a row has everything."""
    data = {
        "order": {"id_order": number, "secure_key": "geheim", "id_currency": "1"},
        "customer": {"lastname": "Geheim", "birthday": "1980-01-01"},
        "invoice_address": None,
        "delivery_address": {"address1": "Geheimstraat 1"},
        "products": [
            {
                "id_order_detail": "9",
                "product_price": "23.550000",
                "id": "42",
                "name": "Boerenkaas - 500 gram",
                "url": "https://kaas.test/42-boerenkaas.html",
                "image_url": "https://kaas.test/42.jpg",
                "sku": "K-42",
                "gtin": "8711234567890",
                "mpn": None,
                "brand": "Jansen",
            }
        ],
    }
    return {
        "order": number,
        "email": "klant@thuis.test",
        "delay": 3,
        "language": "nl_nl",
        "client": "prestashop",
        "customer_name": "Zoë Geheim",
        "order_total": "23.550000",
        "plugin_version": "1.8.0",
        "platform_version": "8.1.0",
        "order_data": json.dumps(data),
    } | changed


def shopware(number: str = "10045", **changed: object) -> Fields:
    """Shopware 6."""
    data = {
        "products": [
            {
                "id": "0a1b2c3d4e5f60718293a4b5c6d7e8f9",
                "name": "Boerenkaas",
                "url": "https://kaas.test/boerenkaas",
                "image_url": None,
                "sku": "SW10042",
                "gtin": "8711234567890",
                "mpn": None,
                "sync_url": "https://kaas.test/webwinkelkeur/sync_product_reviews"
                "?salesChannelId=98ab",
            }
        ]
    }
    return {
        "order": number,
        "email": "klant@thuis.test",
        "delay": 0,
        "language": "nl-NL",
        "customer_name": "Zoë de Boer",
        "client": "shopware",
        "order_total": 23.55,
        "order_data": json.dumps(data),
    } | changed


def opencart(number: str = "1001", **changed: object) -> Fields:
    """OpenCart 3; a phone number that may be empty, and products without an id."""
    data = {
        "order": {"order_id": number, "ip": "203.0.113.7", "order_lines": []},
        "customer": {"customer_id": "3", "telephone": "0600000000"},
        "invoice_address": {"address_1": "Geheimstraat 1"},
        "delivery_address": {"address_1": "Geheimstraat 1"},
        "products": [
            {
                "product_id": "42",
                "name": "Boerenkaas",
                "description": "<p>Oud</p>",
                "sku": "K-42",
                "ean": "8711234567890",
                "upc": "",
                "jan": "",
                "isbn": "",
                "mpn": "",
                "image_urls": ["https://kaas.test/image/42.jpg"],
            }
        ],
    }
    return {
        "email": "klant@thuis.test",
        "order": number,
        "delay": "7",
        "language": "nl_nl",
        "customer_name": "Zoë Geheim",
        "phone_numbers": [""],
        "order_total": "23.5500",
        "client": "opencart3",
        "platform_version": "3.0.3.8",
        "plugin_version": "$VERSION$",
        "order_data": json.dumps(data),
    } | changed


def _flat(fields: Mapping[str, object]) -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for name, value in fields.items():
        if isinstance(value, list):
            pairs += [(f"{name}[{n}]", _plain(item)) for n, item in enumerate(value)]
        elif value is not None:
            pairs.append((name, _plain(value)))
    return pairs


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "1" if value else "0"
    return str(value)
