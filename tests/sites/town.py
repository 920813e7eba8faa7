"""A town in which every page has something to show, built once for a walk."""

from dataclasses import dataclass, replace
from datetime import datetime
from io import BytesIO

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.test import Client
from django.urls import reverse
from PIL import Image

import inspector
from tests.accounts.post import key_in, letters_to, path_in
from tests.builders import audits as steps
from tests.builders import cases, pages
from tests.builders.parties import shop_details
from tests.builders.people import LONG_AGO, MONDAY, TOTP_SECRET, a_user
from tests.builders.rulebooks import BECOMMERCE
from tests.sites.member import filling
from trustmark.accounts import api as accounts
from trustmark.accounts.api import Invitee, Role, User
from trustmark.applications import api as applications
from trustmark.applications.api import Application
from trustmark.audits import api as audits
from trustmark.audits.api import Audit
from trustmark.audits.suppliers.visitor import OnProgress
from trustmark.certificates import api as certificates
from trustmark.certificates.api import Certificate
from trustmark.memberships import api as memberships
from trustmark.memberships.api import Membership
from trustmark.orders import api as orders
from trustmark.orders.api import ApiKey, Fault, OrderFile, OrderMessage, Source
from trustmark.schemes.api import Rulebook
from trustmark.shops import api as shops
from trustmark.shops.api import Shop

SHOP = "https://www.zeven-dagen.test/"
PASSWORD = "Vier groene fietsen, 26 bellen!"
WORKING_ROLES = (Role.INTAKE, Role.AUDITOR, Role.DECIDER, Role.FINANCE)
Stage = applications.State


class Photographer(pages.ScriptedVisitor):
    """A visitor who also takes one picture."""

    def visit(
        self, url: str, *, at: datetime, on_progress: OnProgress
    ) -> inspector.Site:
        """Read the pages, with a picture of the first."""
        site = super().visit(url, at=at, on_progress=on_progress)
        file = BytesIO()
        Image.new("RGB", (4, 4), (250, 245, 225)).save(file, "PNG")
        return replace(site, pictures={"home.png": file.getvalue()})


def photographer() -> Photographer:
    """The visitor the setting names."""
    return Photographer()


@dataclass(frozen=True)
class Firm:
    """One applicant, with an application in every state that has pages of its own."""

    person: User
    draft: Application
    intake: Application
    incomplete: Application
    refused: Application
    cancelled: Application
    half_granted: Application
    suspended: Certificate
    expelled: Membership
    admitted: Application
    certificate: Certificate
    remedy: Audit
    file: OrderFile
    taken_file: OrderFile
    key: ApiKey
    program_key: ApiKey


@dataclass(frozen=True)
class House:
    """Those who work here, and what lies before them."""

    person: User
    audit: Audit
    unmet: Audit
    appeal: applications.Appeal
    objection: applications.Appeal
    suspended: Certificate


@dataclass(frozen=True)
class Keys:
    """What letters let people in with."""

    invitation: str
    visit: str
    address: str
    password: str


def a_contact() -> User:
    """Somebody of a company, with a password and a second factor."""
    person = accounts.create_user(
        "jansen@kaas.test",
        name="Sanne Jansen",
        language="nl",
        at=LONG_AGO,
        password=PASSWORD,
        is_verified=True,
    )
    accounts.enrol_totp(person, TOTP_SECRET)
    RecoveryCodes.activate(person)
    return person


def a_firm() -> Firm:
    """Kaasboer Jansen, who applied more often than anybody."""
    person = a_contact()
    admitted = cases.an_application(Stage.ADMITTED, by=person)
    (certificate,) = certificates.list_certificates_of(cases.shop_of(admitted))
    shops.add_contact(cases.company_of(admitted), user=a_user(), at=MONDAY)
    auditing = cases.an_application(Stage.AUDITING, by=person)
    (remedy,) = applications.list_audits(auditing)
    steps.walk_audit(remedy, to=audits.State.REMEDY)
    return Firm(
        person=person,
        draft=a_filled_draft(person),
        intake=cases.an_application(by=person),
        incomplete=cases.an_application(Stage.INCOMPLETE, by=person),
        refused=cases.an_application(Stage.REFUSED, by=person),
        cancelled=a_cancelled_application(person),
        half_granted=cases.an_application(
            Stage.AWAITING_PAYMENT,
            scheme=BECOMMERCE,
            kinds=("b2c", "b2b"),
            denied=("b2b",),
            by=person,
        ),
        suspended=a_suspended_certificate(person),
        expelled=an_ended_membership(person),
        admitted=admitted,
        certificate=certificate,
        remedy=remedy,
        file=a_file_of(certificate.shop, person),
        taken_file=a_taken_file_of(certificate.shop, person),
        key=a_key_of(certificate.shop, person),
        program_key=a_program_key_of(certificate.shop, person),
    )


def a_file_of(shop: Shop, person: User) -> OrderFile:
    """A file with orders, one of them wrong, which nobody confirmed yet."""
    data = "E-mail;Ordernummer;Iets\nklant@thuis.test;W-1;x\n<b>geen</b>;=1+1;y\n"
    return orders.keep_file(
        shop, data.encode(), name="orders.csv", by=person, at=MONDAY
    )


def a_key_of(shop: Shop, person: User) -> ApiKey:
    """A key of the shop, with a message of its plug-in that we could not take."""
    connection = orders.connect(shop, at=MONDAY)
    orders.note_fault(connection, Fault.EMAIL_SHAPE, number="W-7", at=MONDAY)
    return orders.new_key(connection, by=person, at=MONDAY).key


