"""The house shape of every notebook; a failure says which cell and what to do."""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import nbformat
import pandas as pd
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

import valuebook as vb
from valuebook.bundled import bundled
from valuebook.model import FINDING_MIME

NOTEBOOKS = sorted(bundled("notebooks").glob("*.ipynb"))
PARAMETERS = ["initiative", "as_of", "register", "interactive"]
LONGEST, LONGEST_SETUP, MOST_CELLS = 8, 10, 25
PLAIN = {"str", "int", "float", "bool"}
STATEMENTS = (
    ast.FunctionDef,
    ast.ClassDef,
    ast.Lambda,
    ast.For,
    ast.While,
    ast.If,
    ast.Try,
    ast.With,
    ast.comprehension,
    ast.Import,
    ast.ImportFrom,
)
CALLS = {"print", "display", "open", "exec", "eval", "input"}

Rule = Callable[[NotebookNode], Iterator[str]]


def tags(cell: NotebookNode) -> list[str]:
    return list(cell.metadata.get("tags", []))


def code(notebook: NotebookNode) -> list[NotebookNode]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def prose(notebook: NotebookNode) -> list[NotebookNode]:
    return [cell for cell in notebook.cells if cell.cell_type == "markdown"]


def headings(cell: NotebookNode) -> list[str]:
    return re.findall(r"^#+ .*", cell.source, re.MULTILINE)


def one_title(notebook: NotebookNode) -> Iterator[str]:
    titles = [
        (cell.id, each)
        for cell in prose(notebook)
        for each in headings(cell)
        if each.startswith("# ")
    ]
    if not titles or titles[0][0] != notebook.cells[0].id:
        yield f"cell {notebook.cells[0].id}: begin with the title, as in: # Review"
    for name, title in titles[1:]:
        yield f"cell {name}: a second title {title!r}; make it a section with ##"


def a_question_first(notebook: NotebookNode) -> Iterator[str]:
    first = notebook.cells[0]
    if not re.search(r"\n\n\*\*[^*]+\?\*\*", first.source):
        yield f"cell {first.id}: put the question in bold below the title"


def sections_are_questions(notebook: NotebookNode) -> Iterator[str]:
    for cell in prose(notebook):
        for each in headings(cell):
            last = each == "## What this rests on"
            if each.startswith("##") and not each.endswith("?") and not last:
                yield f"cell {cell.id}: {each!r} is no question; the answer is computed"


def a_sentence_below_each_question(notebook: NotebookNode) -> Iterator[str]:
    for cell, below in zip(notebook.cells, notebook.cells[1:], strict=False):
        if cell.cell_type == "markdown" and "## " in cell.source:
            shown = [name for each in outputs(below) for name in each.get("data", {})]
            if FINDING_MIME not in shown:
                yield f"cell {below.id}: show a finding directly below {cell.source!r}"


def no_number_is_typed(notebook: NotebookNode) -> Iterator[str]:
    for cell in prose(notebook):
        if found := re.search(r"\d+", cell.source):
            yield f"cell {cell.id}: {found[0]} is typed; let the toolkit compute it"


def parameters_first(notebook: NotebookNode) -> Iterator[str]:
    tagged = [cell for cell in code(notebook) if "parameters" in tags(cell)]
    if len(tagged) != 1 or tagged[0] is not notebook.cells[1]:
        yield "the second cell, and only it, bears the tag parameters"
        return
    (cell,) = tagged
    lines = cell.source.splitlines()
    names = []
    for statement in ast.parse(cell.source).body:
        line = lines[statement.lineno - 1]
        plain = (
            isinstance(statement, ast.AnnAssign)
            and ast.unparse(statement.annotation) in PLAIN
            and isinstance(statement.value, ast.Constant)
        )
        if not plain:
            yield f"cell {cell.id}: {line!r}; write name: str = literal  # help"
            continue
        names.append(ast.unparse(statement.target))
        if not re.search(r"  # \w", line):
            yield f"cell {cell.id}: {line!r} has no help; say it after two spaces"
    if names != PARAMETERS:
        yield f"cell {cell.id}: takes {names}; every notebook takes {PARAMETERS}"


def setup_facts_answer(notebook: NotebookNode) -> Iterator[str]:
    setup, facts, answer = notebook.cells[2:5]
    if tags(setup) != ["setup"]:
        yield f"cell {setup.id}: the third cell is the set-up, with the tag setup"
    if not facts.source.startswith("vb.facts("):
        yield f"cell {facts.id}: the fourth cell shows vb.facts(...)"
    if not answer.source.splitlines()[-1].startswith("vb.answer("):
        yield f"cell {answer.id}: the fifth cell ends in vb.answer(...)"


