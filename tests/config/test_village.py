"""The demo village: who lives there, and which house is free."""

from demo_shop.village import village
from trustmark.config.village.cast import STORIES
from trustmark.config.village.details import unclaimed_shops


def test_a_person_can_apply_with_the_shop_that_is_in_no_story():
    told = {story.host for story in STORIES}

    free = [host for host in village() if host not in told]

    assert free == ["honing-van-dam.test"]
    assert free == [line.partition(",")[0] for line in unclaimed_shops()]
    assert "company number 99096863" in unclaimed_shops()[0]
