"""What is wanting in key results and objectives, by rule, each with its remedy.

The rules follow what makers of OKR tools and teachers ask of a key result: an outcome
and no activity, baseline and target, a live source, an owner, a date after adoption, a
measure that must not get worse meanwhile, and three to five to an objective.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pandas as pd

from valuebook.analysis.months import end_of
from valuebook.analysis.objectives.tree import all_key_results
from valuebook.analysis.rows import looked_up, rows_of
from valuebook.analysis.statements import statement_findings
from valuebook.model import Finding, Verdict
from valuebook.model.wording import counted, listed
from valuebook.reads import asked
from valuebook.register import Register

FEWEST, MOST = 3, 5
_DAYS = {"daily": 1, "weekly": 7, "monthly": 31, "quarterly": 92, "yearly": 366}
_LINTED = ("statement.", "outcome.", "measure.points", "measure.several")


@dataclass(frozen=True)
class Rule:
    """What must not be true of a key result, as it is said of those of which it is."""

    id: str
    says: str
    remedy: str
    broken: Callable[[pd.DataFrame], pd.Series]
    verdict: Verdict = Verdict.GAP


def _is_out_of_date(rows: pd.DataFrame) -> pd.Series:
    age = (rows["counted_to"] - rows["latest_on"]).dt.days
    return rows["latest"].notna() & (age > rows["frequency"].map(_DAYS))


def _is_share_of_a_task(rows: pd.DataFrame) -> pd.Series:
    in_percent = rows["unit"].str.startswith("%").fillna(False)
    of_work = rows["chain_link"].eq("implementation")
    return in_percent & of_work & rows["baseline"].eq(0) & rows["target"].eq(100)


def _is_due_too_early(rows: pd.DataFrame) -> pd.Series:
    early: pd.Series = rows["due"] <= rows["go_live"].dt.to_period("M")
    return early


RULES = (
    Rule(
        "key_result.task_share",
        "Only the share of a task that is done",
        "measure what changes when the task is done",
        _is_share_of_a_task,
    ),
    Rule(
        "key_result.measure",
        "No measure",
        "name the measure that is counted, with its unit",
        lambda rows: rows["measure_id"].isna(),
    ),
    Rule(
        "key_result.target",
        "No baseline and target",
        "give the level before the start and the level to reach",
        lambda rows: rows["target"].isna() | rows["baseline"].isna(),
    ),
    Rule(
        "key_result.owner",
        "No owner",
        "name the person who answers for it",
        lambda rows: rows["owner"].isna(),
    ),
    Rule(
        "key_result.due",
        "No date",
        "give the month in which it is judged",
        lambda rows: rows["due"].isna(),
    ),
    Rule(
        "key_result.after_adoption",
        "Due before anybody can have adopted what is to move it",
        "set it to a month after go-live",
        _is_due_too_early,
    ),
    Rule(
        "key_result.source",
        "No source",
        "say where the measure is read",
        lambda rows: rows["measure_id"].notna() & rows["source"].isna(),
    ),
    Rule(
        "key_result.data",
        "Never measured",
        "record an actual of its measure",
        lambda rows: rows["measure_id"].notna() & rows["latest"].isna(),
        Verdict.NOT_MEASURED,
    ),
    Rule(
        "key_result.live",
        "Last measured longer ago than its measure is to be",
        "record the actuals that are missing",
        _is_out_of_date,
        Verdict.INCOMPLETE,
    ),
    Rule(
        "key_result.guardrail",
        "No guard-rail",
        "name the measure that must not get worse meanwhile",
        lambda rows: rows["guardrail_id"].isna(),
        Verdict.INCOMPLETE,
    ),
)


def quality(
    book: Register, *, as_of: str, objectives: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Return what is wanting in the key results and objectives of a whole register.

    `objectives` are the rows of those asked about; without them it is all. A row for
    each rule and what breaks it. Columns: rule, id (of the key result or objective),
    statement, says, remedy, verdict and objective_id.
    """
    results = all_key_results(book, as_of=as_of)
    if objectives is None:
        objectives = book["objectives"]
    else:
        own = results["objective_id"].isin(objectives["objective_id"])
        results = results[own].reset_index(drop=True)
    rows = _asked(book, results, as_of=as_of)
    found = [
        *_of_wording(rows),
        *_of_rules(rows),
        *_of_objectives(book, objectives, rows),
    ]
    columns = ["rule", "id", "statement", "says", "remedy", "verdict", "objective_id"]
    return pd.DataFrame(found, columns=columns, dtype="str")


