"""A shop that follows its visitors whatever they choose hides nothing from a visit."""

import pytest
from invented import FOLDER, MONDAY, PATHS
from loopback import FIRMS, HOST, following_firms, tiny_shop

from inspector import ConsentState, Site, VisitOptions, visit
from inspector.visit.browser import find_chromium

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow("a browser looks at a shop as four visitors"),
    pytest.mark.skipif(
        find_chromium(VisitOptions()) is None, reason="no Chromium on this machine"
    ),
]
# The banner stands in a shadow root, and nothing listens to what is chosen.
DEAF = """<div id="cookie-consent"></div>
<script src="https://script-een.test/follow.js"></script>
<script>
const root = document.querySelector("#cookie-consent").attachShadow({ mode: "open" });
root.innerHTML = `<div role="dialog" style="position:fixed;bottom:0;background:#fff">
<p>Mogen wij cookies plaatsen?</p><button>Accepteren</button>
<button>Weigeren</button></div>`;
if (document.cookie.includes("chosen")) root.innerHTML = "";
for (const button of root.querySelectorAll("button")) button.onclick = () => {
  document.cookie = "chosen=1; Path=/";
  root.innerHTML = "";
};
</script></body>"""


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("followed")
    pages = {
        f"/{path}": (FOLDER / "kaas" / f"{name}.html")
        .read_text()
        .replace("</body>", DEAF)
        for name, path in PATHS.items()
    }
    with (
        tiny_shop(folder, more=pages) as shop,
        following_firms(folder / "firms", *FIRMS) as firms,
    ):
        trust = folder / "both.pem"
        trust.write_bytes(shop.authority.read_bytes() + firms.authority.read_bytes())
        places = {f"{host}:443": f"127.0.0.1:{firms.port}" for host in FIRMS}
        places[f"{HOST}:443"] = f"127.0.0.1:{shop.port}"
        options = VisitOptions(connect_to=places, trust=trust, timeout=120)
        return visit(HOST, options=options, at=MONDAY)


@pytest.fixture(params=["before", "refused", "accepted", "phone"])
def state(followed: Site, request: pytest.FixtureRequest) -> ConsentState:
    found = followed.state(request.param)
    assert found is not None, [state.name for state in followed.consent]
    return found


def test_every_cookie_is_found_and_who_set_it(state):
    cookies = {cookie.name: cookie for cookie in state.cookies}

    ours = {name for name in cookies if not cookies[name].third_party}
    assert ours - {"chosen"} == {"_ga", "_gid", "_fbp"}
    for name in ("_ga", "_gid", "_fbp"):
        assert cookies[name].set_by == "https://script-een.test/follow.js"
    theirs = {cookie.domain: cookie for cookie in state.cookies if cookie.third_party}
    assert set(theirs) == set(FIRMS)
    assert {cookie.seen_in for cookie in theirs.values()} == {"jar"}
    assert theirs["pixel-twee.test"].set_by.startswith("https://pixel-twee.test/p.gif")


def test_the_key_kept_in_the_browser_is_found(state):
    kept = [(key.area, key.key, key.set_by) for key in state.storage]

    assert kept == [("local", "_hjid", "https://script-een.test/follow.js")]


def test_every_other_firm_and_every_beacon_is_found_and_its_cause(state):
    third = {request.host: request for request in state.requests if request.third_party}
    beacons = {request.host for request in state.requests if request.is_beacon}

    assert set(third) == set(FIRMS)
    assert beacons == {"pixel-twee.test", "baken-drie.test", "meter-vier.test"}
    for host in (*sorted(beacons), "kader-vijf.test"):
        assert third[host].caused_by == "https://script-een.test/follow.js"
    assert third["bron-zes.test"].caused_by == "https://kader-vijf.test/frame"
    assert third["script-een.test"].caused_by.startswith(f"https://{HOST}/")


def test_the_visit_with_its_causes_comes_back_from_its_file(followed, tmp_path):
    followed.save(tmp_path / "visit.zip")

    assert Site.load(tmp_path / "visit.zip") == followed
