"""Takes one mail with an order from standard input, as a mail server hands it on."""

import sys

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from trustmark.kernel.clock import read_clock
from trustmark.orders import api as orders
from trustmark.orders.api import LARGEST_MAIL

# What a mail server understands (sysexits.h): no such mailbox; try again later.
NO_USER, TRY_AGAIN = 67, 75


class Command(BaseCommand):
    help = (
        "Manual: a mail server hands on a copy of a shop's order mail, on standard "
        "input; or print the mailbox of a shop."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        way = parser.add_mutually_exclusive_group(required=True)
        way.add_argument("--to", help="the address the mail came in at")
        way.add_argument("--mailbox-of", help="a domain such as kaasboer-jansen.test")

    def handle(
        self, *, to: str | None, mailbox_of: str | None, **options: object
    ) -> None:
        if mailbox_of:
            self._print_mailbox(mailbox_of)
            return
        try:
            self._take(to or "", sys.stdin.buffer.read(LARGEST_MAIL + 1))
        except DatabaseError as fault:
            raise CommandError("Try again later.", returncode=TRY_AGAIN) from fault

    def _take(self, to: str, mail: bytes) -> None:
        connection = orders.find_by_mailbox(to)
        if connection is None:
            raise CommandError("There is no such mailbox.", returncode=NO_USER)
        taken = orders.take_mail(connection, mail, at=read_clock())
        new = sum(one.is_new for one in taken)
        self.stdout.write(f"{new} new, {len(taken) - new} known")

    def _print_mailbox(self, domain: str) -> None:
        shop = orders.find_shop(domain)
        if shop is None:
            raise CommandError(f"No shop is registered under {domain}.")
        connection = orders.connect(shop, at=read_clock())
        self.stdout.write(orders.mailbox_of(connection))
