"""Pages are found by what they are for, however a shop leads to them."""

import json

import pytest
from invented import FOLDER, MONDAY
from loopback import HOST, TinyShop, tiny_shop

from inspector import Site, VisitOptions, visit
from inspector.reading.page import read_page
from inspector.visit.finding import candidates_on
from inspector.visit.pointers import language_in, led_on_to

BARE_HOME = """<html lang="nl"><head>{head}</head><body><h1>Kaashandel</h1>
<p>Wij verkopen al jaren kaas van de boerderij, met liefde gemaakt en gesneden.</p>
<nav>{links}</nav></body></html>"""
TERMS = (FOLDER / "kaas" / "terms.html").read_text()
NOTHING = {
    f"/{path}": "-> /weg"
    for path in ("algemene-voorwaarden", "privacy", "contact", "retourneren")
}


def _look(shop: TinyShop) -> Site:
    options = VisitOptions(
        use_browser=False,
        connect_to={f"{HOST}:443": f"127.0.0.1:{shop.port}"},
        trust=shop.authority,
        timeout=30,
        asks_for_open_files=False,
    )
    return visit(HOST, options=options, at=MONDAY)


def _how(site: Site, kind: str) -> dict[str, str]:
    return {
        page.url.removeprefix(f"https://{HOST}"): page.found_by
        for page in site.of_kind(kind)
    }


def _home(*, head: str = "", links: str = "") -> dict[str, str]:
    return {**NOTHING, "/": BARE_HOME.format(head=head, links=links)}


def test_a_page_that_only_structured_data_name_is_found(tmp_path):
    data = {
        "@graph": [
            {"@type": "OnlineStore", "termsOfService": "/spelregels/1"},
            {"@type": ["WebPage", "ContactPage"], "url": f"https://{HOST}/wie/wat"},
        ]
    }
    head = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    more = {
        **_home(head=head),
        "/spelregels/1": TERMS,
        "/wie/wat": "<h1>Contact</h1><p>Bel ons op werkdagen.</p>",
    }
    with tiny_shop(tmp_path, more=more) as shop:
        site = _look(shop)

    assert _how(site, "terms") == {"/spelregels/1": "data"}
    assert _how(site, "contact") == {"/wie/wat": "data"}


def test_a_page_that_only_the_sitemap_names_is_found(tmp_path):
    sitemap = f"<urlset><url><loc>https://{HOST}/info/retourbeleid</loc></url></urlset>"
    more = {
        **_home(),
        "/sitemap.xml": sitemap,
        "/info/retourbeleid": "<h1>Retourneren</h1><p>Binnen 14 dagen terug.</p>",
    }
    with tiny_shop(tmp_path, more=more) as shop:
        site = _look(shop)

    assert _how(site, "returns") == {"/info/retourbeleid": "sitemap"}


def test_a_page_nobody_names_is_looked_for_where_it_usually_stands(tmp_path):
    more = {**_home(), "/voorwaarden": TERMS}
    with tiny_shop(tmp_path, more=more) as shop:
        site = _look(shop)

    assert _how(site, "terms") == {"/voorwaarden": "guess"}
    assert {"privacy", "returns"} <= set(site.not_found)


def test_a_guess_is_believed_only_when_the_page_says_so_itself(tmp_path):
    more = {
        **_home(),
        "/privacyverklaring": "<h1>Welkom</h1><p>Koop onze kaas.</p>",
        "/voorwaarden": BARE_HOME.format(head="", links=""),
    }
    with tiny_shop(tmp_path, more=more) as shop:
        site = _look(shop)

    assert {"terms", "privacy"} <= set(site.not_found)
    assert "/voorwaarden" in shop.asked
    assert [page.url for page in site.pages if page.found_by == "guess"] == []


def test_no_more_is_guessed_than_is_polite(tmp_path):
    with tiny_shop(tmp_path, more=_home()) as shop:
        _look(shop)

    assert len(shop.asked) < 30


def test_the_rights_are_found_in_every_language_of_the_shop(tmp_path):
    head = "".join(
        f'<link rel="alternate" hreflang="{language}" href="/{language}/">'
        for language in ("fr", "en")
    )
    links = '<a href="/algemene-voorwaarden">Algemene voorwaarden</a>'
    more = {
        **_home(head=head, links=links),
        "/algemene-voorwaarden": TERMS,
        "/fr/": '<h1>Fromages</h1><a href="/fr/cgv">Conditions générales</a>'
        '<a href="/fr/vie-privee">Vie privée</a>',
        "/en/": '<h1>Cheese</h1><a href="/en/terms">Terms and conditions</a>',
        "/fr/cgv": "<h1>Conditions générales de vente</h1><p>Nous livrons.</p>",
        "/fr/vie-privee": "<h1>Vie privée</h1><p>Nous gardons peu.</p>",
        "/en/terms": "<h1>Terms and conditions</h1><p>We deliver.</p>",
    }
    with tiny_shop(tmp_path, more=more) as shop:
        site = _look(shop)

    assert _how(site, "terms") == {
        "/algemene-voorwaarden": "link",
        "/fr/cgv": "link",
        "/en/terms": "link",
    }
    assert _how(site, "privacy") == {"/fr/vie-privee": "link"}
    found_by = {page.url: page.found_by for page in site.pages}
    assert found_by[f"https://{HOST}/fr/"] == "language"


