"""The forecast: what the locked plan has become, and why."""

import pandas as pd

from valuebook.analysis.months import end_of
from valuebook.analysis.planned import reforecast
from valuebook.model import Finding, Verdict
from valuebook.model.wording import listed, money
from valuebook.register import Register


def reforecasts(register: Register, *, as_of: str) -> Finding:
    """Return what became of the promised value in later forecasts, as a finding."""
    rule = "forecast.versions"
    currency = register.settings.currency
    later = versions(register, as_of=as_of)
    if later.empty:
        return Finding(
            rule, "The plan was never re-forecast; it stands as locked.", Verdict.STATED
        )
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
        "Rates are against the locked plan.",
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
