import math

from tests.literal_register import BENEFIT, INITIATIVE, MEASURE, paid, register_of
from valuebook.analysis.portfolio import portfolio
from valuebook.analysis.tracking.fleet import measures

EMPTY = {
    **INITIATIVE,
    "initiative_id": "INI-2",
    "go_live": None,
    "status": "not_started",
}
HOURS = {**BENEFIT, "benefit_id": "BEN-2", "benefit_class": "non_cashable"}


def rows(*initiatives, **tables):
    register = register_of(
        **{
            "initiatives": list(initiatives),
            "measures": [MEASURE],
            "benefits": [BENEFIT, HOURS],
            "realized": [paid("2025-03", 9000)],
            **tables,
        }
    )
    judged = measures(register, as_of="2025-03")
    return portfolio(register, judged, as_of="2025-03").set_index("initiative_id")


def test_each_initiative_is_one_row_with_its_classes_apart():
    row = rows(INITIATIVE).loc["INI-1"]
    assert row["run_rate_cashable"] == row["run_rate_non_cashable"] == 120_000
    assert row["planned_cashable"] == 15_000
    assert row["realized_cashable"] == 9000
    assert math.isnan(row["realized_non_cashable"])
    assert (row["delivery"], row["value"]) == ("delivered", "behind plan")


def test_an_initiative_with_an_empty_register_part_has_a_readable_row():
    row = rows(INITIATIVE, EMPTY).loc["INI-2"]
    assert (row["delivery"], row["value"]) == ("not_started", "not planned")
    assert math.isnan(row["run_rate_cashable"])


def test_a_register_without_a_benefit_has_its_rows():
    assert rows(INITIATIVE, benefits=[], realized=[])["value"].tolist() == [
        "not planned"
    ]
