"""From cart to overview, as a guest: who, how delivered, how paid."""

import re

from flask import redirect, request
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from demo_shop.money import CARD_SURCHARGE, Bill, bill
from demo_shop.pages import link, render, word
from demo_shop.scene import Scene, scene

COUNTRIES = ("NL", "BE", "LU", "DE", "FR")
POSTCODES = {
    "NL": r"[1-9]\d{3} ?[A-Z]{2}",
    "BE": r"[1-9]\d{3}",
    "LU": r"(L-)?\d{4}",
    "DE": r"\d{5}",
    "FR": r"\d{5}",
}
DELIVERIES = ("home", "pick-up")
PAYMENTS = {
    "NL": ("ideal", "bancontact", "card", "transfer", "invoice"),
    "BE": ("bancontact", "ideal", "card", "transfer", "invoice"),
}
FIELDS = (
    "name",
    "email",
    "phone",
    "street",
    "postcode",
    "town",
    "country",
    "company",
    "vat",
    "newsletter",
)
REQUIRED = ("name", "email", "street", "postcode", "town", "country")


def details() -> ResponseReturnValue:
    """The first step: where the goods and the messages go."""
    found = scene()
    if back := _nothing_to_buy(found):
        return back
    given, problems = dict(found.visit.details), {}
    if request.method == "POST":
        given = {
            field: request.form.get(field, "").strip()[:120]
            for field in FIELDS
            if field in request.form
        }
        problems = problems_in(given, business_only=found.shop.business_only)
        if not problems:
            found.visit.details = given
            return redirect(link("shipping"), 303)
    return render(
        "checkout/details.html", given=given, problems=problems, countries=COUNTRIES
    )


def problems_in(given: dict[str, str], *, business_only: bool) -> dict[str, str]:
    """What is still wrong with the answers, per field, in words."""
    needed = REQUIRED + (("company", "vat") if business_only else ())
    problems = {
        field: word("problem_empty") for field in needed if not given.get(field)
    }
    if "email" not in problems and not re.fullmatch(
        r"[^@\s]+@[^@\s]+\.[^@\s]+", given["email"]
    ):
        problems["email"] = word("problem_email")
    country = given.get("country", "")
    if country not in COUNTRIES:
        problems["country"] = word("problem_empty")
    elif "postcode" not in problems and not re.fullmatch(
        POSTCODES[country], given["postcode"].upper()
    ):
        problems["postcode"] = word("problem_postcode")
    if given.get("vat") and not vat_number_holds(given["vat"]):
        problems["vat"] = word("problem_vat")
    return problems


def vat_number_holds(written: str) -> bool:
    """Whether a Belgian or Dutch VAT number passes its check; others by shape only."""
    number = re.sub(r"[\s.\-]", "", written).upper()
    if re.fullmatch(r"BE[01]\d{9}", number):
        return 97 - int(number[2:10]) % 97 == int(number[10:])
    if re.fullmatch(r"NL\d{9}B\d{2}", number):
        as_digits = "".join(str(int(each, 36)) for each in number)
        return int(as_digits) % 97 == 1 or _passes_eleven_test(number[2:11])
    return re.fullmatch(r"(DE|FR|LU)[0-9A-Z]{8,11}", number) is not None


def _passes_eleven_test(digits: str) -> bool:
    total = sum(
        int(digit) * weight
        for digit, weight in zip(digits, range(9, 1, -1), strict=False)
    )
    return (total - int(digits[8])) % 11 == 0


def shipping() -> ResponseReturnValue:
    """The second step: how the goods travel."""
    found = scene()
    if back := _nothing_to_buy(found) or _no_details(found):
        return back
    if request.form.get("delivery") in DELIVERIES:
        found.visit.delivery = request.form["delivery"]
        return redirect(link("paying"), 303)
    return render(
        "checkout/shipping.html",
        bill=bill_of(found),
        by_carrier=bill(
            found.shop, found.visit.cart, country=found.visit.details["country"]
        ),
        chosen=found.visit.delivery or "home",
    )


def paying() -> ResponseReturnValue:
    """The third step: how the money travels."""
    found = scene()
    if back := _nothing_to_buy(found) or _no_details(found):
        return back
    methods = PAYMENTS[found.shop.company.country]
    if request.form.get("payment") in methods:
        found.visit.payment = request.form["payment"]
        return redirect(link("overview"), 303)
    return render(
        "checkout/paying.html",
        methods=methods,
        chosen=found.visit.payment or methods[0],
        card_surcharge=CARD_SURCHARGE,
        bill=bill_of(found),
    )


def bill_of(found: Scene, *, service_fee: int = 0) -> Bill:
    """What this visitor's order costs with the choices made so far."""
    by_card = found.visit.payment == "card" and found.has("card-surcharge")
    return bill(
        found.shop,
        found.visit.cart,
        country=found.visit.details.get("country", ""),
        pick_up=found.visit.delivery == "pick-up",
        surcharge=CARD_SURCHARGE if by_card else 0,
        service_fee=service_fee,
    )


def step_missing(found: Scene) -> Response | None:
    """The way back to the first step that has not been taken yet."""
    if back := _nothing_to_buy(found) or _no_details(found):
        return back
    if not found.visit.delivery:
        return redirect(link("shipping"), 303)
    return None if found.visit.payment else redirect(link("paying"), 303)


def _nothing_to_buy(found: Scene) -> Response | None:
    return None if found.visit.cart else redirect(link("cart"), 303)


def _no_details(found: Scene) -> Response | None:
    return None if found.visit.details else redirect(link("details"), 303)
