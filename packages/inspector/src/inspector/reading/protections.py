"""How well a site uses each protection a browser offers, as one named result per topic.

The distinctions are those Mozilla's observatory makes, under names of our own. A result
is `good`, `weak` (it works, and could do more), `bad` or `unknown`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from inspector.facts import Cookie, Entrance, Page
from inspector.reading.content_policy import directives_of, problems_of
from inspector.reading.domains import host_of, is_same_site
from inspector.reading.elements import read_elements
from inspector.reading.referrer_policy import referrer_result

SIX_MONTHS = 15_768_000
MAX_AGE = re.compile(r'(?:^|;)\s*max-age\s*=\s*"?(\d{1,12})"?\s*(?=;|$)', re.I)
SESSION = re.compile(
    r"sess|sid$|^sid|auth|login|token|phpsessid|asp\.net|wordpress_", re.I
)
AGAINST_FORGERY = re.compile(r"csrf|xsrf|anti-?forgery", re.I)


@dataclass(frozen=True)
class Protection:
    """One topic with its result; `detail` is what the result rests on."""

    topic: str
    result: str
    level: str
    detail: str = ""


Reader = Callable[[Page], Protection]


def max_age_of(header: str) -> int | None:
    """Seconds in a Strict-Transport-Security header; `None` when it cannot be read.

    RFC 6797, 6.1: a directive that stands twice makes the header void, and of several
    headers only the first counts.
    """
    first = header.partition(",")[0]
    found = MAX_AGE.findall(first)
    return int(found[0]) if len(found) == 1 else None


def content_policy(page: Page) -> Protection:
    """What the Content-Security-Policy of a page stops."""
    policy = page.header("content-security-policy")
    if not policy:
        reported = page.header("content-security-policy-report-only")
        result = "csp-only-reports" if reported else "csp-absent"
        return Protection("content-policy", result, "bad", reported[:200])
    result, level = _result_of_policy(policy, host_of(page.url))
    return Protection("content-policy", result, level, policy[:200])


def _result_of_policy(policy: str, host: str) -> tuple[str, str]:
    directives = directives_of(policy)
    if not any(name.endswith("-src") for name in directives):
        return "csp-without-sources", "bad"
    scripts = directives.get("script-src", directives.get("default-src"))
    styles = directives.get("style-src", directives.get("default-src")) or []
    wide = {"*", "http:", "https:", "data:"}
    # A nonce or digest makes browsers overlook `unsafe-inline` beside it.
    is_named = any(s.startswith(("'nonce-", "'sha")) for s in scripts or [])
    if (
        scripts is None
        or wide & set(scripts)
        or _allows("'unsafe-inline'", scripts, is_named)
    ):
        return "csp-allows-inline-scripts", "bad"
    if "plain-http" in problems_of(
        _part(directives, "script-src", "default-src"), host=host
    ):
        return "csp-allows-plain-http", "bad"
    if "'unsafe-eval'" in scripts:
        return "csp-allows-eval", "weak"
    if "plain-http" in problems_of(policy, host=host):
        return "csp-allows-plain-pictures", "weak"
    if "'unsafe-inline'" in styles:
        return "csp-allows-inline-styles", "weak"
    is_closed = directives.get("default-src") == ["'none'"]
    return ("csp-closed", "good") if is_closed else ("csp-strict", "good")


def _allows(source: str, sources: list[str], is_named: bool) -> bool:
    return source in sources and not is_named


def _part(directives: dict[str, list[str]], *names: str) -> str:
    return "; ".join(f"{n} {' '.join(directives[n])}" for n in names if n in directives)


def transport_security(page: Page) -> Protection:
    """How long browsers remember to come back over HTTPS only."""
    header = page.header("strict-transport-security")
    if not page.url.startswith("https:"):
        return Protection("hsts", "hsts-without-https", "bad")
    if not header:
        return Protection("hsts", "hsts-absent", "bad")
    seconds = max_age_of(header)
    if seconds is None:
        return Protection("hsts", "hsts-unreadable", "bad", header[:100])
    if seconds < SIX_MONTHS:
        return Protection("hsts", "hsts-under-six-months", "bad", header[:100])
    is_listed = "preload" in header.lower() and "includesubdomains" in header.lower()
    result = "hsts-ready-for-preload" if is_listed else "hsts-six-months"
    return Protection("hsts", result, "good", header[:100])


def referrer(page: Page) -> Protection:
    """What other sites learn about the page a visitor comes from."""
    header = page.header("referrer-policy")
    result = referrer_result(header or None)
    level = {"private": "good", "partly": "good", "absent": "weak"}.get(result, "bad")
    return Protection("referrer", f"referrer-{result}", level, header[:100])


def framing(page: Page) -> Protection:
    """Whether another site can lay this page in a frame of its own."""
    policy = page.header("content-security-policy")
    ancestors = directives_of(policy).get("frame-ancestors")
    if ancestors is not None and "*" not in ancestors:
        return Protection("framing", "framing-by-policy", "good", " ".join(ancestors))
    header = page.header("x-frame-options").strip().lower()
    if not header:
        return Protection("framing", "framing-open", "bad")
    if header in {"deny", "sameorigin"}:
        return Protection("framing", "framing-refused", "good", header)
    if header.startswith("allow-from"):
        return Protection("framing", "framing-old-way", "bad", header[:100])
    return Protection("framing", "framing-unreadable", "bad", header[:100])


def no_sniffing(page: Page) -> Protection:
    """Whether browsers must believe what kind of file the site says it sends."""
    header = page.header("x-content-type-options").strip().lower()
    if not header:
        return Protection("sniffing", "sniffing-open", "bad")
    is_right = {part.strip() for part in header.split(",")} == {"nosniff"}
    result = "sniffing-off" if is_right else "sniffing-unreadable"
    return Protection("sniffing", result, "good" if is_right else "bad", header[:100])


def resource_policy(page: Page) -> Protection:
    """Which sites may load what this one serves (Cross-Origin-Resource-Policy)."""
    header = page.header("cross-origin-resource-policy").strip().lower()
    known = {"same-origin": "good", "same-site": "good", "cross-origin": "weak"}
    if not header:
        return Protection("resource-policy", "resources-unsaid", "weak")
    if header not in known:
        return Protection(
            "resource-policy", "resources-unreadable", "bad", header[:100]
        )
    return Protection("resource-policy", f"resources-{header}", known[header], header)


def sharing(page: Page) -> Protection:
    """Which scripts of other sites may read the answers (CORS)."""
    origin = page.header("access-control-allow-origin").strip().lower()
    with_login = page.header("access-control-allow-credentials").strip().lower()
    if not origin:
        return Protection("sharing", "sharing-none", "good")
    if origin == "*":
        is_all = with_login == "true"
        result = "sharing-with-login" if is_all else "sharing-public"
        return Protection("sharing", result, "bad" if is_all else "weak", origin)
    if origin == "null" or not re.fullmatch(r"https?://[^\s/,]+", origin):
        return Protection("sharing", "sharing-unreadable", "bad", origin[:100])
    return Protection("sharing", "sharing-named", "good", origin[:100])


def script_integrity(page: Page) -> Protection:
    """Whether scripts of other sites are held to a digest (SRI)."""
    scripts = read_elements(page.html, page.url).scripts
    if not page.html.strip():
        return Protection("integrity", "integrity-no-page", "unknown")
    foreign = [tag for tag in scripts if not is_same_site(tag.url, page.url)]
    plain = [tag for tag in foreign if tag.url.startswith("http:")]
    loose = [tag for tag in foreign if not tag.integrity]
    if plain:
        return Protection(
            "integrity", "integrity-plain-http", "bad", plain[0].url[:200]
        )
    if loose:
        return Protection("integrity", "integrity-missing", "bad", loose[0].url[:200])
    if foreign:
        return Protection("integrity", "integrity-all", "good", foreign[0].url[:200])
    result = "integrity-own-scripts" if scripts else "integrity-no-scripts"
    return Protection("integrity", result, "good")


def cookie_flags(cookies: tuple[Cookie, ...], *, has_hsts: bool) -> Protection:
    """Whether the shop's own cookies are kept from thieves and from other sites."""
    own = [cookie for cookie in cookies if not cookie.third_party]
    if not own:
        return Protection("cookies", "cookies-none", "good")
    sessions = [c for c in own if SESSION.search(c.name)]
    forgery = [c for c in own if AGAINST_FORGERY.search(c.name)]
    ladder = (
        ("cookies-session-not-secure", "bad", [c for c in sessions if not c.secure]),
        (
            "cookies-session-readable",
            "bad",
            [c for c in sessions if not c.http_only and c not in forgery],
        ),
        (
            "cookies-session-cross-site",
            "bad",
            [c for c in sessions if c.same_site.lower() == "none" and c.secure],
        ),
        (
            "cookies-forgery-cross-site",
            "bad",
            [c for c in forgery if c.same_site.lower() not in {"lax", "strict"}],
        ),
        (
            "cookies-cross-site-unsecured",
            "bad",
            [c for c in own if c.same_site.lower() == "none" and not c.secure],
        ),
        ("cookies-not-secure", "weak", [c for c in own if not c.secure]),
        (
            "cookies-cross-site",
            "weak",
            [c for c in sessions if c.same_site.lower() not in {"lax", "strict"}],
        ),
    )
    seen = [
        # Browsers that know HSTS send nothing over plain HTTP, secure cookie or not.
        ("cookies-secure-by-hsts", "weak", wrong)
        if has_hsts and result == "cookies-session-not-secure"
        else (result, level, wrong)
        for result, level, wrong in ladder
        if wrong
    ]
    # What is bad comes before what is only weak, whichever was looked at first.
    for result, level, wrong in sorted(seen, key=lambda step: step[1] != "bad"):
        names = ", ".join(sorted({cookie.name for cookie in wrong})[:8])
        return Protection("cookies", result, level, names)
    return Protection("cookies", "cookies-guarded", "good")


