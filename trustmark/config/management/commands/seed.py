"""Moves the demo village in."""

import json
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from trustmark.accounts import api as accounts
from trustmark.accounts.api import Role
from trustmark.config.village.cast import (
    PASSWORD,
    PEOPLE,
    STORIES,
    Ending,
    Story,
)
from trustmark.kernel.calendar import day_of
from trustmark.kernel.clock import read_clock
from trustmark.schemes import api as schemes
from trustmark.sites.seal.publishing import publish_all


class Command(BaseCommand):
    help = "Move the demo village in, once. Manual; production refuses it."

    def handle(self, **options: object) -> None:
        if settings.IS_PRODUCTION:
            raise CommandError("The demo village has no place in production.")
        now = read_clock()
        schemes.register_versions(at=now)
        missing = [s for s in STORIES if accounts.find_user(s.email) is None]
        if missing:
            self._move_in(missing)
            self._break_shops()
        self._look_around()
        publish_all(on=day_of(now), at=now)
        self._tell_sign_ins()

    def _move_in(self, stories: list[Story]) -> None:
        """Tell each story whole or not at all, so that a second start goes on."""
        # The demo shops are installed for the demo only.
        from trustmark.config.village.evidence import inspecting  # noqa: PLC0415
        from trustmark.config.village.telling import (  # noqa: PLC0415
            Teller,
            settle_people,
        )

        now = read_clock()
        first = STORIES[0].days_ago
        people = settle_people(at=now - timedelta(days=first + 30))
        with inspecting() as inspect:
            teller = Teller(people, now, inspect)
            for story in stories:
                with transaction.atomic():
                    teller.tell(story)
                self.stdout.write(f"{story.host}: {story.ending}")

    def _look_around(self) -> None:
        # The demo shops are installed for the demo only.
        from trustmark.config.village.looking import look_around  # noqa: PLC0415

        (boss,) = [person for person in PEOPLE if Role.MANAGER in person.roles]
        manager = accounts.find_user(boss.email)
        if manager is not None:
            look_around(manager, now=read_clock())

    def _break_shops(self) -> None:
        """Switch on the faults that shops of open stories still have."""
        still = {
            story.host: sorted(story.faults)
            for story in STORIES
            if story.ending is Ending.REMEDY
        }
        switches = Path(settings.DATA_DIR) / "demo-shop" / "faults.json"
        switches.parent.mkdir(parents=True, exist_ok=True)
        switches.write_text(json.dumps(still, indent=2), encoding="utf-8")

    def _tell_sign_ins(self) -> None:
        # The demo shops are installed for the demo only.
        from trustmark.config.village.details import unclaimed_shops  # noqa: PLC0415
        from trustmark.config.village.looking import link_file  # noqa: PLC0415

        people = [f"{p.email}  ({', '.join(p.roles)})" for p in PEOPLE]
        shops = [f"{story.email}  ({story.ending})" for story in STORIES]
        lines = [
            f"Everybody's password: {PASSWORD}",
            f"Staff need a code as well: {settings.PUBLIC_URL}/nl/account/demo-codes/",
            "Staff:",
            *(f"  {line}" for line in people),
            "Shops:",
            *(f"  {line}" for line in shops),
            *(f"To play an applicant: {line}" for line in unclaimed_shops()),
            f"A pre-check, kept for a week: {link_file().read_text('utf-8')}",
        ]
        told = Path(settings.DATA_DIR) / "demo-sign-ins.txt"
        told.write_text("\n".join(lines) + "\n", encoding="utf-8")
        self.stdout.write("\n".join(lines))
