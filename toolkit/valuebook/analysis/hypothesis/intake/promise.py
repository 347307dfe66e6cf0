"""Whether the promise is whole: problem, measure, levels, months, objective, value."""

from collections.abc import Callable, Iterator

import pandas as pd

from valuebook.analysis.hypothesis.intake.gap import Check
from valuebook.analysis.months import ordinal
from valuebook.analysis.rows import looked_up
from valuebook.model import BenefitClass
from valuebook.register import Register

_FIELDS = {
    "problem": Check(
        "readiness.problem",
        "outcome",
        "No problem is stated.",
        "write the problem as those who have it would say it",
    ),
    "stakeholder": Check(
        "readiness.stakeholder",
        "outcome",
        "Nobody is named who is better off when the problem is solved.",
        "name the customers or colleagues whose day changes",
    ),
    "causal_statement": Check(
        "readiness.causal_statement",
        "claim",
        "Nothing says how exactly the initiative produces the outcome.",
        "write who does what differently because of it, and why the measure moves",
    ),
    "go_live": Check(
        "readiness.go_live",
        "measure",
        "No go-live is set, so nothing says from when it is judged.",
        "give the day on which people start to use it",
    ),
    "sponsor": Check(
        "readiness.sponsor",
        "roles",
        "No sponsor is named.",
        "name who funds it and can stop it",
    ),
    "benefit_owner": Check(
        "readiness.benefit_owner",
        "roles",
        "No benefit owner is named.",
        "name the person in the business who answers for realization",
    ),
    "adoption_owner": Check(
        "readiness.adoption_owner",
        "roles",
        "Nobody is named who makes sure that it is used.",
        "name the adoption owner",
    ),
    "reporting_owner": Check(
        "readiness.reporting_owner",
        "roles",
        "Nobody is named who reports on the outcome after go-live.",
        "name the reporting owner",
    ),
}


def _without_date_after_go_live(benefits: pd.DataFrame) -> pd.Series:
    live = ordinal(benefits["go_live"].dt.to_period("M"))
    return ~(ordinal(benefits["target_month"]) > live) & (
        benefits["go_live"].notna() | benefits["target_month"].isna()
    )


_BENEFITS: tuple[tuple[Check, Callable[[pd.DataFrame], pd.Series]], ...] = (
    (
        Check(
            "readiness.measure",
            "measure",
            "no measure.",
            "name the measure by which each is judged",
        ),
        lambda rows: rows["measure_id"].isna(),
    ),
    (
        Check(
            "readiness.from_to",
            "measure",
            "no baseline or no target.",
            "give the level measured before the change and the level promised",
        ),
        lambda rows: rows["baseline"].isna() | rows["target"].isna(),
    ),
    (
        Check(
            "readiness.date",
            "measure",
            "no target month after go-live.",
            "give the month by which the target is promised",
        ),
        _without_date_after_go_live,
    ),
    (
        Check(
            "readiness.owner",
            "roles",
            "no owner.",
            "name for each the person in the business who answers for it",
        ),
        lambda rows: rows["owner"].isna(),
    ),
    (
        Check(
            "readiness.annual_value",
            "value",
            "no value per year.",
            "give the value per year at full effect, or class it as non-financial",
        ),
        lambda rows: (
            rows["annual_value"].isna()
            & rows["benefit_class"].ne(BenefitClass.NON_FINANCIAL)
        ),
    ),
    (
        Check(
            "readiness.ramp",
            "value",
            "no ramp; full effect is counted from the target month, nothing before.",
            "state how full effect is approached: ramp, lag and months",
            blocks=False,
        ),
        lambda rows: rows["annual_value"].notna() & rows["ramp"].isna(),
    ),
    (
        Check(
            "readiness.baseline_window",
            "evidence",
            "a baseline without the months in which it was measured.",
            "give the first and last month of the baseline window",
            blocks=False,
        ),
        lambda rows: (
            rows["baseline"].notna()
            & (rows["baseline_from"].isna() | rows["baseline_to"].isna())
        ),
    ),
    (
        Check(
            "readiness.source",
            "evidence",
            "a measure without a source.",
            "name the system and report in which the measure is read",
            blocks=False,
        ),
        lambda rows: rows["measure_id"].notna() & rows["source"].isna(),
    ),
    (
        Check(
            "readiness.locked",
            "evidence",
            "a plan that was never locked, though work has begun.",
            "lock the promise, so that later changes can be told from it",
            blocks=False,
        ),
        lambda rows: (
            rows["locked_on"].isna() & rows["stage"].isin(["delivering", "live"])
        ),
    ),
)

_NO_BENEFIT = Check(
    "readiness.benefit",
    "outcome",
    "No benefit is promised.",
    "write what will be measurably better: the measure, from where to where, by when",
)
_NO_OBJECTIVE = Check(
    "readiness.objective",
    "objective",
    "No benefit serves a key result, so no objective is served.",
    "join at least one benefit to the key result that it moves",
)
_UNJOINED = Check(
    "readiness.key_result",
    "objective",
    "no key result.",
    "join each to the key result that it moves",
    blocks=False,
)


def field_gaps(register: Register) -> Iterator[pd.DataFrame]:
    """Yield the initiatives in which a field that answers a question is empty."""
    initiatives = register["initiatives"]
    for column, check in _FIELDS.items():
        open_ones = initiatives[initiatives[column].isna()]
        yield check.gaps(open_ones["initiative_id"])


def promise_gaps(register: Register) -> Iterator[pd.DataFrame]:
    """Yield the initiatives whose benefits are not promised whole.

    A disbenefit serves no key result, so none is asked of it.
    """
    ids = register["initiatives"]["initiative_id"]
    benefits = register["benefits"].merge(
        register["initiatives"][["initiative_id", "go_live", "stage"]],
        on="initiative_id",
    )
    sources = register["measures"].set_index("measure_id")["source"]
    benefits = benefits.assign(source=looked_up(benefits["measure_id"], sources))
    promised = ids.isin(benefits["initiative_id"])
    yield _NO_BENEFIT.gaps(ids[~promised])
    for check, missing in _BENEFITS:
        yield check.gaps_of(benefits[missing(benefits)])
    joined = benefits["key_result_id"].notna()
    serving = ids.isin(benefits.loc[joined, "initiative_id"])
    yield _NO_OBJECTIVE.gaps(ids[promised & ~serving])
    partly = benefits["initiative_id"].isin(ids[serving])
    gain = ~(benefits["annual_value"] < 0)
    yield _UNJOINED.gaps_of(benefits[~joined & partly & gain])
