"""A reply of the shop under a review, by the id that `ratings.json` tells."""

import re

from django.core.exceptions import ValidationError
from django.http import HttpResponse

from trustmark.kernel.cases import MoveRefused
from trustmark.orders.api import Fault, Scope
from trustmark.reviews import api as reviews
from trustmark.sites.connect.compatible import answers, bodies, credentials
from trustmark.sites.connect.compatible.answers import Refusal, answering_by_status
from trustmark.sites.layout.access import for_programs
from trustmark.sites.layout.requests import Request
from trustmark.sites.layout.signs import is_visible, readable_lines, storable

ADDED = "Reply successfully added"
NOT_FOUND = "The review was not found."
NOT_NOW = "This review cannot be replied to."
TOO_LONG = "The reply is longer than 4000 characters."
LONGEST = 4000
_NUMBER = re.compile(r"[0-9]{1,18}")


@for_programs
@answering_by_status
def review_replies(request: Request) -> HttpResponse:
    """Place a reply, or change the one that stands; an error has its status here."""
    if request.method != "POST":
        return answers.failure(answers.WRONG_METHOD, status=405)
    shop = credentials.shop_in_address(request, scope=Scope.REPLIES).shop
    sent = bodies.read(request)
    number, text = sent.get("review_id"), _readable(sent.get("reply"))
    if not number or not text:
        raise Refusal(Fault.VALUES_MISSING)
    if len(text) > LONGEST:
        return answers.failure(TOO_LONG, status=400)
    known = _NUMBER.fullmatch(number)
    review = reviews.find_published(shop, int(number)) if known else None
    if review is None:
        return answers.failure(NOT_FOUND, status=404)
    try:
        reviews.reply(review, text=text, by=None, at=request.at)
    except MoveRefused:
        return answers.failure(NOT_NOW, status=400)
    return answers.success(ADDED)


def _readable(text: str) -> str:
    try:
        readable_lines(str(storable(text)))
    except ValidationError as fault:
        raise Refusal(Fault.BODY) from fault
    return text if is_visible(text) else ""
