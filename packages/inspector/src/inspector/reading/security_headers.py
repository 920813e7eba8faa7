"""Reads the response headers that protect visitors."""

import re

from inspector.reading.content_policy import directives_of

VERSION = re.compile(r"/\s?\d+\.\d+")

Headers = tuple[tuple[str, str], ...]


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
