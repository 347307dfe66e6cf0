"""Kernels forked from a warm process answer as stock kernels do, cell by cell."""

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient
from nbclient.exceptions import DeadKernelError
from nbformat.v4 import new_code_cell, new_notebook
from papermill.engines import NBClientEngine

from valuebook.batch.engine import execute, parameterized
from valuebook.batch.kernel import Kernel, running_kernel
from valuebook.batch.notebook import read_notebook
from valuebook.batch.streams import joined
from valuebook.batch.warm_engine import WarmEngine, warm_kernel
from valuebook.batch.work import BEST
from valuebook.bundled import bundled

pytestmark = [
    pytest.mark.batch,
    pytest.mark.skipif(BEST != "warm", reason="kernels are forked on Linux alone"),
]

CELLS = {
    "a result": "1 + 1",
    "a result and what was printed before it": "print('first')\n{'then': [1, 2]}",
    "a result that a later cell uses": "_ + Out[1]",
    "both streams": "import sys\nprint('out')\nprint('err', file=sys.stderr)",
    "a table": "import pandas as pd\npd.DataFrame({'a': range(99), 'b': 'x'})",
    "displays between prints": (
        "from IPython.display import HTML, Markdown, display\n"
        "print(1)\ndisplay(HTML('<b>2</b>'))\nprint(3)\ndisplay(Markdown('*4*'))"
    ),
    "a display that is updated": (
        "shown = display('old', display_id='one')\nshown.update('new')"
    ),
    "an output that is cleared": (
        "from IPython.display import clear_output\n"
        "print('gone')\nclear_output(wait=True)\nprint('there')"
    ),
    "a figure of pyplot": (
        "import matplotlib.pyplot as plt\nplt.figure(figsize=(2, 1))\nplt.plot([1, 2])"
    ),
    "a magic of a line": "%pwd\n%matplotlib inline\n%who_ls str",
    "a magic of a cell": "%%capture taken\nprint('kept')",
    "what the magic took": "taken.stdout",
    # a stock kernel takes in by a thread what does not come through Python
    "a subprocess": (
        "import subprocess, time\nran = subprocess.run(['echo', 'from outside'])\n"
        "time.sleep(0.5)\nran.args"
    ),
    "a shell": "!echo from a shell",
    "the descriptor itself": (
        "import os, time\nos.write(1, b'raw\\n')\ntime.sleep(0.5)\nprint('cooked')"
    ),
    "an await": "import asyncio\nawait asyncio.sleep(0.01)\n'slept'",
    "tasks side by side": (
        "async def one(n):\n    await asyncio.sleep(0)\n    return n\n"
        "await asyncio.gather(one(1), one(2))"
    ),
    "a thread": (
        "from threading import Thread\n"
        "thread = Thread(target=print, args=['in a thread'])\n"
        "thread.start()\nthread.join()"
    ),
    "a task that outlasts its cell": (
        "async def late():\n    print('soon')\n    await asyncio.sleep(0.2)\n"
        "    print('late')\ntask = asyncio.create_task(late())"
    ),
    "the cell that waits for the task": "await task",
    "a process of its own": (
        "from multiprocessing import get_context\n"
        "with get_context('fork').Pool(1) as pool:\n    print(pool.map(abs, [-1]))"
    ),
    "a process that displays": (
        "if not (pid := os.fork()):\n    display('c' * 9_000)\n    os._exit(0)\n"
        "display('p' * 9_000)\nos.waitpid(pid, 0)[1]"
    ),
    "a process that comes to the end of its cell": (
        "if os.fork():\n    time.sleep(0.5)\n'once'"
    ),
    "what a subprocess writes to the stream by name": (
        "ran = os.system('echo by name >/dev/stderr')\ntime.sleep(0.5)"
    ),
    "a widget that takes outputs in": (
        "from ipywidgets import Output\ntaken = Output()\n"
        "with taken:\n    print('in the widget')\n    display(1)"
    ),
    "what the widget took": "taken.outputs",
    "much text": "print(('x' * 99 + '\\n') * 20_000)",
    "many outputs": "for n in range(500):\n    display(n)",
    "a warning": "import warnings\nwarnings.warn('mind this')",
    "a message of a log": "import logging\nlogging.getLogger('a').error('logged')",
    "an error": "def broken():\n    return 1 / 0\nbroken()",
    "an error in an error": (
        "try:\n    {}['a']\nexcept KeyError as error:\n"
        "    raise ValueError('b') from error"
    ),
    "an error of one's own": "class Own(Exception): pass\nraise Own('<b>')",
    "a syntax error": "if True\n    pass",
    "a question to the user": "input('how many? ')",
    "an exit": "import sys\nsys.exit(3)",
    "an interrupt": "raise KeyboardInterrupt",
    "a name that is not there": "nowhere",
    "what the streams are": "[each.isatty() for each in (sys.stdout, sys.stdin)]",
    "where the code stands": "__name__, '__file__' in globals(), sys.path[0]",
    "settings of pandas": "pd.options.display.max_columns, pd.options.display.width",
    "a count at the end": "len(In)",
}


