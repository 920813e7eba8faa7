"""Every length of time and every choice that a rulebook must state, by name.

A module may ask a rulebook only for these. A rulebook that leaves one out, or has
one that does not stand here, is refused; so neither side can misspell a name.
"""

from collections.abc import Mapping
from dataclasses import dataclass

TERMS: Mapping[str, str] = {
    # Application and audit
    "intake-completion": "for an applicant to supply what is missing",
    "audit-target": "from a complete application to its audit",
    "cooperation": "for an applicant to answer a request to cooperate",
    "remedy": "for an applicant to act on the letter about a re-audit",
    "remedy-reminder": "from the letter about a re-audit to the reminder",
    "cancellation-reversal": "in which an automatic cancellation can be undone",
    "remedy-blocking": "to remedy a blocking nonconformity found in surveillance",
    "remedy-major": "to remedy a major nonconformity found in surveillance",
    "remedy-minor": "to remedy a minor nonconformity found in surveillance",
    "appeal": "to object to a decision",
    "appeal-decision": "for a third person to decide on an appeal",
    "reapplication": "after a refusal or expulsion before applying again",
    "periodic-audit": "from a positive decision to the next periodic audit",
    "certificate-validity": "from issue to expiry; none when it runs on",
    "requirement-change": "for members to carry through changed demands",
    "terms-notice": "from publishing changed terms to their effect",
    "company-data-review": "between two letters that ask whether data are still right",
    # Security scan
    "security-scan": "from a completed security scan to the next",
    "scan-remedy-critical": "to remedy a critical weakness",
    "scan-remedy-high": "to remedy a weakness of high severity",
    "scan-remedy-medium": "to remedy a weakness of medium severity",
    # Membership
    "provisional": "from approval to full membership",
    "provisional-extension": "by which a provisional membership is extended",
    "attachment": "that an attachment must last before membership may end",
    "force-majeure": "of force majeure after which both may dissolve",
    "suspension-review": "from suspending on a fear to looking at it again",
    "renewal-reminder-year": "before a yearly renewal to write about it",
    "renewal-reminder-quarter": "before a quarterly renewal to write about it",
    # The seal
    "seal-removal": "to take the seal off the shop",
    "misuse-warning": "to act on a warning about unlawful use",
    "publication-hearing": "to react before misuse is published",
    "misuse-publication": "that a published misuse stays public",
    # Complaints, mediation, disputes, grievances
    "complaint-age": "from the occurrence to the last day to report it",
    "complaint-response": "for a member to answer a complaint",
    "complaint-window": "over which upheld complaints are counted",
    "mediation-target": "from the start of mediation to its end",
    "proposal-answer": "for each side to answer a proposal",
    "dispute-choice": "for the consumer to choose the dispute board",
    "transfer-waiting": "from telling both sides to sending the file to the board",
    "compliance": "to carry out a settlement or a ruling that names no term",
    "compliance-reminder": "from the end of that term to the reminder's end",
    "grievance": "to bring a grievance about the operator",
    "grievance-response": "for the operator to answer a grievance",
    "liability-expiry": "after which a claim on the operator lapses",
    # Money
    "invoice-lead": "before a period in which its invoice is drawn up",
    "invoice-payment": "from the invoice date to the due date",
    "first-reminder": "from the due date to the first reminder",
    "second-reminder": "from the first reminder to the second",
    "arrears-suspension": "from the second reminder to suspension",
    "arrears-ending": "from suspension to the proposal to end",
    # Reviews
    "invitation-delay": "from a completed order to the invitation",
    "invitation-reminder": "from an invitation to its one reminder",
    "invitation-address-retention": "that an address is kept before it becomes a hash",
    "invitation-retention": "that an invitation is kept",
    "review-uniqueness": "in which one consumer has one review of one shop",
    "review-ip-retention": "that the network address of an author is kept",
    "review-score-window": "that the recent score looks back",
    "moderation-target": "for a moderator to decide on a held or flagged review",
    "authors-answer": "for an author to answer a question of the moderator",
    # Privacy and security of the operator
    "register-contact-retention": "that contact data are kept after the end",
    "dispute-content-retention": "that the content of a closed case is kept",
    "data-subject-response": "to answer someone about their own data",
    "privacy-audit-notice": "before an audit by a member of our data handling",
    "breach-notice": "from knowing of a breach to telling the member",
    "subprocessor-objection": "to object to a new sub-processor",
    "supplier-review": "between two reviews of a supplier",
    "measure-attestation": "for which an attested security measure counts",
    "backup-retention": "that a backup is kept",
    "newsletter": "between two newsletters",
}


