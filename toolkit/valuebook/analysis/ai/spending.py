"""Spend on AI by team, use case, vendor or model, in one basis and one currency."""

from collections.abc import Iterable
from decimal import Decimal, localcontext

import pandas as pd

from valuebook.analysis.ai.view import Spent, View, in_window
from valuebook.model import Finding, Quantity, Verdict, must_be_one_of
from valuebook.model.wording import listed, money, percent
from valuebook.sources import UNALLOCATED

BY = ("team", "use_case", "vendor", "model", "product", "category")
_DIGITS = 60
_MOST_UNALLOCATED = 0.1
_TOLD = 0.001  # a smaller share is told in money alone


def total(amounts: Iterable[Decimal]) -> Decimal:
    """Return the exact sum of amounts.

    >>> total([Decimal("0.1"), Decimal("0.2")])
    Decimal('0.3')
    """
    with localcontext(prec=_DIGITS):
        return sum(amounts, Decimal(0))


def spending(spent: Spent, view: View, *, by: str, as_of: str) -> pd.DataFrame:
    """Return the spend of the window by team, use case, vendor, model or category.

    Columns: what `by` names, usage, seats and other (of which: by category), all
    exact decimals in the view's currency, amount (their sum) and share of the whole.
    The rows add up to the bill, with what is unallocated in a row of its own.
    """
    if by not in BY:
        raise must_be_one_of("by", by, BY)
    rows = in_window(spent.rows, view.window(as_of))
    if view.team:
        rows = rows[rows["team"] == view.team]
    kind = rows["category"].where(rows["category"].isin(["usage", "seat"]), "other")
    named = rows[by].replace("", "(not said)")
    vendors = _one_spelling(rows["vendor"])
    if by == "vendor":
        named = vendors
    if by == "product":
        named = vendors + ": " + named
    whole = total(rows["amount"])
    lines = []
    for name, part in rows.assign(kind=kind).groupby(named, sort=True):
        sums = {
            each: total(part.loc[part["kind"] == each, "amount"])
            for each in ("usage", "seat", "other")
        }
        amount = total(sums.values())
        share = float(amount / whole) if whole else float("nan")
        lines.append((name, sums["usage"], sums["seat"], sums["other"], amount, share))
    lines.sort(key=lambda line: (line[0] == UNALLOCATED, -line[4], line[0]))
    columns = [by, "usage", "seats", "other", "amount", "share"]
    return pd.DataFrame(lines, columns=columns)


def _one_spelling(names: pd.Series) -> pd.Series:
    """Return names in one spelling where they differ in capitals alone.

    >>> list(_one_spelling(pd.Series(["microsoft", "Microsoft", "acme"])))
    ['Microsoft', 'Microsoft', 'acme']
    """
    folded = names.str.casefold()
    spelled: pd.Series = names.groupby(folded).transform("min")
    return spelled


def every_way(spent: Spent, view: View, *, as_of: str) -> pd.DataFrame:
    """Return the spend of the window by use case, vendor, model, team and product.

    Columns: by, of, usage, seats, other, amount and share; the rows of each `by` add up
    to the whole bill.
    """
    parts = [
        spending(spent, view, by=by, as_of=as_of)
        .rename(columns={by: "of"})
        .assign(by=by.replace("_", " "))
        for by in ("use_case", "vendor", "model", "team", "product")
    ]
    frame: pd.DataFrame = pd.concat(parts, ignore_index=True)
    return frame[["by", "of", "usage", "seats", "other", "amount", "share"]]


def shown(spending: pd.DataFrame) -> pd.DataFrame:
    """Return spend as a table shows it, in numbers to the cent; no column of zeros."""
    parts = [
        name
        for name in ("usage", "seats", "other")
        if any(amount != 0 for amount in spending[name])
    ]
    amounts = {name: spending[name].astype("float64") for name in (*parts, "amount")}
    named = [name for name in spending.columns if name in ("by", "of", *BY)]
    texts = {name: spending[name].str.replace("_", " ") for name in named}
    return spending.assign(**texts, **amounts)[[*named, *parts, "amount", "share"]]


