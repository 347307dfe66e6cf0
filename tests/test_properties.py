"""What holds of every register, whatever it promises.

1. A roll-up is the sum of its parts, whatever the order of rows; an initiative without
   value changes nothing.
2. Rates and verdicts do not change when all money is multiplied by a constant.
3. A ramp stays within 0 and 1, never falls and ends at 1; planned value over the
   horizon is the run rate times the sum of its shares.
5. Overlap is never negative, and what counts of a claim never exceeds it.
6. What was observed after `as_of` changes nothing.
"""

from random import Random
from typing import Any

import numpy as np
import pandas as pd
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.literal_register import (
    BENEFIT,
    INITIATIVE,
    MEASURE,
    actual,
    life,
    paid,
    register_of,
)
from valuebook.analysis.objectives.tree import key_results
from valuebook.analysis.overlap import counted_once, overlap
from valuebook.analysis.planned import plan
from valuebook.analysis.portfolio import portfolio
from valuebook.analysis.ramp import SHAPES, ramp_share
from valuebook.analysis.review.look_back import answer
from valuebook.analysis.tracking.fleet import measures
from valuebook.analysis.tracking.ledger import ledger, standing
from valuebook.analysis.tracking.progress import progress
from valuebook.register import Register

AS_OF = "2025-06"
CLASSES = ("cashable", "non_cashable", "revenue_margin")

money = st.integers(-500_000, 500_000).map(float)
months = st.integers(0, 18)
month_ends = st.dates(
    min_value=pd.Timestamp("2024-06-01").date(),
    max_value=pd.Timestamp("2026-06-30").date(),
).map(lambda day: f"{day:%Y-%m}-28")


def portfolio_of(register: Register) -> pd.DataFrame:
    judged = measures(register, as_of=AS_OF)
    return portfolio(register, judged, as_of=AS_OF)


@st.composite
def benefits(draw: st.DrawFn) -> list[dict[str, Any]]:
    count = draw(st.integers(1, 4))
    return [
        {
            **BENEFIT,
            "benefit_id": f"BEN-{number}",
            "initiative_id": f"INI-{draw(st.integers(1, 2))}",
            "benefit_class": draw(st.sampled_from(CLASSES)),
            "ramp": draw(st.sampled_from([*SHAPES, None])),
            "lag_months": draw(st.none() | months),
            "ramp_months": draw(st.none() | months),
            "target_month": draw(st.sampled_from(["2025-04", "2025-12", None])),
            "annual_value": draw(st.none() | money),
        }
        for number in range(count)
    ]


@st.composite
def books(draw: st.DrawFn) -> dict[str, list[dict[str, Any]]]:
    """Draw two initiatives with benefits, confirmed money and actuals."""
    promised = draw(benefits())
    pairs = draw(
        st.lists(
            st.tuples(
                st.sampled_from([each["benefit_id"] for each in promised]),
                st.sampled_from(["2025-02", "2025-05", "2025-09"]),
            ),
            max_size=5,
            unique=True,
        )
    )
    dates = draw(st.lists(month_ends, max_size=5, unique=True))
    return {
        "initiatives": [INITIATIVE, {**INITIATIVE, "initiative_id": "INI-2"}],
        "measures": [MEASURE],
        "benefits": promised,
        "realized": [
            paid(month, draw(money), benefit_id=name) for name, month in pairs
        ],
        "actuals": [actual(date, draw(st.integers(0, 20))) for date in dates],
    }


def _of(
    number: int, initiative: str, annual_value: float, **more: Any
) -> dict[str, Any]:
    return {
        **BENEFIT,
        "benefit_id": f"BEN-{number}",
        "initiative_id": initiative,
        "annual_value": annual_value,
        **more,
    }


# what draws meet but now and then: large and small, early, late and accepted losses
FULL = {
    "initiatives": [INITIATIVE, {**INITIATIVE, "initiative_id": "INI-2"}],
    "measures": [MEASURE],
    "benefits": [
        _of(0, "INI-1", 240_000.0),
        _of(1, "INI-2", 9_000.0),
        _of(2, "INI-2", 30_000.0, lag_months=12, benefit_class="non_cashable"),
        _of(3, "INI-2", 3_000.0, benefit_class="non_cashable"),
        _of(4, "INI-1", -24_000.0, benefit_class="revenue_margin"),
    ],
    "realized": [
        paid("2025-02", 12_000.0, benefit_id="BEN-0"),
        paid("2025-05", 15_000.0, benefit_id="BEN-0"),
        paid("2025-05", 700.0, benefit_id="BEN-1"),
        paid("2025-02", 300.0, benefit_id="BEN-2", benefit_class="non_cashable"),
        paid("2025-05", 500.0, benefit_id="BEN-2", benefit_class="non_cashable"),
        paid("2025-05", 200.0, benefit_id="BEN-3", benefit_class="non_cashable"),
        paid("2025-05", -8_000.0, benefit_id="BEN-4", benefit_class="revenue_margin"),
    ],
    "actuals": life(13.0, 12.5, 9.0, 6.0, 5.0),
}


def by_class(register: Register) -> pd.DataFrame:
    rows = ledger(register, as_of=AS_OF).set_index("benefit_class")
    return rows[["planned_to_date", "realized_to_date", "planned_full_life", "early"]]


