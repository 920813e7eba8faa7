"""One review from the order to its end: asked, written on a phone, held, published,
replied to, flagged, removed with reasons, objected to, changed, and erased."""

from dataclasses import dataclass

import pytest
from django.test import Client

from tests.builders.reviews import a_certified_shop, contact_of
from tests.builders.worker import settle
from tests.journeys import scenes
from tests.journeys.acting import Actor, Clock, link_in
from trustmark.accounts.api import Role
from trustmark.invitations import api as invitations
from trustmark.orders import api as orders
from trustmark.reviews import api as reviews
from trustmark.reviews.models import Review
from trustmark.shops.api import Shop

pytestmark = [
    pytest.mark.browser,
    pytest.mark.journey,
    pytest.mark.django_db(transaction=True),
]
RUDE = "The cheese never came and those idiots do not answer the phone."
FAIR = "The cheese came two weeks late and nobody answered the phone."
EMAIL = "emma@home.test"


def plug_in_tells_order(shop: Shop, *, at) -> None:
    """What a plug-in posts when an order is completed; only the host is ours."""
    connection = orders.connect(shop, at=at)
    key = orders.new_key(connection, by=None, at=at)
    answer = Client().post(
        f"/api/1.0/invitations.json?id={connection.public_id}&code={key.text}",
        {
            "email": EMAIL,
            "order": "2026-4711",
            "delay": "3",
            "language": "en",
            "customer_name": "Emma Wright",
            "client": "wordpress",
        },
    )
    assert answer.json()["status"] == "success"


def link(kind: str, to: str) -> str:
    return link_in(scenes.latest_letter(kind).body, to=to)


def gives_stars(author: Actor, stars: int) -> None:
    """Choose stars with the keyboard alone."""
    author.page.locator("input[name=rating][value='1']").focus()
    author.page.keyboard.press("Space")
    for _ in range(stars - 1):
        author.page.keyboard.press("ArrowRight")
    chosen = author.page.locator("input[name=rating]:checked")
    assert chosen.get_attribute("value") == str(stars)


@dataclass
class Play:
    """Who plays, about which shop, in which time."""

    author: Actor
    member: Actor
    reader: Actor
    first: Actor
    second: Actor
    shop: Shop
    clock: Clock

    @property
    def review(self) -> Review:
        """The one review of the play."""
        return Review.objects.get()

    def reads_page(self) -> str:
        """What everybody reads on the page of the shop now."""
        place = f"{self.review.scheme}/register/{self.shop.domain}/reviews/"
        self.reader.go(place)
        return self.reader.reads()

    def moderates(self, moderator: Actor) -> None:
        """A day later, a moderator opens the review."""
        self.clock.advance(days=1)
        moderator.come_back()
        moderator.go(f"staff/reviews/{self.review.pk}/")


def is_asked(play: Play) -> None:
    """The plug-in tells the order; three days later there is a letter."""
    plug_in_tells_order(play.shop, at=play.clock.now)
    settle(play.clock.now)
    play.clock.advance(days=3)
    assert invitations.send_due(at=play.clock.now) == 1
    settle(play.clock.now)


def writes_on_a_phone(play: Play) -> None:
    """By the link in the letter, without an account; what is typed is kept."""
    author = play.author
    author.page.set_viewport_size({"width": 390, "height": 800})
    author.go(link("ReviewInvitation", "/reviews/write/"))
    author.fill(text=RUDE)
    author.page.reload()
    assert author.page.locator("textarea[name=text]").input_value() == RUDE
    gives_stars(author, 2)
    author.fill(consent=True)
    author.press("Send my review")
    settle(play.clock.now)
    told = (play.review.state, play.review.rating, play.review.author_name)
    assert told == ("held", 2, "Emma")
    assert "One of us reads your review" in author.reads()


def is_published(play: Play) -> None:
    """A moderator sees why it waits, and publishes it as it was written."""
    play.moderates(play.first)
    assert "Insults a person or a group" in play.first.reads()
    play.first.deed("publish", "Publish it")
    settle(play.clock.now)
    told = play.reads_page()
    assert RUDE in told
    assert "Invited after an order at this shop" in told
    assert EMAIL not in play.reader.page.content()


def is_replied_to_and_flagged(play: Play) -> None:
    """The shop replies, and flags; the review stays on the page."""
    member = play.member
    member.come_back()
    member.go(f"member/shops/{play.shop.domain}/reviews/{play.review.pk}/")
    member.press("Reply")
    member.fill(text="We are sorry. Your money is on its way back.")
    member.press("Place the reply")
    member.press("Flag this review")
    member.fill(ground="insult", explanation="It calls us idiots.")
    member.press("Flag it")
    settle(play.clock.now)
    told = play.reads_page()
    assert RUDE in told
    assert "Your money is on its way back." in told


def is_removed_with_reasons(play: Play) -> None:
    """The author gets to read the ground, the facts, and how to object."""
    play.moderates(play.first)
    play.first.deed("remove", "Remove it", ground="insult", facts="It says idiots.")
    settle(play.clock.now)
    assert RUDE not in play.reads_page()
    statement = scenes.latest_letter("ReviewStatement").body
    assert "It says idiots." in statement
    assert "The shop pointed it out to us" in statement


def is_objected_to(play: Play) -> None:
    """The author appeals, and somebody else agrees."""
    author = play.author
    author.go(link("ReviewStatement", "/reviews/mine/"))
    author.press("Appeal")
    author.fill(words="I say what happened to me.")
    author.press("Send the appeal")
    settle(play.clock.now)
    play.moderates(play.second)
    reason = "Angry, and about what was done."
    play.second.deed("overturn", "Overturn the decision", reason=reason)
    settle(play.clock.now)
    assert RUDE in play.reads_page()


def is_changed_and_erased(play: Play) -> None:
    """The author softens it, and in the end takes it away for good."""
    author = play.author
    author.go(link("ReviewAppealDecided", "/reviews/mine/"))
    author.press("Change my review")
    author.fill(text=FAIR, consent=True)
    author.press("Send my review")
    told = play.reads_page()
    assert FAIR in told
    assert RUDE not in told
    author.press("Erase my review")
    author.fill(sure=True)
    author.press("Erase my review")
    settle(play.clock.now)
    assert FAIR not in play.reads_page()
    left = play.review
    assert (left.state, left.text, left.author_email) == ("withdrawn", "", "")
    author.go(link("ReviewAppealDecided", "/reviews/mine/"))
    assert "This link does not work" in author.reads()


@pytest.mark.slow("five people in a real browser, and a week")
@pytest.mark.rule("WK-D8-1", "WK-D9-1", "WK-D9-2", "WK-D9-11", "WK-D9-12")
def test_a_review_from_the_order_until_its_author_erases_it(cast, clock):
    shop = a_certified_shop(at=clock.now)
    play = Play(
        author=cast(),
        member=cast(),
        reader=cast(),
        first=cast(Role.MODERATOR, name="Mila Moderator"),
        second=cast(Role.MODERATOR, name="Nora Nieuw"),
        shop=shop,
        clock=clock,
    )
    play.member.person = contact_of(shop)

    is_asked(play)
    writes_on_a_phone(play)
    is_published(play)
    is_replied_to_and_flagged(play)
    is_removed_with_reasons(play)
    is_objected_to(play)
    is_changed_and_erased(play)

    assert reviews.rebuild(shop) == 0
