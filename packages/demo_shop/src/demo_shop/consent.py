"""The choice about cookies."""

from flask import Response, abort, redirect, request
from flask.typing import ResponseReturnValue

from demo_shop.pages import render
from demo_shop.scene import CONSENT, is_for_people, scene

HALF_A_YEAR = 182 * 24 * 60 * 60


def cookie_choice() -> ResponseReturnValue:
    """The page where a choice is made or changed."""
    return render("cookie_choice.html")


def choose() -> ResponseReturnValue:
    """Keep the choice and go back to where the visitor was."""
    choice = request.form.get("choice", "")
    if choice not in ("all", "necessary"):
        abort(400)
    # Only a path of this site: a full address could lead the visitor elsewhere.
    back = request.form.get("back", "/")
    back = back if back.startswith("/") and not back.startswith("//") else "/"
    answer: Response = Response(status=204)
    if request.headers.get("X-Requested-With") != "consent":
        answer = Response(status=303, headers={"Location": redirect(back).location})
    answer.set_cookie(
        CONSENT,
        choice,
        max_age=HALF_A_YEAR,
        secure=not is_for_people(scene().host) and request.is_secure,
        httponly=True,
        samesite="Lax",
    )
    if choice == "necessary" and not scene().has("refuse-ignored"):
        for name in ("_dsa", "_dsstat"):
            answer.delete_cookie(name)
    return answer
