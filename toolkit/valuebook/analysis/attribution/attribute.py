"""How much of an outcome's move a change brought about."""

from collections.abc import Callable
from dataclasses import replace

import pandas as pd

from valuebook.analysis.attribution.consistency import promised_decrease
from valuebook.analysis.attribution.differences import differences
from valuebook.analysis.attribution.estimate import Estimate
from valuebook.analysis.attribution.interrupted import interrupted
from valuebook.analysis.attribution.panel import Panel, read_panel
from valuebook.analysis.attribution.result import Attribution
from valuebook.analysis.attribution.spec import (
    DIFFERENCES,
    INTERRUPTED,
    STRUCTURAL,
    SYNTHETIC,
    Spec,
)
from valuebook.analysis.attribution.structural import structural
from valuebook.analysis.attribution.synthetic import synthetic
from valuebook.analysis.attribution.verdict import amount, graded, judged

_ESTIMATORS: dict[str, Callable[[Panel, Spec], Estimate]] = {
    INTERRUPTED: interrupted,
    SYNTHETIC: synthetic,
    STRUCTURAL: structural,
    DIFFERENCES: differences,
}


def attribute(panel: pd.DataFrame, spec: Spec, *, name: str = "panel") -> Attribution:
    """Return the effect that is asked for, its interval, grade and verdict.

    `panel` has a row for each unit and period, in any order; other columns are
    ignored. Raises RegisterError with every fault of the panel, each named by the
    index of its row and by `name`. Where the panel is sound but cannot tell, the
    verdict is insufficient and the notes say why.

    >>> months = pd.period_range("2021-01", periods=60, freq="M").astype(str)
    >>> calls = [100 + month % 7 - 20 * (month >= 36) for month in range(60)]
    >>> frame = pd.DataFrame({"month": months, "calls": calls})
    >>> asked = Spec("interrupted_time_series", "month", "calls", start="2024-01")
    >>> found = attribute(frame, asked)
    >>> round(found.effect), found.grade, found.verdict.value
    (-20, 2, 'associated')
    """
    read = read_panel(panel, spec, name=name)
    promised, signed = promised_decrease(spec)
    spec = replace(spec, promised_effect=promised)
    estimate = _ESTIMATORS[spec.design](read, spec)
    estimate = _as_decrease(estimate, spec)
    estimate, said = _with_negative_controls(estimate, read, spec)
    verdict, reasons = judged(estimate, spec)
    return Attribution(
        design=spec.design,
        found=estimate.found,
        level=estimate.level,
        placebo=estimate.placebo,
        grade=graded(estimate),
        verdict=verdict,
        notes=tuple(
            dict.fromkeys([*reasons, *signed, *said, *estimate.notes, *read.notes])
        ),
        path=estimate.path,
        effects=estimate.effects,
    )


def _as_decrease(estimate: Estimate, spec: Spec) -> Estimate:
    """Return the estimate, its mde a decrease where one is hoped for.

    A rate that must double to be noticed need only halve: the same logarithm.
    """
    hoped = spec.direction or ("decrease" if (spec.promised_effect or 0) < 0 else "")
    if not spec.is_ratio or hoped != "decrease":
        return estimate
    found, *others = (
        replace(each, mde=each.mde / (1 + each.mde))
        for each in (estimate.found, *estimate.effects.values())
    )
    effects = dict(zip(estimate.effects, others, strict=True))
    return replace(estimate, found=found, effects=effects)


def _with_negative_controls(
    estimate: Estimate, panel: Panel, spec: Spec
) -> tuple[Estimate, list[str]]:
    """Return the estimate as outcomes bear on it that the change cannot have moved."""
    said, moved = [], []
    for column in spec.negative_controls:
        asked, rows = spec, panel.rows.assign(outcome=panel.negative[column])
        if spec.is_ratio and not (rows["outcome"].dropna() > 0).all():
            asked = replace(spec, scale="level")
        known = rows["outcome"].notna()
        other = replace(
            panel,
            rows=rows[known].reset_index(drop=True),
            controls=panel.controls[known].reset_index(drop=True),
        )
        found = _ESTIMATORS[spec.design](other, asked).found
        if not found.is_known:
            said.append(f"Negative control {column}: no effect can be estimated.")
            continue
        between = f"{amount(found.low, asked)} to {amount(found.high, asked)}"
        shown = f"{column} moved by {amount(found.effect, asked)} ({between})"
        if found.excludes_zero:
            moved.append(f"Negative control: {shown}, though it should not have.")
        else:
            said.append(f"Negative control: {shown}, which may be nothing.")
    return replace(estimate, contradicted=(*estimate.contradicted, *moved)), said
