"""Recognises script libraries and shop systems with their versions.

Holes are those their makers announced: the first version that mends them, and the
number under which they are known. What is not listed is not judged.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from inspector.facts import Page
from inspector.reading.elements import read_elements

_VERSION = r"(\d+\.\d+(?:\.\d+)?)"
NAMES = (
    ("jquery-ui", re.compile(rf"jquery-ui[-.@/](?:v)?{_VERSION}", re.I)),
    (
        "jquery",
        re.compile(rf"jquery(?:\.slim)?(?:\.min)?[-.@/](?:v)?{_VERSION}(?!.*ui)", re.I),
    ),
    ("bootstrap", re.compile(rf"bootstrap[@/-](?:v)?{_VERSION}", re.I)),
    ("angular", re.compile(rf"angular(?:js)?[@/-](?:v)?{_VERSION}", re.I)),
    ("lodash", re.compile(rf"lodash(?:\.js)?[@/-](?:v)?{_VERSION}", re.I)),
    ("moment", re.compile(rf"moment(?:\.js)?[@/-](?:v)?{_VERSION}", re.I)),
    ("handlebars", re.compile(rf"handlebars[@/-](?:v)?{_VERSION}", re.I)),
    ("vue", re.compile(rf"/vue[@/-](?:v)?{_VERSION}", re.I)),
)
# Per library: versions from (and including) to (and excluding), and the hole in them.
HOLES = {
    "jquery": (("1.2.0", "3.5.0", "CVE-2020-11022"),),
    "jquery-ui": (("1.0.0", "1.13.0", "CVE-2021-41184"),),
    "bootstrap": (
        ("2.0.0", "3.4.1", "CVE-2019-8331"),
        ("4.0.0", "4.3.1", "CVE-2019-8331"),
    ),
    "angular": (("1.0.0", "1.8.0", "CVE-2020-7676"),),
    "lodash": (("0.1.0", "4.17.21", "CVE-2021-23337"),),
    "moment": (("0.1.0", "2.29.4", "CVE-2022-31129"),),
    "handlebars": (("1.0.0", "4.7.7", "CVE-2021-23369"),),
}
GENERATOR = re.compile(
    r"^(WordPress|WooCommerce|PrestaShop|Shopware|OpenCart|Joomla!?|Drupal|"
    r"Magento)\s+v?(\d+(?:\.\d+)*)",
    re.I,
)
# Lines that get no repairs any more, by the last version of the line.
PAST_LIFE = {
    "wordpress": "4.0",
    "prestashop": "1.6",
    "magento": "1.9",
    "joomla!": "3.10",
    "drupal": "9.5",
}


@dataclass(frozen=True)
class Library:
    """One library in use; `hole` is the number of a known hole in this version."""

    name: str
    version: str
    shown: str
    hole: str = ""


def libraries_in(page: Page) -> Iterator[Library]:
    """The libraries whose version a page tells, by the address of their script."""
    elements = read_elements(page.html, page.url)
    for script in elements.scripts:
        for name, told in NAMES:
            match = told.search(script.url)
            if match:
                hole = _hole_in(name, match[1])
                yield Library(name, match[1], script.url[:200], hole)
                break
    made = GENERATOR.match(elements.generator)
    if made:
        last = PAST_LIFE.get(made[1].lower(), "")
        is_past = bool(last) and _number(made[2])[:2] <= _number(last)[:2]
        yield Library(
            made[1], made[2], elements.generator, "end of life" if is_past else ""
        )


def _hole_in(name: str, version: str) -> str:
    for first, mended, hole in HOLES.get(name, ()):
        if _number(first) <= _number(version) < _number(mended):
            return hole
    return ""


def _number(version: str) -> tuple[int, ...]:
    parts = [int(part) for part in version.split(".")]
    return tuple([*parts, 0, 0, 0][:3])
