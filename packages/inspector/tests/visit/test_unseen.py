"""The browser tells which words of a page nobody can see, and which one can open."""

import pytest
from invented import FOLDER, MONDAY
from loopback import HOST, tiny_shop

from inspector import Outcome, Profile, VisitOptions, examine, visit
from inspector.visit.browser import find_chromium

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow("a browser looks at a whole shop"),
    pytest.mark.skipif(
        find_chromium(VisitOptions()) is None, reason="no Chromium on this machine"
    ),
]
UNSEEN = {
    "white on white": '<p style="color:#fefefe">{}</p>',
    "not displayed": '<p style="display:none">{}</p>',
    "not displayed by a class": '<style>.q{{display:none}}</style><p class="q">{}</p>',
    "too small": '<p style="font-size:1px">{}</p>',
    "see-through": '<p style="opacity:0">{}</p>',
    "off the page": '<p style="position:absolute;left:-9999px">{}</p>',
    "pushed out": '<p style="text-indent:-9999px">{}</p>',
    "cut away": '<p style="position:absolute;clip:rect(0,0,0,0)">{}</p>',
    "without height": '<div style="height:0;overflow:hidden"><p>{}</p></div>',
}
SEEN = {
    "plain": "<p>{}</p>",
    "light on dark": '<p style="background:#123;color:#fff">{}</p>',
    "folded": "<details><summary>Meer</summary><p>{}</p></details>",
    "in an accordion": '<div class="accordion"><p style="display:none">{}</p></div>',
    "behind a button": '<button aria-controls="a1">Meer</button>'
    '<div id="a1" style="display:none">{}</div>',
    "on a picture": '<div style="background-image:url(/a.png);color:#fff">'
    "<p>{}</p></div>",
}


def _returns() -> str:
    page = (FOLDER / "kaas" / "returns.html").read_text()
    given = {**UNSEEN, **SEEN}
    said = "".join(
        shape.format(f"Proef {name}: zo staat het hier.")
        for name, shape in given.items()
    )
    return str(page.replace("</main>", f"{said}</main>"))


def test_a_browser_tells_the_unseen_from_what_can_be_opened(tmp_path):
    with tiny_shop(tmp_path, more={"/retourneren": _returns()}) as shop:
        options = VisitOptions(
            connect_to={f"{HOST}:443": f"127.0.0.1:{shop.port}"},
            trust=shop.authority,
            timeout=90,
        )
        site = visit(HOST, options=options, at=MONDAY)

    page = next(page for page in site.pages if page.url.endswith("/retourneren"))
    unseen = {
        name for name in (*UNSEEN, *SEEN) if any(f" {name}:" in w for w in page.unseen)
    }
    assert unseen == set(UNSEEN)
    report = examine(site, Profile.everything(), on=MONDAY.date())
    for check in ("withdrawal.period", "identity.company-number", "identity.address"):
        assert report.finding(check).outcome is Outcome.MET, check
