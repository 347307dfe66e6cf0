from dataclasses import dataclass
from datetime import date

import pandas as pd
import pytest

from valuebook.reads import KEPT, kept


@dataclass(frozen=True)
class Plan:
    start: date
    target: float


@pytest.fixture
def calls() -> list[Plan]:
    return []


@pytest.fixture
def path_of(calls):
    @kept
    def path_of(plan: Plan, *, months: int) -> pd.DataFrame:
        calls.append(plan)
        dates = pd.date_range(plan.start, periods=months, freq="MS")
        return pd.DataFrame({"date": dates, "planned": plan.target})

    return path_of


PLAN = Plan(date(2025, 1, 1), 8.0)


def test_what_one_process_worked_out_another_finds(
    path_of, calls, tmp_path, monkeypatch
):
    monkeypatch.setenv(KEPT, str(tmp_path / "kept"))
    first = path_of(PLAN, months=3)
    pd.testing.assert_frame_equal(path_of(PLAN, months=3), first)
    assert len(calls) == 1
    assert len(path_of(PLAN, months=4)) == 4
    assert path_of(Plan(PLAN.start, 9.0), months=3)["planned"].max() == 9.0
    assert len(calls) == 3


def test_without_a_folder_nothing_is_kept(path_of, calls, monkeypatch):
    monkeypatch.delenv(KEPT, raising=False)
    path_of(PLAN, months=3)
    path_of(PLAN, months=3)
    assert len(calls) == 2


def test_where_nothing_can_be_written_it_is_worked_out_each_time(
    path_of, calls, tmp_path, monkeypatch
):
    (tmp_path / "kept").write_text("a file")
    monkeypatch.setenv(KEPT, str(tmp_path / "kept"))
    assert len(path_of(PLAN, months=3)) == len(path_of(PLAN, months=3)) == 3
    assert len(calls) == 2
