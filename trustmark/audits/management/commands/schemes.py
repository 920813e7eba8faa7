"""The operator's door to the rulebooks; here, because audits know the inspector."""

from django.core.management.base import BaseCommand, CommandError, CommandParser

import inspector
from trustmark.kernel.calendar import day_of
from trustmark.kernel.clock import read_clock
from trustmark.schemes import api as schemes


class Command(BaseCommand):
    help = "Manual: check, compare, seal and take in the rulebooks."

    def add_arguments(self, parser: CommandParser) -> None:
        doors = parser.add_subparsers(dest="door", required=True)
        doors.add_parser("check", help="Name every fault of every version.")
        diff = doors.add_parser("diff", help="Say what differs between two versions.")
        diff.add_argument("scheme")
        diff.add_argument("old")
        diff.add_argument("new")
        seal = doors.add_parser("seal", help="Seal a version for good.")
        seal.add_argument("scheme")
        seal.add_argument("version")
        seal.add_argument("--by", required=True, help="Who publishes it.")
        seal.add_argument("--checked-by", required=True, help="Who read it as well.")
        doors.add_parser("register", help="Take new versions into the table.")

    def handle(self, *, door: str, **options: str) -> None:
        match door:
            case "check":
                self.check_all()
            case "diff":
                self.compare(options["scheme"], options["old"], options["new"])
            case "seal":
                self.seal_one(options)
            case _:
                taken = schemes.register_versions(at=read_clock())
                for version in taken:
                    how = "sealed" if version.sealed_on else "draft"
                    self.stdout.write(f"{version}: {how}")

    def check_all(self) -> None:
        found = schemes.check_schemes(known_checks())
        for name, faults in found.items():
            self.stdout.write(f"{name}: {len(faults) or 'no'} faults")
            for fault in faults:
                self.stdout.write(f"  {fault}")
        if any(found.values()):
            raise CommandError("There are faults.")

    def compare(self, scheme: str, old: str, new: str) -> None:
        try:
            differences = schemes.compare_versions(scheme, old, new)
        except (schemes.NoSuchScheme, schemes.RulebookUnreadable) as refused:
            raise CommandError(str(refused)) from refused
        for difference in differences:
            self.stdout.write("\n".join(difference.lines()))
        self.stdout.write(f"{len(differences) or 'no'} differences")

    def seal_one(self, options: dict[str, str]) -> None:
        try:
            seal = schemes.seal_version(
                options["scheme"],
                options["version"],
                by=options["by"],
                checked_by=options["checked_by"],
                on=day_of(read_clock()),
                checks=known_checks(),
            )
        except (schemes.SealRefused, schemes.SealBroken) as refused:
            raise CommandError(str(refused)) from refused
        self.stdout.write(f"sealed on {seal.sealed_on}: {seal.digest}")


def known_checks() -> schemes.KnownChecks:
    """Every check of the inspector with the types of its terms."""
    return {
        check.code: {term.name: term.type for term in check.parameters}
        for check in inspector.list_checks()
    }