def provenance_last(notebook: NotebookNode) -> Iterator[str]:
    last = notebook.cells[-1]
    if tags(last) != ["provenance"] or not last.source.startswith("vb.provenance("):
        yield f"cell {last.id}: end with vb.provenance(...), with the tag provenance"
    missing = [each for each in PARAMETERS if f'"{each}": {each}' not in last.source]
    if missing:
        yield f"cell {last.id}: name {missing} among the parameters"


def only_the_toolkit(notebook: NotebookNode) -> Iterator[str]:
    imports = [
        (cell.id, line)
        for cell in code(notebook)
        for line in cell.source.splitlines()
        if re.match(r"\s*(import|from)\b", line)
    ]
    for name, line in imports:
        if line != "import valuebook as vb":
            yield f"cell {name}: {line!r}; only import valuebook as vb, in the set-up"


def thin_cells(notebook: NotebookNode) -> Iterator[str]:
    for cell in code(notebook):
        most = LONGEST_SETUP if tags(cell) in (["setup"], ["provenance"]) else LONGEST
        lines = len(cell.source.splitlines())
        if lines > most:
            yield f"cell {cell.id}: {lines} lines; at most {most}, the rest is toolkit"
    if len(code(notebook)) > MOST_CELLS:
        yield f"{len(code(notebook))} code cells; at most {MOST_CELLS}"


def select_call_show(notebook: NotebookNode) -> Iterator[str]:
    for cell in code(notebook):
        if re.search(r"^\s*[%!?]|;\s*$", cell.source, re.MULTILINE):
            yield f"cell {cell.id}: no magic, no shell, no trailing semicolon"
            continue
        for node in ast.walk(ast.parse(cell.source)):
            called = isinstance(node, ast.Call) and ast.unparse(node.func) in CALLS
            name = getattr(node, "names", [None])[0]
            allowed = isinstance(node, ast.Import) and name.name == "valuebook"
            if called or (isinstance(node, STATEMENTS) and not allowed):
                said = ast.unparse(node).splitlines()[0]
                yield f"cell {cell.id}: {said!r} belongs in the toolkit"


def one_output_a_cell(notebook: NotebookNode) -> Iterator[str]:
    silent = ("parameters", "setup")
    for cell in code(notebook):
        most = 0 if any(tag in silent for tag in tags(cell)) else 1
        if len(outputs(cell)) != most:
            yield f"cell {cell.id}: {len(outputs(cell))} outputs; show {most}"
        for each in outputs(cell):
            if each.output_type != "execute_result":
                yield f"cell {cell.id}: {each.output_type}; show a value, nothing else"


def pictures_are_told(notebook: NotebookNode) -> Iterator[str]:
    for cell in code(notebook):
        for each in outputs(cell):
            told = each.metadata.get("image/png", {}).get("alt")
            if "image/png" in each.get("data", {}) and not told:
                yield f"cell {cell.id}: a picture without words; return a Chart"


def run_from_the_top(notebook: NotebookNode) -> Iterator[str]:
    counts = [cell.execution_count for cell in code(notebook)]
    if counts != list(range(1, len(counts) + 1)):
        yield f"cells ran as {counts}; run make notebooks"


def nothing_private(notebook: NotebookNode) -> Iterator[str]:
    spec = {
        "display_name": "Python 3 (ipykernel)",
        "language": "python",
        "name": "python3",
    }
    if notebook.metadata != {"kernelspec": spec}:
        yield f"metadata {dict(notebook.metadata)}; run make notebooks"
    for cell in notebook.cells:
        if set(cell.metadata) - {"tags"}:
            yield f"cell {cell.id}: metadata {dict(cell.metadata)}; run make notebooks"
    stored = nbformat.writes(notebook)
    for found in set(
        re.findall(r"/(?:home|root|Users|tmp)/\w+|0x[0-9a-f]{6,}", stored)
    ):
        yield f"{found} is of one machine or run; show what is the same everywhere"


def names_of_cells(notebook: NotebookNode) -> Iterator[str]:
    names = [cell.id for cell in notebook.cells]
    for name in names:
        if not re.fullmatch(r"[a-z]+(-[a-z]+)*", name) or names.count(name) > 1:
            yield f"cell {name}: give it a name of its own, small letters and hyphens"


def outputs(cell: NotebookNode) -> list[NotebookNode]:
    return list(cell.get("outputs", []))


RULES: dict[str, Rule] = {
    rule.__name__: rule
    for rule in (
        one_title,
        a_question_first,
        sections_are_questions,
        a_sentence_below_each_question,
        no_number_is_typed,
        parameters_first,
        setup_facts_answer,
        provenance_last,
        only_the_toolkit,
        thin_cells,
        select_call_show,
        one_output_a_cell,
        pictures_are_told,
        run_from_the_top,
        nothing_private,
        names_of_cells,
    )
}


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_has_the_house_shape(path: Path, rule: str):
    notebook = nbformat.read(path, as_version=4)
    assert [f"{path.name}: {fault}" for fault in RULES[rule](notebook)] == []


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_listed_and_small(path: Path):
    assert f"[{path.stem}]({path.name})" in (path.parent / "README.md").read_text(
        "utf-8"
    )
    assert re.fullmatch(r"[a-z]+(-[a-z]+)+\.ipynb", path.name)
    assert path.stat().st_size < 160_000


