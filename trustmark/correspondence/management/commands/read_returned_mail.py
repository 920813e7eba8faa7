"""Takes one returned letter from standard input, as a mail server hands it on."""

import sys

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from trustmark.correspondence import api as correspondence
from trustmark.kernel.clock import read_clock

# What a mail server understands (sysexits.h): try again later.
TRY_AGAIN = 75


class Command(BaseCommand):
    help = (
        "Manual: a mail server hands on what came back at the bounce address, on "
        "standard input: a delivery status or a complaint."
    )

    def handle(self, **options: object) -> None:
        mail = sys.stdin.buffer.read(correspondence.LARGEST_RETURNED + 1)
        try:
            is_news = correspondence.record_returned(mail, at=read_clock())
        except DatabaseError as fault:
            raise CommandError("Try again later.", returncode=TRY_AGAIN) from fault
        self.stdout.write("recorded" if is_news else "nothing to record")
