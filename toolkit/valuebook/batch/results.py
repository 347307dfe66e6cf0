"""`results.json`: one record for each run, in the order of the register."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from valuebook.batch.ledger import Ledger, RunRecord
from valuebook.batch.output import ORGANIZATION
from valuebook.batch.request import Batch

_NOT_RUN = {"status": "not_run", "seconds": 0.0, "started": "", "error": None}


def results(
    batch: Batch, ledger: Ledger, not_run: Iterable[tuple[str, str]]
) -> Iterator[bytes]:
    """Yield the content of `results.json`, record by record.

    It tells of all that the output folder holds for the initiatives of the
    register and for the organization as a whole, not of the last call alone;
    `not_run` names the runs, as initiative and notebook, that were to be made and
    were not.
    """
    before = "[\n "
    for record in _records(batch, ledger, set(not_run)):
        text = json.dumps(record, indent=1, ensure_ascii=False, allow_nan=False)
        # a line of its own holds no line end of a text: that is escaped
        indented = text.replace("\n", "\n ")
        yield f"{before}{indented}".encode(errors="backslashreplace")
        before = ",\n "
    yield b"\n]\n" if before.startswith(",") else b"[]\n"


def _records(
    batch: Batch, ledger: Ledger, left: set[tuple[str, str]]
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
