"""Follows a sender policy (SPF, RFC 7208) as far as a receiver of mail would."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

# RFC 7208, 4.6.4: a receiver that would have to ask more gives up.
MOST_LOOKUPS = 10
BEGINNING = re.compile(r"v=spf1(?:\s|$)", re.I)
ASKING = re.compile(r"[+\-~?]?(include|a|mx|ptr|exists)(?:[:/](\S*))?", re.I)
ENDING = re.compile(r"([+\-~?]?)all", re.I)
REDIRECT = re.compile(r"redirect=(\S+)", re.I)

Ask = Callable[[str], Awaitable[tuple[str, ...] | None]]


@dataclass
class Followed:
    """What a policy comes to.

    `ending` is the sign before `all` (`-`, `~`, `?` or `+`), empty without it;
    `lookups` counts what a receiver must ask; `is_whole` is false when a question on
    the way was not answered.
    """

    ending: str = ""
    lookups: int = 0
    is_whole: bool = True


def policies_in(texts: tuple[str, ...]) -> tuple[str, ...]:
    """The records that are sender policies; a domain may have one only."""
    return tuple(text for text in texts if BEGINNING.match(text))


async def follow_policy(policy: str, ask: Ask) -> Followed:
    """What a policy comes to, through what it includes and where it redirects."""
    followed = Followed()
    await _follow(policy, ask, followed, is_own=True)
    return followed


async def _follow(policy: str, ask: Ask, followed: Followed, *, is_own: bool) -> None:
    terms = policy.split()[1:]
    ends = [match for term in terms if (match := ENDING.fullmatch(term))]
    if ends and is_own:
        followed.ending = ends[0][1] or "+"
    for term in terms:
        asking, redirect = ASKING.fullmatch(term), REDIRECT.fullmatch(term)
        # What stands after `all` is never reached, and `all` makes a redirect void.
        if ENDING.fullmatch(term) or (redirect and ends):
            continue
        if asking or redirect:
            followed.lookups += 1
        if followed.lookups > MOST_LOOKUPS:
            return
        if asking and asking[1].lower() == "include":
            await _go_on(asking[2] or "", ask, followed, is_own=False)
        elif redirect:
            await _go_on(redirect[1], ask, followed, is_own=is_own)


async def _go_on(name: str, ask: Ask, followed: Followed, *, is_own: bool) -> None:
    # A name with a macro in it is made anew for each mail.
    if "%" in name or not name:
        return
    texts = await ask(name)
    if texts is None:
        followed.is_whole = False
        return
    for policy in policies_in(texts)[:1]:
        await _follow(policy, ask, followed, is_own=is_own)
