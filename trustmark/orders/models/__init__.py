"""How a shop is connected, the orders it told, and consents of its customers."""

from trustmark.orders.models.call import GivenAnswer, TestKey, TrialOrder
from trustmark.orders.models.connection import (
    ApiKey,
    Connection,
    Deed,
    IntakeFault,
    KeyDeed,
    KeyKind,
    Scope,
    SyncAddress,
    SyncKind,
)
from trustmark.orders.models.file import OrderFile
from trustmark.orders.models.order import (
    Consent,
    ConsentSource,
    Order,
    OrderedProduct,
    Source,
)

__all__ = [
    "ApiKey",
    "Connection",
    "Consent",
    "ConsentSource",
    "Deed",
    "GivenAnswer",
    "IntakeFault",
    "KeyDeed",
    "KeyKind",
    "Order",
    "OrderFile",
    "OrderedProduct",
    "Scope",
    "Source",
    "SyncAddress",
    "SyncKind",
    "TestKey",
    "TrialOrder",
]
