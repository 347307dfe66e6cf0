"""Overlap: value that more than one benefit claims from the same baseline pool."""

import pandas as pd

from valuebook.analysis.rows import rows_of
from valuebook.model import Finding, Quantity, Verdict
from valuebook.model.wording import listed, money


def overlap(benefits: pd.DataFrame, pools: pd.DataFrame) -> pd.DataFrame:
    """Return what is claimed from each pool, and by how much the claims exceed it.

    A benefit claims its annual value or, where that is not stated, its share of the
    pool. Columns: pool_id, name, period, amount, claimed (both in the reporting
    currency), share_claimed (sum of the stated shares), overlap (never negative),
    benefits and initiatives (ids).
    """
    claims = benefits[benefits["pool_id"].notna()].merge(
        pools[["pool_id", "amount"]], on="pool_id"
    )
    by_share = claims["pool_share"] * claims["amount"]
    grouped = claims.assign(
        claim=claims["annual_value"].clip(lower=0).fillna(by_share).fillna(0.0)
    ).groupby("pool_id")
    summed = grouped.agg(
        claimed=("claim", "sum"),
        share_claimed=("pool_share", "sum"),
        benefits=("benefit_id", lambda ids: ", ".join(sorted(ids))),
        initiatives=("initiative_id", lambda ids: ", ".join(sorted(set(ids)))),
    )
    rows = pools.merge(summed, on="pool_id")
    beyond = (rows["claimed"] - rows["amount"]).clip(lower=0)
    shared = (rows["share_claimed"] - 1).clip(lower=0) * rows["amount"]
    return rows.assign(overlap=beyond.where(beyond > shared, shared).round(2))[
        [
            "pool_id",
            "name",
            "period",
            "amount",
            "claimed",
            "share_claimed",
            "overlap",
            "benefits",
            "initiatives",
        ]
    ]


def claimed_twice(overlap: pd.DataFrame, initiative: str, *, currency: str) -> Finding:
    """Return whether the initiative claims value that others claim too."""
    rule = "overlap.pools"
    own = overlap.loc[
        [initiative in each.split(", ") for each in overlap["initiatives"]]
    ]
    if own.empty:
        return Finding(
            rule,
            "No benefit names the baseline pool it is taken from, so double claims "
            "cannot be ruled out.",
            Verdict.NOT_MEASURED,
            remedy="name for each benefit the cost centre or population it comes from",
            evidence=own,
        )
    beyond = own[own["overlap"] > 0]
    if beyond.empty:
        return Finding(
            rule,
            f"All claims together stay within {listed(_named(own))}.",
            Verdict.SOUND,
            evidence=own,
        )
    said = [
        f"“{row.name}” holds {money(row.amount, currency)}, and "
        f"{listed(row.benefits.split(', '))} together claim "
        f"{money(row.claimed, currency)}"
        for row in rows_of(beyond)
    ]
    return Finding(
        rule,
        f"{'; '.join(said)}: {money(beyond['overlap'].sum(), currency)} is claimed "
        "twice.",
        Verdict.GAP,
        tuple(
            Quantity(
                f"overlap in {row.pool_id}", row.overlap, currency, basis="pools.csv"
            )
            for row in rows_of(beyond)
        ),
        remedy=f"agree the split between {_sharing(beyond)} and lower the claims to it",
        evidence=own,
    )


def _named(pools: pd.DataFrame) -> list[str]:
    return [f"“{name}”" for name in pools["name"]]


def _sharing(beyond: pd.DataFrame) -> str:
    ids = {each for row in beyond["initiatives"] for each in row.split(", ")}
    return listed(sorted(ids)) if len(ids) > 1 else "the benefits"
