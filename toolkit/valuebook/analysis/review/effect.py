"""How much of what a measure did was the initiative's doing, and how sure that is."""

from dataclasses import dataclass

import pandas as pd

from valuebook.analysis.attribution import Attribution, AttributionVerdict, attribute
from valuebook.analysis.review.asked import (
    NOT_DUE,
    NOT_LIVE,
    WITH_PANEL,
    Asked,
    design_in_words,
    questions,
)
from valuebook.model import Finding, Quantity, ValuebookError, Verdict
from valuebook.model.wording import number, percent
from valuebook.register import Register

_VERDICTS = {
    AttributionVerdict.ATTRIBUTABLE: Verdict.ATTRIBUTABLE,
    AttributionVerdict.PARTLY_ATTRIBUTABLE: Verdict.PARTLY_ATTRIBUTABLE,
    AttributionVerdict.ASSOCIATED: Verdict.ASSOCIATED,
    AttributionVerdict.NOT_ATTRIBUTABLE: Verdict.NOT_ATTRIBUTABLE,
    AttributionVerdict.INSUFFICIENT: Verdict.CANNOT_BE_ATTRIBUTED,
}
_SAID = {
    Verdict.ATTRIBUTABLE: "this is attributable to the initiative",
    Verdict.PARTLY_ATTRIBUTABLE: "this is attributable to the initiative, "
    "and less than promised",
    Verdict.ASSOCIATED: "this came with the initiative; whether it was the cause "
    "is not proven",
    Verdict.NOT_ATTRIBUTABLE: "this is not attributable to the initiative",
    Verdict.CANNOT_BE_ATTRIBUTED: "whether the initiative caused this cannot be told",
    Verdict.TOO_EARLY: "full effect is not due yet, and none can be told so far",
}
_REMEDIES = {
    Verdict.ASSOCIATED: "find units without the change to compare with",
    Verdict.CANNOT_BE_ATTRIBUTED: "find units without the change to compare with, or "
    "older observations of the measure",
}
_COMPARED = "find more units to compare with, and older observations of all of them"
# shown by the per cent sign
_SHOWN_ANYWAY = ("Effect, interval and mde are shares of the counterfactual.",)
_NOTES = 2
_YEAR = 4  # characters of a year
ROLES = {
    "primary": "primary",
    "robustness": "robustness",
    "negative_control": "must not move",
    "further": "other promise",
}


@dataclass(frozen=True)
class MeasureEffect:
    """The effect on a measure: what was asked, and what was found or the problem."""

    asked: Asked
    found: Attribution | None
    problem: str = ""

    @property
    def is_known(self) -> bool:
        """Return whether an effect with an interval was estimated."""
        return self.found is not None and self.found.found.is_known

    @property
    def verdict(self) -> Verdict:
        """Return the strongest word that the evidence allows.

        Before full effect is planned no effect is denied: a ramp that runs looks
        like a trend that was there before.
        """
        if self.found is None:
            is_early = self.problem in (NOT_LIVE, NOT_DUE)
            return Verdict.TOO_EARLY if is_early else Verdict.CANNOT_BE_ATTRIBUTED
        if self.asked.role == "negative_control":
            moved = self.found.found.excludes_zero
            return Verdict.BREACHED if moved else Verdict.SOUND
        verdict = _VERDICTS[self.found.verdict]
        if verdict is Verdict.NOT_ATTRIBUTABLE and not self.asked.is_full:
            return Verdict.TOO_EARLY
        return verdict

    @property
    def grade(self) -> int | None:
        """Return the evidence grade on the Maryland scale, None without an effect."""
        return self.found.grade if self.found is not None and self.is_known else None

    def amount(self, value: float) -> str:
        """Return a size of the effect as text, without its sign."""
        if self.asked.is_ratio:
            return percent(abs(value))
        unit = self.asked.unit
        return number(abs(value), "points" if unit.startswith("%") else unit)


def effects(register: Register, *, as_of: str) -> list[MeasureEffect]:
    """Return every effect that is asked for of an initiative, the primary one first."""
    return [_effect(asked) for asked in questions(register, as_of=as_of)]


def _effect(asked: Asked) -> MeasureEffect:
    if asked.spec is None:
        return MeasureEffect(asked, None, asked.problem)
    try:
        return MeasureEffect(
            asked, attribute(asked.panel, asked.spec, name="the panel")
        )
    except ValuebookError as error:
        return MeasureEffect(asked, None, str(error).splitlines()[0].rstrip("."))


def primary(effects: list[MeasureEffect]) -> MeasureEffect | None:
    """Return the effect that answers, None where nothing was asked."""
    return next((each for each in effects if each.asked.role == "primary"), None)


