"""Recognises goods on a shelf: a picture or a name that leads on, beside a price."""

from urllib.parse import urldefrag, urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

from inspector.reading.money import AMOUNT
from inspector.reading.page_kind import ADD_TO_CART

# A card in a shelf is a small box: more words are a page, not a product.
MOST_WORDS = 600
MOST_PARENTS = 5
MOST_LINKS = 1_500
MOST_FORMS = 300
ELSEWHERE = frozenset({"header", "footer", "nav"})


def goods_on(html: str, url: str) -> list[str]:
    """Addresses that goods on a shelf lead to, in order, each once.

    A link counts when it holds a picture or a heading, or stands in one, and the box
    around it names one price at least and leads to no second address.
    """
    found: dict[str, None] = {}
    for link in LexborHTMLParser(html).css("a[href]")[:MOST_LINKS]:
        address = _address(link, url)
        if address and _is_shown(link) and _has_price(link, address, url):
            found.setdefault(address)
    return list(found)


def sells_here(html: str) -> bool:
    """Whether one can put goods in the cart on this page: a form with a price does it.

    A form counts when its button says so; a search box beside prices does not.
    """
    for form in LexborHTMLParser(html).css("form")[:MOST_FORMS]:
        buttons = form.css("button, input[type=submit], input[type=button]")
        says = (_label(button) for button in buttons)
        if any(map(ADD_TO_CART.search, says)) and AMOUNT.search(
            " ".join(form.text(separator=" ").split())
        ):
            return True
    return False


def _label(button: LexborNode) -> str:
    words = button.text(separator=" ") or button.attributes.get("value") or ""
    return " ".join(words.split())[:200]


def _address(link: LexborNode, url: str) -> str:
    try:
        address = urldefrag(urljoin(url, (link.attributes.get("href") or "").strip()))
    except ValueError:
        return ""
    is_web = address.url.startswith(("http:", "https:"))
    return address.url if is_web and address.url != urldefrag(url).url else ""


def _is_shown(link: LexborNode) -> bool:
    """Whether a link is a picture or a heading, as goods are."""
    if link.css_first("img, picture, h2, h3, h4, h5") is not None:
        return True
    parent = link.parent
    return parent is not None and (parent.tag or "") in {"h2", "h3", "h4", "h5"}


def _has_price(link: LexborNode, address: str, url: str) -> bool:
    box: LexborNode | None = link
    for _ in range(MOST_PARENTS):
        if box is None or (box.tag or "") in ELSEWHERE or _leads(box, address, url):
            return False
        text = " ".join(box.text(separator=" ").split())
        if len(text) > MOST_WORDS:
            return False
        if AMOUNT.search(text):
            return True
        box = box.parent
    return False


def _leads(box: LexborNode, address: str, url: str) -> bool:
    """Whether a box leads to anything but one address: then it is a whole shelf."""
    others = {_address(link, url) for link in box.css("h2 a, h3 a, h4 a, a:has(img)")}
    return bool(others - {address, ""})
