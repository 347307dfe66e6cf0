"""Rules of what was decided and heard after the promise."""

import pandas as pd

from valuebook.register.rules.rule import Frames, Rule, told

_RANGE = ("low", "likely", "high")
_DECISION = ("decision", "decided_on", "decided_by")


def _lacking(frames: Frames, column: str) -> pd.Series:
    """Return the gates that have a part of a decision, but not this one."""
    gates = frames["gates"]
    decided = gates[list(_DECISION)].notna().any(axis=1)
    return told(decided & gates[column].isna(), "empty")


def _decision_lacking(frames: Frames) -> pd.Series:
    return _lacking(frames, "decision")


def _day_lacking(frames: Frames) -> pd.Series:
    return _lacking(frames, "decided_on")


def _decider_lacking(frames: Frames) -> pd.Series:
    return _lacking(frames, "decided_by")


def _minimum_of_nothing(frames: Frames) -> pd.Series:
    gates = frames["gates"]
    minimum = gates["minimum"]
    return told(
        minimum.notna() & gates["measure_id"].isna(), "{} of no measure", minimum
    )


def _acted_before_hearing(frames: Frames) -> pd.Series:
    acted, heard = frames["feedback"]["action_on"], frames["feedback"]["date"]
    return told(acted < heard, "{} is before the feedback of {}", acted, heard)


def _half_a_range(frames: Frames) -> pd.Series:
    assumptions = frames["assumptions"]
    given = assumptions[[*_RANGE, "bears_on"]].notna()
    lacking = given.any(axis=1) & ~given.all(axis=1)
    first = (~given).idxmax(axis=1) if len(given) else pd.Series(dtype=object)
    return told(lacking, "no {}", first)


def _range_crossed(frames: Frames) -> pd.Series:
    low, likely, high = (frames["assumptions"][name] for name in _RANGE)
    crossed = (low > likely) | (likely > high)
    return told(crossed, "{}, {}, {}", low, likely, high)


def _part_ranged_twice(frames: Frames) -> pd.Series:
    assumptions = frames["assumptions"].dropna(subset=["initiative_id", "bears_on"])
    twice = assumptions.duplicated(["initiative_id", "bears_on"])
    return told(twice, "{} again", assumptions["bears_on"])


def _primary_again(frames: Frames) -> pd.Series:
    primary = frames["designs"].query("role == 'primary'")
    twice = primary.duplicated("initiative_id").reindex(frames["designs"].index)
    return told(twice.fillna(False).astype(bool), "a second primary design")


def _second_without_first(frames: Frames) -> pd.Series:
    designs = frames["designs"]
    answered = designs.loc[designs["role"].eq("primary"), "initiative_id"]
    alone = designs["role"].eq("robustness") & ~designs["initiative_id"].isin(answered)
    return told(alone, "robustness without a primary design")


def _ends_before_it_starts(frames: Frames) -> pd.Series:
    start, end = frames["events"]["start"], frames["events"]["end"]
    return told(end < start, "{} is before its start {}", end, start)


RULES = (
    Rule(
        "event-ends-after-its-start",
        "events",
        "end",
        "an event ends on or after the day it starts",
        "correct the one that is wrong",
        _ends_before_it_starts,
    ),
    Rule(
        "decision-has-a-word",
        "gates",
        "decision",
        "a decided gate has decision, decided_on and decided_by",
        "say what was decided",
        _decision_lacking,
        needs=_DECISION,
    ),
    Rule(
        "decision-has-a-day",
        "gates",
        "decided_on",
        "a decided gate has decision, decided_on and decided_by",
        "give the day of the decision",
        _day_lacking,
        needs=_DECISION,
    ),
    Rule(
        "decision-has-a-name",
        "gates",
        "decided_by",
        "a decided gate has decision, decided_on and decided_by",
        "say who decided",
        _decider_lacking,
        needs=_DECISION,
    ),
    Rule(
        "minimum-of-a-measure",
        "gates",
        "minimum",
        "a minimum stands with the measure that must reach it",
        "name the measure, or take the minimum away",
        _minimum_of_nothing,
        needs=("measure_id",),
    ),
    Rule(
        "one-primary-design",
        "designs",
        "role",
        "one design of an initiative at most is primary: it gives the answer",
        "make the others robustness",
        _primary_again,
        needs=("initiative_id", "role"),
    ),
    Rule(
        "robustness-beside-a-primary-design",
        "designs",
        "role",
        "robustness stands beside a primary design of the same initiative",
        "make one of them primary",
        _second_without_first,
        needs=("initiative_id", "role"),
        whole=True,
    ),
    Rule(
        "heard-before-action",
        "feedback",
        "action_on",
        "action_on is not before the day the feedback was heard",
        "correct the one that is wrong",
        _acted_before_hearing,
    ),
    Rule(
        "whole-range-of-an-assumption",
        "assumptions",
        "bears_on",
        "bears_on, low, likely and high are all given or all empty",
        "complete them, or take them away",
        _half_a_range,
        needs=(*_RANGE, "bears_on"),
    ),
    Rule(
        "range-rises",
        "assumptions",
        "likely",
        "low, likely and high rise",
        "put them in rising order",
        _range_crossed,
        needs=_RANGE,
    ),
    Rule(
        "one-range-for-a-part",
        "assumptions",
        "bears_on",
        "one assumption of an initiative at most gives the range of a part of its plan",
        "leave the range with the assumption that decides it",
        _part_ranged_twice,
        needs=("initiative_id", "bears_on"),
    ),
)
