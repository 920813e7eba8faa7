"""A profile from the rulebook of a scheme."""

from datetime import date

import pytest
from invented import a_site

from inspector import Outcome, ProfileRefused, examine
from inspector.rulebook import profile_of_scheme

ON = date(2026, 11, 23)
CRITERIA = """
["withdrawal.period"]
kinds = ["b2c"]
level = "major"
automation = "automatic"
checks."withdrawal.period" = { at_least_days = 30 }

["security.hsts"]
kinds = ["b2c", "b2b"]
level = "blocking"
automation = "automatic"

["tea.served"]
kinds = ["b2c"]
level = "minor"
automation = "human"

["terms.present"]
kinds = ["b2c"]
level = "blocking"
from = 2027-01-01
"""


@pytest.fixture
def schemes(tmp_path):
    for version, text in (("2025.1", "broken ="), ("2026.1", CRITERIA)):
        folder = tmp_path / "schemes" / "harbour" / version
        folder.mkdir(parents=True)
        (folder / "criteria.toml").write_text(text)
    return tmp_path


def test_a_scheme_says_what_is_asked_and_how_heavily(schemes):
    profile = profile_of_scheme("harbour", kind="b2c", on=ON, start=schemes)

    report = examine(a_site(headers=()), profile, on=ON)

    assert report.profile == "harbour 2026.1 b2c"
    assert report.criterion("withdrawal.period").outcome is Outcome.NOT_MET
    assert report.criterion("withdrawal.period").severity == "major"
    assert report.blocking == ("security.hsts",)


def test_a_demand_without_a_check_is_served_by_the_check_of_its_own_id(schemes):
    profile = profile_of_scheme("harbour", kind="b2b", on=ON, start=schemes)

    report = examine(a_site(), profile, on=ON)

    told = report.criterion("security.hsts")
    assert (told.checks, told.beside) == (("security.hsts",), ("security.hsts-length",))
    assert [outcome.criterion for outcome in report.criteria] == ["security.hsts"]


def test_a_demand_holds_from_its_day(schemes):
    later = date(2027, 1, 1)
    profile = profile_of_scheme("harbour", kind="b2c", on=later, start=schemes)

    assert "terms.present" in {demand.criterion for demand in profile.demands}


def test_a_folder_may_be_named_instead(schemes):
    folder = schemes / "schemes" / "harbour" / "2026.1"

    profile = profile_of_scheme(str(folder), kind="", on=ON, start=schemes)

    assert len(profile.demands) == 3


@pytest.mark.parametrize(
    ("name", "complaint"),
    [
        ("lighthouse", "There is no scheme"),
        ("schemes/harbour/2025.1", "not valid TOML"),
    ],
)
def test_what_is_no_rulebook_is_refused(schemes, monkeypatch, name, complaint):
    monkeypatch.chdir(schemes)

    with pytest.raises(ProfileRefused, match=complaint):
        profile_of_scheme(name, kind="", on=ON, start=schemes)
