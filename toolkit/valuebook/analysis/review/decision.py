"""What to do now: scale, redesign, stop or sustain, from rules that are stated.

The rules are asked in order and the first that holds decides:

1. stop, where a kill criterion is breached and nobody decided otherwise;
2. redesign, where it is live and promised nothing that could be judged;
3. wait, where nothing is due yet or the evidence does not suffice to judge;
4. sustain, where value came late and climbs as planned since;
5. redesign, where value is behind and the chain names its first broken link, or a
   change of the operating model is due and was not made;
6. stop, where value is behind, neither is so and no effect can be credited to it;
7. redesign, where value is behind for any other reason;
8. scale, where value came and the effect is attributable;
9. sustain, where value came and that it is the initiative's doing is not shown.
"""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from valuebook.analysis.months import end_of, month
from valuebook.analysis.operating_model.changes import NOT_MADE
from valuebook.analysis.rows import rows_of
from valuebook.model import Finding, Quantity, Tone, Verdict
from valuebook.model.wording import listed, words
from valuebook.register import Register

_NEXT_LOOK = 3  # months after a review that is not followed by another
_WAITING = (Verdict.TOO_EARLY, Verdict.INSUFFICIENT_EVIDENCE, Verdict.NOT_MEASURED)
_LATER = (Verdict.SLOW_START,)
_CREDITED = (Verdict.ATTRIBUTABLE, Verdict.PARTLY_ATTRIBUTABLE)


@dataclass(frozen=True)
class Decision:
    """What is proposed, the rule that led to it, and the facts it stands on."""

    word: str
    rule: str
    because: str
    verdict: Verdict


@dataclass(frozen=True)
class Grounds:
    """What a decision is made from: the findings and frames of a review.

    `value` is the finding on the value, `effect` that on the effect, `kill` that on
    the kill criterion, `chain` from `value_chain` and `changes` from
    `operating_model.changes`.
    """

    value: Finding
    effect: Finding
    kill: Finding
    chain: pd.DataFrame
    changes: pd.DataFrame


def decide(grounds: Grounds, *, is_live: bool) -> Decision:
    """Return the first of the stated rules that holds."""
    value, effect = grounds.value.verdict, grounds.effect.verdict
    broken = _broken(grounds.chain)
    open_ = list(
        grounds.changes.loc[grounds.changes["state"] == NOT_MADE, "business_change"]
    )
    if grounds.kill.verdict is Verdict.BREACHED and grounds.kill.remedy:
        return Decision(
            "stop",
            "kill criterion breached, nothing decided",
            grounds.kill.sentence[0].lower() + grounds.kill.sentence[1:],
            Verdict.BREACHED,
        )
    if value is Verdict.NOT_PLANNED and is_live and effect not in _CREDITED:
        said = "it is live, and nothing was promised that could be judged"
        return Decision("redesign", "no promise to judge", said, Verdict.NOT_PLANNED)
    if value in _WAITING or value.tone is Tone.UNKNOWN:
        return _unknown(value, effect)
    if value in _LATER:
        said = "it came late and climbs as planned since"
        return Decision("sustain", "slow start", said, Verdict.SLOW_START)
    if value.tone is Tone.BAD or value is Verdict.FADING:
        return _behind(value, effect, broken, open_)
    if effect in _CREDITED:
        said = f"value is {value.value} and the effect {effect.value}"
        return Decision("scale", "value came and is its doing", said, value)
    said = f"value is {value.value}; the effect: {effect.value}"
    return Decision("sustain", "value came, its cause is not shown", said, value)


def _unknown(value: Verdict, effect: Verdict) -> Decision:
    if effect in _CREDITED:
        said = f"the effect is {effect.value}; no value was promised to hold it against"
        return Decision("sustain", "effect without a promise", said, effect)
    said = f"value: {value.value}; effect: {effect.value}"
    return Decision("wait", "not to be judged yet", said, value)


def _behind(value: Verdict, effect: Verdict, broken: str, open_: list[str]) -> Decision:
    if broken or open_:
        said = [f"the chain breaks first at {broken}"] if broken else []
        if open_:
            said.append(f"not made: {'; '.join(open_)}")
        because = f"value: {value.value}; {'; '.join(said)}"
        return Decision(
            "redesign", "value is behind, and where is known", because, value
        )
    if effect is Verdict.NOT_ATTRIBUTABLE:
        said_ = "no effect is its doing, and nothing that was planned is left undone"
        return Decision("stop", "no effect, nothing left to try", said_, effect)
    return Decision("redesign", "value is behind", f"value: {value.value}", value)


def _broken(chain: pd.DataFrame) -> str:
    links = chain.loc[chain["verdict"] == Verdict.BROKEN, "chain_link"]
    return words(str(links.iloc[0])) if len(links) else ""


_REMEDIES = {
    "scale": "widen it to the next units, with the same measure and a comparison kept",
    "redesign": "change what is named here, date it, and promise anew against it",
    "stop": "stop spending, write off what was promised and keep what was learnt",
    "sustain": "keep it running, and keep looking at the measure",
    "wait": "decide nothing yet, and fix the day of the next look",
}


