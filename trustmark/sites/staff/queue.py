"""Everything that waits for staff, gathered from the modules into one queue."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trustmark.accounts import api as accounts
from trustmark.accounts.api import Role
from trustmark.applications import api as applications
from trustmark.audits import api as audits
from trustmark.audits.api import Audit
from trustmark.billing import api as billing
from trustmark.correspondence import api as correspondence
from trustmark.kernel.announcements import list_parked
from trustmark.kernel.cases import Case
from trustmark.memberships import api as memberships
from trustmark.reviews import api as reviews
from trustmark.reviews.api import Review
from trustmark.schemes.api import Scheme
from trustmark.sites.components.stories import QueueRow
from trustmark.sites.components.tones import tone_of
from trustmark.sites.staff.pages import kind_name, schemes_by_slug
from trustmark.sites.staff.reach import Reach

# The tabs of the desk, in their order.
TABS: dict[str, "str | Promise"] = {
    "intake": gettext_lazy("Intake"),
    "assess": gettext_lazy("To assess"),
    "decide": gettext_lazy("To decide"),
    "appeals": gettext_lazy("Appeals"),
    "reviews": gettext_lazy("Reviews"),
    "remedies": gettext_lazy("Remedies"),
    "members": gettext_lazy("Members"),
    "amounts": gettext_lazy("Amounts"),
    "letters": gettext_lazy("Letters"),
    "deliveries": gettext_lazy("Deliveries"),
}
INTAKE = frozenset({Role.INTAKE, Role.MANAGER})
AUDIT = frozenset({Role.AUDITOR, Role.CERTIFIER})
DECISION = frozenset({Role.DECIDER})
RULERS = frozenset({Role.DECIDER, Role.MANAGER})
FINANCE = frozenset({Role.FINANCE})
MODERATION = frozenset({Role.MODERATOR, Role.MANAGER})
HOUSE = frozenset({Role.MANAGER})
_NO_DAY = date.max


@dataclass(frozen=True)
class Waiting:
    """One thing that waits: under which tab, in which scheme, for which roles.

    `given_to` is the id of the person it was given to, if it was.
    """

    tab: str
    scheme: str
    roles: frozenset[Role]
    row: QueueRow
    given_to: int | None = None

    def is_for(self, reach: Reach) -> bool:
        """Whether this person may pick it up now."""
        is_free = self.given_to in {None, reach.user_id}
        return is_free and reach.has(self.roles, scheme=self.scheme)


def gather(reach: Reach, *, on: date) -> list[Waiting]:
    """All that waits within somebody's reach, what bites first on top."""
    known = schemes_by_slug()
    if not reach.is_staff:
        return _sorted(_audits_of_outsider(reach, known, on=on), known)
    parts = (
        _applications(reach),
        _audits(reach, known),
        _appeals(reach),
        _reviews(reach),
        _remedies(reach, known, on=on),
        _memberships(reach, on=on),
        _amounts(reach),
        _letters(reach),
        _deliveries(reach),
    )
    return _sorted((waiting for part in parts for waiting in part), known)


def _sorted(rows: Iterator[Waiting], known: dict[str, Scheme]) -> list[Waiting]:
    told = (_with_days_off(waiting, known) for waiting in rows)
    return sorted(told, key=lambda w: (w.row.until or _NO_DAY, w.row.since))


def _with_days_off(waiting: Waiting, known: dict[str, Scheme]) -> Waiting:
    """Its deadline counted by the days off of the country of its scheme."""
    if not waiting.scheme:
        return waiting
    row = replace(waiting.row, country=known[waiting.scheme].country)
    return replace(waiting, row=row)


def _applications(reach: Reach) -> Iterator[Waiting]:
    rows = applications.list_waiting(schemes=reach.schemes)
    for found in rows.filter(state=applications.State.INTAKE):
        row = QueueRow(
            title=found.shop.name if found.shop else found.number,
            url=reverse("staff:application", args=[found.number]),
            turn=_("intake"),
            since=found.since,
            until=found.deadline,
            what=_("Application %(number)s") % {"number": found.number},
            state=found.get_state_display(),
            tone=tone_of(found.state),
        )
        yield Waiting("intake", found.scheme, INTAKE, row)


def _audits(reach: Reach, known: dict[str, Scheme]) -> Iterator[Waiting]:
    states = [audits.State.ASSESSMENT, audits.State.DECISION]
    for audit in audits.list_open_audits(schemes=reach.schemes).filter(
        state__in=states
    ):
        yield _audit(audit, known, user_id=reach.user_id)


def _audits_of_outsider(
    reach: Reach, known: dict[str, Scheme], *, on: date
) -> Iterator[Waiting]:
    user = accounts.get_user(reach.user_id)
    mine = accounts.list_assigned_ids(user, "audits.audit", on=on)
    for audit in audits.list_open_audits().filter(
        pk__in=mine, state=audits.State.ASSESSMENT
    ):
        yield _audit(audit, known, user_id=reach.user_id)


def _audit(audit: Audit, known: dict[str, Scheme], *, user_id: int) -> Waiting:
    is_assessment = audit.state == audits.State.ASSESSMENT
    role = _("auditor") if is_assessment else _("decider")
    row = _audit_row(
        audit, known, turn=_turn(audit, role, user_id) if is_assessment else role
    )
    if is_assessment:
        return Waiting("assess", audit.scheme, AUDIT, row, audit.auditor_id)
    return Waiting("decide", audit.scheme, DECISION, row)


def _turn(audit: Audit, role: str, user_id: int) -> str:
    if audit.auditor is None:
        return role
    if audit.auditor_id == user_id:
        return _("you")
    return audit.auditor.name


