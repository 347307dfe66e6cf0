from collections.abc import Callable
from pathlib import Path

import pytest

from valuebook.register import check_register
from valuebook.register.rules import RULES
from valuebook.register.tables import TABLES

Replace = Callable[[str, str, str], None]

# what is replaced in benefits.csv, and the place and finding that must be named
BENEFITS = [
    ("2026-01,linear", "2025-01,linear", "2: target_month: 2025-01 is not after"),
    ("0,12,10000", "1,12,10000", "2: ramp_months: full effect takes 13 months"),
    ("2024-01,2024-12,3", "2025-02,2024-12,3", "2: baseline_from: 2025-02 is after"),
    ("2024-01,2024-12,3", "2024-01,2025-01,3", "2: baseline_to: 2025-01 is not before"),
    ("2024-01,2024-12,3", "2024-01,,3", "2: baseline_from: one end of the window"),
    ("14,2024-01", ",2024-01", "2: baseline: empty; accepted: baseline and target"),
    ("2024-12,3,", "2024-12,,", "2: target: empty; accepted: baseline and target"),
    ("2024-12,3,", "2024-12,15,", "2: target: 15 is no improvement on the baseline 14"),
    ("85,2026", "60,2026", "3: target: 60 is no improvement on the baseline 60"),
    ("10000,110000", "11000,110000", "2: annual_value: 110000, but the improvement"),
    ("90000,120000", "110000.01,120000", "2: low: 110000.01 is above annual_value"),
    ("90000,120000", "90000,109999", "2: high: 109999 is below annual_value 110000"),
    ("90000,120000", "130000,120000", "2: low: 130000 is above annual_value 110000"),
    ("null,0.5", ",0.5", "2: pool_share: 0.5 of no pool"),
    (
        "Faster,cashable",
        "Faster,non_financial",
        "2: benefit_class: non_financial, with",
    ),
]


@pytest.mark.parametrize(("old", "new", "said"), BENEFITS)
def test_a_benefit_that_breaks_a_rule_is_named(
    folder: Path, replace: Replace, old: str, new: str, said: str
) -> None:
    replace("benefits.csv", old, new)
    problems = [str(problem) for problem in check_register(folder)]
    assert len(problems) == 1
    assert problems[0].startswith(f"benefits.csv:{said}")


def test_a_go_live_on_the_first_makes_its_month_a_full_one(
    folder: Path, replace: Replace
) -> None:
    replace("initiatives.csv", "2025-01-15", "2025-01-01")
    replace("benefits.csv", "0,12,10000", "1,12,10000")  # January 2025 to January 2026
    assert check_register(folder) == []


# a whole table, and the places and findings that must be named
OTHERS = {
    "assumptions.csv": (
        "assumption_id,initiative_id,statement,evidence,impact,status,bears_on,low,"
        "likely,high\n"
        "A1,007,One,weak,high,held,adoption,0.6,,1.1\n"
        "A2,007,Two,weak,high,held,cost,1.2,1,1.5\n"
        "A3,007,Three,weak,high,held,adoption,0.6,0.9,1.1\n"
        "A4,007,Four,weak,high,held,,,,\n",
        [
            "2: bears_on: no likely; accepted: bears_on, low, likely and high are all",
            "3: likely: 1.2, 1, 1.5; accepted: low, likely and high rise",
            "4: bears_on: adoption again; accepted: one assumption of an initiative at",
        ],
    ),
    "designs.csv": (
        "initiative_id,measure_id,role,design\n"
        "007,1E5,primary,interrupted_time_series\n"
        "007,TRUE,primary,difference_in_differences\n"
        "007,1E5,robustness,structural\n"
        "NA,1E5,robustness,structural\n"
        "NA,TRUE,negative_control,structural\n",
        [
            "3: role: a second primary design; accepted: one design of an initiative",
            "5: role: robustness without a primary design; accepted: robustness stands",
        ],
    ),
    "events.csv": (
        "initiative_id,start,end,reason,logged_on\n"
        "007,2025-03-03,2025-03-01,Strike,2025-03-03\n"
        "007,2025-04-03,2025-04-03,Strike,2025-04-03\n",
        ["2: end: 2025-03-01 is before its start 2025-03-03"],
    ),
    "objectives.csv": (
        "objective_id,parent_id,level,statement\n"
        "O1,O3,company,One\nO2,O1,team,Two\nO3,O2,team,Three\nO4,O1,team,Four\n",
        [
            "2: parent_id: O3 leads back to O1",
            "3: parent_id: O1 leads back to O2",
            "4: parent_id: O2 leads back to O3",
        ],
    ),
    "plan_versions.csv": (
        "benefit_id,version,on,by,reason\n"
        "B1,3,2025-07-01,Ann,third\nB1,1,2025-05-01,Ann,first\n"
        "B2,1,2025-05-02,Ann,first\nB2,2,2025-05-01,Ann,second\n",
        [
            "2: version: version 3 follows on 1",
            "5: on: 2025-05-01 is before 2025-05-02",
        ],
    ),
    "realized.csv": (
        "benefit_id,month,amount,benefit_class,confirmed_by\n"
        "B1,2025-05,100,non_financial,Finance\n",
        ["2: benefit_class: non_financial, with an amount"],
    ),
    "gates.csv": (
        "initiative_id,gate,due,minimum,kind,decision,decided_on,decided_by\n"
        "007,G1,2025-01-01,,kill,,2025-01-02,Ann\n"
        "007,G2,2025-01-01,,kill,stop,,Ann\n"
        "007,G3,2025-01-01,,kill,stop,2025-01-02,\n"
        "007,G4,2025-01-01,5,kill,,,\n",
        [
            "2: decision: empty",
            "3: decided_on: empty",
            "4: decided_by: empty",
            "5: minimum: 5 of no measure",
        ],
    ),
    "feedback.csv": (
        "source_id,kind,initiative_id,date,action_on\n"
        "S1,survey,007,2025-03-01,2025-02-28\n",
        ["2: action_on: 2025-02-28 is before the feedback of 2025-03-01"],
    ),
    "friction.csv": (
        "item_id,kind,name,added_on,removed_on\n"
        "F1,report,Weekly,2025-03-01,2025-03-01\n",
        ["2: removed_on: 2025-03-01 is not after added_on 2025-03-01"],
    ),
    "fx_rates.csv": (
        "currency,month,rate\nusd,2025-01,0.9\nCHF,2025-01,0\n",
        ["2: currency: 'usd'", "3: rate: 0"],
    ),
    "initiatives.csv": (
        "initiative_id,name,type,stage,status,start,go_live,review_months,is_ai\n"
        "007,Contracts,ai,live,delivered,2025-01-16,2025-01-15,12 6,no\n"
        "NA,Onboarding,training,live,delivered,2024-01-01,2025-02-01,6 12,no\n",
        [
            "2: is_ai: no, though the type is ai",
            "2: review_months: '12 6'",
            "2: start: 2025-01-16 is after go_live 2025-01-15",
        ],
    ),
}


