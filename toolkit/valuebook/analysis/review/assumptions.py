"""What the data say of each assumption: held, broken or untested."""

import re
from typing import Any

import pandas as pd

from valuebook.analysis.rows import rows_of
from valuebook.model import Finding, Quantity, Verdict
from valuebook.model.wording import counted, listed, percent, words
from valuebook.register import Register
from valuebook.register.tables.objectives import CHAIN_LINKS

_LINK = re.compile(
    "({0})\\s+to\\s+({0})".format(
        "|".join(each.replace("_", "[ _]") for each in CHAIN_LINKS)
    )
)


def judged(register: Register, chain: pd.DataFrame) -> pd.DataFrame:
    """Return the assumptions with what the chain of links says of them.

    `chain` is from `value_chain`. An assumption carries the step between two links:
    it held where the first and the second came through, it is broken where the first
    did and the second did not, and it was not put to the test where the first did
    not. Columns: assumption_id, statement, link, recorded (held, broken, untested),
    data_say (the same three), because and cause.
    """
    links = {row.chain_link: row for row in rows_of(chain)}
    rows = []
    for row in rows_of(register["assumptions"]):
        verdict, because = _of_link(row.link, links)
        rows.append(
            {
                "assumption_id": row.assumption_id,
                "statement": row.statement,
                "link": row.link,
                "recorded": row.status,
                "data_say": verdict.value,
                "because": because,
                "cause": row.cause,
            }
        )
    columns = [
        "assumption_id",
        "statement",
        "link",
        "recorded",
        "data_say",
        "because",
        "cause",
    ]
    return pd.DataFrame(rows, columns=columns)


def _of_link(link: Any, links: dict[str, Any]) -> tuple[Verdict, str]:
    named = _LINK.fullmatch(link.strip()) if isinstance(link, str) else None
    if not named:
        return Verdict.UNTESTED, "it names no two links of the chain"
    first, second = (links[each.replace(" ", "_")] for each in named.groups())
    for end in (first, second):
        if pd.isna(end.share):
            return Verdict.UNTESTED, f"{words(end.chain_link)}: {end.verdict}"
    said = f"{_came(first)}, {_came(second)}"
    if first.verdict == Verdict.BROKEN:
        return Verdict.UNTESTED, said
    if second.verdict == Verdict.BROKEN:
        return Verdict.BROKEN, said
    if second.verdict == Verdict.HELD:
        return Verdict.HELD, said
    return Verdict.UNTESTED, f"{said}: too close to call"


def _came(link: Any) -> str:
    return f"{words(link.chain_link)} {percent(link.share)}"


def judgement(judged: pd.DataFrame, *, as_of: str) -> Finding:
    """Return how many assumptions held, and where record and data differ."""
    rule = "assumptions.judged"
    if judged.empty:
        return Finding(
            rule,
            "No assumption is recorded, so nothing can be learnt from what came true.",
            Verdict.GAP,
            remedy="write down what must be true for the promise to be kept",
        )
    found = {
        verdict: int(judged["data_say"].eq(verdict).sum())
        for verdict in (Verdict.HELD, Verdict.BROKEN, Verdict.UNTESTED)
    }
    counts = [
        f"{number} {verdict.value}" for verdict, number in found.items() if number
    ]
    total = counted(len(judged), "assumption")
    said = f"By the data, of {total} {listed(counts)}."
    if len(judged) == 1:
        said = f"By the data, the one assumption is {listed(list(judged['data_say']))}."
    for row in rows_of(judged[judged["data_say"] == Verdict.BROKEN]):
        said += f" Broken: “{row.statement.rstrip('.')}” ({row.because})."
    against = judged[
        (judged["data_say"] != Verdict.UNTESTED)
        & (judged["recorded"] != judged["data_say"])
    ]
    for row in rows_of(against):
        said += (
            f" Recorded as {row.recorded}, and the data say {row.data_say}: "
            f"“{row.statement.rstrip('.')}”."
        )
    if found[Verdict.BROKEN]:
        several = found[Verdict.BROKEN] > 1
        them = "broken ones do" if several else "broken one does"
        verdict, remedy = Verdict.BROKEN, f"say what the {them} to the promise"
    elif found[Verdict.HELD]:
        verdict, remedy = Verdict.HELD, ""
    else:
        verdict, remedy = Verdict.UNTESTED, "observe the links that they stand between"
    return Finding(
        rule,
        said,
        verdict,
        tuple(
            Quantity(
                f"assumptions {word.value}", count, "assumptions", as_of, "the chain"
            )
            for word, count in found.items()
        ),
        remedy,
        evidence=judged,
    )


def shown(judged: pd.DataFrame) -> pd.DataFrame:
    """Return the assumptions as a reader needs them, record beside data."""
    return judged[["statement", "recorded", "data_say", "because"]]
