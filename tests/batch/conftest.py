"""A small register, small notebooks that behave badly on demand, and their request."""

import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import nbformat
import pytest

from valuebook.batch.request import REPORT_NOTEBOOKS, Request
from valuebook.model import FINDING_MIME, Finding, Quantity, Verdict


@pytest.fixture(autouse=True)
def heeded_signals() -> Iterator[None]:
    """Heed signals even when the tests run in the background, which ignores some."""
    before = {each: signal.getsignal(each) for each in (signal.SIGINT, signal.SIGHUP)}
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    yield
    for each, handler in before.items():
        signal.signal(each, handler)


REGISTER = {
    "register.toml": 'name = "Acme <b>"\ncurrency = "EUR"\n',
    "initiatives.csv": (
        "initiative_id,name,type,stage,status,start,go_live,review_months,is_ai\n"
        "A,Contract review,ai,live,delivered,2024-01-01,2025-01-15,6 12,yes\n"
        "B,Onboarding <script>,training,live,delivered,2024-01-01,2025-02-01,6,no\n"
        "C,Carve-out,divestiture,live,delivered,2024-01-01,,,no\n"
    ),
    "measures.csv": (
        "measure_id,name,unit,direction,frequency\nM,Turnaround,days,decrease,monthly\n"
    ),
    "benefits.csv": (
        "benefit_id,initiative_id,measure_id,statement,benefit_class,baseline,"
        "baseline_from,baseline_to,target,target_month,ramp,lag_months,ramp_months,"
        "value_per_unit,annual_value\n"
        "B1,A,M,Faster,cashable,14,2024-01,2024-12,3,2026-01,linear,0,12,10000,110000\n"
    ),
    "actuals.csv": (
        "measure_id,initiative_id,date,value\nM,A,2025-03-31,12.5\nM,A,2025-07-31,9\n"
    ),
}

PARAMETERS = """\
initiative: str = "A"  # the initiative
as_of: str = ""  # last month whose actuals count
register: str = ""  # folder of the register
interactive: bool = True  # live controls
"""

# as if a finding were shown, without the second that importing the toolkit takes
FOUND = Finding(
    "x", "It is on plan.", Verdict.ON_PLAN, (Quantity("value", 1.5, "EUR", "2025-07"),)
)
ANSWER = f"""\
found = {{"findings": [{FOUND.record()}]}}
display({{"text/plain": initiative, {FINDING_MIME!r}: found}}, raw=True)"""

NotebookWriter = Callable[..., Path]


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """Return the folder of a register with three initiatives."""
    folder = tmp_path / "acme"
    folder.mkdir()
    for name, text in REGISTER.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def notebook(tmp_path: Path) -> NotebookWriter:
    """Return what writes a notebook that answers, then runs the code given."""
    folder = tmp_path / "notebooks"
    folder.mkdir()

    def write(name: str, code: str = "", *, parameters: str = PARAMETERS) -> Path:
        v4 = nbformat.v4
        cells = [
            v4.new_markdown_cell(f"# {name.title()}\n\nHow does it stand?"),
            v4.new_code_cell(parameters, metadata={"tags": ["parameters"]}),
            v4.new_code_cell(ANSWER),
            v4.new_markdown_cell("## Does it hold?"),
            v4.new_code_cell(code or "initiative"),
        ]
        for place, cell in enumerate(cells):
            cell["id"] = f"cell-{place}"
        path = folder / f"{name}.ipynb"
        path.write_text(nbformat.writes(v4.new_notebook(cells=cells)), encoding="utf-8")
        return path

    for name in REPORT_NOTEBOOKS:
        write(name)
    return write


@pytest.fixture
def request_for(
    tmp_path: Path, register: Path, notebook: NotebookWriter
) -> Callable[..., Request]:
    """Return what makes a request for one notebook of the small register."""

    def make(**asked: object) -> Request:
        given = {
            "register": register,
            "out": tmp_path / "reports",
            "notebooks": ("value-hypothesis",),
            "templates": tmp_path / "notebooks",
        }
        return Request(**{**given, **asked})

    return make