def decision(register: Register, grounds: Grounds, *, as_of: str) -> Finding:
    """Return what is proposed, by whom and when it is looked at again, as a finding."""
    row = register["initiatives"].iloc[0]
    if row["stage"] in ("closed", "stopped"):
        said = f"It is {row['stage']}: there is nothing left to decide, only to learn."
        return Finding("decision.proposed", said, Verdict.NOT_APPLICABLE)
    found = decide(grounds, is_live=bool(row["go_live"] <= end_of(as_of)))
    decides = _person(row["sponsor"], "nobody is named who can")
    answers = _person(row["benefit_owner"], "nobody is named")
    reports = _person(row["reporting_owner"], "nobody is named")
    look, planned = next_look(register, as_of=as_of)
    when = f"Next look: {look}" + ("" if planned else ", not in the register yet")
    earlier = _earlier(register, as_of)
    return Finding(
        "decision.proposed",
        f"Proposed: {found.word}, because {found.because.rstrip('.')} (rule: "
        f"{found.rule}). Decides: {decides}; answers for the value: {answers}; "
        f"reports: {reports}. {when}.{earlier}",
        found.verdict,
        remedy=_REMEDIES[found.word],
        evidence=grounds.chain,
    )


def _person(name: Any, missing: str) -> str:
    return name if isinstance(name, str) else missing


def _earlier(register: Register, as_of: str) -> str:
    gates = register["gates"]
    made = gates[gates["decision"].notna() & (gates["decided_on"] <= end_of(as_of))]
    if made.empty:
        return ""
    last: Any = list(rows_of(made.sort_values("decided_on")))[-1]
    reason = ""
    if isinstance(last.override_reason, str):
        reason = f" against its criterion: “{last.override_reason.rstrip('.')}”"
    return f" Last decided: {last.decision} ({last.decided_on:%Y-%m-%d}){reason}."


def next_look(register: Register, *, as_of: str) -> tuple[str, bool]:
    """Return the month of the next review, and whether the register plans it.

    Without a planned one left it is three months on.
    """
    row = register["initiatives"].iloc[0]
    if pd.notna(row["go_live"]) and isinstance(row["review_months"], str):
        live = row["go_live"].to_period("M")
        months = sorted(live + int(each) for each in row["review_months"].split())
        for each in months:
            if each > month(as_of):
                return str(each), True
    return str(month(as_of) + _NEXT_LOOK), False


def lessons(register: Register, proposed: pd.DataFrame, *, as_of: str) -> pd.DataFrame:
    """Return the lessons recorded by `as_of` and those this review proposes.

    Columns: state ("recorded" or "proposed"), date, cause, lesson, action and owner.
    """
    rows = register["lessons"]
    known = rows[rows["date"] <= end_of(as_of)].sort_values("date")
    columns = ["state", "date", "cause", "lesson", "action", "owner"]
    parts = [known.assign(state="recorded"), proposed.assign(state="proposed")]
    some = [each[columns] for each in parts if not each.empty] or [parts[0][columns]]
    return pd.concat(some, ignore_index=True)


def proposed_lessons(
    register: Register, causes: pd.DataFrame, judged: pd.DataFrame, *, as_of: str
) -> pd.DataFrame:
    """Return rows for lessons.csv that this review would add.

    One for each of the two causes with most of their signals found, and one for each
    assumption that the data broke. `causes` and `judged` are from the modules of the
    same names. Columns: those of the table.
    """
    row = register["initiatives"].iloc[0]
    shared = {"initiative_id": row["initiative_id"], "date": end_of(as_of)}
    owner = _person(row["benefit_owner"], "")
    found = [
        {
            **shared,
            "cause": cause.cause,
            "lesson": f"{cause.says[0].upper()}{cause.says[1:]}.",
            "action": f"{cause.remedy[0].upper()}{cause.remedy[1:]}.",
            "owner": owner,
        }
        for cause in rows_of(causes[causes["found"] > 0].head(2))
    ]
    found += [
        {
            **shared,
            "cause": "assumption broken",
            "lesson": f"It was not so: {each.statement}",
            "action": "Test it before the next promise stands on it.",
            "owner": owner,
        }
        for each in rows_of(judged[judged["data_say"] == Verdict.BROKEN])
    ]
    columns = ["initiative_id", "date", "cause", "lesson", "action", "owner"]
    return pd.DataFrame(found, columns=columns)


def taught(register: Register, proposed: pd.DataFrame, *, as_of: str) -> Finding:
    """Return what is recorded as learnt and what this review adds, as a finding."""
    rule = "decision.lessons"
    recorded = int((register["lessons"]["date"] <= end_of(as_of)).sum())
    said = f"{recorded or 'No'} lesson{'' if recorded == 1 else 's'} recorded"
    if proposed.empty:
        verdict = Verdict.STATED if recorded else Verdict.NOT_PLANNED
        return Finding(rule, f"{said}; this review adds none.", verdict)
    added = [f"{cause}" for cause in dict.fromkeys(proposed["cause"])]
    return Finding(
        rule,
        f"{said}; this review adds {len(proposed)}: {listed(added)}.",
        Verdict.IN_PROGRESS,
        (Quantity("lessons to add", len(proposed), "lessons", as_of, "this review"),),
        "agree them with their owner and add the rows below to lessons.csv",
        evidence=proposed,
    )
