"""The ledger: planned beside realized money, and the verdict on the value."""

from typing import Any

import pandas as pd

from valuebook.analysis.planned import plan
from valuebook.analysis.realized import confirmed, judged, realization
from valuebook.analysis.rows import looked_up, rows_of
from valuebook.model import BenefitClass, Finding, Quantity, Tone, Verdict
from valuebook.model.wording import listed, money, percent
from valuebook.register import Register

_WORST_FIRST = (
    Verdict.STRUCTURAL_SHORTFALL,
    Verdict.OFF_PLAN,
    Verdict.BEHIND_PLAN,
    Verdict.WORSE_THAN_ACCEPTED,
    Verdict.SLOW_START,
    Verdict.WITHIN_TOLERANCE,
    Verdict.ON_PLAN,
    Verdict.ON_TRAJECTORY,
    Verdict.AHEAD_OF_PLAN,
    Verdict.EXCEEDING,
    Verdict.BETTER_THAN_ACCEPTED,
    Verdict.INSUFFICIENT_EVIDENCE,
    Verdict.NOT_MEASURED,
    Verdict.TOO_EARLY,
)


def worst(verdicts: pd.Series) -> Verdict:
    """Return the worst of what was judged; what could not be judged yields to it.

    >>> worst(pd.Series(["on plan", "behind plan", "not measured"])).value
    'behind plan'
    """
    found = set(verdicts)
    return next((each for each in _WORST_FIRST if each in found), Verdict.NOT_PLANNED)


def ledger(
    register: Register, *, as_of: str, by: tuple[str, ...] = ("benefit_class",)
) -> pd.DataFrame:
    """Return planned and realized money side by side, with a verdict on each row.

    The columns are those of `realization`, and verdict: not measured where value
    was due and none was confirmed, too early to tell where none is due yet, not
    planned where money was confirmed that nobody had promised in that class. A
    class that is planned below zero is a disbenefit: it is on plan while it came to
    no more than was accepted.
    """
    paid = confirmed(register["realized"], register["benefits"], as_of=as_of)
    rows = realization(plan(register), paid, as_of=as_of, by=by)
    return rows.assign(
        verdict=pd.Series(
            [_money(row, register.settings.tolerance) for row in rows_of(rows)],
            index=rows.index,
            dtype="str",
        )
    )


def to_date(register: Register, *, as_of: str) -> Finding:
    """Return what of the planned money was confirmed, to date and of the full life.

    >>> from valuebook.register import open_register, select
    >>> print(to_date(select(open_register(), "INI-008"), as_of="2026-09"))
    within tolerance: Of the value due by 2026-09 was confirmed to date: EUR 16.3 m of
    EUR 16.5 m cashable (99 %; full life 29 %) and EUR 324 k of EUR 320 k non-cashable
    (101 %; full life 28 %).
    """
    rule = "ledger.to_date"
    rows = ledger(register, as_of=as_of)
    planned = rows[rows["planned_full_life"] != 0]
    currency = register.settings.currency
    if planned.empty:
        return Finding(
            rule, "No value in money is planned for any month.", Verdict.NOT_PLANNED
        )
    due = planned[planned["planned_to_date"] != 0]
    verdict = worst(planned["verdict"])
    if due.empty:
        said = f"No value in money was due by {as_of}."
        return Finding(rule, said, verdict, evidence=rows)
    parts = [_confirmed(row, currency) for row in rows_of(due)]
    return Finding(
        rule,
        f"Of the value due by {as_of} was confirmed to date: {listed(parts)}.",
        verdict,
        tuple(
            Quantity(
                f"realization rate to date, {BenefitClass(row.benefit_class).label}",
                row.rate_to_date,
                "share",
                as_of,
                "confirmed over planned to date",
            )
            for row in rows_of(due)
        ),
        evidence=rows,
    )


def _confirmed(row: Any, currency: str) -> str:
    label = BenefitClass(row.benefit_class).label
    planned = money(row.planned_to_date, currency)
    if pd.isna(row.realized_to_date):
        return f"nothing of {planned} {label}"
    said = f"{money(row.realized_to_date, currency)} of {planned} {label}"
    if pd.isna(row.rate_to_date):
        return said
    return (
        f"{said} ({percent(row.rate_to_date)}; full life {percent(row.rate_full_life)})"
    )


def _money(row: Any, tolerance: float) -> Verdict:
    if row.planned_to_date == 0:
        return Verdict.TOO_EARLY if row.planned_full_life else Verdict.NOT_PLANNED
    if pd.isna(row.realized_to_date):
        return Verdict.NOT_MEASURED
    rate = row.realized_to_date / row.planned_to_date
    return judged(2 - rate if row.planned_to_date < 0 else rate, tolerance=tolerance)


def standing(register: Register, measures: pd.DataFrame, *, as_of: str) -> pd.DataFrame:
    """Return the verdict on the value of every initiative.

    `measures` are the promised measures with their verdicts (`fleet.measures`).
    Columns: initiative_id, money (verdict on confirmed money), measures (verdict on
    the promised measures) and value: the worse of the two, and not measured where
    money was due, none was confirmed and the measures do not say worse.
    """
    ids = register["initiatives"]["initiative_id"]
    rows = ledger(register, as_of=as_of, by=("initiative_id", "benefit_class"))
    paid = rows.groupby("initiative_id")["verdict"].agg(worst)
    moved = measures.groupby("initiative_id")["verdict"].agg(worst)
    both = pd.DataFrame(
        {
            "initiative_id": ids.to_numpy(),
            "money": looked_up(ids, paid).fillna(Verdict.NOT_PLANNED.value).to_numpy(),
            "measures": looked_up(ids, moved)
            .fillna(Verdict.NOT_PLANNED.value)
            .to_numpy(),
        }
    )
    value = [of_value(row.money, row.measures) for row in rows_of(both)]
    return both.assign(value=pd.Series(value, index=both.index, dtype="str"))


def of_value(money: str, measures: str) -> Verdict:
    """Return the verdict on value from those on money and on measures.

    Money behind plan of measures that are late, and nothing worse, is late too.
    """
    if (money, measures) == (Verdict.BEHIND_PLAN, Verdict.SLOW_START):
        return Verdict.SLOW_START
    together = worst(pd.Series([money, measures]))
    astray = together.tone in (Tone.BAD, Tone.CAUTION)
    unconfirmed = money == Verdict.NOT_MEASURED and not astray
    return Verdict.NOT_MEASURED if unconfirmed else together
