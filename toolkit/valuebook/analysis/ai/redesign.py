"""Whether the work was redesigned before AI was put into it."""

from valuebook.analysis.ai.claims import answer as claims_answer
from valuebook.analysis.ai.claims import checked
from valuebook.analysis.ai.use import is_ai, not_applicable, redesign
from valuebook.analysis.operating_model.process import processes, redesign_gate
from valuebook.model import Finding
from valuebook.register import Register, select


def findings(own: Register) -> list[Finding]:
    """Return for each initiative whether the redesign came first, a finding each.

    The day on which it was agreed, the gate where its process is mapped, and what is
    claimed of the process beside its map.
    """
    if not is_ai(own):
        return [not_applicable("ai_use.redesign")]
    found = []
    for initiative in own["initiatives"]["initiative_id"]:
        one = select(own, initiative)
        steps = one["process_steps"]
        found.append(redesign(one))
        if len(steps):
            flow = processes(steps, hours_per_day=one.settings.hours_per_day)
            found.append(redesign_gate(one, flow))
        found.append(claims_answer(checked(one)))
    return found
