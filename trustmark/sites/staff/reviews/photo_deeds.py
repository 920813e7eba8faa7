"""What a moderator can do with the photos of a review: show them, or refuse one."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from trustmark.reviews import api as reviews
from trustmark.reviews.api import REFUSING, Reasons, Review, ReviewPhoto, State
from trustmark.sites.layout.requests import PersonRequest
from trustmark.sites.layout.texts import Lines
from trustmark.sites.staff.deeds import Cleaned, Deed, nothing_asked

_THERE = frozenset({State.HELD, State.PUBLISHED})


class PhotoForm(forms.Form):
    """Which photo, on which ground, and what stands on it."""

    photo = forms.ChoiceField(label=_("Which photo?"))
    ground = forms.ChoiceField(
        label=_("Ground"), choices=[("", _("Choose…")), *reviews.choices_of(REFUSING)]
    )
    facts = Lines(
        label=_("What did you see on the photo?"),
        help_text=_("In the language of the author; it goes into the letter."),
        max_length=4000,
        rows=4,
    )

    def __init__(self, found: Review, data: QueryDict | None, *, auto_id: str):
        super().__init__(data, auto_id=auto_id)
        photos = reviews.photos_of(found)[found.pk]
        self.by_number = {str(photo.pk): photo for photo in photos}
        choices = [
            (number, _("Photo %(number)s") % {"number": place})
            for place, number in enumerate(self.by_number, start=1)
        ]
        self.fields["photo"] = forms.ChoiceField(
            label=_("Which photo?"), choices=[("", _("Choose…")), *choices]
        )

    def clean_photo(self) -> ReviewPhoto:
        """The photo itself."""
        return self.by_number[self.cleaned_data["photo"]]


def _asks(found: Review, data: QueryDict | None, auto_id: str) -> forms.Form:
    return PhotoForm(found, data, auto_id=auto_id)


def _why_not_refuse(found: Review, request: PersonRequest) -> str | None:
    photos = reviews.photos_of(found)[found.pk]
    if not photos:
        return str(_("There is no photo with this review."))
    return reviews.why_not_refuse_photo(photos[0], by=request.user, on=request.on)


def _show(found: Review, cleaned: Cleaned, request: PersonRequest) -> None:
    reviews.show_photos(found, by=request.user, at=request.at)


def _refuse(found: Review, cleaned: Cleaned, request: PersonRequest) -> None:
    reasons = Reasons(cleaned["ground"], cleaned["facts"])
    reviews.refuse_photo(cleaned["photo"], reasons, by=request.user, at=request.at)


SHOW = Deed[Review](
    "show-photos",
    _("Show the photos"),
    _("The photos stand beside the review."),
    frozenset({State.PUBLISHED}),
    lambda found, r: reviews.why_not_show_photos(found, by=r.user, on=r.on),
    _show,
    nothing_asked,
)
REFUSE = Deed[Review](
    "refuse-photo",
    _("Refuse a photo"),
    _("The photo is gone; its author was told why. The words stay."),
    _THERE,
    _why_not_refuse,
    _refuse,
    _asks,
    kind="danger",
)
ALL = (SHOW, REFUSE)


def deeds_on(found: Review) -> tuple[Deed[Review], ...]:
    """What makes sense to offer: showing what waits, refusing what is there."""
    photos = reviews.photos_of(found)[found.pk]
    waits = any(photo.shown_at is None for photo in photos)
    return (*((SHOW,) if waits else ()), *((REFUSE,) if photos else ()))
