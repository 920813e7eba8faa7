"""What is wrong with a rulebook is told whole, with file, key and remedy."""

import pytest

from trustmark.schemes.checking import faults_of
from trustmark.schemes.loader import list_faults

CHECKS = {"identity.address": {"at_least": "int"}}

# file, what stands there, what an author wrote instead, key of the fault, its words
FAULTS = [
    (
        "../scheme.toml",
        'country = "BE"',
        'country = "XX"',
        "country",
        "Choose from: BE",
    ),
    ("../scheme.toml", 'short_name = "Havenkeur"', "", "short_name", "Add a text"),
    (
        "../scheme.toml",
        "demo = true",
        'demo = true\nnumber_prefix = "h-1"',
        "number_prefix",
        "capital letters",
    ),
    ("../scheme.toml", "demo = true", "demo = 1", "demo", "Write true or false"),
    ("../scheme.toml", "demo = true", "demu = true", "demu", "not a known key"),
    ("../scheme.toml", 'name.fr = "Label du Port"', "", "name.fr", "is missing"),
    ("../scheme.toml", '"nl", "fr", "en"', '"nl", "en"', "languages", "fr is missing"),
    ("../scheme.toml", "BE71096", "BE71097", "operator.iban", "check digits"),
    (
        "../scheme.toml",
        "https://harbour",
        "http://harbour",
        "operator.website",
        "https",
    ),
    ("../scheme.toml", "#0b5563", "#c8e6ea", "tokens.accent_light", "contrast of 1."),
    ("../scheme.toml", "#7fd3e0", "blue", "tokens.accent_dark", "Write it as #"),
    ("../scheme.toml", "[notice.provisional]", "[notice.new]", "notice.new", "Known"),
    ("../scheme.toml", 'seal = "QUAY"', "seal = []", "certificate.quay.seal", "a text"),
    (
        "criteria.toml",
        'level = "blocking"',
        'level = "must"',
        "mooring.quay.level",
        "Choose",
    ),
    ("criteria.toml", '["quay"]', '["ship"]', "mooring.quay.kinds", "b2b, b2c, quay"),
    (
        "criteria.toml",
        'demand.fr = "L\'exigence."',
        "",
        "mooring.quay.demand.fr",
        "Add",
    ),
    (
        "criteria.toml",
        "2027-01-01",
        "2026-06-01",
        "mooring.quay.until",
        "not after from",
    ),
    ("criteria.toml", "2026-06-01", '"soon"', "mooring.quay.from", "not a date"),
    ("criteria.toml", '["BE"]', "[]", "identity.name.countries", "list of texts"),
    ("criteria.toml", '["mooring.quay"]', '["dock.quay"]', "dock.quay", "themes.toml"),
    ("criteria.toml", '["mooring.quay"]', '["mooring.Quay"]', "mooring.Quay", "small"),
    (
        "themes.toml",
        'fr = "Qui"',
        'de = "Wer"',
        "identity.de",
        "Known here: en, fr, nl",
    ),
    (
        "terms.toml",
        "remedy = { days = 10",
        "remedy = { weeks = 2",
        "remedy.weeks",
        "Known here",
    ),
    (
        "terms.toml",
        "remedy = { days = 10",
        "remedy = { days = 0",
        "remedy",
        "none = true",
    ),
    ("terms.toml", "remedy = {", "remedie = {", "remedy", "is missing"),
    ("terms.toml", "remedy = {", "remedie = {", "remedie", "not a known key"),
    (
        "terms.toml",
        'examiner = { value = "op',
        'examiner = { value = "xp',
        "examiner",
        "Choose",
    ),
    (
        "terms.toml",
        'status = "proposed"',
        'status = "certain"',
        "intake-completion",
        "Choose",
    ),
    (
        "terms.toml",
        'status = "proposed"',
        'status = "stated"',
        "intake-completion",
        "Name the rule",
    ),
    ("terms.toml", ', note = "invented"', "", "intake-completion.note", "Say why"),
    ("terms.toml", "2026-03-01", "2026", "effective_from", "is not a date"),
    ("fees.toml", "= 10000", "= 99.95", "fee.membership-b2c.price.2026-03-01", "cents"),
    ("fees.toml", "2027-01-01 =", "next =", "fee.membership-b2c.price.next", "a date"),
    ("fees.toml", 'size = "any"', 'size = "big"', "fee.membership-b2c.size", "any"),
    (
        "fees.toml",
        'vat = "standard"',
        'vat = "21%"',
        "fee.membership-b2c.vat",
        "Choose",
    ),
    (
        "fees.toml",
        'purpose = "misuse-fine"',
        'purpose = "re-audit"',
        "fee.misuse-fine",
        "another purpose",
    ),
    (
        "fees.toml",
        'period = "year"',
        "",
        "fee",
        "membership fee for b2c, any, year",
    ),
    ("fees.toml", "[fee.re-audit]", "[fee.second-look]", "fee.re-audit", "Add it"),
    (
        "grounds.toml",
        'confirmation.nl = "Ik smokkel niet."',
        "",
        "smuggling.confirmation",
        "Add",
    ),
    ("grounds.toml", 'kind = "refusal"', 'kind = "maybe"', "policy.kind", "exclusion"),
    (
        "grounds.toml",
        "[no-cooperation]",
        "[no-answer]",
        "no-cooperation",
        "Add it",
    ),
    ("changes.md", "The first version.", "", "", "Tell members"),
    ("documents/terms.fr.md", "version: 1", "version: 2", "version", "as in nl"),
    ("documents/terms.fr.md", "**1.2**", "**1.3**", "1.3", "one language only"),
    ("documents/terms.fr.md", "date: 2026-02-01", "date: soon", "date", "2026-06-19"),
    ("documents/terms.fr.md", "**1.2**", "**1.1**", "1.1", "used twice"),
    ("documents/terms.fr.md", "title: Conditions", "", "title", "Add a line"),
    ("documents/terms.fr.md", "---\n", "", "", "no front matter"),
    (
        "documents/terms.nl.md",
        "terms.remedy",
        "terms.grace",
        "{{ terms.grace }}",
        "grace",
    ),
    (
        "documents/terms.nl.md",
        "terms.remedy",
        "terms.security-scan",
        "{{ terms.security-scan }}",
        "is none",
    ),
    (
        "documents/terms.nl.md",
        "{{ terms.remedy }}",
        "{% now %}",
        "{% now %}",
        "not a place",
    ),
    (
        "documents/terms.nl.md",
        "operator.name",
        "operator.boss",
        "{{ operator.boss }}",
        "boss",
    ),
    (
        "criteria.toml",
        '"identity.address" = {}',
        '"identity.house" = {}',
        "identity.address.checks",
        "not a known check",
    ),
    (
        "criteria.toml",
        's" = {}',
        's" = { colour = 1 }',
        "identity.address.checks",
        "at_least",
    ),
    ("criteria.toml", 's" = {}', 's" = { at_least = true }', "identity.address", "int"),
]


