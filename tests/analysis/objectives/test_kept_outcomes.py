import pytest

from tests.analysis.objectives.map_rows import (
    LINKS,
    NODES,
    book,
    link,
    node,
    three_outcomes,
)
from tests.literal_register import BENEFIT, INITIATIVE
from valuebook.analysis.objectives.kept_outcomes import given_up, keep
from valuebook.model import ArgumentError


@pytest.mark.parametrize(
    ("budget", "most", "kept"),
    [
        (300, 3, ["O3", "O2", "O1"]),
        (300, 2, ["O3", "O2"]),
        (150, 3, ["O3"]),
        (50, 3, []),
    ],
)
def test_the_best_outcomes_under_a_budget_are_kept(budget, most, kept):
    rows = keep(three_outcomes(), budget=budget, most=most)
    assert rows.loc[rows["kept"], "node_id"].tolist() == kept


def test_two_small_outcomes_may_beat_a_large_one():
    small = three_outcomes(budgets=(50.0, 50.0, 100.0), values=(20.0, 20.0, 30.0))
    rows = keep(small, budget=100)
    assert rows.loc[rows["kept"], "node_id"].tolist() == ["O1", "O2"]


def test_an_outcome_whose_initiative_has_no_budget_is_not_kept():
    rows = keep(three_outcomes(budgets=(100.0, 100.0, None)), budget=1_000)
    assert rows.loc[rows["kept"], "node_id"].tolist() == ["O2", "O1"]


def test_a_benefit_of_two_outcomes_counts_once_and_is_paid_for_once():
    register = book(
        initiatives=[{**INITIATIVE, "budget": 100.0}],
        map_nodes=[*NODES, node("O2")],
        map_links=[*LINKS, link("O2", "BEN-1", 0.0)],
        benefits=[BENEFIT],
    )
    rows = keep(register, budget=100)
    assert rows["kept"].sum() == 1  # the second would add nothing


def test_what_is_given_up_is_said():
    rows = keep(three_outcomes(), budget=200)
    found = given_up(rows, budget=200, benefit_class="cashable", currency="EUR")
    assert found.sentence == (
        "For EUR 200 the most cashable value comes from “O3” and “O2”; given up is "
        "1 other outcome with such value, first “O1” (EUR 10 a year)."
    )
    none = keep(three_outcomes(), budget=50)
    said = given_up(none, budget=50, benefit_class="cashable", currency="EUR")
    assert said.sentence == "No outcome with cashable value can be kept for EUR 50."


def test_a_budget_of_nothing_is_refused():
    with pytest.raises(ArgumentError, match="give a budget above 0"):
        keep(three_outcomes(), budget=0)
