"""Goods on a shelf are told from everything else a page links to."""

import pytest

from inspector.reading.goods import goods_on, sells_here

URL = "https://kaas.test/kazen"
CARD = '<li><a href="{0}"><img alt="{0}"></a><span>{1}</span></li>'


@pytest.mark.parametrize(
    "price", ["€ 8,95", "8,95 €", "EUR 8.95", "€\u00a01.250,00", "12 euro"]
)
def test_a_picture_beside_a_price_is_goods(price):
    html = f"<ul>{CARD.format('/a', price)}{CARD.format('/b', price)}</ul>"

    assert goods_on(html, URL) == ["https://kaas.test/a", "https://kaas.test/b"]


@pytest.mark.parametrize(
    "html",
    [
        CARD.format("/a", "Lees verder"),
        '<li><a href="/a">Kaas</a> € 8,95</li>',
        '<footer><a href="/a"><img alt="gratis"></a> vanaf € 50</footer>',
        f'<div><a href="/a"><img></a> {"woord " * 200} € 8,95</div>',
        '<div><a href="#foto"><img></a> € 8,95</div>',
        '<div><a href="mailto:x@kaas.test"><img></a> € 8,95</div>',
    ],
)
def test_what_is_no_goods_is_left(html):
    assert goods_on(html, URL) == []


def test_one_price_does_not_count_for_a_whole_shelf():
    html = (
        '<div><a href="/a"><img></a><a href="/b"><img></a><p>Verzenden € 4,95</p></div>'
    )

    assert goods_on(html, URL) == []


@pytest.mark.parametrize(
    ("form", "sells"),
    [
        ("<form>Mok € 12,50 <input type=number><button>Voeg toe aan winkelwagen"
         "</button></form>", True),
        ("<form>Tasse 12,50 € <input type=submit value='Ajouter au panier'></form>",
         True),
        ("<form><input type=search><button>Zoeken</button></form>"
         "<p>0 artikelen in winkelwagen, € 0,00</p>", False),
        ("<form><button>In winkelwagen</button></form>", False),
    ],
)  # fmt: skip
def test_a_page_sells_where_a_form_with_a_price_says_so(form, sells):
    assert sells_here(f"<h1>Winkel</h1>{form}") is sells
