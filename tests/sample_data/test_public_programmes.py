"""The published figures arrive in the register unchanged, and nothing is invented."""

import pandas as pd
import pytest

from valuebook.bundled import bundled
from valuebook.register import Register
from valuebook.register.reading import check_register


def test_the_check_finds_nothing():
    assert check_register(bundled("sample_data") / "public_programmes") == []


def test_there_are_three_programmes(programmes: Register):
    ids = ["CA-PROP99", "GB-SEATBELT", "NJ-MINWAGE"]
    assert list(programmes["initiatives"]["initiative_id"]) == ids


def test_nothing_unpublished_is_promised(programmes: Register):
    benefits = programmes["benefits"]
    empty = ["baseline", "target", "target_month", "annual_value", "low", "high"]
    empty += ["owner", "confidence", "locked_on"]
    assert benefits[empty].isna().all(axis=None)
    assert set(benefits["benefit_class"]) == {"non_financial"}
    assert programmes["realized"].empty
    assert programmes["costs"].empty


def test_rows_that_join_the_published_figures_say_they_are_reconstructed(
    programmes: Register,
):
    for table, column in (
        ("initiatives", "causal_statement"),
        ("objectives", "statement"),
        ("key_results", "statement"),
        ("benefits", "statement"),
        ("map_links", "causal_statement"),
    ):
        assert programmes[table][column].str.startswith("Reconstructed: ").all(), table


def test_california_stands_among_39_states_and_31_years(programmes: Register):
    panel = programmes["comparisons"].query("initiative_id == 'CA-PROP99'")
    assert panel["unit"].nunique() == 39
    assert panel.groupby("unit").size().eq(31).all()
    assert set(panel.loc[panel["treated"], "unit"]) == {"California"}
    assert panel.loc[panel["treated"], "date"].dt.year.min() == 1989


def test_california_fell_from_90_packs_in_1988_to_42_in_2000(programmes: Register):
    packs = programmes["actuals"].query("measure_id == 'MEA-CA-1'")
    by_year = packs.set_index(packs["date"].dt.year)["value"]
    assert (by_year[1988], by_year[2000], len(by_year)) == (90.1, 41.6, 31)


def test_road_casualties_are_192_months_of_five_series(programmes: Register):
    months = programmes["actuals"].query("initiative_id == 'GB-SEATBELT'")
    assert months.groupby("measure_id").size().to_dict() == dict.fromkeys(
        [f"MEA-GB-{number}" for number in range(1, 6)], 192
    )


def test_drivers_fell_after_the_law_and_rear_seats_did_not(programmes: Register):
    # the year after against the year before; drivers are published as 23 % fewer
    assert year_after(programmes, "MEA-GB-1") == pytest.approx(-0.23, abs=0.05)
    assert abs(year_after(programmes, "MEA-GB-3")) < 0.1


def test_rear_seats_are_the_declared_negative_control(programmes: Register):
    row = programmes["assumptions"].query("link == 'negative control'").iloc[0]
    names = programmes["measures"].set_index("measure_id")["name"]
    assert row["initiative_id"] == "GB-SEATBELT"
    assert "MEA-GB-3" in row["statement"]
    assert names["MEA-GB-3"].endswith("(negative control)")


def test_stores_of_new_jersey_gained_2_75_on_pennsylvania(programmes: Register):
    panel = programmes["comparisons"].query("initiative_id == 'NJ-MINWAGE'")
    assert len(panel) == 794  # 410 stores, two waves, 26 answers missing
    state = panel["unit"].str.split(" store").str[0]
    mean = panel.groupby([state, panel["date"].dt.month])["value"].mean()
    gain = mean["New Jersey"].diff().iloc[-1] - mean["Pennsylvania"].diff().iloc[-1]
    assert gain == pytest.approx(2.7536, abs=0.0001)


def test_the_published_effects_are_among_the_lessons(programmes: Register):
    lessons = " ".join(programmes["lessons"]["lesson"])
    for published in ("26 packs", "19.6 packs", "15.6 (8.4)", "23 %", "3 %", "2.76"):
        assert published in lessons


def year_after(register: Register, measure: str) -> float:
    actuals = register["actuals"]
    values = actuals[actuals["measure_id"] == measure].set_index("date")["value"]
    before = values[pd.Timestamp("1982-02-01") : pd.Timestamp("1983-01-31")]
    after = values[pd.Timestamp("1983-02-01") : pd.Timestamp("1984-01-31")]
    return float(after.mean() / before.mean() - 1)