@pytest.mark.parametrize("file", OTHERS)
def test_a_row_that_breaks_a_rule_is_named(folder: Path, file: str) -> None:
    text, expected = OTHERS[file]
    (folder / file).write_text(text, encoding="utf-8")
    problems = [str(problem) for problem in check_register(folder)]
    assert len(problems) == len(expected)
    for problem, said in zip(problems, expected, strict=True):
        assert problem.startswith(f"{file}:{said}")


def test_key_results_keep_baseline_and_target_together(folder: Path) -> None:
    (folder / "objectives.csv").write_text(
        "objective_id,level,statement\nO1,company,One\n", encoding="utf-8"
    )
    (folder / "key_results.csv").write_text(
        "key_result_id,objective_id,statement,measure_id,baseline,target,guardrail_id\n"
        "K1,O1,One,1E5,14,,\nK2,O1,Two,1E5,,3,\nK3,O1,Three,1E5,14,3,1E5\n",
        encoding="utf-8",
    )
    assert [str(problem).split(";")[0] for problem in check_register(folder)] == [
        "key_results.csv:2: target: empty",
        "key_results.csv:3: baseline: empty",
        "key_results.csv:4: guardrail_id: '1E5' is its own measure",
    ]


def test_a_link_leads_to_another_node(folder: Path) -> None:
    (folder / "map_nodes.csv").write_text(
        "node_id,kind,name\nN1,enabler,One\n", encoding="utf-8"
    )
    (folder / "map_links.csv").write_text("from_id,to_id\nN1,N1\n", encoding="utf-8")
    (problem,) = check_register(folder)
    assert str(problem).startswith("map_links.csv:2: to_id: N1 again;")


def test_every_row_of_an_overclaimed_pool_is_named_with_the_sum(
    folder: Path, replace: Replace
) -> None:
    replace("benefits.csv", "2026-02,,,,,,,,,,", "2026-02,,,,,,,,,null,0.51")
    assert [str(problem).split(";")[0] for problem in check_register(folder)] == [
        "benefits.csv:2: pool_share: the shares of pool null sum to 1.01",
        "benefits.csv:3: pool_share: the shares of pool null sum to 1.01",
    ]


def test_shares_that_sum_to_one_are_right(folder: Path, replace: Replace) -> None:
    rows = "".join(
        f"P{n},007,,Part {n},cashable" + "," * 14 + "null,0.1\n" for n in range(5)
    )
    with (folder / "benefits.csv").open("a", encoding="utf-8") as file:
        file.write(rows)
    assert check_register(folder) == []


def test_a_negative_value_makes_a_target_on_the_worse_side_a_disbenefit(
    folder: Path, replace: Replace
) -> None:
    replace(
        "benefits.csv",
        "3,2026-01,linear,0,12,10000,110000,90000,120000",
        "16,2026-01,linear,0,12,10000,-20000,-25000,-15000",
    )
    assert check_register(folder) == []


def test_a_value_within_one_percent_is_right(folder: Path, replace: Replace) -> None:
    replace("benefits.csv", "110000,90000", "111000,90000")
    assert check_register(folder) == []


def test_a_rule_is_silent_where_a_cell_it_needs_is_itself_broken(
    folder: Path, replace: Replace
) -> None:
    replace("benefits.csv", "14,2024-01", "fourteen,2024-01")
    replace("benefits.csv", "null,0.5", "nu ll,0.5")
    assert [problem.column for problem in check_register(folder)] == [
        "baseline",
        "pool_id",
    ]


def test_a_rule_is_silent_about_a_value_that_is_itself_out_of_range(
    folder: Path, replace: Replace
) -> None:
    replace("benefits.csv", "null,0.5", "null,1.5")
    replace("benefits.csv", "linear,0,12", "linear,0,-12")
    assert [problem.column for problem in check_register(folder)] == [
        "pool_share",
        "ramp_months",
    ]


def test_every_rule_is_declared_of_a_table_and_column_that_are_there() -> None:
    for rule in RULES:
        assert {rule.column, *rule.needs} <= set(TABLES[rule.table].columns)
        assert rule.says
        assert rule.remedy
    names = [rule.name for rule in RULES]
    assert len(names) == len(set(names))
