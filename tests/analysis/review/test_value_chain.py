import pandas as pd
import pytest

from tests.literal_register import BENEFIT, INITIATIVE, MEASURE, paid, register_of
from valuebook.analysis.review.inferences import wrong_inferences
from valuebook.analysis.review.value_chain import (
    first_broken_link,
    shown,
    value_chain,
)
from valuebook.register.tables.objectives import CHAIN_LINKS

AS_OF = "2025-09"
BEFORE = [f"2024-{month:02d}-28" for month in range(3, 13)]
AFTER = [f"2025-{month:02d}-28" for month in range(6, 10)]
NOISE = [0.2, -0.2, 0.1, -0.1, 0.0, 0.2, -0.2, 0.1, -0.1, 0.0]


def measure(link, **more):
    name = f"MEA-{link}"
    return {**MEASURE, "measure_id": name, "name": link, "chain_link": link, **more}


def benefit(link, **more):
    return {
        **BENEFIT,
        "benefit_id": f"BEN-{link}",
        "measure_id": f"MEA-{link}",
        "baseline": 10.0,
        "target": 0.0,
        **more,
    }


def series(link, after, before=10.0):
    """Return noisy observations around a level before and after go-live."""
    seen = [
        *zip(BEFORE, [before + each for each in NOISE], strict=True),
        *zip(AFTER, [after] * len(AFTER), strict=True),
    ]
    return [
        {
            "measure_id": f"MEA-{link}",
            "initiative_id": "INI-1",
            "date": date,
            "value": value,
        }
        for date, value in seen
    ]


def register(**levels):
    return register_of(
        initiatives=[INITIATIVE],
        measures=[measure(link) for link in levels],
        benefits=[benefit(link) for link in levels],
        actuals=[row for link, level in levels.items() for row in series(link, level)],
    )


def chain_of(book, key_results=None, as_of=AS_OF):
    results = book["key_results"] if key_results is None else key_results
    return value_chain(book, results, as_of=as_of)


def test_every_link_has_its_row_in_order():
    chain = chain_of(register(throughput=0.5))
    assert list(chain["chain_link"]) == list(CHAIN_LINKS)
    assert (
        list(chain["verdict"]) == ["not measured"] * 3 + ["held"] + ["not measured"] * 2
    )


@pytest.mark.parametrize(
    ("level", "verdict"),
    [
        (0.0, "held"),
        (1.0, "held"),
        (1.5, "behind plan"),  # 85 % and not broken beyond doubt
        (2.1, "behind plan"),  # below 80 %, and the interval is not
        (4.0, "broken"),
        (11.0, "broken"),
    ],
)
def test_a_link_is_broken_where_even_the_upper_end_is_below_four_fifths(level, verdict):
    row = chain_of(register(productivity=level)).set_index("chain_link")
    assert row.loc["productivity", "verdict"] == verdict
    assert row.loc["productivity", "share"] == pytest.approx(1 - level / 10)


def test_the_interval_is_that_of_the_noise_before_go_live():
    row = (
        chain_of(register(productivity=4.0)).set_index("chain_link").loc["productivity"]
    )
    spread = pd.Series(NOISE).std()
    assert row["high"] - row["share"] == pytest.approx(
        2.262157 * spread / 3**0.5 / 10, rel=1e-5
    )


# valuebook's own example: a chain of six links that dies in the middle
def test_conversions_multiply_to_the_end_of_the_chain():
    reached = {"adoption": 9.0, "productivity": 7.2, "throughput": 2.16}
    chain = chain_of(register(**{link: 10 - share for link, share in reached.items()}))
    rows = chain.set_index("chain_link")
    assert rows.loc["productivity", "conversion"] == pytest.approx(0.8)
    assert rows.loc["throughput", "conversion"] == pytest.approx(0.3)
    low, high = rows.loc["throughput", ["conversion_low", "conversion_high"]]
    assert low < 0.3 < high
    assert chain["conversion"].idxmin() == list(CHAIN_LINKS).index("throughput")


def test_the_first_broken_link_is_named_with_its_evidence():
    found = first_broken_link(
        chain_of(register(adoption=0.5, throughput=6.0, customer_value=8.0)),
        as_of=AS_OF,
    )
    assert found.verdict == "broken"
    assert found.sentence == (
        "The chain breaks first at throughput: “throughput” shows 40 % (38 % to 42 %) "
        "of the change planned by now; adoption before it shows 95 %. Whether it "
        "broke earlier, at implementation and productivity, cannot be told: no target "
        "or no observation."
    )


