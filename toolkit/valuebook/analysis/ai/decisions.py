"""What to stop, what to scale, and what has to be mended or measured first."""

from collections.abc import Sequence

import pandas as pd

from valuebook.analysis.ai.factors import some
from valuebook.analysis.ai.flag import Flag
from valuebook.analysis.ai.returns import BURNING, CAPACITY, GENERATING, NOT_MEASURED
from valuebook.analysis.ai.view import Spent
from valuebook.analysis.ai.weeks import ALL_TEAMS
from valuebook.analysis.rows import rows_of
from valuebook.model import Finding, Quantity, Verdict
from valuebook.model.wording import counted, listed, money, words
from valuebook.register import Register

STOP, SCALE, MEND, MEASURE = "stop", "scale", "mend", "measure first"
RULES = (
    "Scale what generates value and raises no flag; stop what burns cash and stalls or "
    "missed a gate; measure first what has no recorded cost; mend the rest. Cost: the "
    "running cost in the ledger, or the bill where that is more; value per cost: of "
    "the class of value that has most."
)
_STOPS = ("adoption stall", "gate missed", "no evidence")
_VERDICTS = {
    SCALE: Verdict.MET,
    MEND: Verdict.INCOMPLETE,
    STOP: Verdict.NOT_MET,
    MEASURE: Verdict.NOT_MEASURED,
}
_WORST_FIRST = (STOP, MEND, MEASURE, SCALE)


def decisions(
    own: Register, returns: pd.DataFrame, flags: Sequence[Flag]
) -> pd.DataFrame:
    """Return what the data suggest for each initiative: stop, mend, measure or scale.

    Columns: initiative_id, name, standing, cost (of the window), value_per_cost (of the
    class of value that has most), flags (names of those raised) and suggestion.
    """
    by_id = returns.groupby("initiative_id")
    standing, cost = by_id["standing"].first(), by_id["cost"].first()
    best = by_id["per_unit"].max()
    lines = []
    initiatives = own["initiatives"]
    for row in rows_of(initiatives[initiatives["is_ai"]]):
        stands = str(standing[row.initiative_id])
        raised = list(
            dict.fromkeys(
                flag.name
                for flag in flags
                if flag.is_raised and flag.initiative == row.initiative_id
            )
        )
        lines.append(
            (
                row.initiative_id,
                row.name,
                stands,
                float(cost[row.initiative_id]),
                float(best[row.initiative_id]),
                ", ".join(raised),
                _suggestion(stands, raised),
            )
        )
    columns = ["initiative_id", "name", "standing", "cost", "value_per_cost", "flags"]
    return pd.DataFrame(lines, columns=[*columns, "suggestion"])


def _suggestion(standing: str, raised: list[str]) -> str:
    if standing == NOT_MEASURED:
        return MEASURE
    if standing == GENERATING and not raised:
        return SCALE
    if standing == BURNING and any(each in _STOPS for each in raised):
        return STOP
    return MEND


_BECAUSE = {
    GENERATING: "it brings more money than it costs to run",
    CAPACITY: "its running cost is made up for by capacity, not by money",
    BURNING: "it brings less than it costs to run",
    NOT_MEASURED: "no running cost is recorded",
}


_IT = {
    SCALE: "Scale it",
    MEND: "Mend it",
    STOP: "Stop it",
    MEASURE: "Measure it first",
}


def shown(decisions: pd.DataFrame) -> pd.DataFrame:
    """Return the suggestions as a reader needs them: the worst and dearest first."""
    worst = decisions["suggestion"].map(_WORST_FIRST.index)
    ordered = decisions.assign(worst=worst).sort_values(
        ["worst", "cost"], ascending=[True, False], kind="stable", ignore_index=True
    )
    return ordered.assign(
        initiative=ordered["name"] + " (" + ordered["initiative_id"] + ")",
        flags_raised=ordered["flags"].replace("", "none"),
    )[
        [
            "initiative",
            "suggestion",
            "standing",
            "cost",
            "value_per_cost",
            "flags_raised",
        ]
    ]


def answer(decisions: pd.DataFrame) -> Finding:
    """Return in one line what is to be done, as a finding."""
    rule = "ai_value.decision"
    if decisions.empty:
        return Finding(
            rule,
            "AI does no part of the work here, so this page does not apply.",
            Verdict.NOT_APPLICABLE,
        )
    found = list(decisions["suggestion"])
    worst = next(each for each in _WORST_FIRST if each in found)
    if len(decisions) == 1:
        (row,) = rows_of(decisions)
        raised = f"flags raised: {row.flags}" if row.flags else "no flag is raised"
        said = f"{_IT[row.suggestion]}: {_BECAUSE[row.standing]}; {raised}."
    else:
        parts = [
            f"{each} {some(list(part['name']))}"
            for each in _WORST_FIRST
            if len(part := decisions[decisions["suggestion"] == each])
        ]
        sentence = "; ".join(parts)
        said = f"{sentence[0].upper()}{sentence[1:]}."
    return Finding(
        rule,
        said,
        _VERDICTS[worst],
        tuple(
            Quantity(f"to {each}", float(found.count(each)), "initiatives")
            for each in dict.fromkeys(found)
        ),
        evidence=decisions,
    )


def idle_seats(funnel: pd.DataFrame, spent: Spent) -> Finding:
    """Return what the seats that nobody uses cost in a month, as a finding."""
    rule = "ai_value.idle_seats"
    paid = spent.rows[spent.rows["category"] == "seat"]
    said, quantities = [], []
    for row in rows_of(funnel[funnel["team"] == ALL_TEAMS]):
        seats = paid[paid["product"] == f"{row.tool} seats"]
        if seats.empty or row.hides_counts or pd.isna(row.idle) or not row.idle:
            continue
        last = seats[seats["date"] == seats["date"].max()]
        price = float(last["amount"].sum()) / float(last["quantity"].sum())
        cost = price * row.idle
        said.append(
            f"{counted(int(row.idle), 'idle seat')} of {words(row.tool)} "
            f"{'costs' if row.idle == 1 else 'cost'} "
            f"{money(cost, spent.currency)} a month"
        )
        quantities.append(
            Quantity(
                f"idle seats, {words(row.tool)}", cost, spent.currency, basis="a month"
            )
        )
    if paid.empty:
        return Finding(
            rule,
            "No seats are known with their price, so none is known to be idle.",
            Verdict.NOT_MEASURED,
        )
    whole = funnel[(funnel["team"] == ALL_TEAMS) & ~funnel["hides_counts"]]
    if not said and whole["idle"].isna().all():
        return Finding(
            rule,
            "Seats are paid for, and no export tells how many of them are used.",
            Verdict.NOT_MEASURED,
            remedy="put the vendor's report by person into the folder ai/",
        )
    if not said:
        return Finding(rule, "No seat that is paid for is idle.", Verdict.SOUND)
    return Finding(
        rule,
        f"{listed(said)}.",
        Verdict.GAP,
        tuple(quantities),
        remedy="hand them on or end them before more are bought",
    )
