import os

import pytest

from valuebook.batch.notebook import Notebook
from valuebook.batch.request import REPORT_NOTEBOOKS, checked
from valuebook.model import ValuebookError

REFUSED = [
    ({"as_of": "2025-6"}, "as_of must be a month as YYYY-MM, such as 2026-03"),
    ({"only": ("a",)}, "--only: 'a' is not in the register; did you mean A?"),
    ({"only": ("nobody",)}, "--only: 'nobody' is not in the register; see initiatives"),
    (
        {"notebooks": ("okr-maping",)},
        "--notebook: there is no notebook 'okr-maping'; did you mean okr-mapping?",
    ),
    ({"notebooks": ("zzz",)}, "there is no notebook 'zzz'; take one of ai-value-metr"),
    ({"notebooks": ("../acme/x",)}, "there is no notebook '../acme/x'"),
]


@pytest.mark.parametrize(("asked", "said"), REFUSED)
def test_what_is_not_there_is_refused_and_named(request_for, asked, said):
    request = request_for(**asked)
    with pytest.raises(ValuebookError) as refused:
        checked(request)
    assert said in str(refused.value)
    assert not request.out.exists()


def test_every_problem_is_named_in_one_go(request_for, register, notebook):
    (register / "benefits.csv").write_text("benefit_id\n", encoding="utf-8")
    notebook("okr-mapping", parameters="initative: str = 'A'")
    request = request_for(
        out=register / "reports", as_of="June", notebooks=("okr-maping",)
    )
    with pytest.raises(ValuebookError) as refused:
        checked(request)
    said = str(refused.value)
    assert "benefits.csv:" in said
    assert "okr-mapping: takes no parameter 'initiative'; did you mean initat" in said
    assert "lies in the register" in said
    assert "as_of must be a month" in said
    assert "there is no notebook 'okr-maping'" in said


def test_runs_are_in_the_order_of_register_and_report(request_for):
    batch = checked(request_for(only=("B", "A"), notebooks=()))
    runs = [
        (run.initiative, run.notebook) for each in batch.runs.values() for run in each
    ]
    assert runs == [
        *(("A", name) for name in REPORT_NOTEBOOKS),
        *(("B", name) for name in REPORT_NOTEBOOKS[:-1]),
    ]


def test_the_organization_as_a_whole_has_a_report_where_there_is_ai(request_for):
    runs = checked(request_for(notebooks=())).runs
    assert list(runs) == ["A", "B", "C", "organization"]
    (run,) = runs["organization"]
    assert run.notebook == "ai-value-metrics"
    assert run.values["initiative"] == ""
    alone = checked(request_for(only=("organization",), notebooks=())).runs
    assert list(alone) == ["organization"]
    assert "organization" not in checked(request_for()).runs
    assert "organization" not in checked(request_for(only=("A",), notebooks=())).runs
    assert "organization" not in checked(request_for(due=True, notebooks=())).runs


def test_without_ai_there_is_no_report_of_the_whole(request_for, register):
    path = register / "initiatives.csv"
    text = path.read_text("utf-8").replace(",ai,", ",training,")
    path.write_text(text.replace(",yes\n", ",no\n"), "utf-8")
    assert list(checked(request_for(notebooks=())).runs) == ["A", "B", "C"]
    with pytest.raises(ValuebookError, match="'organization' is not in the register"):
        checked(request_for(only=("organization",)))


def test_a_notebook_for_ai_runs_elsewhere_only_when_it_is_named(request_for):
    batch = checked(request_for(only=("C",), notebooks=("ai-value-metrics",)))
    assert [run.notebook for run in batch.runs["C"]] == ["ai-value-metrics"]


def test_the_month_is_that_of_the_last_actual_unless_given(request_for):
    assert checked(request_for()).as_of == "2025-07"
    assert checked(request_for(as_of="2025-04")).as_of == "2025-04"


def test_only_what_has_its_review_in_the_month_is_due(request_for):
    assert set(checked(request_for(due=True)).runs) == {"A"}
    assert set(checked(request_for(due=True, as_of="2025-08")).runs) == {"B"}
    assert set(checked(request_for(due=True, as_of="2026-01")).runs) == {"A"}
    assert set(checked(request_for(due=True, as_of="2026-02")).runs) == set()


def test_a_run_gets_plain_values_that_the_notebook_takes(request_for, register):
    batch = checked(request_for(only=("A",)))
    (run,) = batch.runs["A"]
    assert run.values == {
        "initiative": "A",
        "as_of": "2025-07",
        "register": str(register.resolve()),
        "interactive": False,
    }
    read = batch.notebooks["value-hypothesis"]
    assert isinstance(read, Notebook)
    assert read.title == "Value-Hypothesis"


def test_an_output_folder_that_will_not_do_is_refused(
    request_for, tmp_path, register, monkeypatch
):
    file = tmp_path / "file"
    file.write_text("", encoding="utf-8")
    link = tmp_path / "link"
    link.symlink_to(tmp_path)
    taken = tmp_path / "taken"
    taken.mkdir()
    (taken / "A").symlink_to(tmp_path)
    above = tmp_path / "above"
    above.mkdir()
    register.rename(above / "C")
    cases = [
        (file, f"--out: {file} is a file; name a folder"),
        (link, f"--out: {link} is a link to {tmp_path.resolve()}; name that folder"),
        (above / "C" / "new", "lies in the register"),
        (above / "C", "lies in the register"),
        (taken, f"--out: {taken.resolve() / 'A'} is not a folder of its own"),
        (above, "would hold the report of C and holds the register"),
    ]
    for out, said in cases:
        with pytest.raises(ValuebookError) as refused:
            checked(request_for(out=out, register=above / "C"))
        assert said in str(refused.value)
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(ValuebookError, match="is not yours to write to"):
        checked(request_for(out=tmp_path / "new" / "er", register=above / "C"))
    assert not (tmp_path / "new").exists()


def test_a_name_kept_for_a_page_is_refused_whoever_is_asked_for(request_for, register):
    path = register / "initiatives.csv"
    path.write_text(path.read_text("utf-8").replace("\nC,", "\norganization,"), "utf-8")
    with pytest.raises(ValuebookError, match="'organization' is the name of a file"):
        checked(request_for(only=("A",)))
