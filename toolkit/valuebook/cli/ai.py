"""`valuebook ai load`: exports of AI vendors as tidy tables."""

import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer
from rich.console import Console

from valuebook.cli.new_file import new_folder
from valuebook.cli.saying import say
from valuebook.model import ValuebookError
from valuebook.model.text import plain
from valuebook.model.wording import counted

if TYPE_CHECKING:
    from valuebook.sources import Loaded

_Read = TypeVar("_Read")

ai = typer.Typer(
    no_args_is_help=True, help="Load what AI vendors, gateways and clouds export."
)


@ai.callback()
def _group() -> None:
    """Load what AI vendors, gateways and clouds export."""


@ai.command("load")
def load_exports(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH", help="Exports, or folders that hold them."),
    ],
    out: Annotated[
        Path,
        typer.Option(
            metavar="DIR", parser=new_folder, help="The folder the tables are put in."
        ),
    ],
    org_map: Annotated[
        Path | None,
        typer.Option(
            metavar="CSV",
            help="Which team an e-mail, login, key, project or tag belongs to: "
            "key_type,key,team,use_case,share,valid_from,valid_to.",
        ),
    ] = None,
    key_file: Annotated[
        Path | None,
        typer.Option(
            metavar="F",
            help="The secret that people are hashed with; without it the one of this "
            "installation, made on first use.",
        ),
    ] = None,
    mapping: Annotated[
        Path | None,
        typer.Option(metavar="TOML", help="How any other CSV is to be read."),
    ] = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", help="Show no progress and no warnings.")
    ] = False,
) -> None:
    """Load exports of AI use and AI spend into tidy tables.

    DIR gets usage.csv, reported_users.csv, seat.csv, spend.csv, outcome.csv,
    org_map.csv and load_log.csv. What a file is, its content says. People become
    keyed hashes; their names and what they wrote are not kept. load_log.csv says of
    each file what was left out and why, and what is missing.

    Ends with 0 when all files were read, and with 2 when one could not be; then
    nothing is written.
    """
    from valuebook.sources import (
        installation_key,
        load,
        read_key,
        read_mapping,
        read_organization,
    )

    beside = frozenset(
        each.resolve() for each in (out, org_map, key_file, mapping) if each is not None
    )
    if key_file and key_file.resolve().is_relative_to(out.resolve()):
        raise ValuebookError(
            f"{key_file}: the key may not lie among what is passed on in {out}; "
            "keep it in another folder"
        )
    faults: list[str] = []
    if out.exists() and not out.is_dir():
        faults.append(f"{out}: is a file; name a folder")
    key = _read(read_key, key_file, faults)
    organization = _read(read_organization, org_map, faults)
    columns = _read(read_mapping, mapping, faults)
    if faults:
        raise ValuebookError("\n".join(faults))
    console = Console(stderr=True, quiet=quiet)
    with console.status("Reading the exports"):
        loaded = load(
            paths,
            key=key or installation_key(),
            organization=organization,
            mapping=columns,
            but=beside,
        )
    with console.status("Writing the tables"):
        written = write_tables(loaded, out)
    if not quiet:
        for warning in loaded.warnings:
            say(plain(warning).replace("\n", " "))
    rows = ", ".join(f"{counted(n, 'row')} of {name}" for name, n in written.items())
    say(plain(f"{out}: {rows}."))


def _read(
    reader: Callable[[Path], _Read], file: Path | None, faults: list[str]
) -> _Read | None:
    """Return what a file holds, if one is given; add to the faults why it cannot."""
    try:
        return reader(file) if file is not None else None
    except ValuebookError as error:
        faults.append(str(error))
        return None


def write_tables(loaded: "Loaded", out: Path) -> dict[str, int]:
    """Write every table to a folder and return how many rows each has.

    The tables appear together, after all of them were written.
    """
    from valuebook.sources import TABLES

    written: dict[str, int] = {}
    try:
        out.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=out, prefix=".loading-") as scratch:
            for name, table in TABLES.items():
                with (Path(scratch) / table.file).open(
                    "w", encoding="utf-8", newline=""
                ) as file:
                    file.write(",".join(table.columns) + "\n")
                    file.writelines(loaded.text(name))
                written[name] = loaded.count(name)
            for table in TABLES.values():
                shutil.move(Path(scratch) / table.file, out / table.file)
    except OSError as error:
        raise ValuebookError(
            f"{out}: cannot be written ({error.strerror or error}); "
            "name a folder where you may write"
        ) from error
    return written
