"""The form of a review: stars, words, a name; the rest if one likes."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from trustmark.orders.api import OrderedProduct
from trustmark.reviews import api as reviews
from trustmark.reviews.api import (
    ASPECTS,
    LONGEST_NAME,
    LONGEST_TEXT,
    LONGEST_TITLE,
    ProductReview,
    ProductWords,
    Review,
    Words,
)
from trustmark.sites.layout.texts import Address, Lines, OneLine
from trustmark.sites.public.reviews import photos

STARS = [
    ("1", _("1 star: bad")),
    ("2", _("2 stars: poor")),
    ("3", _("3 stars: fair")),
    ("4", _("4 stars: good")),
    ("5", _("5 stars: excellent")),
]
ASPECT_LABELS = {
    "shipping": _("Delivery"),
    "service": _("Customer service"),
    "value": _("Value for money"),
    "aftersale": _("Help afterwards"),
}
MOST_PRODUCTS = 10


class Stars(forms.TypedChoiceField):
    """One to five stars as radio buttons; 0 where nothing was chosen."""

    def __init__(self, **kwargs: Any):
        super().__init__(
            choices=STARS,
            coerce=int,
            empty_value=cast("Any", 0),  # the stubs know of texts alone
            widget=forms.RadioSelect,
            **kwargs,
        )


class ReviewForm(forms.Form):
    """What one consumer says about one shop."""

    rating = Stars(
        label=_("How many stars do you give?"),
        error_messages={"required": _("Choose one to five stars.")},
    )
    text = Lines(
        label=_("What was it like?"),
        help_text=_(
            "What went well, what did not? Leave out phone numbers, addresses, links "
            "and names of people."
        ),
        max_length=LONGEST_TEXT,
        rows=5,
    )
    author_name = OneLine(
        label=_("Your name, as it stands beside the review"),
        help_text=_("A first name will do."),
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )
    title = OneLine(label=_("A heading"), max_length=LONGEST_TITLE, required=False)
    recommends = forms.ChoiceField(
        label=_("Would you recommend this shop?"),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        widget=forms.RadioSelect,
        required=False,
    )
    shipping = Stars(label=ASPECT_LABELS["shipping"], required=False)
    service = Stars(label=ASPECT_LABELS["service"], required=False)
    value = Stars(label=ASPECT_LABELS["value"], required=False)
    aftersale = Stars(label=ASPECT_LABELS["aftersale"], required=False)
    consent = forms.BooleanField(
        label=_(
            "I wrote this myself, about an own experience, and agree that it is "
            "published with my name as above. I can change or erase it at any time."
        ),
        error_messages={"required": _("Without your consent we publish nothing.")},
    )

    def __init__(
        self,
        data: QueryDict | None,
        *,
        products: Iterable[OrderedProduct | ProductReview] = (),
        initial: dict[str, Any] | None = None,
        photo_faults: dict[str, str] | None = None,
    ):
        super().__init__(data, initial=initial)
        self.products = list(products)[:MOST_PRODUCTS]
        self.photo_faults = photo_faults or {}
        for place, product in enumerate(self.products):
            self.fields[f"product_{place}_rating"] = Stars(
                label=product.name, required=False
            )
            self.fields[f"product_{place}_text"] = Lines(
                label=_("What do you think of it?"),
                max_length=LONGEST_TEXT,
                rows=2,
                required=False,
            )
        named = [(product.external_id, product.name) for product in self.products]
        self.fields |= photos.fields_for(named)

    @property
    def photo_places(self) -> list[photos.Place]:
        """The places for photos, with those that lie there already."""
        return photos.places_of(self)

    @property
    def aspects(self) -> list[forms.BoundField]:
        """The parts of the service that may be rated apart."""
        return [self[name] for name in ASPECTS]

    @property
    def product_fields(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Stars and words for each thing that was ordered."""
        return [
            (self[f"product_{place}_rating"], self[f"product_{place}_text"])
            for place in range(len(self.products))
        ]

    @property
    def opens_more(self) -> bool:
        """Whether what is folded away holds something or went wrong."""
        folded = ("title", "recommends", *ASPECTS)
        return any(self[name].value() or self[name].errors for name in folded)

    def clean(self) -> None:
        """Words about a product need its stars; of photos say what went wrong."""
        super().clean()
        for name, sentence in self.photo_faults.items():
            self.add_error(name, sentence)
        for name in photos.without_photo(self.cleaned_data):
            self.add_error(name, str(photos.NO_PHOTO_HERE))
        for place in range(len(self.products)):
            name = f"product_{place}_rating"
            said = self.cleaned_data.get(f"product_{place}_text")
            if said and not self.cleaned_data.get(name) and name not in self.errors:
                self.add_error(name, _("Choose one to five stars."))

    def words(self, *, language: str) -> Words:
        """What was filled in, as the verbs take it."""
        said = self.cleaned_data
        return Words(
            rating=said["rating"],
            text=said["text"],
            author_name=said["author_name"],
            language=language,
            title=said["title"],
            recommends=said["recommends"],
            order_number=said.get("order_number", ""),
            products=tuple(self._products()),
            photos=photos.photo_words(said),
            **{aspect: said[aspect] for aspect in ASPECTS},
        )

    def _products(self) -> Iterable[ProductWords]:
        for place, product in enumerate(self.products):
            stars = self.cleaned_data[f"product_{place}_rating"]
            if stars:
                text = self.cleaned_data[f"product_{place}_text"]
                yield ProductWords(product.external_id, stars, text)


class OpenReviewForm(ReviewForm):
    """A review nobody asked for: also to whom the mail goes that confirms it."""

    email = Address(
        label=_("E-mail address"),
        help_text=_("We send a link there to confirm. It is not shown to anybody."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    order_number = OneLine(
        label=_("Order number"),
        help_text=_("Not shown. It helps when the shop asks about the order."),
        max_length=64,
        required=False,
    )


class WithdrawForm(forms.Form):
    """Withdrawing is for good, so it is said twice."""

    sure = forms.BooleanField(label=_("Yes, erase my review for good."))


class ArgumentForm(forms.Form):
    """Why somebody should look again."""

    words = Lines(label=_("Why do you disagree?"), max_length=LONGEST_TEXT, rows=5)


class AnswerForm(forms.Form):
    """The answer to a question of a moderator."""

    words = Lines(label=_("Your answer"), max_length=LONGEST_TEXT, rows=4)


def filled_with(review: Review) -> dict[str, Any]:
    """What the form shows of a review that is there."""
    names = ("rating", "text", "author_name", "title", "recommends", *ASPECTS)
    shown = {name: getattr(review, name) or "" for name in names}
    products = reviews.products_of(review)[review.pk]
    for place, product in enumerate(products[:MOST_PRODUCTS]):
        shown |= {
            f"product_{place}_rating": product.rating,
            f"product_{place}_text": product.text,
        }
    return shown | photos.initial_of(reviews.photos_of(review)[review.pk])
