"""The look back: what the value has come to, against what was promised."""

from typing import Any

import pandas as pd

from valuebook.analysis.delivery import delivery
from valuebook.analysis.months import end_of
from valuebook.analysis.planned import plan
from valuebook.analysis.progress import progress
from valuebook.analysis.realized import confirmed, cumulative, judged, realization
from valuebook.analysis.rows import looked_up, rows_of
from valuebook.model import BenefitClass, Finding, Quantity, Tone, Verdict
from valuebook.model.wording import counted, listed, money, percent
from valuebook.register import Register

_WORST_FIRST = (
    Verdict.NOT_MET,
    Verdict.BEHIND_PLAN,
    Verdict.WITHIN_TOLERANCE,
    Verdict.ON_PLAN,
    Verdict.MET,
    Verdict.AHEAD_OF_PLAN,
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
    planned where money was confirmed that nobody had promised in that class.
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


def _money(row: Any, tolerance: float) -> Verdict:
    if pd.notna(row.rate_to_date):
        return judged(row.rate_to_date, tolerance=tolerance)
    if row.planned_to_date > 0:
        return Verdict.NOT_MEASURED
    return Verdict.TOO_EARLY if row.planned_full_life > 0 else Verdict.NOT_PLANNED


def cumulative_by_class(register: Register, *, as_of: str) -> pd.DataFrame:
    """Return planned and realized value added up; columns as of `cumulative`."""
    paid = confirmed(register["realized"], register["benefits"], as_of=as_of)
    return cumulative(plan(register), paid, as_of=as_of)


def standing(register: Register, *, as_of: str) -> pd.DataFrame:
    """Return the verdict on the value of every initiative.

    Columns: initiative_id, money (verdict on confirmed money), measures (verdict on
    the promised measures) and value: the worse of the two, and not measured where
    money was due, none was confirmed and the measures do not say worse.
    """
    ids = register["initiatives"]["initiative_id"]
    rows = ledger(register, as_of=as_of, by=("initiative_id", "benefit_class"))
    moved = progress(register, as_of=as_of)
    money = rows.groupby("initiative_id")["verdict"].agg(worst)
    measures = moved.groupby("initiative_id")["verdict"].agg(worst)
    both = pd.DataFrame(
        {
            "initiative_id": ids.to_numpy(),
            "money": looked_up(ids, money).fillna(Verdict.NOT_PLANNED.value).to_numpy(),
            "measures": looked_up(ids, measures)
            .fillna(Verdict.NOT_PLANNED.value)
            .to_numpy(),
        }
    )
    value = [_value(row.money, row.measures) for row in rows_of(both)]
    return both.assign(value=pd.Series(value, index=both.index, dtype="str"))


def _value(money: str, measures: str) -> Verdict:
    found = worst(pd.Series([money, measures]))
    together = _OF_VALUE.get(found, found)
    unconfirmed = money == Verdict.NOT_MEASURED and together.tone is not Tone.BAD
    return Verdict.NOT_MEASURED if unconfirmed else together


def shares(register: Register, *, as_of: str) -> pd.DataFrame:
    """Return what of the plan to date was delivered, and what of the value arrived.

    Takes the register of one initiative. Columns: side ("delivery" or "value"),
    name and share; a measure's share is that of the promised change over that
    planned by now, NaN where it was not measured.
    """
    due = ledger(register, as_of=as_of).query("planned_to_date > 0")
    moved = progress(register, as_of=as_of).query("planned_share > 0")
    classes = [BenefitClass(each).label for each in due["benefit_class"]]
    parts = (
        ("delivery", ["Work done"], delivery(register)["work_complete"]),
        ("value", moved["measure"], moved["share"] / moved["planned_share"]),
        ("value", [f"Money, {each}" for each in classes], due["rate_to_date"]),
    )
    return pd.concat(
        [
            pd.DataFrame({"side": side, "name": list(names), "share": list(share)})
            for side, names, share in parts
        ],
        ignore_index=True,
    ).astype({"share": "float64"})


_OF_VALUE = {
    Verdict.NOT_MET: Verdict.BEHIND_PLAN,
    Verdict.MET: Verdict.ON_PLAN,
}


def answer(register: Register, *, as_of: str) -> Finding:
    """Return what the value of one initiative has come to, as a finding."""
    verdict = Verdict(standing(register, as_of=as_of)["value"].iloc[0])
    rows = ledger(register, as_of=as_of)
    moved = progress(register, as_of=as_of)
    if register["benefits"].empty:
        said = "No benefit is promised, so there is nothing to review."
        return Finding("review.answer", said, Verdict.NOT_PLANNED, remedy=_PROMISE)
    if verdict is Verdict.TOO_EARLY:
        said = _not_due(register, as_of)
    else:
        parts = [
            money_to_date(rows, register.settings.currency),
            measures_to_date(moved),
        ]
        said = f"By {as_of}, {'; '.join(part for part in parts if part)}."
    return Finding(
        "review.answer",
        said,
        verdict,
        rates(rows, as_of=as_of),
        _REMEDIES.get(verdict, ""),
        evidence=rows,
    )


_PROMISE = "write what will be measurably better, from where to where, by when"
_REMEDIES = {
    Verdict.NOT_MEASURED: "have the value that was due confirmed or denied",
    Verdict.BEHIND_PLAN: "decide whether to scale, redesign or stop",
}


def _not_due(register: Register, as_of: str) -> str:
    go_live = register["initiatives"]["go_live"].iloc[0]
    if pd.isna(go_live):
        return "No go-live is set, so nothing is due."
    when = f"{go_live:%Y-%m-%d}"
    if go_live > end_of(as_of):
        return f"It goes live on {when}; nothing is due by {as_of}."
    return f"It went live on {when}; by its own plan no effect is due by {as_of}."


def money_to_date(rows: pd.DataFrame, currency: str) -> str:
    """Return how much of the planned money was confirmed, as part of a sentence."""
    due = rows[rows["planned_to_date"] > 0]
    known = due[due["rate_to_date"].notna()]
    unknown = due[due["rate_to_date"].isna()]
    if due.empty:
        return ""
    if known.empty:
        amounts = [
            f"{money(row.planned_to_date, currency)} of {_label(row)} value"
            for row in rows_of(unknown)
        ]
        return f"none of the {listed(amounts)} that was planned has been confirmed"
    shares = [f"{percent(row.rate_to_date)} of {_label(row)}" for row in rows_of(known)]
    said = f"{listed(shares)} value planned to date was confirmed"
    missing = listed([_label(row) for row in rows_of(unknown)])
    return f"{said} (nothing for {missing})" if missing else said


def measures_to_date(progress: pd.DataFrame) -> str:
    """Return how the promised measures stand, as part of a sentence."""
    if progress.empty:
        return ""
    tones = progress["verdict"].map(lambda each: Verdict(each).tone)
    unmeasured = progress["verdict"].eq(Verdict.NOT_MEASURED)
    counts = {
        "at or near plan": int(tones.isin([Tone.GOOD, Tone.CAUTION]).sum()),
        "behind plan": int(tones.eq(Tone.BAD).sum()),
        "not measured": int(unmeasured.sum()),
        "not due": int((tones.eq(Tone.UNKNOWN) & ~unmeasured).sum()),
    }
    found = {word: count for word, count in counts.items() if count}
    if len(progress) == 1:
        return f"the one promised measure is {next(iter(found))}"
    total = counted(len(progress), "promised measure")
    if len(found) == 1:
        return f"all {total} are {next(iter(found))}"
    said = [
        f"{count} {'is' if count == 1 else 'are'} {word}"
        for word, count in found.items()
    ]
    return f"of {total} {listed(said)}"


def rates(rows: pd.DataFrame, *, as_of: str) -> tuple[Quantity, ...]:
    """Return the rate to date of each class that something was planned in."""
    return tuple(
        Quantity(
            f"realization rate to date, {_label(row)}",
            row.rate_to_date,
            "share",
            as_of,
            "confirmed over planned to the same month",
        )
        for row in rows_of(rows[rows["planned_to_date"] > 0])
    )


def _label(row: Any) -> str:
    return BenefitClass(row.benefit_class).label
