"""Make sure that what you deliver turns into value: `import valuebook as vb`."""

if __name__ != "valuebook":
    raise ImportError(
        f"this package is named valuebook, not {__name__}; type: import valuebook as vb"
    )

from valuebook import figures
from valuebook.analysis import (
    ai_value,
    alignment,
    assumptions,
    caveats,
    chain,
    delivery,
    gates,
    hypothesis,
    objectives,
    overlap,
    portfolio,
    progress,
    readiness,
    review,
)
from valuebook.analysis.months import as_of
from valuebook.display import answer, facts, findings, provenance, table
from valuebook.model import Finding, ValuebookError, Verdict
from valuebook.register import open_register, select

__all__ = [
    "Finding",
    "ValuebookError",
    "Verdict",
    "ai_value",
    "alignment",
    "answer",
    "as_of",
    "assumptions",
    "caveats",
    "chain",
    "delivery",
    "facts",
    "figures",
    "findings",
    "gates",
    "hypothesis",
    "objectives",
    "open_register",
    "overlap",
    "portfolio",
    "progress",
    "provenance",
    "readiness",
    "review",
    "select",
    "table",
]
