"""How each form of the platform is filled in well.

A form that asks something has an entry here, by the page it is sent to. What an
entry leaves out is what stands in the form already, or whatever fits.
"""

import re
import time
from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import count
from typing import Any

from django.test import RequestFactory

from tests.builders.people import MONDAY, TOTP_SECRET
from tests.builders.photos import a_photo
from tests.sites.judging import Entry, Value
from tests.sites.town import PASSWORD, House
from trustmark.accounts import api as accounts
from trustmark.kernel.calendar import day_of
from trustmark.reviews.api import ReviewPhoto
from trustmark.sites.staff import (
    amounts,
    appeals,
    applications,
    audit_deeds,
    certificates,
    memberships,
)
from trustmark.sites.staff.deeds import Deed
from trustmark.sites.staff.reviews import deeds as review_deeds

_turns = count(1)
NEW_PASSWORD = "Zeven rode klompen, 41 tulpen!"
NO_BROWSER = "only a browser can make or use a passkey"
# Sent to by a button that asks nothing and stands there at times only: when something
# went wrong, or when the machine is sure.
ASKS_NOTHING = {
    "staff:delivery_retry",
    "staff:letter_accept",
    "staff:letter_post_again",
    "staff:theme_confirm",
}


def _code(html: str) -> str:
    """What an authenticator app shows: of the secret on the page, or the known one."""
    shown = re.search(r"<code>([A-Z2-7]{16,})</code>", html)
    secret = shown[1] if shown else TOTP_SECRET
    return accounts.totp_code(secret, at=datetime.fromtimestamp(time.time(), UTC))


def _webhook(html: str) -> str:
    """A new address on the domain that the page is about."""
    domain = re.search(r'class="page__lead">([^<]+)<', html)
    assert domain
    return f"https://{domain[1]}/webhook/{next(_turns)}"


def _photo(html: str) -> str:
    """The key of the photo that lies in the form, or of one that was chosen before."""
    lies = re.search(r'name="photo_0_kept" value="(\w+)"', html)
    chosen = ReviewPhoto.objects.filter(review=None, gone_at=None).first()
    return lies[1] if lies else (chosen or a_photo()).key


# In the first place lies a photo; of those that were not chosen nothing can be said.
NO_PHOTOS = tuple(f"photo_{place}_alt" for place in range(1, 4))
PHOTOS: dict[str, Value] = {
    "photo_0_kept": _photo,
    "photo_0_drop": [],
    **dict.fromkeys(NO_PHOTOS, ""),
}
PUBLIC = {
    "public:apply": Entry(unshown=("name",)),
    "public:reaudit": Entry(unshown=("remark",)),
    "public:review_answer": Entry(unshown=("words",)),
    "public:review_appeal": Entry(unshown=("words",)),
    "public:review_change": Entry(PHOTOS | {"rating": "4"}, shaped=NO_PHOTOS),
    "public:review_withdraw": Entry(),
    "public:review_write": Entry(
        PHOTOS | {"rating": "4", "product_0_rating": "5"},
        unshown=("product_0_text",),
        shaped=NO_PHOTOS,
    ),
    "public:review_write_open": Entry(
        PHOTOS | {"rating": "4", "email": "open@thuis.test"},
        shaped=NO_PHOTOS,
        unshown=("text", "author_name", "title", "order_number", "photo_0_alt"),
    ),
    "public:precheck": Entry({"url": "https://theehuis.test/"}, shaped=("url",)),
}


def _page_of_the_shop(html: str) -> str:
    """A page on the domain that the form names above itself."""
    found = re.search(r'page__lead">[^<]*, ([\w.-]+)<', html)
    return f"https://{found[1]}/privacy" if found else ""