def _audit_row(audit: Audit, known: dict[str, Scheme], *, turn: str) -> QueueRow:
    told = {
        "ground": audit.get_ground_display(),
        "kind": kind_name(known[audit.scheme], audit.kind),
        "number": audit.number,
    }
    return QueueRow(
        title=audit.shop.name,
        url=reverse("staff:audit", args=[audit.number]),
        turn=turn,
        since=audit.since,
        until=audit.deadline,
        what=_("%(ground)s, %(kind)s · %(number)s") % told,
        state=audit.get_state_display(),
        tone=tone_of(audit.state),
    )


def _remedies(reach: Reach, known: dict[str, Scheme], *, on: date) -> Iterator[Waiting]:
    for audit in audits.list_stuck_remedies(schemes=reach.schemes, on=on):
        row = _audit_row(audit, known, turn=_turn(audit, _("auditor"), reach.user_id))
        yield Waiting("remedies", audit.scheme, AUDIT, row, audit.auditor_id)


def _appeals(reach: Reach) -> Iterator[Waiting]:
    for appeal in applications.list_open_appeals(schemes=reach.schemes):
        matter = applications.matter_in(appeal)
        row = QueueRow(
            title=matter.party.shop_name,
            url=reverse("staff:appeal", args=[appeal.pk]),
            turn=_("a third person"),
            since=appeal.since,
            until=appeal.deadline,
            what=f"{appeal.get_decision_display()} · {matter.party.number}",
            state=appeal.get_state_display(),
            tone="warning",
        )
        yield Waiting("appeals", matter.scheme, RULERS, row)


def _reviews(reach: Reach) -> Iterator[Waiting]:
    """What is held, flagged or objected to; the same review may wait twice."""
    held = [(found, found) for found in reviews.list_held(schemes=reach.schemes)]
    flags = [(f, f.review) for f in reviews.list_open_flags(schemes=reach.schemes)]
    objected = [
        (appeal, appeal.review)
        for appeal in reviews.list_open_appeals(schemes=reach.schemes)
    ]
    for found in reviews.list_with_photos_to_look_at(schemes=reach.schemes):
        row = replace(
            _review_row(found, found, _("moderator")),
            what=_("Photos to be looked at"),
            since=found.changed_at,
        )
        yield Waiting("reviews", found.scheme, MODERATION, row)
    for turn, rows in (
        (_("moderator"), [*held, *flags]),
        (_("another moderator"), objected),
    ):
        for case, review in rows:
            yield Waiting(
                "reviews", review.scheme, MODERATION, _review_row(case, review, turn)
            )


def _review_row(case: Case, review: Review, turn: str) -> QueueRow:
    what = {
        "reviews.flag": _("Flagged by the shop"),
        "reviews.reviewappeal": _("Appeal"),
    }.get(case.kind_of_case, _("Held before publication"))
    stars = _("%(rating)s of 5 stars") % {"rating": review.rating}
    return QueueRow(
        title=review.shop.name,
        url=reverse("staff:review", args=[review.pk]),
        turn=turn,
        since=case.since,
        until=case.deadline,
        what=f"{what} · {stars}",
        state=case.get_state_display(),  # type: ignore[attr-defined]
        tone="warning",
    )


def _memberships(reach: Reach, *, on: date) -> Iterator[Waiting]:
    """Provisional members whose time is over: the night held them back."""
    rows = memberships.list_memberships(
        schemes=reach.schemes, state=memberships.State.PROVISIONAL
    )
    for membership in rows.filter(provisional_until__lt=on):
        until = membership.provisional_until
        row = QueueRow(
            title=membership.company.name,
            url=reverse("staff:membership", args=[membership.number]),
            turn=_("decider"),
            since=membership.since,
            until=until - timedelta(days=1) if until else None,
            what=_("Held back from full membership · %(number)s")
            % {"number": membership.number},
            state=membership.get_state_display(),
            tone=tone_of(membership.state),
        )
        yield Waiting("members", membership.scheme, RULERS, row)


def _amounts(reach: Reach) -> Iterator[Waiting]:
    for item in billing.list_open_items(schemes=reach.schemes):
        row = QueueRow(
            title=item.company.name,
            url=reverse("staff:amount", args=[item.number]),
            turn=_("finance, once it is paid"),
            since=item.since,
            until=item.due_on,
            what=f"{item.description} · {item.number}",
            state=item.get_state_display(),
            tone=tone_of(item.state),
        )
        yield Waiting("amounts", item.scheme, FINANCE, row)


def _letters(reach: Reach) -> Iterator[Waiting]:
    for letter in correspondence.list_troubled(within=reach.letters):
        row = QueueRow(
            title=letter.subject,
            url=reverse("staff:letter", args=[letter.pk]),
            turn=_("intake"),
            since=letter.written_at,
            what=letter.to,
            state=letter.get_state_display(),
            tone="bad",
        )
        yield Waiting("letters", letter.scheme, INTAKE, row)


def _deliveries(reach: Reach) -> Iterator[Waiting]:
    if not reach.has(HOUSE, scheme=""):
        return
    for delivery in list_parked():
        row = QueueRow(
            title=delivery.reaction.rpartition(".")[2].replace("_", " "),
            url=reverse("staff:deliveries"),
            turn=_("manager"),
            since=delivery.announcement.at,
            what=delivery.announcement.event.rpartition(".")[2],
            state=delivery.get_state_display(),
            tone="bad",
        )
        yield Waiting("deliveries", "", HOUSE, row)
