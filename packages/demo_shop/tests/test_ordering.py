"""From cart to confirmation, and back again by withdrawing."""

from collections.abc import Callable

import pytest

from demo_shop.testing import GUEST, Visitor
from demo_shop.village import village

Visit = Callable[..., Visitor]


def test_a_guest_orders_two_cheeses(visit: Visit) -> None:
    visitor = visit()

    overview = visitor.walk_to_the_button()
    answer = visitor.post("/afrekenen/overzicht")
    thanks = visitor.read(answer.headers["Location"])

    assert "€\u00a025,90" in overview
    assert "Bestelling met betalingsplicht" in overview
    assert "<strong>€\u00a031,85</strong>" in overview
    assert "ontvangen op 21 november 2026, 14:05" in thanks
    assert "Uw winkelwagen is leeg" in visitor.read("/winkelwagen")


def test_the_confirmation_can_be_kept_as_a_file(visit: Visit) -> None:
    visitor = visit()
    visitor.walk_to_the_button()
    visitor.post("/afrekenen/overzicht")

    copy = visitor.get("/bedankt/bestelling.txt")

    assert copy.mimetype == "text/plain"
    assert "2 x Oude boerenkaas, 500 g: €\u00a025,90" in copy.text
    assert "https://kaasboer-jansen.test/overeenkomst-herroepen" in copy.text


def test_nobody_reaches_the_button_without_the_steps_before_it(visit: Visit) -> None:
    visitor = visit()

    empty = visitor.get("/afrekenen/overzicht")
    visitor.post("/winkelwagen", product="kaasschaaf", action="add")
    no_details = visitor.get("/afrekenen/overzicht")

    assert empty.headers["Location"] == "/winkelwagen"
    assert no_details.headers["Location"] == "/afrekenen/gegevens"


def test_wrong_details_are_explained_at_the_field(visit: Visit) -> None:
    visitor = visit()
    visitor.post("/winkelwagen", product="kaasschaaf", action="add")

    wrong = GUEST | {"postcode": "12", "email": "noor"}
    page = visitor.post("/afrekenen/gegevens", **wrong).text

    assert "Deze postcode past niet bij het land." in page
    assert "Dit lijkt geen e-mailadres." in page
    assert 'value="Noor de Wit"' in page


@pytest.mark.parametrize(
    ("number", "step"),
    [("BE 0909.547.224", "/afrekenen/bezorging"), ("BE 0909.547.225", None)],
)
def test_a_business_shop_wants_a_vat_number_that_holds(
    visit: Visit, number: str, step: str | None
) -> None:
    visitor = visit(host="kantoor-plus.test")
    visitor.post("/winkelwagen", product="nietmachine", action="add")

    given = GUEST | {"company": "Praktijk De Wit", "vat": number}
    answer = visitor.post("/afrekenen/gegevens", **given)

    assert answer.headers.get("Location") == step
    without = visitor.post("/afrekenen/gegevens", **GUEST)
    assert without.status_code == 200


def test_delivery_is_free_from_the_stated_amount_and_dearer_abroad(
    visit: Visit,
) -> None:
    visitor = visit()
    visitor.post("/winkelwagen", product="kaasschaaf", action="add")
    visitor.post(
        "/afrekenen/gegevens", **(GUEST | {"country": "BE", "postcode": "9000"})
    )

    abroad = visitor.read("/afrekenen/bezorging")
    visitor.post("/winkelwagen", product="kaasschaaf", count="4")
    free = visitor.read("/afrekenen/bezorging")

    assert "Thuis bezorgd door de pakketdienst: €\u00a08,95" in abroad
    assert "Thuis bezorgd door de pakketdienst: gratis" in free


def test_the_cart_of_one_shop_is_not_the_cart_of_another(visit: Visit) -> None:
    visitor = visit()
    visitor.post("/winkelwagen", product="kaasschaaf", action="add")
    key = visitor.client.get_cookie("session", domain="kaasboer-jansen.test")
    assert key is not None

    visitor.client.set_cookie("session", key.value, domain="fietsenhoek.test")
    elsewhere = visitor.client.get("/winkelwagen", base_url="https://fietsenhoek.test")

    assert "Uw winkelwagen is leeg" in elsewhere.text


def test_withdrawing_takes_two_steps_and_is_acknowledged_with_date_and_time(
    visit: Visit,
) -> None:
    visitor = visit()
    given = {"name": "Noor", "order": "2026-4201", "email": "noor@post.test"}

    first = visitor.post("/overeenkomst-herroepen", **given)
    second = visitor.post("/overeenkomst-herroepen", **given, action="confirm")
    receipt = visitor.read(second.headers["Location"])
    copy = visitor.read("/overeenkomst-herroepen/ontvangstbewijs.txt")

    assert "Herroeping bevestigen" in first.text
    assert "Ontvangen op 21 november 2026, 14:05." in receipt
    assert "overeenkomst over bestelling 2026-4201 herroep" in copy


def test_withdrawing_asks_for_nothing_but_who_what_and_where_to(visit: Visit) -> None:
    page = visit().post("/overeenkomst-herroepen", name="Noor").text

    assert page.count("Vul dit veld in.") == 2
    assert page.count(" required") == 3


def test_a_form_from_another_site_is_refused(visit: Visit) -> None:
    visitor = visit()

    answer = visitor.client.post(
        "/winkelwagen",
        data={"product": "kaasschaaf"},
        base_url=visitor.base,
        headers={"Origin": "https://elsewhere.test"},
    )

    assert answer.status_code == 403


@pytest.mark.parametrize("host", village())
def test_every_shop_takes_an_order_in_each_of_its_languages(
    visit: Visit, host: str
) -> None:
    shop = village()[host]
    addresses = {
        "nl": ("/winkelwagen", "/afrekenen/", "gegevens bezorging betaling overzicht"),
        "en": ("/en/cart", "/en/checkout/", "details delivery payment overview"),
        "fr": ("/fr/panier", "/fr/commande/", "coordonnees livraison paiement resume"),
    }
    given = GUEST | {"company": "De Wit", "vat": "BE0909547224"}
    for lang in shop.languages:
        visitor = visit(host=host)
        cart, start, names = addresses[lang]
        steps = [start + name for name in names.split()]
        visitor.post(cart, product=shop.products[0].slug, action="add")
        visitor.post(steps[0], **given)
        visitor.post(steps[1], delivery="pick-up")
        visitor.post(steps[2], payment="invoice")

        answer = visitor.post(steps[3])

        assert shop.products[0].name[lang] in visitor.read(answer.headers["Location"])


def test_a_link_orders_only_with_the_fault(visit: Visit) -> None:
    sound = visit()
    sound.walk_to_the_button()

    assert sound.get("/afrekenen/overzicht?now=1").status_code == 200

    careless = visit("order-by-link")
    careless.walk_to_the_button()

    assert careless.get("/afrekenen/overzicht?now=1").headers["Location"] == "/bedankt"