def stock(folder: Path) -> Callable[[], AbstractContextManager[Kernel]]:
    return partial(running_kernel, folder)


def outcome(
    kernel: Callable[[], AbstractContextManager[Kernel]], sources: list[str]
) -> list[tuple[int | None, list[Any]]]:
    """Return execution count and outputs of every cell."""
    notebook = new_notebook(cells=[new_code_cell(source) for source in sources])
    with kernel() as started:
        client = NotebookClient(
            notebook, km=started.manager, allow_errors=True, coalesce_streams=True
        )
        client.execute()
        if client.kc is not None:
            client.kc.stop_channels()
    return [
        (cell.execution_count, [neutral(each) for each in cell.outputs])
        for cell in notebook.cells
    ]


def neutral(output: Any) -> Any:
    """Return an output without process numbers and times."""
    text = nbformat.NotebookNode(output)
    without = re.sub(r"ipykernel_\d+", "ipykernel", repr(text))
    return re.sub(r"0x[0-9a-f]{6,}", "0x", without)


@pytest.fixture(scope="module")
def both(tmp_path_factory) -> dict[str, tuple[Any, Any]]:
    """Return what each cell gives out in a stock kernel and in a warm one."""
    sources = list(CELLS.values())
    # under a test ipykernel leaves out what subprocesses print
    under_test = os.environ.pop("PYTEST_CURRENT_TEST")
    try:
        expected = outcome(stock(tmp_path_factory.mktemp("stock")), sources)
    finally:
        os.environ["PYTEST_CURRENT_TEST"] = under_test
    found = outcome(warm_kernel, sources)
    return {name: both for name, *both in zip(CELLS, expected, found, strict=True)}


@pytest.mark.parametrize("cell", CELLS)
def test_a_cell_gives_out_what_it_does_in_a_stock_kernel(both, cell):
    expected, found = both[cell]
    assert found == expected


@pytest.mark.parametrize(
    "name", sorted(path.stem for path in bundled("notebooks").glob("*.ipynb"))
)
def test_a_notebook_of_the_workbook_gives_the_same_outputs(name, tmp_path):
    found = read_notebook(bundled("notebooks") / f"{name}.ipynb")
    ways = []
    for kernel in (stock(tmp_path), warm_kernel):
        notebook = parameterized(found.text, {"interactive": False})
        with kernel() as started:
            execute(notebook, started.manager, cell_limit=120)
        ways.append(
            [
                (
                    cell.get("execution_count"),
                    [*map(neutral, joined(cell.get("outputs", [])))],
                )
                for cell in notebook.cells
            ]
        )
    assert ways[0] == ways[1]


def test_nothing_leaks_from_one_notebook_to_the_next():
    first = ["import pandas as pd\nleft = 1\npd.options.display.max_rows = 3"]
    outcome(warm_kernel, first)
    ((_, (names,)),) = outcome(warm_kernel, ["'left' in globals()"])
    assert "'text/plain': 'False'" in names
    ((_, (rows,)),) = outcome(
        warm_kernel, ["import pandas\npandas.options.display.max_rows"]
    )
    assert "'text/plain': '60'" in rows


