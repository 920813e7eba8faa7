"""Cases in every state in which staff are asked something, besides those of a house."""

from tests.builders import audits as steps
from tests.builders import cases
from tests.builders.parties import prove_domain
from tests.builders.people import MONDAY, a_user
from tests.builders.worker import settle
from tests.sites.samples import Sample, Samples
from tests.sites.town import House, a_cancelled_application
from trustmark.applications import api as applications
from trustmark.audits import api as audits
from trustmark.billing import api as billing
from trustmark.certificates import api as certificates
from trustmark.memberships import api as memberships

Stage = applications.State


def stages_of(house: House) -> Samples:
    """Where each deed of the staff site can be done by the person of this house."""
    assessed = cases.an_audit()
    steps.finish_assessment(assessed, by=house.person)
    ready = cases.an_application()
    prove_domain(cases.shop_of(ready), at=MONDAY)
    settle(MONDAY)
    unpaid = cases.an_application(Stage.AWAITING_PAYMENT)
    held_back = cases.a_membership()
    memberships.hold_back(held_back, reason="Klachten.", by=house.person, at=MONDAY)
    (item, *_) = billing.list_items_about(unpaid)
    numbers: dict[str, list[str]] = {
        "application": [
            cases.an_application(state).number
            for state in (Stage.INTAKE, Stage.INCOMPLETE)
        ]
        + [ready.number, a_cancelled_application(a_user()).number],
        "audit": [
            cases.an_audit(audits.State.DECISION).number,
            cases.an_audit(audits.State.REMEDY).number,
            assessed.number,
        ],
        "amount": [item.number],
        "membership": [
            held_back.number,
            cases.a_membership(memberships.State.FULL).number,
            cases.a_membership(memberships.State.SUSPENDED).number,
        ],
        "certificate": [cases.a_certificate(certificates.State.PROVISIONAL).number],
    }
    return {
        f"staff:{name}": [Sample({"number": number}) for number in known]
        for name, known in numbers.items()
    }
