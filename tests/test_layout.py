"""Rules of the house that neither ruff nor mypy nor import-linter can hold."""

import ast
import inspect
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest

import valuebook

TOP = Path(__file__).resolve().parent.parent
MODULES = sorted(each.name for each in walk_packages(valuebook.__path__, "valuebook."))


def public_functions(module: str) -> Iterator[tuple[str, Callable[..., object]]]:
    """Yield the functions that a module itself defines for others."""
    for name, found in vars(import_module(module)).items():
        here = inspect.isfunction(found) and found.__module__ == module
        if here and not name.startswith("_"):
            yield f"{module}.{name}", found


FUNCTIONS = dict(each for module in MODULES for each in public_functions(module))
# typer makes a command's options from its parameters
OFFERED = {name: each for name, each in FUNCTIONS.items() if ".cli." not in name}


def test_public_names_are_few_and_sorted():
    assert list(valuebook.__all__) == sorted(valuebook.__all__)
    assert len(valuebook.__all__) <= 30


def test_every_public_name_is_there():
    missing = [each for each in valuebook.__all__ if not hasattr(valuebook, each)]
    assert missing == []


def test_no_public_function_takes_options_it_does_not_name():
    loose = [
        name
        for name, each in OFFERED.items()
        for given in inspect.signature(each).parameters.values()
        if given.kind is inspect.Parameter.VAR_KEYWORD
    ]
    assert loose == []


def test_no_public_function_takes_more_than_five_parameters():
    wide = [
        name
        for name, each in OFFERED.items()
        if len(inspect.signature(each).parameters) > 5
    ]
    assert wide == []


def test_nothing_is_named_for_what_every_function_does():
    vague = ("get_", "calc_", "calculate_", "compute_", "do_", "process_", "handle_")
    named = [each for each in FUNCTIONS if each.rpartition(".")[2].startswith(vague)]
    assert named == []


@pytest.mark.parametrize(
    "module", [each for each in MODULES if each.startswith("valuebook.analysis.")]
)
def test_analysis_asks_no_clock(module):
    source = Path(import_module(module).__file__ or "").read_text(encoding="utf-8")
    asked = [
        node.attr
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Attribute) and node.attr in {"now", "today", "utcnow"}
    ]
    assert asked == []


def test_from_the_top_of_the_repository_the_error_says_what_to_type():
    ended = subprocess.run(
        [sys.executable, "-c", "import toolkit.valuebook"],
        cwd=TOP,
        capture_output=True,
        text=True,
    )
    assert ended.stderr.splitlines()[-1] == (
        "ImportError: this package is named valuebook, not toolkit.valuebook; "
        "type: import valuebook as vb"
    )
