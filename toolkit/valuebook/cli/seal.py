"""`valuebook seal`: kill criteria sealed, so that no later change goes unseen."""

import getpass
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import pandas as pd
import typer

from valuebook.analysis.rows import rows_of
from valuebook.cli.saying import say
from valuebook.model import Problem, RegisterError, ValuebookError, Verdict
from valuebook.model.text import plain
from valuebook.model.wording import counted
from valuebook.register import TABLES, Register, read_register
from valuebook.register.cells import Fault, read_cell
from valuebook.register.kinds import Kind
from valuebook.register.saving import Change, row_texts, save_changes

_GATES = TABLES["gates"]


def seal(
    folder: Annotated[
        Path, typer.Argument(metavar="REGISTER", help="The folder of a register.")
    ],
    by: Annotated[
        str,
        typer.Option(
            metavar="NAME",
            help="Who seals; the name you are logged in with unless another is given.",
            show_default=False,
        ),
    ] = "",
    on: Annotated[
        str,
        typer.Option(
            metavar="YYYY-MM-DD",
            help="The day of sealing; today unless another is given.",
            show_default=False,
        ),
    ] = "",
) -> None:
    """Seal the kill criteria that are not sealed yet.

    Writes the day, the name and a seal over measure, minimum, date and kind into
    gates.csv. Any later change of one of them breaks the seal, and the page of the
    initiative says so. A broken seal is never sealed anew: it is named, and the
    command ends with 2.
    """
    # what computes takes a second to load, which the other commands need not wait for
    from valuebook.analysis.hypothesis import seals

    by = _given(Kind.TEXT, "--by", by or _login())
    on = _given(Kind.DATE, "--on", on or date.today().isoformat())
    register = read_register(folder)
    standing = seals.standing(register)
    unsealed = standing.index[standing["verdict"] == Verdict.NOT_SEALED]
    gates = register["gates"].loc[unsealed]
    changes = [
        _change(texts, seals.seal(seals.to_seal(row, on=on, by=by)), on=on, by=by)
        for (_, texts), row in zip(gates.iterrows(), rows_of(gates), strict=True)
    ]
    if changes:
        save_changes(folder, changes)
    said = [_sealed(row, on) for row in rows_of(standing.loc[unsealed])]
    said += [
        *_beside(register, standing),
        _summary(len(changes), standing, on=on, by=by),
    ]
    say(plain("\n".join(said)))
    broken = standing[standing["verdict"] == Verdict.SEAL_BROKEN]
    if len(broken):
        raise RegisterError(map(_broken, broken.itertuples()))


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def _given(kind: Kind, option: str, text: str) -> str:
    """Return what an option was given, if a cell of the register can hold it."""
    if not text:
        raise ValuebookError(f"{option}: give the name of the person who seals")
    value = read_cell(kind, text, in_key=True)
    if isinstance(value, Fault):
        raise ValuebookError(f"{option}: {value.found}; {value.remedy}")
    return text


def _change(gate: "pd.Series[Any]", seal: str, *, on: str, by: str) -> Change:
    after = {"sealed_on": on, "sealed_by": by, "seal": seal}
    return Change("gates", row_texts(_GATES, gate), after)


def _sealed(row: Any, on: str) -> str:
    late = pd.notna(row.go_live) and on > f"{row.go_live:%Y-%m-%d}"
    how = f"sealed late, after go-live on {row.go_live:%Y-%m-%d}" if late else "sealed"
    return f"{row.initiative_id}, {row.gate}: {how}"


def _beside(register: Register, standing: pd.DataFrame) -> list[str]:
    """Return a line for each kill gate that has nothing to seal yet."""
    gates = register["gates"]
    kills = gates[gates["kind"] == "kill"]
    vague = kills.drop(standing.index)
    return [
        f"{row.initiative_id}, {row.gate}: without measure and minimum there is "
        "nothing to seal"
        for row in rows_of(vague)
    ]


def _summary(sealed: int, standing: pd.DataFrame, *, on: str, by: str) -> str:
    holding = standing["verdict"].isin([Verdict.SEALED, Verdict.SEALED_LATE]).sum()
    before = f"; {counted(int(holding), 'seal')} held already" if holding else ""
    if sealed:
        many = counted(sealed, "kill criterion", "kill criteria")
        return f"{many} sealed on {on} by {by}{before}."
    return f"Nothing to seal{before}."


def _broken(row: Any) -> Problem:
    return Problem(
        _GATES.file,
        row.Index,
        "seal",
        f"the seal of {row.initiative_id}, {row.gate} is broken",
        remedy="restore what was sealed; or empty sealed_on, sealed_by and seal, say "
        "why in override_reason, and seal it anew",
    )
