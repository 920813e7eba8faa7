"""What goes in and comes out about webhooks, as the description tells it."""

from datetime import datetime
from typing import Annotated, Literal

from ninja import Schema
from pydantic import AwareDatetime, Field

from trustmark.dispatches.api import Topic
from trustmark.sites.connect.own.shapes import Exact

Topics = Annotated[
    list[Literal[*Topic.values]],  # type: ignore[valid-type]
    Field(
        min_length=1,
        max_length=50,
        description="What it hears of.",
        examples=[["review.published", "review.withdrawn"]],
    ),
]


class WebhookIn(Exact):
    """Where to post, and what for."""

    url: Annotated[
        str,
        Field(
            min_length=1,
            max_length=500,
            description="Begins with https, on the proven domain of the shop or below "
            "it, at port 443 or 8443.",
            examples=["https://shop.example/keurmeester"],
        ),
    ]
    topics: Topics


class WebhookChange(Exact):
    """What is to be different; what is left out stays as it is."""

    topics: Topics | None = None
    is_on: Annotated[
        bool | None,
        Field(description="False pauses it; true switches it on again."),
    ] = None


class WebhookOut(Schema):
    """A webhook, and how it fares."""

    reference: str
    url: str
    topics: list[str]
    state: Annotated[str, Field(description="`on`, `paused` or `stopped`.")]
    made_at: datetime
    arrived_at: Annotated[
        datetime | None, Field(description="When a message last arrived.")
    ]
    failing_since: Annotated[
        datetime | None, Field(description="Since when nothing arrives, if so.")
    ]
    sandbox: bool


class WebhookMade(WebhookOut):
    """A new webhook, with the secret that signs its messages."""

    secret: Annotated[str, Field(description="Shown this once.")]


class WebhookList(Schema):
    """Every webhook of the shop, oldest first."""

    webhooks: list[WebhookOut]


class SecretOut(Schema):
    """A new secret; until then messages carry a signature of the earlier one too."""

    secret: str
    earlier_until: datetime


class AttemptOut(Schema):
    """One try: when, and what came of it."""

    at: datetime
    status: Annotated[int | None, Field(description="Of the answer, if there was one.")]
    reason: Annotated[str, Field(description="Why it failed; empty when it arrived.")]


class MessageOut(Schema):
    """One message, and each try."""

    id: Annotated[str, Field(description="As in `webhook-id`.")]
    type: str
    happened_at: datetime
    state: Annotated[
        str,
        Field(
            description="`waiting`, `posting`, `done`, `failed`, `missed` while the "
            "webhook was off, or `dropped`."
        ),
    ]
    attempts: list[AttemptOut]


class MessageList(Schema):
    """The newest messages, newest first; they are kept for thirty days."""

    messages: list[MessageOut]


class ReplayIn(Exact):
    """What to send once more."""

    since: Annotated[
        AwareDatetime, Field(description="With an offset; thirty days back at most.")
    ]
    which: Annotated[
        Literal["unarrived", "all"],
        Field(description="What did not arrive, or all of it."),
    ] = "unarrived"


class ReplayTaken(Schema):
    """How many messages are sent again, each with the id it had."""

    count: int