def test_a_chain_without_targets_says_so():
    book = register_of(initiatives=[INITIATIVE])
    found = first_broken_link(chain_of(book), as_of=AS_OF)
    assert found.verdict == "not measured"
    assert "nobody can say where value is lost" in found.sentence


def test_a_chain_that_is_not_due_is_not_judged():
    late = {**INITIATIVE, "go_live": "2026-01-15"}
    book = register_of(
        initiatives=[late],
        workstreams=[
            {"workstream_id": "W", "initiative_id": "INI-1", "percent_complete": 0.4}
        ],
    )
    chain = chain_of(book)
    assert first_broken_link(chain, as_of=AS_OF).verdict == "too early to tell"
    assert wrong_inferences(chain, book, as_of=AS_OF) == []


def test_a_key_result_speaks_where_no_benefit_does():
    book = register_of(
        initiatives=[INITIATIVE],
        measures=[measure("adoption", direction="increase")],
        actuals=series("adoption", 60.0, before=0.0),
        key_results=[
            {
                "key_result_id": "KR-1",
                "measure_id": "MEA-adoption",
                "baseline": 0.0,
                "target": 80.0,
                "due": "2025-05",
            }
        ],
    )
    row = chain_of(book).set_index("chain_link").loc["adoption"]
    assert (row["said_by"], row["share"]) == ("KR-1", 0.75)


def test_use_without_a_target_is_held_against_its_own_best():
    dates = [f"2025-{month:02d}-28" for month in range(1, 10)]
    book = register_of(
        initiatives=[INITIATIVE],
        measures=[measure("adoption", direction="increase")],
        actuals=[
            {
                "measure_id": "MEA-adoption",
                "initiative_id": "INI-1",
                "date": date,
                "value": value,
            }
            for date, value in zip(
                dates, [60.0, 80, 81, 79, 70, 60, 41, 40, 39], strict=True
            )
        ],
    )
    row = chain_of(book).set_index("chain_link").loc["adoption"]
    assert (row["verdict"], row["said_by"]) == ("broken", "its own best since go-live")
    assert row["share"] == 0.5


def test_a_disbenefit_is_no_link():
    worse = benefit("customer_value", target=13.0)
    book = register_of(
        initiatives=[INITIATIVE],
        measures=[measure("customer_value")],
        benefits=[worse],
        actuals=series("customer_value", 12.0),
    )
    assert chain_of(book)["share"].isna().all()


USED = "chain.adoption_is_not_value"
USAGE = "chain.usage_is_not_performance"
MILESTONES = "chain.milestones_are_not_the_business_case"


@pytest.mark.parametrize(
    ("links", "money", "warned"),
    [
        (["implementation"], 0, [MILESTONES]),
        (["implementation", "adoption"], 0, [USED, USAGE, MILESTONES]),
        (["adoption", "productivity"], 0, [USED]),
        (["adoption", "customer_value"], 0, [USAGE]),
        (["adoption", "throughput", "financial_results"], 0, []),
        (["implementation"], 5000, []),
    ],
)
def test_a_wrong_inference_is_named_where_there_is_nothing_better(links, money, warned):
    book = register_of(
        initiatives=[INITIATIVE],
        measures=[measure(link) for link in links],
        actuals=[row for link in links for row in series(link, 5.0)],
        realized=[paid("2025-06", money)] if money else [],
        benefits=[BENEFIT],
    )
    found = wrong_inferences(chain_of(book), book, as_of=AS_OF)
    assert [each.rule for each in found] == warned


def test_money_confirmed_later_does_not_silence_a_warning():
    book = register_of(
        initiatives=[INITIATIVE],
        measures=[measure("implementation")],
        actuals=series("implementation", 5.0),
        realized=[paid("2025-12", 5000)],
    )
    found = wrong_inferences(chain_of(book), book, as_of=AS_OF)
    assert [each.rule for each in found] == [MILESTONES]


def test_shown_says_what_could_not_be_judged():
    table = shown(chain_of(register(throughput=4.0)))
    assert list(table["of_plan"])[2:4] == ["not judged", "60 % (58 % to 62 %)"]
    assert table.loc[0, "measure"] == "none"
    assert list(table["planned_by_now"])[2:4] == ["no target", "0 (BEN-throughput)"]
