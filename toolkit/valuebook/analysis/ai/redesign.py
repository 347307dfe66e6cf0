"""Whether the work was redesigned before AI was put into it."""

from collections.abc import Iterator

import pandas as pd

from valuebook.analysis.ai.claims import answer
from valuebook.analysis.ai.factors import told
from valuebook.analysis.ai.use import is_ai, not_applicable, redesign
from valuebook.analysis.ai.view import each_initiative
from valuebook.analysis.operating_model.process import processes, redesign_gate
from valuebook.model import Finding
from valuebook.register import Register


def findings(own: Register, checked: pd.DataFrame) -> list[Finding]:
    """Return for each initiative whether the redesign came first, a finding each.

    The day on which it was agreed, the gate where its process is mapped, and what is
    claimed of the process beside its map, which is `checked`.
    """
    if not is_ai(own):
        return [not_applicable("ai_use.redesign")]
    claimed = dict(list(checked.groupby("initiative_id")))
    return told(
        {
            each: list(_findings(one, claimed.get(each, checked.iloc[:0])))
            for each, one in each_initiative(
                own, "initiatives", "process_steps", "costs"
            )
        },
        _WHAT,
    )


_WHAT = {
    "ai_use.redesign": "The work was redesigned before AI",
    "process.redesign_gate": "The gate before automation is passed",
    "ai_claims.process_map": "Claims on time agree with the process map",
}


def _findings(one: Register, checked: pd.DataFrame) -> Iterator[Finding]:
    yield redesign(one)
    steps = one["process_steps"]
    if len(steps):
        flow = processes(steps, hours_per_day=one.settings.hours_per_day)
        yield redesign_gate(one, flow)
    yield answer(checked)
