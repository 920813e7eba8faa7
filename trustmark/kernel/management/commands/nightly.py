"""The timetable of one day, at once."""

from datetime import date
from importlib import import_module

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from trustmark.kernel.calendar import day_of
from trustmark.kernel.clock import read_clock
from trustmark.kernel.timetable import run_entry


class Command(BaseCommand):
    help = "Run every daily entry of the timetable for one day; safe to run twice."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--on", type=date.fromisoformat, help="YYYY-MM-DD")

    def handle(self, *, on: date | None, **options: object) -> None:
        now = read_clock()
        for entry in import_module(settings.TIMETABLE).DAILY:
            count = run_entry(entry, on=on or day_of(now), at=now)
            self.stdout.write(f"{entry.name}: {count}")
