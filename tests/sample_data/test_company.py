"""The register of the sample company is clean, full and consistent with itself."""

from decimal import Decimal

import pandas as pd
import pytest

from valuebook.analysis.hypothesis.readiness import gaps
from valuebook.analysis.hypothesis.seals import standing
from valuebook.bundled import bundled
from valuebook.model import BenefitClass
from valuebook.register import Register
from valuebook.register.reading import check_register
from valuebook.register.tables import TABLES
from valuebook.register.tables.objectives import CHAIN_LINKS
from valuebook.register.tables.operations import DIMENSIONS, NODE_KINDS
from valuebook.register.tables.promises import CATEGORIES, TYPES

CHERRY_PICKED = "BEN-1101"


def test_the_check_finds_nothing():
    assert check_register(bundled("sample_data") / "company") == []


@pytest.mark.parametrize("table", TABLES)
def test_every_table_has_rows(company: Register, table: str):
    assert len(company[table]) > 0


def test_there_are_sixteen_initiatives_of_which_three_are_ai(company: Register):
    initiatives = company["initiatives"]
    assert len(initiatives) == 16
    assert initiatives["is_ai"].sum() == 3
    assert set(TYPES) - set(initiatives["type"]) == {"public_programme"}


def test_actuals_cover_36_months(company: Register):
    months = company["actuals"]["date"].dt.to_period("M")
    assert months.nunique() == 36
    assert (str(months.min()), str(months.max())) == ("2023-10", "2026-09")


def test_actuals_are_dated_at_the_end_of_their_period(company: Register):
    frequency = company["measures"].set_index("measure_id")["frequency"]
    dates = company["actuals"]["date"]
    weekly = company["actuals"]["measure_id"].map(frequency).eq("weekly")
    assert set(company["actuals"]["measure_id"].map(frequency)) == {"weekly", "monthly"}
    assert dates[weekly].dt.day_of_week.eq(6).all()
    assert dates[~weekly].dt.is_month_end.all()


@pytest.mark.parametrize(
    ("benefit", "baseline", "target", "unit"),
    [
        ("BEN-0101", 14, 3, "working days"),
        ("BEN-0401", 60, 85, "% of new customers"),
        ("BEN-0402", 40, 55, "NPS points"),
        ("BEN-0403", 120, 84, "tickets per 100 new customers"),  # 30 % fewer
    ],
)
def test_the_promises_are_those_of_the_stories(
    company: Register, benefit: str, baseline: float, target: float, unit: str
):
    row = company["benefits"].set_index("benefit_id").loc[benefit]
    units = company["measures"].set_index("measure_id")["unit"]
    promise = (row["baseline"], row["target"], units[row["measure_id"]])
    assert promise == (baseline, target, unit)


def test_the_integration_promises_100_million_of_one_class(company: Register):
    benefits = company["benefits"].query("initiative_id == 'INI-006'")
    promised = benefits[benefits["annual_value"] > 0]
    assert promised["annual_value"].sum() == 100_000_000
    assert set(promised["benefit_class"]) == {"cashable"}


def test_every_class_category_kind_and_link_occurs(company: Register):
    benefits = company["benefits"]
    assert set(benefits["benefit_class"]) == {each.value for each in BenefitClass}
    assert set(benefits["category"].dropna()) == set(CATEGORIES)
    assert set(company["measures"]["chain_link"]) == set(CHAIN_LINKS)
    assert set(company["map_nodes"]["kind"]) == set(NODE_KINDS)
    assert set(company["scorecard"]["dimension"]) == set(DIMENSIONS)
    assert set(company["objectives"]["level"]) == {"company", "function", "team"}
    assert company["friction"]["kind"].nunique() == 7
    assert company["claims"]["voice"].nunique() == 4
    assert set(company["operating_model"]["dimension"]) == set(DIMENSIONS)


def test_annual_values_follow_from_the_promise_to_the_cent(company: Register):
    direction = company["measures"].set_index("measure_id")["direction"]
    valued = company["benefits"].dropna(subset="value_per_unit")
    for row in valued.itertuples():
        gain = Decimal(str(row.target)) - Decimal(str(row.baseline))
        sign = 1 if direction[row.measure_id] == "increase" else -1
        value = sign * gain * Decimal(str(row.value_per_unit))
        assert Decimal(str(row.annual_value)) == value, row.benefit_id


def test_values_lie_within_their_range(company: Register):
    ranged = company["benefits"].dropna(subset=["low", "high"])
    assert len(ranged) > 20
    assert (ranged["low"] < ranged["annual_value"]).all()
    assert (ranged["annual_value"] < ranged["high"]).all()


def test_baselines_are_what_was_observed_in_their_window(company: Register):
    windowed = company["benefits"].dropna(subset="baseline_from")
    assert len(windowed) > 30
    for row in windowed.itertuples():
        seen = observed(company, row.initiative_id, row.measure_id)
        window = seen.loc[str(row.baseline_from) : str(row.baseline_to)]
        assert window.mean() == pytest.approx(row.baseline, rel=1e-9), row.benefit_id
        if row.benefit_id != CHERRY_PICKED:
            assert window.index.to_period("M").nunique() == 12, row.benefit_id


