"""Scenes that several journeys share, played through the pages."""

from collections.abc import Mapping

from tests.builders.rulebooks import WEBWINKELKEUR
from tests.builders.worker import settle
from tests.journeys.acting import PASSWORD, Actor, Clock, code_now, link_in
from trustmark.applications.models import Application
from trustmark.audits.models import Audit
from trustmark.billing.models import OpenItem
from trustmark.correspondence.models import OutgoingLetter
from trustmark.kernel.calendar import day_of
from trustmark.shops.api import PREFIX, DomainProof
from trustmark.shops.suppliers.domains import PRETENDED

EMAIL = "piet@kaasboer-jansen.test"
COMPANY = {
    "country": "NL",
    "number": "99051327",
    "name": "Kaasboer Jansen B.V.",
    "legal_form": "B.V.",
    "street": "Kaasmarkt 12",
    "postcode": "1811 JL",
    "city": "Alkmaar",
    "email": "info@kaasboer-jansen.test",
    "phone": "+31 72 000 00 12",
    "language": "en",
}
SHOP: dict[str, str | list[str] | bool] = {
    "name": "Kaasboer Jansen",
    "url": "https://kaasboer-jansen.test/",
    "languages": ["nl", "en"],
    "countries": ["NL"],
    "category": "food",
    "size": "small",
    "period": "year",
}


def latest_letter(kind: str) -> OutgoingLetter:
    """The last letter of a kind; there must be one."""
    return OutgoingLetter.objects.filter(kind=kind).latest("id")


def becomes_applicant(
    applicant: Actor, *, at: Clock, scheme: str = WEBWINKELKEUR
) -> None:
    """Say who you are, follow the letter, choose a password, sign in."""
    applicant.go(f"{scheme}/apply/")
    applicant.fill(name="Piet Jansen", email=EMAIL)
    applicant.press("Send me the link")
    settle(at.now)
    applicant.go(link_in(latest_letter("PasswordToChoose").body, to="/account/"))
    applicant.fill(password1=PASSWORD, password2=PASSWORD)
    applicant.press("Keep this password")
    applicant.sign_in(EMAIL)
    print(applicant.page.url, applicant.reads()[:600])


def applies(
    applicant: Actor,
    *,
    at: Clock,
    scheme: str = WEBWINKELKEUR,
    company: Mapping[str, str] = COMPANY,
    shop: Mapping[str, str | list[str] | bool] = SHOP,
) -> Application:
    """Fill in the whole form and send it."""
    applicant.go(f"{scheme}/apply/")
    applicant.press("Begin the application")
    applicant.go(f"member/applications/{_draft().number}/company/")
    applicant.fill(**company)
    applicant.press("Save and go on")
    applicant.fill(**shop)
    applicant.press("Save and go on")
    for box in applicant.page.locator("main input[type=checkbox]").all():
        box.check()
    applicant.fill(function="director")
    applicant.press("Save and go on")
    applicant.press("Send the application")
    settle(at.now)
    return Application.objects.select_related("shop").get()


def proves_the_domain(applicant: Actor, application: Application, *, at: Clock) -> None:
    """Place the word, and let us look."""
    proof = DomainProof.objects.get(shop=application.shop)
    PRETENDED.words[proof.shop.domain] = [f"{PREFIX}{proof.word}"]
    applicant.go(f"member/applications/{application.number}/proof/")
    applicant.press("I placed it, look now")
    settle(at.now)


def passes_to_audit(clerk: Actor, application: Application, *, at: Clock) -> Audit:
    """Intake signs in with a code, looks, and opens the audit."""
    signs_in_to_work(clerk)
    clerk.go(f"staff/applications/{application.number}/")
    clerk.press("Pass to audit")
    settle(at.now)
    return Audit.objects.get()


def assesses(auditor: Actor, audit: Audit, *, unmet: dict[str, str]) -> None:
    """Go through every theme: confirm what the machine is sure of, judge the rest."""
    for _ in range(60):
        auditor.go(f"staff/audits/{audit.number}/")
        waiting = auditor.page.locator("tr:has(.themes__todo) a")
        if waiting.count() == 0:
            return
        waiting.first.click()
        auditor.page.wait_for_load_state()
        _judge_theme(auditor, unmet)
    raise AssertionError("the assessment never ends")


def _judge_theme(auditor: Actor, unmet: dict[str, str]) -> None:
    page = auditor.page
    for criterion in page.locator("article[data-criterion]").all():
        if not criterion.is_visible():
            continue
        name = str(criterion.get_attribute("id")).removeprefix("criterion-")
        verdict = "not-met" if name in unmet else "met"
        criterion.locator(f"input[value='{verdict}']").check()
        if name in unmet:
            criterion.locator("textarea").first.fill(unmet[name])
    auditor.press("Save and go on")


def _draft() -> Application:
    return Application.objects.get(state="draft")


def signs_in_to_work(worker: Actor) -> None:
    """Sign in on the real pages, with the code of the second factor."""
    if worker.person is None:
        raise ValueError("only who works here has a second factor")
    worker.sign_in(worker.person.email, code=code_now())


def asks_for_remedy(
    auditor: Actor, audit: Audit, unmet: dict[str, str], *, at: Clock
) -> OutgoingLetter:
    """Assess everything, find something unmet, and ask the shop to repair it."""
    signs_in_to_work(auditor)
    assesses(auditor, audit, unmet=unmet)
    auditor.go(f"staff/audits/{audit.number}/")
    auditor.deed("remedy", "Ask the shop to remedy")
    settle(at.now)
    return latest_letter("RemedyRequested")


def reports_remedied(reader: Actor, letter: OutgoingLetter, *, at: Clock) -> None:
    """Follow the link in the letter and press the one button; again does nothing."""
    reader.go(link_in(letter.body, to="/re-audit/"))
    reader.press("I repaired everything, look again")
    assert "The re-audit has begun" in reader.reads()
    reader.go(link_in(letter.body, to="/re-audit/"))
    assert "no open request" in reader.reads()
    settle(at.now)


def decides_in_favour(
    auditor: Actor, decider: Actor, audit: Audit, *, at: Clock
) -> None:
    """The auditor hands over what is met now; somebody else decides."""
    auditor.come_back()
    assesses(auditor, audit, unmet={})
    auditor.go(f"staff/audits/{audit.number}/")
    auditor.deed("hand-over", "Hand to a decider")
    signs_in_to_work(decider)
    decider.go(f"staff/audits/{audit.number}/")
    decider.deed("grant", "Decide: the demands are met", reasons="All demands are met.")
    settle(at.now)


def marks_paid(finance: Actor, item: OpenItem, *, at: Clock) -> None:
    """Finance saw the money on the bank statement."""
    signs_in_to_work(finance)
    finance.go(f"staff/amounts/{item.number}/")
    finance.deed("pay", "Mark as paid", received_on=day_of(at.now).isoformat())
    settle(at.now)


def register_page(
    reader: Actor, *, scheme: str = WEBWINKELKEUR, domain: str = "kaasboer-jansen.test"
) -> str:
    """What anyone reads about the shop in the register."""
    reader.go(f"{scheme}/register/{domain}/")
    return reader.reads()
