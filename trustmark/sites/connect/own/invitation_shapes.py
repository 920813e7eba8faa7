"""Invitations as the description tells them to programs."""

from datetime import datetime
from typing import Annotated

from ninja import Schema
from pydantic import Field

from trustmark.invitations.api import State


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
