"""What may be pressed on the way to the checkout, and what never."""

import pytest

from inspector.visit.controls import Control
from inspector.visit.form_filling import asks_who, country_of
from inspector.visit.order_step import (
    Standing,
    adds_to_cart,
    choose_onward,
    is_last_step,
    leads_past_cart,
    numbers_to_fill,
    opens_cart,
    options_to_press,
    payment_to_choose,
)


def _control(label: str, **details) -> Control:
    given = {
        "index": 0, "tag": "button", "type": "submit", "label": label, "name": "",
        "href": "", "value": "", "checked": False, "required": False,
        "disabled": False, "form": 0, "fields": 4, "has_password": False,
        "area": 400.0, "place": "body",
    }  # fmt: skip
    return Control(**{**given, **details})


def _field(name: str) -> Control:
    return _control("", tag="input", type="text", name=name)


ADDRESS = [_field("email"), _field("postcode"), _field("street")]
PAYMENT = [_control("iDEAL", tag="input", type="radio")]
TERMS = [_control("Ik ga akkoord met de voorwaarden", tag="input", type="checkbox")]
ONWARD = _control("Verder")
ORDER = _control("Bestelling plaatsen")
KNOWN = Standing(is_known=True)
STEPS_LEFT = Standing(is_known=True, later_steps=("Controleren", "Bedankt"))
ONLY_THANKS = Standing(is_known=True, later_steps=("Bedankt",))
PAID = Standing(is_known=True, has_chosen_payment=True, later_steps=("Controleren",))


@pytest.mark.parametrize(
    ("controls", "standing", "is_last"),
    [
        ([*ADDRESS, ONWARD], Standing(), False),
        ([*ADDRESS, ONWARD], KNOWN, False),
        ([*ADDRESS, ORDER], Standing(), True),
        ([*ADDRESS, *TERMS, ONWARD], Standing(), True),
        ([*PAYMENT, ONWARD], KNOWN, True),
        ([*PAYMENT, ONWARD], STEPS_LEFT, False),
        ([*PAYMENT, ONWARD], ONLY_THANKS, True),
        ([ONWARD], KNOWN, True),
        ([ONWARD], PAID, True),
        ([*ADDRESS, ONWARD], PAID, True),
        ([ORDER], STEPS_LEFT, True),
    ],
)
def test_a_page_from_which_an_order_could_follow_is_the_last(
    controls, standing, is_last
):
    assert is_last_step(controls, standing) is is_last


@pytest.mark.parametrize(
    ("label", "is_known", "may"),
    [
        ("Verder", True, True),
        ("Afrekenen", False, True),
        ("Passer à la caisse", False, True),
        ("Bestellen", False, True),
        ("Bestellen", True, False),
        ("Betalen", True, False),
        ("Afrekenen", True, False),
        ("PayPal Express checkout", False, False),
        ("Verder winkelen", False, False),
        ("Inschrijven", True, False),
    ],
)
def test_what_could_mean_ordering_is_not_pressed_once_the_customer_is_known(
    label, is_known, may
):
    chosen = choose_onward([_control(label)], is_known=is_known)

    assert (chosen is not None) is may


@pytest.mark.parametrize(
    ("texts", "country"),
    [
        (["KBO 0403.199.702"], "BE"),
        (["KvK 24680135", "KvK 24680135 en KBO 0403.199.702"], "NL"),
        (["SIREN 732 829 320"], "FR"),
        (["Wij verkopen kaas"], "NL"),
    ],
)
def test_the_customer_lives_where_the_shop_is_at_home(texts, country):
    assert country_of(texts) == country


def test_a_form_with_a_password_is_never_sent():
    account = _control("Verder", has_password=True)

    assert choose_onward([account], is_known=False) is None


def _gate(**radio) -> list[Control]:
    """Where one says who one is: an e-mail address, and as what one buys."""
    given = {"tag": "input", "type": "radio", "checked": True, "fields": 2, **radio}
    mail = {"tag": "input", "type": "email", "name": "username", "fields": 2}
    return [
        _control("Mijn e-mailadres", **{**mail, **_only(radio, "has_password")}),
        _control("Ik ben nieuw en wil als gast afrekenen", **given),
        _control("Verder", fields=2, **_only(radio, "has_password")),
    ]


def _only(given: dict[str, bool], name: str) -> dict[str, bool]:
    return {name: given[name]} if name in given else {}


