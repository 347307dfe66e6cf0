import json
import time
from pathlib import Path
from tempfile import gettempdir

import nbformat

from valuebook.batch.places import hiding, private_folders
from valuebook.batch.published import LONGEST_STREAM, findings, published
from valuebook.model import FINDING_MIME

VALUES = {"initiative": "A", "register": '"; import os #', "interactive": False}


def executed(*outputs: dict) -> nbformat.NotebookNode:
    injected = nbformat.v4.new_code_cell(
        "x = 1", metadata={"tags": ["injected-parameters"], "papermill": {"a": 1}}
    )
    cell = nbformat.v4.new_code_cell(
        "show()",
        id="show",
        execution_count=2,
        outputs=list(map(nbformat.from_dict, outputs)),
    )
    cell.metadata["execution"] = {"iopub.status.busy": "2026"}
    made = nbformat.v4.new_notebook(cells=[injected, cell])
    made.metadata["papermill"] = {"input_path": "/home/ann/secret"}
    return made


def stream(text: str) -> dict:
    return {"output_type": "stream", "name": "stderr", "text": text}


def test_two_runs_of_a_notebook_are_published_as_the_same_bytes():
    first = published(executed(), VALUES, str)
    assert first == published(executed(), VALUES, str)
    made = json.loads(first)
    nbformat.validate(made)
    assert b"papermill" not in first
    assert b"iopub" not in first
    assert [cell["id"] for cell in made["cells"]] == ["injected-parameters", "show"]


def test_published_values_are_literals_whatever_they_hold():
    made = json.loads(published(executed(), VALUES, str))
    names: dict[str, object] = {}
    exec("".join(made["cells"][0]["source"]), {}, names)
    assert names == VALUES


def test_no_folder_of_the_machine_is_told(tmp_path):
    register = tmp_path / "acme"
    error = {
        "output_type": "error",
        "ename": "OSError",
        "evalue": f"{register}/benefits.csv",
        "traceback": [f"File {Path(nbformat.__file__)}", f"\x1b[32m{Path.home()}/x.py"],
    }
    shown = {
        "output_type": "display_data",
        "metadata": {},
        "data": {"text/plain": f"'{register}'", "image/png": "aGk="},
    }
    warned = stream(f"{gettempdir()}/ipykernel_4711/12.py:1: UserWarning")
    hide = hiding(private_folders(register, tmp_path))
    text = published(executed(error, shown, warned), VALUES, hide).decode()
    assert str(tmp_path) not in text
    assert str(Path.home()) + "/" not in text
    assert str(Path(nbformat.__file__).parent) not in text
    assert "acme/benefits.csv" in text
    assert "ipykernel/12.py" in text
    assert "aGk=" in text


def test_half_a_character_survives_as_its_escape():
    content = published(executed(stream("\ud800")), VALUES, str)
    (output,) = json.loads(content)["cells"][1]["outputs"]
    assert "".join(output["text"]) == "\ud800"


def test_what_a_cell_prints_beyond_the_limit_is_left_out_with_a_note():
    made = json.loads(
        published(executed(stream("x" * (LONGEST_STREAM + 7))), VALUES, str)
    )
    (output,) = made["cells"][1]["outputs"]
    text = "".join(output["text"])
    assert text.endswith("\n… 7 more characters are not kept\n")
    assert len(text) < LONGEST_STREAM + 50


def test_a_long_line_is_published_in_no_time(tmp_path):
    hide = hiding(private_folders(tmp_path, tmp_path))
    line = stream("x" * 2_000_000)
    before = time.process_time()
    published(executed(line), VALUES, hide)
    assert time.process_time() - before < 1


def test_findings_come_in_the_order_in_which_they_were_shown():
    def shown(*rules: str) -> dict:
        found = {"findings": [{"rule": rule} for rule in rules]}
        data = {"text/plain": "", FINDING_MIME: found}
        return {"output_type": "display_data", "metadata": {}, "data": data}

    made = executed(shown("a"), stream("x"), shown("b", "c"))
    assert [record["rule"] for record in findings(made)] == ["a", "b", "c"]
