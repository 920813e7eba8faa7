"""Judges the controls of a page before one is pressed: onward, or an order?

Once the shop knows who the customer is, nothing that could mean "order" or "pay" may be
pressed any more, whatever the page says.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from inspector.reading.order_button import meaning_of
from inspector.reading.page_kind import ADD_TO_CART, kind_of_link
from inspector.visit.controls import Control
from inspector.visit.form_filling import GUEST, asks_who, forms_that_ask

ADD = re.compile(
    rf"{ADD_TO_CART.pattern}|^(?:in )?(?:winkelwagen|winkelmand|mandje)$|toevoegen$|"
    r"^(?:bestel(?:len)?|add|ajouter|(?:nu |jetzt )?(?:koop|kopen|kaufen)(?: nu)?|"
    r"(?:buy|achete[rz])(?: it)?(?: now| maintenant)?)$",
    re.I,
)
WALLET = re.compile(
    r"paypal|apple|google|klarna|shop ?pay|amazon|express|bancontact", re.I
)
TO_CHECKOUT = re.compile(
    r"afrekenen|kassa|caisse|checkout|check out|bestellen|bestelling|commander|"
    r"(?:passer|valider|finaliser).{0,12}(?:commande|panier)|kasse|proceed|verder|"
    r"doorgaan|continue",
    re.I,
)
BACK = re.compile(
    r"verder winkelen|winkel verder|continue(?:r)? (?:shopping|mes achats|vos)|"
    r"poursuivre.{0,12}achats|weiter einkaufen|terug|back|retour|\brevenir\b|zurück",
    re.I,
)
PAYMENT = re.compile(
    r"ideal|bancontact|paypal|credit|visa|mastercard|maestro|klarna|overboeking|"
    r"overschrijving|"
    r"virement|"
    r"carte bancaire|bank ?transfer|achteraf|riverty|payconiq|wero|sofort|vooruitbetal|"
    r"rembours\b|contre[- ]remboursement|cash on delivery|nachnahme",
    re.I,
)
# Ways to pay in which nothing happens before the parcel is there.
LATER = re.compile(
    r"rembours|cash|overboeking|overschrijving|virement|transfer|achteraf|factuur|invoice|facture|"
    r"nachnahme|überweisung",
    re.I,
)
# What stands beside goods and is no colour or size.
NO_OPTION = re.compile(
    r"verlang|favor|wish|deel|share|partag|vergelijk|compar|zoom|vorige|volgende|"
    r"previous|next|précédent|suivant|review|omschrijving|description|kenmerken",
    re.I,
)
LONGEST_OPTION = 24
# What names the cart and takes out what is in it.
EMPTYING = re.compile(
    r"leeg|verwijder|wissen|vider|supprim|retirer|\bempty\b|\bclear|remove|delete|"
    r"leeren|löschen|entfernen",
    re.I,
)
TERMS = re.compile(r"voorwaarden|conditions|terms|\bcgv\b|\bagb\b", re.I)
# A sentence beside a last button that is called something else.
_RULES = r"(?:voorwaarden|conditions|terms|\bcgv\b|\bagb\b|geschäftsbedingungen)"
AGREEING = re.compile(
    rf"\b(?:door|met)\b[^.\n]{{0,80}}akkoord[^.\n]{{0,60}}{_RULES}|"
    rf"\bby\b[^.\n]{{0,80}}(?:agree|accept)[^.\n]{{0,60}}{_RULES}|"
    rf"\ben \w+ant\b[^.\n]{{0,80}}accept[^.\n]{{0,60}}{_RULES}|"
    rf"\b(?:mit|durch)\b[^.\n]{{0,80}}{_RULES}[^.\n]{{0,40}}(?:zu\b|einverstanden)|"
    r"betalingsverplichting|obligation de paiement|obligation to pay|"
    r"zahlungspflichtig",
    re.I,
)
# After these nothing is left to decide.
FAREWELL = re.compile(
    r"bedankt|bevestiging|klaar|voltooid|merci|confirmation|complété|terminé|thank|"
    r"done|\bcompleted?\b|danke|fertig",
    re.I,
)


@dataclass(frozen=True)
class Standing:
    """What the shop knows by now, and the steps it says are still to come."""

    is_known: bool = False
    has_chosen_payment: bool = False
    says_one_agrees: bool = False
    later_steps: tuple[str, ...] = ()

    @property
    def has_steps_left(self) -> bool:
        """Whether the shop itself shows a step after this one where one decides."""
        return any(not FAREWELL.search(step) for step in self.later_steps)


def is_last_step(controls: Sequence[Control], standing: Standing) -> bool:
    """Whether pressing on from this page could place an order, whatever the label.

    It could after a way to pay was chosen; when the page asks to agree to the terms or
    says that pressing on means agreeing;
    when it offers ways to pay and shows no later step; when the shop knows the customer
    and a button speaks of ordering, or nothing is left to fill in.
    """
    asks = asks_who(controls)
    agrees = any(c.type == "checkbox" and TERMS.search(c.label) for c in controls)
    if standing.has_chosen_payment or standing.says_one_agrees or agrees:
        return True
    orders = any(
        may_be_order_button(c) and meaning_of(c.label) in {"pay", "order"}
        for c in controls
    )
    if orders and (standing.is_known or asks):
        return True
    if standing.has_steps_left:
        return False
    decides = asks or any(c.type == "radio" for c in controls)
    return offers_payment(controls) or (standing.is_known and not decides)


def offers_payment(controls: Sequence[Control]) -> bool:
    """Whether the page lets one choose how to pay."""
    return any(
        (c.is_tick or c.tag == "select") and PAYMENT.search(f"{c.label} {c.name}")
        for c in controls
    )


def payment_to_choose(controls: Sequence[Control]) -> Control | None:
    """The way to pay to choose where the last button cannot be pressed before that.

    None when one is chosen already or a button that orders can be pressed as it is.
    """
    ways = [
        control
        for control in controls
        if control.type == "radio" and PAYMENT.search(f"{control.label} {control.name}")
    ]
    waits = any(
        control.tag == "button" and control.type == "submit" and control.disabled
        for control in controls
    )
    orders = any(
        may_be_order_button(c) and meaning_of(c.label) in {"pay", "order"}
        for c in controls
    )
    if not waits or orders or any(way.checked for way in ways):
        return None
    free = [way for way in ways if not way.disabled and not WALLET.search(way.label)]
    return next(
        (way for way in free if LATER.search(way.label)), next(iter(free), None)
    )


def may_be_order_button(control: Control) -> bool:
    """Whether a control could be the button that places the order."""
    is_button = control.tag == "button" or control.type in {"submit", "button"}
    if not is_button or not control.is_pressable or control.place != "body":
        return False
    # A form of one or two fields is a coupon, a search box or a newsletter.
    is_small_form = control.form >= 0 and control.fields in {1, 2}
    if is_small_form and meaning_of(control.label) not in {"pay", "order"}:
        return False
    return not WALLET.search(control.label) and not BACK.search(control.label)


def may_be_order_link(control: Control) -> bool:
    """Whether a link could be what places the order, on a page without a button."""
    return (
        control.tag == "a"
        and control.is_pressable
        and control.place == "body"
        and meaning_of(control.label) in {"pay", "order", "onward"}
        and not WALLET.search(control.label)
        and not BACK.search(control.label)
    )


def choose_onward(controls: Sequence[Control], *, is_known: bool) -> Control | None:
    """The control that leads to the next step, when one may be pressed safely."""
    if any(c.type == "checkbox" and TERMS.search(c.label) for c in controls):
        return None
    guest = [c for c in controls if c.is_pressable and GUEST.search(c.label)]
    if guest and not guest[0].has_password:
        return guest[0]
    fitting = [
        control
        for control in controls
        if control.is_pressable
        and control.place == "body"
        and not control.has_password
        and not BACK.search(control.label)
        and not WALLET.search(control.label)
        and _is_safe(control, is_known=is_known)
    ]
    # Beside the form one fills in, a link back into the same checkout leads nowhere.
    asking = forms_that_ask(controls)
    inside = [control for control in fitting if control.form in asking]
    # What is called the checkout leads there, however large something else is.
    return max(
        inside or fitting,
        key=lambda c: (kind_of_link(c.label, "") == "checkout", c.area),
        default=None,
    )


def _is_safe(control: Control, *, is_known: bool) -> bool:
    meaning = meaning_of(control.label)
    if is_known:
        return meaning == "onward"
    return meaning == "onward" or bool(TO_CHECKOUT.search(control.label))


def adds_to_cart(control: Control) -> bool:
    """Whether a control puts the product in the cart."""
    return (
        bool(ADD.search(control.label))
        and control.place == "body"
        and not WALLET.search(control.label)
        and not (control.tag == "a" and kind_of_link("", control.href) == "cart")
    )


def leads_past_cart(control: Control) -> bool:
    """Whether a control names the checkout, so that a cart stands where it stands."""
    return (
        leads_to_checkout(control)
        and kind_of_link(control.label, "") == "checkout"
        and not adds_to_cart(control)
    )


def numbers_to_fill(controls: Sequence[Control], adding: Control) -> Control | None:
    """The first field for a number of pieces, where not one piece is asked for yet."""
    fields = [
        control
        for control in controls
        if control.form == adding.form >= 0
        and control.type == "number"
        and not control.disabled
    ]
    is_none = all(field.value in {"", "0"} for field in fields)
    return fields[0] if fields and is_none else None


def opens_cart(control: Control) -> bool:
    """Whether a button, not a link, shows the cart."""
    return (
        control.tag == "button"
        and control.is_pressable
        and kind_of_link(control.label, "") == "cart"
        and not EMPTYING.search(control.label)
        and not ADD_TO_CART.search(control.label)
        and not WALLET.search(control.label)
    )


def options_to_press(controls: Sequence[Control], adding: Control) -> list[Control]:
    """The first of every row of buttons in which one chooses a colour or a size.

    They stand in the form of the button that adds to the cart and before it. A sign
    alone changes the number, and one button alone is no choice.
    """
    rows: list[list[Control]] = []
    for control in controls:
        is_option = (
            control.form == adding.form >= 0
            and control.index < adding.index
            and control.tag == "button"
            and control.type == "button"
            and control.is_pressable
            and 0 < len(control.label) <= LONGEST_OPTION
            and any(sign.isalnum() for sign in control.label)
            and not (ADD.search(control.label) or NO_OPTION.search(control.label))
        )
        if is_option and rows and control.index == rows[-1][-1].index + 1:
            rows[-1].append(control)
        elif is_option:
            rows.append([control])
    return [row[0] for row in rows if len(row) > 1]


def leads_to_checkout(control: Control) -> bool:
    """Whether a control in a cart leads to the checkout."""
    return (
        control.is_pressable
        and control.place == "body"
        and bool(TO_CHECKOUT.search(control.label))
        and not BACK.search(control.label)
    )
