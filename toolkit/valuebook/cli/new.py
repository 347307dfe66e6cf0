"""`valuebook new`: a fresh workbook, laid down from what travels with the toolkit."""

import json
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from valuebook.bundled import bundled
from valuebook.cli.saying import say
from valuebook.model import ValuebookError
from valuebook.model.text import plain

# what a notebook of the toolkit says, and what one in a workbook says instead
_SAMPLE_REGISTER = 'register: str = ""'
_OWN_REGISTER = 'register: str = "../register"'

_README = """\
# Workbook

`register/` holds what was promised and what came of it, a table a file.
`notebooks/` asks the same questions of every initiative in it.

Begin with `register/initiatives.csv` and `register/benefits.csv`: a row for each
initiative, and for each benefit that it promises. `codebook.md` says what every table
and column holds, and what it accepts. Then:

```
valuebook check register
valuebook report register --out reports
valuebook lab
```

The first names everything in the register that is missing or wrong. The second
makes a page for every initiative and one index, `reports/index.html`. The third
opens the notebooks, to look closer at one initiative: put its id in the cell of
parameters at the top, then Run All Cells.

Reports are made with the notebooks that came with valuebook. Those in `notebooks/`
are yours to change.
"""


def new_workbook(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="A new or an empty folder.")
    ],
    sample: Annotated[
        bool, typer.Option("--sample", help="Fill the register with a sample company.")
    ] = False,
) -> None:
    """Lay down a fresh workbook.

    It holds a blank register, its codebook, the notebooks and a README with the next
    steps.
    """
    lay_down(folder, sample=sample)
    say(plain(f"{folder} is ready; its README.md says how to go on"))


def lay_down(folder: Path, *, sample: bool = False) -> None:
    """Lay down a workbook in a folder that is not there yet or empty.

    It appears as a whole or not at all.
    """
    if folder.exists() and not folder.is_dir():
        raise ValuebookError(f"{folder}: is a file; name a new or an empty folder")
    if folder.is_dir() and any(folder.iterdir()):
        raise ValuebookError(
            f"{folder}: holds files already, and none is overwritten; "
            "name a new or an empty folder"
        )
    # the libraries take a second to load, which the other commands need not wait for
    from valuebook.register.codebook import codebook

    filled = bundled("sample_data") / "company"
    blank = bundled("templates") / "register"
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=folder.parent) as scratch:
            made = Path(scratch) / "workbook"
            shutil.copytree(filled if sample else blank, made / "register")
            (made / "notebooks").mkdir()
            for notebook in sorted(bundled("notebooks").glob("*.ipynb")):
                own = _on_own_register(notebook.read_text(encoding="utf-8"))
                _write(made / "notebooks" / notebook.name, own)
            _write(made / "README.md", _README)
            _write(made / "codebook.md", codebook())
            if folder.is_dir():
                folder.rmdir()
            made.replace(folder)
    except OSError as error:
        raise ValuebookError(
            f"{folder}: cannot be written ({error.strerror or error}); "
            "name a folder where you may write"
        ) from error


def _on_own_register(notebook: str) -> str:
    """Return a notebook that reads the workbook's register, not yet run.

    What is stored in it are answers about the sample company.
    """
    content = json.loads(notebook)
    for cell in content["cells"]:
        if cell["cell_type"] != "code":
            continue
        cell.update(outputs=[], execution_count=None)
        if "parameters" in cell["metadata"].get("tags", []):
            source = "".join(cell["source"])
            cell["source"] = source.replace(_SAMPLE_REGISTER, _OWN_REGISTER)
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
