"""What the walk to the order button leaves for checks: costs per step, and pictures."""

from collections.abc import Iterator
from dataclasses import dataclass

from inspector.checks.statements import pattern
from inspector.facts import Checkout, OrderStep, Tick
from inspector.reading.money import amounts

TOTAL = pattern(
    r"\b(?:eind|order|te betalen )?totaal\b|te betalen|\btotal\b|à payer|to pay|gesamt"
)
# Of these a customer hears before the last step, or not at all.
FEE = pattern(
    r"service-?\s?(?:kosten|fee|charge)|(?:administratie|behandelings?|bestel|order|"
    r"verwerkings|reserverings)-?\s?kosten|handling (?:fee|costs?)|booking fee|"
    r"processing fee|frais de (?:service|dossier|traitement|gestion|commande)|"
    r"(?:bearbeitungs|service)gebühr\w*|small order|kleine ?order"
)


@dataclass(frozen=True)
class Line:
    """One line with an amount on one step of the walk."""

    step: OrderStep
    text: str
    cents: int


def lines_of(step: OrderStep) -> Iterator[Line]:
    """The lines of a step; the last amount on a line is what it comes to."""
    for text in step.costs:
        found = amounts(text)
        if found:
            yield Line(step, text, found[-1].cents)


def last_step(walk: Checkout) -> OrderStep | None:
    """The step with the order button, when it was reached."""
    return next((s for s in walk.steps if s.kind == "order-button"), None)


def total_line(walk: Checkout) -> str:
    """The line with the total to pay; the whole summary of an older visit."""
    step = last_step(walk)
    named = [line for line in lines_of(step) if TOTAL.search(line.text)] if step else []
    if not named:
        return walk.summary[:260]
    return max(named, key=lambda line: line.cents).text


def cost_of(walk: Checkout, cents: int) -> Line | None:
    """The line of the last step that asks this, when no step before it did."""
    step = last_step(walk)
    if step is None:
        return None
    fitting = (line for line in lines_of(step) if line.cents == cents)
    return next((line for line in fitting if is_new(walk, line)), None)


def late_fee(walk: Checkout) -> Line | None:
    """A fee on the last step that no step before it named."""
    step = last_step(walk)
    for line in lines_of(step) if step is not None else ():
        if line.cents and FEE.search(line.text) and is_new(walk, line):
            return line
    return None


def is_new(walk: Checkout, line: Line) -> bool:
    """Whether no earlier step asked this amount."""
    earlier = walk.steps[: walk.steps.index(line.step)]
    return all(
        other.cents != line.cents for step in earlier for other in lines_of(step)
    )


def picture_of(walk: Checkout, tick: Tick) -> str:
    """The picture in which a box stands; that of the last step in an older visit."""
    return tick.picture or walk.screenshot or ""