def test_promised_measures_have_a_year_of_history_before_go_live(company: Register):
    go_live = company["initiatives"].set_index("initiative_id")["go_live"]
    for row in company["benefits"].dropna(subset="baseline_from").itertuples():
        seen = observed(company, row.initiative_id, row.measure_id)
        before = seen[seen.index < go_live[row.initiative_id]]
        assert before.index.to_period("M").nunique() >= 12, row.benefit_id


def test_live_initiatives_have_measures_along_the_chain(company: Register):
    links = company["measures"].set_index("measure_id")["chain_link"]
    seen = company["actuals"].assign(link=company["actuals"]["measure_id"].map(links))
    covered = seen.groupby("initiative_id")["link"].nunique()
    complete = ["INI-001", "INI-002", "INI-003", "INI-004", "INI-005", "INI-006"]
    complete += ["INI-008", "INI-009", "INI-010"]
    assert covered[complete].eq(6).all()


def test_money_is_confirmed_only_after_go_live_and_by_name(company: Register):
    go_live = company["initiatives"].set_index("initiative_id")["go_live"]
    owner = company["benefits"].set_index("benefit_id")["initiative_id"]
    realized = company["realized"]
    live = realized["benefit_id"].map(owner).map(go_live).dt.to_period("M")
    assert (realized["month"] > live).all()
    assert realized["confirmed_by"].notna().all()


def test_costs_are_planned_and_actual_one_off_and_running(company: Register):
    costs = company["costs"]
    assert set(zip(costs["kind"], costs["basis"], strict=True)) == {
        ("one_off", "planned"),
        ("one_off", "actual"),
        ("running", "planned"),
        ("running", "actual"),
    }
    actual = costs[costs["basis"] == "actual"]
    assert actual["month"].max() == pd.Period("2026-09")


def test_planned_one_off_cost_is_the_budget(company: Register):
    costs = company["costs"].query("kind == 'one_off' and basis == 'planned'")
    budget = company["initiatives"].set_index("initiative_id")["budget"].dropna()
    planned = costs.groupby("initiative_id")["amount"].sum().round(2)
    pd.testing.assert_series_equal(planned, budget, check_names=False)


def test_map_nodes_for_benefits_and_objectives_carry_their_ids(company: Register):
    nodes = company["map_nodes"].set_index("node_id")["kind"]
    benefits = nodes[nodes == "benefit"].index
    objectives = nodes[nodes == "objective"].index
    assert set(benefits) <= set(company["benefits"]["benefit_id"])
    assert set(objectives) <= set(company["objectives"]["objective_id"])


def test_shares_of_the_links_into_a_node_add_up_to_one(company: Register):
    into = company["map_links"].groupby("to_id")["share"].sum()
    assert into.round(9).eq(1).all()


def test_process_steps_take_the_turnaround_that_is_promised(company: Register):
    steps = company["process_steps"].query("process_id == 'PROC-01'")
    minutes = steps.groupby("version")[["work_minutes", "wait_minutes"]].sum()
    days = minutes.sum(axis=1) / (8 * 60)  # working days of eight hours
    assert days.to_dict() == {"as_is": 14, "to_be": 3}


def test_each_group_gives_eight_answers_to_an_item_but_one_of_three(company: Register):
    answers = company["scorecard"].groupby(["respondent_group", "item"]).size()
    by_group = answers.groupby("respondent_group").agg(["min", "max"])
    assert (by_group["min"] == by_group["max"]).all()
    assert by_group.loc["Integration office", "min"] == 3
    assert by_group["min"].drop("Integration office").ge(8).all()


def test_a_person_has_one_role(company: Register):
    owners = [
        name
        for table in ("initiatives", "objectives", "key_results", "benefits")
        for column in company[table].columns
        if column in ("owner", "sponsor") or column.endswith("_owner")
        for name in company[table][column].dropna()
    ]
    roles = pd.DataFrame([owner.split(" (") for owner in owners]).drop_duplicates()
    assert roles[0].is_unique


def test_kill_criteria_are_sealed_in_time_late_broken_and_not_at_all(
    company: Register,
):
    verdicts = standing(company).groupby("verdict")["initiative_id"].agg(list)
    assert verdicts.to_dict() == {
        "sealed": ["INI-004", "INI-008", "INI-014"],
        "sealed late": ["INI-010"],
        "seal broken": ["INI-002"],
        "not sealed": ["INI-003", "INI-012", "INI-016"],
    }


def test_two_initiatives_leave_nothing_open_and_one_only_the_seal(company: Register):
    found = gaps(company).groupby("initiative_id")["rule"].agg(list)
    ready = set(company["initiatives"]["initiative_id"]) - set(found.index)
    assert ready == {"INI-008", "INI-014"}
    assert found["INI-016"] == ["readiness.seal"]


def observed(register: Register, initiative: str, measure: str) -> pd.Series:
    actuals = register["actuals"]
    rows = actuals[
        actuals["initiative_id"].eq(initiative)
        & actuals["measure_id"].eq(measure)
        & actuals["group"].isna()
    ]
    return rows.set_index("date")["value"].sort_index()
