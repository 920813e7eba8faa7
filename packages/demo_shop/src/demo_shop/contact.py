"""The contact page and its form."""

from flask import redirect, request
from flask.typing import ResponseReturnValue

from demo_shop.pages import link, render, word


def contact() -> ResponseReturnValue:
    """Who is behind the shop and how to reach them; a message sent is thanked for."""
    given: dict[str, str] = {}
    problems: dict[str, str] = {}
    if request.method == "POST":
        given = {
            field: request.form.get(field, "").strip()[:2000]
            for field in ("name", "email", "message")
        }
        problems = {
            field: word("problem_empty") for field, text in given.items() if not text
        }
        if not problems:
            return redirect(link("contact") + "?sent=1", 303)
    return render("contact.html", given=given, problems=problems)
