"""A workbook opened in a real JupyterLab, for the tests that need one."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Page, expect

# JupyterLab now and then loses a message to or from its kernel; three times in a row
# it is us
AGAIN = pytest.mark.flaky(reruns=2)
SECOND = 1000
expect.set_options(timeout=20 * SECOND)
RUN_ALL = """async () => {
  const { commands } = window.jupyterapp;
  await commands.execute('notebook:clear-all-cell-outputs');
  commands.execute('runmenu:run-all');
}"""
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
SHOW = """source => {
  const notebook = window.jupyterapp.shell.currentWidget.content;
  const cells = [...notebook.model.cells];
  const place = cells.findIndex(cell => cell.sharedModel.source.includes(source));
  notebook.activeCellIndex = place;
  return notebook.scrollToItem(place, 'start');
}"""
SAVE = "() => window.jupyterapp.commands.execute('docmanager:save')"


@contextmanager
def running_lab(workbook: Path, private: Path) -> Iterator[str]:
    """Run `valuebook lab` on the workbook and yield its address."""
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


def run_through(page: Page, lab: str, notebook: str) -> None:
    """Open a notebook and run all its cells."""
    opened(page, lab, notebook)
    page.evaluate(RUN_ALL)
    page.wait_for_function(HAS_ENDED, timeout=90 * SECOND)


def opened(page: Page, lab: str, notebook: str) -> None:
    """Open a notebook with a kernel of its own, in which nothing has run."""
    with urlopen(f"{lab}/api/sessions", timeout=60) as answer:
        for each in json.load(answer):
            gone = Request(f"{lab}/api/sessions/{each['id']}", method="DELETE")
            urlopen(gone, timeout=60).close()
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
