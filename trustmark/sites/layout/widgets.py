"""The widgets a shop can show: their names, sizes and budgets, and where they lie.

What draws them and what shows their code to a shop both read this.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


@dataclass(frozen=True)
class Kind:
    """One widget: how large it is on the page, and how heavy it may be at most."""

    name: str
    label: "str | Promise"
    width: int
    height: int
    extension: str
    budget: int

    @property
    def is_picture(self) -> bool:
        """Whether it is shown as an image; else it stands in a frame."""
        return self.extension == "svg"


KINDS = {
    kind.name: kind
    for kind in (
        Kind("seal", _("Seal with stars"), 224, 96, "svg", 6_000),
        Kind("bar", _("Bar"), 320, 40, "svg", 4_000),
        Kind("card", _("One review"), 320, 220, "html", 8_000),
        Kind("list", _("List of reviews"), 320, 460, "html", 12_000),
        Kind("product", _("Stars of a product"), 200, 28, "svg", 4_000),
    )
}
# Those of the shop itself; there is one of a product for every product.
OF_SHOP = ("seal", "bar", "card", "list")
SCRIPT_BUDGET = 10_000


def folder_of(scheme: str, domain: str) -> Path:
    """Where the widgets of a shop lie."""
    return Path(settings.PUBLISHED_DIR) / "widgets" / scheme / domain


def widget_file(scheme: str, domain: str, name: str, language: str) -> Path:
    """Where a widget lies; `name` is that of a kind, or of a product."""
    return folder_of(scheme, domain) / file_name(name, language)


def file_name(name: str, language: str) -> str:
    """The name of the file of a widget."""
    return f"{name}.{language}.{kind_of(name).extension}"


def kind_of(name: str) -> Kind:
    """The kind a name is of; what is no kind of a shop is a product's."""
    return KINDS[name] if name in OF_SHOP else KINDS["product"]


def product_name(external_id: str) -> str:
    """The name of the widget of a product; nothing where a file cannot bear it."""
    return f"product-{external_id}" if _PLAIN.fullmatch(external_id) else ""
