"""The notebooks of a fresh workbook open and run in a real JupyterLab."""

from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Page, expect

from tests.jupyterlab import AGAIN, SAVE, SHOW, run_through, running_lab
from valuebook.bundled import bundled
from valuebook.cli.new import lay_down

pytestmark = [pytest.mark.browser, AGAIN]
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


def choose_a_view(page: Page) -> None:
    """Choose period, currency and team of AI value, and see that the words follow."""
    page.evaluate(SHOW, "vb.widgets.ai_by_team")
    said = page.locator("[role=status]", has_text="billed")
    expect(said).to_contain_text("From 2026-04 to 2026-09: EUR")
    page.get_by_label("Period", exact=True).select_option("1 month")
    expect(said).to_contain_text("In 2026-09: EUR")
    page.get_by_label("Currency", exact=True).select_option("USD")
    expect(said).to_contain_text("In 2026-09: USD")
    page.get_by_label("Team", exact=True).select_option("Legal Utrecht")
    expect(said).to_contain_text("billed for Legal Utrecht.")
    assert page.get_by_label("Basis", exact=True).input_value() == "billed"


USED = {"ai-value-metrics.ipynb": choose_a_view}
"""What is done with the controls of a notebook once it has run."""


@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_a_notebook_runs_from_top_to_bottom_in_jupyterlab(
    notebook, visited, lab, workbook
):
    page, _ = visited
    run_through(page, lab, notebook)
    page.evaluate(SAVE)
    stored = nbformat.read(workbook / "notebooks" / notebook, as_version=4)
    code = [each for each in stored.cells if each.cell_type == "code"]
    shown = [output for each in code for output in each.outputs]
    assert [each.execution_count for each in code] == list(range(1, len(code) + 1))
    assert [each for each in shown if each.output_type == "error"] == []
    assert [each for each in shown if "text/html" in each.get("data", {})]
    USED.get(notebook, lambda page: None)(page)


def test_jupyterlab_asks_no_one_else_and_offers_no_news(visited, lab):
    page, asked = visited
    assert asked
    assert [
        each for each in asked if not each.startswith((lab, "data:", "blob:"))
    ] == []
    assert page.locator(".jp-toast-message", has_text="news").count() == 0
