"""The law: a notebook that has read nothing that changed says the same when it is run.

In each table of the sample company a row is changed. What a notebook has read is asked
of the changed register; where every answer is the same, the notebook has not read the
change. It is run on a register with all such changes, and what its cells show must not
differ by a character.
"""

import ast
import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from IPython.core.formatters import DisplayFormatter

import valuebook
from valuebook.batch.inputs import Inputs
from valuebook.bundled import bundled
from valuebook.reads import SINK, Log, Read, noted_in
from valuebook.register import TABLES, Register, read_register, select
from valuebook.register.kinds import Kind
from valuebook.sources.exports import digests

pytestmark = pytest.mark.batch

COMPANY = bundled("sample_data") / "company"
AS_OF = "2026-09"
CHANGED, OTHER = "INI-003", "INI-001"
NOTEBOOKS = ("okr-mapping", "operating-model", "value-tracking")
OTHERWISE = {
    Kind.TEXT: lambda value: f"{value}, said otherwise",
    Kind.NUMBER: lambda value: value * 1.5 + 1,
    Kind.MONEY: lambda value: value * 2 + 100,
    Kind.SHARE: lambda value: value / 2,
    Kind.WHOLE: lambda value: value + 1,
    Kind.MONTH: lambda value: value + 1,
    Kind.DATE: lambda value: value + pd.Timedelta(days=3),
}


@cache
def company() -> Register:
    return read_register(COMPANY)


def inputs(register: Register) -> Inputs:
    return Inputs(register, {**register.hashes, **digests(COMPANY)})


@cache
def after(table: str) -> Inputs:
    return inputs(changed(company(), table, CHANGED))


def changed(register: Register, table: str, initiative: str) -> Register:
    """Return the register with all plain cells of one row changed, the initiative's.

    In a table that names no initiative it is the last row.
    """
    frame = register[table].copy()
    own = select(register, initiative)[table]
    row = (own if len(own) else frame).index[-1]
    for name in frame.columns:
        value, kind = frame.loc[row, name], TABLES[table].kind(name)
        if kind in OTHERWISE and pd.notna(value):
            frame.loc[row, name] = OTHERWISE[kind](value)
    hashes = {**register.hashes, TABLES[table].file: "another"}
    return replace(register.with_tables({table: frame}), hashes=hashes)


class Runs:
    """Runs notebooks in this process; what was run before is not run again."""

    def __init__(self, patch: pytest.MonkeyPatch, sink: Path) -> None:
        self._patch = patch
        self._sink = sink
        self._made: dict[tuple[str, str], tuple[list[Any], tuple[Read, ...]]] = {}
        patch.setenv(SINK, str(sink))

    def before(self, notebook: str, initiative: str) -> tuple[list[Any], list[Read]]:
        """Return what the cells show for the company as it is, and what they read."""
        key = (notebook, initiative)
        if key not in self._made:
            self._made[key] = self.of(notebook, initiative, company())
        return self._made[key]

    def of(
        self, notebook: str, initiative: str, register: Register
    ) -> tuple[list[Any], tuple[Read, ...]]:
        """Return what the cells show for a register, and what they read of it."""
        self._sink.unlink(missing_ok=True)
        self._patch.setattr(
            valuebook, "open_register", lambda _: register.noting(Log()), raising=False
        )
        names: dict[str, Any] = {
            "initiative": initiative,
            "as_of": AS_OF,
            "register": "",
            "interactive": False,
        }
        shown = [_shown(source, names) for source in _sources(notebook)]
        reads, _ = noted_in(self._sink)
        return shown, reads


@cache
def _sources(notebook: str) -> list[str]:
    path = bundled("notebooks") / f"{notebook}.ipynb"
    return [
        "".join(cell["source"])
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]
        if cell["cell_type"] == "code"
        and "parameters" not in cell["metadata"].get("tags", [])
    ]


def _shown(source: str, names: dict[str, Any]) -> object:
    """Return what a cell shows of its last expression."""
    lines = ast.parse(source).body
    last = lines.pop() if isinstance(lines[-1], ast.Expr) else None
    exec(compile(ast.Module(lines, []), "cell", "exec"), names)
    if last is None:
        return None
    value = eval(compile(ast.Expression(last.value), "cell", "eval"), names)
    return DisplayFormatter().format(value)


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runs]:
    with pytest.MonkeyPatch.context() as patch:
        yield Runs(patch, tmp_path_factory.mktemp("reads") / "reads.jsonl")


@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_who_has_read_nothing_that_changed_says_the_same(runs, notebook):
    shown, reads = runs.before(notebook, OTHER)
    files = inputs(company()).files
    unread = [table for table in TABLES if not after(table).changed(reads, files)]
    now = company()
    for table in unread:
        now = changed(now, table, CHANGED)
    assert unread
    assert not inputs(now).changed(reads, files)
    assert runs.of(notebook, OTHER, now)[0] == shown, unread


@pytest.mark.parametrize("table", ["benefits", "actuals", "measures", "key_results"])
def test_who_says_something_else_has_read_something_that_changed(runs, table):
    now = changed(company(), table, CHANGED)
    shown, reads = runs.before("okr-mapping", CHANGED)
    assert runs.of("okr-mapping", CHANGED, now)[0] != shown
    assert inputs(now).changed(reads, inputs(company()).files)


def test_an_actual_concerns_the_initiative_it_was_observed_at(runs):
    now = inputs(changed(company(), "actuals", CHANGED))
    files = inputs(company()).files
    for notebook in NOTEBOOKS:
        assert now.changed(runs.before(notebook, CHANGED)[1], files)
        assert not now.changed(runs.before(notebook, OTHER)[1], files)
