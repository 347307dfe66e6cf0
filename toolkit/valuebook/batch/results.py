"""`results.json`: one record for each run, in the order of the register."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from valuebook.batch.ledger import Ledger, RunRecord
from valuebook.batch.output import ORGANIZATION, RESULTS
from valuebook.batch.putting import put
from valuebook.batch.request import Batch

_NOT_RUN = {"status": "not_run", "seconds": 0.0, "started": "", "error": None}


def write_results(
    batch: Batch, ledger: Ledger, not_run: Iterable[tuple[str, str]]
) -> None:
    """Write `results.json`, unless it is there as it would be written now.

    It tells of all that the output folder holds for the initiatives of the
    register and for the organization as a whole, not of the last call alone;
    `not_run` names the runs, as initiative and notebook, that were to be made and
    were not.
    """
    path, left = batch.out / RESULTS, frozenset(not_run)
    if not _holds(path, _content(batch, ledger, left)):
        put(path, _content(batch, ledger, left))


def _holds(path: Path, content: Iterable[bytes]) -> bool:
    """Return whether the file is there with that content and no more."""
    try:
        with path.open("rb") as file:
            same = all(file.read(len(part)) == part for part in content)
            return same and not file.read(1)
    except OSError:
        return False


def _content(
    batch: Batch, ledger: Ledger, left: frozenset[tuple[str, str]]
) -> Iterator[bytes]:
    """Yield the content of the file: a JSON list with a record on each line."""
    # an indented text would take Python four times as long
    encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
    before = "[\n"
    for record in _records(batch, ledger, left):
        yield f"{before}{encode(record)}".encode(errors="backslashreplace")
        before = ",\n"
    yield b"\n]\n" if before.startswith(",") else b"[]\n"


def _records(
    batch: Batch, ledger: Ledger, left: frozenset[tuple[str, str]]
) -> Iterator[dict[str, Any]]:
    initiatives = [*batch.register["initiatives"]["initiative_id"], ORGANIZATION]
    others = sorted({name for _, name in ledger.runs}.difference(batch.notebooks))
    for initiative in initiatives:
        for name in (*batch.notebooks, *others):
            if (initiative, name) in left:
                yield _not_run(initiative, name, batch.as_of)
            elif record := ledger.runs.get((initiative, name)):
                yield _record(record)


def _record(record: RunRecord) -> dict[str, Any]:
    outcome = record.outcome
    return {
        "id": outcome.initiative,
        "notebook": outcome.notebook,
        "as_of": record.as_of,
        "status": outcome.status,
        "seconds": outcome.seconds,
        "started": outcome.started,
        "error": asdict(outcome.error) if outcome.error else None,
        "findings": list(outcome.findings),
    }


def _not_run(initiative: str, notebook: str, as_of: str) -> dict[str, Any]:
    named = {"id": initiative, "notebook": notebook, "as_of": as_of}
    return {**named, **_NOT_RUN, "findings": []}
