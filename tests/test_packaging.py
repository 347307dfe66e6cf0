"""What is installed is what is declared, and a wheel carries all that is needed."""

import ast
import json
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

TOP = Path(__file__).resolve().parent.parent
LOCK = (TOP / "requirements.lock").read_text(encoding="utf-8").splitlines()
PROJECT = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))

# declared, and not imported by name
NOT_IMPORTED = {
    "jupyter-server": "its floor keeps known weaknesses out; JupyterLab brings it",
}
# a library's own part, which comes with it and has no version of its own choosing
PART_OF = {"pydantic-core": "pydantic"}


def declared() -> dict[str, Requirement]:
    lines = PROJECT["project"]["dependencies"]
    for more in PROJECT["project"]["optional-dependencies"].values():
        lines = [*lines, *more]
    return {canonicalize_name(each.name): each for each in map(Requirement, lines)}


@cache
def imported() -> set[str]:
    """Return the distributions whose modules the package imports."""
    modules = set()
    for file in (TOP / "toolkit").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                modules |= {each.name.partition(".")[0] for each in node.names}
            elif isinstance(node, ast.ImportFrom):
                modules.add((node.module or "").partition(".")[0])
    outside = modules - sys.stdlib_module_names - {"valuebook"}
    homes = packages_distributions()
    names = {canonicalize_name(homes[each][0]) for each in outside}
    return {PART_OF.get(each, each) for each in names}


def test_what_is_imported_is_declared():
    assert imported() - set(declared()) == set()


def test_what_is_declared_is_imported_or_has_a_reason():
    assert set(declared()) - imported() == set(NOT_IMPORTED)


def test_the_lock_holds_exact_versions_and_no_address():
    for line in LOCK:
        assert re.fullmatch(r"[a-z0-9.-]+==[\w.+!]+( ; [^@:]+)?", line), line


@pytest.mark.parametrize("name", sorted(declared()))
def test_the_lock_holds_a_version_that_the_floor_allows(name):
    locked = [line.partition(" ;")[0].partition("==") for line in LOCK]
    versions = [version for each, _, version in locked if each == name]
    assert versions
    assert all(version in declared()[name].specifier for version in versions)


def test_environment_yml_is_in_step_with_pyproject():
    tool = [sys.executable, TOP / "tools/environment.py", "--check"]
    assert subprocess.run(tool, capture_output=True, text=True).stdout == ""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", made]
    subprocess.run(build, check=True, cwd=TOP, capture_output=True)
    return next(made.glob("*.whl"))


def test_a_wheel_carries_notebooks_templates_and_sample_data_and_no_generator(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    for folder in ("notebooks", "templates"):
        given = {
            f"valuebook/bundled/{each.relative_to(TOP).as_posix()}"
            for each in (TOP / folder).rglob("*")
            if each.is_file() and ".ipynb_checkpoints" not in each.parts
        }
        assert given
        assert given <= set(names)
    assert "valuebook/bundled/sample_data/company/benefits.csv" in names
    assert not [each for each in names if "generator" in each]
    assert not [each for each in names if each.startswith("tests/")]


def test_a_wheel_carries_settings_that_jupyterlab_reads(wheel):
    archive = zipfile.ZipFile(wheel)
    name = next(each for each in archive.namelist() if each.endswith("valuebook.json"))
    place = ".data/data/share/jupyter/lab/settings/overrides.d/valuebook.json"
    assert name.endswith(place)
    settings = json.loads(archive.read(name))
    news = settings["@jupyterlab/apputils-extension:notification"]
    assert news == {"fetchNews": "false", "checkForUpdates": False}


@pytest.mark.batch
def test_from_an_installed_wheel_a_workbook_is_laid_down_that_has_no_problems(
    wheel, tmp_path
):
    site = tmp_path / "site"
    install = [sys.executable, "-m", "uv", "pip", "install", "--quiet", "--offline"]
    subprocess.run(
        [*install, "--no-deps", "--target", site, wheel],
        check=True,
        capture_output=True,
    )
    inside = {**os.environ, "PYTHONPATH": str(site)}
    for words in (
        ["new", "workbook", "--sample"],
        ["check", "workbook/register"],
    ):
        command = [sys.executable, "-m", "valuebook", *words]
        ended = subprocess.run(
            command, env=inside, cwd=tmp_path, capture_output=True, text=True
        )
        assert (ended.returncode, ended.stderr) == (0, "")
    where = subprocess.run(
        [sys.executable, "-c", "import valuebook; print(valuebook.__file__)"],
        env=inside,
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert where.stdout.startswith(str(site))
