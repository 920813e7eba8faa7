"""What keeps people out of a page is found as the browser drew it."""

import pytest
from invented import FOLDER, MONDAY
from loopback import HOST, tiny_shop

from inspector import Outcome, Profile, Site, VisitOptions, describe, examine, visit
from inspector.visit.browser import find_chromium

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow("a browser starts and looks at a whole shop twice"),
    pytest.mark.skipif(
        find_chromium(VisitOptions()) is None, reason="no Chromium on this machine"
    ),
]
HOME = (FOLDER / "kaas" / "home.html").read_text()
PALE = '<p style="color:#bbb;background:#fff">Gratis verzending</p><img src="/k.png">'
# What a page would do that does not want to be found out.
SILENCED = """<script>
  window.axe = {run: async () => ({violations: []})};
  Object.freeze(window.axe);
  for (const name of ["filter", "map", "forEach", "slice"])
    Array.prototype[name] = () => [];
</script>"""


def _visit(folder, home: str) -> Site:
    with tiny_shop(folder, more={"/": home}) as shop:
        return visit(
            HOST,
            options=VisitOptions(
                connect_to={f"{HOST}:443": f"127.0.0.1:{shop.port}"},
                trust=shop.authority,
                timeout=90,
            ),
            at=MONDAY,
        )


def _rules(site: Site, kind: str) -> set[str]:
    looks = [look for look in site.barriers if look.kind == kind]
    return {barrier.rule for look in looks for barrier in look.barriers}


def test_barriers_are_found_and_a_page_cannot_silence_the_search(tmp_path):
    home = HOME.replace("<main>", f"<main>{PALE}{SILENCED}", 1)

    site = _visit(tmp_path, home)

    assert {"color-contrast", "image-alt"} <= _rules(site, "home")
    assert {"home", "cart", "checkout"} <= {look.kind for look in site.barriers}
    finding = examine(site, Profile.everything(), on=MONDAY.date()).finding(
        "accessibility.automated"
    )
    assert (finding.outcome, finding.message) == (Outcome.NOT_MET, "met-by-people")
    assert "tekst met te weinig contrast" in describe(finding, "nl")


def test_a_page_too_large_to_search_is_noted_and_not_called_fine(tmp_path):
    crowd = "<i></i>" * 7_000

    site = _visit(tmp_path, HOME.replace("<main>", f"<main>{crowd}", 1))

    assert "home" not in {look.kind for look in site.barriers}
    assert site.has_note("barriers-not-looked-for")
