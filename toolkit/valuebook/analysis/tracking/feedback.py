"""What was heard, what was done about it, and where the course was changed."""

from typing import Any

import pandas as pd

from valuebook.analysis.months import end_of
from valuebook.analysis.rows import rows_of
from valuebook.model import Finding, Verdict
from valuebook.model.wording import counted, listed, words
from valuebook.register import Register

_PIVOTS = ("redesign", "pause", "stop")


def sources(register: Register, *, as_of: str) -> pd.DataFrame:
    """Return every source of feedback and the age of the last action on it.

    Columns: initiative_id, source_id, kind, heard (how often), heard_on (last),
    score (of the last, in the source's own scale), acted_on (the day of the last
    action), action, days_since_action and open (times heard after the last action).
    """
    heard = register["feedback"]
    heard = heard[heard["date"] <= end_of(as_of)].sort_values("date", kind="stable")
    acted = heard[heard["action_on"] <= end_of(as_of)]
    keys = ["initiative_id", "source_id"]
    last = heard.groupby(keys, sort=False).last()
    done = acted.sort_values("action_on", kind="stable").groupby(keys).last()
    rows = last[["kind", "date"]].rename(columns={"date": "heard_on"})
    rows = rows.assign(
        heard=heard.groupby(keys).size(),
        score=heard.groupby(keys).tail(1).set_index(keys)["score"],
        acted_on=done["action_on"],
        action=done["action"],
    )
    since = (end_of(as_of) - rows["acted_on"]).dt.days
    unanswered = heard[~heard.index.isin(acted.index)]
    later = unanswered.groupby(keys).size()
    return rows.assign(
        days_since_action=since.astype("Int64"),
        open=later.reindex(rows.index).fillna(0).astype("int64"),
    ).reset_index()[
        [
            *keys,
            "kind",
            "heard",
            "heard_on",
            "score",
            "acted_on",
            "action",
            "days_since_action",
            "open",
        ]
    ]


def listened(register: Register, *, as_of: str) -> Finding:
    """Return whether what was heard was acted on, as a finding."""
    rule = "feedback.listened"
    rows = sources(register, as_of=as_of)
    if rows.empty:
        return Finding(
            rule,
            "Nobody was asked: no feedback has been recorded.",
            Verdict.NOT_MEASURED,
            remedy="ask those who are to use it, and record what is done about it",
        )
    waiting = rows[rows["open"] > 0]
    if waiting.empty:
        said = f"Something was done about everything that {_sources(len(rows))} said."
        return Finding(rule, said, Verdict.MET, evidence=rows)
    parts = [_waiting(row) for row in rows_of(waiting)]
    return Finding(
        rule,
        f"Not acted on: {listed(parts)}.",
        Verdict.GAP,
        remedy="do something about it, or say why not",
        evidence=rows,
    )


def pivots(register: Register, *, as_of: str) -> pd.DataFrame:
    """Return each change of course of one initiative, in the order of time.

    They are re-forecasts, decisions at gates to redesign, pause or stop, decisions
    that depart from a criterion, and lessons. Columns: on, kind, what and who.
    """
    last = end_of(as_of)
    versions = register["plan_versions"]
    gates, lessons = register["gates"], register["lessons"]
    decided = gates[gates["decision"].isin(_PIVOTS) | gates["override_reason"].notna()]
    parts = (
        (
            "re-forecast",
            versions["on"],
            versions["benefit_id"] + ": " + versions["reason"],
            versions["by"],
        ),
        (
            "decision",
            decided["decided_on"],
            decided["gate"]
            + ": "
            + decided["decision"].map(words, na_action="ignore")
            + ("; " + decided["override_reason"]).fillna(""),
            decided["decided_by"],
        ),
        ("lesson", lessons["date"], lessons["lesson"], lessons["owner"]),
    )
    frames = [
        pd.DataFrame({"on": on, "kind": kind, "what": what, "who": who})
        for kind, on, what, who in parts
    ]
    rows = pd.concat(frames, ignore_index=True)
    rows = rows[rows["on"] <= last].astype({"kind": "str", "what": "str", "who": "str"})
    return rows.sort_values("on", kind="stable", ignore_index=True)


def changed_course(register: Register, *, as_of: str) -> Finding:
    """Return how often the course was changed or questioned, and last for what."""
    rule = "feedback.pivots"
    rows = pivots(register, as_of=as_of)
    if rows.empty:
        return Finding(
            rule, "No change of course and no lesson is on record.", Verdict.STATED
        )
    last = rows.iloc[-1]
    what = str(last["what"]).rstrip(".")
    count = counted(len(rows), "change or lesson", "changes and lessons")
    return Finding(
        rule,
        f"{count} on record, the last on {last['on']:%Y-%m-%d} ({last['kind']}): "
        f"{what}.",
        Verdict.STATED,
        evidence=rows,
    )


def shown(sources: pd.DataFrame) -> pd.DataFrame:
    """Return the sources as a reader needs them."""
    since = [
        "never" if pd.isna(days) else counted(int(days), "day")
        for days in sources["days_since_action"]
    ]
    return sources.assign(
        last_action=sources["action"],
        since_then=pd.Series(since, index=sources.index, dtype="str"),
    )[
        [
            "source_id",
            "kind",
            "heard_on",
            "score",
            "acted_on",
            "last_action",
            "since_then",
        ]
    ]


def _sources(count: int) -> str:
    return "the one source" if count == 1 else f"{count} sources"


def _waiting(row: Any) -> str:
    times = "heard once" if row.open == 1 else f"heard {row.open} times"
    since = (
        "never acted on"
        if pd.isna(row.acted_on)
        else f"last action {row.days_since_action} days ago"
    )
    return f"{row.source_id} ({times}, {since})"