@pytest.mark.parametrize(
    ("url", "language"),
    [
        ("https://a.test/fr/cgv", "fr"),
        ("https://a.test/nl-be/voorwaarden", "nl"),
        ("https://de.a.test/agb", "de"),
        ("https://a.test/terms?lang=en", "en"),
        ("https://a.test/enveloppen", ""),
        ("https://a.test/frieten/de-beste", ""),
    ],
)
def test_an_address_tells_its_language_when_it_does(url, language):
    assert language_in(url) == language


def test_goods_are_found_beside_their_price_whatever_their_address(tmp_path):
    card = (
        '<li><a href="/{0}"><img src="/{0}.jpg" alt="{0}"></a>'
        '<h3><a href="/{0}">{0}</a></h3><p>€ 8,95</p></li>'
    )
    shelf = "".join(card.format(name) for name in ("jong", "oud", "onze-winkel"))
    more = {
        **_home(links=f'<ul>{shelf}</ul><p><a href="/verhaal">Ons verhaal</a></p>'),
        "/jong": "<h1>Jonge kaas</h1><button>Voeg aan winkelmand toe</button>",
        "/oud": "<h1>Oude kaas</h1><button>In winkelwagen</button>",
        "/onze-winkel": "<h1>Onze winkel</h1><p>Kom eens langs.</p>",
    }
    with tiny_shop(tmp_path, more=more) as shop:
        site = _look(shop)

    # A page that sells nothing is no product, whatever stood beside the link to it.
    assert _how(site, "product") == {"/jong": "link", "/oud": "link"}


def test_goods_are_found_behind_a_menu_whatever_it_is_called(tmp_path):
    card = '<li><a href="/{0}"><img src="/{0}.jpg" alt="{0}"></a><p>€8.95</p></li>'
    more = {
        **_home(links='<a href="/lekkers">Lekkers</a>'),
        "/lekkers": f"<ul>{card.format('jong')}{card.format('oud')}</ul>",
        "/jong": "<h1>Jonge kaas</h1><button>Add to cart</button>",
        "/oud": "<h1>Oude kaas</h1><button>Add to cart</button>",
    }
    with tiny_shop(tmp_path, more=more) as shop:
        site = _look(shop)

    assert _how(site, "product") == {"/jong": "link", "/oud": "link"}


LED_ON = """<h1>U verlaat deze winkel</h1><p>U gaat naar een andere pagina.</p>
<a href="{0}">{0}</a>"""


def test_a_page_that_only_leads_on_is_not_taken_for_where_it_leads(tmp_path):
    there = f"https://{HOST}/info/spelregels"
    door = f"/redirect/?url={there}:c2lnbmVk"
    elsewhere = "https://elders.test/privacy"
    out = f"/redirect/away?url={elsewhere}"
    links = f'<a href="{door}">Algemene voorwaarden</a><a href="{out}">Privacy</a>'
    more = {
        **_home(links=links),
        "/redirect/": LED_ON.format(there),
        "/redirect/away": LED_ON.format(elsewhere),
        "/info/spelregels": TERMS,
    }
    with tiny_shop(tmp_path, more=more) as shop:
        site = _look(shop)

    assert _how(site, "terms") == {"/info/spelregels": "link"}
    assert not [page.url for page in site.pages if "redirect" in page.url]


@pytest.mark.parametrize(
    ("query", "link", "leads"),
    [
        ("url=https%3A//a.test/b", "https://a.test/b", "https://a.test/b"),
        ("url=https%3A//a.test/b%3Asigned", "https://a.test/b", "https://a.test/b"),
        ("url=https%3A//a.test/boek", "https://a.test/b", ""),
        ("url=https%3A//a.test/b", "https://a.test/c", ""),
        ("page=2", "https://a.test/b", ""),
    ],
)
def test_where_a_page_leads_is_named_in_its_own_address(query, link, leads):
    page = read_page(f"https://a.test/go?{query}", f"<a href='{link}'>verder</a>")

    assert led_on_to(page) == leads


def test_a_home_page_with_a_list_to_fill_in_is_a_product_as_well(tmp_path):
    form = """<form method="post" action="/cart/add"><p>Mok € 12,50</p>
    <input type="number" name="item_1"><button>Voeg toe aan winkelwagen</button></form>
    <a href="/foto.png"><img alt="Mok" src="/foto.png"></a> € 12,50"""
    with tiny_shop(tmp_path, more={**_home(links=form)}) as shop:
        site = _look(shop)

    assert _how(site, "product") == {"/": "start"}
    assert site.home is not None
    assert "/foto.png" not in shop.asked


@pytest.mark.parametrize(
    ("link", "is_ours"),
    [
        ("https://files.test/terms-2026.pdf", True),
        ("https://files.test/terms-2026.html", False),
        ("https://scripts.test/terms-2026.pdf", False),
        ("https://carrier.test/terms-2026.pdf", False),
    ],
)
def test_a_paper_is_the_shops_where_the_shop_keeps_its_pictures(link, is_ours):
    html = f"""<img src="https://files.test/logo.png">
    <script src="https://scripts.test/follow.js"></script>
    <a href="{link}">Algemene voorwaarden</a>"""
    page = read_page("https://a.test/", html)

    found = candidates_on(page, start="https://a.test/")

    assert [each.url for each in found] == ([link] if is_ours else [])
