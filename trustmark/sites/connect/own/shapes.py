"""What goes in and comes out, as the description tells it to programs."""

from datetime import datetime
from typing import Annotated

from ninja import Schema
from pydantic import ConfigDict, Field

from trustmark.sites.connect.own.problems import FieldProblem

MOST_IN_BATCH = 100
MOST_PRODUCTS = 100
Text64 = Annotated[str, Field(max_length=64)]


class Exact(Schema):
    """What is sent; a field we do not know is refused, so that nobody relies on it."""

    model_config = ConfigDict(extra="forbid")


class ProductIn(Exact):
    """One thing in the order; kept only where the shop asks about products."""

    id: Annotated[str, Field(min_length=1, max_length=64)]
    name: Annotated[str, Field(min_length=1, max_length=200)]
    url: Annotated[str, Field(max_length=500)] = ""
    image_url: Annotated[str, Field(max_length=500)] = ""
    gtin: Annotated[str, Field(max_length=30)] = ""
    sku: Text64 = ""


class OrderIn(Exact):
    """An order: whom to ask about it, in which language, after how many days."""

    email: Annotated[
        str, Field(min_length=3, max_length=254, examples=["klant@example.com"])
    ]
    number: Annotated[
        str,
        Field(
            max_length=64,
            description="The number of the order in the shop; with it a second "
            "message about the same order is recognised for ever.",
            examples=["2026-10001"],
        ),
    ] = ""
    first_name: Annotated[
        str,
        Field(max_length=60, description="Of a longer name the first word is kept."),
    ] = ""
    language: Annotated[
        str,
        Field(
            max_length=35,
            description="Such as `nl` or `nl-BE`; empty for that of the shop.",
            examples=["nl"],
        ),
    ] = ""
    delay_days: Annotated[
        int | None,
        Field(ge=0, le=365, description="Nothing for what is usual for the shop."),
    ] = None
    products: Annotated[list[ProductIn], Field(max_length=MOST_PRODUCTS)] = []


class OrderTaken(Schema):
    """The order is kept, durably, before this answer goes out."""

    reference: str
    is_new: Annotated[bool, Field(description="False where we had this order already.")]
    sandbox: Annotated[
        bool,
        Field(description="True where the key is one to try with: it never counts."),
    ]
    warnings: Annotated[
        list[str],
        Field(description="`products-not-kept` where the shop does not ask about any."),
    ] = []


class BatchIn(Exact):
    """Up to a hundred orders in one call."""

    orders: Annotated[list[OrderIn], Field(min_length=1, max_length=MOST_IN_BATCH)]


class OrderResult(Schema):
    """What became of one order of a batch: taken, or what is wrong with it."""

    taken: OrderTaken | None = None
    problem: FieldProblem | None = None


class BatchTaken(Schema):
    """What became of each order, in the order in which they came."""

    results: list[OrderResult]


class OrderOut(Schema):
    """An order as we keep it. Whose it is, the shop knows."""

    reference: str
    number: str
    received_at: datetime
    source: str
    language: str
    delay_days: int | None
    has_address: Annotated[
        bool, Field(description="False once nobody is written to any more.")
    ]
    has_consent: bool
    sandbox: bool


class ConsentIn(Exact):
    """The customer of an order agreed that the shop passes its data on."""

    order_number: Annotated[str, Field(min_length=1, max_length=64)]
    email: Annotated[str, Field(max_length=254)] = ""


class ConsentOut(Schema):
    """Whether the customer of an order agreed."""

    order_number: str
    has_consent: bool
    sandbox: bool
