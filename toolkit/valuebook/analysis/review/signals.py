"""The signals that the register holds for the causes why value does not come.

A signal is a question to the data with three answers: found, not found, and not told
where the register holds nothing to ask. Each says where its remedy lies: in the
initiative, or in the operating model that has to carry the outcome.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pandas as pd

from valuebook.analysis.hypothesis.intake import owner_gaps
from valuebook.analysis.months import end_of, first_full_month, month, ordinal
from valuebook.analysis.operating_model.changes import NOT_MADE, changes
from valuebook.analysis.review.constraints import reality_gap
from valuebook.analysis.rows import rows_of
from valuebook.analysis.tracking.progress import observed
from valuebook.model import Verdict
from valuebook.model.wording import counted, listed, number, percent
from valuebook.register import Register

INITIATIVE, OPERATING_MODEL = "the initiative", "the operating model"
_HALF = 0.5
_MONTHS_UNTIL_REVIEW = 6
_OFF_BASELINE = 0.25  # share of the promised change
_MOST_OF_A_YEAR = 300  # days
_WIDE = 1.0  # points of five between stated and actual


@dataclass(frozen=True)
class _Case:
    """What the questions are asked of."""

    register: Register
    key_results: pd.DataFrame
    chain: pd.DataFrame
    as_of: str

    @property
    def initiative(self) -> pd.Series:
        return self.register["initiatives"].iloc[0]


@dataclass(frozen=True)
class _Signal:
    """One answer; `found` is None where the register holds nothing to ask."""

    cause: str
    says: str
    found: bool | None
    table: str
    lies_in: str
    remedy: str


def signals(
    register: Register,
    key_results: pd.DataFrame,
    chain: pd.DataFrame,
    *,
    as_of: str,
) -> pd.DataFrame:
    """Return every signal of one initiative, those that were found first.

    `chain` is from `value_chain`, `key_results` those of the whole register. Columns:
    cause (a code), says, found (boolean, missing where not told), table (where it
    stands), lies_in and remedy.
    """
    case = _Case(register, key_results, chain, as_of)
    found = [signal for ask in _QUESTIONS for signal in ask(case)]
    rows = pd.DataFrame([vars(each) for each in found]).astype({"found": "boolean"})
    return rows.sort_values("found", ascending=False, kind="stable", ignore_index=True)


def _work_without_driver(case: _Case) -> Iterator[_Signal]:
    work = case.register["workstreams"]
    lines = work["plan_lines"].astype("float64").fillna(1.0)
    share = lines[work["value_driver"].isna()].sum() / lines.sum() if len(work) else 0.0
    yield _Signal(
        "lost_in_translation",
        f"{percent(share)} of plan lines are tied to no benefit and no measure",
        share >= _HALF if len(work) else None,
        "workstreams",
        INITIATIVE,
        "tie each plan line to what it is to move, and drop those that move nothing",
    )


def _benefits_without_objective(case: _Case) -> Iterator[_Signal]:
    benefits = case.register["benefits"]
    without = int(benefits["key_result_id"].isna().sum())
    yield _Signal(
        "lost_in_translation",
        f"{without} of {counted(len(benefits), 'benefit')} serve no key result",
        without > _HALF * len(benefits) if len(benefits) else None,
        "benefits",
        INITIATIVE,
        "say which key result each benefit serves, or why it is promised at all",
    )


def _benefits_without_cause(case: _Case) -> Iterator[_Signal]:
    links, benefits = case.register["map_links"], case.register["benefits"]
    reached = benefits["benefit_id"].isin(links["to_id"])
    lacking = list(benefits.loc[~reached, "benefit_id"])
    yield _Signal(
        "lost_in_translation",
        f"no link of the outcome map leads to {listed(lacking)}"
        if lacking
        else "the outcome map leads to every benefit",
        bool(lacking) if len(links) and len(benefits) else None,
        "map_links",
        INITIATIVE,
        "draw how the work produces the benefit",
    )


def _targets_not_due(case: _Case) -> Iterator[_Signal]:
    due = case.register["benefits"]["target_month"].dropna()
    later = int((due > month(case.as_of)).sum())
    yield _Signal(
        "measured_too_early",
        f"{later} of {counted(len(due), 'target')} fall due after {case.as_of}",
        later > _HALF * len(due) if len(due) else None,
        "benefits",
        INITIATIVE,
        "look again when the targets are due, and at the ramp until then",
    )


def _shortly_live(case: _Case) -> Iterator[_Signal]:
    first = first_full_month(case.register["initiatives"]["go_live"].iloc[:1])
    now = ordinal(pd.Series([month(case.as_of)])).iloc[0]
    months = now - ordinal(first).iloc[0] + 1
    yield _Signal(
        "measured_too_early",
        f"{counted(max(int(months), 0), 'full month')} live"
        if pd.notna(months)
        else "no go-live is set",
        bool(months < _MONTHS_UNTIL_REVIEW) if pd.notna(months) else None,
        "initiatives",
        INITIATIVE,
        "wait for six full months before judging value",
    )


def _work_after_go_live(case: _Case) -> Iterator[_Signal]:
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
    yield _Signal(
        "measured_too_early",
        said if named else "the work planned before go-live was done by then",
        bool(named) if len(work) and pd.notna(live) else None,
        "workstreams",
        INITIATIVE,
        "count from first use, not from go-live",
    )


def _activity_as_result(case: _Case) -> Iterator[_Signal]:
    own = case.register["key_results"]["objective_id"].dropna().unique()
    results = case.key_results[case.key_results["objective_id"].isin(own)]
    links = case.register["measures"].set_index("measure_id")["chain_link"]
    is_work = results["measure_id"].map(links).eq("implementation")
    activity = results[is_work | results["measure_id"].isna()]
    named = [f"“{each}”" for each in activity["statement"]]
    yield _Signal(
        "wrong_things_tracked",
        f"counted as a result: {listed(named)}"
        if named
        else "no key result counts what was done instead of what changed",
        bool(named) if len(results) else None,
        "key_results",
        INITIATIVE,
        "put a measure of the outcome in its place",
    )


def _nothing_after_use(case: _Case) -> Iterator[_Signal]:
    seen = case.chain["lately"].notna()
    after = case.chain["chain_link"].isin(list(case.chain["chain_link"])[2:])
    yield _Signal(
        "wrong_things_tracked",
        "nothing after adoption is observed"
        if not (seen & after).any()
        else f"{int((seen & after).sum())} of 4 links after adoption are observed",
        bool(not (seen & after).any()),
        "actuals",
        INITIATIVE,
        "observe the work, the customer and the ledger, not only use",
    )


def _baseline_off(case: _Case) -> Iterator[_Signal]:
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
    yield _Signal(
        "wrong_things_tracked",
        "; ".join(named) or "baselines agree with the year before go-live",
        bool(named) if tested else None,
        "benefits",
        INITIATIVE,
        "take the year before go-live as baseline, and restate the promise",
    )


_MEANS = ("people", "process", "systems")


def _changes_not_made(case: _Case) -> Iterator[_Signal]:
    rows = changes(case.register, as_of=case.as_of)
    missing = rows[rows["state"] == NOT_MADE]
    for cause, dimensions in (
        ("missing_capability", list(_MEANS)),
        ("no_buy_in", ["incentives", "culture", "governance"]),
    ):
        own = missing[missing["dimension"].isin(dimensions)]
        asked = rows["dimension"].isin(dimensions).any()
        named = [f"{row.dimension}: {row.business_change}" for row in rows_of(own)]
        yield _Signal(
            cause,
            f"due and not made: {'; '.join(named)}"
            if named
            else f"no change of {listed(dimensions)} is due and not made",
            bool(named) if asked else None,
            "operating_model",
            OPERATING_MODEL,
            "make the change that was agreed, or take back what was promised on it",
        )


def _late_work(case: _Case) -> Iterator[_Signal]:
    work = case.register["workstreams"]
    late = work[
        work["status"].eq("late")
        & work["planned_finish"].le(end_of(case.as_of))
        & work["value_driver"].notna()
    ]
    named = [
        f"“{row.name}” ({percent(row.percent_complete)} done)" for row in rows_of(late)
    ]
    yield _Signal(
        "missing_capability",
        f"the work that moves a benefit is late: {listed(named)}"
        if named
        else "no work that moves a benefit is late",
        bool(named) if len(work) else None,
        "workstreams",
        INITIATIVE,
        "finish the work that moves the benefit before any other",
    )


def _scored_gaps(case: _Case) -> Iterator[_Signal]:
    scored = reality_gap(case.register)
    for cause, dimensions in (
        ("missing_capability", list(_MEANS)),
        ("no_buy_in", ["incentives", "culture"]),
    ):
        own = scored[scored["dimension"].isin(dimensions)]
        wide = own[own["gap"] >= _WIDE]
        named = [
            f"{row.dimension} {row.stated:.1f} stated, {row.actual:.1f} actual "
            f"({row.respondent_group})"
            for row in rows_of(wide)
        ]
        yield _Signal(
            cause,
            listed(named) or f"stated and actual agree on {listed(dimensions)}",
            bool(named) if len(own) else None,
            "scorecard",
            OPERATING_MODEL,
            "close the gap between what is stated and what is so",
        )


_ROLES = {
    "benefit_owner": "answers for realization",
    "adoption_owner": "makes sure that it is used",
    "reporting_owner": "reports on the outcome",
}


def _owners(case: _Case) -> Iterator[_Signal]:
    said = [
        f"nobody {does}"
        for column, does in _ROLES.items()
        if pd.isna(case.initiative[column])
    ]
    benefits = case.register["benefits"]
    ownerless = list(benefits.loc[benefits["owner"].isna(), "benefit_id"])
    if ownerless:
        said.append(f"nobody answers for {listed(ownerless)}")
    for unfit in owner_gaps(case.register):
        blocking = unfit.loc[unfit["blocks"], "sentence"]
        said += [each.rstrip(".") for each in blocking]
    yield _Signal(
        "nobody_owns_it",
        "; ".join(said) or "every owner is named, and from the business",
        bool(said),
        "initiatives, benefits",
        OPERATING_MODEL,
        "name one person in the business who answers for the value",
    )


def _changes_without_owner(case: _Case) -> Iterator[_Signal]:
    rows = changes(case.register, as_of=case.as_of)
    missing = list(rows.loc[rows["owner"].isna(), "business_change"])
    yield _Signal(
        "nobody_owns_it",
        f"nobody makes the change: {'; '.join(missing)}"
        if missing
        else "every change to the operating model has an owner",
        bool(missing) if len(rows) else None,
        "operating_model",
        OPERATING_MODEL,
        "name who makes the change",
    )


def _use_broken(case: _Case) -> Iterator[_Signal]:
    (row,) = rows_of(case.chain[case.chain["chain_link"] == "adoption"])
    known = pd.notna(row.share)
    yield _Signal(
        "no_buy_in",
        f"“{row.measure}” at {percent(row.share)} of its plan"
        if known
        else "use has no target to be held against",
        bool(row.verdict == Verdict.BROKEN) if known else None,
        "actuals",
        INITIATIVE,
        "ask those who stopped using it why, and act on the first answer",
    )


def _not_listened(case: _Case) -> Iterator[_Signal]:
    heard = case.register["feedback"]
    heard = heard[heard["date"] <= end_of(case.as_of)]
    acted = heard["action_on"] <= end_of(case.as_of)
    idle = int((~acted).sum())
    yield _Signal(
        "no_buy_in",
        f"nothing was done about {idle} of {counted(len(heard), 'sounding')}",
        idle > _HALF * len(heard) if len(heard) else None,
        "feedback",
        INITIATIVE,
        "act on what people say, and tell them what was done",
    )


_QUESTIONS: tuple[Callable[[_Case], Iterator[_Signal]], ...] = (
    _work_without_driver,
    _benefits_without_objective,
    _benefits_without_cause,
    _targets_not_due,
    _shortly_live,
    _work_after_go_live,
    _activity_as_result,
    _nothing_after_use,
    _baseline_off,
    _changes_not_made,
    _late_work,
    _scored_gaps,
    _owners,
    _changes_without_owner,
    _use_broken,
    _not_listened,
)
