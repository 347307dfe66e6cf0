"""`results.json`: one record for each run, in the order of the register."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from valuebook.batch.ledger import Ledger, RunRecord
from valuebook.batch.output import ORGANIZATION
from valuebook.batch.request import Batch

_NOT_RUN = {"status": "not_run", "seconds": 0.0, "started": "", "error": None}


def results(batch: Batch, ledger: Ledger, not_run: Iterable[tuple[str, str]]) -> bytes:
    """Return the content of `results.json`.

    It tells of all that the output folder holds for the initiatives of the
    register and for the organization as a whole, not of the last call alone;
    `not_run` names the runs, as initiative and notebook, that were to be made and
    were not.
    """
    left = set(not_run)
    initiatives = [*batch.register["initiatives"]["initiative_id"], ORGANIZATION]
    others = sorted({name for _, name in ledger.runs}.difference(batch.notebooks))
    records = []
    for initiative in initiatives:
        for name in (*batch.notebooks, *others):
            if (initiative, name) in left:
                records.append(_not_run(initiative, name, batch.as_of))
            elif record := ledger.runs.get((initiative, name)):
                records.append(_record(record))
    text = json.dumps(records, indent=1, ensure_ascii=False, allow_nan=False)
    return f"{text}\n".encode(errors="backslashreplace")


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
