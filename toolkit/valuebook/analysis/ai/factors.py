"""The factors of an initiative: numbers that no export holds, each with its basis."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

import pandas as pd

from valuebook.analysis.rows import rows_of
from valuebook.model import Finding, Quantity, Tone, Verdict
from valuebook.model.wording import listed
from valuebook.register import Register

MOST_TOLD = 6
"""Initiatives of which a finding each is told; more are counted, and in a table."""


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


Factors = defaultdict[tuple[str, str], dict[str, Factor]]
"""Factors by name, of an initiative and a benefit; "" for what is of no benefit."""


def factors(own: Register) -> Factors:
    """Return the factors of each initiative, and of each of its benefits, by name."""
    found: Factors = defaultdict(dict)
    for row in rows_of(own["ai_factors"]):
        benefit, source = (
            "" if pd.isna(each) else each for each in (row.benefit_id, row.source)
        )
        found[row.initiative_id, benefit][row.factor] = Factor(
            row.factor, float(row.value), row.basis, source
        )
    return found


def named(finding: Finding, initiative: str, among: list[str]) -> Finding:
    """Return a finding that says whose it is, where there are several initiatives."""
    if len(among) < 2 or initiative in finding.sentence:
        return finding
    return replace(finding, sentence=f"{initiative}: {finding.sentence}")


def told(found: Mapping[str, list[Finding]], what: Mapping[str, str]) -> list[Finding]:
    """Return the findings of each initiative, or how many have which verdict.

    Of a few initiatives each finding is told, by its id where there are several; of
    more than `MOST_TOLD` one for each rule, of which `what` says what it asks.
    """
    ids = list(found)
    if len(ids) <= MOST_TOLD:
        return [named(each, of, ids) for of in ids for each in found[of]]
    return [_summed(found, rule, said) for rule, said in what.items()]


def _summed(found: Mapping[str, list[Finding]], rule: str, what: str) -> Finding:
    by_verdict: dict[Verdict, list[str]] = {}
    for of, findings in found.items():
        for each in findings:
            if each.rule == rule:
                by_verdict.setdefault(each.verdict, []).append(of)
    worst_first = sorted(by_verdict, key=lambda each: _TONES.index(each.tone))
    said = [
        f"{len(ids)} {verdict}"
        + ("" if verdict.tone is Tone.GOOD else f" ({some(ids)})")
        for verdict in worst_first
        for ids in [by_verdict[verdict]]
    ]
    return Finding(
        rule,
        f"{what}: {'; '.join(said)}."
        if said
        else f"{what}: of no initiative is it told.",
        worst_first[0] if worst_first else Verdict.NOT_MEASURED,
        tuple(
            Quantity(verdict.value, float(len(by_verdict[verdict])), "initiatives")
            for verdict in worst_first
        ),
    )


_TONES = (Tone.BAD, Tone.CAUTION, Tone.UNKNOWN, Tone.GOOD)


def some(ids: list[str]) -> str:
    """Return ids as part of a sentence, the first of them where they are many.

    >>> some(["A", "B"]), some([f"I{n}" for n in range(9)])
    ('A and B', 'I0, I1, I2, I3, I4, I5 and 3 more')
    """
    more = len(ids) - MOST_TOLD
    return listed([*ids[:MOST_TOLD], f"{more} more"] if more > 0 else ids)


def weakest(used: list[Factor]) -> str:
    """Return the weakest basis among factors: what a product of them rests on.

    >>> weakest([Factor("a", 1, "measured"), Factor("b", 1, "assumed")])
    'assumed'
    """
    order = ("assumed", "reported", "measured")
    return next(each for each in order if any(one.basis == each for one in used))
