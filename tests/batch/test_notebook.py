import datetime
import json
from decimal import Decimal
from pathlib import Path, PurePosixPath

import nbformat
import numpy as np
import pytest

from valuebook.batch.notebook import LONGEST_TEXT, Notebook, read_notebook
from valuebook.model import ParameterError

REVIEW = Notebook(
    "review",
    "Review",
    "",
    {"initiative": str, "as_of": str, "months": int, "rate": float, "full": bool},
)

REFUSED = [
    ({"initative": "A"}, "review: takes no parameter 'initative'; did you mean"),
    ({"x=1; import os; y": "A"}, "takes no parameter 'x=1; import os; y'; it takes"),
    ({"print": "A"}, "takes no parameter 'print'; it takes initiative, as_of"),
    ({"class": "A"}, "takes no parameter 'class'"),
    ({"initiative": 7}, "review: initiative: must be text; not the int 7"),
    ({"initiative": None}, "initiative: must be text; not the NoneType None"),
    ({"initiative": PurePosixPath('a"; b #')}, "must be text; not the PurePosixPath"),
    ({"initiative": ("a",)}, "must be text; not the tuple ('a',)"),
    ({"as_of": datetime.date(2025, 6, 1)}, "as_of: must be text; not the date"),
    ({"initiative": "x" * 1_000_000}, "must be at most 10000 characters; it has 1000"),
    ({"months": True}, "months: must be a whole number; not the bool True"),
    ({"months": 1.0}, "months: must be a whole number; not the float 1.0"),
    ({"months": 10**30}, "months: must lie between -2**63 and 2**63; it has 100 bits"),
    ({"rate": "0.1"}, "rate: must be a number; not the str '0.1'"),
    ({"rate": Decimal("0.1")}, "rate: must be a number; not the Decimal"),
    ({"rate": np.float64(0.1)}, "rate: must be a number; not the float64"),
    ({"rate": float("nan")}, "rate: must be a finite number; not nan"),
    ({"rate": float("-inf")}, "rate: must be a finite number; not -inf"),
    ({"full": 1}, "full: must be True or False; not the int 1"),
]

MALFORMED = [
    ("a = 1", "line 1: 'a = 1' is not of the form name: type = literal"),
    ("a: str", "line 1: 'a: str' is not of the form"),
    ("a: str | None = None", "is not of the form"),
    ("a: list = []", "with type one of str, int, float, bool"),
    ("import os", "line 1: 'import os' is not of the form"),
    ("a: str = os.name", "line 1: a: 'os.name' is not a literal"),
    ("a: int = 'x'", "line 1: a: must be a whole number; not the str 'x'"),
    ("a: int = 1\na: int = 2", "line 2: a: is declared twice"),
    ("print: str = ''", "line 1: print: is a word of Python itself"),
    ("a: str = 'x", "the parameter cell is no Python"),
]


def written(path: Path, source: str, **metadata: object) -> Path:
    cell = nbformat.v4.new_code_cell(source, metadata={"tags": ["parameters"]})
    notebook = nbformat.v4.new_notebook(cells=[cell], metadata=metadata)
    path.write_text(nbformat.writes(notebook), encoding="utf-8")
    return path


@pytest.mark.parametrize(("given", "said"), REFUSED)
def test_a_wrong_name_or_type_is_refused_and_named(given, said):
    with pytest.raises(ParameterError) as refused:
        REVIEW.values(given)
    assert said in str(refused.value)


def test_all_wrong_parameters_are_named_in_one_message():
    with pytest.raises(ParameterError) as refused:
        REVIEW.values({"initative": "A", "rate": "x", "full": True})
    assert len(str(refused.value).splitlines()) == 2


@pytest.mark.parametrize(
    "text",
    ['"; import os; os._exit(7) #', "{x.__class__}", "\0", "\ud800", "ü 🙂", "\\"],
)
def test_any_text_up_to_the_limit_is_taken_as_it_is(text):
    assert REVIEW.values({"initiative": text}) == {"initiative": text}
    assert REVIEW.values({"initiative": "x" * LONGEST_TEXT})


def test_a_whole_number_is_taken_for_a_number():
    taken = REVIEW.values({"rate": 1})
    assert type(taken["rate"]) is float


def test_a_parameter_cell_is_read_as_names_and_types(tmp_path):
    source = 'initiative: str = "A"  # id\nrate: float = 0.08\nfull: bool = False\n'
    notebook = read_notebook(written(tmp_path / "review.ipynb", source))
    assert notebook.name == "review"
    assert notebook.parameters == {"initiative": str, "rate": float, "full": bool}


@pytest.mark.parametrize(("source", "said"), MALFORMED)
def test_a_parameter_cell_holds_literals_only(tmp_path, source, said):
    with pytest.raises(ParameterError) as refused:
        read_notebook(written(tmp_path / "review.ipynb", source))
    assert str(refused.value).startswith("review.ipynb: ")
    assert said in str(refused.value)


def test_a_notebook_without_a_parameter_cell_is_refused(tmp_path):
    path = tmp_path / "plain.ipynb"
    path.write_text(nbformat.writes(nbformat.v4.new_notebook()), encoding="utf-8")
    with pytest.raises(ParameterError, match="no cells have the tag 'parameters'"):
        read_notebook(path)


def test_a_notebook_of_an_old_format_or_another_language_is_refused(tmp_path):
    old = json.loads(written(tmp_path / "old.ipynb", "a: int = 1").read_text())
    old["nbformat_minor"] = 4
    for cell in old["cells"]:
        del cell["id"]
    (tmp_path / "old.ipynb").write_text(json.dumps(old))
    with pytest.raises(ParameterError, match=r"is in notebook format 4\.4"):
        read_notebook(tmp_path / "old.ipynb")
    kernel = {"name": "ir", "language": "R", "display_name": "R"}
    path = written(tmp_path / "r.ipynb", "a: int = 1", kernelspec=kernel)
    with pytest.raises(ParameterError, match="is written in 'R'"):
        read_notebook(path)


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"cells": 1}', '{"nbformat": "4"}', "\udcff"]
)
def test_a_file_that_is_no_notebook_is_named(tmp_path, text):
    path = tmp_path / "broken.ipynb"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(ParameterError, match=r"broken\.ipynb: is no notebook"):
        read_notebook(path)
    with pytest.raises(ParameterError, match=r"absent\.ipynb: is not in"):
        read_notebook(tmp_path / "absent.ipynb")