def a_program_key_of(shop: Shop, person: User) -> ApiKey:
    """A key of a program beside an ended one, and an order that was tried."""
    connection = orders.connect(shop, at=MONDAY)
    wish = orders.Wish("Kassa", (orders.Scope.ORDERS, orders.Scope.REVIEWS))
    old = orders.new_program_key(connection, wish, by=person, at=MONDAY).key
    orders.revoke_key(old, by=person, at=MONDAY)
    orders.new_test_key(connection, by=person, at=MONDAY)
    tried = OrderMessage(email="klant@thuis.test", source=Source.API, number="T-1")
    orders.try_order(connection, tried, at=MONDAY)
    return orders.new_program_key(connection, wish, by=person, at=MONDAY).key


def a_taken_file_of(shop: Shop, person: User) -> OrderFile:
    """The same, after its orders were taken."""
    file = a_file_of(shop, person)
    orders.confirm_file(file, by=person, at=MONDAY)
    orders.take_file(file.pk, at=MONDAY)
    file.refresh_from_db()
    return file


def a_cancelled_application(person: User) -> Application:
    """An application that was broken off, and may still go on."""
    cancelled = cases.an_application(Stage.AUDITING, by=person)
    applications.cancel(cancelled, reason="Toch niet.", by=person, at=MONDAY)
    return cancelled


def a_suspended_certificate(person: User) -> Certificate:
    """A certificate that somebody suspended, so that one may object."""
    admitted = cases.an_application(Stage.ADMITTED, by=person)
    (certificate,) = certificates.list_certificates_of(cases.shop_of(admitted))
    manager = a_user(Role.MANAGER, name="Mo Manager")
    certificates.suspend(certificate, reason="Geen adres.", by=manager, at=MONDAY)
    return certificate


def an_ended_membership(person: User) -> Membership:
    """A membership that somebody ended, with an appeal against it."""
    membership = cases.membership_of(
        cases.an_application(Stage.ADMITTED, by=person, scheme=BECOMMERCE)
    )
    manager = a_user(Role.MANAGER, name="Mo Manager")
    memberships.end(membership, reason="Fraude.", by=manager, at=MONDAY)
    applications.appeal_membership(
        membership, argument="Dat klopt niet.", by=person, at=MONDAY
    )
    return membership


def a_filled_draft(person: User) -> Application:
    """An application with every step filled in, ready to look over."""
    draft = cases.an_application(Stage.DRAFT, by=person)
    client = Client()
    client.force_login(person)
    book: Rulebook = draft.scheme_version.rules
    answers = (filling.company(), filling.shop(), filling.agreement(book))
    for step, sent in zip(("company", "shop", "agreement"), answers, strict=True):
        kwargs = {"number": draft.number, "step": step}
        answer = client.post(reverse("member:application_step", kwargs=kwargs), sent)
        assert answer.status_code == 303, f"{step} has faults"
    return draft


def a_house() -> House:
    """Somebody with the roles that have work, and one of each kind of case."""
    person = a_user(Role.MANAGER, name="Mo Manager")
    for role in WORKING_ROLES:
        accounts.grant_role(person, role, by=None, at=LONG_AGO)
    shop = shop_details(url=SHOP)
    pages.show(shop, {"/retourneren": pages.RETURNS.format(days=7)})
    unmet = cases.an_audit()
    steps.judge(unmet, not_met=("identity.address",), by=person)
    refused = cases.an_application(Stage.REFUSED)
    suspended = cases.a_certificate(certificates.State.SUSPENDED)
    (contact, *_) = shops.list_contacts(suspended.shop.company)
    return House(
        person=person,
        audit=cases.an_audit(submission=cases.a_submission(shop=shop)),
        unmet=unmet,
        appeal=applications.appeal(
            refused, argument="Dat klopt niet.", by=refused.applicant, at=MONDAY
        ),
        objection=applications.appeal_certificate(
            suspended, argument="Er staat een adres.", by=contact.user, at=MONDAY
        ),
        suspended=suspended,
    )


def some_keys() -> Keys:
    """An invitation and links, all still good."""
    sender = accounts.platform_sender()
    invitee = Invitee("nieuw@kaas.test", "Nina Nieuw", "nl")
    accounts.invite(invitee, Role.INTAKE, sender=sender, by=None, at=MONDAY)
    accounts.send_sign_in_link(
        "klant@thuis.test",
        purpose="visit",
        path="/nl/me/",
        language="nl",
        sender=sender,
        at=MONDAY,
    )
    for email, password in (("bo@kaas.test", PASSWORD), ("cas@kaas.test", None)):
        accounts.register_applicant(
            email,
            name="Bo Boer",
            language="nl",
            sender=sender,
            at=MONDAY,
            password=password,
        )
    return Keys(
        invitation=key_in(letters_to(invitee.email)[0]),
        visit=key_in(letters_to("klant@thuis.test")[0]),
        address=key_in(letters_to("bo@kaas.test")[0]),
        password=path_in(letters_to("cas@kaas.test")[0]),
    )


def a_newcomer() -> User:
    """Somebody who may begin, after a promise and with a second factor to come."""
    person = a_user(name="Nova Nieuw")
    accounts.grant_role(person, Role.INTAKE, by=None, at=LONG_AGO)
    return person


def a_passkey_of(person: User) -> int:
    """A passkey by its name; nobody can sign in with it."""
    kind = Authenticator.Type.WEBAUTHN
    made = Authenticator.objects.create(
        user=person, type=kind, data={"name": "Sleutelbos"}
    )
    return int(made.pk)
