import errno
import shutil

import pytest

from valuebook.cli import doctor
from valuebook.cli.doctor import State


@pytest.fixture
def no_kernel(monkeypatch):
    """Spare a test that is about something else the start of a kernel."""
    monkeypatch.setattr(doctor, "_kernel", lambda: doctor.Condition("kernel", "runs"))


@pytest.mark.batch
def test_where_all_is_well_each_line_says_so_and_the_exit_code_is_0(
    valuebook, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    ended = valuebook("doctor")
    assert ended.code == 0
    assert [line.split()[0] for line in ended.out.splitlines()][:8] == ["ok"] * 8
    assert "kernel        runs, ready after" in ended.out
    assert f"writing       possible in {tmp_path}" in ended.out


def test_a_folder_that_cannot_be_written_is_wrong_and_the_exit_code_is_1(
    valuebook, no_kernel, monkeypatch
):
    def refused(**_options):
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(doctor, "TemporaryFile", refused)
    ended = valuebook("doctor")
    assert ended.code == 1
    assert "WRONG  writing       not possible in" in ended.out
    assert "(Read-only file system); go to a folder where you may write" in ended.out


def test_a_browser_is_worth_a_note_and_never_wrong(valuebook, no_kernel, monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    ended = valuebook("doctor")
    assert ended.code == 0
    assert "note   chromium      not installed; only the tests of pages" in ended.out


def test_jupyterlab_is_worth_a_note_and_never_wrong(valuebook, no_kernel, monkeypatch):
    def missing(name):
        if name == "jupyterlab":
            raise doctor.PackageNotFoundError(name)
        return "1.0"

    monkeypatch.setattr(doctor, "version", missing)
    ended = valuebook("doctor")
    assert ended.code == 0
    assert "note   JupyterLab    not installed; only valuebook lab needs" in ended.out


def test_what_should_have_come_along_and_did_not_is_wrong(tmp_path, monkeypatch):
    monkeypatch.setattr(doctor, "bundled", lambda name: tmp_path / name)
    (tmp_path / "templates").mkdir()
    found = doctor._travelling()
    assert found.state is State.WRONG
    assert found.found == "notebooks, sample_data missing"


def test_a_font_that_is_not_there_is_wrong(monkeypatch):
    def missing(_name, **_options):
        raise ValueError("Failed to find font DejaVu Sans")

    monkeypatch.setattr("matplotlib.font_manager.findfont", missing)
    assert doctor._fonts().state is State.WRONG


@pytest.mark.batch
def test_a_kernel_that_is_not_installed_is_wrong_and_the_line_says_what_to_run(
    tmp_path, monkeypatch
):
    monkeypatch.setattr("jupyter_client.kernelspec.NATIVE_KERNEL_NAME", "other")
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path))
    monkeypatch.setattr(
        "jupyter_client.kernelspec.KernelSpecManager.kernel_dirs", [str(tmp_path)]
    )
    found = doctor._kernel()
    assert found.state is State.WRONG
    assert found.found.startswith("does not run (")
    assert found.remedy.endswith("-m ipykernel install --sys-prefix")


def test_a_long_path_is_worth_a_note_where_paths_are_limited(tmp_path):
    deep = tmp_path / ("x" * 200)
    assert doctor._path(deep, limited=True).state is State.NOTE
    assert doctor._path(deep, limited=False).state is State.WELL
    assert doctor._path(tmp_path, limited=True).state is State.WELL
