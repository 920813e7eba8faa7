"""Photos with reviews: drawn anew, looked at by a person, erased with their review."""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from PIL import Image

from tests.builders.letters import the_letter
from tests.builders.people import MONDAY
from tests.builders.photos import CAMERA, REMARK, a_jpeg, a_photo, a_png
from tests.builders.reviews import (
    AWAY,
    PLAIN,
    RUDE,
    a_certified_shop,
    a_moderator,
    a_review,
    an_invitation,
    an_open_review,
    days_later,
)
from trustmark.kernel.calendar import day_of
from trustmark.kernel.cases import MoveRefused
from trustmark.orders.api import ProductMessage
from trustmark.reviews import api as reviews
from trustmark.reviews.api import (
    PhotoFault,
    PhotoRefused,
    PhotoWords,
    ProductWords,
    Reasons,
    Review,
)
from trustmark.reviews.models import ReviewPhoto
from trustmark.reviews.pictures.drawing import draw

LABEL = Reasons("personal-data", "Op het etiket staat het adres van de buren.")


@pytest.fixture
def folder(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "uploads"
    return settings.MEDIA_ROOT


@pytest.fixture
def moderator(folder):
    return a_moderator()


def files_in(folder: Path) -> int:
    return sum(path.is_file() for path in folder.rglob("*"))


def with_photos(count: int = 1, words: reviews.Words = PLAIN) -> Review:
    photos = tuple(PhotoWords(a_photo().key, "Een kaas") for _ in range(count))
    return a_review(words=replace(words, photos=photos))


def the_photo(review: Review) -> ReviewPhoto:
    (photo,) = reviews.photos_of(review)[review.pk]
    return photo


def test_a_photo_is_drawn_anew_upright_and_tells_nothing_else():
    sent = a_jpeg()
    assert CAMERA.encode() in sent
    assert REMARK in sent

    drawn = draw(sent)

    for picture in (drawn.large, drawn.small):
        image = Image.open(BytesIO(picture.data))
        assert image.size == (picture.width, picture.height)
        assert not image.getexif()
        assert not {"exif", "icc_profile", "comment"} & set(image.info)
        assert CAMERA.encode() not in picture.data
    assert (drawn.large.width, drawn.large.height) == (400, 640)
    assert (drawn.small.width, drawn.small.height) == (300, 480)
    upright = Image.open(BytesIO(drawn.large.data))
    red, _, blue = upright.getpixel((200, 20))  # type: ignore[misc]
    assert red > 200 > 60 > blue


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", PhotoFault.NO_PHOTO),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", PhotoFault.NO_PHOTO),
        (b"\0\0\0\x18ftypheic" + bytes(40), PhotoFault.HEIC),
        (a_jpeg()[:1500], PhotoFault.BROKEN),
        (a_png((60, 60)), PhotoFault.TOO_SMALL),
        (a_png((3000, 100)), PhotoFault.TOO_SMALL),
        (a_png((9000, 9000), "1"), PhotoFault.TOO_MANY_PIXELS),
        (bytes(12_000_001), PhotoFault.TOO_LARGE),
    ],
    ids=lambda value: value.value if isinstance(value, PhotoFault) else "",
)
def test_what_is_no_photo_is_refused_by_what_is_in_it(data, fault):
    with pytest.raises(PhotoRefused) as refused:
        draw(data)

    assert refused.value.fault == fault


def test_moving_and_odd_pictures_become_one_plain_photo():
    frames = [Image.new("RGB", (200, 200), one) for one in ("red", "blue")]
    file = BytesIO()
    frames[0].save(file, "WEBP", save_all=True, append_images=frames[1:])
    odd = [a_png(mode=mode) for mode in ("P", "LA", "I;16", "1")]

    for data in (file.getvalue(), *odd):
        assert Image.open(BytesIO(draw(data).large.data)).mode == "RGB"


def test_nobody_sees_a_photo_before_a_person_looked_nor_once_its_review_is_off(
    moderator,
):
    review = with_photos(2)
    assert not any(map(reviews.is_public, reviews.photos_of(review)[review.pk]))
    assert list(reviews.list_with_photos_to_look_at(schemes=None)) == [review]

    reviews.show_photos(review, by=moderator, at=MONDAY)

    shown = reviews.photos_of(review)[review.pk]
    assert all(map(reviews.is_public, shown))
    assert not reviews.list_with_photos_to_look_at(schemes=None)
    with pytest.raises(MoveRefused):
        reviews.show_photos(review, by=moderator, at=MONDAY)
    reviews.hold(review, reason="Een dreigement.", by=moderator, at=MONDAY)
    assert [reviews.find_photo(photo.key) for photo in shown] == [None, None]
    assert not any(map(reviews.is_public, reviews.photos_of(review)[review.pk]))


def test_whoever_publishes_a_held_review_has_seen_its_photos(moderator):
    review = with_photos(words=RUDE)

    reviews.publish(review, by=moderator, at=MONDAY)

    assert reviews.is_public(the_photo(review))


