import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from valuebook.analysis.overlap import counted_once

POOLS = pd.DataFrame({"pool_id": ["P1", "P2"], "amount": [100.0, 50.0]})


def claims(*rows: tuple[str | None, float, float]) -> pd.DataFrame:
    """One benefit per row: its pool, its annual value and its share of the pool."""
    frame = pd.DataFrame(rows, columns=["pool_id", "annual_value", "pool_share"])
    ids = [f"BEN-{place}" for place in range(len(rows))]
    return frame.assign(
        benefit_id=ids, initiative_id="INI-1", benefit_class="cashable"
    ).astype({"annual_value": "float64", "pool_share": "float64", "pool_id": "str"})


def counted(*rows: tuple[str | None, float, float]) -> list[float]:
    return counted_once(claims(*rows), POOLS)["counted"].tolist()


def test_claims_within_the_pool_count_in_full():
    assert counted(("P1", 60, np.nan), ("P1", 40, np.nan)) == [60, 40]


def test_claims_beyond_the_pool_are_cut_in_proportion():
    assert counted(("P1", 150, np.nan), ("P1", 50, np.nan)) == [75, 25]


def test_an_agreed_split_goes_before_proportion():
    assert counted(("P1", 150, 0.4), ("P1", 50, 0.6)) == [40, 50]


def test_shares_that_sum_to_more_than_the_pool_are_no_agreement():
    assert counted(("P1", 150, 0.9), ("P1", 50, 0.6)) == [75, 25]


def test_pools_are_apart_and_no_pool_is_no_limit():
    rows = ("P1", 200, np.nan), ("P2", 30, np.nan), (None, 900, np.nan)
    assert counted(*rows) == [100, 30, 900]


def test_a_disbenefit_frees_nothing_for_others():
    assert counted(("P1", 120, np.nan), ("P1", -30, np.nan)) == [100, -30]


def test_a_claim_by_share_alone_is_its_part_of_the_pool():
    rows = counted_once(claims(("P1", np.nan, 0.3)), POOLS)
    assert rows[["claimed", "counted"]].to_numpy().tolist() == [[30, 30]]


def test_a_benefit_without_money_claims_nothing():
    rows = counted_once(claims((None, np.nan, np.nan)), POOLS)
    assert rows[["claimed", "counted"]].isna().all(axis=None)


MONEY = st.floats(0, 1e6)
CLAIMS = st.lists(
    st.tuples(st.sampled_from(["P1", "P2", None]), MONEY, st.just(np.nan)),
    min_size=1,
    max_size=12,
)


# No more counts than is claimed, and no more than is in the pool.
@given(CLAIMS)
def test_no_pool_is_spent_twice(rows):
    found = counted_once(claims(*rows), POOLS)
    assert (found["counted"] <= found["claimed"] * (1 + 1e-9)).all()
    spent = found.groupby("pool_id")["counted"].sum()
    pools = POOLS.set_index("pool_id")["amount"]
    assert all(spent[pool] <= pools[pool] + 1e-6 for pool in spent.index)


@given(CLAIMS)
def test_the_order_of_the_rows_changes_nothing(rows):
    frame = claims(*rows)
    forwards = counted_once(frame, POOLS).set_index("benefit_id")["counted"]
    backwards = counted_once(frame[::-1], POOLS).set_index("benefit_id")["counted"]
    assert backwards[forwards.index].tolist() == pytest.approx(forwards.tolist())
