import nbformat
import pytest
from nbclient.exceptions import CellTimeoutError, DeadKernelError

from valuebook.batch.diagnosis import diagnosis
from valuebook.batch.work import Limits
from valuebook.exports.section import Failure

LIMITS = Limits(cell=30, run=60)


def stopped(*, begun: int, **error: object) -> nbformat.NotebookNode:
    """Return a notebook of four cells of which so many were begun."""
    v4 = nbformat.v4
    cells = [
        v4.new_markdown_cell("# Review\n\nIntroduction"),
        v4.new_code_cell("1"),
        v4.new_markdown_cell("## First?\n\ntext\n\n### Did it   hold? ##"),
        v4.new_code_cell("2"),
    ]
    for cell in cells[:begun]:
        cell.metadata["papermill"] = {"start_time": "2026", "status": "completed"}
    if error:
        output = {"output_type": "error", "traceback": [], **error}
        cells[begun - 1].outputs = [nbformat.from_dict(output)]
    return v4.new_notebook(cells=cells)


def told(notebook, error=None, *, overdue=False) -> Failure | None:
    return diagnosis(
        notebook, error, LIMITS, overdue=overdue, failed_file="review.failed.ipynb"
    )


def test_a_notebook_whose_cells_all_ran_did_not_fail():
    assert told(stopped(begun=4)) is None


def test_a_cell_that_raised_is_told_with_its_heading_on_one_line():
    notebook = stopped(
        begun=4, ename="KeyError", evalue="'target'\n\x1b[31m" + 400 * "x"
    )
    why = told(notebook)
    assert why.section == "Did it hold?"
    assert why.cause.startswith("KeyError: 'target' \\x1b[31mxxx")
    assert len(why.cause) == 300
    assert why.remedy == "see the last cell run in review.failed.ipynb"


def test_a_message_made_for_the_user_is_told_as_it_is():
    notebook = stopped(begun=2, ename="ArgumentError", evalue="as_of must be a month")
    assert told(notebook) == Failure(
        "Review", "as_of must be a month", "mend it as the message says"
    )


def test_a_notebook_that_ends_itself_early_did_fail():
    assert (
        told(stopped(begun=2, ename="SystemExit", evalue="0")).cause == "SystemExit: 0"
    )


@pytest.mark.parametrize(
    ("error", "overdue", "cause", "remedy"),
    [
        (DeadKernelError("Kernel died"), False, "process ended by itself", "--jobs"),
        (DeadKernelError("x"), True, "the notebook took longer than 60 s", "--timeout"),
        (CellTimeoutError("x"), False, "a cell took longer than 30 s", "last cell run"),
        (RuntimeError("no kernel"), False, "RuntimeError: no kernel", "doctor"),
    ],
)
def test_a_notebook_that_was_ended_is_told_with_what_to_do(
    error, overdue, cause, remedy
):
    why = told(stopped(begun=3), error, overdue=overdue)
    assert why.section == "Did it hold?"
    assert cause in why.cause
    assert remedy in why.remedy
