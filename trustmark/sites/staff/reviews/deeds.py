"""What a moderator can do with a review, each deed one verb."""

from django import forms
from django.utils.translation import gettext_lazy as _

from trustmark.reviews import api as reviews
from trustmark.reviews.api import REFUSING, Reasons, Review, State
from trustmark.sites.layout.requests import PersonRequest
from trustmark.sites.layout.texts import Lines
from trustmark.sites.staff.deeds import Cleaned, Deed, form_of, reason_form
from trustmark.sites.staff.reviews import photo_deeds

HELD, PUBLISHED = frozenset({State.HELD}), frozenset({State.PUBLISHED})
AWAY = frozenset({State.REFUSED, State.REMOVED})
THERE = HELD | PUBLISHED | AWAY


class ReasonsForm(forms.Form):
    """The ground from the closed list, and the facts for the letter."""

    ground = forms.ChoiceField(
        label=_("Ground"), choices=[("", _("Choose…")), *reviews.choices_of(REFUSING)]
    )
    facts = Lines(
        label=_("What did you see in the review?"),
        help_text=_("In the language of the author; it goes into the letter."),
        max_length=4000,
        rows=4,
    )


_REMARK = reason_form(_("Remark, for ourselves"), is_optional=True)
_FOR_SHOP = reason_form(
    _("Reasons"), help_text=_("In the language of the company; they go into a letter.")
)
_FOR_BOTH = reason_form(
    _("Reasons"), help_text=_("They go into the letter to whoever appealed.")
)


def _reasons(cleaned: Cleaned) -> Reasons:
    return Reasons(cleaned["ground"], cleaned["facts"])


def _publish(found: Review, cleaned: Cleaned, request: PersonRequest) -> None:
    reviews.publish(found, remark=cleaned["reason"], by=request.user, at=request.at)


def _refuse(found: Review, cleaned: Cleaned, request: PersonRequest) -> None:
    reviews.refuse(found, _reasons(cleaned), by=request.user, at=request.at)


def _remove(found: Review, cleaned: Cleaned, request: PersonRequest) -> None:
    reviews.remove(found, _reasons(cleaned), by=request.user, at=request.at)


def _hold(found: Review, cleaned: Cleaned, request: PersonRequest) -> None:
    reviews.hold(found, reason=cleaned["reason"], by=request.user, at=request.at)


def _ask(found: Review, cleaned: Cleaned, request: PersonRequest) -> None:
    reviews.ask_author(
        found, question=cleaned["reason"], by=request.user, at=request.at
    )


def _keep(found: Review, cleaned: Cleaned, request: PersonRequest) -> None:
    flag = reviews.find_open_flag(found)
    if flag is not None:
        reviews.keep(flag, facts=cleaned["reason"], by=request.user, at=request.at)


def _uphold(found: Review, cleaned: Cleaned, request: PersonRequest) -> None:
    appeal = reviews.find_open_appeal(found)
    if appeal is not None:
        reviews.uphold(
            appeal, reasons=cleaned["reason"], by=request.user, at=request.at
        )


def _overturn(found: Review, cleaned: Cleaned, request: PersonRequest) -> None:
    appeal = reviews.find_open_appeal(found)
    if appeal is not None:
        reviews.overturn(
            appeal, reasons=cleaned["reason"], by=request.user, at=request.at
        )


def _why_not_decide(found: Review, request: PersonRequest) -> str | None:
    appeal = reviews.find_open_appeal(found)
    if appeal is None:
        return str(_("There is no open appeal on this review."))
    return reviews.why_not_decide_appeal(appeal, by=request.user, on=request.on)


UPHOLD = Deed[Review](
    "uphold",
    _("Let the decision stand"),
    _("The decision stands; whoever appealed was told why."),
    THERE,
    _why_not_decide,
    _uphold,
    _FOR_BOTH,
)
OVERTURN = Deed[Review](
    "overturn",
    _("Overturn the decision"),
    _("The decision was overturned, and those concerned were told."),
    THERE,
    _why_not_decide,
    _overturn,
    _FOR_BOTH,
)
KEEP = Deed[Review](
    "keep",
    _("Let the review stand"),
    _("The review stays; the shop was told why."),
    PUBLISHED,
    lambda found, r: reviews.why_not_keep(found, by=r.user, on=r.on),
    _keep,
    _FOR_SHOP,
)
PUBLISH = Deed[Review](
    "publish",
    _("Publish it"),
    _("The review is on the page; its author was told."),
    HELD,
    lambda found, r: reviews.why_not_publish(found, by=r.user, on=r.on),
    _publish,
    _REMARK,
)
REFUSE = Deed[Review](
    "refuse",
    _("Refuse it"),
    _("The review was refused; its author got a statement of reasons."),
    HELD,
    lambda found, r: reviews.why_not_refuse(found, by=r.user, on=r.on),
    _refuse,
    form_of(ReasonsForm),
    kind="danger",
)
REMOVE = Deed[Review](
    "remove",
    _("Remove it"),
    _("The review was removed; its author got a statement of reasons."),
    PUBLISHED,
    lambda found, r: reviews.why_not_remove(found, by=r.user, on=r.on),
    _remove,
    form_of(ReasonsForm),
    kind="danger",
)
HOLD = Deed[Review](
    "hold",
    _("Take it off the page while we look"),
    _("The review is off the page until somebody decides; its author was told."),
    PUBLISHED,
    lambda found, r: reviews.why_not_hold(found, by=r.user, on=r.on),
    _hold,
    reason_form(
        _("What harm does it do?"),
        help_text=_("In the language of the author; it goes into the letter."),
    ),
)
ASK = Deed[Review](
    "ask",
    _("Ask the author"),
    _("The question is on its way to the author."),
    THERE,
    lambda found, r: reviews.why_not_ask(found, by=r.user, on=r.on),
    _ask,
    reason_form(
        _("Your question"),
        help_text=_("In the language of the author; the shop does not see it."),
    ),
)


def deeds_on(found: Review) -> tuple[Deed[Review], ...]:
    """What makes sense to offer: on a flag when there is one, on an appeal likewise."""
    if reviews.find_open_appeal(found):
        return (UPHOLD, OVERTURN, ASK)
    on_flag = (KEEP,) if reviews.find_open_flag(found) else ()
    return (*on_flag, *photo_deeds.deeds_on(found), PUBLISH, REFUSE, REMOVE, HOLD, ASK)


ALL = (UPHOLD, OVERTURN, KEEP, PUBLISH, REFUSE, REMOVE, HOLD, ASK, *photo_deeds.ALL)
