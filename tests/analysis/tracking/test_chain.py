import math

from tests.literal_register import INITIATIVE, MEASURE, actual, register_of
from valuebook.analysis.tracking.chain import links


def of(*actuals, as_of="2025-06"):
    used = {**MEASURE, "measure_id": "MEA-2", "name": "Users", "chain_link": "adoption"}
    money = {**MEASURE, "chain_link": "financial_results"}
    register = register_of(
        initiatives=[INITIATIVE], measures=[money, used], actuals=list(actuals)
    )
    return links(register, as_of=as_of)


def test_a_measure_is_told_before_go_live_and_lately():
    ends = (
        "2024-11-30",
        "2024-12-31",
        "2025-01-31",
        "2025-02-28",
        "2025-03-31",
        "2025-04-30",
    )
    (row,) = of(*map(actual, ends, (14, 16, 9, 7, 6, 5))).to_dict("records")
    assert (row["before"], row["lately"], row["change"]) == (15, 6, -9)


def test_measures_stand_in_the_order_of_the_chain():
    rows = of(actual("2025-03-31", 9), actual("2025-03-31", 40, measure_id="MEA-2"))
    assert rows["measure"].tolist() == ["Users", "Turnaround"]


def test_what_was_not_observed_before_go_live_has_no_change():
    (row,) = of(actual("2025-03-31", 9)).to_dict("records")
    assert math.isnan(row["change"])
