"""Invitations: how each stands, and calling one off before it is sent."""

from django.utils.translation import gettext as _
from ninja import Router
from ninja.params.functions import Path, Query

from trustmark.invitations import api as invitations
from trustmark.invitations.api import Invitation, State
from trustmark.kernel.cases import MoveRefused
from trustmark.orders import api as orders
from trustmark.orders.api import Scope, TrialOrder
from trustmark.sites.connect.own import trials
from trustmark.sites.connect.own.callers import Bearer, Called
from trustmark.sites.connect.own.invitation_shapes import (
    InvitationOut,
    InvitationPage,
)
from trustmark.sites.connect.own.orders import order_reference
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
    """The invitations of the shop, newest first; as fast at the end as at first.

    With a test key: what would be planned for the orders it told.
    """
    number = order_number.replace("\x00", "")
    if request.auth.is_test:
        return _tried_page(request, cursor, state=state, number=number, limit=limit)
    found = invitations.list_page(
        request.auth.connection.shop,
        before=place_of(cursor, purpose=PURPOSE),
        state=state or "",
        number=number,
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
    if request.auth.is_test:
        return trials.invitation_told(_tried(request, reference), at=request.at)
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
    if request.auth.is_test:
        return _call_off_tried(request, reference)
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
    found = invitations.find_invitation(request.auth.connection.shop, number)
    if found is None:
        raise Refusal("not-found")
    return found


def _tried(request: Called, reference: str) -> TrialOrder:
    number = number_of(reference, purpose=trials.INVITATIONS)
    found = orders.find_trial(request.auth.connection, number)
    if found is None:
        raise Refusal("not-found")
    return found


def _call_off_tried(request: Called, reference: str) -> InvitationOut:
    order = _tried(request, reference)
    if trials.invitation_told(order, at=request.at).state == State.SENT:
        raise Refusal("not-now", saying=_("It was sent already."))
    orders.call_off_trial(order, at=request.at)
    return trials.invitation_told(order, at=request.at)


def _tried_page(
    request: Called, cursor: str, *, state: State | None, number: str, limit: int
) -> InvitationPage:
    """All of a week are few enough to look at each for its state."""
    behind = place_of(cursor, purpose=trials.INVITATIONS)
    tried = orders.list_trials(
        request.auth.connection, behind=behind, number=number, limit=orders.MOST_TRIALS
    )
    every = (trials.invitation_told(order, at=request.at) for order in tried)
    found = [told for told in every if state in (None, told.state)]
    shown = found[:limit]
    is_last = len(found) <= limit
    return InvitationPage(
        invitations=shown, next=None if is_last else shown[-1].reference
    )


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