@dataclass(frozen=True)
class Shape:
    """What a choice may hold: a truth, a number, a text, one or some of a list."""

    kind: str
    options: tuple[str, ...] = ()


TRUTH, NUMBER, TEXT, TEXTS = (
    Shape("truth"),
    Shape("number"),
    Shape("text"),
    Shape("texts"),
)


def one_of(*options: str) -> Shape:
    return Shape("one", options)


def some_of(*options: str) -> Shape:
    return Shape("some", options)


GRADE = one_of("low", "medium", "above-average", "high")

CHOICES: Mapping[str, Shape] = {
    # Application and audit
    "refusal-reasons-in-letter": TRUTH,
    "examiner": one_of("operator", "external"),
    "decider-may-be-examiner": TRUTH,
    "grant-rule": one_of("every-criterion"),
    "free-re-audits": NUMBER,
    "certification-cost-on-cancelling": TRUTH,
    "legal-basis": one_of("european-legislation", "regulation-and-code"),
    "spot-check-share-percent": NUMBER,
    "spot-check-risk-picks": TRUTH,
    "scan-required": TRUTH,
    # Membership
    "provisional-complaints": one_of("any", "open-or-upheld", "upheld"),
    "start-requires-payment": TRUTH,
    "membership-periods": some_of("quarter", "year"),
    "renewal": one_of("tacit", "on-request"),
    "notice-end": one_of("end-of-period", "month-after-first-renewal"),
    "notice-channels": some_of("dashboard", "e-mail", "post"),
    "refund-on-ending": TRUTH,
    "community-access": TRUTH,
    "complaint-threshold": NUMBER,
    # The seal and publication
    "umbrella-mark": TRUTH,
    "misuse-fine": TRUTH,
    "misuse-publication-allowed": TRUTH,
    "partner-feeds": TRUTH,
    "register-facts": one_of("permanent"),
    "guarantee-fund": TRUTH,
    "benchmark-group-minimum": NUMBER,
    # Complaints and disputes
    "complaint-first-to-shop": TRUTH,
    "ruling-kind": one_of("binding-advice", "advice"),
    "dispute-facts": one_of("permanent"),
    "dispute-letters-link-only": TRUTH,
    "liability-cap-times": NUMBER,
    # Money
    "quarterly-surcharge": TRUTH,
    "payment-methods": some_of("transfer", "ideal", "bancontact", "direct-debit"),
    "invoice-delivery": one_of("e-mail", "peppol", "post"),
    "interest": one_of("statutory-commercial", "statutory"),
    "collection-costs": one_of("scale", "actual"),
    "arrears-ladder": some_of("first-reminder", "second-reminder", "suspend", "end"),
    "arrears-end-automatic": TRUTH,
    # Reviews
    "review-system": one_of("own", "any"),
    "review-system-required": TRUTH,
    "review-reply": TRUTH,
    "review-order-number": one_of("optional", "required", "not-asked"),
    "second-review": one_of("newest-replaces", "held", "refused"),
    "review-visible-during-moderation": TRUTH,
    "authors-silence": one_of("decide-without-answer", "keep", "remove"),
    "review-retention": one_of("while-published"),
    "review-ground": one_of("consent", "contract", "legitimate-interest"),
    "invitation-ground": one_of("consent", "soft-opt-in"),
    "invitation-sender": some_of("operator", "member"),
    "invitation-optional-fields": some_of("phone", "products"),
    "pause-invitations-without-clause": TRUTH,
    # Privacy and security of the operator
    "risk-register": GRADE,
    "risk-newsletter": GRADE,
    "risk-invitations": GRADE,
    "risk-reviews": GRADE,
    "risk-disputes": GRADE,
    "newsletter-retention": one_of("while-subscribed"),
    "transfer-permission": one_of("when-no-ground", "always-outside-eu"),
    "breaches-always-notified": some_of(
        "website-access", "carrier-lost", "misaddressed", "attack"
    ),
    "privacy-audit-qualification": TEXT,
    "privacy-audit-costs": one_of("member", "member-unless-breach", "operator"),
    "mail-carriers": TEXTS,
    "bookkeeping": TEXT,
    "storage-country": TEXT,
    "backup-country": TEXT,
    "password-length": NUMBER,
    "password-composition": TRUTH,
    "staff-second-factor": TRUTH,
    "transport-encryption": one_of("tls-1.2", "tls-1.3"),
}
