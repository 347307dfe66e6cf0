"""Readiness: the questions an initiative answers before it may be decided on.

Which outcome changes, which objective that serves, by which measure it is judged
and when after go-live; who answers for it; when it is stopped. A gap is a field
that is empty where the answer should stand.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pandas as pd

from valuebook.analysis.months import end_of, ordinal
from valuebook.analysis.rows import looked_up, rows_of
from valuebook.model import BenefitClass, Finding, Quantity, Verdict
from valuebook.model.wording import counted, listed
from valuebook.register import Register

COLUMNS = ("initiative_id", "rule", "question", "sentence", "remedy", "blocks")

QUESTIONS = {
    "outcome": "which outcome changes",
    "objective": "which objective that serves",
    "measure": "by which measure and when it is judged",
    "roles": "who answers for it",
    "stop": "when it is stopped",
    "value": "what it is worth",
    "evidence": "what it rests on",
}


@dataclass(frozen=True)
class _Check:
    """One thing that must be stated; `blocks` when no decision is possible without.

    `sentence` names the field for an initiative; for benefits it is what
    "BEN-001 has" and "BEN-001 and BEN-002 have" are followed by.
    """

    rule: str
    question: str
    sentence: str
    remedy: str
    blocks: bool = True


_FIELDS = {
    "problem": _Check(
        "readiness.problem",
        "outcome",
        "No problem is stated.",
        "write the problem as those who have it would say it",
    ),
    "stakeholder": _Check(
        "readiness.stakeholder",
        "outcome",
        "Nobody is named who is better off when the problem is solved.",
        "name the customers or colleagues whose day changes",
    ),
    "causal_statement": _Check(
        "readiness.causal_statement",
        "outcome",
        "Nothing says how exactly the initiative produces the outcome.",
        "write who does what differently because of it, and why the measure moves",
    ),
    "go_live": _Check(
        "readiness.go_live",
        "measure",
        "No go-live is set, so nothing says from when it is judged.",
        "give the day on which people start to use it",
    ),
    "sponsor": _Check(
        "readiness.sponsor",
        "roles",
        "No sponsor is named.",
        "name who funds it and can stop it",
    ),
    "benefit_owner": _Check(
        "readiness.benefit_owner",
        "roles",
        "No benefit owner is named.",
        "name the person in the business who answers for realization",
    ),
    "adoption_owner": _Check(
        "readiness.adoption_owner",
        "roles",
        "Nobody is named who makes sure that it is used.",
        "name the adoption owner",
    ),
    "reporting_owner": _Check(
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


_BENEFITS: tuple[tuple[_Check, Callable[[pd.DataFrame], pd.Series]], ...] = (
    (
        _Check(
            "readiness.measure",
            "measure",
            "no measure.",
            "name the measure by which each is judged",
        ),
        lambda rows: rows["measure_id"].isna(),
    ),
    (
        _Check(
            "readiness.from_to",
            "measure",
            "no baseline or no target.",
            "give the level measured before the change and the level promised",
        ),
        lambda rows: rows["baseline"].isna() | rows["target"].isna(),
    ),
    (
        _Check(
            "readiness.date",
            "measure",
            "no target month after go-live.",
            "give the month by which the target is promised",
        ),
        _without_date_after_go_live,
    ),
    (
        _Check(
            "readiness.owner",
            "roles",
            "no owner.",
            "name for each the person in the business who answers for it",
        ),
        lambda rows: rows["owner"].isna(),
    ),
    (
        _Check(
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
        _Check(
            "readiness.ramp",
            "value",
            "no ramp; full effect is counted from the target month, nothing before.",
            "state how full effect is approached: ramp, lag and months",
            blocks=False,
        ),
        lambda rows: rows["annual_value"].notna() & rows["ramp"].isna(),
    ),
    (
        _Check(
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
        _Check(
            "readiness.source",
            "evidence",
            "a measure without a source.",
            "name the system and report in which the measure is read",
            blocks=False,
        ),
        lambda rows: rows["measure_id"].notna() & rows["source"].isna(),
    ),
    (
        _Check(
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

_NO_BENEFIT = _Check(
    "readiness.benefit",
    "outcome",
    "No benefit is promised.",
    "write what will be measurably better: the measure, from where to where, by when",
)
_NO_OBJECTIVE = _Check(
    "readiness.objective",
    "objective",
    "No benefit serves a key result, so no objective is served.",
    "join at least one benefit to the key result that it moves",
)
_UNJOINED = _Check(
    "readiness.key_result",
    "objective",
    "no key result.",
    "join each to the key result that it moves, or say why it serves none",
    blocks=False,
)
_NO_KILL = _Check(
    "readiness.kill_criterion",
    "stop",
    "No kill criterion with measure, minimum and date is recorded.",
    "write the level below which the initiative is stopped, and when it is looked at",
)
_UNSEALED = _Check(
    "readiness.seal",
    "stop",
    "The kill criterion is not sealed, so it can still be moved unseen.",
    "have it sealed, and record the seal and its day, before go-live",
    blocks=False,
)
_SEALED_LATE = _Check(
    "readiness.sealed_late",
    "stop",
    "The kill criterion was sealed only after go-live.",
    "judge it with care: the first results may have been known",
    blocks=False,
)
_NO_ASSUMPTION = _Check(
    "readiness.assumptions",
    "evidence",
    "No assumption is recorded.",
    "write down what must be true for the promise to hold, and rate it",
    blocks=False,
)


def gaps(register: Register) -> pd.DataFrame:
    """Return what each initiative leaves open, what blocks a decision first.

    Columns: initiative_id, rule, question, sentence, remedy, blocks.
    """
    found = [
        *_field_gaps(register),
        *_benefit_gaps(register),
        *_gate_gaps(register),
        *_assumption_gaps(register),
    ]
    rows = pd.concat(found, ignore_index=True)
    order = {question: place for place, question in enumerate(QUESTIONS)}
    place = rows["question"].map(order)
    return (
        rows.assign(place=place, later=~rows["blocks"])
        .sort_values(["initiative_id", "later", "place"], kind="stable")
        .reset_index(drop=True)[list(COLUMNS)]
    )


def _rows(
    check: _Check, initiatives: pd.Series, sentences: pd.Series | str = ""
) -> pd.DataFrame:
    said = check.sentence if isinstance(sentences, str) else sentences.to_numpy()
    return pd.DataFrame(
        {
            "initiative_id": initiatives.to_numpy(),
            "rule": check.rule,
            "question": check.question,
            "sentence": said,
            "remedy": check.remedy,
            "blocks": check.blocks,
        }
    )


def _field_gaps(register: Register) -> Iterator[pd.DataFrame]:
    initiatives = register["initiatives"]
    for column, check in _FIELDS.items():
        open_ones = initiatives[initiatives[column].isna()]
        yield _rows(check, open_ones["initiative_id"])


def _benefit_gaps(register: Register) -> Iterator[pd.DataFrame]:
    ids = register["initiatives"]["initiative_id"]
    benefits = register["benefits"].merge(
        register["initiatives"][["initiative_id", "go_live", "stage"]],
        on="initiative_id",
    )
    sources = register["measures"].set_index("measure_id")["source"]
    benefits = benefits.assign(source=looked_up(benefits["measure_id"], sources))
    promised = ids.isin(benefits["initiative_id"])
    yield _rows(_NO_BENEFIT, ids[~promised])
    for check, missing in _BENEFITS:
        yield _together(check, benefits[missing(benefits)])
    joined = benefits["key_result_id"].notna()
    serving = ids.isin(benefits.loc[joined, "initiative_id"])
    yield _rows(_NO_OBJECTIVE, ids[promised & ~serving])
    partly = benefits["initiative_id"].isin(ids[serving])
    yield _together(_UNJOINED, benefits[~joined & partly])


def _together(check: _Check, benefits: pd.DataFrame) -> pd.DataFrame:
    """Return one row for each initiative, its benefits named in one sentence."""
    named = benefits.groupby("initiative_id", sort=False)["benefit_id"].agg(list)
    said = [
        f"{listed(each)} {'has' if len(each) == 1 else 'have'} {check.sentence}"
        for each in named
    ]
    return _rows(check, named.index.to_series(), pd.Series(said, dtype="str"))


def _gate_gaps(register: Register) -> Iterator[pd.DataFrame]:
    initiatives = register["initiatives"]
    gates = register["gates"]
    kills = gates[
        gates["kind"].eq("kill")
        & gates["measure_id"].notna()
        & gates["minimum"].notna()
    ]
    go_live = looked_up(
        kills["initiative_id"], initiatives.set_index("initiative_id")["go_live"]
    )
    ids = initiatives["initiative_id"]
    yield _rows(_NO_KILL, ids[~ids.isin(kills["initiative_id"])])
    unsealed = kills.loc[kills["sealed_on"].isna(), "initiative_id"]
    yield _rows(_UNSEALED, unsealed.drop_duplicates())
    late = kills.loc[kills["sealed_on"] > go_live, "initiative_id"]
    yield _rows(_SEALED_LATE, late.drop_duplicates())


def _assumption_gaps(register: Register) -> Iterator[pd.DataFrame]:
    ids = register["initiatives"]["initiative_id"]
    without = ~ids.isin(register["assumptions"]["initiative_id"])
    yield _rows(_NO_ASSUMPTION, ids[without])


def open_gaps(register: Register) -> list[Finding]:
    """Return a finding for each gap, with what to write."""
    return [
        Finding(
            row.rule,
            row.sentence,
            Verdict.GAP if row.blocks else Verdict.INCOMPLETE,
            remedy=row.remedy,
        )
        for row in rows_of(gaps(register))
    ]


def verdict(register: Register, *, as_of: str) -> Finding:
    """Return whether the hypothesis of one initiative is ready to be decided on."""
    found = gaps(register)
    blocking = found[found["blocks"]]
    further = len(found) - len(blocking)
    live = bool((register["initiatives"]["go_live"] <= end_of(as_of)).any())
    if len(blocking):
        questions = [QUESTIONS[each] for each in blocking["question"].unique()]
        gaps_leave = (
            f"{counted(len(blocking), 'gap')} "
            f"{'leaves' if len(blocking) == 1 else 'leave'} open {listed(questions)}"
        )
        said = (
            f"It is live, and {gaps_leave}."
            if live
            else f"{gaps_leave}; it cannot be decided on yet."
        )
        word = Verdict.NOT_READY
    elif further:
        said = (
            "Outcome, objective, measure, owners and kill criterion are stated; "
            f"{counted(further, 'smaller gap')} {'is' if further == 1 else 'are'} open."
        )
        word = Verdict.INCOMPLETE
    else:
        said = (
            "Outcome, objective, measure, owners and kill criterion are all stated: "
            + ("the hypothesis is complete." if live else "it can be decided on.")
        )
        word = Verdict.READY
    basis = "fields of the register that are empty"
    return Finding(
        "readiness.answer",
        said,
        word,
        (
            Quantity("gaps that block", len(blocking), "gaps", as_of, basis),
            Quantity("smaller gaps", further, "gaps", as_of, basis),
        ),
        evidence=found,
    )