def redirection(ways: tuple[Entrance, ...]) -> Protection:
    """How plain HTTP leads to HTTPS, over which hosts, and how many steps it takes."""
    plain = [way for way in ways if way.url.startswith("http:")]
    answered = [way for way in plain if way.hops]
    if not answered:
        closed = any(way.problem == "no-answer" for way in plain)
        return Protection(
            "redirection", "http-closed" if closed else "http-not-seen",
            "good" if closed else "unknown",
        )  # fmt: skip
    for result in (
        "http-stays",
        "http-ends-plain",
        "http-other-host-first",
        "http-late",
    ):
        for way in answered:
            if _way(way) == result:
                level = "weak" if result == "http-late" else "bad"
                return Protection("redirection", result, level, way.url)
    return Protection("redirection", "http-redirects", "good", answered[0].url)


def _way(way: Entrance) -> str:
    first, last = way.hops[0], way.hops[-1]
    if len(way.hops) == 1 and not 300 <= first.status < 400:
        return "http-stays"
    if way.problem or not last.url.startswith("https:"):
        return "http-ends-plain"
    goes_to = way.hops[1].url if len(way.hops) > 1 else first.location
    if host_of(goes_to) != host_of(way.url) and not goes_to.startswith("https:"):
        return "http-other-host-first"
    if not goes_to.startswith("https:"):
        return "http-late"
    if host_of(goes_to) != host_of(way.url):
        return "http-other-host-first"
    return "http-redirects"
