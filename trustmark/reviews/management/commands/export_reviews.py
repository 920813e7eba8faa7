"""Writes all reviews of a shop, or of every shop, into one archive."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from trustmark.kernel.clock import read_clock
from trustmark.orders import api as orders
from trustmark.reviews import api as reviews
from trustmark.shops.api import Shop


class Command(BaseCommand):
    help = "Manual: write the reviews of one shop, or of all, into a zip."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="such as reviews.zip")
        parser.add_argument("--shop", default="", help="its domain; all without it")

    def handle(self, *, file: Path, shop: str, **options: object) -> None:
        size = 0
        with file.open("wb") as into:
            for piece in reviews.export(_shops(shop), at=read_clock()):
                size += into.write(piece)
        self.stdout.write(f"{size} bytes in {file}")


def _shops(domain: str) -> list[Shop]:
    if not domain:
        return reviews.list_reviewed_shops()
    found = orders.find_shop(domain)
    if found is None:
        raise CommandError(f"No shop is registered under {domain}.")
    return [found]
