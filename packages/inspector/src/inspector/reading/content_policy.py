"""Reads a Content-Security-Policy strictly: what in it undoes the protection it gives.

The strict reading follows the advice of the Dutch NCSC as internet.nl tests it; the
names of the problems are ours.
"""

import re

from inspector.reading.domains import domain_of

SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:")
HOST = re.compile(r"(?:\[[^\]]*\]|[^/:\[\]]+)")
NO_SOURCES = frozenset(
    {
        "trusted-types",
        "require-trusted-types-for",
        "upgrade-insecure-requests",
        "block-all-mixed-content",
        "report-uri",
        "report-to",
        "sandbox",
        "plugin-types",
    }
)
WITH_DATA = frozenset({"default-src", "object-src", "script-src"})
UNSAFE = ("unsafe-inline", "unsafe-eval", "unsafe-hashes")


def directives_of(policy: str) -> dict[str, list[str]]:
    """A Content-Security-Policy as its directives; the first of a name counts."""
    found: dict[str, list[str]] = {}
    for part in policy.split(";"):
        name, *sources = part.split()[:80] or [""]
        if name:
            found.setdefault(name.lower(), [source.lower() for source in sources])
    return found


def problems_of(policy: str, *, host: str) -> tuple[str, ...]:
    """What weakens this policy of this host, in a fixed order; empty when it is strict.

    `no-policy` alone when there is nothing to read.
    """
    directives = directives_of(policy)
    if not directives:
        return ("no-policy",)
    found = {
        problem
        for name, sources in directives.items()
        if name not in NO_SOURCES
        for source in sources
        for problem in _problems_of_source(name, source)
    }
    own = domain_of(host)
    found |= _problems_of_structure(directives, own)
    return tuple(sorted(found))


def _problems_of_source(directive: str, source: str) -> list[str]:
    if source.startswith("'"):
        bare = source.strip("'")
        return [bare] if bare in UNSAFE else []
    if SCHEME.fullmatch(source):
        named = {"http:": "plain-http", "https:": "any-https"}.get(source, "")
        if source == "data:" and directive in WITH_DATA:
            named = "data"
        return [named] if named else []
    scheme, divider, rest = source.rpartition("://")
    found = []
    if not divider:
        found.append("host-without-scheme")
    elif scheme in {"http", "*"}:
        found.append("plain-http")
    name = HOST.match(rest)
    if name is None or name[0] == "*" or name[0].startswith("127."):
        found.append("any-host")
    return found


def _problems_of_structure(directives: dict[str, list[str]], own: str) -> set[str]:
    found = set()
    for name in ("default-src", "base-uri"):
        if not _is_own(directives.get(name), own):
            found.add(name)
    if not directives.get("form-action"):
        found.add("form-action")
    if not _frames_are_named(directives.get("frame-ancestors")):
        found.add("frame-ancestors")
    if not {"frame-src", "child-src", "default-src"} & directives.keys():
        found.add("frame-src")
    return found


def _is_own(sources: list[str] | None, own: str) -> bool:
    """Whether a directive names the site itself first, and nobody else."""
    if not sources:
        return False
    if sources == ["'none'"]:
        return True
    others = [source for source in sources if not source.startswith("'")]
    return "'self'" in sources and all(_is_below(source, own) for source in others)


def _is_below(source: str, own: str) -> bool:
    scheme, divider, rest = source.partition("://")
    name = HOST.match(rest)
    if not divider or scheme != "https" or name is None:
        return False
    host = name[0].removeprefix("*.")
    return host == own or host.endswith(f".{own}")


def _frames_are_named(sources: list[str] | None) -> bool:
    if not sources:
        return False
    return all(
        source in {"'none'", "'self'"} or source.startswith("https://")
        for source in sources
    )