def sentence(effect: MeasureEffect) -> str:
    """Return the effect with interval, grade, promise and verdict, as a sentence."""
    asked, found = effect.asked, effect.found
    if found is None or not effect.is_known:
        why = effect.problem or _why(found)
        is_early = effect.verdict is Verdict.TOO_EARLY
        word = "cannot be told yet" if is_early else "cannot be attributed"
        return f"The effect on “{asked.measure}” {word}: {why}."
    level = f"{percent(found.level)} interval"
    if found.low < 0 < found.high:
        ends = f"{_size(effect, found.low)} lower to {_size(effect, found.high)} higher"
    else:
        near, far = sorted((abs(found.low), abs(found.high)))
        ends = f"{_size(effect, near)} to {_size(effect, far)}"
    interval = f"{level} {ends}; evidence grade {effect.grade}{_promise(effect)}"
    return (
        f"“{asked.measure}” is {_signed(effect)} than it would have been ({interval}); "
        f"{_SAID[effect.verdict]}."
    )


def _size(effect: MeasureEffect, value: float) -> str:
    return percent(abs(value)) if effect.asked.is_ratio else number(abs(value))


def _promise(effect: MeasureEffect) -> str:
    promised = effect.asked.promised
    if promised is None:
        return ""
    word = "lower" if promised < 0 else "higher"
    return f"; {_size(effect, promised)} {word} promised"


def _why(found: Attribution | None) -> str:
    return (
        found.notes[0].rstrip(".") if found is not None and found.notes else "no data"
    )


def finding(effects: list[MeasureEffect], *, as_of: str) -> Finding:
    """Return the primary effect and how far to trust it, as a finding."""
    rule = "effect.primary"
    effect = primary(effects)
    if effect is None:
        return Finding(
            rule,
            "No promised measure is observed, so no effect can be attributed.",
            Verdict.CANNOT_BE_ATTRIBUTED,
            remedy="observe the measure that was promised, before and after go-live",
        )
    said = [sentence(effect), f"{_how(effect)}."]
    if effect.found is not None and effect.is_known:
        said += [each for each in effect.found.notes if each not in _SHOWN_ANYWAY][
            :_NOTES
        ]
        said += _lately(effect)
    elsewhere = [each for each in effects if each.asked.role == "robustness"]
    agree = [each for each in elsewhere if each.is_known]
    if agree:
        said.append(_second_opinions(agree))
    return Finding(
        rule,
        " ".join(said),
        effect.verdict,
        _quantities(effect, as_of),
        _remedy(effect),
        grade=effect.grade,
        evidence=effect.found.path if effect.found is not None else None,
    )


def _remedy(effect: MeasureEffect) -> str:
    if effect.verdict is Verdict.ASSOCIATED and effect.asked.design in WITH_PANEL:
        return _COMPARED
    return _REMEDIES.get(effect.verdict, "")


def _how(effect: MeasureEffect) -> str:
    asked, spec = effect.asked, effect.asked.spec
    since = spec.post[0] if spec is not None and effect.is_known else None
    ramp = (
        f". It holds {since} and after against the time before go-live; what lies "
        "between is left out"
        if since is not None
        else ""
    )
    return f"Told by {design_in_words(asked.design)}, {asked.fixed}{ramp}"


def _lately(effect: MeasureEffect) -> list[str]:
    """Return the effect in the last period of a yearly panel, as a sentence."""
    rows = effect.found.path if effect.found is not None else pd.DataFrame()
    if effect.asked.is_ratio or rows.empty or len(str(rows["time"].iloc[-1])) != _YEAR:
        return []
    apart = float((rows["observed"] - rows["counterfactual"]).iloc[-1])
    word = "lower" if apart < 0 else "higher"
    return [f"In {rows['time'].iloc[-1]} it was {effect.amount(apart)} {word}."]


def _second_opinions(others: list[MeasureEffect]) -> str:
    said = [
        f"{design_in_words(each.asked.design)} {_signed(each)}, {each.verdict.value}"
        for each in others
    ]
    return f"Beside it, never averaged in: {'; '.join(said)}."


def _signed(effect: MeasureEffect) -> str:
    if effect.found is None or not effect.is_known:
        return "not estimated"
    word = "lower" if effect.found.effect < 0 else "higher"
    return f"{effect.amount(effect.found.effect)} {word}"


