"""Reads the response headers that protect visitors."""

import re

MAX_AGE = re.compile(r'(?:^|;)\s*max-age\s*=\s*"?(\d{1,12})"?\s*(?=;|$)', re.I)
VERSION = re.compile(r"/\s?\d+\.\d+")

Headers = tuple[tuple[str, str], ...]


def max_age_of(header: str) -> int | None:
    """Seconds in a Strict-Transport-Security header; `None` when it cannot be read.

    RFC 6797, 6.1: a directive that stands twice makes the header void, and of several
    headers only the first counts.
    """
    first = header.partition(",")[0]
    found = MAX_AGE.findall(first)
    return int(found[0]) if len(found) == 1 else None


def directives_of(policy: str) -> dict[str, list[str]]:
    """A Content-Security-Policy as its directives; the first of a name counts."""
    found: dict[str, list[str]] = {}
    for part in policy.split(";"):
        name, *sources = part.split()[:80] or [""]
        if name:
            found.setdefault(name.lower(), [source.lower() for source in sources])
    return found


def missing_protection(headers: Headers) -> tuple[str, ...]:
    """The names of protections that are absent or undone, in a fixed order."""
    has = _Reader(headers)
    wrong = {
        "X-Content-Type-Options": has.value("x-content-type-options") != "nosniff",
        "X-Frame-Options": not has.frame_protection(),
        "Referrer-Policy": has.value("referrer-policy").split(",")[-1].strip()
        == "unsafe-url",
        "Server": bool(VERSION.search(has.value("server"))),
        "X-Powered-By": bool(re.search(r"\d", has.value("x-powered-by"))),
        "Access-Control-Allow-Origin": has.value("access-control-allow-origin") == "*"
        and has.value("access-control-allow-credentials") == "true",
    }
    return tuple(name for name, is_wrong in wrong.items() if is_wrong)


class _Reader:
    def __init__(self, headers: Headers) -> None:
        self._headers = headers

    def value(self, name: str) -> str:
        found = [value for key, value in self._headers if key == name]
        return ", ".join(found).strip().lower()

    def frame_protection(self) -> bool:
        policies = [v for key, v in self._headers if key == "content-security-policy"]
        for policy in policies:
            ancestors = directives_of(policy).get("frame-ancestors")
            if ancestors is not None and "*" not in ancestors:
                return True
        return self.value("x-frame-options") in {"deny", "sameorigin"}
