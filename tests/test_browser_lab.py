"""The notebooks of a fresh workbook open and run in a real JupyterLab."""

from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Page

from tests.jupyterlab import HAS_ENDED, RUN_ALL, SAVE, SECOND, opened, running_lab
from valuebook.bundled import bundled
from valuebook.cli.new import lay_down

NOTEBOOKS = sorted(each.name for each in bundled("notebooks").glob("*.ipynb"))


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("lab") / "my workbook"
    lay_down(folder, sample=True)
    return folder


@pytest.fixture(scope="module")
def lab(browser, workbook: Path, tmp_path_factory: pytest.TempPathFactory):
    with running_lab(workbook, tmp_path_factory.mktemp("jupyter")) as address:
        yield address


@pytest.fixture(scope="module")
def visited(browser, lab: str) -> Iterator[tuple[Page, list[str]]]:
    """Yield the page on which the notebooks are opened, and what it asked for."""
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    yield page, asked
    page.close()


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
