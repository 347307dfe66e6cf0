"""The factors of an initiative: numbers that no export holds, each with its basis."""

from dataclasses import dataclass, replace

import pandas as pd

from valuebook.analysis.rows import rows_of
from valuebook.model import Finding
from valuebook.register import Register


@dataclass(frozen=True)
class Factor:
    """A factor with how it is known: measured, reported or assumed."""

    name: str
    value: float
    basis: str
    source: str = ""

    @property
    def is_measured(self) -> bool:
        """Return whether somebody measured it."""
        return self.basis == "measured"


def factors(own: Register, initiative: str, benefit: str = "") -> dict[str, Factor]:
    """Return the factors of an initiative by name, or those of one of its benefits."""
    rows = own["ai_factors"]
    rows = rows[rows["initiative_id"] == initiative]
    named = rows["benefit_id"]
    rows = rows[named.eq(benefit) if benefit else named.isna()]
    return {
        row.factor: Factor(
            row.factor,
            float(row.value),
            row.basis,
            "" if pd.isna(row.source) else row.source,
        )
        for row in rows_of(rows)
    }


def named(finding: Finding, initiative: str, among: list[str]) -> Finding:
    """Return a finding that says whose it is, where there are several initiatives."""
    if len(among) < 2 or initiative in finding.sentence:
        return finding
    return replace(finding, sentence=f"{initiative}: {finding.sentence}")


def weakest(used: list[Factor]) -> str:
    """Return the weakest basis among factors: what a product of them rests on.

    >>> weakest([Factor("a", 1, "measured"), Factor("b", 1, "assumed")])
    'assumed'
    """
    order = ("assumed", "reported", "measured")
    return next(each for each in order if any(one.basis == each for one in used))