@asked
def quality_of(book: Register, own: Register, *, as_of: str) -> pd.DataFrame:
    """Return what is wanting in the key results and objectives of one initiative.

    `own` is the whole register `book` cut down to the initiative, whose objectives
    may have other key results; columns as of `quality`.
    """
    found = quality(book, as_of=as_of, objectives=own["objectives"])
    served = {*own["key_results"]["key_result_id"], *own["key_results"]["objective_id"]}
    return found[found["id"].isin(served)].reset_index(drop=True)


def _asked(book: Register, results: pd.DataFrame, *, as_of: str) -> pd.DataFrame:
    """Return key results with all that the rules ask of them."""
    own = book["key_results"].set_index("key_result_id")
    measures = book["measures"].set_index("measure_id")
    rows = results.assign(
        measure_id=looked_up(results["key_result_id"], own["measure_id"]),
        guardrail_id=looked_up(results["key_result_id"], own["guardrail_id"]),
        counted_to=end_of(as_of),
    )
    live = book["initiatives"].set_index("initiative_id")["go_live"]
    benefits = book["benefits"]
    serving = benefits[benefits["key_result_id"].isin(results["key_result_id"])]
    last = serving.assign(go_live=looked_up(serving["initiative_id"], live))
    latest = last.groupby("key_result_id")["go_live"].max()
    return rows.assign(
        **{
            name: looked_up(rows["measure_id"], measures[name])
            for name in ("source", "frequency", "chain_link")
        },
        go_live=looked_up(rows["key_result_id"], latest).astype("datetime64[s]"),
    )


def _of_wording(rows: pd.DataFrame) -> Iterator[tuple[str, ...]]:
    """Yield what the lint finds in the words; levels and dates have their columns."""
    for row in rows_of(rows):
        for each in statement_findings(row.statement, kind="key_result"):
            if each.rule.startswith(_LINTED):
                says = each.sentence.removesuffix(".")
                yield (
                    each.rule,
                    row.key_result_id,
                    row.statement,
                    says,
                    each.remedy,
                    each.verdict.value,
                    row.objective_id,
                )


def _of_rules(rows: pd.DataFrame) -> Iterator[tuple[str, ...]]:
    for rule in RULES:
        for row in rows_of(rows[rule.broken(rows).fillna(False).astype("bool")]):
            yield (
                rule.id,
                row.key_result_id,
                row.statement,
                rule.says,
                rule.remedy,
                rule.verdict.value,
                row.objective_id,
            )


def _of_objectives(
    book: Register, objectives: pd.DataFrame, rows: pd.DataFrame
) -> Iterator[tuple[str, ...]]:
    counts = rows["objective_id"].value_counts()
    serving = set(book["objectives"]["parent_id"].dropna())
    for each in rows_of(objectives):
        own = int(counts.get(each.objective_id, 0))
        said = (each.objective_id, each.statement)
        if pd.isna(each.owner):
            yield (
                "objective.owner",
                *said,
                "No owner of the objective",
                "name the person who answers for it",
                Verdict.GAP.value,
                each.objective_id,
            )
        is_carried = not own and each.objective_id in serving
        if not FEWEST <= own <= MOST and not is_carried:
            yield (
                "objective.key_results",
                *said,
                f"{counted(own, 'key result')} where {FEWEST} to {MOST} say when an "
                "objective is met",
                "add what is missing to tell"
                if own < FEWEST
                else "keep those by which you would decide",
                Verdict.INCOMPLETE.value,
                each.objective_id,
            )


def findings(quality: pd.DataFrame, key_results: pd.DataFrame) -> list[Finding]:
    """Return what is wanting in some key results and their objectives, by rule.

    `quality` is that of the whole register; a rule that nothing breaks is not named.
    """
    ids = {*key_results["key_result_id"], *key_results["objective_id"]}
    own = quality[quality["id"].isin(ids)]
    if key_results.empty:
        return []
    if own.empty:
        said = (
            f"All {len(RULES)} rules for key results are kept, and no statement "
            "tells of an activity."
        )
        return [Finding("key_result.quality", said, Verdict.SOUND)]
    return [
        Finding(
            str(rule),
            f"{says}: {listed(list(rows['id']))}.",
            Verdict(rows["verdict"].iloc[0]),
            remedy=str(rows["remedy"].iloc[0]),
            evidence=rows,
        )
        for (rule, says), rows in own.groupby(["rule", "says"], sort=False)
    ]
