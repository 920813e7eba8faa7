"""Prints the number and a key of a shop, for whoever connects it from here."""

from django.core.management.base import BaseCommand, CommandError, CommandParser

from trustmark.kernel.clock import read_clock
from trustmark.orders import api as orders


class Command(BaseCommand):
    help = "Manual: print a shop's number and API key on one line; made if need be."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("domain", help="such as kaasboer-jansen.test")

    def handle(self, *, domain: str, **options: object) -> None:
        now = read_clock()
        shop = orders.find_shop(domain)
        if shop is None:
            raise CommandError(f"No shop is registered under {domain}.")
        connection = orders.connect(shop, at=now)
        keys = orders.list_keys(connection)
        if keys:
            text = orders.show_key(keys[-1], by=None, at=now)
        else:
            text = orders.new_key(connection, by=None, at=now).text
        self.stdout.write(f"{connection.public_id} {text}")