@settings(max_examples=6)
@example(FULL)
@given(books())
def test_a_roll_up_is_the_sum_of_its_parts(book):
    register = register_of(**book)
    parts = ledger(register, as_of=AS_OF, by=("benefit_id", "benefit_class"))
    summed = parts.groupby("benefit_class")[
        ["planned_to_date", "realized_to_date", "planned_full_life", "early"]
    ].sum(min_count=1)
    pd.testing.assert_frame_equal(by_class(register).sort_index(), summed.sort_index())


@settings(max_examples=6)
@example(FULL, Random(0))
@given(books(), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(book, shuffler):
    mixed = {name: shuffler.sample(rows, len(rows)) for name, rows in book.items()}
    pd.testing.assert_frame_equal(
        by_class(register_of(**mixed)).sort_index(),
        by_class(register_of(**book)).sort_index(),
    )


@settings(max_examples=5)
@example(FULL)
@given(books())
def test_an_initiative_without_value_changes_nothing(book):
    idle = {**INITIATIVE, "initiative_id": "INI-9"}
    more = {**book, "initiatives": [*book["initiatives"], idle]}
    pd.testing.assert_frame_equal(
        by_class(register_of(**more)), by_class(register_of(**book))
    )


@settings(max_examples=6)
@example(FULL, 0.01)
@given(books(), st.sampled_from([0.01, 7.0, 1000.0]))
def test_rates_and_verdicts_do_not_depend_on_the_size_of_money(book, factor):
    scaled = {
        **book,
        "benefits": [
            {
                **row,
                "annual_value": row["annual_value"] and row["annual_value"] * factor,
            }
            for row in book["benefits"]
        ],
        "realized": [
            {**row, "amount": row["amount"] * factor} for row in book["realized"]
        ],
    }
    before, after = register_of(**book), register_of(**scaled)
    for column in ("rate_to_date", "rate_full_life"):
        np.testing.assert_allclose(
            ledger(after, as_of=AS_OF)[column], ledger(before, as_of=AS_OF)[column]
        )
    after_money, before_money = (
        standing(each, measures(each, as_of=AS_OF), as_of=AS_OF)
        for each in (after, before)
    )
    pd.testing.assert_frame_equal(after_money, before_money)


@given(st.sampled_from(list(SHAPES)), months, months)
def test_a_ramp_stays_within_bounds_never_falls_and_ends_at_one(shape, lag, length):
    share = ramp_share(np.arange(0, 40), shape, lag_months=lag, ramp_months=length)
    assert share.min() >= 0
    assert share.max() <= 1
    assert (np.diff(share) >= 0).all()
    assert share[max(lag + length, lag + 1)] == 1


@settings(max_examples=15)
@given(benefits())
def test_planned_value_is_the_run_rate_times_the_shares(promised):
    register = register_of(
        initiatives=[INITIATIVE, {**INITIATIVE, "initiative_id": "INI-2"}],
        benefits=promised,
    )
    rows = plan(register).groupby("benefit_id")[["share", "planned"]].sum()
    rates = register["benefits"].set_index("benefit_id")["annual_value"].dropna() / 12
    np.testing.assert_allclose(rows["planned"], rates * rows["share"], atol=1e-6)
    assert set(rows.index) == set(rates.index)


shares = st.none() | st.sampled_from([0.0, 0.25, 0.6, 1.0])


@given(
    st.lists(st.tuples(st.none() | money, shares), max_size=5), st.integers(0, 400_000)
)
def test_overlap_is_never_negative_and_nothing_counts_for_more_than_it_claims(
    claims, amount
):
    register = register_of(
        benefits=[
            {
                **BENEFIT,
                "benefit_id": f"BEN-{number}",
                "pool_id": "P-1",
                "annual_value": value,
                "pool_share": share,
            }
            for number, (value, share) in enumerate(claims)
        ],
        pools=[
            {"pool_id": "P-1", "name": "Freight", "amount": amount, "period": "FY2025"}
        ],
    )
    benefits, pools = register["benefits"], register["pools"]
    rows = counted_once(benefits, pools)
    assert (overlap(benefits, pools)["overlap"] >= 0).all()
    taken = rows[rows["claimed"] >= 0]
    assert (taken["counted"] <= taken["claimed"] + 1e-6).all()
    assert taken["counted"].sum() <= amount + 1e-6


@settings(max_examples=4)  # it looks at every room
@example(FULL, [40, -3])
@given(books(), st.lists(st.integers(-50, 50), min_size=1, max_size=4))
def test_what_was_observed_after_as_of_changes_nothing(book, values):
    later = [
        actual(f"202{6 + number}-07-31", value) for number, value in enumerate(values)
    ]
    booked = [paid("2027-03", value, benefit_id="BEN-0") for value in values[:1]]
    past = {
        **book,
        "actuals": [row for row in book["actuals"] if row["date"] < "2025-07"],
    }
    before = register_of(**past)
    after = register_of(
        **{
            **past,
            "actuals": [*past["actuals"], *later],
            "realized": [*past["realized"], *booked],
        }
    )
    pd.testing.assert_frame_equal(
        progress(after, as_of=AS_OF), progress(before, as_of=AS_OF)
    )
    pd.testing.assert_frame_equal(portfolio_of(after), portfolio_of(before))
    pd.testing.assert_frame_equal(
        key_results(after, as_of=AS_OF), key_results(before, as_of=AS_OF)
    )
    assert answer(after, as_of=AS_OF) == answer(before, as_of=AS_OF)


def test_a_register_of_nothing_is_answered_too():
    register = register_of(initiatives=[INITIATIVE])
    assert portfolio_of(register)["value"].tolist() == ["not planned"]
    assert answer(register, as_of=AS_OF).verdict == "not planned"