def basis(spent: Spent, view: View, *, as_of: str) -> str:
    """Return what the amounts of a table of spend are, as a sentence."""
    return (
        f"{spent.basis.capitalize()}, {view.period(as_of)}; a period that "
        "reaches out of it counts by days; other currencies at the rate of their month."
    )


def bill(spent: Spent, view: View, *, as_of: str) -> Finding:
    """Return what the window cost, what of it is unallocated, and what is left out."""
    rule = "ai_spending.bill"
    rows = in_window(spent.rows, view.window(as_of))
    if view.team:
        return _of_team(spent, rows[rows["team"] == view.team], view, as_of=as_of)
    if rows.empty:
        return Finding(
            rule,
            f"{view.over(as_of)} no {view.basis} spend is in the exports.",
            Verdict.NOT_MEASURED,
            remedy="put the vendors' cost reports into the folder ai/",
        )
    whole = total(rows["amount"])
    nobody = total(rows.loc[rows["team"] == UNALLOCATED, "amount"])
    share = float(nobody / whole) if whole else 0.0
    amount = money(float(whole), spent.currency)
    unallotted = money(float(nobody), spent.currency)
    part = f" ({percent(share)})" if abs(share) >= _TOLD else ""
    allotted = (
        f"of which {unallotted}{part} is allotted to no team"
        if nobody
        else "all of it allotted to teams"
    )
    said = f"{view.over(as_of)}: {amount} {spent.basis}, {allotted}."
    if spent.other_bases:
        bases = listed(list(spent.other_bases))
        said += f" The exports hold {bases} amounts too, other views of the same bill."
    if spent.no_rate:
        missing = [f"{name} {amount:,.2f}" for name, amount in spent.no_rate]
        said += f" Left out for want of an exchange rate: {listed(missing)}."
    if not spent.partial.isdisjoint(rows["source"]):
        said += " A page of it is missing, so it is too low."
        remedy = "download the pages that the log names"
    elif spent.no_rate:
        remedy = "add the rates to fx_rates.csv"
    elif share > _MOST_UNALLOCATED:
        remedy = "name the keys that are nobody's in ai/org_map.csv"
    else:
        remedy = ""
    return Finding(
        rule,
        said,
        Verdict.INCOMPLETE if remedy else Verdict.MEASURED,
        (
            Quantity(
                "AI spend",
                float(whole),
                spent.currency,
                as_of,
                f"{spent.basis}, {view.period(as_of)}",
            ),
            Quantity("allotted to no team", share, "share", as_of, spent.basis),
        ),
        remedy=remedy,
        evidence=rows,
    )


def _of_team(spent: Spent, rows: pd.DataFrame, view: View, *, as_of: str) -> Finding:
    """Return what one team's part of the bill is."""
    amount = money(float(total(rows["amount"])), spent.currency)
    return Finding(
        "ai_spending.bill",
        f"{view.over(as_of)}: {amount} {spent.basis} for {view.team}.",
        Verdict.MEASURED,
        evidence=rows,
    )


def by_day(rows: pd.DataFrame) -> pd.DataFrame:
    """Return spend of each day, a period spread evenly over its days.

    Columns: date, kind (usage or seat) and amount as float64. Of the categories, usage
    is one and seat the other; commitments, credits and taxes are neither.
    """
    told = rows[rows["category"].isin(["usage", "seat"])]
    ended = told["period_end"].fillna(told["date"])
    days = (ended - told["date"]).dt.days + 1
    daily = pd.DataFrame(
        {
            "date": [
                pd.date_range(first, last)
                for first, last in zip(told["date"], ended, strict=True)
            ],
            "kind": told["category"].to_numpy(),
            "amount": told["amount"].astype("float64").to_numpy() / days.to_numpy(),
        }
    ).explode("date")
    daily = daily.assign(date=pd.to_datetime(daily["date"]).astype("datetime64[s]"))
    sums: pd.DataFrame = daily.groupby(["kind", "date"])["amount"].sum().reset_index()
    return sums
