"""What is written about valuebook is true of it."""

import re
import subprocess
from pathlib import Path

import pytest
import typer

from tools.command_line import PAGE, command_line
from valuebook.cli import app
from valuebook.register import TABLES

TOP = Path(__file__).resolve().parent.parent
TRACKED = [
    TOP / name
    for name in subprocess.run(
        ["git", "ls-files"], cwd=TOP, check=True, capture_output=True, text=True
    ).stdout.splitlines()
    if (TOP / name).is_file()
]
PAGES = [each for each in TRACKED if each.suffix == ".md"]
COMMANDS = set(typer.main.get_group(app).commands)


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def name(path: Path) -> str:
    return str(path.relative_to(TOP))


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_link_leads_to_a_file(page):
    links = re.findall(r"(?:\]\(|src=\")([^)#\"]+)(?:#[^)]*)?[)\"]", text(page))
    within = [each for each in links if not each.startswith("https://")]
    dead = [each for each in within if not (page.parent / each).exists()]
    assert dead == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_command_that_is_named_exists(page):
    targets = set(re.findall(r"^([a-z]+):.*## ", text(TOP / "Makefile"), re.MULTILINE))
    code = "\n".join(re.findall(r"`[^`]+`|^```\w*\n.*?^```", text(page), re.M | re.S))
    assert set(re.findall(r"\bmake ([a-z]+)", code)) <= targets
    assert set(re.findall(r"(?<!import )\bvaluebook ([a-z]+)\b", code)) <= COMMANDS


def test_the_page_of_the_commands_is_in_step_with_them():
    assert PAGE.read_text(encoding="utf-8") == command_line()


def test_the_architecture_lists_every_package():
    inventory = text(TOP / "docs/architecture.md").partition("## Inventory")[2]
    listed = re.findall(r"^\| `(\w+)` \|", inventory, re.MULTILINE)
    package = TOP / "toolkit/valuebook"
    found = [each.parent.name for each in package.glob("*/__init__.py")]
    found += [each.stem for each in package.glob("*.py") if each.stem.isalpha()]
    assert sorted(listed) == sorted(found)


def test_every_notebook_is_on_the_map():
    page = text(TOP / "notebooks/README.md")
    unlisted = [
        each.name
        for each in (TOP / "notebooks").glob("*.ipynb")
        if each.name not in page
    ]
    assert unlisted == []


def glossary() -> list[tuple[str, str]]:
    """Return the words of the glossary, each with what it is not called."""
    rows = re.findall(
        r"^\| ([^|]+) \| [^|]+ \| ([^|]*)\|$", text(TOP / "docs/glossary.md"), re.M
    )
    return [(word, others) for word, others in rows if word not in {"word", "---"}]


def test_the_glossary_says_each_word_once():
    words = [word for word, _ in glossary()]
    assert len(words) > 60
    assert len(words) == len(set(words))


def test_no_column_and_no_function_has_a_name_that_the_glossary_rules_out():
    others = ", ".join(each for _, each in glossary()).replace(" ", "_")
    ruled_out = {each.strip("_") for each in others.split(",")} - {""}
    used = {column for table in TABLES.values() for column in table.columns}
    for module in (TOP / "toolkit/valuebook").rglob("*.py"):
        used |= set(re.findall(r"^\s*(?:def|class) (\w+)", text(module), re.MULTILINE))
    parts = {each: set(re.findall(r"[A-Z]?[a-z]+", each)) for each in used}
    wrong = {
        each
        for each, words in parts.items()
        if {word.lower() for word in words} & ruled_out or each in ruled_out
    }
    assert wrong == set()


def test_no_file_names_a_folder_of_this_machine():
    places = [re.escape(f"{each}/") for each in (TOP, Path.home())]
    folder = re.compile("|".join([*places, r"(?<![\w.~/-])/(?:root|work)/"]).encode())
    named = [name(each) for each in TRACKED if folder.search(each.read_bytes())]
    assert named == []


@pytest.mark.parametrize(
    "file",
    [
        "Makefile",
        "pyproject.toml",
        "environment.yml",
        ".ci/run",
        ".pre-commit-config.yaml",
    ],
)
def test_where_packages_come_from_is_not_ours_to_say(file):
    assert "://" not in text(TOP / file)
