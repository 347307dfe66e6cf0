"""Seals of kill criteria: a fingerprint, taken before launch, that shows a change.

A seal covers what decides (initiative, gate, kind, measure, minimum, day) and who
sealed it when. It is no secret and anybody can compute it: it shows that something
was changed after sealing, not by whom.
"""

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import Any

import pandas as pd

from valuebook.analysis.months import end_of
from valuebook.analysis.rows import looked_up, rows_of
from valuebook.model import Finding, Verdict
from valuebook.register import Register
from valuebook.register.cells import written
from valuebook.register.kinds import Kind

# a spreadsheet takes digits alone for a number; the letter keeps a seal a text
_FORM = "s1-"
_DIGITS = 20


@dataclass(frozen=True)
class Sealed:
    """What a seal covers, each part as the register's files write it."""

    initiative_id: str
    gate: str
    kind: str
    measure_id: str
    minimum: str
    due: str
    sealed_on: str
    sealed_by: str


def canonical(sealed: Sealed) -> str:
    """Return what a seal is taken of as text, the same wherever it is made.

    >>> print(canonical(Sealed("INI-1", "G3", "kill", "MEA-1", "9", "2025-06-30",
    ...     "2024-11-01", "Ann")).replace(",", ", "))
    {"due":"2025-06-30", "gate":"G3", "initiative_id":"INI-1", "kind":"kill",
    "measure_id":"MEA-1", "minimum":"9", "sealed_by":"Ann", "sealed_on":"2024-11-01"}
    """
    return json.dumps(asdict(sealed), sort_keys=True, separators=(",", ":"))


def seal(sealed: Sealed) -> str:
    """Return the seal: the form it has, and the first digits of a SHA-256.

    >>> seal(Sealed("INI-1", "G3", "kill", "MEA-1", "9", "2025-06-30", "2024-11-01",
    ...     "Ann"))
    's1-0e52bd4bbc54e26d985c'
    """
    digest = hashlib.sha256(canonical(sealed).encode("utf-8")).hexdigest()
    return _FORM + digest[:_DIGITS]


def kill_criteria(register: Register) -> pd.DataFrame:
    """Return the gates that stop an initiative when a measure misses a minimum."""
    gates = register["gates"]
    return gates[
        gates["kind"].eq("kill")
        & gates["measure_id"].notna()
        & gates["minimum"].notna()
    ]


def to_seal(row: Any, *, on: str, by: str) -> Sealed:
    """Return what a seal of a gate covers when it is sealed on that day by them."""
    return Sealed(
        row.initiative_id,
        row.gate,
        row.kind,
        row.measure_id,
        written(Kind.NUMBER, row.minimum),
        written(Kind.DATE, row.due),
        on,
        by,
    )


def standing(register: Register) -> pd.DataFrame:
    """Return every kill criterion and whether its seal holds.

    A criterion that has only a part of day, name and seal counts as broken: what is
    missing was taken away. The index is the row in gates.csv. Columns:
    initiative_id, gate, due, measure_id, minimum, sealed_on, sealed_by, go_live and
    verdict (sealed, sealed late, not sealed, seal broken).
    """
    kills = kill_criteria(register)
    go_live = register["initiatives"].set_index("initiative_id")["go_live"]
    rows = kills.assign(go_live=looked_up(kills["initiative_id"], go_live))
    verdicts = [_verdict(row).value for row in rows_of(rows)]
    return rows.assign(verdict=pd.Series(verdicts, index=rows.index, dtype="str"))[
        [
            "initiative_id",
            "gate",
            "due",
            "measure_id",
            "minimum",
            "sealed_on",
            "sealed_by",
            "go_live",
            "verdict",
        ]
    ]


def findings(register: Register) -> list[Finding]:
    """Return for each kill criterion whether its seal holds."""
    return [_finding(row) for row in rows_of(standing(register))]


def overrides(register: Register, *, as_of: str) -> list[Finding]:
    """Return for each kill criterion that was overridden who decided it, and why."""
    kills = kill_criteria(register)
    known = kills[
        kills["override_reason"].notna() & (kills["decided_on"] <= end_of(as_of))
    ]
    return [
        Finding(
            "seals.override",
            f"{row.decided_by} decided on {row.decided_on:%Y-%m-%d} to {row.decision} "
            f"at {row.gate}, against the kill criterion: "
            f"“{row.override_reason.rstrip('.')}”.",
            Verdict.STATED,
        )
        for row in rows_of(known)
    ]


def _verdict(row: Any) -> Verdict:
    parts = [pd.notna(each) for each in (row.seal, row.sealed_on, row.sealed_by)]
    if not any(parts):
        return Verdict.NOT_SEALED
    if not all(parts):
        return Verdict.SEAL_BROKEN
    on = written(Kind.DATE, row.sealed_on)
    if row.seal != seal(to_seal(row, on=on, by=row.sealed_by)):
        return Verdict.SEAL_BROKEN
    return Verdict.SEALED_LATE if row.sealed_on > row.go_live else Verdict.SEALED


def _finding(row: Any) -> Finding:
    verdict = Verdict(row.verdict)
    live = (
        f"go-live on {row.go_live:%Y-%m-%d}"
        if pd.notna(row.go_live)
        else "any go-live is set"
    )
    sealed = "" if pd.isna(row.sealed_on) else f"{row.sealed_on:%Y-%m-%d}"
    said = _SAID[verdict].format(
        gate=row.gate,
        on=sealed,
        by=row.sealed_by,
        live=live,
        since=f" after {sealed}" if sealed else "",
    )
    return Finding("seals.kill_criterion", said, verdict, remedy=_REMEDY[verdict])


_SAID = {
    Verdict.SEALED: "The kill criterion of {gate} was sealed on {on} by {by}, "
    "before {live}.",
    Verdict.SEALED_LATE: "The kill criterion of {gate} was sealed on {on} by {by}, "
    "after {live}: the first results may have been known.",
    Verdict.NOT_SEALED: "The kill criterion of {gate} is not sealed, so it can still "
    "be moved unseen.",
    Verdict.SEAL_BROKEN: "The seal of the kill criterion of {gate} is broken: "
    "measure, minimum, day, kind or the seal itself was changed{since}.",
}
_REMEDY = {
    Verdict.SEALED: "",
    Verdict.SEALED_LATE: "judge it with care",
    Verdict.NOT_SEALED: "seal it before go-live, with valuebook seal",
    Verdict.SEAL_BROKEN: "restore what was sealed, or have the change decided and say "
    "why in override_reason",
}
