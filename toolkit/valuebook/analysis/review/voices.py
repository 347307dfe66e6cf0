"""Four voices beside the ledger: what each says the initiative is worth."""

from typing import Any

import pandas as pd

from valuebook.analysis.months import month
from valuebook.analysis.realized import confirmed
from valuebook.analysis.rows import rows_of
from valuebook.model import BenefitClass, Finding, Quantity, Verdict
from valuebook.model.wording import counted, listed, money, number
from valuebook.register import Register

VOICES = ("finance", "operations", "department", "vendor")
_OUTSIDE = ("department", "vendor")  # one of them, not a function of the company
_YEAR = 12
_APART = 1.5  # times the lowest claim, beyond which the voices disagree


def spoken(voice: str) -> str:
    """Return a voice as it stands in a sentence.

    >>> spoken("finance"), spoken("vendor")
    ('finance', 'the vendor')
    """
    return f"the {voice}" if voice in _OUTSIDE else voice


def last_year(register: Register, *, as_of: str) -> pd.DataFrame:
    """Return the money confirmed in the twelve months up to `as_of`, by class.

    Columns: benefit_class, amount (reporting currency) and months (with money
    confirmed).
    """
    paid = confirmed(register["realized"], register["benefits"], as_of=as_of)
    recent = paid[paid["month"] > month(as_of) - _YEAR]
    order = [each.value for each in BenefitClass]
    sums = recent.groupby("benefit_class").agg(
        amount=("realized", "sum"), months=("month", "nunique")
    )
    return sums.reindex([each for each in order if each in sums.index]).reset_index()


def claims(register: Register, *, as_of: str) -> pd.DataFrame:
    """Return what each of the four voices claims, beside the ledger's last year.

    A row for each claim, and one for each voice that was not heard. Columns: voice,
    statement, amount (reporting currency a year), evidence and of_cash (amount over
    the cashable money confirmed in the last twelve months; NaN where there is none).
    """
    ledger = last_year(register, as_of=as_of).set_index("benefit_class")["amount"]
    cash = ledger.get(BenefitClass.CASHABLE.value, float("nan"))
    heard = register["claims"]
    silent = [each for each in VOICES if each not in set(heard["voice"])]
    rows = pd.concat(
        [
            heard[["voice", "statement", "amount", "evidence"]],
            pd.DataFrame({"voice": silent}, dtype=heard["voice"].dtype),
        ],
        ignore_index=True,
    )
    place = rows["voice"].map({each: number for number, each in enumerate(VOICES)})
    rows = rows.assign(
        of_cash=rows["amount"] / cash if cash > 0 else float("nan"), place=place
    )
    rows = rows.sort_values("place", kind="stable").reset_index(drop=True)
    return rows[["voice", "statement", "amount", "evidence", "of_cash"]]


def reconciliation(claims: pd.DataFrame, register: Register, *, as_of: str) -> Finding:
    """Return how far the voices are apart, and what the ledger holds, as a finding."""
    rule = "voices.reconciliation"
    currency = register.settings.currency
    ledger = last_year(register, as_of=as_of)
    known = claims[claims["amount"].notna()].sort_values("amount")
    silent = [
        spoken(row.voice)
        for row in rows_of(claims)
        if not isinstance(row.statement, str)
    ]
    holds = _ledger(ledger, currency)
    rest = f" Not heard: {listed(silent)}." if silent else ""
    quantities = tuple(_claimed(row, currency) for row in rows_of(known))
    if known.empty:
        told = [
            f"{spoken(row.voice).capitalize()} says: “{row.statement.rstrip('.')}”."
            for row in rows_of(claims)
            if isinstance(row.statement, str)
        ]
        lead = f"No voice puts an amount on it; {holds}."
        said = " ".join([lead, *told]) + rest
        return Finding(rule, said, Verdict.NOT_MEASURED, evidence=claims)
    low, high = next(rows_of(known)), list(rows_of(known))[-1]
    if len(known) == 1:
        only = f"Only {spoken(low.voice)} puts a value on it: {_amount(low, currency)}"
        return Finding(
            rule,
            f"{only}; {holds}.{rest}",
            Verdict.INCOMPLETE,
            quantities,
            "ask finance, operations, the department and the vendor for theirs",
            evidence=claims,
        )
    apart = high.amount > _APART * low.amount
    than = f"and {spoken(low.voice)} {_amount(low, currency)}"
    if low.amount > 0:
        times = number(high.amount / low.amount)
        than = f"{times} times the {_amount(low, currency)} that {spoken(low.voice)} "
        than += "claims"
    said = (
        f"{spoken(high.voice).capitalize()} claims {_amount(high, currency)}, {than}"
        if apart
        else f"The {counted(len(known), 'voice')} with a value agree within half: "
        f"{_amount(low, currency)} to {_amount(high, currency)}"
    )
    return Finding(
        rule,
        f"{said}; {holds}.{rest}",
        Verdict.GAP if apart else Verdict.SOUND,
        quantities,
        "let every voice show the ledger line or the measure its value stands on"
        if apart
        else "",
        evidence=claims,
    )


def _amount(row: Any, currency: str) -> str:
    return f"{money(row.amount, currency)} a year"


def _claimed(row: Any, currency: str) -> Quantity:
    basis = row.evidence if isinstance(row.evidence, str) else "no evidence given"
    return Quantity(
        f"claimed by {row.voice}", row.amount, f"{currency} a year", "", basis
    )


def _ledger(ledger: pd.DataFrame, currency: str) -> str:
    if ledger.empty:
        return "in the ledger nothing was confirmed in the last twelve months"
    parts = [
        f"{BenefitClass(row.benefit_class).label} {money(row.amount, currency)}"
        for row in rows_of(ledger)
    ]
    return f"the ledger of the last twelve months holds {listed(parts)}"


def shown(claims: pd.DataFrame) -> pd.DataFrame:
    """Return the claims as a reader needs them: who, how much, on what.

    An amount is also told as a multiple of the cash confirmed in the last year.
    """
    times = [
        f"{number(row.of_cash)} times" if pd.notna(row.of_cash) else "not to be told"
        for row in rows_of(claims)
    ]
    return pd.DataFrame(
        {
            "voice": claims["voice"],
            "claims": claims["statement"].fillna("not heard"),
            "amount": claims["amount"],
            "of_confirmed_cash": times,
            "stands_on": claims["evidence"].fillna("nothing given"),
        }
    )
