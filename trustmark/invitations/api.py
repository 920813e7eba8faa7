"""The front door of invitations."""

from trustmark.invitations.counting import recount_all
from trustmark.invitations.models import (
    DayCount,
    Invitation,
    InvitationSettings,
    OwnWords,
    SenderAddress,
    Suppression,
)
from trustmark.invitations.permissions import (
    why_not_call_off,
    why_not_change_sender,
    why_not_choose,
    why_not_choose_sender,
)
from trustmark.invitations.queries import (
    Funnel,
    find_invitation,
    find_invitations,
    find_own_words,
    find_rulebook,
    find_sender,
    find_suppression,
    funnel_of,
    get_invitation,
    get_settings,
    invitation_of_key,
    invitation_to_stop,
    list_day_counts,
    list_invitations,
    list_page,
    proposed_settings,
    sender_of_key,
)
from trustmark.invitations.rules import ANSWERABLE as ANSWERABLE_FOR
from trustmark.invitations.rules import (
    IN_LANGUAGE,
    LONGEST,
    MOST_IN_A_WEEK,
    Looked,
    OwnFault,
    Record,
    Seen,
)
from trustmark.invitations.rules import Fault as OwnFaultKind
from trustmark.invitations.services.answering import (
    call_off,
    expire_due,
    mark_answered,
    open_invitation,
)
from trustmark.invitations.services.forgetting import forget_due
from trustmark.invitations.services.planning import Choice, choose, schedule
from trustmark.invitations.services.senders import (
    choose_sender,
    end_sender,
    look_at_sender,
    look_at_senders_due,
    looked_at,
    prove_mailbox,
)
from trustmark.invitations.services.sending import remind_due, send_due
from trustmark.invitations.services.stopping import (
    suppress_address,
    unsubscribe,
    unsubscribe_everywhere,
)
from trustmark.invitations.services.wording import (
    faults_of,
    preview,
    send_test,
    write_own_words,
)
from trustmark.invitations.states import (
    ANSWERABLE,
    BasisChoice,
    ModeChoice,
    Reason,
    State,
    Unit,
)
from trustmark.invitations.states_of_senders import SenderState
from trustmark.invitations.writing import (
    LANGUAGES,
    NobodyToSign,
    answer_link,
    stop_link,
)

__all__ = [
    "ANSWERABLE",
    "ANSWERABLE_FOR",
    "IN_LANGUAGE",
    "LANGUAGES",
    "LONGEST",
    "MOST_IN_A_WEEK",
    "BasisChoice",
    "Choice",
    "DayCount",
    "Funnel",
    "Invitation",
    "InvitationSettings",
    "Looked",
    "ModeChoice",
    "NobodyToSign",
    "OwnFault",
    "OwnFaultKind",
    "OwnWords",
    "Reason",
    "Record",
    "Seen",
    "SenderAddress",
    "SenderState",
    "State",
    "Suppression",
    "Unit",
    "answer_link",
    "call_off",
    "choose",
    "choose_sender",
    "end_sender",
    "expire_due",
    "faults_of",
    "find_invitation",
    "find_invitations",
    "find_own_words",
    "find_rulebook",
    "find_sender",
    "find_suppression",
    "forget_due",
    "funnel_of",
    "get_invitation",
    "get_settings",
    "invitation_of_key",
    "invitation_to_stop",
    "list_day_counts",
    "list_invitations",
    "list_page",
    "look_at_sender",
    "look_at_senders_due",
    "looked_at",
    "mark_answered",
    "open_invitation",
    "preview",
    "proposed_settings",
    "prove_mailbox",
    "recount_all",
    "remind_due",
    "schedule",
    "send_due",
    "send_test",
    "sender_of_key",
    "stop_link",
    "suppress_address",
    "unsubscribe",
    "unsubscribe_everywhere",
    "why_not_call_off",
    "why_not_change_sender",
    "why_not_choose",
    "why_not_choose_sender",
    "write_own_words",
]
