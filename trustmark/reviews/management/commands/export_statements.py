"""Writes statements of reasons for the database of the European Commission."""

import json
from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandParser

from trustmark.reviews import api as reviews


class Command(BaseCommand):
    help = "Manual: write statements of reasons, one call for the database per line."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("scheme", help="its name in the addresses")
        parser.add_argument("file", type=Path, help="such as statements.jsonl")
        parser.add_argument("--since", type=date.fromisoformat, required=True)
        parser.add_argument("--until", type=date.fromisoformat, required=True)

    def handle(
        self, *, scheme: str, file: Path, since: date, until: date, **options: object
    ) -> None:
        count = 0
        with file.open("w", encoding="utf-8") as into:
            for call in reviews.list_calls(scheme, since=since, until=until):
                into.write(json.dumps(call, ensure_ascii=False) + "\n")
                count += len(call["statements"])
        self.stdout.write(f"{count} statements in {file}")
