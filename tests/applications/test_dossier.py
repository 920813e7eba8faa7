"""The dossier: everything about an application, with digests, the same each time."""

import hashlib
import json
from io import BytesIO
from zipfile import ZipFile

import pytest

from tests.builders.audits import ask_remedy, deny, finish_assessment
from tests.builders.cases import Stage, an_application, ask, shop_of
from tests.builders.letters import letters
from tests.builders.people import MONDAY
from tests.builders.worker import after, settle
from trustmark.applications import api as applications
from trustmark.audits import api as audits

pytestmark = pytest.mark.django_db


def unpacked(application) -> dict[str, bytes]:
    with ZipFile(BytesIO(applications.pack_dossier(application))) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def refused_after_a_remedy():
    """An application whose shop was asked to repair, did not, and was refused."""
    application = an_application(Stage.AUDITING)
    settle(MONDAY)
    (audit,) = applications.list_audits(application)
    ask_remedy(audit)
    settle(MONDAY)
    later = after(MONDAY, days=3)
    audits.report_remedied(audit, remark="Hersteld.", by=None, at=later)
    settle(later)
    audit.refresh_from_db()
    finish_assessment(audit, not_met=("identity.address",), at=later)
    deny(audit, at=later)
    settle(later)
    application.refresh_from_db()
    return application, audit


@pytest.mark.rule("WK-3.10")
def test_after_the_decision_every_piece_has_its_digest_and_its_date():
    application, audit = refused_after_a_remedy()

    found = unpacked(application)

    listed = {line["file"]: line for line in json.loads(found.pop("manifest.json"))}
    assert set(listed) == set(found)
    for name, content in found.items():
        assert listed[name]["sha256"] == hashlib.sha256(content).hexdigest()
        assert listed[name]["bytes"] == len(content)
        assert listed[name]["date"].startswith("2026-11-0")
    decision = json.loads(found[f"audits/{audit.number}/decision.json"])
    made = audits.find_decision(audit)
    assert made is not None
    assert (decision["granted"], decision["digest"]) == (False, made.digest)


@pytest.mark.rule("WK-3.10")
def test_it_holds_data_texts_letters_verdicts_and_what_the_inspector_kept():
    application, audit = refused_after_a_remedy()

    found = unpacked(application)

    told = json.loads(found["application.json"])
    assert told["shop"]["domain"] == shop_of(application).domain
    assert told["refusal_ground"] == "criteria-not-met"
    agreed = {line["document"] for line in json.loads(found["agreed.json"])}
    assert agreed >= {"terms", "code-of-conduct", "processing-agreement"}
    assert [line["move"] for line in json.loads(found["history.json"])][-1] == "refuse"
    folder = f"audits/{audit.number}"
    asked = json.loads(found[f"{folder}/remedy-1.json"])
    assert asked["remark"] == "Hersteld."
    assert [one["criterion"] for one in asked["asked"]] == ["identity.address"]
    assert "not-met" in found[f"{folder}/verdicts.json"].decode()
    runs = audits.list_inspections(audit)
    kept = [name for name in found if name.endswith(audits.visit_path(runs[0]).suffix)]
    assert len(runs) == 2
    assert {found[name] for name in kept} == {
        audits.visit_path(run).read_bytes() for run in runs
    }
    written = [*letters(about=application), *letters(about=audit)]
    assert len([name for name in found if "letters/" in name]) == len(written) > 2


def test_it_is_the_same_until_something_is_added():
    application = an_application()
    first = applications.pack_dossier(application)

    assert applications.pack_dossier(application) == first
    ask(application)
    application.refresh_from_db()
    assert applications.pack_dossier(application) != first


def test_a_key_that_lets_its_reader_in_is_left_out():
    application, audit = refused_after_a_remedy()
    (asked,) = letters("RemedyRequested", about=audit)

    found = unpacked(application)

    (told,) = [text.decode() for name, text in found.items() if "RemedyReq" in name]
    assert "/re-audit/…" in told
    assert hashlib.sha256(asked.body.encode()).hexdigest() in told
