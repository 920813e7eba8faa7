"""Reads a Referrer-Policy: what other sites learn about where a visitor came from."""

PRIVATE = frozenset({"no-referrer", "same-origin"})
LESS_PRIVATE = frozenset({"strict-origin", "strict-origin-when-cross-origin"})
LEAKING = frozenset(
    {
        "origin",
        "origin-when-cross-origin",
        "no-referrer-when-downgrade",
        "unsafe-url",
    }
)


def referrer_result(header: str | None) -> str:
    """`private`, `partly`, `leaks`, `unreadable`, or `absent` when there is no header.

    Every value of the list is judged, because old browsers take another one than new
    ones: the worst counts.
    """
    if header is None:
        return "absent"
    values = {value.strip().lower() for value in header.split(",")}
    if values & LEAKING:
        return "leaks"
    if not values <= PRIVATE | LESS_PRIVATE:
        return "unreadable"
    return "partly" if values & LESS_PRIVATE else "private"
