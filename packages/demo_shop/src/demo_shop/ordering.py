"""The last step: look it over, order, and keep the confirmation."""

from flask import Response, abort, redirect, request
from flask.typing import ResponseReturnValue

from demo_shop.checkout import bill_of, step_missing
from demo_shop.money import SERVICE_FEE
from demo_shop.pages import link, render
from demo_shop.scene import house, scene
from demo_shop.visits import Order


def overview() -> ResponseReturnValue:
    """Everything the customer is about to buy, and the button that buys it."""
    found = scene()
    if back := step_missing(found):
        return back
    fee = SERVICE_FEE if found.has("late-cost") else 0
    costs = bill_of(found, service_fee=fee)
    by_link = found.has("order-by-link") and "now" in request.args
    if request.method != "POST" and not by_link:
        return render("checkout/overview.html", bill=costs, visit=found.visit)
    at = house().settings.clock()
    found.visit.order = Order(
        number=house().visits.next_order_number(at.year),
        at=at,
        bill=costs,
        details=found.visit.details,
        delivery=found.visit.delivery,
        payment=found.visit.payment,
    )
    found.visit.cart = {}
    return redirect(link("ordered"), 303)


def ordered() -> ResponseReturnValue:
    """The confirmation of the order this visitor just placed."""
    if scene().visit.order is None:
        return redirect(link("cart"), 303)
    return render("checkout/ordered.html", order=scene().visit.order)


def order_copy() -> ResponseReturnValue:
    """The confirmation as a file that the customer can keep."""
    order = scene().visit.order or abort(404)
    text = render("checkout/order.txt", order=order)
    return Response(text, mimetype="text/plain")
