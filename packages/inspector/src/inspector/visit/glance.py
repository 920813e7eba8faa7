"""One page, fetched with every guard of a visit, for those who need no more."""

from dataclasses import dataclass

from inspector.visit.errand import Errand
from inspector.visit.fetching import open_fetcher, trust_context
from inspector.visit.gate import Gate, GateRules
from inspector.visit.options import Progress, VisitOptions


@dataclass(frozen=True)
class Glance:
    """What one address answered; `problem` is empty when it answered at all."""

    url: str
    status: int
    text: str
    problem: str


def glance(url: str, *, options: VisitOptions) -> Glance:
    """Fetch one page and follow its redirects; never at a private address."""

    async def work(tell: object) -> Glance:
        rules = GateRules(options.connect_to, options.allow_private)
        async with (
            Gate(rules) as gate,
            open_fetcher(gate, options, trust_context(options.trust)) as fetcher,
        ):
            answer = await fetcher.get(url)
        return Glance(answer.url, answer.status, answer.text, answer.problem)

    return Errand[Glance, Progress](work).run(lambda progress: None)
