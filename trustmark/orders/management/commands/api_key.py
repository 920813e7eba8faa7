"""Prints a new key for our own API, for whoever connects a shop from here."""

from django.core.management.base import BaseCommand, CommandError, CommandParser

from trustmark.kernel.cases import MoveRefused
from trustmark.kernel.clock import read_clock
from trustmark.orders import api as orders


class Command(BaseCommand):
    help = "Manual: print a new API key of a shop; with --test one to try things with."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("domain", help="such as kaasboer-jansen.test")
        parser.add_argument(
            "--test",
            action="store_true",
            help="With this key everything is checked and nothing is kept.",
        )

    def handle(self, *, domain: str, test: bool, **options: object) -> None:
        now = read_clock()
        shop = orders.find_shop(domain)
        if shop is None:
            raise CommandError(f"No shop is registered under {domain}.")
        connection = orders.connect(shop, at=now)
        try:
            if test:
                text = orders.new_test_key(connection, by=None, at=now)
            else:
                text = orders.new_key(connection, by=None, at=now).text
        except MoveRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(text)
