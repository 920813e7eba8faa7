"""The report and the profile that asks for it."""

import json
from datetime import date
from importlib.resources import files
from typing import Any

import pytest
from invented import a_site

from inspector import (
    CheckRequest,
    Outcome,
    Profile,
    ProfileRefused,
    Report,
    ReportRefused,
    Site,
    advise,
    describe,
    examine,
    label,
    list_checks,
)
from inspector.criteria import list_criteria
from inspector.wording import LANGUAGES, _words

ON = date(2026, 11, 23)


def _report() -> Report:
    return examine(a_site(), Profile.everything(), on=ON)


def test_a_report_comes_back_from_its_json():
    report = _report()

    assert Report.from_json(report.to_json()) == report


def test_a_report_of_the_first_format_can_still_be_read():
    record = json.loads(_report().to_json())
    del record["criteria"], record["profile"]["kind"]
    record["format"] = 1

    old = Report.from_json(json.dumps(record))

    assert old.criteria == ()
    assert json.loads(old.to_json()) == record


def test_a_kept_visit_gives_the_same_report_to_the_byte(tmp_path):
    site = a_site()
    site.save(tmp_path / "visit.zip")

    again = examine(Site.load(tmp_path / "visit.zip"), Profile.everything(), on=ON)

    assert again.to_json() == _report().to_json()


def test_every_demand_is_told_by_the_check_of_its_own_name():
    told = {outcome.criterion: outcome for outcome in _report().criteria}

    assert list(told) == [criterion.id for criterion in list_criteria()]
    assert all(outcome.checks == (id,) for id, outcome in told.items())
    assert "security.framing" in told["security.headers"].beside


def test_a_demand_that_is_not_made_yet_does_not_apply():
    early = examine(a_site(), Profile.everything(), on=date(2026, 6, 18))

    outcome = early.criterion("withdrawal.function-present").outcome
    assert outcome is Outcome.NOT_APPLICABLE
    assert early.criterion("withdrawal.period").outcome is Outcome.MET


def test_only_a_blocking_demand_stands_in_the_way():
    report = examine(a_site(headers=()), Profile.everything(), on=ON)

    assert report.criterion("security.hsts").outcome is Outcome.NOT_MET
    assert report.blocking == ()


def test_something_else_is_no_report():
    for text in ("", "{}", '{"format": 99}', "[]"):
        with pytest.raises(ReportRefused):
            Report.from_json(text)


def test_the_json_has_exactly_what_the_schema_promises():
    schema = json.loads(files("inspector").joinpath("report.schema.json").read_text())
    record = json.loads(_report().to_json())

    _fits(record, schema)
    assert len(record["findings"]) == len(list_checks())


def _fits(value, schema):
    kinds: dict[str, Any] = {
        "object": dict,
        "array": list,
        "string": str,
        "integer": int,
        "number": (int, float),
        "null": type(None),
    }
    wanted = schema.get("type")
    if wanted:
        names = [wanted] if isinstance(wanted, str) else wanted
        assert isinstance(value, tuple(kinds[name] for name in names)), (value, schema)
    assert "const" not in schema or value == schema["const"]
    assert "enum" not in schema or value in schema["enum"]
    if "maximum" in schema:
        assert schema["minimum"] <= value <= schema["maximum"]
    if schema.get("additionalProperties") is False:
        assert set(value) == set(schema["required"]) == set(schema["properties"])
    for name, part in schema.get("properties", {}).items():
        _fits(value[name], part)
    for member in value if "items" in schema else ():
        _fits(member, schema["items"])


def test_every_finding_names_its_law_and_is_as_sure_as_it_may_be():
    for finding in _report().findings:
        assert finding.law
        assert 0 < finding.confidence <= 1


def test_an_empty_visit_meets_nothing():
    report = examine(
        a_site(pages=(), tls=(), entrances=(), consent=(), checkout=None, banner=None),
        Profile.everything(),
        on=ON,
    )

    assert report.count(Outcome.MET) == report.count(Outcome.NOT_MET) == 0
    assert report.count(Outcome.UNCLEAR) == len(report.findings)


def test_checks_that_break_fail_alone():
    broken = a_site(tls=(None,))

    report = examine(broken, Profile.everything(), on=ON)

    failed = {f.check for f in report.findings if f.outcome is Outcome.FAILED}
    assert failed == {"security.certificate", "security.tls-versions"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_has_words_in_every_language(language):
    for site in (a_site(), a_site(pages=(), consent=(), tls=(), entrances=())):
        for finding in examine(site, Profile.everything(), on=ON).findings:
            assert describe(finding, language).endswith((".", ". »"))
            has_advice = finding.outcome in {Outcome.NOT_MET, Outcome.UNCLEAR}
            assert bool(advise(finding, language)) is has_advice


def test_all_languages_have_the_same_words():
    dutch = _shape(_words("nl"))

    assert _shape(_words("fr")) == dutch
    assert _shape(_words("en")) == dutch
    assert label(Outcome.NOT_MET, "nl") == "voldoet niet"


def _shape(words):
    """The keys of a word file, and the blanks in each sentence."""
    if isinstance(words, dict):
        return {key: _shape(value) for key, value in words.items()}
    return sorted(part.partition("}")[0] for part in words.split("{")[1:])


@pytest.mark.parametrize(
    ("toml", "complaint"),
    [
        ('[checks]\n"no.such" = {}', "no.such"),
        ('[checks]\n"withdrawal.period" = { days = 14 }', "at_least_days"),
        ('[checks]\n"withdrawal.period" = { at_least_days = "14" }', "type int"),
        ('[checks]\n"withdrawal.period" = 14', "table of terms"),
        ("extra = 1\n[checks]\n", "extra"),
        ('name = "x"', "'checks' is missing"),
        ("name = ", "not valid TOML"),
    ],
)
def test_a_wrong_profile_is_refused_with_key_and_remedy(tmp_path, toml, complaint):
    path = tmp_path / "profile.toml"
    path.write_text(toml)

    with pytest.raises(ProfileRefused, match=complaint):
        Profile.read(path)


def test_a_profile_in_a_file_asks_for_its_checks_with_their_terms(tmp_path):
    path = tmp_path / "basic.toml"
    path.write_text('[checks]\n"withdrawal.period" = { at_least_days = 30 }\n')

    profile = Profile.read(path)

    assert profile == Profile(
        "basic", (CheckRequest("withdrawal.period", {"at_least_days": 30}),)
    )
    assert examine(a_site(), profile, on=ON).findings[0].outcome is Outcome.NOT_MET