def test_two_kernels_draw_different_random_numbers():
    source = ["import numpy, random\nnumpy.random.rand(), random.random()"]
    assert outcome(warm_kernel, source) != outcome(warm_kernel, source)


def test_a_kernel_that_dies_is_noticed_though_a_process_it_forked_lives_on():
    source = "import os, time\nos.fork() or time.sleep(60)\nos.abort()"
    before = time.monotonic()
    with pytest.raises(DeadKernelError):
        outcome(warm_kernel, [source])
    assert time.monotonic() - before < 10


def test_a_character_that_no_encoding_has_is_printed_as_its_escape():
    ((_, (printed,)), (_, (after,))) = outcome(warm_kernel, ["print('\\ud800')", "1"])
    assert "'\\\\ud800\\n'" in printed
    assert "'text/plain': '1'" in after


def test_processes_that_a_cell_has_forked_print_whole_lines():
    source = (
        "from multiprocessing import get_context\n"
        "def say(n):\n    for _ in range(200): print(str(n) * 5_000)\n"
        "fork = get_context('fork')\n"
        "saying = [fork.Process(target=say, args=[n]) for n in range(1, 4)]\n"
        "for each in saying: each.start()\n"
        "say(0)\n"
        "for each in saying: each.join()"
    )
    ((_, (printed,)),) = outcome(warm_kernel, [source])
    assert [printed.count(f"{n}" * 5_000) for n in range(4)] == [200] * 4


def test_what_was_printed_is_there_though_the_kernel_dies_in_that_cell():
    source = "import os, time\nprint('said')\ntime.sleep(1)\nos._exit(1)"
    notebook = new_notebook(cells=[new_code_cell(source)])
    with warm_kernel() as started, pytest.raises(DeadKernelError):
        NotebookClient(notebook, km=started.manager).execute()
    assert [each.text for each in notebook.cells[0].outputs] == ["said\n"]


@pytest.mark.parametrize(
    ("kernel", "language", "is_ours"),
    [
        ("python3", "python", True),
        ("not-installed", "python", True),
        ("not-installed", "R", False),
        ("bare", "python", True),
        ("elsewhere", "python", False),
        ("with-variables", "python", False),
        ("shell", "python", False),
    ],
)
def test_a_kernel_of_something_else_is_left_to_papermill(
    kernel, language, is_ours, tmp_path, monkeypatch
):
    started = [
        ("bare", ["python3", "-m", "ipykernel_launcher"], {}),
        ("elsewhere", ["/opt/other/bin/python", "-m", "ipykernel_launcher"], {}),
        ("with-variables", ["python3", "-m", "ipykernel_launcher"], {"A": "1"}),
        ("shell", ["python3", "-m", "bash_kernel"], {}),
    ]
    for name, argv, variables in started:
        spec = {"argv": argv, "env": variables, "display_name": name}
        folder = tmp_path / "kernels" / name
        folder.mkdir(parents=True)
        (folder / "kernel.json").write_text(json.dumps(spec), encoding="utf-8")
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path))
    stock_runs: list[str] = []

    def run_stock(nb_man: Any, kernel_name: str, **options: Any) -> None:
        if "km" not in options:
            stock_runs.append(kernel_name)

    monkeypatch.setattr(NBClientEngine, "execute_managed_notebook", run_stock)
    named = {"name": kernel, "display_name": kernel, "language": language}
    notebook = new_notebook(metadata={"kernelspec": named})
    WarmEngine.execute_managed_notebook(SimpleNamespace(nb=notebook), kernel)
    assert stock_runs == ([] if is_ours else [kernel])


def test_papermill_knows_the_engine_by_its_name(tmp_path):
    source = tmp_path / "in.ipynb"
    nbformat.write(new_notebook(cells=[new_code_cell("who = 'a'\nwho * 3")]), source)
    command = [sys.executable, "-m", "papermill", "--engine", "valuebook"]
    command += ["-k", "python3", str(source), str(tmp_path / "out.ipynb")]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    made = nbformat.read(tmp_path / "out.ipynb", as_version=4)
    assert made.cells[0].outputs[0].data == {"text/plain": "'aaa'"}
    assert made.metadata.language_info.name == "python"
