"""The timekeeper: looks every few seconds at what is overdue."""

import logging
import signal
import threading
from importlib import import_module
from types import FrameType

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections

from trustmark.kernel.clock import read_clock
from trustmark.kernel.timetable import run_daily, sweep

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Sweep what waits and run the day's timetable, round after round."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--every", type=float, default=5.0, help="Seconds.")
        parser.add_argument("--once", action="store_true", help="One round only.")

    def handle(self, *, every: float, once: bool, **options: object) -> None:
        stopped = threading.Event()

        def stop(number: int, frame: FrameType | None) -> None:
            stopped.set()

        signal.signal(signal.SIGTERM, stop)
        signal.signal(signal.SIGINT, stop)
        while not stopped.is_set():
            self.round()
            if once:
                return
            stopped.wait(every)

    def round(self) -> None:
        """Read the clock once, then sweep and keep the timetable."""
        timetable = import_module(settings.TIMETABLE)
        now = read_clock()
        close_old_connections()
        sweep(timetable.SWEEPS, at=now)
        for name, count in run_daily(timetable.DAILY, at=now).items():
            self.stdout.write(f"{name}: {count}")
