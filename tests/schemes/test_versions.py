"""Which versions an installation has taken in, and which one applies."""

import shutil
from datetime import UTC, date, datetime

import pytest

from trustmark.schemes import api as schemes
from trustmark.schemes.sealing import digest_of, seal

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
LATER = datetime(2026, 11, 3, 9, 0, tzinfo=UTC)


def sealed(folder):
    on = date(2026, 11, 2)
    return seal(folder, on=on, by="An Peeters", checked_by="Bo de Wit", faults=[])


@pytest.fixture
def second(harbour, rewrite):
    """A version with another remedy term, from 2027."""
    folder = harbour.parent / "2"
    shutil.copytree(harbour, folder)
    rewrite(folder / "terms.toml", "2026-03-01", "2027-01-01")
    rewrite(folder / "terms.toml", "remedy = { days = 10", "remedy = { days = 20")
    return folder


def test_a_sealed_version_is_taken_in_with_its_digest(harbour):
    made = sealed(harbour)

    (version,) = schemes.register_versions(at=AT)

    assert (version.scheme, version.version) == ("harbour", "1")
    assert version.digest == made.digest
    assert version.effective_from == date(2026, 3, 1)
    assert version.sealed_on == date(2026, 11, 2)
    assert version.registered_at == AT


def test_taking_in_twice_changes_nothing(harbour):
    sealed(harbour)
    schemes.register_versions(at=AT)

    schemes.register_versions(at=LATER)

    assert schemes.SchemeVersion.objects.get().registered_at == AT


def test_a_draft_is_not_taken_in(harbour):
    assert schemes.register_versions(at=AT) == []


def test_in_development_a_draft_is_taken_in_and_follows_its_folder(
    harbour, settings, rewrite
):
    settings.SCHEMES_ALLOW_UNSEALED = True
    (version,) = schemes.register_versions(at=AT)
    rewrite(harbour / "terms.toml", "remedy = { days = 10", "remedy = { days = 11")

    assert version.rules.terms["remedy"].days == 11
    (again,) = schemes.register_versions(at=LATER)
    assert again.pk == version.pk
    assert again.digest == digest_of(harbour)


def test_a_draft_becomes_sealed(harbour, settings):
    settings.SCHEMES_ALLOW_UNSEALED = True
    schemes.register_versions(at=AT)
    sealed(harbour)

    (version,) = schemes.register_versions(at=LATER)

    assert version.sealed_on == date(2026, 11, 2)


def test_a_sealed_folder_that_was_touched_is_not_used(harbour, rewrite):
    sealed(harbour)
    (version,) = schemes.register_versions(at=AT)
    assert version.rules.terms["remedy"].days == 10
    rewrite(harbour / "terms.toml", "remedy = { days = 10", "remedy = { days = 11")

    with pytest.raises(schemes.RulebookChanged, match="harbour/1 is not what was"):
        _ = version.rules
    with pytest.raises(schemes.SealBroken):
        schemes.register_versions(at=LATER)


def test_sealing_anew_after_a_change_fools_nobody(harbour, rewrite):
    sealed(harbour)
    schemes.register_versions(at=AT)
    rewrite(harbour / "terms.toml", "remedy = { days = 10", "remedy = { days = 11")
    (harbour / "SEALED").unlink()
    sealed(harbour)

    with pytest.raises(schemes.RulebookChanged, match="sealed with another text"):
        schemes.register_versions(at=LATER)


@pytest.mark.rule("WK-4.12")
def test_a_running_case_keeps_its_version_and_a_new_one_takes_the_new(harbour, second):
    sealed(harbour)
    sealed(second)
    schemes.register_versions(at=AT)

    running = schemes.current_version("harbour", on=date(2026, 12, 31))
    fresh = schemes.current_version("harbour", on=date(2027, 1, 1))

    assert (running.version, running.rules.terms["remedy"].days) == ("1", 10)
    assert (fresh.version, fresh.rules.terms["remedy"].days) == ("2", 20)
    versions = [v.version for v in schemes.list_versions("harbour")]
    assert versions == ["2", "1"]


def test_before_its_first_version_a_scheme_has_none_in_force(harbour):
    sealed(harbour)
    schemes.register_versions(at=AT)

    with pytest.raises(schemes.NoVersionInForce):
        schemes.current_version("harbour", on=date(2026, 2, 28))


def test_a_version_with_a_fault_stops_everything(harbour, second, rewrite):
    sealed(harbour)
    rewrite(second / "grounds.toml", 'kind = "refusal"', 'kind = "maybe"')
    sealed(second)

    with pytest.raises(schemes.RulebookUnreadable):
        schemes.register_versions(at=AT)

    assert not schemes.SchemeVersion.objects.exists()


@pytest.mark.rule("WK-1.15")
def test_a_host_belongs_to_one_scheme(harbour, rewrite):
    other = harbour.parents[1] / "quayside"
    shutil.copytree(harbour.parent, other)

    with pytest.raises(schemes.RulebookUnreadable, match="belongs to harbour already"):
        schemes.register_versions(at=AT)
    assert [f.key for f in schemes.check_schemes({})["quayside"]] == ["hosts"]

    rewrite(other / "scheme.toml", "harbour.test", "quayside.test")
    schemes.register_versions(at=AT)
    assert schemes.find_scheme_of_host("Harbour.test:8000") == schemes.get_scheme(
        "harbour"
    )
    assert schemes.find_scheme_of_host("quayside.test") == schemes.get_scheme(
        "quayside"
    )
    assert schemes.find_scheme_of_host("elsewhere.test") is None


def test_a_scheme_is_found_by_its_name(harbour):
    assert [s.slug for s in schemes.list_schemes()] == ["harbour"]
    assert schemes.get_scheme("harbour").short_name == "Havenkeur"
    with pytest.raises(schemes.NoSuchScheme):
        schemes.get_scheme("../harbour")


def test_fees_are_asked_by_code_or_by_member(harbour):
    rules = schemes.get_rulebook(_taken_in(harbour))

    assert schemes.fee(rules, "membership-b2c", on=date(2026, 11, 2)) == 10000
    assert schemes.fee(rules, "misuse-fine", on=date(2026, 11, 2)) is None
    found = schemes.membership_fee(rules, kind="quay", size="any", period="year")
    assert found.code == "membership-quay"
    with pytest.raises(schemes.NotInRulebook):
        schemes.fee(rules, "tip", on=date(2026, 11, 2))
    with pytest.raises(schemes.NotInRulebook):
        schemes.membership_fee(rules, kind="quay", size="any", period="month")


def test_the_documents_of_a_version_are_at_hand(harbour):
    version = _taken_in(harbour)

    assert len(schemes.documents(version)) == 9
    assert schemes.get_document(version, "terms", language="fr").title == "Conditions"
    with pytest.raises(schemes.NotInRulebook):
        schemes.get_document(version, "terms", language="de")


def _taken_in(folder):
    sealed(folder)
    (version,) = schemes.register_versions(at=AT)
    return version
