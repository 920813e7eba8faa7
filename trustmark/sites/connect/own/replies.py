"""What the shop says under its reviews: placed, changed, taken away, and looked up."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from ninja import Router, Status
from ninja.params.functions import Path

from trustmark.kernel.cases import MoveRefused
from trustmark.orders.api import Scope
from trustmark.reviews import api as reviews
from trustmark.reviews.api import Review
from trustmark.sites.connect.own.callers import Bearer, Called
from trustmark.sites.connect.own.paging import LONGEST_CURSOR
from trustmark.sites.connect.own.problems import FieldProblem, Problem, Refusal
from trustmark.sites.connect.own.review_shapes import (
    PastReply,
    ReplyHistory,
    ReplyIn,
    ReplyTaken,
)
from trustmark.sites.connect.own.reviews import published
from trustmark.sites.layout.signs import is_visible, readable_lines, storable

router = Router(tags=["replies"], auth=Bearer(Scope.REPLIES))
_RESPONSES = {401: Problem, 403: Problem, 404: Problem, 422: Problem, 429: Problem}
_WRITING = {400: Problem, 409: Problem, 413: Problem, **_RESPONSES}
_REFERENCE = Path(..., max_length=LONGEST_CURSOR)


@router.put(
    "/reviews/{reference}/reply",
    response={200: ReplyTaken, **_WRITING},
    operation_id="putReply",
    summary="Place or change the reply",
)
def put(request: Called, reply: ReplyIn, reference: str = _REFERENCE) -> ReplyTaken:
    """Say something under a review, in the place of what was said before.

    The same words again change nothing. The author gets the first reply by mail.
    """
    review, text = published(request, reference), _readable(reply.text)
    _may_reply(review, request)
    if request.auth.is_test:
        return ReplyTaken(text=text, written_at=request.at, sandbox=True)
    try:
        said = reviews.reply(review, text=text, by=None, at=request.at)
    except MoveRefused as late:
        raise Refusal("not-now", saying=str(late)) from late
    return ReplyTaken(text=said.text, written_at=said.written_at, sandbox=False)


@router.delete(
    "/reviews/{reference}/reply",
    response={204: None, **_WRITING},
    operation_id="deleteReply",
    summary="Take the reply away",
)
def delete(request: Called, reference: str = _REFERENCE) -> Status[None]:
    """Take the reply off the page, if there is one. We keep what was said."""
    review = published(request, reference)
    _may_reply(review, request)
    if not request.auth.is_test and reviews.replies_to(review):
        try:
            reviews.withdraw_reply(review, by=None, at=request.at)
        except MoveRefused as late:
            if reviews.replies_to(review):
                raise Refusal("not-now", saying=str(late)) from late
    return Status(204, None)


@router.get(
    "/reviews/{reference}/replies",
    response={200: ReplyHistory, **_RESPONSES},
    operation_id="listReplies",
    summary="Every reply there was",
)
def history(request: Called, reference: str = _REFERENCE) -> ReplyHistory:
    """What the shop said under a review through time, oldest first."""
    said = reviews.list_replies(published(request, reference))
    return ReplyHistory(
        replies=[
            PastReply(text=one.text, written_at=one.written_at, until=one.until)
            for one in said
        ]
    )


def _readable(text: str) -> str:
    """What a person can read of it; raises `Refusal` as the form of members does."""
    try:
        readable_lines(str(storable(text)))
    except ValidationError as fault:
        raise _wrong("unreadable-signs", " ".join(fault.messages)) from fault
    if not is_visible(text):
        raise _wrong("empty", _("There is nothing in it."))
    return text.strip()


def _wrong(code: str, detail: str) -> Refusal:
    return Refusal(
        "not-right", FieldProblem(pointer="/body/text", code=code, detail=detail)
    )


def _may_reply(review: Review, request: Called) -> None:
    refusal = reviews.why_not_reply(review, by=None, on=request.on)
    if refusal:
        raise Refusal("not-now", saying=refusal)
