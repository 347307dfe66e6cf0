"""Drafts: changes that were typed and not saved, kept beside the register."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from valuebook.files import write_file
from valuebook.register.saving import Change
from valuebook.register.tables import TABLES

FOLDER = ".drafts"


@dataclass(frozen=True)
class Draft:
    """Changes that were not saved, and the moment of the last of them."""

    at: datetime
    changes: tuple[Change, ...]


def draft_path(register: Path, user: str, initiative: str) -> Path:
    """Return where the draft of a user for an initiative lies.

    >>> draft_path(Path("register"), "ann/lee", "INI-1").as_posix()
    'register/.drafts/ann-lee-INI-1.json'
    """
    named = "".join(each if each.isalnum() or each in "_." else "-" for each in user)
    return register / FOLDER / f"{named}-{initiative}.json"


def write_draft(path: Path, draft: Draft) -> None:
    """Write a draft in place of an earlier one."""
    content = {
        "at": draft.at.isoformat(timespec="seconds"),
        "changes": [asdict(change) for change in draft.changes],
    }
    write_file(path, json.dumps(content, ensure_ascii=False, indent=1).encode("utf-8"))


def delete_draft(path: Path) -> None:
    """Delete a draft, if there is one."""
    path.unlink(missing_ok=True)


def read_draft(path: Path) -> Draft | None:
    """Return the draft that a file holds, None where there is none that can be read."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        at = datetime.fromisoformat(found["at"])
        changes = tuple(map(_change, found["changes"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    return Draft(at, changes)


def _change(found: Mapping[str, Any]) -> Change:
    table = TABLES[found["table"]]
    before, after = (_texts(found[part], list(table.columns)) for part in _PARTS)
    return Change(table.name, before, after)


_PARTS = ("before", "after")


def _texts(found: Mapping[str, Any], columns: Sequence[str]) -> dict[str, str]:
    strange = [name for name, text in found.items() if not isinstance(text, str)]
    if strange or set(found) - set(columns):
        raise ValueError("not the texts of a row")
    return dict(found)
