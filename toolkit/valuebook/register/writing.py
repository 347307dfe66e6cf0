"""A register written as a folder of files, and the blank files to start one from."""

import csv
import json
from pathlib import Path

import numpy as np
import pandas as pd

from valuebook.model import ArgumentError
from valuebook.register.cells import written
from valuebook.register.frames import empty_frame
from valuebook.register.register import Register
from valuebook.register.settings import Settings
from valuebook.register.settings_file import SETTINGS_FILE
from valuebook.register.table import Table
from valuebook.register.tables import TABLES

_CHUNK = 20_000


def write_register(register: Register, folder: Path) -> None:
    """Write a register into a new or an empty folder, a file for each table.

    Tables without rows are left out, but for those every register has. Reading
    the folder gives the same settings and rows; each row's number is then its
    line in the new file.
    """
    _be_empty(folder)
    _write_settings(register.settings, folder)
    for name, table in TABLES.items():
        if table.needed or len(register[name]):
            _write_table(table, register[name], folder)


def write_templates(folder: Path) -> None:
    """Write a blank register into a new or an empty folder: every table, no row."""
    _be_empty(folder)
    _write_settings(Settings(name="Your organization", currency="EUR"), folder)
    for table in TABLES.values():
        _write_table(table, empty_frame(table), folder)


def _be_empty(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    if names := sorted(path.name for path in folder.iterdir()):
        raise ArgumentError(
            f"{folder}: holds {names[0]} already, and nothing is overwritten; "
            "name a new or an empty folder"
        )


def _write_settings(settings: Settings, folder: Path) -> None:
    lines = ["# What holds for every initiative; name and currency must be given."]
    for key, field in Settings.model_fields.items():
        value = json.dumps(getattr(settings, key), ensure_ascii=False)
        lines += ["", f"# {field.description}", f"{key} = {value}"]
    text = "\n".join(lines) + "\n"
    (folder / SETTINGS_FILE).write_text(text, encoding="utf-8", newline="\n")


def _write_table(table: Table, frame: pd.DataFrame, folder: Path) -> None:
    columns = [_texts(table, frame[name]) for name in table.columns]
    with (folder / table.file).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(table.columns)
        for start in range(0, len(frame), _CHUNK):
            part = [column[start : start + _CHUNK] for column in columns]
            writer.writerows(zip(*part, strict=True))


def _texts(table: Table, values: pd.Series) -> np.ndarray:
    """Return the text of each value, "" where there is none."""
    kind = table.kind(str(values.name))
    codes, distinct = pd.factorize(values)
    texts = [*(written(kind, value) for value in distinct), ""]
    return np.array(texts, dtype=object)[codes]
