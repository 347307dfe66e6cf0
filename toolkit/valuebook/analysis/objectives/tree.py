"""Objectives and key results: the tree, its scores, and what hangs loose.

An objective's score is the mean, by weight, over the measured key results of it and of
all objectives that serve it.
"""

from typing import Any

import pandas as pd

from valuebook.analysis.months import month
from valuebook.analysis.objectives.scores import EXPECTED, bands, score, weighted_mean
from valuebook.analysis.rows import in_words, looked_up, rows_of
from valuebook.analysis.tracking.progress import latest
from valuebook.model import Verdict
from valuebook.reads import asked
from valuebook.register import Register


def key_results(register: Register, *, as_of: str) -> pd.DataFrame:
    """Return every key result with its latest actual and score.

    The actual comes from the initiatives whose benefits serve the key result, or
    from any where none does; where two report different values on the same day it
    counts as not measured. Columns: key_result_id, objective_id, statement,
    measure, unit, baseline, target, due, latest, latest_on, score, band, weight
    (1 where none is stated), committed, initiatives (ids), verdict and owner.

    >>> from valuebook.register import open_register, select
    >>> own = key_results(select(open_register(), "INI-001"), as_of="2026-09")
    >>> own[["baseline", "target", "latest", "score", "band"]].round(2).values.tolist()
    [[14.0, 3.0, 8.2, 0.53, 'part-way'], [6.5, 2.5, 3.4, 0.78, 'near']]
    """
    rows = register["key_results"].reset_index(drop=True)
    measures = register["measures"].set_index("measure_id")
    objectives = register["objectives"].set_index("objective_id")
    serving = _serving(register)
    last = _agreed(rows, latest(register["actuals"], as_of=as_of), serving)
    named = serving.groupby("key_result_id")["initiative_id"].agg(", ".join)
    rows = rows.assign(
        measure=looked_up(rows["measure_id"], measures["name"]),
        unit=looked_up(rows["measure_id"], measures["unit"]),
        latest=looked_up(rows["key_result_id"], last["latest"]),
        latest_on=looked_up(rows["key_result_id"], last["latest_on"]),
        committed=looked_up(rows["objective_id"], objectives["committed"]),
        initiatives=looked_up(rows["key_result_id"], named),
    )
    rows = rows.assign(
        score=score(rows["latest"], rows["baseline"], rows["target"]),
        weight=rows["weight"].fillna(1.0),
    )
    rows = rows.assign(band=bands(rows["score"]))
    verdicts = [_verdict(row, as_of=month(as_of)) for row in rows_of(rows)]
    return rows.assign(verdict=pd.Series(verdicts, index=rows.index, dtype="str"))[
        [
            "key_result_id",
            "objective_id",
            "statement",
            "measure",
            "unit",
            "baseline",
            "target",
            "due",
            "latest",
            "latest_on",
            "score",
            "band",
            "weight",
            "committed",
            "initiatives",
            "verdict",
            "owner",
        ]
    ]


def _serving(register: Register) -> pd.DataFrame:
    """Return which initiative serves which key result, each pair once."""
    pairs = register["benefits"][["key_result_id", "initiative_id"]].dropna()
    return pairs.drop_duplicates().sort_values(["key_result_id", "initiative_id"])


def _agreed(
    rows: pd.DataFrame, last: pd.DataFrame, serving: pd.DataFrame
) -> pd.DataFrame:
    """Return the last actual of each key result, where those who report agree."""
    reported = rows[["key_result_id", "measure_id"]].merge(last, on="measure_id")
    pairs = pd.MultiIndex.from_frame(serving)
    own = pd.MultiIndex.from_frame(reported[["key_result_id", "initiative_id"]])
    served = reported["key_result_id"].isin(serving["key_result_id"])
    relevant = reported[own.isin(pairs) | ~served]
    newest = relevant.groupby("key_result_id")["latest_on"].transform("max")
    current = relevant[relevant["latest_on"] == newest].groupby("key_result_id")
    agreed = current["latest"].max() == current["latest"].min()
    return current[["latest", "latest_on"]].first()[agreed]


def _verdict(row: Any, *, as_of: pd.Period) -> Verdict:
    if pd.isna(row.baseline) or pd.isna(row.target):
        return Verdict.NOT_PLANNED
    if pd.isna(row.latest):
        return Verdict.NOT_MEASURED
    committed = pd.isna(row.committed) or bool(row.committed)
    if row.score >= EXPECTED[committed]:
        return Verdict.MET
    if pd.isna(row.due) or row.due > as_of:
        return Verdict.IN_PROGRESS
    return Verdict.NOT_MET


def tree(register: Register, key_results: pd.DataFrame) -> pd.DataFrame:
    """Return the objectives from the top down, with their scores.

    Columns: objective_id, parent_id, depth (0 at the top), level, statement,
    owner, committed, score, band, key_results, measured (both counted over it and
    all that serve it) and initiatives (ids, likewise).
    """
    objectives = register["objectives"]
    below = _below(objectives)
    results = below.merge(
        key_results, left_on="member", right_on="objective_id", how="inner"
    )
    grouped = results.groupby("ancestor")
    counts = pd.DataFrame(
        {
            "score": weighted_mean(results, by="ancestor"),
            "key_results": grouped.size(),
            "measured": grouped["score"].count(),
            "initiatives": grouped["initiatives"].agg(_united),
        }
    )
    rows = objectives.join(counts, on="objective_id")
    rows = rows.assign(
        key_results=rows["key_results"].fillna(0).astype("int64"),
        measured=rows["measured"].fillna(0).astype("int64"),
        band=bands(rows["score"]),
    )
    order = _downward(objectives)
    return order.merge(rows, on="objective_id")[
        [
            "objective_id",
            "parent_id",
            "depth",
            "level",
            "statement",
            "owner",
            "committed",
            "score",
            "band",
            "key_results",
            "measured",
            "initiatives",
        ]
    ]


