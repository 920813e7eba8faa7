"""Whether the customer knows what the last button means, and chose everything."""

from inspector.checking import check, found
from inspector.checks.walked import picture_of
from inspector.facts import Tick
from inspector.reading.order_button import meaning_of
from inspector.reading.ticks import purpose_of
from inspector.report import Finding, Outcome
from inspector.site import Site


@check(
    "ordering.button-wording",
    law=("Directive 2011/83/EU, article 8(2)", "BW 6:230v(3)", "WER VI.46 §2"),
    needs_browser=True,
)
def button_wording(site: Site) -> Finding:
    """The last button says unmistakably that pressing it means having to pay.

    Directive 2011/83/EU, article 8(2); only the words on the button count (CJEU
    C-249/21). The button is read and never pressed.
    """
    walk = site.checkout
    if walk is None or not walk.button_label:
        return found(Outcome.UNCLEAR, "not-reached", confidence=0.2)
    label = walk.button_label
    details = {
        "value": label,
        "url": walk.checkout_url,
        "quote": label,
        "picture": walk.screenshot or "",
        "values": {"label": label},
    }
    if walk.unasked:
        # Whatever the button says, it is not what orders.
        details["values"] = {"label": label, "target": walk.unasked[0]}
        return found(Outcome.NOT_MET, "by-itself", confidence=0.8, **details)
    if not walk.certain:
        return found(Outcome.UNCLEAR, "perhaps-last", confidence=0.4, **details)
    meaning = meaning_of(label)
    if meaning == "pay":
        return found(Outcome.MET, "says-pay", confidence=0.9, **details)
    if meaning in {"order", "onward"}:
        return found(Outcome.NOT_MET, "says-order", confidence=0.9, **details)
    return found(Outcome.UNCLEAR, "other-words", confidence=0.4, **details)


@check(
    "ordering.no-preticked",
    law=("Directive 2011/83/EU, article 22", "GDPR, article 4(11)", "CJEU C-673/17"),
    needs_browser=True,
)
def no_preticked(site: Site) -> Finding:
    """No paid extra, newsletter or consent is ticked in advance.

    Directive 2011/83/EU, article 22, for payments; GDPR, article 4(11), for consent.
    """
    walk = site.checkout
    if walk is None:
        return found(Outcome.UNCLEAR, "not-reached", confidence=0.2)
    ticked = [tick for tick in walk.ticks if tick.checked]
    for purpose, message in (("paid-extra", "paid-extra"), ("consent", "consent")):
        for tick in ticked:
            if purpose_of(tick.label) == purpose:
                picture = picture_of(walk, tick)
                return _ticked(Outcome.NOT_MET, message, tick, picture, confidence=0.9)
    for tick in ticked:
        if tick.kind == "checkbox" and purpose_of(tick.label) == "unknown":
            picture = picture_of(walk, tick)
            return _ticked(Outcome.UNCLEAR, "unknown", tick, picture, confidence=0.4)
    if walk.reached != "order-button":
        return found(Outcome.UNCLEAR, "not-reached", confidence=0.2)
    count = str(len(walk.ticks))
    return found(
        Outcome.MET,
        "none",
        url=walk.checkout_url,
        values={"count": count},
        confidence=0.8,
    )


def _ticked(
    outcome: Outcome, message: str, tick: Tick, picture: str, *, confidence: float
) -> Finding:
    return found(
        outcome,
        message,
        value=tick.label,
        url=tick.url,
        quote=tick.label,
        picture=picture,
        confidence=confidence,
        values={"label": tick.label},
    )
