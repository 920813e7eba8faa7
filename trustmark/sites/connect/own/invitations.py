"""Invitations: how each stands, and calling one off before it is sent."""

from datetime import datetime
from typing import Annotated

from ninja import Router, Schema
from ninja.params.functions import Path, Query
from pydantic import Field

from trustmark.invitations import api as invitations
from trustmark.invitations.api import Invitation, State
from trustmark.kernel.cases import MoveRefused
from trustmark.orders.api import Scope
from trustmark.sites.connect.own.callers import Bearer, Called
from trustmark.sites.connect.own.orders import reference_of as order_reference
from trustmark.sites.connect.own.paging import (
    LONGEST_CURSOR,
    MOST,
    number_of,
    place_of,
    reference_of,
)
from trustmark.sites.connect.own.problems import Problem, Refusal

router = Router(tags=["invitations"], auth=Bearer(Scope.INVITATIONS))
PURPOSE = "reference of an invitation"
_RESPONSES = {401: Problem, 403: Problem, 422: Problem, 429: Problem}
_REFERENCE = Path(..., max_length=LONGEST_CURSOR)


class InvitationOut(Schema):
    """An invitation as we keep it. Whom it is for, the shop knows."""

    reference: str
    order: Annotated[str, Field(description="The reference of the order.")]
    order_number: str
    state: State
    why_not_sent: Annotated[
        str, Field(description="Why nobody was written to, such as `no-consent`.")
    ]
    language: str
    scheduled_for: datetime
    sent_at: datetime | None
    delivered_at: datetime | None
    bounced_at: datetime | None
    reminded_at: datetime | None
    answered_at: datetime | None
    answerable_until: datetime
    sandbox: bool


class InvitationPage(Schema):
    """Invitations, newest first, and what to ask for those behind them."""

    invitations: list[InvitationOut]
    next: Annotated[
        str | None, Field(description="The `cursor` of the next page; none at the end.")
    ]


@router.get(
    "/invitations",
    response={200: InvitationPage, **_RESPONSES},
    operation_id="listInvitations",
    summary="How invitations stand",
)
def page(
    request: Called,
    cursor: str = Query("", max_length=LONGEST_CURSOR),
    state: State | None = None,
    order_number: str = Query("", max_length=64),
    limit: int = Query(50, ge=1, le=MOST),
) -> InvitationPage:
    """The invitations of the shop, newest first; as fast at the end as at first."""
    found = invitations.list_page(
        request.auth.connection.shop,
        before=place_of(cursor, purpose=PURPOSE),
        state=state or "",
        number=order_number.replace("\x00", ""),
        limit=limit + 1,
    )
    shown = found[:limit]
    is_last = len(found) <= limit
    return InvitationPage(
        invitations=[_told(one) for one in shown],
        next=None if is_last else reference_of(shown[-1].pk, purpose=PURPOSE),
    )


@router.get(
    "/invitations/{reference}",
    response={200: InvitationOut, 404: Problem, **_RESPONSES},
    operation_id="getInvitation",
    summary="How one invitation stands",
)
def get(request: Called, reference: str = _REFERENCE) -> InvitationOut:
    """How one of your invitations stands."""
    return _told(_mine(request, reference))


@router.post(
    "/invitations/{reference}/call-off",
    response={200: InvitationOut, 404: Problem, 409: Problem, **_RESPONSES},
    operation_id="callOffInvitation",
    summary="Do not send it after all",
)
def call_off(request: Called, reference: str = _REFERENCE) -> InvitationOut:
    """Do not send an invitation that still waits; once is as good as twice.

    What was sent cannot be taken back. The address of the order is forgotten.
    """
    found = _mine(request, reference)
    if found.state != State.CALLED_OFF:
        try:
            invitations.call_off(found, by=None, at=request.at)
        except MoveRefused as refused:
            found = _mine(request, reference)
            if found.state != State.CALLED_OFF:  # somebody else did at this moment
                raise Refusal("not-now", saying=str(refused)) from refused
    return _told(_mine(request, reference))


def _mine(request: Called, reference: str) -> Invitation:
    number = number_of(reference, purpose=PURPOSE)
    shop = request.auth.connection.shop
    is_real = not request.auth.is_test
    found = invitations.find_invitation(shop, number) if is_real else None
    if found is None:
        raise Refusal("not-found")
    return found


def _told(found: Invitation) -> InvitationOut:
    return InvitationOut(
        reference=reference_of(found.pk, purpose=PURPOSE),
        order=order_reference(found.order),
        order_number=found.order.number,
        state=State(found.state),
        why_not_sent=found.obstacle,
        language=found.language,
        scheduled_for=found.scheduled_for,
        sent_at=found.sent_at,
        delivered_at=found.delivered_at,
        bounced_at=found.bounced_at,
        reminded_at=found.reminded_at,
        answered_at=found.answered_at,
        answerable_until=found.answerable_until,
        sandbox=False,
    )
