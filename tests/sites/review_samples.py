"""Reviews in every state that has pages of its own, for the walks along all pages."""

from dataclasses import replace

from tests.builders.letters import the_letter
from tests.builders.people import MONDAY
from tests.builders.photos import a_photo
from tests.builders.reviews import (
    PLAIN,
    RUDE,
    a_flag,
    a_moderator,
    a_refused_review,
    a_review,
    an_invitation,
    an_open_review,
    contact_of,
)
from trustmark.certificates.api import Certificate
from trustmark.invitations import api as invitations
from trustmark.orders.api import ProductMessage
from trustmark.reviews import api as reviews
from trustmark.reviews.api import PhotoWords, ProductWords, Review
from trustmark.shops.api import Shop

_CHEESE = ProductMessage("k1", "Belegen kaas")
_TEXTS = (
    "Mooi verpakt en op tijd bezorgd, dank je wel.",
    "De doos kwam een dag te laat, maar alles zat erin.",
    "Goede kaas voor een nette prijs, volgende keer weer.",
)


def key_in(link: str) -> str:
    """The key at the end of a link in a letter."""
    return link.rstrip("/").rpartition("/")[2]


def public_parts(certificate: Certificate) -> dict[str, list[dict[str, object]]]:
    """For each public page of reviews, what its address is made of."""
    shop = certificate.shop
    asked = an_invitation(shop, products=(_CHEESE,))
    photo = a_photo()
    shows = PhotoWords(a_photo().key, "Een kaas op een plank")
    answered = _published(shop, 0, photos=(shows,))
    reviews.show_photos(answered, by=a_moderator(), at=MONDAY)
    reviews.reply(answered, text="Dank u wel!", by=contact_of(shop), at=MONDAY)
    refused = a_refused_review(shop)
    held = a_review(shop, RUDE)
    reviews.ask_author(held, question="Welke bestelling?", by=a_moderator(), at=MONDAY)
    unconfirmed = an_open_review(shop)
    a_review(
        shop,
        replace(PLAIN, text=_TEXTS[2], products=(ProductWords("k1", 4, "Zacht."),)),
        products=(_CHEESE,),
    )
    place: dict[str, object] = {"scheme": certificate.scheme, "domain": shop.domain}
    mine = [_own(one) for one in (answered, refused, held)]
    return {
        "public:review_write": [
            {"key": key_in(invitations.answer_link(asked))},
            {"key": key_in(invitations.answer_link(_invitation(answered)))},
        ],
        "public:review_stop": [{"key": key_in(invitations.stop_link(asked))}],
        "public:review_confirm": [{"key": key_in(reviews.confirm_link(unconfirmed))}],
        "public:review_mine": mine,
        "public:review_change": mine[:2],
        "public:review_withdraw": mine[:1],
        "public:review_appeal": [_own(refused)],
        "public:review_answer": [_own(held)],
        "public:shop_reviews": [place],
        "public:review_write_open": [place],
        "public:products": [place],
        "public:product": [place | {"external_id": _CHEESE.external_id}],
        "public:reviews_how": [{"scheme": certificate.scheme}],
        "photos:large": [{"key": photo.key}],
        "photos:small": [{"key": photo.key}],
        "public:reviews_report": [{"scheme": certificate.scheme}],
        "public:reviews_log": [{"scheme": certificate.scheme}],
        "public:reviews_log_file": [{"scheme": certificate.scheme}],
        "public:reviews_log_program": [{"scheme": certificate.scheme}],
    }


def member_parts(certificate: Certificate) -> dict[str, list[dict[str, object]]]:
    """For each page of a shop about reviews, what its address is made of."""
    shop = certificate.shop
    plain, flagged = _published(shop, 1), _published(shop, 2)
    reviews.reply(plain, text="Dank u wel!", by=contact_of(shop), at=MONDAY)
    flag = a_flag(flagged)
    reviews.keep(flag, facts="Er was een bestelling.", by=a_moderator(), at=MONDAY)
    domain: dict[str, object] = {"domain": shop.domain}
    return {
        "member:reviews": [domain],
        "member:inviting": [domain],
        "member:clause": [domain],
        "member:own_words": [domain | {"language": "nl"}],
        "member:invitation_log": [domain],
        "member:invitation_log_csv": [domain],
        "member:call_off": [domain | {"id": 1}],
        "member:suppressions": [domain],
        "member:asking": [domain | {"language": "nl"}],
        "member:counter_card": [domain | {"language": "nl", "paper": "a6"}],
        "member:sender": [domain],
        "member:sender_look": [domain],
        "member:sender_end": [domain],
        "member:sender_prove": [{"key": _sender_key(shop)}],
        "member:letter_preview": [domain | {"language": "nl", "kind": "reminder"}],
        "member:letter_test": [domain | {"language": "nl", "kind": "invitation"}],
        "member:review": [domain | {"id": one.pk} for one in (plain, flagged)],
        "member:review_act": [
            domain | {"id": one.pk, "deed": deed}
            for one, deed in (
                (plain, "reply"),
                (plain, "take-back"),
                (plain, "write"),
                (plain, "flag"),
                (flagged, "appeal"),
            )
        ],
    }


def _sender_key(shop: Shop) -> str:
    """The key in the letter to an address that a shop chose."""
    invitations.choose_sender(shop, "post@elders.test", by=contact_of(shop), at=MONDAY)
    return key_in(_link_in(the_letter("ConfirmSenderAddress").body))


def _link_in(body: str) -> str:
    return next(word for word in body.split() if "/sender/" in word)


def staff_reviews(shop: Shop) -> list[Review]:
    """One review for each set of deeds: held, flagged, objected to, and plain."""
    photos = (PhotoWords(a_photo().key, "Een kaas"),)
    flagged, plain = _published(shop, 0), _published(shop, 1, photos=photos)
    a_flag(flagged)
    refused = a_refused_review(shop)
    reviews.appeal_as_author(refused, argument="Zo erg is het niet.", at=MONDAY)
    return [a_review(shop, RUDE), flagged, refused, plain]


def _published(shop: Shop, turn: int, *, photos: tuple[PhotoWords, ...] = ()) -> Review:
    review = a_review(shop, replace(PLAIN, text=_TEXTS[turn], photos=photos))
    if review.state == reviews.State.HELD:
        reviews.publish(review, by=a_moderator(), at=MONDAY)
    return review


def _own(review: Review) -> dict[str, object]:
    return {"key": key_in(reviews.own_link(review))}


def _invitation(review: Review) -> invitations.Invitation:
    assert review.invitation is not None
    return review.invitation