@asked
def beside(book: Register, own: Register) -> pd.DataFrame:
    """Return the key results that bear on one initiative, whoever serves them.

    These are the rows of `key_results.csv` that share an objective or a measure with
    it. `own` is the whole register `book` cut down to the initiative.
    """
    rows = book["key_results"]
    same_objective = rows["objective_id"].isin(own["objectives"]["objective_id"])
    return rows[same_objective | rows["measure_id"].isin(own["measures"]["measure_id"])]


@asked
def line(book: Register, own: Register, *, as_of: str) -> pd.DataFrame:
    """Return the part of the whole tree that one initiative serves, as `tree` does.

    Scores are those of the whole register `book`, whoever moves the key results.
    """
    rows = _whole_tree(book, as_of=as_of)
    return rows[
        rows["objective_id"].isin(own["objectives"]["objective_id"])
    ].reset_index(drop=True)


@asked
def all_key_results(book: Register, *, as_of: str) -> pd.DataFrame:
    """Return every key result of a whole register, as `key_results` does.

    To be asked within other questions: it is worked out once for all pages of a call.
    """
    return key_results(book, as_of=as_of)


@asked
def _whole_tree(book: Register, *, as_of: str) -> pd.DataFrame:
    return tree(book, all_key_results(book, as_of=as_of))


def shown(key_results: pd.DataFrame) -> pd.DataFrame:
    """Return key results as a reader needs them: levels in words, and the verdict."""
    return pd.DataFrame(
        {
            "statement": key_results["statement"],
            "unit": key_results["unit"],
            "from": in_words(key_results["baseline"], missing="no baseline"),
            "target": in_words(key_results["target"], missing="no target"),
            "due": key_results["due"],
            "latest": in_words(key_results["latest"], missing="not measured"),
            "score": key_results["score"],
            "band": key_results["band"],
            "verdict": key_results["verdict"],
        }
    )


def _united(ids: pd.Series) -> str:
    return ", ".join(sorted({each for row in ids.dropna() for each in row.split(", ")}))


def _below(objectives: pd.DataFrame) -> pd.DataFrame:
    """Return every objective (`member`) under each it serves, itself included."""
    parent = dict(zip(objectives["objective_id"], objectives["parent_id"], strict=True))
    pairs = []
    for member in parent:
        seen: set[str] = set()
        rising = member
        while rising in parent and rising not in seen:
            seen.add(rising)
            pairs.append((rising, member))
            rising = parent[rising]
    return pd.DataFrame(pairs, columns=["ancestor", "member"], dtype="str")


def _downward(objectives: pd.DataFrame) -> pd.DataFrame:
    """Return objective ids in reading order, children under their parent."""
    known = set(objectives["objective_id"])
    children: dict[str, list[str]] = {}
    for each in rows_of(objectives):
        parent = each.parent_id if each.parent_id in known else ""
        children.setdefault(parent, []).append(each.objective_id)
    order: list[tuple[str, int]] = []
    waiting = [(each, 0) for each in reversed(children.get("", []))]
    while waiting:
        current, depth = waiting.pop()
        order.append((current, depth))
        waiting += [(each, depth + 1) for each in reversed(children.get(current, []))]
    return pd.DataFrame(order, columns=["objective_id", "depth"]).astype(
        {"objective_id": "str"}
    )


_LOOSE = {
    "benefit without a measure": "name the measure that each benefit is judged by",
    "benefit without a key result": "join each benefit to the key result that it moves",
    "initiative without an objective": "join one of its benefits to a key result",
    "key result without data": "record an actual of its measure",
    "objective without an initiative": "say which initiative moves it, or drop it",
}


@asked
def orphans(register: Register, *, as_of: str) -> pd.DataFrame:
    """Return what is not connected, from initiative to objective and back.

    Columns: what (the kind of gap), id, name, initiatives (ids it concerns, empty
    for none) and remedy.
    """
    initiatives, benefits = register["initiatives"], register["benefits"]
    results = all_key_results(register, as_of=as_of)
    objectives = tree(register, results)
    serving = benefits.loc[benefits["key_result_id"].notna(), "initiative_id"]
    of_benefits = ("benefit_id", "statement", "initiative_id")
    of_initiatives = ("initiative_id", "name", "initiative_id")
    loose = {
        "initiative without an objective": (
            initiatives[~initiatives["initiative_id"].isin(serving)],
            of_initiatives,
        ),
        "objective without an initiative": (
            objectives[objectives["initiatives"].fillna("").eq("")],
            ("objective_id", "statement", "initiatives"),
        ),
        "key result without data": (
            results[results["latest"].isna()],
            ("key_result_id", "statement", "initiatives"),
        ),
        "benefit without a key result": (
            benefits[benefits["key_result_id"].isna()],
            of_benefits,
        ),
        "benefit without a measure": (
            benefits[benefits["measure_id"].isna()],
            of_benefits,
        ),
    }
    found = [
        pd.DataFrame(
            {
                "what": what,
                "id": frame[columns[0]].to_numpy(),
                "name": frame[columns[1]].to_numpy(),
                "initiatives": frame[columns[2]].fillna("").to_numpy(),
                "remedy": _LOOSE[what],
            }
        )
        for what, (frame, columns) in loose.items()
    ]
    return pd.concat(found, ignore_index=True)
