import pandas as pd
import pytest

from tests.literal_register import INITIATIVE, MEASURE, actual, register_of
from valuebook.analysis.tracking.slipping import adoption_decay, cost_creep, use_decays

WEEKLY = {
    **MEASURE,
    "name": "Users",
    "unit": "people",
    "direction": "increase",
    "frequency": "weekly",
    "chain_link": "adoption",
}
NOISE = (1, -1, 0, 2, -2, 1, 0, -1)


def of(*levels, costs=(), go_live="2025-01-01", **measure):
    days = pd.date_range("2025-01-05", periods=len(levels), freq="7D")
    return register_of(
        initiatives=[{**INITIATIVE, "go_live": go_live}],
        measures=[{**WEEKLY, **measure}],
        actuals=[
            actual(f"{day:%Y-%m-%d}", level + NOISE[at % 8])
            for at, (day, level) in enumerate(zip(days, levels, strict=True))
        ],
        costs=list(costs),
    )


STEADY = [80] * 20
FALLING = [*STEADY, 76, 72, 68, 64, 60, 56, 52, 48]


def test_use_that_falls_is_seen_within_weeks():
    found = use_decays(of(*FALLING), as_of="2025-12")
    assert found.verdict == "fading"
    (row,) = adoption_decay(of(*FALLING), as_of="2025-12").to_dict("records")
    began = pd.Timestamp("2025-05-25")
    assert pd.Timedelta(0) < row["noticed_on"] - began <= pd.Timedelta(weeks=6)
    assert found.sentence.startswith(
        "Use decays (means of the last 4 weekly or 2 monthly counts): “Users” from 80."
    )
    assert f"to be seen since {row['noticed_on']:%Y-%m-%d}" in found.sentence
    assert found.remedy == "ask those who stopped why, before the outcome follows"


def test_use_that_holds_is_held():
    found = use_decays(of(*STEADY), as_of="2025-12")
    assert (found.verdict, found.remedy) == ("held", "")
    assert found.sentence.startswith(
        "Use holds (means of the last 4 weekly or 2 monthly counts): “Users” at "
    )


def test_what_comes_after_as_of_is_not_seen_yet():
    rows = adoption_decay(of(*FALLING), as_of="2025-05")
    assert rows["decays"].tolist() == [False]
    assert rows["noticed_on"].isna().all()


def test_a_measure_that_is_to_fall_decays_when_it_rises():
    rising = of(*[20] * 20, 24, 28, 32, 36, 40, 44, direction="decrease")
    assert adoption_decay(rising, as_of="2025-12")["decays"].tolist() == [True]


def test_use_counted_by_the_month_is_said_to_come_late():
    found = use_decays(of(*STEADY, frequency="monthly"), as_of="2025-12")
    assert found.remedy == "count use each week: a month is too long to wait"


@pytest.mark.parametrize(
    ("register", "verdict", "sentence"),
    [
        (
            of(),
            "not measured",
            "Nobody counts who uses it, so nobody will see use decay.",
        ),
        (of(go_live=None), "too early to tell", "Not live yet, so nobody uses it."),
    ],
)
def test_use_that_nobody_counts_is_said_to_be_so(register, verdict, sentence):
    found = use_decays(register, as_of="2025-12")
    assert (found.verdict, found.sentence) == (verdict, sentence)


def running(*amounts, basis="actual"):
    return [
        {
            "initiative_id": "INI-1",
            "month": f"2025-{at + 1:02}",
            "amount": float(amount),
            "kind": "running",
            "basis": basis,
        }
        for at, amount in enumerate(amounts)
    ]


PLANNED = running(*[100] * 6, basis="planned")


@pytest.mark.parametrize(
    ("costs", "verdict", "sentence"),
    [
        (
            [*PLANNED, *running(100, 100, 100, 140, 150, 160)],
            "behind plan",
            "Running cost is EUR 150 a month (three months to 2025-06), 50 % over "
            "plan; it began at EUR 100.",
        ),
        (
            [*PLANNED, *running(200, 200, 200, 120, 120, 120)],
            "behind plan",
            "Running cost is EUR 120 a month (three months to 2025-06), 20 % over "
            "plan.",
        ),
        (
            [*PLANNED, *running(100, 100, 100, 95, 95, 95)],
            "held",
            "Running cost is EUR 95 a month (three months to 2025-06), 5.0 % under "
            "plan.",
        ),
        (
            running(100, 100, 100, 140, 150, 160),
            "not planned",
            "Running cost is EUR 150 a month (three months to 2025-06); it began at "
            "EUR 100 and none is planned.",
        ),
        ([], "not measured", "No running cost has been recorded since go-live."),
    ],
)
def test_cost_that_creeps_beyond_its_plan_is_told(costs, verdict, sentence):
    found = cost_creep(of(costs=costs), as_of="2025-06")
    assert (found.verdict, found.sentence) == (verdict, sentence)


def test_before_go_live_nothing_is_run():
    found = cost_creep(of(costs=PLANNED), as_of="2024-12")
    assert found.sentence == "Not live yet, so it costs nothing to run."
