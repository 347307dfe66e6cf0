"""The forecast: what the locked plan has become, and why."""

from typing import Any

import pandas as pd

from valuebook.analysis.months import end_of
from valuebook.analysis.planned import reforecast
from valuebook.analysis.rows import rows_of
from valuebook.model import Finding, Verdict
from valuebook.model.wording import listed, money, number
from valuebook.register import Register


def reforecasts(register: Register, *, as_of: str) -> Finding:
    """Return what became of the promised value in later forecasts, as a finding."""
    rule = "forecast.versions"
    currency = register.settings.currency
    later = versions(register, as_of=as_of)
    if later.empty:
        never = "The plan was never re-forecast; it stands as locked"
        return Finding(rule, f"{never}{_locked(register)}.", Verdict.STATED)
    locked = register["benefits"].set_index("benefit_id")
    now = reforecast(register["benefits"], later, as_of=as_of).set_index("benefit_id")
    changed = list(dict.fromkeys(later["benefit_id"]))
    said = [
        _changes(each, locked.loc[each], now.loc[each], currency) for each in changed
    ]
    lower = (now["annual_value"] < locked["annual_value"])[changed].any()
    return Finding(
        rule,
        f"Re-forecast {_times(len(later))}: {'; '.join(said)}. "
        f"Rates are against the plan as locked{_locked(register)}.",
        Verdict.BEHIND_PLAN if lower else Verdict.STATED,
        evidence=later,
    )


def versions(register: Register, *, as_of: str) -> pd.DataFrame:
    """Return the re-forecasts made by the end of `as_of`.

    Columns: benefit_id, version, on, target, target_month, annual_value, reason.
    """
    found = register["plan_versions"]
    found = found[found["on"] <= end_of(as_of)].sort_values(["benefit_id", "version"])
    return found[
        [
            "benefit_id",
            "version",
            "on",
            "target",
            "target_month",
            "annual_value",
            "reason",
        ]
    ].reset_index(drop=True)


def history(register: Register, *, as_of: str) -> pd.DataFrame:
    """Return the locked plan of each re-forecast benefit and what became of it.

    The locked plan stands first, then each re-forecast with what it changed against
    the one before. Columns: benefit_id, version ("locked", "1", ...), on, by (for the
    locked plan, the gate), target, target_month, annual_value, changed (in words) and
    reason.
    """
    later = register["plan_versions"]
    later = later[later["on"] <= end_of(as_of)]
    benefits = register["benefits"]
    first = benefits[benefits["benefit_id"].isin(later["benefit_id"])]
    both = pd.concat(
        [
            first.assign(version=0, on=first["locked_on"], by=first["locked_at"])[
                _FACTS
            ],
            later[[*_FACTS, "reason"]],
        ],
        ignore_index=True,
    ).sort_values(["benefit_id", "version"], kind="stable", ignore_index=True)
    known = both.groupby("benefit_id")[list(_EXPECTED)].ffill()
    both = both.assign(**known)
    before = both.groupby("benefit_id")[list(_EXPECTED)].shift()
    currency = register.settings.currency
    changed = [
        "" if row.version == 0 else listed(_changed(then, row, currency)) or "nothing"
        for then, row in zip(rows_of(before), rows_of(both), strict=True)
    ]
    version = both["version"].astype("str").mask(both["version"] == 0, "locked")
    return both.assign(version=version, changed=pd.Series(changed, dtype="str"))[
        [*_FACTS, "changed", "reason"]
    ]


def shown(history: pd.DataFrame) -> pd.DataFrame:
    """Return the history as a reader needs it: who changed what, and why."""
    return history[["benefit_id", "version", "on", "by", "changed", "reason"]]


_EXPECTED = ("target", "target_month", "annual_value")
_FACTS = ["benefit_id", "version", "on", "by", *_EXPECTED]


def _changed(then: Any, now: Any, currency: str) -> list[str]:
    """Return what one version changed against the one before, in words."""
    said = []
    if now.target != then.target and pd.notna(now.target):
        said.append(f"target {number(then.target)} to {number(now.target)}")
    if now.target_month != then.target_month and pd.notna(now.target_month):
        said.append(f"month {then.target_month} to {now.target_month}")
    if now.annual_value != then.annual_value and pd.notna(now.annual_value):
        amounts = (
            money(each, currency) for each in (then.annual_value, now.annual_value)
        )
        said.append(f"value {' to '.join(amounts)} a year")
    return said


def _locked(register: Register) -> str:
    """Return at which gate and when the plan was locked, as part of a sentence."""
    benefits = register["benefits"]
    days, gates = benefits["locked_on"].dropna(), benefits["locked_at"].dropna()
    if days.empty:
        return ", on a day that is not recorded"
    at = f" at {listed(sorted(gates.unique()))}" if len(gates) else ""
    first, last = days.min(), days.max()
    until = f" to {last:%Y-%m-%d}" if last > first else ""
    return f"{at} on {first:%Y-%m-%d}{until}"


def _changes(benefit: str, locked: pd.Series, now: pd.Series, currency: str) -> str:
    """Return what a re-forecast changed of one benefit, in words."""
    said = []
    if now["annual_value"] != locked["annual_value"] and pd.notna(now["annual_value"]):
        said.append(
            f"from {money(locked['annual_value'], currency)} to "
            f"{money(now['annual_value'], currency)} a year"
        )
    if now["target_month"] != locked["target_month"] and pd.notna(now["target_month"]):
        said.append(f"target month {now['target_month']}, not {locked['target_month']}")
    return f"{benefit} {listed(said) or 'as locked'}"


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")
