"""What stands in front of the platform says the same as the platform."""

import re
from pathlib import Path

from trustmark.sites.seal.publishing import OLDEST

DEPLOY = Path(__file__).parents[2] / "deploy"
HEADER = re.compile(r'^add_header (\S+) "?([^"]+?)"?;$', re.MULTILINE)


def test_nginx_says_with_a_seal_what_the_platform_says(client, db):
    said = client.get("/seal/webwinkelkeur/nobody.test.nl.svg").headers
    file = (DEPLOY / "keurmeester-seal-headers.conf").read_text()
    written = dict(HEADER.findall(file))

    # The platform adds languages here, although the address already names one.
    assert said["Vary"].startswith(written.pop("Vary"))
    assert len(written) == 5
    assert {name: said[name] for name in written} == written


def test_seals_are_taken_away_at_the_age_at_which_nobody_believes_them():
    unit = (DEPLOY / "systemd" / "keurmeester-stale.service").read_text()
    (minutes,) = re.findall(r"-mmin \+(\d+)", unit)

    assert int(minutes) * 60 == OLDEST.total_seconds()
