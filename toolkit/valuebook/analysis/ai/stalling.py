"""Flags that AI stalls: used less, paid more without return, unproven, passed over.

A flag says its own numbers and the day since which it holds. It is held back where the
data are late, a page of them is missing, or the group is too small to be shown.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

import pandas as pd

from valuebook.analysis.ai.adoption import funnel
from valuebook.analysis.ai.adoption_flags import adoption_flags
from valuebook.analysis.ai.factors import some
from valuebook.analysis.ai.flag import Flag, Thresholds
from valuebook.analysis.ai.measured import Measured
from valuebook.analysis.ai.spend_flags import spend_flags
from valuebook.analysis.ai.view import each_initiative, exported_each, unclaimed
from valuebook.analysis.months import end_of
from valuebook.analysis.rows import rows_of
from valuebook.analysis.tracking.gates import criteria
from valuebook.model import Finding, Quantity, Verdict
from valuebook.model.wording import counted, listed, number
from valuebook.register import Register
from valuebook.sources import Exports

COLUMNS = ["flag", "of", "since", "numbers", "held_back"]


def flags(
    measured: Measured,
    own: Register,
    *,
    as_of: str,
    thresholds: Thresholds | None = None,
) -> list[Flag]:
    """Return every flag that is raised or held back, of teams and of initiatives."""
    rules = thresholds or Thresholds()
    floor, exports = own.settings.privacy_floor, measured.exports

    def used(part: Exports) -> Iterator[Flag]:
        rows = funnel(part, as_of=as_of, floor=floor, among=measured.funnel)
        return adoption_flags(part, rows, as_of=as_of, thresholds=rules)

    found = [*used(unclaimed(exports, own))]
    paid = dict(list(measured.spent.rows.groupby("use_case")))
    nothing = measured.spent.rows.iloc[:0]
    tables = ("initiatives", "benefits", "actuals")
    parts = exported_each(exports, own["initiatives"]["initiative_id"])
    for initiative, one in each_initiative(own, *tables):
        part = parts[initiative]
        if len(part["usage"]) or len(part["spend"]):
            found += [replace(flag, initiative=initiative) for flag in used(part)]
        spent = replace(measured.spent, rows=paid.get(initiative, nothing))
        found += spend_flags(one, spent, initiative, as_of=as_of, thresholds=rules)
        found += evidence_flags(one, initiative, as_of=as_of, thresholds=rules)
    return [*found, *gate_flags(own, as_of=as_of)]


def shown(flags: Iterable[Flag]) -> pd.DataFrame:
    """Return flags as a table, those that are raised first.

    Columns: flag, of, since, numbers and held_back.
    """
    return pd.DataFrame(
        [
            (
                each.name,
                each.of,
                "" if each.since is None else f"{each.since:%Y-%m-%d}",
                each.numbers,
                each.held_back,
            )
            for each in sorted(flags, key=lambda flag: not flag.is_raised)
        ],
        columns=COLUMNS,
    )


def evidence_flags(
    own: Register,
    initiative: str,
    *,
    as_of: str,
    thresholds: Thresholds | None = None,
) -> Iterator[Flag]:
    """Yield whether nothing promised was observed for weeks since go-live."""
    rules = thresholds or Thresholds()
    row = own["initiatives"].set_index("initiative_id").loc[initiative]
    live = row["go_live"]
    if pd.isna(live) or live > end_of(as_of):
        return
    actuals = own["actuals"]
    benefits = own["benefits"]
    ids = benefits.loc[benefits["initiative_id"] == initiative, "measure_id"]
    seen = actuals[
        actuals["initiative_id"].eq(initiative)
        & actuals["measure_id"].isin(ids.dropna())
        & actuals["date"].between(live, end_of(as_of))
    ]
    last = seen["date"].max() if len(seen) else live
    weeks = (end_of(as_of) - last).days // 7
    if weeks >= rules.evidence_weeks:
        said = "last observed" if len(seen) else "nothing observed since go-live"
        yield Flag(
            "no evidence",
            initiative,
            last + pd.Timedelta(weeks=rules.evidence_weeks),
            f"{said} on {last:%Y-%m-%d}, {counted(weeks, 'week')} ago",
            initiative=initiative,
        )


def gate_flags(own: Register, *, as_of: str) -> Iterator[Flag]:
    """Yield gates that are past their date undecided, or were passed over."""
    gates = own["gates"]
    due = gates[gates["due"] <= end_of(as_of)]
    judged = criteria(own, as_of=as_of).set_index(["initiative_id", "gate"])
    for row in rows_of(due.sort_values(["initiative_id", "due"])):
        place = (row.initiative_id, row.gate)
        found = judged.loc[place] if place in judged.index else None
        decided = pd.notna(row.decided_on) and row.decided_on <= end_of(as_of)
        failed = found is not None and found["verdict"] in (
            Verdict.BREACHED.value,
            Verdict.NOT_MET.value,
        )
        level = (
            f"{found['measure']} {number(found['level'], found['unit'])}, asked for "
            f"{number(found['minimum'], found['unit'])}"
            if found is not None
            else "no criterion"
        )
        missed = Flag(
            "gate missed",
            f"{row.initiative_id}, {row.gate}",
            row.due,
            f"{level}; undecided for {counted((end_of(as_of) - row.due).days, 'day')}",
            initiative=row.initiative_id,
        )
        if not decided:
            yield missed
        elif failed and row.decision in ("proceed", "scale"):
            said = f"{level}; decided to {row.decision}"
            yield replace(missed, since=row.decided_on, numbers=said)


def rules(thresholds: Thresholds | None = None) -> str:
    """Return the rules of the flags with their numbers, as a sentence."""
    chosen = thresholds or Thresholds()
    said = [f"{row.flag}: {row.raised_when}" for row in rows_of(chosen.shown())]
    return f"{'; '.join(said)}."


def raised(flags: list[Flag], measured: Measured, *, as_of: str) -> Finding:
    """Return which flags are raised and which are held back, as a finding.

    Where the exports tell nothing, use and spend were not looked at, and it says so.
    """
    rule = "ai_stalling.flags"
    paid = measured.spent.rows["date"] <= end_of(as_of)
    blind = measured.funnel.empty and not paid.any()
    unseen = " Use and spend were not looked at: no export tells them." if blind else ""
    up = [each for each in flags if each.is_raised]
    back = [each for each in flags if not each.is_raised]
    held = (
        f" {counted(len(back), 'flag')} {'is' if len(back) == 1 else 'are'} held back: "
        f"{listed(sorted({each.held_back for each in back}))}."
        if back
        else ""
    )
    quantities = tuple(
        Quantity(name, float(sum(each.name == name for each in up)), "flags")
        for name in dict.fromkeys(each.name for each in up)
    )
    if not up:
        found = Verdict.NOT_MEASURED if blind else Verdict.SOUND
        return Finding(rule, f"No flag is raised.{held}{unseen}", found, quantities)
    said = [
        f"{name} at {some([each.of for each in up if each.name == name])}"
        for name in dict.fromkeys(each.name for each in up)
    ]
    return Finding(
        rule,
        f"Raised: {'; '.join(said)}.{held}{unseen}",
        Verdict.GAP,
        quantities,
        remedy="ask the owners of each, with the numbers below",
        evidence=shown(flags),
    )