@pytest.mark.parametrize(
    ("controls", "asks"),
    [
        (_gate(), True),
        (_gate(has_password=True), False),
        (_gate(form=1), False),
        ([_control("E-mail", tag="input", type="email", fields=1)], False),
    ],
)
def test_a_guest_who_gives_an_address_is_known_however_small_the_form(controls, asks):
    assert asks_who(controls) is asks


def _buttons(*labels: str, **details) -> list[Control]:
    return [
        _control(label, type="button", index=number, **details)
        for number, label in enumerate(labels)
    ]


@pytest.mark.parametrize(
    ("before", "pressed"),
    [
        (("White", "Black", "Yellow"), ["White"]),
        (("S", "M", "L"), ["S"]),
        (("-", "+"), []),
        (("Verlanglijst", "Vergelijken"), []),
        (("Maattabel",), []),
        (("Lees de hele omschrijving van dit product", "Kenmerken"), []),
    ],
)
def test_one_button_of_every_row_of_options_is_pressed(before, pressed):
    adding = _control("Add to cart", type="button", index=9)
    controls = [*_buttons(*before), adding]

    assert [c.label for c in options_to_press(controls, adding)] == pressed


def test_options_of_another_form_are_left_alone():
    adding = _control("Add to cart", index=9, form=1)

    assert options_to_press(_buttons("White", "Black", form=0), adding) == []
    assert options_to_press(_buttons("White", "Black", form=-1), adding) == []


@pytest.mark.parametrize(
    ("label", "opens"),
    [
        ("Shopping cart with 0 items", True),
        ("Bekijk winkelmand", True),
        ("In winkelmand", False),
        ("Winkelmand leegmaken", False),
        ("Vider le panier", False),
        ("Remove from cart", False),
        ("Zoeken", False),
    ],
)
def test_a_button_may_open_the_cart(label, opens):
    assert opens_cart(_control(label, type="button")) is opens


def _ways(*labels: str, checked: bool = False, place: str = "Kies betaalwijze"):
    waiting = _control(place, disabled=True)
    radios = [
        _control(label, tag="input", type="radio", checked=checked) for label in labels
    ]
    return [*ADDRESS, *radios, waiting]


@pytest.mark.parametrize(
    ("controls", "chosen"),
    [
        (_ways("iDEAL", "Cash on delivery"), "Cash on delivery"),
        (_ways("iDEAL", "PayPal"), "iDEAL"),
        (_ways("PayPal"), None),
        (_ways("iDEAL", checked=True), None),
        ([*_ways("iDEAL"), _control("Betalen")], None),
        (_ways("iDEAL")[:-1], None),
    ],
)
def test_a_way_to_pay_is_chosen_only_where_the_last_button_waits_for_it(
    controls, chosen
):
    way = payment_to_choose(controls)

    assert (way.label if way else None) == chosen


@pytest.mark.parametrize(
    ("label", "adds"),
    [
        ("Acheter", True),
        ("Buy now", True),
        ("Nu kopen", True),
        ("Jetzt kaufen", True),
        ("Buy a gift card for a friend", False),
        ("Acheter avec PayPal", False),
    ],
)
def test_a_product_may_say_buy_where_others_say_add(label, adds):
    assert adds_to_cart(_control(label)) is adds


def _number(value: str) -> Control:
    return _control("Aantal", tag="input", type="number", value=value)


@pytest.mark.parametrize(
    ("values", "is_filled"),
    [(("0", "0"), True), (("", ""), True), (("0", "1"), False), ((), False)],
)
def test_where_no_piece_is_asked_for_yet_one_is(values, is_filled):
    controls = [_number(value) for value in values]

    field = numbers_to_fill(controls, _control("Voeg toe aan winkelwagen"))

    assert field == (controls[0] if is_filled else None)


@pytest.mark.parametrize(
    ("label", "leads"),
    [("Afrekenen", True), ("Naar de kassa", True), ("Checkout", True),
     ("Bestelling volgen", False), ("Verder", False)],
)  # fmt: skip
def test_a_cart_stands_where_the_checkout_is_named(label, leads):
    assert leads_past_cart(_control(label)) is leads


def test_the_checkout_is_chosen_before_something_larger():
    large = _control("Link naar bestelling opnieuw versturen", area=9000.0)
    small = _control("Afrekenen", area=500.0)

    assert choose_onward([large, small], is_known=False) == small


def test_a_link_back_beside_the_address_is_not_the_way_on():
    back = _control("Valider la commande", tag="a", type="", form=-1, area=9000.0)
    onward = _control("Poursuivre")

    assert choose_onward([*ADDRESS, back, onward], is_known=False) == onward
