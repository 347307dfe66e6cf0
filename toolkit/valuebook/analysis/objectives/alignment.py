"""Alignment: how an initiative is joined to objectives, said as findings."""

import pandas as pd

from valuebook.analysis.months import month
from valuebook.analysis.objectives.scores import EXPECTED, band, weighted_mean
from valuebook.model import Finding, Quantity, Verdict
from valuebook.model.wording import counted, listed, percent
from valuebook.register import Register

_WORDS = {
    Verdict.MET: "met",
    Verdict.IN_PROGRESS: "in progress",
    Verdict.NOT_MET: "not met",
    Verdict.NOT_MEASURED: "not measured",
    Verdict.NOT_PLANNED: "without baseline or target",
}


def answer(register: Register, key_results: pd.DataFrame, *, as_of: str) -> Finding:
    """Return which objectives one initiative serves, and how far they are."""
    rule = "objectives.answer"
    if key_results.empty:
        return Finding(
            rule,
            "None of its benefits serves a key result, so it serves no objective.",
            Verdict.GAP,
            remedy="join at least one benefit to the key result that it moves",
        )
    ids = set(key_results["objective_id"])
    objectives = register["objectives"]
    named = objectives.loc[objectives["objective_id"].isin(ids), "statement"]
    counts = {
        verdict: int(key_results["verdict"].eq(verdict).sum()) for verdict in _WORDS
    }
    states = [f"{count} {_WORDS[each]}" for each, count in counts.items() if count]
    of_all = key_results.assign(of="it")
    score = float(weighted_mean(of_all, by="of").iloc[0])
    measured = int(key_results["score"].count())
    said = (
        f"It serves {listed([f'“{each}”' for each in named])} through "
        f"{counted(len(key_results), 'key result')}: {listed(states)}"
    )
    if measured:
        said += f", with a mean score of {percent(score)}, {band(score)}"
    return Finding(
        rule,
        f"{said}.",
        _verdict(counts),
        (
            Quantity(
                "mean score",
                score,
                "share",
                as_of,
                f"{measured} of {counted(len(key_results), 'key result')} measured",
            ),
        ),
        evidence=key_results,
    )


def _verdict(counts: dict[Verdict, int]) -> Verdict:
    for each in (Verdict.NOT_MET, Verdict.IN_PROGRESS, Verdict.MET):
        if counts[each]:
            return each
    return Verdict.NOT_MEASURED if counts[Verdict.NOT_MEASURED] else Verdict.INCOMPLETE


def line(tree: pd.DataFrame) -> Finding:
    """Return how far up the line of an initiative reaches, as a finding."""
    rule = "objectives.line"
    tops = tree[tree["depth"] == 0]
    if tops.empty:
        return Finding(
            rule,
            "No line leads from it to an objective of the company.",
            Verdict.GAP,
            remedy="join a benefit to a key result of an objective",
        )
    said = [
        f"“{statement}” ({_score(score, measured, results)})"
        for statement, score, measured, results in zip(
            tops["statement"],
            tops["score"],
            tops["measured"],
            tops["key_results"],
            strict=True,
        )
    ]
    return Finding(
        rule,
        f"The line leads up to {listed(said)}.",
        Verdict.STATED,
        tuple(
            Quantity(f"score of {name}", score, "share", basis="whole register")
            for name, score in zip(tops["objective_id"], tops["score"], strict=True)
        ),
        evidence=tree,
    )


def _score(score: float, measured: int, results: int) -> str:
    if not measured:
        return "none of its key results measured"
    return (
        f"score {percent(score)}, {band(score)}, "
        f"{measured} of {results} key results measured"
    )


def loose_ends(orphans: pd.DataFrame, initiative: str) -> Finding:
    """Return what of one initiative is not connected, as a finding."""
    rule = "objectives.loose_ends"
    own = orphans.loc[
        [initiative in each.split(", ") for each in orphans["initiatives"]]
    ]
    if own.empty:
        return Finding(
            rule,
            "Every benefit is joined to a measure and a key result, and every key "
            "result has data.",
            Verdict.SOUND,
        )
    said = [
        f"{_counted(len(same), str(what))} ({listed(list(same['id']))})"
        for what, same in own.groupby("what", sort=False)
    ]
    return Finding(
        rule,
        f"Not connected: {'; '.join(said)}.",
        Verdict.GAP,
        remedy="; ".join(own["remedy"].unique()),
        evidence=own,
    )


def lineage(orphans: pd.DataFrame) -> Finding:
    """Return what of the whole register is not connected, as a finding."""
    rule = "objectives.lineage"
    if orphans.empty:
        return Finding(
            rule,
            "Every initiative serves an objective, and every objective has one.",
            Verdict.SOUND,
        )
    counts = orphans.groupby("what", sort=False).size()
    said = [_counted(int(count), str(what)) for what, count in counts.items()]
    return Finding(
        rule,
        f"In the whole register: {listed(said)}.",
        Verdict.GAP,
        tuple(
            Quantity(str(what), float(count), "rows", basis="whole register")
            for what, count in counts.items()
        ),
        evidence=orphans,
    )


def _counted(count: int, what: str) -> str:
    noun, _, rest = what.partition(" with")
    return counted(count, what, plural=f"{noun}s with{rest}")


def expectation(key_results: pd.DataFrame, *, as_of: str) -> Finding:
    """Return whether the key results that are due reached what was expected of them."""
    rule = "objectives.expectation"
    due = key_results[key_results["due"] <= month(as_of)]
    scored = due[due["score"].notna()]
    if due.empty:
        return Finding(rule, f"No key result is due by {as_of}.", Verdict.TOO_EARLY)
    if scored.empty:
        return Finding(
            rule, "No key result that is due is measured.", Verdict.NOT_MEASURED
        )
    is_stretch = scored["committed"].eq(False).fillna(False)
    said, fell_short = [], False
    for rows, kind, expected in (
        (scored[~is_stretch], "committed", EXPECTED[True]),
        (scored[is_stretch], "stretch", EXPECTED[False]),
    ):
        if rows.empty:
            continue
        reached = int((rows["score"] >= expected).sum())
        fell_short |= reached < len(rows)
        said.append(
            f"{reached} of {counted(len(rows), f'{kind} key result')} reached the "
            f"{percent(expected)} that is expected"
        )
    return Finding(
        rule,
        f"Of those due by {as_of}, {listed(said)}.",
        Verdict.NOT_MET if fell_short else Verdict.MET,
        evidence=scored,
    )
