import math

import pytest

from tests.analysis.objectives.test_tree import LOW, RESULT, SERVING, TOP, book
from tests.literal_register import BENEFIT, INITIATIVE, MEASURE, paid
from valuebook.analysis.objectives.lineage import (
    aligned,
    alignment,
    broken_lines,
    lines_of_sight,
    money_lines,
)
from valuebook.analysis.objectives.tree import key_results

FUNDED = {**INITIATIVE, "budget": 500_000.0}


def broken(**tables):
    return lines_of_sight(book(**tables))["broken"].tolist()


@pytest.mark.parametrize(
    ("tables", "said"),
    [
        ({}, ""),
        ({"benefits": [{**SERVING, "measure_id": None}]}, "no measure"),
        ({"benefits": [BENEFIT]}, "no key result"),
        (
            {
                "measures": [MEASURE, {**MEASURE, "measure_id": "MEA-2"}],
                "key_results": [{**RESULT, "measure_id": "MEA-2"}],
            },
            "key result not measured by the same measure",
        ),
        (
            {"objectives": [LOW, {**TOP, "level": "team"}]},
            "no way up to an objective of the company",
        ),
    ],
)
def test_a_line_breaks_at_the_first_link_that_is_missing(tables, said):
    assert broken(**tables) == [said]


def test_objectives_that_lead_round_lead_nowhere():
    circle = [{**LOW, "parent_id": "O-1"}, {**TOP, "parent_id": "O-2"}]
    assert broken(objectives=circle) == ["no way up to an objective of the company"]


def test_budget_and_value_count_where_the_line_is_unbroken():
    other = {**FUNDED, "initiative_id": "INI-2", "budget": 300_000.0}
    loose = {**BENEFIT, "benefit_id": "BEN-2", "initiative_id": "INI-2"}
    loss = {**loose, "benefit_id": "BEN-3", "annual_value": -9_000.0}
    rows = aligned(book(initiatives=[FUNDED, other], benefits=[SERVING, loose, loss]))
    assert rows.to_dict("list") == {
        "what": ["budget", "cashable"],
        "total": [800_000, 240_000],
        "aligned": [500_000, 120_000],
        "share": [0.625, 0.5],
    }
    assert alignment(rows, currency="EUR").sentence == (
        "In the whole register an unbroken line leads to an objective of the company "
        "from 62 % of the budget (EUR 500 k of EUR 800 k) and 50 % of cashable value "
        "(EUR 120 k of EUR 240 k)."
    )


def test_what_is_not_all_is_not_rounded_up_to_all():
    tiny = {**BENEFIT, "benefit_id": "BEN-2", "annual_value": 100.0}
    rows = aligned(book(initiatives=[FUNDED], benefits=[SERVING, tiny]))
    found = alignment(rows, currency="EUR")
    assert "99 % of cashable value" in found.sentence
    assert found.verdict == "incomplete"


def test_a_register_without_money_is_not_measured():
    rows = aligned(book(benefits=[{**SERVING, "annual_value": None}]))
    assert alignment(rows, currency="EUR").verdict == "not measured"


def test_the_lines_of_one_initiative_are_named_with_what_to_do():
    lines = lines_of_sight(book(benefits=[SERVING, {**BENEFIT, "benefit_id": "BEN-2"}]))
    assert str(broken_lines(lines, "INI-1")) == (
        "gap: No unbroken line to an objective of the company from BEN-2 (no key "
        "result). To do: join the benefit to the key result that it moves."
    )
    assert broken_lines(lines.head(1), "INI-1").sentence == (
        "From each of its benefits an unbroken line leads to O-1."
    )
    assert broken_lines(lines, "INI-9").verdict == "not planned"


def test_a_key_result_stands_beside_its_benefit_and_its_money():
    register = book(realized=[paid("2025-03", 4_000.0)])
    results = key_results(register, as_of="2025-04")
    (row,) = money_lines(register, results, as_of="2025-04").to_dict("records")
    assert (row["score"], row["annual_value"], row["realized_to_date"]) == (
        0.5,
        120_000,
        4_000,
    )
    assert row["benefit_class"] == "cashable"
    lone = book(benefits=[BENEFIT])
    (row,) = money_lines(
        lone, key_results(lone, as_of="2025-04"), as_of="2025-04"
    ).to_dict("records")
    assert math.isnan(row["annual_value"])
