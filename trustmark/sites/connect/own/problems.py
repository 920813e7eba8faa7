"""What went wrong, as RFC 9457 has it, in the language the caller asks for."""

import logging
from collections.abc import Callable, Sequence
from typing import Any, cast

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from ninja import Schema
from ninja.errors import AuthenticationError, HttpError, ValidationError

from trustmark.orders.api import Fault

logger = logging.getLogger(__name__)
Raised = Exception | type[Exception]
MEDIA_TYPE = "application/problem+json"
_SENTENCES = {
    "unreadable": gettext_lazy("The body is no JSON that we can read."),
    "no-key": gettext_lazy("The key is missing, wrong or withdrawn."),
    "key-may-not": gettext_lazy("This key may not do that."),
    "not-found": gettext_lazy("There is nothing here under this address."),
    "wrong-method": gettext_lazy("This address does not take requests of this kind."),
    "too-large": gettext_lazy("The body is too large."),
    "not-right": gettext_lazy("Something in the call is not right."),
    "not-now": gettext_lazy("That does not go as things stand."),
    "key-used-otherwise": gettext_lazy(
        "This idempotency key came before with something else in the call."
    ),
    "too-many": gettext_lazy("These are too many calls. Wait a moment."),
    "broken": gettext_lazy("Something broke on our side. Send the same call again."),
}
_STATUSES = {
    "unreadable": 400,
    "no-key": 401,
    "key-may-not": 403,
    "not-found": 404,
    "wrong-method": 405,
    "not-now": 409,
    "too-large": 413,
    "not-right": 422,
    "key-used-otherwise": 422,
    "too-many": 429,
    "broken": 500,
}
_OF_STATUS = {400: "unreadable", 401: "no-key", 403: "key-may-not", 404: "not-found"}
FAULTS = {
    Fault.EMAIL_MISSING: gettext_lazy("There is no e-mail address."),
    Fault.EMAIL_SHAPE: gettext_lazy("This is not one e-mail address."),
    Fault.NUMBER_LONG: gettext_lazy("An order number has at most 64 signs."),
    Fault.NUMBER_MISSING: gettext_lazy("The order number is missing."),
}


class FieldProblem(Schema):
    """What is wrong at one place of the call."""

    pointer: str
    code: str
    detail: str


class Problem(Schema):
    """What went wrong (RFC 9457); `code` is for programs, `detail` for people."""

    type: str
    title: str
    status: int
    code: str
    detail: str
    errors: list[FieldProblem] = []


class Refusal(Exception):
    """The call cannot be answered as asked."""

    def __init__(
        self,
        code: str,
        *errors: FieldProblem,
        headers: dict[str, str] | None = None,
        saying: str = "",
    ) -> None:
        super().__init__(code)
        self.code = code
        self.errors = errors
        self.headers = headers or {}
        self.saying = saying


def told(
    code: str,
    errors: Sequence[FieldProblem] = (),
    *,
    headers: dict[str, str] | None = None,
    saying: str = "",
) -> HttpResponse:
    """The answer that says what went wrong; `saying` is more than the code tells."""
    status = _STATUSES[code]
    sentence = str(_SENTENCES[code])
    problem = Problem(
        type="about:blank",
        title=sentence,
        status=status,
        code=code,
        detail=" ".join(filter(None, [sentence, saying, *_details(errors)])),
        errors=list(errors),
    )
    response = JsonResponse(
        problem.model_dump(), status=status, content_type=MEDIA_TYPE, headers=headers
    )
    if status == _STATUSES["no-key"]:
        response["WWW-Authenticate"] = "Bearer"
    return response


def _details(errors: Sequence[FieldProblem]) -> list[str]:
    return [error.detail for error in errors[:1]]


def fault_at(pointer: str, fault: Fault) -> FieldProblem:
    """What is wrong with an order, at its place in the call."""
    return FieldProblem(pointer=pointer, code=str(fault), detail=str(FAULTS[fault]))


def of_refusal(request: HttpRequest, fault: Raised) -> HttpResponse:
    """Of what we refuse ourselves."""
    refusal = cast(Refusal, fault)
    return told(
        refusal.code,
        refusal.errors,
        headers=refusal.headers,
        saying=refusal.saying,
    )


def of_status(request: HttpRequest, fault: Raised) -> HttpResponse:
    """Of what the framework refuses before we see it."""
    status = fault.status_code if isinstance(fault, HttpError) else 404
    return told(_OF_STATUS.get(status, "not-right"))


def of_shape(request: HttpRequest, fault: Raised) -> HttpResponse:
    """Of a call that does not look as the description says."""
    errors = cast(ValidationError, fault).errors
    return told("not-right", [_at_place(one) for one in errors[:20]])


def of_break(request: HttpRequest, fault: Raised) -> HttpResponse:
    """Of what we did not foresee; what was not answered with 202 was not taken."""
    logger.exception("a call of the API got no answer at %s", request.path)
    return told("broken")


HANDLERS: dict[type[Exception], Callable[[HttpRequest, Raised], HttpResponse]] = {
    Refusal: of_refusal,
    ValidationError: of_shape,
    AuthenticationError: of_status,
    HttpError: of_status,
    Exception: of_break,
}


def _at_place(error: dict[str, Any]) -> FieldProblem:
    # The framework puts the name of the argument behind where it looked.
    where, *path = [str(part) for part in error["loc"]]
    if where == "body":
        path = path[1:]
    kind = str(error["type"])
    return FieldProblem(
        pointer="/" + "/".join([where, *path])[:200],
        code=kind.replace("_", "-"),
        detail=_sentence(kind, error.get("ctx", {})),
    )


def _sentence(kind: str, bounds: dict[str, Any]) -> str:
    match kind:
        case "missing":
            return _("This is missing.")
        case "extra_forbidden":
            return _("We do not keep this. Leave it out.")
        case "string_too_long":
            return _("This may have at most %(most)s signs.") % {
                "most": bounds["max_length"]
            }
        case "too_long":
            return _("There may be at most %(most)s of these.") % {
                "most": bounds["max_length"]
            }
        case "string_too_short" | "too_short":
            return _("There is nothing in it.")
        case "less_than_equal" | "greater_than_equal":
            return _("This number is out of bounds.")
    return _("This is not of the kind the description says.")
