"""The six links from delivery to money: how much of the plan came through each.

The conversion of a link is its share over that of the last link before it which could
be judged; its interval is that of E. C. Fieller, "Some problems in interval
estimation", Journal of the Royal Statistical Society B 16 (1954).
"""

from math import isfinite, nan, sqrt
from typing import Any

import pandas as pd

from valuebook.analysis.months import end_of
from valuebook.analysis.review.link_share import OWN_BEST, link_verdict, measured_share
from valuebook.analysis.review.planned_change import planned_changes
from valuebook.analysis.rows import rows_of, with_unit
from valuebook.analysis.tracking.delivery import delivery
from valuebook.analysis.tracking.progress import (
    KEYS,
    observed,
)
from valuebook.model import Finding, Quantity, Verdict
from valuebook.model.wording import NOT_MEASURED, listed, number, percent, words
from valuebook.register import Register
from valuebook.register.tables.objectives import CHAIN_LINKS

COLUMNS = [
    "chain_link",
    "measure_id",
    "measure",
    "unit",
    "said_by",
    "lately",
    "planned",
    "observed_on",
    "share",
    "low",
    "high",
    "conversion",
    "conversion_low",
    "conversion_high",
    "verdict",
]


def value_chain(
    register: Register, key_results: pd.DataFrame, *, as_of: str
) -> pd.DataFrame:
    """Return the six links of one initiative, a row each, in their order.

    Takes the register of the initiative and the key results of the whole register.
    Of several measures of a link the one with the lowest share stands for it.
    Columns: chain_link, measure_id, measure, unit, said_by (who states the plan),
    lately (mean of the last three observations), planned (level for those months),
    observed_on, share with low and high (of the change planned by now, 95 %
    interval), conversion with conversion_low and conversion_high (against the last
    link before it that was judged) and verdict: held, behind plan, broken (high is
    below 80 %), too early to tell, not planned, not measured.
    """
    found = _measured(register, key_results, as_of)
    order = {verdict.value: place for place, verdict in enumerate(_SPEAKS_FIRST)}
    ranked = found.assign(rank=found["verdict"].map(order)).sort_values(
        ["rank", "share"], kind="stable"
    )
    one = ranked.drop_duplicates("chain_link").set_index("chain_link")
    rows = one.reindex(list(CHAIN_LINKS)).reset_index()
    rows = _with_work_done(rows, register, as_of)
    rows = rows.assign(
        verdict=rows["verdict"].fillna(Verdict.NOT_MEASURED.value).astype("str")
    )
    return _with_conversion(rows)[COLUMNS]


_SPEAKS_FIRST = (
    Verdict.BROKEN,
    Verdict.BEHIND_PLAN,
    Verdict.HELD,
    Verdict.TOO_EARLY,
    Verdict.NOT_PLANNED,
    Verdict.NOT_MEASURED,
)


def _measured(
    register: Register, key_results: pd.DataFrame, as_of: str
) -> pd.DataFrame:
    """Return every measure of a link that was observed, judged where it can be."""
    seen = observed(register["actuals"], as_of=as_of)
    changes = planned_changes(register, key_results)
    named = register["measures"].set_index("measure_id")
    go_live = register["initiatives"]["go_live"].iloc[0]
    tolerance = register.settings.tolerance
    rows = [
        measured_share(
            named.loc[[str(keys[1])]].iloc[0],
            observations,
            changes[changes["measure_id"] == keys[1]],
            go_live=go_live,
            tolerance=tolerance,
        )
        for keys, observations in seen.groupby(KEYS)
        if isinstance(named.loc[str(keys[1]), "chain_link"], str)
    ]
    return pd.DataFrame([row for row in rows if row], columns=COLUMNS)


def _with_work_done(rows: pd.DataFrame, register: Register, as_of: str) -> pd.DataFrame:
    """Return the links with the work done where no measure says how far that is."""
    done = float(delivery(register)["work_complete"].iloc[0])
    is_blank = rows["chain_link"].eq("implementation") & rows["share"].isna()
    if not is_blank.any() or not isfinite(done):
        return rows
    known = {
        "measure": "Work done",
        "unit": "% of the work",
        "said_by": "workstreams, weighted by plan lines",
        "lately": 100 * done,
        "planned": 100.0,
        "verdict": Verdict.TOO_EARLY.value,
    }
    go_live = register["initiatives"]["go_live"].iloc[0]
    if pd.notna(go_live) and go_live <= end_of(as_of):
        verdict = link_verdict(done, done, register.settings.tolerance)
        known |= dict.fromkeys(("share", "low", "high"), done)
        known["verdict"] = verdict.value
    texts = ("measure", "unit", "said_by", "verdict")
    rows = rows.astype(dict.fromkeys(texts, "object"))
    filled = {
        column: rows[column].mask(is_blank, value) for column, value in known.items()
    }
    return rows.assign(**filled)


def _with_conversion(rows: pd.DataFrame) -> pd.DataFrame:
    before: Any = None
    found = []
    for row in rows_of(rows):
        found.append(_ratio(row, before) if before is not None else (nan, nan, nan))
        before = row if pd.notna(row.share) else before
    columns = ["conversion", "conversion_low", "conversion_high"]
    return rows.drop(columns=columns, errors="ignore").join(
        pd.DataFrame(found, index=rows.index, columns=columns)
    )


