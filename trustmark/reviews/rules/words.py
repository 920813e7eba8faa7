"""What an author hands in, as values; and the few bounds that hold for it."""

from dataclasses import dataclass

LONGEST_TEXT = 4000
LONGEST_TITLE = 120
LONGEST_NAME = 60
LONGEST_ALT = 200
MOST_PHOTOS = 4


@dataclass(frozen=True)
class ProductWords:
    """What the author says about one thing that was ordered."""

    external_id: str
    rating: int
    text: str = ""


@dataclass(frozen=True)
class PhotoWords:
    """A photo that was kept for the form, what it shows, and of which thing it is."""

    key: str
    alt: str = ""
    external_id: str = ""


@dataclass(frozen=True)
class Words:
    """One review as its author hands it in; an aspect of 0 stars was not given."""

    rating: int
    text: str
    author_name: str
    language: str
    title: str = ""
    shipping: int = 0
    service: int = 0
    value: int = 0
    aftersale: int = 0
    recommends: str = ""
    order_number: str = ""
    products: tuple[ProductWords, ...] = ()
    photos: tuple[PhotoWords, ...] = ()

    @property
    def beside(self) -> tuple[str, ...]:
        """What is read with the text: what the photos are said to show."""
        return tuple(photo.alt for photo in self.photos if photo.alt)
