"""What stands in for the parts of an address, when every address is visited.

`address_of` fills in something that exists nowhere, for whoever asks only who may
come in. A walk that wants to see something asks `addresses_of` with the samples of
its site: for each page the objects that exist, in the states that look different.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.urls import NoReverseMatch, resolve, reverse

from tests.builders import cases, prechecks
from tests.builders.drafts import a_certified_shop, tried_out
from tests.builders.letters import letters
from tests.sites import review_samples, webhook_samples
from tests.sites.town import SHOP, Firm, House, Keys
from trustmark.applications import api as applications
from trustmark.audits import api as audits
from trustmark.billing import api as billing
from trustmark.correspondence import api as correspondence
from trustmark.prechecks.api import State
from trustmark.reexaminations import api as reexaminations
from trustmark.schemes import api as schemes
from trustmark.schemes.api import Rulebook
from trustmark.shops import api as shops
from trustmark.sites.layout.accent import accent_address
from trustmark.sites.layout.routes import Route

FAILED = State.FAILED
_PLACE = re.compile(r"<(?:(?P<converter>\w+):)?(?P<name>\w+)>")
_BY_CONVERTER: dict[str, object] = {
    "int": 1,
    "slug": "x",
    "uuid": "00000000-0000-0000-0000-000000000000",
    "path": "x",
    "photo": "0" * 32,
}


@dataclass(frozen=True)
class Sample:
    """The parts of one address, and what is asked behind it."""

    parts: dict[str, object] = field(default_factory=dict)
    query: str = ""
    status: int = 200


@dataclass(frozen=True)
class Stop:
    """An address on a walk, and the status with which it should answer."""

    address: str
    status: int = 200


Samples = Mapping[str, list[Sample]]


def address_of(route: Route) -> str:
    """An address that leads to the page, about something that need not exist."""
    plain = {
        place["name"]: _BY_CONVERTER.get(place["converter"] or "str", "x")
        for place in _PLACE.finditer(route.pattern)
    }
    try:
        return reverse(route.name, kwargs=plain)
    except NoReverseMatch as fault:
        raise AssertionError(f"{route.name} needs a plain part here") from fault


def addresses_of(route: Route, samples: Samples) -> list[Stop]:
    """The addresses at which the page has something to show."""
    if route.name not in samples and "<" in route.pattern:
        raise AssertionError(f"{route.name} needs a sample in {__name__}")
    return [
        Stop(reverse(route.name, kwargs=sample.parts) + sample.query, sample.status)
        for sample in samples.get(route.name, [Sample()])
    ]


def public_samples(firm: Firm) -> Samples:
    """The public pages: of the scheme, and of what the firm has."""
    scheme: dict[str, object] = {"scheme": firm.admitted.scheme}
    domain = firm.certificate.shop.domain
    (asked,) = audits.list_remedy_requests(firm.remedy)
    (mail, *_) = correspondence.list_caught(limit=1)
    book: Rulebook = firm.admitted.scheme_version.rules
    sheet = resolve(accent_address(book.scheme))
    kinds = {text.kind for text in schemes.list_documents(book)}
    texts = [Sample(scheme | {"kind": kind}) for kind in sorted(kinds)]
    seen = scheme | {"key": prechecks.ended().key}
    waits = scheme | {"key": prechecks.asked("https://wacht.test/").key}
    failed = scheme | {"key": prechecks.ended("https://dicht.test/", state=FAILED).key}
    return {
        **{f"public:{name}": [Sample(scheme)] for name in _OF_A_SCHEME},
        "public:register": [Sample(scheme), Sample(scheme, "?q=nergens.test")],
        "public:entry": [
            Sample(scheme | {"domain": domain}),
            Sample(scheme | {"domain": "nergens.test"}, status=404),
        ],
        "public:certificate": [Sample(scheme | {"number": firm.certificate.number})],
        "public:document": texts,
        "public:document_pdf": texts[:1],
        "public:accent": [Sample(dict(sheet.kwargs))],
        "public:precheck_result": [
            Sample(seen),
            Sample(waits),
            Sample(failed),
            Sample(scheme | {"key": "x"}, status=404),
        ],
        "public:precheck_progress": [Sample(waits)],
        "public:precheck_html": [Sample(seen)],
        "public:precheck_pdf": [Sample(seen)],
        "public:reaudit": [
            Sample({"key": audits.key_of(asked)}),
            Sample({"key": "x"}, status=404),
        ],
        "public:mailbox_letter": [Sample({"id": mail.pk})],
        **_made_of(review_samples.public_parts(firm.certificate)),
    }


def _made_of(parts: dict[str, list[dict[str, object]]]) -> dict[str, list[Sample]]:
    return {name: [Sample(one) for one in known] for name, known in parts.items()}


_OF_A_SCHEME = ("scheme", "criteria", "prices", "check_seal", "apply", "precheck")


def member_samples(firm: Firm) -> Samples:
    """The pages of a company: each application where its page has something to ask."""
    shown = [
        firm.intake,
        firm.incomplete,
        firm.refused,
        firm.cancelled,
        firm.half_granted,
        firm.admitted,
    ]
    company: dict[str, object] = {"company_id": firm.certificate.shop.company_id}
    domain: dict[str, object] = {"domain": firm.certificate.shop.domain}
    audit: dict[str, object] = {"number": firm.remedy.number}
    run = audits.latest_inspection(firm.remedy)
    assert run is not None
    (decided,) = applications.list_audits(firm.admitted)
    contacts = shops.list_contacts(firm.certificate.shop.company)
    of_application = letters(about=firm.admitted)[0].pk
    of_audit = letters(about=firm.remedy)[0].pk
    steps = [
        Sample({"number": firm.draft.number, "step": step}, query)
        for step in ("company", "shop", "agreement", "check")
        for query in ("", "?look=1")
    ]
    return {
        "member:application": [Sample({"number": one.number}) for one in shown],
        "member:proof": [Sample({"number": firm.intake.number})],
        "member:supply": [Sample({"number": firm.incomplete.number})],
        "member:cancel": [Sample({"number": firm.intake.number})],
        "member:appeal": [
            Sample({"number": firm.refused.number}),
            Sample({"number": firm.half_granted.number}),
        ],
        "member:certificate_appeal": [Sample({"number": firm.suspended.number})],
        "member:membership_appeal": [Sample({"number": firm.expelled.number})],
        "member:go_on": [Sample({"number": firm.cancelled.number})],
        "member:application_letter": [
            Sample({"number": firm.admitted.number, "letter_id": of_application})
        ],
        "member:application_step": steps,
        "member:audit": [Sample(audit)],
        "member:progress": [Sample(audit)],
        "member:report": [Sample({"number": decided.number})],
        "member:audit_letter": [Sample(audit | {"letter_id": of_audit})],
        "member:picture": [
            Sample(audit | {"inspection_id": run.pk, "name": "home.png"})
        ],
        "member:shop": [Sample(domain)],
        "member:orders": [Sample(domain), Sample(domain, "?page=2")],
        "member:connection": [
            Sample(domain),
            Sample({"domain": firm.suspended.shop.domain}),
        ],
        "member:connection_new_key": [Sample(domain)],
        "member:connection_products": [Sample(domain | {"wish": "keep"})],
        "member:connection_show_key": [Sample(domain | {"key_id": firm.key.pk})],
        "member:connection_revoke_key": [Sample(domain | {"key_id": firm.key.pk})],
        "member:connection_replace_key": [
            Sample(domain | {"key_id": key.pk}) for key in (firm.key, firm.program_key)
        ],
        "member:connection_program_key": [Sample(domain)],
        "member:connection_test_key": [Sample(domain)],
        "member:connection_end_test_key": [Sample(domain)],
        "member:order_by_hand": [Sample(domain)],
        "member:order_upload": [Sample(domain)],
        "member:order_file": [
            Sample(domain | {"file_id": file.pk})
            for file in (firm.file, firm.taken_file)
        ],
        "member:order_file_rehearsal": [Sample(domain | {"file_id": firm.file.pk})],
        "member:order_file_confirm": [Sample(domain | {"file_id": firm.file.pk})],
        "member:order_file_drop": [Sample(domain | {"file_id": firm.file.pk})],
        "member:order_file_wrong": [Sample(domain | {"file_id": firm.file.pk})],
        "member:seal": [Sample(domain)],
        "member:widgets": [Sample(domain)],
        "member:figures": [Sample(domain)],
        "member:figures_csv": [Sample(domain)],
        "member:reviews_export": [Sample(domain)],
        "member:company": [Sample(company)],
        "member:colleagues": [Sample(company)],
        **_made_of(review_samples.member_parts(firm.certificate)),
        **_made_of(webhook_samples.member_parts(firm.certificate)),
        "member:end_colleague": [Sample(company | {"contact_id": contacts[-1].pk})],
    }


def staff_samples(house: House) -> Samples:
    """The pages of the desk: each kind of case, where there is something to do."""
    certificate = house.suspended
    case: dict[str, object] = {"number": house.audit.number}
    run = audits.latest_inspection(house.audit)
    assert run is not None
    page = audits.places_of(run)[f"{SHOP}retourneren"]
    (item, *_) = billing.list_items_of(certificate.shop.company)
    (letter, *_) = correspondence.list_recent(limit=1)
    (decided, *_) = audits.list_audits_of_shop(certificate.shop)
    written = review_samples.staff_reviews(cases.a_certificate().shop)
    open_ones, refused = applications.list_waiting(), house.appeal.application
    assert refused is not None
    book: Rulebook = house.audit.scheme_version.rules
    themes = [Sample(case | {"theme": theme}) for theme in book.themes][:3]
    a_certified_shop()
    tried = tried_out("2026.1")
    (line, *_) = reexaminations.shop_lines(tried)
    whole: dict[str, object] = {"id": tried.pk}
    numbers: dict[str, list[str]] = {
        "application": [one.number for one in (*open_ones, refused)],
        "audit": [house.audit.number, house.unmet.number],
        "membership": [certificate.membership.number],
        "certificate": [certificate.number],
        "amount": [item.number],
    }
    return {
        **{
            f"staff:{name}": [Sample({"number": number}) for number in known]
            for name, known in numbers.items()
        },
        **{
            f"staff:{name}_act": [Sample({"number": known[0], "deed": "x"})]
            for name, known in numbers.items()
        },
        "staff:statements_file": [
            Sample({"scheme": written[0].scheme, "year": written[0].written_on.year})
        ],
        "staff:review": [Sample({"id": one.pk}) for one in written],
        "staff:review_act": [Sample({"id": written[0].pk, "deed": "publish"})],
        "staff:dossier": [Sample({"number": refused.number})],
        "staff:audit_report": [Sample({"number": decided.number})],
        "staff:audit_progress": [Sample(case)],
        "staff:theme": themes,
        "staff:theme_confirm": themes[:1],
        "staff:picture": [Sample({"id": run.pk, "name": "home.png"})],
        "staff:page": [
            Sample({"id": run.pk, "place": page}, "?check=withdrawal.period")
        ],
        "staff:appeal": [
            Sample({"id": one.pk}) for one in (house.appeal, house.objection)
        ],
        "staff:appeal_act": [Sample({"id": house.appeal.pk, "deed": "uphold"})],
        "staff:letter": [Sample({"id": letter.pk})],
        "staff:letter_post_again": [Sample({"id": letter.pk})],
        "staff:letter_accept": [Sample({"id": letter.pk})],
        "staff:person": [Sample({"id": house.person.pk})],
        "staff:end_role": [Sample({"id": house.person.pk, "grant": 1})],
        "staff:delivery_retry": [Sample({"id": 1})],
        "staff:reexamination": [Sample(whole), Sample(whole, "?sort=demand&by=shop")],
        "staff:reexamination_progress": [Sample(whole)],
        "staff:reexamination_shop": [Sample(whole | {"row": line.row.pk})],
        "staff:reexamination_csv": [
            Sample(whole | {"table": table}) for table in ("shops", "demands")
        ],
    }


# Pages that stand behind a step of somebody: the walk takes that step itself.
BY_HAND = (
    "account_logout",
    "account_reset_password_from_key",
    "account_set_password",
    "mfa_activate_totp",
    "mfa_authenticate",
    "mfa_edit_webauthn",
    "mfa_remove_webauthn",
    "sign_secrecy",
)


def account_samples(keys: Keys) -> Samples:
    """The pages of signing in that stand behind a key, good and spent."""
    return {
        **{name: [] for name in BY_HAND},
        "account_confirm_email": [
            Sample({"key": keys.address}),
            Sample({"key": "x"}),
        ],
        "accept_invitation": [
            Sample({"secret": keys.invitation}),
            Sample({"secret": "x"}, status=410),
        ],
        "open_link": [
            Sample({"secret": keys.visit}),
            Sample({"secret": "x"}, status=410),
        ],
    }