def small(*cells: NotebookNode) -> NotebookNode:
    return new_notebook(cells=list(cells))


BAD: dict[str, tuple[NotebookNode, str]] = {
    "one_title": (
        small(
            new_markdown_cell("# A", id="title"), new_markdown_cell("# B", id="more")
        ),
        "cell more: a second title '# B'; make it a section with ##",
    ),
    "a_question_first": (
        small(new_markdown_cell("# A\n\nSome words.", id="title")),
        "cell title: put the question in bold below the title",
    ),
    "sections_are_questions": (
        small(new_markdown_cell("## Value went up", id="up")),
        "cell up: '## Value went up' is no question; the answer is computed",
    ),
    "a_sentence_below_each_question": (
        small(new_markdown_cell("## Why?", id="why"), new_code_cell("x", id="table")),
        "cell table: show a finding directly below '## Why?'",
    ),
    "no_number_is_typed": (
        small(new_markdown_cell("It went up by 13 per cent.", id="up")),
        "cell up: 13 is typed; let the toolkit compute it",
    ),
    "only_the_toolkit": (
        small(new_code_cell("import pandas as pd", id="setup")),
        "cell setup: 'import pandas as pd'; only import valuebook as vb, in the set-up",
    ),
    "thin_cells": (
        small(new_code_cell("x = 1\n" * 9, id="long")),
        "cell long: 9 lines; at most 8, the rest is toolkit",
    ),
    "select_call_show": (
        small(new_code_cell("print(1)", id="told")),
        "cell told: 'print(1)' belongs in the toolkit",
    ),
    "one_output_a_cell": (
        small(new_code_cell("x = 1", id="silent")),
        "cell silent: 0 outputs; show 1",
    ),
    "run_from_the_top": (
        small(new_code_cell("x", id="x", execution_count=3)),
        "cells ran as [3]; run make notebooks",
    ),
    "names_of_cells": (
        small(new_markdown_cell("# A", id="3f2a91")),
        "cell 3f2a91: give it a name of its own, small letters and hyphens",
    ),
}


@pytest.mark.parametrize("rule", BAD)
def test_a_fault_is_told_with_cell_and_remedy(rule: str):
    notebook, fault = BAD[rule]
    assert next(RULES[rule](notebook)) == fault


def test_faults_of_the_parameter_cell_are_told_with_the_line():
    cell = new_code_cell(
        "horizon = 36\nlevel: int = 3\nrate: float = 0.1  # a rate",
        id="parameters",
        metadata={"tags": ["parameters"]},
    )
    faults = list(parameters_first(small(new_markdown_cell("# A", id="title"), cell)))
    assert faults[:2] == [
        "cell parameters: 'horizon = 36'; write name: str = literal  # help",
        "cell parameters: 'level: int = 3' has no help; say it after two spaces",
    ]
    assert "takes ['level', 'rate']; every notebook takes ['initiative'," in faults[2]


def shown(path: Path, **parameters: Any) -> Iterator[Any]:
    """Run a notebook without a kernel and yield what each cell shows."""
    names: dict[str, Any] = {}
    for cell in code(nbformat.read(path, as_version=4)):
        body = ast.parse(cell.source).body
        last = body.pop() if isinstance(body[-1], ast.Expr) else None
        exec(compile(ast.Module(body, []), cell.id, "exec"), names)
        if "parameters" in tags(cell):
            names.update(parameters)
        if last is not None:
            yield eval(compile(ast.Expression(last.value), cell.id, "eval"), names)


REGISTERS = [bundled("sample_data") / name for name in ("company", "public_programmes")]
EVERY = [
    pytest.param(folder, name, id=name)
    for folder in REGISTERS
    for name in pd.read_csv(folder / "initiatives.csv")["initiative_id"]
]


@pytest.mark.batch
@pytest.mark.parametrize(("folder", "initiative"), EVERY)
def test_every_notebook_answers_for_every_initiative(
    folder: Path, initiative: str, monkeypatch: pytest.MonkeyPatch
):
    read = vb.open_register(str(folder))
    monkeypatch.setattr(vb, "open_register", lambda path: read)
    for path in NOTEBOOKS:
        cells = list(shown(path, initiative=initiative, register="", interactive=False))
        assert cells[1].is_answer
        for each in cells:
            bundle = getattr(each, "_repr_mimebundle_", None)
            assert bundle() if bundle else each._repr_html_()
            assert not re.search(
                r"\b(nan|NaN|NaT|inf|None(?! of))\b| at 0x", repr(each)
            )
