import pytest

from valuebook.cli import lab


@pytest.fixture
def workbook(tmp_path):
    (tmp_path / "notebooks").mkdir()
    return tmp_path


def test_a_folder_without_notebooks_is_no_workbook(valuebook, tmp_path):
    ended = valuebook("lab", tmp_path)
    assert ended.code == 2
    assert ended.err == (
        f"{tmp_path}: has no folder notebooks; name a workbook, "
        "or lay one down with: valuebook new DIR\n"
    )


def test_without_jupyterlab_it_says_how_to_install_it(valuebook, workbook, monkeypatch):
    monkeypatch.setattr(lab, "find_spec", lambda _name: None)
    ended = valuebook("lab", workbook)
    assert ended.code == 2
    assert ended.err == (
        "JupyterLab is not installed; install it with: pip install 'valuebook[lab]'\n"
    )


def test_the_folder_may_be_left_out(valuebook, workbook, monkeypatch):
    started = []
    monkeypatch.chdir(workbook)
    monkeypatch.setattr("jupyterlab.labapp.LabApp.launch_instance", started.append)
    assert valuebook("lab").code == 0
    assert started[0][0] == f"--ServerApp.root_dir={workbook}"


def test_only_root_is_told_that_it_may(workbook):
    assert "--allow-root" in lab.lab_arguments(workbook, as_root=True)
    assert "--allow-root" not in lab.lab_arguments(workbook, as_root=False)
