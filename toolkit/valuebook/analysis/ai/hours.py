"""Hours: from what is said to be saved to what has left a budget.

Gross hours, less rework, are net; of these a part was put to other work, and of that
a part was cashed. What a vendor's calculator says stands beside it with evidence grade
0 and is never added. Hours are capacity until a post or a contract ends.
"""

from collections.abc import Iterable

import pandas as pd

from valuebook.analysis.ai.factors import Factor, factors, told, weakest
from valuebook.model import Amount, BenefitClass, Finding, Quantity, Verdict
from valuebook.model.wording import listed, number, percent
from valuebook.register import Register

_STEPS = ("rework_share", "recaptured_share", "cashable_share")
_NEEDED = ("gross_hours", *_STEPS)
_NAMES = {
    "gross_hours": "gross hours",
    "rework_share": "rework share",
    "recaptured_share": "recaptured share",
    "cashable_share": "cashable share",
    "hourly_rate": "hourly rate",
}


def waterfall(own: Register) -> pd.DataFrame:
    """Return the hours of a month of each initiative, step by step, from gross down.

    Columns: initiative_id, step (gross, rework, net, recaptured, cashable, or vendor's
    estimate), hours (rework is below zero; NaN from the first factor that is missing),
    factor (the share applied), basis (of that factor), rests_on (the weakest basis so
    far), grade (0 for a vendor's estimate, else NaN) and source.
    """
    known = factors(own)
    return _frame(
        row
        for initiative in own["initiatives"]["initiative_id"]
        for row in _steps(initiative, known[initiative, ""])
    )


def _frame(rows: Iterable[tuple[object, ...]]) -> pd.DataFrame:
    columns = ["initiative_id", "step", "hours", "factor", "basis", "rests_on", "grade"]
    frame = pd.DataFrame(list(rows), columns=[*columns, "source"])
    return frame.astype(dict.fromkeys(("hours", "factor", "grade"), "float64"))


def _steps(initiative: str, known: dict[str, Factor]) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    nan = float("nan")
    if vendor := known.get("vendor_hours"):
        rows.append(
            (initiative, "vendor's estimate", vendor.value, nan, vendor.basis,
             vendor.basis, 0.0, vendor.source)
        )  # fmt: skip
    gross = known.get("gross_hours")
    if gross is None:
        return rows
    used, hours = [gross], gross.value
    rows.append(
        (initiative, "gross", hours, nan, gross.basis, gross.basis, nan, gross.source)
    )
    for name in _STEPS:
        share = known.get(name)
        step = name.removesuffix("_share")
        value, basis, source = (
            (share.value, share.basis, share.source)
            if share
            else (nan, "not stated", "")
        )
        used = [*used, share] if share else used
        rests = weakest(used) if share else "not stated"
        if step == "rework":
            rows.append(
                (initiative, step, -hours * value, value, basis, rests, nan, source)
            )
            hours *= 1 - value
            rows.append((initiative, "net", hours, nan, "", rests, nan, ""))
        else:
            hours *= value
            rows.append((initiative, step, hours, value, basis, rests, nan, source))
    return rows


def findings(own: Register) -> list[Finding]:
    """Return what the hours of each initiative come to, a finding each."""
    known, currency = factors(own), own.settings.currency
    ids = list(own["initiatives"]["initiative_id"])
    found = {each: [capacity(each, known[each, ""], currency)] for each in ids}
    return told(found, _WHAT)


_WHAT = {"ai_hours.waterfall": "What became of the hours"}


def capacity(initiative: str, known: dict[str, Factor], currency: str) -> Finding:
    """Return what the hours of an initiative come to by its factors, as a finding."""
    rule = "ai_hours.waterfall"
    missing = [_NAMES[name] for name in _NEEDED if name not in known]
    if "gross_hours" not in known:
        return Finding(
            rule,
            f"No hours saved are recorded for {initiative}.",
            Verdict.NOT_PLANNED,
        )
    rows = _frame(_steps(initiative, known))
    hours = dict(zip(rows["step"], rows["hours"], strict=True))
    if missing:
        return Finding(
            rule,
            f"Of {number(hours['gross'], 'hours')} a month gross, what is left cannot "
            f"be said: {listed(missing)} {'is' if len(missing) == 1 else 'are'} not "
            "stated.",
            Verdict.INCOMPLETE,
            remedy="measure what is missing, or mark it assumed",
            evidence=rows,
        )
    used = [known[name] for name in _NEEDED]
    vendor = hours.get("vendor's estimate")
    beside = (
        f" The vendor says {number(vendor, 'hours')}, an estimate of grade 0 in no sum."
        if vendor is not None
        else ""
    )
    unmeasured = [_NAMES[each.name] for each in used if not each.is_measured]
    rests = f" Stated, not measured: {listed(unmeasured)}." if unmeasured else ""
    said = (
        f"Of {number(hours['gross'], 'hours')} a month gross, "
        f"{number(-hours['rework'])} went into rework, {number(hours['net'])} are net, "
        f"{number(hours['recaptured'])} were put to other work and "
        f"{number(hours['cashable'])} left a budget ({percent(_kept(hours))} of gross)."
    )
    return Finding(
        rule,
        f"{said}{_worth(known, currency)}{rests}{beside}",
        Verdict.MEASURED if not unmeasured else Verdict.INCOMPLETE,
        tuple(
            Quantity(f"{step} hours a month", hours[step], "hours", basis=str(rests_on))
            for step, rests_on in zip(rows["step"], rows["rests_on"], strict=True)
            if step in ("gross", "net", "recaptured", "cashable")
        ),
        remedy=f"measure {listed(unmeasured)}" if unmeasured else "",
        evidence=rows,
    )


def _worth(known: dict[str, Factor], currency: str) -> str:
    amounts = [str(each) for each in worth(known, currency)]
    return f" A year of them is {listed(amounts)}." if amounts else ""


def _kept(hours: dict[str, float]) -> float:
    return hours["cashable"] / hours["gross"] if hours["gross"] else float("nan")


def worth(known: dict[str, Factor], currency: str) -> list[Amount]:
    """Return what the hours of a year are worth, by class: capacity and cash apart.

    Recaptured hours that left no budget are capacity; the rest is cashable. Empty
    where a factor or the hourly rate is missing.
    """
    if any(name not in known for name in (*_NEEDED, "hourly_rate")):
        return []
    gross, rework, recaptured, cashable, rate = (
        known[name].value for name in (*_NEEDED, "hourly_rate")
    )
    hours = gross * (1 - rework) * recaptured
    cash = 12 * hours * cashable * rate
    free = 12 * (hours - hours * cashable) * rate
    return [
        Amount(free, currency, BenefitClass.NON_CASHABLE),
        Amount(cash, currency, BenefitClass.CASHABLE),
    ]
