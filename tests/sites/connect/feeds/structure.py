"""The two formats of Google as their public descriptions give them, and a check.

The schemas themselves (XSD) are Google's and carry no licence under which a copy could
be kept here, so this is written anew from the lists of elements at
https://developers.google.com/product-review-feeds/schema and
https://developers.google.com/merchant-review-feeds/xmlschema: which elements there are,
in which order, how often, and what their texts look like.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from xml.etree.ElementTree import Element

Check = Callable[[str], bool]


@dataclass(frozen=True)
class Kind:
    """What an element holds: others in this order, or a text that passes the check.

    A name ends on `?` where it may be missing, on `*` where it may come any number of
    times, and on `+` where it comes at least once.
    """

    inside: tuple[tuple[str, "Kind"], ...] = ()
    text: Check = lambda text: not text.strip()
    attributes: frozenset[str] = frozenset()
    optional: frozenset[str] = frozenset()


def faults(element: Element, kind: Kind, *, path: str = "") -> list[str]:
    """Everything about an element that its kind does not allow."""
    here = f"{path}/{_name(element)}"
    found = []
    plain = {name for name in element.attrib if not name.startswith("{")}
    if plain - kind.optional != kind.attributes:
        found.append(f"{here} has the attributes {sorted(plain)}")
    if not kind.text(element.text or ""):
        found.append(f"{here} holds {element.text!r}")
    left = list(element)
    for name, inner in kind.inside:
        bare, often = name.rstrip("?*+"), name[-1]
        count = 0
        while left and _name(left[0]) == bare:
            found += faults(left.pop(0), inner, path=here)
            count += 1
        if (count == 0 and often not in "?*") or (count > 1 and often not in "*+"):
            found.append(f"{here} holds {count} of {bare}")
    found += [f"{here} holds {_name(one)} where it may not" for one in left]
    return found


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _like(pattern: str) -> Check:
    compiled = re.compile(pattern)
    return lambda text: compiled.fullmatch(text) is not None


WORDS = Kind(text=lambda text: bool(text.strip()))
NAME = Kind(text=WORDS.text, optional=frozenset({"is_anonymous"}))
MOMENT = Kind(text=_like(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"))
ADDRESS = Kind(text=_like(r"https?://[^\s<>]+"))
TRUTH = Kind(text=_like("true|false"))
RATING = Kind(text=_like("[1-5]"), attributes=frozenset({"min", "max"}))


def _list_of(name: str, kind: Kind) -> Kind:
    return Kind(inside=((f"{name}+", kind),))


_PRODUCT = Kind(
    inside=(
        (
            "product_ids?",
            Kind(
                inside=(
                    ("gtins?", _list_of("gtin", Kind(text=_like(r"\d{8,14}")))),
                    ("mpns?", _list_of("mpn", WORDS)),
                    ("skus?", _list_of("sku", WORDS)),
                    ("brands?", _list_of("brand", WORDS)),
                )
            ),
        ),
        ("product_name?", WORDS),
        ("product_url+", ADDRESS),
    )
)
_PRODUCT_REVIEW = Kind(
    inside=(
        ("review_id", WORDS),
        ("reviewer", Kind(inside=(("name", NAME), ("reviewer_id?", WORDS)))),
        ("is_verified_purchase?", TRUTH),
        ("is_incentivized_review?", TRUTH),
        ("review_timestamp", MOMENT),
        ("title?", WORDS),
        ("content", WORDS),
        ("review_language?", Kind(text=_like("[a-z]{2}"))),
        ("review_country?", Kind(text=_like("[A-Z]{2}"))),
        (
            "review_url+",
            Kind(text=ADDRESS.text, attributes=frozenset({"type"})),
        ),
        ("ratings", Kind(inside=(("overall", RATING),))),
        ("products", _list_of("product", _PRODUCT)),
        ("is_spam?", TRUTH),
        (
            "collection_method?",
            Kind(text=_like("unsolicited|post_fulfillment|point_of_sale")),
        ),
        ("transaction_id?", WORDS),
    )
)
PRODUCT_FEED = Kind(
    inside=(
        ("version", Kind(text=_like(r"2\.4"))),
        ("aggregator?", Kind(inside=(("name", WORDS),))),
        ("publisher", Kind(inside=(("name", WORDS), ("favicon?", ADDRESS)))),
        ("reviews?", Kind(inside=(("review*", _PRODUCT_REVIEW),))),
    )
)

_ID = frozenset({"id"})
_ID_AND_SHOP = frozenset({"id", "mid"})
_MERCHANT = Kind(
    attributes=_ID,
    inside=(
        ("name", WORDS),
        ("merchant_url", ADDRESS),
        ("rating_url", ADDRESS),
        ("create_timestamp", MOMENT),
        ("last_update_timestamp", MOMENT),
    ),
)
_MERCHANT_REVIEW = Kind(
    attributes=_ID_AND_SHOP,
    inside=(
        ("reviewer_name?", WORDS),
        ("create_timestamp", MOMENT),
        ("last_update_timestamp", MOMENT),
        ("country_code", Kind(text=_like("[A-Z]{2}"))),
        ("title?", WORDS),
        ("content?", WORDS),
        (
            "ratings",
            Kind(inside=(("overall", RATING), ("customer_service?", RATING))),
        ),
        (
            "collection_method?",
            Kind(text=_like("after_fulfillment|unsolicited|point_of_sale")),
        ),
    ),
)
_DELETED = Kind(attributes=_ID_AND_SHOP, inside=(("last_update_timestamp", MOMENT),))
MERCHANT_FEED = Kind(
    inside=(
        ("merchants?", _list_of("merchant", _MERCHANT)),
        ("reviews?", _list_of("review", _MERCHANT_REVIEW)),
        ("deleted_reviews?", _list_of("deleted_review", _DELETED)),
    )
)
