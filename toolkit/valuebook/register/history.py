"""What was saved for an initiative, kept so that it can be put back."""

from pathlib import Path

from valuebook.register.drafts import Draft, delete_draft, read_draft, write_draft

FOLDER = ".history"
KEPT = 20
"""So many saves of an initiative are kept; older ones are deleted."""


def keep_save(register: Path, initiative: str, save: Draft) -> None:
    """Keep what a save changed, and delete what is older than the last twenty."""
    name = f"{initiative}-{save.at:%Y%m%dT%H%M%S%f}.json"
    write_draft(register / FOLDER / name, save)
    for path in _paths(register, initiative)[KEPT:]:
        delete_draft(path)


def past_saves(register: Path, initiative: str) -> list[Draft]:
    """Return the saves that are kept, the last one first."""
    found = [read_draft(path) for path in _paths(register, initiative)]
    return [save for save in found if save]


def _paths(register: Path, initiative: str) -> list[Path]:
    # the time behind the id has as many signs in every name: INI-1 is not INI-1-B
    stem = f"{initiative}-"
    every = (register / FOLDER).glob("*.json")
    own = [each for each in every if each.stem[:-_TIME] == stem]
    return sorted(own, reverse=True)


_TIME = len("20260302T140500000000")
