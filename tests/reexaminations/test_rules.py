"""Two outcomes per demand, counted."""

from trustmark.reexaminations.rules import (
    Count,
    Outcome,
    changes_in,
    count_by_demand,
    pairs_of,
)

Shop = dict[str, list[Outcome]]


def test_a_demand_of_one_rulebook_only_has_nothing_beside_it():
    pairs = pairs_of({"a": "met", "b": ""}, {"b": "", "c": "not-met"})

    assert pairs == {"a": ["met", None], "b": ["", ""], "c": [None, "not-met"]}


def test_only_what_differs_is_a_change():
    pairs: Shop = {"a": ["met", "not-met"], "b": ["", ""], "c": [None, "met"]}

    assert changes_in(pairs) == {"a": ("met", "not-met"), "c": (None, "met")}


def test_counts_add_up_to_the_shops_and_tell_who_begins_to_fail_and_who_stops():
    shops: list[Shop] = [
        {"a": ["met", "not-met"], "b": ["not-met", "met"]},
        {"a": ["not-met", "not-met"], "b": ["not-met", None]},
        {"a": [None, "not-met"], "b": ["unclear", "unclear"]},
    ]

    counted = count_by_demand(shops)

    assert counted["a"] == Count(
        before={"met": 1, "not-met": 1, None: 1},
        after={"not-met": 3},
        newly_failing=2,
        no_longer_failing=0,
    )
    assert counted["b"].no_longer_failing == 2
    assert all(sum(one.after.values()) == 3 for one in counted.values())
