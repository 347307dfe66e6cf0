"""What is committed is what the generator makes, and the generator keeps its word."""

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from sample_data.generator.files import store, written
from sample_data.generator.made import FOLDER, drifted, made
from sample_data.generator.noise import bell, remembered, stream
from sample_data.generator.periods import sundays
from sample_data.generator.series import Course, effects, levelled, undisturbed


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    return made()


def test_regenerated_files_equal_the_committed_ones_byte_for_byte(
    files: dict[str, str], tmp_path: Path
):
    store(files, tmp_path)
    written_anew = {
        path.relative_to(tmp_path): path.read_bytes()
        for path in tmp_path.rglob("*")
        if path.is_file()
    }
    assert written_anew == {path: (FOLDER / path).read_bytes() for path in written_anew}


@pytest.mark.parametrize("register", ["company", "public_programmes"])
def test_a_register_holds_no_file_that_the_generator_does_not_make(
    files: dict[str, str], register: str
):
    made_here = {name for name in files if name.startswith(f"{register}/")}
    here = [path for path in (FOLDER / register).rglob("*") if path.is_file()]
    assert {path.relative_to(FOLDER).as_posix() for path in here} == {
        *made_here,
        *({f"{register}/README.md"} if register == "public_programmes" else set()),
    }


def test_committed_files_have_no_carriage_return(files: dict[str, str]):
    assert [name for name in files if b"\r" in (FOLDER / name).read_bytes()] == []


def test_a_changed_or_missing_file_is_named(files: dict[str, str], tmp_path: Path):
    store(files, tmp_path)
    (tmp_path / "company/gates.csv").write_text("initiative_id\n")
    (tmp_path / "truths.csv").unlink()
    assert drifted(tmp_path) == ["company/gates.csv", "truths.csv"]


def test_a_story_that_names_no_column_of_the_table_is_refused():
    with pytest.raises(KeyError, match="lessons: no column leson"):
        written({"lessons": [{"initiative_id": "INI-001", "leson": "x"}]}, "")


def test_cells_are_written_as_their_kind_asks():
    pool = {"pool_id": "P", "name": "a, b", "amount": 1e6, "period": "FY2026"}
    benefit = {"benefit_id": "B", "baseline": 2.50, "pool_share": 0.10, "target": 0}
    files = written({"pools": [pool], "benefits": [benefit]}, "")
    assert files["pools.csv"].splitlines()[1] == 'P,"a, b",1000000.00,FY2026'
    cells = files["benefits.csv"].splitlines()[1].split(",")
    assert [cell for cell in cells if cell] == ["B", "2.5", "0", "0.1"]


def test_one_name_gives_the_same_numbers_whatever_else_is_drawn():
    first = bell(stream("MEA-0104"), 5)
    bell(stream("another"), 99)
    assert bell(stream("MEA-0104"), 5) == first
    assert bell(stream("MEA-0105"), 5) != first


def test_noise_has_mean_0_deviation_1_and_the_memory_asked(rng: np.random.Generator):
    noise = np.array(remembered(rng, 20_000, 0.6))
    assert abs(noise.mean()) < 0.05
    assert abs(noise.std() - 1) < 0.05
    assert abs(np.corrcoef(noise[1:], noise[:-1])[0, 1] - 0.6) < 0.05


def test_weeks_end_on_sundays():
    days = sundays()
    assert {day.weekday() for day in days} == {6}
    assert (days[0], days[-1]) == (date(2023, 10, 1), date(2026, 9, 27))


def test_the_effect_begins_after_the_lag_and_is_full_after_the_ramp():
    course = Course(level=14, effect=-6, lag=1, ramp=2)
    ends = [date(2025, 1, 31), date(2025, 3, 31), date(2025, 4, 30), date(2025, 5, 31)]
    # first full month live is March: nothing, then half, then all
    assert effects(course, ends, date(2025, 2, 3)) == [0, 0, -3, -6]


def test_a_fading_effect_keeps_its_share():
    course = Course(level=0, effect=10, fade_after=2, fade_ramp=2, fade_keeps=0.5)
    ends = [date(2025, 2, 28), date(2025, 3, 31), date(2025, 4, 30), date(2025, 9, 30)]
    assert effects(course, ends, date(2025, 1, 1)) == [10, 7.5, 5, 5]


def test_season_peaks_in_its_month(rng: np.random.Generator):
    course = Course(level=100, season=10, peak=1)
    january, july = date(2025, 1, 31), date(2025, 7, 31)
    assert undisturbed(course, [january, july], rng) == [110, 90]


def test_a_levelled_window_averages_exactly_to_its_level():
    values = levelled([1.04, 2.11, 3.26, 99.0], [True, True, True, False], 2.5, 1)
    assert round(sum(values[:3]), 9) == 7.5
    assert values[3] == 99.0