def test_one_photo_is_refused_on_a_ground_and_the_words_stay(moderator, folder):
    review = with_photos(2)
    first, second = reviews.photos_of(review)[review.pk]

    with pytest.raises(MoveRefused):
        reviews.refuse_photo(first, Reasons("", "x"), by=moderator, at=MONDAY)
    reviews.refuse_photo(first, LABEL, by=moderator, at=MONDAY)
    assert reviews.erase_photos(at=MONDAY) == 1

    review.refresh_from_db()
    assert review.state == "published"
    assert the_photo(review) == second
    (refused,) = reviews.list_refused(review)
    assert (refused.ground, refused.alt) == ("personal-data", "")
    assert files_in(folder) == 2
    assert "het adres van de buren" in the_letter("PhotoRefused").body
    with pytest.raises(MoveRefused):
        reviews.refuse_photo(first, LABEL, by=moderator, at=MONDAY)


@pytest.mark.rule("WK-D9-11", "WK-D9-12")
def test_erasing_a_review_erases_its_photos_from_the_disk(folder):
    review = with_photos(2)
    assert files_in(folder) == 4

    reviews.withdraw_own(review, at=MONDAY)
    reviews.erase_photos(at=MONDAY)

    assert files_in(folder) == 0
    assert not ReviewPhoto.objects.exists()
    assert reviews.erase_photos(at=MONDAY) == 0


def test_photos_of_what_was_refused_wait_for_an_appeal_and_go_then(moderator, folder):
    review = with_photos(words=RUDE)
    decision = reviews.refuse(review, AWAY, by=moderator, at=MONDAY)
    last = reviews.last_day_to_appeal(decision)
    assert last is not None

    assert reviews.drop_photos(on=last, at=days_later(1)) == 0
    late = last + timedelta(days=1)
    assert reviews.drop_photos(on=late, at=days_later(60)) == 1
    reviews.erase_photos(at=days_later(60))

    assert files_in(folder) == 0


def test_a_photo_nobody_sent_in_goes_after_a_day(folder):
    photo = a_photo()

    for days, count in ((0, 0), (1, 1)):
        at = days_later(days)
        assert reviews.drop_photos(on=day_of(at), at=at) == count
    reviews.erase_photos(at=days_later(1))

    assert reviews.find_photo(photo.key) is None
    assert files_in(folder) == 0


def test_a_photo_of_somebody_else_is_not_taken_over(folder):
    theirs = the_photo(with_photos())

    mine = a_review(words=replace(PLAIN, text="Ook ik.", photos=(_of(theirs),)))

    assert reviews.photos_of(mine)[mine.pk] == []
    theirs.refresh_from_db()
    assert theirs.review_id != mine.pk


def test_changing_keeps_adds_and_leaves_out(folder):
    review = with_photos(2)
    stays, goes = reviews.photos_of(review)[review.pk]
    new = a_photo()

    words = replace(PLAIN, photos=(_of(new, "Nieuw"), _of(stays, "Anders")))
    reviews.change(review, words, at=MONDAY)

    kept = reviews.photos_of(review)[review.pk]
    assert [(p.pk, p.alt) for p in kept] == [(new.pk, "Nieuw"), (stays.pk, "Anders")]
    assert reviews.find_photo(goes.key) is None


def test_what_a_photo_is_said_to_show_is_screened_like_the_rest(folder):
    shop = a_certified_shop()
    bad = (PhotoWords(a_photo().key, "Bel 0612345678"),)

    assert a_review(shop, replace(PLAIN, photos=bad)).state == "held"
    bad = (PhotoWords(a_photo().key, "Bel 0612345678"),)
    review = an_open_review(shop, replace(PLAIN, text="Fijn.", photos=bad))
    reviews.confirm(review, at=MONDAY)
    assert review.state == "held"


@pytest.mark.rule("WK-D9-5")
def test_a_photo_may_be_of_one_product(folder):
    invitation = an_invitation(products=(ProductMessage("k1", "Belegen kaas"),))
    words = replace(
        PLAIN,
        products=(ProductWords("k1", 5),),
        photos=(PhotoWords(a_photo().key, external_id="k1"),),
    )

    review = reviews.write_invited(invitation, words, address=None, at=MONDAY)

    product = the_photo(review).product
    assert product is not None
    assert product.name == "Belegen kaas"


def test_the_export_holds_the_photos_anybody_may_see(moderator):
    review, hidden = with_photos(), with_photos(words=RUDE)
    reviews.show_photos(review, by=moderator, at=MONDAY)

    pieces = b"".join(reviews.export([review.shop, hidden.shop], at=MONDAY))
    with ZipFile(BytesIO(pieces)) as archive:
        names = [one for one in archive.namelist() if "/photos/" in one]
        table = archive.read(f"{review.shop.domain}/reviews.csv").decode()

    assert names == [f"{review.shop.domain}/photos/{review.pk}-1.jpg"]
    assert f"photos/{review.pk}-1.jpg" in table


def _of(photo: ReviewPhoto, alt: str = "") -> PhotoWords:
    return PhotoWords(photo.key, alt)
