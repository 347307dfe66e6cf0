"""The form of a hypothesis, filled and saved by hand in a real JupyterLab."""

import csv
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook
from playwright.sync_api import Locator, Page, expect

from tests.jupyterlab import (
    AGAIN,
    HAS_ENDED,
    RUN_ALL,
    SAVE,
    SECOND,
    opened,
    running_lab,
)
from valuebook.cli.new import lay_down
from valuebook.register import TABLES, read_register
from valuebook.register.saving import Change, row_texts, save_changes

pytestmark = [pytest.mark.browser, AGAIN]
CELLS = (
    'import valuebook as vb\nregister = "../register"\n'
    'own = vb.select(vb.open_register(register), "INI-001")',
    "vb.widgets.form(own, register=register, interactive=True)",
    "vb.widgets.what_if(own, interactive=True)",
)


@pytest.fixture(scope="module")
def as_new(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a workbook that every test starts from."""
    folder = tmp_path_factory.mktemp("form") / "as new"
    lay_down(folder, sample=True)
    notebook = new_notebook(cells=[new_code_cell(each) for each in CELLS])
    nbformat.write(notebook, folder / "notebooks/form.ipynb")
    return folder


@pytest.fixture(scope="module")
def workbook(as_new: Path) -> Path:
    return shutil.copytree(as_new, as_new.parent / "my workbook")


@pytest.fixture(scope="module")
def lab(
    browser, workbook: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Page, str]]:
    """Yield a page for JupyterLab, and the address where it runs."""
    with running_lab(workbook, tmp_path_factory.mktemp("jupyter")) as address:
        page = browser.new_page(viewport={"width": 1400, "height": 1800})
        opened(page, address, "form.ipynb")
        yield page, address
        page.close()


@pytest.fixture
def page(
    lab: tuple[Page, str], as_new: Path, workbook: Path, request: pytest.FixtureRequest
) -> Page:
    """Return the page on which the form of a fresh register is open."""
    page, address = lab
    shutil.rmtree(workbook / "register")
    shutil.copytree(as_new / "register", workbook / "register")
    if request.node.execution_count > 1:
        opened(page, address, "form.ipynb")
    run(page)
    return page


def run(page: Page) -> None:
    page.evaluate(RUN_ALL)
    page.wait_for_function(HAS_ENDED, timeout=120 * SECOND)
    expect(button(page, "Save")).to_be_visible()


def button(page: Page, name: str) -> Locator:
    return page.locator(".vb-form button", has_text=re.compile(f"^{name}$"))


def fill(page: Page, label: str, text: str) -> None:
    field = page.get_by_label(label, exact=True).first
    field.fill(text)
    field.press("Tab")


def status(page: Page) -> Locator:
    return page.locator('.vb-form > .widget-html [role="status"]').last


def row(workbook: Path, table: str) -> dict[str, str]:
    with (workbook / f"register/{table}.csv").open(encoding="utf-8") as file:
        return next(csv.DictReader(file))


def test_what_is_wrong_is_said_below_its_field(page):
    fill(page, "Go-live", "03/04/2025")
    wrong = page.locator('.vb-wrong [role="alert"]')
    expect(wrong).to_have_text(
        "✗ '03/04/2025' is ambiguous: 2025-04-03 or 2025-03-04; write the one that is "
        "meant.",
    )
    button(page, "Save").click()
    expect(page.locator('.vb-form [role="alert"]').last).to_have_text(
        "✗ Not saved: 1 field above to mend."
    )


def test_what_is_filled_in_is_saved_to_the_file(page, workbook):
    path = workbook / "register/initiatives.csv"
    old = path.read_bytes()
    fill(page, "Go-live", "2025-02-10")
    expect(page.locator(".vb-wrong")).to_have_count(0)
    button(page, "Save").click()
    expect(status(page)).to_contain_text("INI-001, Go-live: 2025-02-03 → 2025-02-10")
    assert path.read_bytes() == old.replace(b"2025-02-03", b"2025-02-10", 1)


def test_a_step_is_undone(page, workbook):
    fill(page, "Low (EUR)", "")
    expect(status(page)).to_have_text("1 change not saved.")
    button(page, "Undo").click()
    low = row(workbook, "benefits")["low"]
    expect(page.get_by_label("Low (EUR)", exact=True).first).to_have_value(low)
    expect(status(page)).to_have_text("As recorded.")


def test_an_assumption_is_added_saved_and_deleted_again(page, workbook):
    path = workbook / "register/assumptions.csv"
    old = path.read_bytes()
    button(page, "Add an assumption").click()
    panel = page.locator(".jupyter-widget-Collapse-open .vb-grid").last
    expect(panel.get_by_label("Assumption", exact=True)).to_have_value("ASM-0105")
    said = panel.get_by_label("Statement", exact=True)
    said.fill("Sales sends drafts early.")
    said.press("Tab")
    panel.get_by_label("Evidence", exact=True).select_option("weak")
    panel.get_by_label("Impact", exact=True).select_option("low")
    expect(page.locator(".jupyter-widget-Collapse-header").last).to_have_text(
        "ASM-0105: Sales sends drafts early."
    )
    button(page, "Save").click()
    expect(status(page)).to_contain_text("ASM-0105: added")
    assert path.read_bytes().startswith(old)
    button(page, "Delete assumption").last.click()
    expect(button(page, "Keep assumption")).to_be_visible()
    button(page, "Save").click()
    expect(status(page)).to_contain_text("ASM-0105: deleted")
    assert path.read_bytes() == old


def test_what_stood_before_a_save_is_put_back(page, workbook):
    fill(page, "Benefit owner", "Ann (Head of IT)")
    advice = page.locator(".vb-advice")
    expect(advice.first).to_contain_text("This person runs technology")
    button(page, "Save").click()
    expect(status(page)).to_contain_text("Ann (Head of IT)")
    assert row(workbook, "initiatives")["benefit_owner"] == "Ann (Head of IT)"
    button(page, "Put back").click()
    expect(status(page)).to_contain_text("Put back, as typed. 1 change")
    button(page, "Save").click()
    expect(status(page)).to_contain_text("Ann (Head of IT) → Priya")


def test_what_somebody_else_changed_meanwhile_is_shown_beside(page, workbook):
    folder = workbook / "register"
    before = row_texts(
        TABLES["initiatives"], read_register(folder)["initiatives"].iloc[0]
    )
    save_changes(folder, [Change("initiatives", before, {"sponsor": "Bob"})])
    fill(page, "Sponsor", "Ann")
    button(page, "Save").click()
    table = page.locator(".vb-conflict tbody")
    expect(table).to_have_text("INI-001, SponsorAnnBob")
    assert row(workbook, "initiatives")["sponsor"] == "Bob"
    button(page, "Keep mine").click()
    expect(page.locator(".vb-conflict")).to_be_hidden()
    button(page, "Save").click()
    expect(status(page)).to_contain_text("Sponsor: Bob → Ann")
    assert row(workbook, "initiatives")["sponsor"] == "Ann"


def test_a_slider_redraws_the_picture_and_its_words(page):
    picture = page.get_by_alt_text(re.compile(r"^Added up: "))
    planned = picture.get_attribute("alt")
    page.get_by_role("slider").nth(1).press("ArrowRight")
    expect(picture).not_to_have_attribute("alt", planned or "")
    page.locator("button", has_text=re.compile("^As planned$")).click()
    expect(picture).to_have_attribute("alt", planned or "")


def test_what_was_not_saved_is_offered_when_the_form_is_opened_again(page, workbook):
    fill(page, "Reporting owner", "Cy")
    expect(status(page)).to_have_text("1 change not saved.")
    drafts = workbook / "register/.drafts"
    page.wait_for_timeout(2.5 * SECOND)
    assert '"reporting_owner": "Cy"' in next(drafts.iterdir()).read_text("utf-8")
    run(page)
    expect(page.locator(".vb-offer")).to_contain_text("with 1 change was not saved.")
    button(page, "Continue draft").click()
    field = page.get_by_label("Reporting owner", exact=True).first
    expect(field).to_have_value("Cy")
    assert row(workbook, "initiatives")["reporting_owner"] != "Cy"


def test_a_notebook_that_is_stored_shows_a_table_and_a_picture(page, workbook):
    page.evaluate(SAVE)
    stored = nbformat.read(workbook / "notebooks/form.ipynb", as_version=4)
    _, form, sliders = (cell.outputs for cell in stored.cells)
    assert "What is promised" in form[0].data["text/plain"]
    assert "<table>" in form[0].data["text/html"]
    assert "image/png" in sliders[0].data
    assert "widgets" not in stored.metadata
