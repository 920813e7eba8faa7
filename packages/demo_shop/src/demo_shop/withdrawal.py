"""Withdrawing from a contract on the site itself: a statement, then one button."""

from flask import Response, abort, redirect, request
from flask.typing import ResponseReturnValue

from demo_shop.pages import link, render, word
from demo_shop.scene import house, scene
from demo_shop.visits import Withdrawal

FIELDS = ("name", "order", "email", "goods")


def withdraw() -> ResponseReturnValue:
    """Ask who withdraws from what, show it once more, and acknowledge receipt."""
    if request.method != "POST":
        return render("withdraw.html", given=_known(), problems={})
    given = {field: request.form.get(field, "").strip()[:200] for field in FIELDS}
    problems = {
        field: word("problem_empty")
        for field in ("name", "order", "email")
        if not given[field]
    }
    if problems or request.form.get("action") == "change":
        return render("withdraw.html", given=given, problems=problems)
    if request.form.get("action") != "confirm":
        return render("withdraw_confirm.html", given=given)
    scene().remember().withdrawal = Withdrawal(at=house().settings.clock(), **given)
    return redirect(link("withdraw") + "?received=1", 303)


def withdrawal_copy() -> ResponseReturnValue:
    """The acknowledgement as a file that the customer can keep."""
    received = scene().visit.withdrawal or abort(404)
    text = render("withdrawal.txt", received=received)
    return Response(text, mimetype="text/plain")


def _known() -> dict[str, str]:
    """What we know already about the visitor's last order."""
    order = scene().visit.order
    if order is None:
        return {}
    return {
        "name": order.details["name"],
        "email": order.details["email"],
        "order": order.number,
    }
