"""Signals of what was promised: tied to the work, due, and measured as an outcome."""

from collections.abc import Iterator

import pandas as pd

from valuebook.analysis.months import first_full_month, month, ordinal
from valuebook.analysis.review.signal import HALF, INITIATIVE, Case, Questions, Signal
from valuebook.analysis.rows import rows_of
from valuebook.analysis.tracking.progress import observed
from valuebook.model.wording import counted, listed, number, percent

_MONTHS_UNTIL_REVIEW = 6
_OFF_BASELINE = 0.25  # share of the promised change
_MOST_OF_A_YEAR = 300  # days


def _work_without_driver(case: Case) -> Iterator[Signal]:
    work = case.register["workstreams"]
    lines = work["plan_lines"].astype("float64").fillna(1.0)
    share = lines[work["value_driver"].isna()].sum() / lines.sum() if len(work) else 0.0
    yield Signal(
        "lost_in_translation",
        f"{percent(share)} of plan lines are tied to no benefit and no measure",
        share >= HALF if len(work) else None,
        "workstreams",
        INITIATIVE,
        "tie each plan line to what it is to move, and drop those that move nothing",
    )


def _benefits_without_objective(case: Case) -> Iterator[Signal]:
    benefits = case.register["benefits"]
    without = int(benefits["key_result_id"].isna().sum())
    yield Signal(
        "lost_in_translation",
        f"{without} of {counted(len(benefits), 'benefit')} "
        f"{'serves' if without == 1 else 'serve'} no key result",
        without > HALF * len(benefits) if len(benefits) else None,
        "benefits",
        INITIATIVE,
        "say which key result each benefit serves, or why it is promised at all",
    )


def _benefits_without_cause(case: Case) -> Iterator[Signal]:
    links, benefits = case.register["map_links"], case.register["benefits"]
    reached = benefits["benefit_id"].isin(links["to_id"])
    lacking = list(benefits.loc[~reached, "benefit_id"])
    yield Signal(
        "lost_in_translation",
        f"no link of the outcome map leads to {listed(lacking)}"
        if lacking
        else "the outcome map leads to every benefit",
        bool(lacking) if len(links) and len(benefits) else None,
        "map_links",
        INITIATIVE,
        "draw how the work produces the benefit",
    )


def _targets_not_due(case: Case) -> Iterator[Signal]:
    due = case.register["benefits"]["target_month"].dropna()
    later = int((due > month(case.as_of)).sum())
    yield Signal(
        "measured_too_early",
        f"{later} of {counted(len(due), 'target')} fall due after {case.as_of}",
        later > HALF * len(due) if len(due) else None,
        "benefits",
        INITIATIVE,
        "look again when the targets are due, and at the ramp until then",
    )


def _shortly_live(case: Case) -> Iterator[Signal]:
    first = first_full_month(case.register["initiatives"]["go_live"].iloc[:1])
    now = ordinal(pd.Series([month(case.as_of)])).iloc[0]
    months = now - ordinal(first).iloc[0] + 1
    yield Signal(
        "measured_too_early",
        f"{counted(max(int(months), 0), 'full month')} live"
        if pd.notna(months)
        else "no go-live is set",
        bool(months < _MONTHS_UNTIL_REVIEW) if pd.notna(months) else None,
        "initiatives",
        INITIATIVE,
        "wait for six full months before judging value",
    )


def _work_after_go_live(case: Case) -> Iterator[Signal]:
    work = case.register["workstreams"]
    live = case.initiative["go_live"]
    planned = work["planned_finish"] <= live
    late = work[
        planned
        & (work["forecast_finish"] > work["planned_finish"])
        & (work["forecast_finish"] > live)
        & work["value_driver"].notna()
    ]
    named = [f"“{row.name}” ({row.forecast_finish:%Y-%m})" for row in rows_of(late)]
    said = f"planned before go-live and finished after it: {listed(named)}"
    yield Signal(
        "measured_too_early",
        said if named else "the work planned before go-live was done by then",
        bool(named) if len(work) and pd.notna(live) else None,
        "workstreams",
        INITIATIVE,
        "count from first use, not from go-live",
    )


def _activity_as_result(case: Case) -> Iterator[Signal]:
    own = case.register["key_results"]["objective_id"].dropna().unique()
    results = case.key_results[case.key_results["objective_id"].isin(own)]
    links = case.register["measures"].set_index("measure_id")["chain_link"]
    is_work = results["measure_id"].map(links).eq("implementation")
    activity = results[is_work | results["measure_id"].isna()]
    named = [f"“{each}”" for each in activity["statement"]]
    yield Signal(
        "wrong_things_tracked",
        f"counted as a result: {listed(named)}"
        if named
        else "no key result counts what was done instead of what changed",
        bool(named) if len(results) else None,
        "key_results",
        INITIATIVE,
        "put a measure of the outcome in its place",
    )


def _nothing_after_use(case: Case) -> Iterator[Signal]:
    seen = case.chain["lately"].notna()
    after = case.chain["chain_link"].isin(list(case.chain["chain_link"])[2:])
    yield Signal(
        "wrong_things_tracked",
        "nothing after adoption is observed"
        if not (seen & after).any()
        else f"{int((seen & after).sum())} of 4 links after adoption are observed",
        bool(not (seen & after).any()),
        "actuals",
        INITIATIVE,
        "observe the work, the customer and the ledger, not only use",
    )


def _baseline_off(case: Case) -> Iterator[Signal]:
    benefits = case.register["benefits"].dropna(
        subset=["measure_id", "baseline", "target"]
    )
    live = case.initiative["go_live"]
    seen = observed(case.register["actuals"], as_of=case.as_of)
    earlier = seen[seen["date"] < live] if pd.notna(live) else seen.iloc[:0]
    year = earlier[earlier["date"] >= live - pd.DateOffset(years=1)]
    by_measure = year.groupby("measure_id")
    spans = by_measure["date"].max() - by_measure["date"].min()
    whole = by_measure["value"].mean()[spans.dt.days >= _MOST_OF_A_YEAR]
    named = []
    tested = 0
    for row in rows_of(benefits.drop_duplicates("measure_id")):
        if row.measure_id not in whole.index or row.target == row.baseline:
            continue
        tested += 1
        level = whole[row.measure_id]
        off = (level - row.baseline) / (row.target - row.baseline)
        if off > _OFF_BASELINE:
            named.append(
                f"baseline {number(row.baseline)} of {row.measure_id}, and the year "
                f"before go-live averaged {number(level)}: {percent(off)} of the "
                "promise was there before it began"
            )
    yield Signal(
        "wrong_things_tracked",
        "; ".join(named) or "baselines agree with the year before go-live",
        bool(named) if tested else None,
        "benefits",
        INITIATIVE,
        "take the year before go-live as baseline, and restate the promise",
    )


QUESTIONS: Questions = (
    _work_without_driver,
    _benefits_without_objective,
    _benefits_without_cause,
    _targets_not_due,
    _shortly_live,
    _work_after_go_live,
    _activity_as_result,
    _nothing_after_use,
    _baseline_off,
)
