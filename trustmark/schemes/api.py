"""The front door of the schemes."""

from trustmark.schemes.differences import Difference, compare
from trustmark.schemes.documents import Document, Paragraph, Section
from trustmark.schemes.faults import RulebookFault, RulebookUnreadable
from trustmark.schemes.filling import fill, term_in_words
from trustmark.schemes.models import SchemeVersion
from trustmark.schemes.queries import (
    NoSuchScheme,
    NoVersionInForce,
    current_version,
    documents,
    fee,
    find_scheme_of_host,
    get_document,
    get_rulebook,
    get_scheme,
    list_schemes,
    list_versions,
    membership_fee,
)
from trustmark.schemes.rulebook import (
    Authority,
    CertificateKind,
    Choice,
    Criterion,
    Fee,
    NotInRulebook,
    Operator,
    OutsideParty,
    Price,
    RefusalGround,
    Rulebook,
    Scheme,
    Size,
    TermClause,
    Tokens,
)
from trustmark.schemes.services import register_versions
from trustmark.schemes.shelf import RulebookChanged

__all__ = [
    "Authority",
    "CertificateKind",
    "Choice",
    "Criterion",
    "Difference",
    "Document",
    "Fee",
    "NoSuchScheme",
    "NoVersionInForce",
    "NotInRulebook",
    "Operator",
    "OutsideParty",
    "Paragraph",
    "Price",
    "RefusalGround",
    "Rulebook",
    "RulebookChanged",
    "RulebookFault",
    "RulebookUnreadable",
    "Scheme",
    "SchemeVersion",
    "Section",
    "Size",
    "TermClause",
    "Tokens",
    "compare",
    "current_version",
    "documents",
    "fee",
    "fill",
    "find_scheme_of_host",
    "get_document",
    "get_rulebook",
    "get_scheme",
    "list_schemes",
    "list_versions",
    "membership_fee",
    "register_versions",
    "term_in_words",
]