MEMBER = {
    "member:application_step/company": Entry(
        {"company-vat_number": ""},
        shaped=(
            "company-number",
            "company-vat_number",
            "company-postcode",
            "company-phone",
        ),
    ),
    "member:application_step/shop": Entry(shaped=("shop-url",)),
    "member:application_step/agreement": Entry(),
    "member:supply": Entry(),
    "member:cancel": Entry(shown_at=("member:application",)),
    "member:appeal": Entry(unshown=("words",)),
    "member:audit": Entry(),
    "member:certificate_appeal": Entry(unshown=("words",)),
    "member:membership_appeal": Entry(unshown=("words",)),
    "member:go_on": Entry(),
    "member:clause": Entry({"page": _page_of_the_shop}, shaped=("page",)),
    "member:inviting": Entry({"delay": "3", "reminder_after": "7", "rest_days": "30"}),
    "member:suppressions": Entry(by_hand="the first press only looks up"),
    "member:sender": Entry({"email": "post@elders.test"}, unshown=("email",)),
    "member:sender_prove": Entry(),
    "member:own_words": Entry(
        {"subject": "Hoe was de kaas?", "greeting": "Dag,", "paragraph": "En de doos?"}
        | {"signature": "Kees", "look": ""}
    ),
    "member:review_act/appeal": Entry(),
    "member:review_act/flag": Entry(),
    "member:review_act/reply": Entry(),
    "member:review_act/write": Entry(),
    "member:connection_program_key": Entry(
        {"name": "Kassa", "scopes": ["orders"]}, shown_at=("member:connection",)
    ),
    "member:connection_replace_key": Entry({"days": "7"}),
    "member:company": Entry(
        {"vat_number": ""}, shaped=("vat_number", "postcode", "phone")
    ),
    "member:colleagues": Entry(unshown=("name",)),
    "member:webhooks": Entry({"url": _webhook}, shaped=("url",)),
    "member:webhook_topics": Entry(),
    "member:webhook_replay": Entry({"since": "2026-11-02T09:30"}, shaped=("since",)),
    "member:order_by_hand": Entry(
        {"language": "nl", "delay": "3"},
        unshown=("email",),
        in_part=("first_name", "number"),
    ),
    "member:order_upload/unseen": Entry(by_hand="only a browser chooses a file"),
    "member:order_file": Entry({"column_2": "sku"}),
}
STAFF = {
    "staff:application_act/ask": Entry(),
    "staff:application_act/note": Entry(),
    "staff:application_act/refuse": Entry(),
    "staff:application_act/release_company": Entry(),
    "staff:application_act/release_domain": Entry(),
    "staff:application_act/take-up": Entry(),
    "staff:audit_act/assign": Entry(),
    "staff:audit_act/call-off": Entry(),
    "staff:audit_act/deny": Entry(),
    "staff:audit_act/grant": Entry(),
    "staff:audit_act/hand-back": Entry(),
    "staff:audit_act/hand-over": Entry(),
    "staff:audit_act/inspect": Entry(),
    "staff:audit_act/note": Entry(),
    "staff:audit_act/postpone": Entry({"until": "2026-11-20"}),
    "staff:audit_act/remedy": Entry(),
    "staff:amount_act/pay": Entry({"received_on": "2026-11-02"}),
    "staff:amount_act/withdraw": Entry(),
    "staff:appeal_act/overturn": Entry(),
    "staff:appeal_act/uphold": Entry(),
    "staff:certificate_act/note": Entry(),
    "staff:certificate_act/restore": Entry(),
    "staff:certificate_act/suspend": Entry(),
    "staff:certificate_act/withdraw": Entry(),
    "staff:membership_act/end": Entry(),
    "staff:membership_act/extend": Entry({"until": "2027-06-01"}),
    "staff:membership_act/hold": Entry(),
    "staff:membership_act/lift": Entry(),
    "staff:membership_act/note": Entry(),
    "staff:membership_act/restore": Entry(),
    "staff:membership_act/suspend": Entry(),
    "staff:review_act/ask": Entry(),
    "staff:review_act/hold": Entry(),
    "staff:review_act/keep": Entry(),
    "staff:review_act/overturn": Entry(),
    "staff:review_act/publish": Entry(),
    "staff:review_act/refuse": Entry(),
    "staff:review_act/refuse-photo": Entry(),
    "staff:review_act/remove": Entry(),
    "staff:review_act/show-photos": Entry(),
    "staff:review_act/uphold": Entry(),
    "staff:reexaminations": Entry({"version": "becommerce/2026.1"}),
    "staff:components/unseen": Entry(by_hand="its buttons show what buttons look like"),
    "staff:invite": Entry({"role": "certifier"}, unshown=("organisation",)),
    "staff:person": Entry({"role": "certifier"}),
    "staff:theme": Entry(),
}
ACCOUNT = {
    "accept_invitation": Entry({"password": NEW_PASSWORD}, unshown=("name",)),
    "account_change_password": Entry(
        {"oldpassword": PASSWORD, "password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
    ),
    "account_email": Entry(),
    "account_language": Entry(),
    "account_login": Entry(
        {"login": "jansen@kaas.test", "password": PASSWORD}, quiet=("password",)
    ),
    "account_reauthenticate": Entry({"password": PASSWORD}),
    "account_reset_password": Entry(),
    "account_reset_password_from_key": Entry(
        {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
    ),
    "account_set_password": Entry(
        {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
    ),
    "ask_for_link": Entry(),
    "mfa_activate_totp": Entry({"code": _code}, shaped=("code",)),
    "mfa_add_webauthn": Entry(by_hand=NO_BROWSER),
    "mfa_authenticate": Entry(
        {"code": _code}, shaped=("code",), quiet=("code, left out",)
    ),
    "mfa_authenticate/unseen": Entry(by_hand=NO_BROWSER),
    "mfa_edit_webauthn": Entry(),
    "mfa_reauthenticate": Entry({"code": _code}, shaped=("code",)),
}


def list_deeds(house: House) -> set[str]:
    """Everything that staff can do with a case."""
    request = RequestFactory().get("/")
    request.user, request.on = house.person, day_of(MONDAY)  # type: ignore[attr-defined]
    deeds: dict[str, Iterable[Deed[Any]]] = {
        "amount": amounts.DEEDS,
        "appeal": appeals.DEEDS,
        "application": applications.DEEDS,
        "audit": audit_deeds.deeds_for(house.audit, request),  # type: ignore[arg-type]
        "certificate": certificates.DEEDS,
        "membership": memberships.DEEDS,
        "review": review_deeds.ALL,
    }
    return {
        f"staff:{kind}_act/{deed.code}"
        for kind, known in deeds.items()
        for deed in known
    }
