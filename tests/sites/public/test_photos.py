"""Photos on the form of a review and beside it, and what comes with each picture."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.builders.people import MONDAY
from tests.builders.photos import a_jpeg, a_png
from tests.builders.reviews import a_moderator, an_invitation
from tests.sites.public.test_reviews import FILLED, page_of, path_of
from trustmark.invitations import api as invitations
from trustmark.orders.api import ProductMessage
from trustmark.reviews import api as reviews
from trustmark.reviews.models import Review, ReviewPhoto

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "uploads"


@pytest.fixture
def link(cheese):
    asked = an_invitation(cheese.shop, products=(ProductMessage("k1", "Kaas"),))
    return path_of(invitations.answer_link(asked))


def file(data: bytes, name: str = "IMG_1.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, content_type="image/jpeg")


def kept_in(page: str) -> list[str]:
    return re.findall(r'name="photo_\d_kept" value="([0-9a-f]{32})"', page)


def the_review() -> Review:
    return Review.objects.get()


def test_a_photo_that_was_chosen_is_not_lost_when_a_star_was_forgotten(client, link):
    typed = {k: v for k, v in FILLED.items() if k != "rating"}
    first = client.post(link, typed | {"photo_0": file(a_jpeg())})

    (key,) = kept_in(first.text)
    assert first.status_code == 422
    assert reverse("photos:small", args=[key]) in first.text
    more = {"photo_0_kept": key, "photo_0_alt": "Twee", "photo_1": file(a_png())}
    answer = client.post(link, FILLED | more, follow=True)

    photos = reviews.photos_of(the_review())[the_review().pk]
    assert [one.alt for one in photos] == ["Twee", ""]
    assert 'alt="Twee"' in answer.text
    assert "Tot dan zie alleen jij ze." in answer.text


def test_what_is_wrong_with_a_photo_is_said_at_its_place(client, link):
    answer = client.post(link, FILLED | {"photo_1": file(b"%PDF-1.7", "scan.jpg")})

    assert answer.status_code == 422
    assert 'id="id_photo_1_error"' in answer.text
    assert FILLED["text"] in answer.text
    assert not Review.objects.exists()
    assert not ReviewPhoto.objects.exists()


@pytest.mark.parametrize("key", ["0" * 32, "\x00", "a" * 99])
def test_a_photo_that_is_not_there_any_more_is_asked_again(client, link, key):
    answer = client.post(link, FILLED | {"photo_0_kept": key})

    assert answer.status_code == 422
    assert "meer dan een dag" in answer.text
    assert kept_in(answer.text) == []


def test_the_page_shows_what_a_person_looked_at_and_leaves_room_for_it(client, link):
    chosen = {"photo_0": file(a_jpeg()), "photo_0_of": "k1", "product_0_rating": "4"}
    client.post(link, FILLED | chosen)
    review = the_review()
    (photo,) = reviews.photos_of(review)[review.pk]
    small, large = (
        reverse(f"photos:{s}", args=[photo.key]) for s in ("small", "large")
    )

    assert small not in client.get(page_of(review.shop)).text
    unseen = client.get(large).headers
    reviews.show_photos(review, by=a_moderator(), at=MONDAY)
    page = client.get(page_of(review.shop)).text
    public = client.get(large)

    assert f'<a href="{large}">' in page
    assert f'src="{small}" width="300" height="480" loading="lazy"' in page
    assert 'alt="Foto 1 van Anna"' in page
    assert unseen["Cache-Control"] == "private, no-store"
    assert unseen["Cross-Origin-Resource-Policy"] == "same-origin"
    assert public.headers["Content-Type"] == "image/jpeg"
    assert public.headers["Cache-Control"] == "public, max-age=300"
    assert public.headers["X-Content-Type-Options"] == "nosniff"
    assert public.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert public.content.startswith(b"\xff\xd8")
    again = client.get(large, headers={"If-None-Match": public.headers["ETag"]})
    assert again.status_code == 304
    sent = client.get(large, headers={"X-Sendfile-Type": "X-Accel-Redirect"})
    assert sent.content == b""
    assert sent.headers["X-Accel-Redirect"].startswith("/uploads/review-photos/")


def test_changing_shows_the_photos_and_leaves_one_out(client, link):
    client.post(link, FILLED | {"photo_0": file(a_jpeg()), "photo_1": file(a_png())})
    review = the_review()
    change = f"{path_of(reviews.own_link(review))}change/"
    first, second = kept_in(client.get(change).text)

    left = {"photo_0_kept": first, "photo_0_drop": "on", "photo_1_kept": second}
    client.post(change, FILLED | left)

    (photo,) = reviews.photos_of(review)[review.pk]
    assert photo.key == second


def test_too_many_photos_from_one_place_cost_the_photo_and_not_the_words(
    client, link, settings
):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"photo": "1/h/ip"}

    two = {"photo_0": file(a_png()), "photo_1": file(a_png())}
    answer = client.post(link, FILLED | two)

    assert answer.status_code == 422
    assert len(kept_in(answer.text)) == 1
    assert FILLED["text"] in answer.text