@pytest.mark.parametrize(("file", "old", "new", "key", "words"), FAULTS)
def test_a_fault_names_its_file_its_key_and_its_remedy(
    harbour, rewrite, file, old, new, key, words
):
    rewrite(harbour / file, old, new)

    faults = faults_of(harbour, CHECKS)

    name = file.removeprefix("../")
    named = [f for f in faults if f.file.endswith(name) and f.key.startswith(key)]
    assert [f for f in named if words in f"{f.problem} {f.remedy}"], faults
    assert all(fault.remedy.endswith(".") for fault in faults)


def test_the_untouched_rulebook_has_no_fault(harbour):
    assert faults_of(harbour, CHECKS) == []


def test_all_faults_are_told_at_once(harbour, rewrite):
    rewrite(harbour / "criteria.toml", 'level = "blocking"', 'level = "must"')
    rewrite(harbour / "terms.toml", "remedy = {", "remedie = {")
    rewrite(harbour / "fees.toml", "= 10000", '= "free"')
    (harbour / "documents" / "terms.fr.md").unlink()

    assert [(f.file, f.key) for f in list_faults(harbour)] == [
        ("harbour/1/criteria.toml", "mooring.quay.level"),
        ("harbour/1/documents/terms.fr.md", ""),
        ("harbour/1/fees.toml", "fee.membership-b2c.price.2026-03-01"),
        ("harbour/1/terms.toml", "remedie"),
        ("harbour/1/terms.toml", "remedy"),
    ]


def test_a_key_written_twice_is_a_fault(harbour, rewrite):
    rewrite(harbour / "fees.toml", 'size = "any"', 'size = "any"\nsize = "any"')

    (fault,) = [f for f in list_faults(harbour) if f.file == "harbour/1/fees.toml"]

    assert "Cannot overwrite a value" in fault.problem
    assert fault.remedy == "Mend the line it names."


def test_a_missing_file_is_one_fault_and_not_a_hundred(harbour):
    (harbour / "grounds.toml").unlink()

    (fault,) = list_faults(harbour)

    assert (fault.file, fault.problem) == ("harbour/1/grounds.toml", "is missing.")


def test_a_document_nobody_expects_is_a_fault(harbour):
    (harbour / "documents" / "terms.de.md").write_text("Bedingungen")

    (fault,) = list_faults(harbour)

    assert fault.file == "harbour/1/documents/terms.de.md"
