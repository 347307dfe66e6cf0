"""What is dated after the month that is looked at changes nothing on the page."""

import json
from dataclasses import replace

import pandas as pd
import pytest

import valuebook as vb
from valuebook.bundled import bundled
from valuebook.register import Register
from valuebook.sources import Exports

pytestmark = pytest.mark.batch

AS_OF = "2026-06"
LAST = pd.Timestamp("2026-06-30")
# the columns that say when something was observed, paid, answered or decided
DATED = {
    "actuals": "date",
    "ai_factors": "observed_on",
    "ai_governance": "answered_on",
    "comparisons": "date",
    "events": "logged_on",
    "feedback": "date",
    "fx_rates": "month",
    "gates": "decided_on",
    "initiatives": "workflow_redesigned_on",
    "plan_versions": "on",
    "realized": "month",
}
EXPORTED = {
    "usage": "date",
    "spend": "date",
    "seat": "as_of",
    "reported_users": "date",
    "outcome": "date",
}


def page(book: Register, files: Exports, initiative: str) -> list[str]:
    """Return what the notebook shows, cell by cell."""
    notebook = json.loads((bundled("notebooks") / "ai-value-metrics.ipynb").read_text())
    known = {"initiative": initiative, "as_of": AS_OF, "register": ""}
    known |= {"interactive": False, "given": book, "files_given": files}
    shown = []
    for cell in notebook["cells"]:
        if cell["cell_type"] == "markdown" or "parameters" in _tags(cell):
            continue
        code = "".join(cell["source"])
        code = code.replace("vb.open_register(register)", "given")
        code = code.replace("vb.open_exports(register)", "files_given")
        if "setup" not in _tags(cell):
            head, _, last = code.rpartition("\nvb.")
            code = f"{head}\nshown = vb.{last if head else code.removeprefix('vb.')}"
        exec(code, known)
        if "shown" in known:
            said = known.pop("shown")
            told = getattr(said, "_repr_html_", None) or said._repr_mimebundle_
            shown.append(str(told()))
    return shown


def _tags(cell) -> list[str]:
    return cell["metadata"].get("tags", [])


def later(days: pd.Series) -> pd.Series:
    if isinstance(days.dtype, pd.PeriodDtype):
        return days > LAST.to_period("M")
    return days > LAST


def changed(rows: pd.DataFrame, column: str) -> pd.DataFrame:
    """Return the rows with other numbers, words and days in those of a later date."""
    late = later(rows[column])
    other = rows.copy()
    other.loc[late, column] += 1 if str(rows[column].dtype)[:6] == "period" else _YEAR
    for name in rows.columns.difference([column]):
        if name in ("value", "amount", "quantity", "users", "rate"):
            other.loc[late, name] = [
                each if pd.isna(each) else 3 * each + 1 for each in rows.loc[late, name]
            ]
    if "decision" in rows:
        other.loc[late, "decision"] = "stop"
    return other


_YEAR = pd.Timedelta(days=365)


def dropped(rows: pd.DataFrame, column: str) -> pd.DataFrame:
    """Return the rows without those of a later date; what is decided is emptied."""
    late = later(rows[column])
    if column not in ("decided_on", "workflow_redesigned_on"):
        return rows[~late]
    emptied = [name for name in (column, "decision") if name in rows]
    return rows.assign(**{name: rows[name].mask(late) for name in emptied})


def with_later_days(book: Register) -> Register:
    """Return the sample with some of what it dates earlier decided after the month."""
    gates, initiatives = book["gates"].copy(), book["initiatives"].copy()
    decided = gates["decided_on"].notna() & gates.index.isin(gates.index[::2])
    gates.loc[decided, "decided_on"] = pd.Timestamp("2026-08-14")
    agreed = initiatives["workflow_redesigned_on"].notna()
    initiatives.loc[agreed, "workflow_redesigned_on"] = pd.Timestamp("2026-07-01")
    factors = book["ai_factors"].copy()
    factors.loc[factors.index[:16], "observed_on"] = pd.Timestamp("2026-05-31")
    both = {"gates": gates, "initiatives": initiatives, "ai_factors": factors}
    return book.with_tables(both)


@pytest.fixture(scope="module")
def book(company: Register) -> Register:
    return with_later_days(company)


@pytest.fixture(scope="module")
def before(book: Register) -> dict[str, list[str]]:
    files = vb.open_exports()
    return {each: page(book, files, each) for each in ("INI-001", "")}


@pytest.mark.parametrize(("initiative", "other"), [("INI-001", dropped), ("", changed)])
def test_what_is_dated_after_the_month_changes_nothing(book, before, other, initiative):
    files = vb.open_exports()
    tables = {name: other(book[name], on) for name, on in DATED.items()}
    loaded = {name: other(files[name], on) for name, on in EXPORTED.items()}
    assert any(len(rows) != len(book[name]) for name, rows in tables.items()) == (
        other is dropped
    )
    after = page(
        book.with_tables(tables),
        replace(files, tables={**files.tables, **loaded}),
        initiative,
    )
    for then, now in zip(before[initiative], after, strict=True):
        assert now == then


def test_what_is_dated_by_then_is_told(before):
    page_then = " ".join(before["INI-001"])
    assert "rework" in page_then
    assert "2026-07" not in page_then
