"""What plug-ins read back: envelopes of JSON whose messages show nothing of the input.

Some plug-ins print a message on an admin page as it is, so every message is one of the
sentences here. On version 1.0 an error is an answer with status 200: with any other,
half of the plug-ins show the shop a stack trace instead of the message.
"""

import json
import logging
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from django.http import HttpResponse, HttpResponseBase

from trustmark.orders.api import Fault
from trustmark.sites.layout.requests import Request

logger = logging.getLogger(__name__)

ADDED = "Invite successfully added to queue!"
# One plug-in looks for the words "already sent" in here.
REPEATED = "Invitation already sent for this order."
BROKEN = "Unexpected error while processing. Please try again later."
WRONG_METHOD = "This address does not take requests of this kind."
SENTENCES = {
    Fault.EMAIL_MISSING: "Not all obligated variables are set.",
    Fault.VALUES_MISSING: "Not all obligated variables are set.",
    Fault.EMAIL_SHAPE: "The e-mail address is not valid.",
    Fault.NUMBER_LONG: "The order number is longer than 64 characters.",
    Fault.NUMBER_MISSING: "The order number is missing.",
    Fault.NO_ACCESS: "Incorrect authentication credentials.",
    Fault.BODY: "The data could not be read.",
    Fault.TOO_MANY: "Too many requests. Please try again in a minute.",
    Fault.URL_SHAPE: "The address to deliver to is not valid.",
    Fault.URL_NOT_HTTPS: "The address to deliver to must begin with https.",
    Fault.URL_ELSEWHERE: "The address to deliver to is not on the domain of the shop.",
    Fault.DOMAIN_UNPROVEN: "The domain of the shop has not been proven yet.",
    Fault.SIGNATURE: "The signature is not valid.",
}
# What these faults are called where an answer may say so by its status.
STATUSES = {Fault.NO_ACCESS: 401, Fault.TOO_MANY: 429}

View = Callable[..., HttpResponse]
AnyView = Callable[..., HttpResponseBase]
Response = TypeVar("Response", bound=HttpResponseBase)


class Refusal(Exception):
    """The request cannot be answered as asked; `fault` says why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault))
        self.fault = fault


def success(message: str, **payload: object) -> HttpResponse:
    """It went well."""
    return plain_json({"status": "success", "message": message, **payload})


def failure(message: str, *, status: int = 200) -> HttpResponse:
    """It did not, in one of our own sentences."""
    return plain_json({"status": "error", "message": message}, status=status)


def plain_json(payload: dict[str, object], *, status: int = 200) -> HttpResponse:
    """An object as JSON that no proxy keeps and no referrer carries on."""
    response = HttpResponse(
        json.dumps(payload), content_type="application/json; charset=UTF-8"
    )
    response.status_code = status
    return guarded(response)


def guarded(response: Response) -> Response:
    """Kept by nobody; the address, which has the key in it, is told to nobody."""
    response["Cache-Control"] = "no-store"
    response["Referrer-Policy"] = "no-referrer"
    return response


def for_scripts(view: AnyView) -> AnyView:
    """Its answers may be read by scripts of any page, which bring no cookie of ours."""

    @wraps(view)
    def opened(request: Request, *args: object, **kwargs: object) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        response["Access-Control-Allow-Origin"] = "*"
        return response

    return opened


def answering_200(view: View) -> View:
    """Version 1.0: every error is an answer with status 200."""
    return answering(view, lambda fault: failure(SENTENCES[fault]), broken=200)


def answering_by_status(view: View) -> View:
    """What looks at the status alone: an error has one of its own."""

    def told(fault: Fault) -> HttpResponse:
        return failure(SENTENCES[fault], status=STATUSES.get(fault, 400))

    return answering(view, told, broken=500)


def answering(
    view: View, told: Callable[[Fault], HttpResponse], *, broken: int
) -> View:
    """Whatever a view refuses is told so; what breaks has this status."""

    @wraps(view)
    def answered(request: Request, *args: object, **kwargs: object) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Refusal as refusal:
            return told(refusal.fault)
        except Exception:
            # The address stays out of the log: it has the key in it.
            logger.exception("a plug-in got no answer at %s", request.path)
            return failure(BROKEN, status=broken)

    return answered
