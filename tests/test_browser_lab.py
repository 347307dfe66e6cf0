"""The notebooks of a fresh workbook open and run in a real JupyterLab."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.request import Request, urlopen

import nbformat
import pytest
from playwright.sync_api import Page

from valuebook.bundled import bundled
from valuebook.cli.new import lay_down

NOTEBOOKS = sorted(each.name for each in bundled("notebooks").glob("*.ipynb"))
SECOND = 1000
RUN_ALL = "() => { window.jupyterapp.commands.execute('runmenu:run-all'); }"
IS_READY = """async () => {
  await window.jupyterapp.restored;
  const session = window.jupyterapp.shell.currentWidget.sessionContext;
  await session.ready;
  await session.session.kernel.info;
}"""
HAS_ENDED = """() => {
  const cells = [...window.jupyterapp.shell.currentWidget.content.model.cells];
  const code = cells.filter(cell => cell.type === 'code');
  const failed = output => output.output_type === 'error';
  return code.every(cell => cell.executionCount !== null)
    || code.some(cell => cell.outputs.toJSON().some(failed));
}"""
SAVE = "() => window.jupyterapp.commands.execute('docmanager:save')"


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("lab") / "my workbook"
    lay_down(folder, sample=True)
    return folder


@pytest.fixture(scope="module")
def lab(browser, workbook: Path, tmp_path_factory: pytest.TempPathFactory):
    """Start `valuebook lab` on the workbook and yield its address."""
    private = tmp_path_factory.mktemp("jupyter")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = {
        "ServerApp": {
            "port": port,
            "port_retries": 0,
            "open_browser": False,
            "disable_check_xsrf": True,
        },
        "IdentityProvider": {"token": ""},
        "LabApp": {"expose_app_in_browser": True, "open_browser": False},
    }
    (private / "jupyter_server_config.json").write_text(json.dumps(settings))
    places = ("CONFIG_DIR", "DATA_DIR", "RUNTIME_DIR")
    lab_places = ("SETTINGS_DIR", "WORKSPACES_DIR")
    environment = {
        **os.environ,
        **{f"JUPYTER_{each}": str(private) for each in places},
        **{f"JUPYTERLAB_{each}": str(private / each) for each in lab_places},
    }
    with (private / "log").open("w") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "valuebook", "lab", workbook],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
    try:
        address = f"http://127.0.0.1:{port}"
        wait_for(f"{address}/api/status", server, private / "log")
        yield address
    finally:
        server.terminate()
        server.wait(timeout=30)


def wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(300):
        assert server.poll() is None, log.read_text()
        try:
            urlopen(address, timeout=5).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    pytest.fail(f"JupyterLab did not answer within a minute:\n{log.read_text()}")


@pytest.fixture(scope="module")
def visited(browser, lab: str) -> Iterator[tuple[Page, list[str]]]:
    """Yield the page on which the notebooks are opened, and what it asked for."""
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    yield page, asked
    page.close()


def opened(page: Page, lab: str, notebook: str) -> None:
    # Lab may start two kernels for one notebook and run its cells in the one that
    # it drops; a session made before the page is opened is the one it takes
    session = {
        "path": f"notebooks/{notebook}",
        "name": notebook,
        "type": "notebook",
        "kernel": {"name": "python3"},
    }
    urlopen(Request(f"{lab}/api/sessions", json.dumps(session).encode()), timeout=60)
    page.goto(f"{lab}/lab/tree/notebooks/{notebook}?reset")
    page.wait_for_selector(".jp-Notebook .jp-CodeCell", timeout=90 * SECOND)
    page.evaluate(IS_READY)


@pytest.mark.browser
@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_a_notebook_runs_from_top_to_bottom_in_jupyterlab(
    notebook, visited, lab, workbook
):
    page, _ = visited
    opened(page, lab, notebook)
    page.evaluate(RUN_ALL)
    page.wait_for_function(HAS_ENDED, timeout=120 * SECOND)
    page.evaluate(SAVE)
    stored = nbformat.read(workbook / "notebooks" / notebook, as_version=4)
    code = [each for each in stored.cells if each.cell_type == "code"]
    shown = [output for each in code for output in each.outputs]
    assert [each.execution_count for each in code] == list(range(1, len(code) + 1))
    assert [each for each in shown if each.output_type == "error"] == []
    assert [each for each in shown if "text/html" in each.get("data", {})]


@pytest.mark.browser
def test_jupyterlab_asks_no_one_else_and_offers_no_news(visited, lab):
    page, asked = visited
    assert asked
    assert [
        each for each in asked if not each.startswith((lab, "data:", "blob:"))
    ] == []
    assert page.locator(".jp-toast-message", has_text="news").count() == 0
