"""Use of AI: whether it is used, what moved with it, and what was redesigned first."""

import pandas as pd

from valuebook.analysis.ai.factors import MOST_TOLD
from valuebook.analysis.rows import rows_of
from valuebook.analysis.tracking.chain import links
from valuebook.model import Finding, Quantity, Verdict
from valuebook.model.wording import counted, number
from valuebook.register import Register


def is_ai(register: Register) -> bool:
    """Return whether AI does part of the work of an initiative selected."""
    return bool(register["initiatives"]["is_ai"].any())


def adoption(register: Register, *, as_of: str) -> Finding:
    """Return how far what the AI does is used, as a finding."""
    rule = "ai_use.adoption"
    if not is_ai(register):
        return not_applicable(rule)
    use = links(register, as_of=as_of)
    rows = use[(use["chain_link"] == "adoption") & use["lately"].notna()]
    if rows.empty:
        return Finding(
            rule,
            "No measure of adoption has been observed since go-live.",
            Verdict.NOT_MEASURED,
            remedy="count who uses it for real work, of all who should",
        )
    said = [
        f"{row.measure} {number(row.lately, row.unit)}"
        + (f" ({number(row.before)} before go-live)" if pd.notna(row.before) else "")
        for row in rows_of(rows)
    ]
    if len(said) > MOST_TOLD:
        said[MOST_TOLD:] = [counted(len(said) - MOST_TOLD, "more measure")]
    unchecked = rows["validated_by"].isna()
    note = (
        f" {'None of it was' if unchecked.all() else 'Part of it was not'} checked by "
        "anybody else."
        if unchecked.any()
        else ""
    )
    return Finding(
        rule,
        f"Lately (means of up to three observations): {'; '.join(said)}.{note}",
        Verdict.INCOMPLETE if unchecked.any() else Verdict.MEASURED,
        tuple(
            Quantity(
                row.measure,
                row.lately,
                row.unit,
                f"{row.observed_on:%Y-%m}",
                "mean of the last three observations",
            )
            for row in rows_of(rows)
        ),
        remedy="have somebody outside the initiative check it"
        if unchecked.any()
        else "",
        evidence=rows,
    )


def redesign(register: Register) -> Finding:
    """Return whether the work was redesigned before AI was put into it."""
    rule = "ai_use.redesign"
    if not is_ai(register):
        return not_applicable(rule)
    row = register["initiatives"].iloc[0]
    agreed, live = row["workflow_redesigned_on"], row["go_live"]
    if pd.isna(agreed):
        return Finding(
            rule,
            "No redesigned workflow was agreed: AI is put into the work as it was.",
            Verdict.GAP,
            remedy="agree which steps, hand-overs and approvals fall away, and when",
        )
    when = f"{agreed:%Y-%m-%d}"
    if pd.notna(live) and agreed > live:
        return Finding(
            rule,
            f"The redesigned workflow was agreed on {when}, after go-live on "
            f"{live:%Y-%m-%d}.",
            Verdict.NOT_MET,
            remedy="check whether the steps that AI does are still needed",
        )
    return Finding(
        rule,
        f"The redesigned workflow was agreed on {when}, before go-live.",
        Verdict.MET,
    )


def not_applicable(rule: str) -> Finding:
    """Return the finding for an initiative in which AI does no part of the work."""
    return Finding(
        rule,
        "AI does no part of the work of this initiative, so this page does not apply.",
        Verdict.NOT_APPLICABLE,
    )
