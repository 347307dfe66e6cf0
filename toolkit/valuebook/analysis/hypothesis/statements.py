"""What the lint finds wanting in the statements of what is promised."""

from valuebook.analysis.statements import register_findings
from valuebook.model import Finding
from valuebook.register import Register


def wanting(register: Register) -> list[Finding]:
    """Return what is wanting in the statements of the benefits, if anything.

    Objectives and key results are linted where they are shown, and what the causal
    statement leaves out is a gap of the intake.
    """
    return [
        each
        for each in register_findings(register)
        if each.evidence is not None and each.evidence["table"].eq("benefits").all()
    ]
