"""The front door of correspondence."""

from trustmark.correspondence.letter import (
    Letter,
    LetterFault,
    Sender,
    kind_of,
    registered_letters,
)
from trustmark.correspondence.models import CaughtMail, OutgoingLetter
from trustmark.correspondence.posting import post_waiting, sweep
from trustmark.correspondence.queries import (
    LetterReach,
    count_troubled,
    count_waiting,
    find_by_message_id,
    find_letter,
    get_caught,
    list_caught,
    list_letters,
    list_recent,
    list_troubled,
    oldest_unsent,
)
from trustmark.correspondence.reading import without_keys
from trustmark.correspondence.rendering import Rendering, render
from trustmark.correspondence.services import (
    NotInTrouble,
    accept_as_sent,
    erase_letters,
    post_again,
    record_bounce,
    record_complaint,
    record_delivery,
    send,
)
from trustmark.correspondence.states import State
from trustmark.correspondence.suppliers.anymail_events import record_anymail_event
from trustmark.correspondence.suppliers.returned import LARGEST as LARGEST_RETURNED
from trustmark.correspondence.suppliers.returned import record_returned

__all__ = [
    "LARGEST_RETURNED",
    "CaughtMail",
    "Letter",
    "LetterFault",
    "LetterReach",
    "NotInTrouble",
    "OutgoingLetter",
    "Rendering",
    "Sender",
    "State",
    "accept_as_sent",
    "count_troubled",
    "count_waiting",
    "erase_letters",
    "find_by_message_id",
    "find_letter",
    "get_caught",
    "kind_of",
    "list_caught",
    "list_letters",
    "list_recent",
    "list_troubled",
    "oldest_unsent",
    "post_again",
    "post_waiting",
    "record_anymail_event",
    "record_bounce",
    "record_complaint",
    "record_delivery",
    "record_returned",
    "registered_letters",
    "render",
    "send",
    "sweep",
    "without_keys",
]
