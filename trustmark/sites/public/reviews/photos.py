"""The photos in the form of a review: a few places, each a file and what it shows.

What was chosen is kept as soon as the form comes in, whether the rest of it is right
or not: nobody looks for a photo twice because of a forgotten star.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from allauth.core import ratelimit
from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trustmark.reviews import api as reviews
from trustmark.reviews.api import (
    LARGEST_PHOTO,
    LONGEST_ALT,
    MOST_PHOTOS,
    PhotoFault,
    PhotoRefused,
    PhotoWords,
    ReviewPhoto,
)
from trustmark.sites.layout.requests import Request
from trustmark.sites.layout.texts import OneLine

PLACES = range(MOST_PHOTOS)
_KEY = re.compile(r"[0-9a-f]{32}")
FAULTS: dict[PhotoFault, "str | Promise"] = {
    PhotoFault.NO_PHOTO: gettext_lazy(
        "This file is no photo we can open. Choose a JPEG, PNG or WebP."
    ),
    PhotoFault.HEIC: gettext_lazy(
        "This photo is in the format of Apple (HEIC), which most people cannot see. "
        "Save it as JPEG and choose that one."
    ),
    PhotoFault.BROKEN: gettext_lazy(
        "This photo is not whole. Perhaps sending it was broken off; choose it again."
    ),
    PhotoFault.TOO_LARGE: gettext_lazy("This photo is larger than 12 MB."),
    PhotoFault.TOO_MANY_PIXELS: gettext_lazy(
        "This photo has more than 50 million pixels. Make it smaller first."
    ),
    PhotoFault.TOO_SMALL: gettext_lazy(
        "This picture is too small or too narrow to see anything on it."
    ),
    PhotoFault.GONE: gettext_lazy(
        "This photo lay here for more than a day and is erased. Choose it again."
    ),
}


NO_PHOTO_HERE = gettext_lazy(
    "There is no photo here to say this of. Choose one, or leave this empty."
)


@dataclass(frozen=True)
class Place:
    """One place for a photo in the form, with the photo that lies there already."""

    number: int
    photo: ReviewPhoto | None
    file: forms.BoundField
    alt: forms.BoundField
    of: forms.BoundField | None
    kept: forms.BoundField
    drop: forms.BoundField


def fields_for(products: Iterable[tuple[str, str]]) -> dict[str, forms.Field]:
    """The fields of all places; of what it is, is asked where there are products."""
    choices = [("", gettext_lazy("The order as a whole")), *products]
    found: dict[str, forms.Field] = {}
    for place in PLACES:
        found[f"photo_{place}"] = forms.FileField(
            label=_("Photo %(number)s") % {"number": place + 1},
            required=False,
            allow_empty_file=True,  # we say ourselves what is wrong with it
            widget=forms.ClearableFileInput(
                attrs={"accept": "image/jpeg,image/png,image/webp"}
            ),
        )
        found[f"photo_{place}_alt"] = OneLine(
            label=gettext_lazy("What is to be seen on it?"),
            help_text=gettext_lazy("For whoever cannot see it. One sentence will do."),
            max_length=LONGEST_ALT,
            required=False,
        )
        if len(choices) > 1:
            found[f"photo_{place}_of"] = forms.ChoiceField(
                label=gettext_lazy("Of what is it?"), choices=choices, required=False
            )
        found[f"photo_{place}_kept"] = forms.CharField(
            required=False, max_length=32, widget=forms.HiddenInput
        )
        found[f"photo_{place}_drop"] = forms.BooleanField(
            label=gettext_lazy("Leave this photo out"), required=False
        )
    return found


def initial_of(photos: list[ReviewPhoto]) -> dict[str, object]:
    """What the places hold of a review that is there."""
    found: dict[str, object] = {}
    for place, photo in zip(PLACES, photos, strict=False):
        found |= {
            f"photo_{place}_kept": photo.key,
            f"photo_{place}_alt": photo.alt,
            f"photo_{place}_of": photo.product.external_id if photo.product else "",
        }
    return found


def take_photos(request: Request) -> tuple[QueryDict | None, dict[str, str]]:
    """Draw and keep what was chosen, before anything else is looked at.

    Gives what was sent with the keys of the photos in it, and what went wrong by field.
    """
    if request.method != "POST":
        return None, {}
    sent, faults = request.POST.copy(), {}
    for place in PLACES:
        name = f"photo_{place}"
        file = request.FILES.get(name)
        if isinstance(file, UploadedFile):
            try:
                sent[f"{name}_kept"] = _kept(file, request).key
                sent.pop(f"{name}_drop", None)
            except PhotoRefused as refused:
                faults[name] = str(FAULTS[refused.fault])
            except _TooMany:
                faults[name] = _(
                    "So many photos came from here that we take no more for an hour. "
                    "Send your review without, and add them later."
                )
        elif _is_gone(sent.get(f"{name}_kept", "")):
            sent[f"{name}_kept"] = ""
            faults[name] = str(FAULTS[PhotoFault.GONE])
    return sent, faults


def places_of(form: forms.Form) -> list[Place]:
    """The places as the page shows them."""
    found = []
    for place in PLACES:
        name = f"photo_{place}"
        of, key = f"{name}_of", form[f"{name}_kept"].value() or ""
        found.append(
            Place(
                number=place + 1,
                photo=reviews.find_photo(key) if _KEY.fullmatch(key) else None,
                file=form[name],
                alt=form[f"{name}_alt"],
                of=form[of] if of in form.fields else None,
                kept=form[f"{name}_kept"],
                drop=form[f"{name}_drop"],
            )
        )
    return found


def without_photo(said: dict[str, Any]) -> list[str]:
    """Where somebody wrote what is on a photo that is not there."""
    return [
        f"photo_{place}_alt"
        for place in PLACES
        if said.get(f"photo_{place}_alt") and not said.get(f"photo_{place}_kept")
    ]


def photo_words(said: dict[str, Any]) -> tuple[PhotoWords, ...]:
    """The photos as the verbs take them."""
    return tuple(
        PhotoWords(
            key=said[f"photo_{place}_kept"],
            alt=said[f"photo_{place}_alt"],
            external_id=said.get(f"photo_{place}_of", ""),
        )
        for place in PLACES
        if said[f"photo_{place}_kept"] and not said[f"photo_{place}_drop"]
    )


class _TooMany(Exception):
    """So many photos from one place that no more are drawn."""


def _kept(file: "UploadedFile[Any]", request: Request) -> ReviewPhoto:
    if (file.size or 0) > LARGEST_PHOTO:
        raise PhotoRefused(PhotoFault.TOO_LARGE)
    if not ratelimit.consume(request, action="photo"):
        raise _TooMany
    return reviews.keep_photo(file.read(), at=request.at)


def _is_gone(key: str) -> bool:
    return bool(key) and (not _KEY.fullmatch(key) or reviews.find_photo(key) is None)
