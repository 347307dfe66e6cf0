"""What is claimed of a process, from and to, beside the process map."""

import re
from collections.abc import Hashable
from typing import Any

import pandas as pd

from valuebook.analysis.ai.view import each_initiative
from valuebook.analysis.rows import rows_of
from valuebook.analysis.statements.reading import read_statement
from valuebook.model import Finding, Verdict
from valuebook.model.wording import counted, listed, number
from valuebook.register import Register

_WITHIN = 0.1  # of the map's figure: what rounding of a claim can leave
_MINUTES = {"minute": 1.0, "hour": 60.0}
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
BASIS = (
    "Days are lead time, hours and minutes work; the map's figure that is nearest. A "
    "claim agrees when both ends are within a tenth of it."
)
AGREES, DIFFERS, NOT_MAPPED = "agrees", "differs", "not mapped"


def checked(own: Register) -> pd.DataFrame:
    """Return each claim on time of an initiative beside what the process map says.

    Promises of benefits and what the voices in `claims.csv` say, where they name a
    time in days, hours or minutes, from and to. A time in days is the lead time, one
    in hours or minutes the work of a step or of all. Columns: initiative_id, who,
    statement, unit, claimed_from, claimed_to, mapped_from, mapped_to (of the figure of
    the map that is nearest) and standing: agrees (both within a tenth), differs or not
    mapped.
    """
    units = own["measures"].set_index("measure_id")["unit"].to_dict()
    lines = [
        (initiative, *said, *_mapped(one, said))
        for initiative, one in each_initiative(
            own, "benefits", "claims", "process_steps"
        )
        for said in [*_promised(one, units), *_said(one)]
    ]
    columns = [
        "initiative_id", "who", "statement", "unit", "claimed_from", "claimed_to",
        "mapped_from", "mapped_to", "standing",
    ]  # fmt: skip
    numbers = ["claimed_from", "claimed_to", "mapped_from", "mapped_to"]
    frame = pd.DataFrame(lines, columns=columns)
    return frame.astype(dict.fromkeys(numbers, "float64"))


_Claim = tuple[str, str, str, float, float]


def _promised(one: Register, units: dict[Hashable, str]) -> list[_Claim]:
    rows = one["benefits"].dropna(subset=["measure_id", "baseline", "target"])
    return [
        (row.benefit_id, row.statement, unit, float(row.baseline), float(row.target))
        for row in rows_of(rows)
        if (unit := _unit(units.get(row.measure_id, "")))
    ]


def _said(one: Register) -> list[_Claim]:
    found = []
    for row in rows_of(one["claims"]):
        read = read_statement(row.statement)
        unit = _unit(read.unit)
        begun, ended = _NUMBER.search(read.baseline), _NUMBER.search(read.target)
        if unit and begun and ended:
            claim = (row.voice, row.statement, unit, float(begun[0]), float(ended[0]))
            found.append(claim)
    return found


def _unit(written: str) -> str:
    """Return days, hours or minutes where a unit is one of them, else "".

    >>> _unit("working days"), _unit("EUR an hour of work"), _unit("% of contracts")
    ('days', '', '')
    """
    found = re.fullmatch(r"(?:\w+ )?(day|hour|minute)s?", written.strip())
    return f"{found[1]}s" if found else ""


def _mapped(one: Register, said: _Claim) -> tuple[Any, ...]:
    nan = float("nan")
    _, _, unit, begun, ended = said
    pairs = [
        pair
        for _, process in one["process_steps"].groupby("process_id")
        for pair in _pairs(process, unit, one.settings.hours_per_day)
    ]
    if not pairs:
        return nan, nan, NOT_MAPPED
    nearest = min(pairs, key=lambda pair: (abs(pair[0] - begun), abs(pair[1] - ended)))
    close = all(
        abs(claimed - found) <= _WITHIN * max(found, 1e-9)
        for claimed, found in zip((begun, ended), nearest, strict=True)
    )
    return *nearest, AGREES if close else DIFFERS


def _pairs(
    process: pd.DataFrame, unit: str, hours_per_day: float
) -> list[tuple[float, float]]:
    """Return what a time in this unit can be in the map: before and after."""
    before = process[process["version"] == "as_is"]
    after = process[process["version"] == "to_be"]
    if before.empty or after.empty:
        return []
    if unit == "days":
        day = 60 * hours_per_day
        lead = [
            float((each["work_minutes"] + each["wait_minutes"]).sum()) / day
            for each in (before, after)
        ]
        return [(lead[0], lead[1])]
    one = _MINUTES[unit.removesuffix("s")]
    starts = [*before["work_minutes"], before["work_minutes"].sum()]
    ends = [*after["work_minutes"], after["work_minutes"].sum()]
    return [(start / one, end / one) for start in starts for end in ends]


def shown(checked: pd.DataFrame) -> pd.DataFrame:
    """Return the claims beside the map as a reader needs them, what differs first."""
    order = (DIFFERS, AGREES, NOT_MAPPED)
    rows = checked.sort_values(
        "standing", key=lambda each: each.map(order.index), kind="stable"
    )
    named = rows.assign(
        who=rows["initiative_id"] + ", " + rows["who"], claim=rows["statement"]
    )
    numbers = ["claimed_from", "claimed_to", "mapped_from", "mapped_to"]
    return named[["who", "claim", "unit", *numbers, "standing"]]


def answer(checked: pd.DataFrame) -> Finding:
    """Return whether what is claimed agrees with the process map, as a finding."""
    rule = "ai_claims.process_map"
    if checked.empty:
        return Finding(
            rule,
            "No claim names a time from and to, so none can be held to a process map.",
            Verdict.NOT_PLANNED,
        )
    if checked["standing"].eq(NOT_MAPPED).all():
        return Finding(
            rule,
            f"{counted(len(checked), 'claim')} on time and no process map to hold "
            f"{'it' if len(checked) == 1 else 'them'} to.",
            Verdict.NOT_MEASURED,
            remedy="map the process as it is and as it is to be",
            evidence=checked,
        )
    differ = checked[checked["standing"] == DIFFERS]
    same = checked[checked["standing"] == AGREES]
    agree = f"{len(same)} of {counted(len(checked), 'claim')} on time "
    agree += "agrees" if len(same) == 1 else "agree"
    if differ.empty:
        return Finding(
            rule, f"{agree} with the process map.", Verdict.MET, evidence=checked
        )
    said = [
        f"{row.who} says {number(row.claimed_from)} to "
        f"{number(row.claimed_to, row.unit)}, the map {number(row.mapped_from)} to "
        f"{number(row.mapped_to, row.unit)}"
        for row in rows_of(differ)
    ]
    return Finding(
        rule,
        f"{agree} with the process map: {'; '.join(said)}.",
        Verdict.GAP,
        remedy=f"correct the claim or the map: {listed(sorted(set(differ['who'])))}",
        evidence=checked,
    )
