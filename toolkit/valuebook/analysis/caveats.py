"""What an answer does not rest on: gaps in the data, and what was not counted."""

from collections.abc import Iterator

import pandas as pd

from valuebook.analysis.months import end_of
from valuebook.analysis.realized import confirmed
from valuebook.analysis.rows import looked_up
from valuebook.analysis.tracking.ledger import ledger
from valuebook.analysis.tracking.progress import last_seen
from valuebook.model import BenefitClass, Finding, Verdict
from valuebook.model.wording import listed, money
from valuebook.register import Register

_DAYS = {"daily": 1, "weekly": 7, "monthly": 31, "quarterly": 92, "yearly": 366}


def caveats(register: Register, *, as_of: str) -> list[Finding]:
    """Return what one initiative's figures leave out, a finding each."""
    seen = last_seen(register, as_of=as_of)
    found = [
        *_not_observed(seen, register, as_of),
        *_unchecked(seen),
        *_without_money(register),
        *_only_by_group(register, as_of),
        *_early(register, as_of),
        *_other_class(register, as_of),
    ]
    if found:
        return found
    if register["benefits"]["measure_id"].isna().all():
        said = "No measure is promised, so no data bear on the promise."
        return [Finding("caveats.no_measure", said, Verdict.NOT_PLANNED)]
    said = (
        "Every promised measure is observed on time and checked, and all confirmed "
        "money is counted."
    )
    return [Finding("caveats.none", said, Verdict.SOUND)]


def _not_observed(
    seen: pd.DataFrame, register: Register, as_of: str
) -> Iterator[Finding]:
    never = seen[seen["latest"].isna()]
    if not never.empty:
        yield Finding(
            "caveats.never_observed",
            f"Never observed: {listed(list(never['measure'].dropna().unique()))}.",
            Verdict.NOT_MEASURED,
            remedy="record an actual, or say why it cannot be measured",
        )
    age = (end_of(as_of) - seen["latest_on"]).dt.days
    ended = register["initiatives"]["stage"].isin(["closed", "stopped"]).all()
    late = seen[(age > 2 * seen["frequency"].map(_DAYS)) & (not ended)]
    if not late.empty:
        names = [
            f"{name} (last {on:%Y-%m})"
            for name, on in zip(late["measure"], late["latest_on"], strict=True)
        ]
        yield Finding(
            "caveats.out_of_date",
            f"Out of date: {listed(list(dict.fromkeys(names)))}.",
            Verdict.INCOMPLETE,
            remedy="record the months that are missing",
        )


def _unchecked(seen: pd.DataFrame) -> Iterator[Finding]:
    unchecked = seen[seen["latest"].notna() & seen["validated_by"].isna()]
    if not unchecked.empty:
        yield Finding(
            "caveats.unchecked",
            "The last actual was checked by nobody: "
            f"{listed(list(unchecked['measure'].unique()))}.",
            Verdict.INCOMPLETE,
            remedy="have somebody outside the initiative check the figures",
        )


def _without_money(register: Register) -> Iterator[Finding]:
    benefits = register["benefits"]
    without = benefits[
        benefits["annual_value"].isna()
        & benefits["benefit_class"].ne(BenefitClass.NON_FINANCIAL)
    ]
    if not without.empty:
        yield Finding(
            "caveats.without_money",
            f"No value is stated for {listed(list(without['benefit_id']))}; "
            "no money of theirs is in any figure.",
            Verdict.INCOMPLETE,
            remedy="state the value per year, or class them as non-financial",
        )


def _only_by_group(register: Register, as_of: str) -> Iterator[Finding]:
    actuals = register["actuals"]
    until = actuals[actuals["date"] <= end_of(as_of)]
    whole = set(until.loc[until["group"].isna(), "measure_id"])
    parted = until.loc[~until["measure_id"].isin(whole), "measure_id"].unique()
    names = register["measures"].set_index("measure_id")["name"]
    if len(parted):
        yield Finding(
            "caveats.only_by_group",
            "Observed only group by group, so not counted as a whole: "
            f"{listed([str(names.get(each, each)) for each in parted])}.",
            Verdict.INCOMPLETE,
            remedy="record the value for all groups together",
        )


def _early(register: Register, as_of: str) -> Iterator[Finding]:
    currency = register.settings.currency
    rows = ledger(register, as_of=as_of)
    amounts = [
        f"{money(amount, currency)} {BenefitClass(name).label}"
        for name, amount in zip(rows["benefit_class"], rows["early"], strict=True)
        if amount
    ]
    if amounts:
        yield Finding(
            "caveats.early",
            f"Confirmed before its plan began, so not in the rates: {listed(amounts)}.",
            Verdict.INCOMPLETE,
        )


def _other_class(register: Register, as_of: str) -> Iterator[Finding]:
    benefits = register["benefits"]
    found = confirmed(register["realized"], benefits, as_of=as_of)
    promised = looked_up(
        found["benefit_id"], benefits.set_index("benefit_id")["benefit_class"]
    )
    other = found[found["benefit_class"] != promised]
    if other.empty:
        return
    pairs = other.groupby(["benefit_id", "benefit_class"], as_index=False).agg(
        realized=("realized", "sum")
    )
    amounts = [
        f"{money(amount, register.settings.currency)} of {benefit} as "
        f"{BenefitClass(name).label}"
        for benefit, name, amount in zip(
            pairs["benefit_id"], pairs["benefit_class"], pairs["realized"], strict=True
        )
    ]
    yield Finding(
        "caveats.other_class",
        f"Confirmed in another class than promised: {listed(amounts)}.",
        Verdict.INCOMPLETE,
        remedy="agree with finance what kind of money it is",
        evidence=pairs,
    )
