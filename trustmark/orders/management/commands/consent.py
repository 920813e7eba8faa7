"""Records the consent of a customer, as the window after ordering would."""

from django.core.management.base import BaseCommand, CommandError, CommandParser

from trustmark.kernel.clock import read_clock
from trustmark.orders import api as orders
from trustmark.orders.api import ConsentRefused, ConsentSource


class Command(BaseCommand):
    help = "Manual: record that the customer of an order agreed to be asked."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("domain", help="such as kaasboer-jansen.test")
        parser.add_argument("order", help="the number of the order")

    def handle(self, *, domain: str, order: str, **options: object) -> None:
        shop = orders.find_shop(domain)
        if shop is None:
            raise CommandError(f"No shop is registered under {domain}.")
        try:
            consent = orders.record_consent(
                shop, order, source=ConsentSource.COMMAND, at=read_clock()
            )
        except ConsentRefused as refused:
            raise CommandError(
                "An order number has one to sixty-four signs."
            ) from refused
        self.stdout.write(f"Consent recorded for order {consent.order_number}.")
