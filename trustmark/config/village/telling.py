"""Tells each story through the verbs, from its first form to where it stands."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from django.db import transaction
from django.utils.timezone import localtime

from trustmark.accounts import api as accounts
from trustmark.accounts.api import User
from trustmark.applications import api as applications
from trustmark.applications.api import Application, Declaration, Submission
from trustmark.audits import api as audits
from trustmark.audits.api import Audit, Judgement, RunState, Verdict
from trustmark.billing import api as billing
from trustmark.certificates import api as certificates
from trustmark.config.village.cast import PASSWORD, PEOPLE, Ending, Person, Story
from trustmark.config.village.details import company_of, shop_of
from trustmark.config.village.ordering import (
    connect_shop,
    moments_of_orders,
    tell_order,
)
from trustmark.config.village.reviewing import events_of_reviews, events_unasked
from trustmark.correspondence import api as correspondence
from trustmark.kernel.announcements import deliver_due
from trustmark.kernel.calendar import day_of
from trustmark.memberships import api as memberships
from trustmark.orders.api import Connection
from trustmark.shops import api as shops

BEYOND_REMEDY = frozenset(
    {Ending.ADMITTED, Ending.SUSPENDED, Ending.WITHDRAWN, Ending.AWAITING_PAYMENT}
)
Inspect = Callable[[int, Story, bool, datetime], None]


@dataclass
class Teller:
    """Tells stories: knows the people, the moment it is now, and who inspects."""

    people: dict[str, User]
    now: datetime
    inspect: Inspect

    def tell(self, story: Story) -> None:
        """Walk one shop to where its story ends."""
        at = self._morning(days_ago=story.days_ago)
        applicant = _applicant(story, at=at)
        application = applications.begin_draft(story.scheme, by=applicant, at=at)
        self._submit(application, story, applicant, at=at)
        if story.ending is Ending.INTAKE:
            return
        if story.ending is Ending.REFUSED_AT_INTAKE:
            self._refuse_at_intake(application, at=at + timedelta(hours=26))
            return
        self._prove(application, at=at + timedelta(hours=2))
        self._pass_to_audit(application, at=at + timedelta(hours=4))
        if story.ending is Ending.INSPECTION:
            return
        for audit in applications.list_audits(application):
            self._audit(audit, story, at=at + timedelta(hours=6))
        self._settle(at=at + timedelta(days=4))
        self._afterwards(application, story, at=at)

    def _morning(self, *, days_ago: int) -> datetime:
        """Twelve past nine on that day: people here work in office hours."""
        there = localtime(self.now - timedelta(days=days_ago))
        return there.replace(hour=9, minute=12, second=0, microsecond=0)

    def _submit(
        self, application: Application, story: Story, applicant: User, *, at: datetime
    ) -> None:
        submission = Submission(
            company=company_of(story),
            shop=shop_of(story),
            kinds=story.kinds,
            period=story.period,
            size=story.size,
            declarations=(
                Declaration("criteria-read", "Ik heb de eisen gelezen."),
                Declaration("audit-consent", "Ik stem in met de keuring."),
                Declaration("correct-data", "Alles is juist en volledig."),
            ),
            signer_function="eigenaar",
            language=company_of(story).language,
            address=None,
        )
        applications.submit(application, submission, by=applicant, at=at)
        shops.check_vat_number(_shop(application).company, at=at)
        self._settle(at=at)

    def _refuse_at_intake(self, application: Application, *, at: datetime) -> None:
        applications.refuse(
            application,
            ground="illegal-trade",
            reasons="De webwinkel biedt vuurwerk aan dat niet aan consumenten mag "
            "worden verkocht.",
            by=self.people["sanne"],
            at=at,
        )
        self._settle(at=at)

    def _prove(self, application: Application, *, at: datetime) -> None:
        proof = application.shop and shops.find_proof(application.shop)
        if proof:
            shops.look_for_proof(proof, at=at, reader=_Placed(proof.word))

    def _pass_to_audit(self, application: Application, *, at: datetime) -> None:
        applications.pass_to_audit(application, by=self.people["sanne"], at=at)
        self._settle(at=at)

    def _audit(self, audit: Audit, story: Story, *, at: datetime) -> None:
        auditor = self._auditor(audit, at=at)
        fails_first = bool(story.unmet) and story.kinds[0] == audit.kind
        self._look(audit, story, fails_first, at=at)
        self._assess(audit, story.unmet if fails_first else {}, auditor, at=at)
        if fails_first and story.ending is not Ending.REFUSED:
            audits.request_remedy(audit, remark="", by=auditor, at=at)
            self._settle(at=at)
            if story.ending is Ending.REMEDY:
                return
            at += timedelta(days=2)
            audits.report_remedied(audit, remark="Alles is aangepast.", by=None, at=at)
            self._look(audit, story, False, at=at)
            self._assess(audit, {}, auditor, at=at)
        at += timedelta(hours=20)
        audits.hand_to_decider(audit, reason="", by=auditor, at=at)
        if story.ending is Ending.DECISION:
            return
        self._decide(audit, story, at=at + timedelta(hours=2))

    def _auditor(self, audit: Audit, *, at: datetime) -> User:
        if audit.scheme_version.rules.word("examiner") == "external":
            audits.assign(
                audit, to=self.people["elise"], by=self.people["ruben"], at=at
            )
            return self.people["elise"]
        audits.assign(audit, to=self.people["mehmet"], by=self.people["ruben"], at=at)
        return self.people["mehmet"]

    def _look(
        self, audit: Audit, story: Story, with_faults: bool, *, at: datetime
    ) -> None:
        for run in audits.list_inspections(audit):
            if run.state == RunState.WAITING:
                self.inspect(run.pk, story, with_faults, at)
        audit.refresh_from_db()

    def _assess(
        self, audit: Audit, unmet: dict[str, str], auditor: User, *, at: datetime
    ) -> None:
        judgements = [
            Judgement(
                row.criterion.id,
                Verdict.NOT_MET if row.criterion.id in unmet else Verdict.MET,
                note=unmet.get(row.criterion.id, ""),
                page=row.findings[0].url if row.findings else "",
            )
            for row in audits.list_rows(audit, language="nl")
            if not row.verdict
        ]
        audits.assess(audit, judgements=judgements, by=auditor, at=at)

    def _decide(self, audit: Audit, story: Story, *, at: datetime) -> None:
        if story.ending is Ending.REFUSED:
            audits.deny(
                audit,
                reasons="De bestelknop en het vooraf aangevinkte hokje zijn na de "
                "keuring niet aangepast. Daarmee is niet aan de eisen voldaan.",
                by=self.people["karel"],
                at=at,
            )
        else:
            audits.grant(
                audit,
                reasons="Alle eisen zijn beoordeeld en er is aan voldaan.",
                by=self.people["karel"],
                at=at,
            )
        self._settle(at=at)

    def _afterwards(
        self, application: Application, story: Story, *, at: datetime
    ) -> None:
        admitted = {Ending.ADMITTED, Ending.SUSPENDED, Ending.WITHDRAWN}
        if story.ending not in admitted:
            return
        self._pay(application, at=at + timedelta(days=9))
        self._grow_up(application, at=at)
        late = self._morning(days_ago=story.days_ago // 8)
        for certificate in certificates.list_certificates_of(_shop(application)):
            if story.ending is Ending.SUSPENDED:
                certificates.suspend(
                    certificate,
                    reason="Het adres van het bedrijf staat niet meer op de site.",
                    by=self.people["karel"],
                    at=late,
                )
            if story.ending is Ending.WITHDRAWN:
                certificates.withdraw(
                    certificate,
                    reason="De webwinkel is gestopt met leveren en reageert niet.",
                    by=self.people["karel"],
                    at=late,
                )
        self._settle(at=late)
        if story.ending is Ending.ADMITTED:
            self._sell(_shop(application))

    def _sell(self, shop: shops.Shop) -> None:
        """Orders of the last weeks as the plug-in told them, and what came of them."""
        events: list[tuple[datetime, Callable[[datetime], object]]] = []
        told = dict(moments_of_orders(self.now))
        connection = connect_shop(shop, at=min(told.values()))
        for turn, at in told.items():
            events.append((at, partial(_tell, connection, turn)))
        events += events_of_reviews(shop, told, self.people)
        events += events_unasked(shop, self.now)
        for at, deed in sorted(events, key=lambda event: event[0]):
            if at <= self.now:
                deed(at)
                self._settle(at=at)

    def _pay(self, application: Application, *, at: datetime) -> None:
        for item in billing.list_items_about(application):
            billing.mark_paid(
                item,
                received_on=day_of(at),
                remark="Bankafschrift",
                by=self.people["femke"],
                at=at,
            )
        self._settle(at=at)

    def _grow_up(self, application: Application, *, at: datetime) -> None:
        """Let the provisional time pass, where enough time has passed."""
        for certificate in certificates.list_certificates_of(_shop(application)):
            until: date | None = certificate.provisional_until
            if until and until <= day_of(self.now):
                days = (until - day_of(at)).days
                moment = at + timedelta(days=days, hours=1)
                memberships.convert_due(on=day_of(moment), at=moment)
                certificates.convert_due(on=day_of(moment), at=moment)
                self._settle(at=moment)

    def _settle(self, *, at: datetime) -> None:
        """Do what the worker does: deliver announcements and post letters."""
        while deliver_due(at=at):
            pass
        correspondence.post_waiting(at=at)


def _tell(connection: Connection, turn: int, at: datetime) -> None:
    tell_order(connection, turn, at=at)


class _Placed:
    """A reader that finds the word where the owner put it."""

    def __init__(self, word: str) -> None:
        self.word = word

    def texts(self, domain: str) -> list[str]:
        return [f"{shops.PREFIX}{self.word}"]

    def meta_tags(self, domain: str) -> list[str]:
        return []

    def well_known(self, domain: str) -> list[str]:
        return []


@transaction.atomic
def settle_people(*, at: datetime) -> dict[str, User]:
    """Take in everybody who works here, with their roles and second factor."""
    return {
        person.key: accounts.find_user(person.email) or _take_in(person, at=at)
        for person in PEOPLE
    }


def _take_in(person: Person, *, at: datetime) -> User:
    user = accounts.create_user(
        person.email,
        name=person.name,
        language=person.language,
        at=at,
        password=PASSWORD,
        is_verified=True,
    )
    for role in person.roles:
        accounts.grant_role(
            user, role, by=None, at=at, organisation=person.organisation
        )
    accounts.sign_secrecy(user, at=at)
    accounts.enrol_totp(user, accounts.DEMO_SECRET)
    return user


def _applicant(story: Story, *, at: datetime) -> User:
    return accounts.create_user(
        story.email,
        name=story.contact,
        language=company_of(story).language,
        at=at,
        password=PASSWORD,
        is_verified=True,
    )


def _shop(application: Application) -> shops.Shop:
    if application.shop is None:
        raise ValueError(f"{application} has no shop")
    return application.shop
