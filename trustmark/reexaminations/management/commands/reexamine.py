"""The operator's door: what would a version say of the shops we certified?"""

import time

from django.core.management.base import BaseCommand, CommandError, CommandParser

from trustmark.kernel.cases import MoveRefused
from trustmark.kernel.clock import read_clock
from trustmark.reexaminations import api as reexaminations
from trustmark.reexaminations.api import Reexamination, ShopState
from trustmark.schemes import api as schemes

PAUSE = 0.5  # seconds
_LINE = "{id:34} {level:9} {new:>5} {fixed:>5} {now:>6} {then:>6} {unclear:>8} {met:>6}"


class Command(BaseCommand):
    help = "Manual: examine a version, draft or not, over the kept visits of all shops."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("scheme")
        parser.add_argument("version")

    def handle(self, *, scheme: str, version: str, **options: object) -> None:
        try:
            found = reexaminations.begin(scheme, version, by=None, at=read_clock())
        except (
            MoveRefused,
            schemes.NoSuchScheme,
            schemes.NoSuchVersion,
            schemes.NoVersionInForce,
            schemes.RulebookUnreadable,
            schemes.SealBroken,
        ) as refused:
            raise CommandError(str(refused)) from refused
        self.work(found)
        found.refresh_from_db()
        self.tell(found)

    def work(self, found: Reexamination) -> None:
        """Examine until all are done; what a worker took meanwhile is waited for."""
        while (far := reexaminations.progress_of(found)).done < far.total:
            taken = [self.take(row) for row in reexaminations.list_waiting(found)]
            if not any(taken):
                time.sleep(PAUSE)
                reexaminations.sweep(at=read_clock())

    def take(self, row_id: int) -> bool:
        """Examine one shop, unless a worker was quicker."""
        return reexaminations.run(row_id, at=read_clock())

    def tell(self, found: Reexamination) -> None:
        """Print the tables of the page."""
        progress = reexaminations.progress_of(found)
        draft = "sealed" if found.is_sealed else "draft"
        self.stdout.write(
            f"{found.scheme} {found.version} ({draft}) on {found.on_date}, against "
            f"{found.base.version} on {found.base_on}: {progress.done} of "
            f"{progress.total} certificates, {progress.missing} without a kept visit, "
            f"{progress.failed} that could not be examined."
        )
        titles = {"id": "demand", "level": "level", "new": "new", "fixed": "fixed"}
        titles |= {"now": "fails", "then": "would"} | {
            "unclear": "unclear",
            "met": "met",
        }
        self.stdout.write(_LINE.format(**titles))
        for line in reexaminations.demand_lines(found):
            count = line.count
            self.stdout.write(
                _LINE.format(
                    id=line.criterion.id,
                    level=line.criterion.level,
                    new=count.newly_failing,
                    fixed=count.no_longer_failing,
                    now=line.now("not-met"),
                    then=line.then("not-met"),
                    unclear=line.then("unclear"),
                    met=line.then("met"),
                )
            )
        for shop in reexaminations.shop_lines(found):
            self.stdout.write(_shop(shop))


def _shop(line: reexaminations.ShopLine) -> str:
    told = f"{line.certificate.shop.domain} ({line.certificate.number}): "
    if line.row.state != ShopState.DONE:
        return told + (line.row.fault or str(line.row.get_state_display()))
    changes = [f"{id}: {old} -> {new}" for id, (old, new) in line.changes.items()]
    return told + ("; ".join(changes) or "nothing changes")