def _ratio(row: Any, before: Any) -> tuple[float, float, float]:
    """Return a link's share over that of the link before, with Fieller's interval."""
    over, under = row.share, before.share
    if pd.isna(over) or under <= 0:
        return nan, nan, nan
    above, below = ((each.high - each.low) / 2 for each in (row, before))
    a = under**2 - below**2
    c = over**2 - above**2
    if a <= 0:
        return over / under, nan, nan
    root = sqrt(max(over**2 * under**2 - a * c, 0.0))
    return over / under, (over * under - root) / a, (over * under + root) / a


def first_broken_link(chain: pd.DataFrame, *, as_of: str) -> Finding:
    """Return where value was lost first on its way to money, as a finding."""
    rule = "chain.first_broken_link"
    judged = chain[chain["share"].notna()]
    quantities = tuple(
        Quantity(
            f"share of planned change, {words(row.chain_link)}",
            row.share,
            "share",
            as_of,
            f"{row.measure}: mean of the last three observations",
        )
        for row in rows_of(judged)
    )
    broken = chain[chain["verdict"] == Verdict.BROKEN]
    if broken.empty:
        return _unbroken(rule, chain, judged, quantities)
    place = broken.index[0]
    row = next(rows_of(broken))
    before = judged.loc[judged.index < place]
    said = f"The chain breaks first at {words(row.chain_link)}: {_evidence(row)}"
    if not before.empty:
        last = list(rows_of(before))[-1]
        said += f"; {words(last.chain_link)} before it shows {percent(last.share)}"
    unknown = _names(chain[(chain.index < place) & chain["share"].isna()])
    if unknown:
        said += f". Whether it broke earlier, at {unknown}, cannot be told: no target"
        said += " or no observation"
    return Finding(
        rule,
        f"{said}.",
        Verdict.BROKEN,
        quantities,
        f"begin with {words(row.chain_link)}: what comes after it cannot mend it",
        evidence=chain,
    )


def _unbroken(
    rule: str,
    chain: pd.DataFrame,
    judged: pd.DataFrame,
    quantities: tuple[Quantity, ...],
) -> Finding:
    if judged.empty:
        if chain["verdict"].eq(Verdict.TOO_EARLY).any():
            return Finding(rule, "No link of the chain is due yet.", Verdict.TOO_EARLY)
        return Finding(
            rule,
            "No link of the chain has both a target and observations, so nobody can "
            "say where value is lost.",
            Verdict.NOT_MEASURED,
            remedy="give each link one measure with baseline, target and source",
        )
    short = judged[judged["verdict"] == Verdict.BEHIND_PLAN]
    rest = _rest(chain)
    early = chain["verdict"].eq(Verdict.TOO_EARLY).any()
    short = judged[judged["verdict"] == Verdict.BEHIND_PLAN]
    if short.empty:
        said = f"No link that could be judged is broken: {_names(judged)} held."
        verdict = Verdict.INCOMPLETE if rest else Verdict.HELD
        verdict = Verdict.TOO_EARLY if early else verdict
        return Finding(rule, said + rest, verdict, quantities, evidence=chain)
    row = next(rows_of(short))
    said = (
        f"No link is broken beyond doubt; {words(row.chain_link)} is short: "
        f"{_evidence(row)}.{rest}"
    )
    return Finding(rule, said, Verdict.BEHIND_PLAN, quantities, evidence=chain)


def _rest(chain: pd.DataFrame) -> str:
    """Return which links could not be judged and why, as sentences."""
    said = ""
    for verdicts, why in (
        ((Verdict.TOO_EARLY,), "Not due yet"),
        ((Verdict.NOT_PLANNED,), "Observed without a target"),
        ((Verdict.NOT_MEASURED,), "Not observed"),
    ):
        if names := _names(chain[chain["verdict"].isin(verdicts)]):
            said += f" {why}: {names}."
    return said


def _evidence(row: Any) -> str:
    between = ""
    if isfinite(row.low) and row.high > row.low:
        between = f" ({percent(row.low)} to {percent(row.high)})"
    of_what = "of the change planned by now"
    if row.said_by == OWN_BEST:
        of_what = f"of its best since go-live, {number(row.planned, row.unit)}"
    return f"“{row.measure}” shows {percent(row.share)}{between} {of_what}"


def _names(rows: pd.DataFrame) -> str:
    return listed([words(each) for each in rows["chain_link"]])


def shown(chain: pd.DataFrame) -> pd.DataFrame:
    """Return the links as a reader needs them: shares with intervals, in words."""
    return pd.DataFrame(
        {
            "link": chain["chain_link"].map(words),
            "measure": with_unit(chain["measure"], chain["unit"]).fillna("none"),
            "planned_by_now": [_planned(row) for row in rows_of(chain)],
            "lately": [
                number(each) if pd.notna(each) else NOT_MEASURED
                for each in chain["lately"]
            ],
            "of_plan": [_range(row, "") for row in rows_of(chain)],
            "of_link_before": [_range(row, "conversion_") for row in rows_of(chain)],
            "verdict": chain["verdict"],
        }
    )


def _planned(row: Any) -> str:
    """Return what was planned by now, and which row or rule says so."""
    by = row.said_by if isinstance(row.said_by, str) else "no target"
    return f"{number(row.planned)} ({by})" if pd.notna(row.planned) else by


def _range(row: Any, prefix: str) -> str:
    middle = row.conversion if prefix else row.share
    low, high = (getattr(row, f"{prefix}{side}") for side in ("low", "high"))
    if pd.isna(middle):
        return "not judged"
    if pd.isna(low) or low == high:
        return percent(middle)
    return f"{percent(middle)} ({percent(low)} to {percent(high)})"
