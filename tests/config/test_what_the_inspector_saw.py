"""What the inspector saw in the village beside the stories: made once, and readable."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.test import Client

from tests.builders import drafts
from tests.builders.people import MONDAY, a_user
from tests.builders.rulebooks import a_version
from trustmark.accounts.api import Role
from trustmark.config.village import looking
from trustmark.kernel import clock
from trustmark.kernel.calendar import day_of
from trustmark.prechecks import api as prechecks
from trustmark.reexaminations import api as reexaminations

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.slow(reason="visits a shop of the village over loopback"),
]


@pytest.fixture(autouse=True)
def _village(settings, tmp_path: Path, monkeypatch):
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr(clock, "source", lambda: MONDAY)
    a_version(on=day_of(MONDAY))


def test_the_village_has_a_pre_check_and_rulebooks_that_were_tried_out_once():
    drafts.a_certified_shop()
    manager = a_user(Role.MANAGER)

    looking.look_around(manager, now=MONDAY)
    link = looking.link_file().read_text("utf-8")
    looking.look_around(manager, now=MONDAY)

    assert looking.link_file().read_text("utf-8") == link
    assert prechecks.PreCheck.objects.count() == 1
    page = Client().get(urlsplit(link).path)
    assert "honing-van-dam.test" in page.text
    unmet = {r["id"] for t in page.context["themes"] for r in t["unmet"]}
    assert "withdrawal.period" in unmet
    tried = reexaminations.list_reexaminations(schemes=None)
    assert {one.scheme for one in tried} == {"webwinkelkeur", "becommerce"}
    assert all(one.finished_at for one in tried)