def _quantities(effect: MeasureEffect, as_of: str) -> tuple[Quantity, ...]:
    if effect.found is None or not effect.is_known:
        return ()
    asked, found = effect.asked, effect.found
    unit = "share" if asked.is_ratio else asked.unit
    basis = f"{design_in_words(asked.design)}, {percent(found.level)} interval"
    values = {
        "effect": found.effect,
        "effect, low": found.low,
        "effect, high": found.high,
        "smallest effect found 8 times in 10": found.mde,
    }
    if asked.promised is not None:
        values["effect promised"] = asked.promised
    return tuple(
        Quantity(f"{name}, {asked.measure}", value, unit, as_of, basis)
        for name, value in values.items()
    )


def shown(effects: list[MeasureEffect]) -> pd.DataFrame:
    """Return every effect as a reader needs it: size, interval, evidence, verdict."""
    return pd.DataFrame(
        [
            {
                "role": ROLES[each.asked.role],
                "measure": f"{each.asked.measure} ({each.asked.unit})",
                "effect": _estimated(each),
                "promised": "no target"
                if each.asked.promised is None
                else _plain(each, each.asked.promised),
                "evidence": _evidence(each),
                "verdict": each.verdict.value,
            }
            for each in effects
        ]
    )


def _estimated(effect: MeasureEffect) -> str:
    """Return effect and interval, or why there are none."""
    found = effect.found
    if found is None or not effect.is_known:
        return f"not estimated: {effect.problem or _why(found)}"
    low, high = (_plain(effect, end) for end in (found.low, found.high))
    return f"{_plain(effect, found.effect)} ({low} to {high})"


def _plain(effect: MeasureEffect, value: float) -> str:
    return percent(value) if effect.asked.is_ratio else number(value)


def _evidence(effect: MeasureEffect) -> str:
    """Return design, grade and placebos."""
    parts = [design_in_words(effect.asked.design)]
    if effect.grade is not None:
        parts.append(f"grade {effect.grade} of 5")
    if effect.found is not None and effect.found.placebo.rank is not None:
        placebo = effect.found.placebo
        parts.append(f"rank {placebo.rank} of {placebo.n} in {placebo.kind}")
    return ", ".join(parts)


def path(effects: list[MeasureEffect]) -> pd.DataFrame:
    """Return what was observed and what would have been, for the primary effect.

    Columns: measure, unit, date, observed, counterfactual, low and high (the interval
    of the counterfactual, NaN where a period was left out of the estimate), level (the
    chance with which the interval holds it) and live (boolean: the change applied
    then). Empty where no effect was estimated.
    """
    columns = ["measure", "unit", "date", "observed", "counterfactual", "low", "high"]
    columns += ["level"]
    effect = primary(effects)
    if effect is None or effect.found is None or not effect.is_known:
        return pd.DataFrame(columns=[*columns, "live"])
    asked, spec = effect.asked, effect.asked.spec
    seen = asked.panel
    if spec is not None and spec.unit:
        treated = asked.panel.loc[asked.panel["treated"], "unit"].unique()
        seen = seen[seen["unit"].isin(treated)]
    by_time = seen.groupby("time").agg(date=("date", "max"), observed=("value", "mean"))
    known = effect.found.path.set_index(effect.found.path["time"].astype("str"))
    rows = by_time.join(known[["counterfactual", "low", "high"]])
    rows["observed"] = known["observed"].reindex(rows.index).fillna(rows["observed"])
    start = str(spec.start) if spec is not None else ""
    rows = rows.assign(
        measure=asked.measure,
        unit=asked.unit,
        level=effect.found.level,
        live=rows.index.to_series() >= start,
    )
    return rows.sort_values("date").reset_index(drop=True)[[*columns, "live"]]


_CAUSED = (
    Verdict.ATTRIBUTABLE,
    Verdict.PARTLY_ATTRIBUTABLE,
    Verdict.NOT_ATTRIBUTABLE,
)


def caused(effects: list[MeasureEffect]) -> dict[str, float]:
    """Return by measure_id the share of its movement that the initiative caused.

    Only where the evidence decides; where the measure moved less than it would have
    without, all of its movement is the initiative's. Further measures and robustness
    rows are not asked.
    """
    shares = {}
    for each in effects:
        asked, promised = each.asked, each.asked.promised
        if asked.role not in ("primary", "further") or each.verdict not in _CAUSED:
            continue
        if not (each.is_known and each.found and asked.spec and promised):
            continue
        if asked.is_ratio:
            continue
        path = each.found.path
        after = path["time"].astype("str") >= str(asked.spec.start)
        before = float(path.loc[~after, "observed"].mean())
        moved = float(path.loc[after, "observed"].mean()) - before
        if moved * promised > 0:
            shares[asked.measure_id] = min(max(each.found.effect / moved, 0.0), 1.0)
    return shares
