"""Overlap: value that more than one benefit claims from the same baseline pool."""

import pandas as pd

from valuebook.analysis.rows import rows_of
from valuebook.model import Finding, Quantity, Verdict
from valuebook.model.wording import listed, money
from valuebook.reads import asked
from valuebook.register import Register


def overlap(benefits: pd.DataFrame, pools: pd.DataFrame) -> pd.DataFrame:
    """Return what is claimed from each pool, and by how much the claims exceed it.

    A benefit claims its annual value or, where that is not stated, its share of the
    pool. Columns: pool_id, name, period, amount, claimed (both in the reporting
    currency), share_claimed (sum of the stated shares), overlap (never negative),
    benefits and initiatives (ids).
    """
    grouped = _claims(benefits, pools).groupby("pool_id")
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


@asked
def overlap_with(book: Register, own: Register) -> pd.DataFrame:
    """Return the pools that the benefits of `own` draw on, with all that others claim.

    `own` is the whole register `book` cut down to one initiative; columns as of
    `overlap`.
    """
    every = _every_overlap(book)
    is_own = every["pool_id"].isin(own["pools"]["pool_id"])
    return every[is_own].reset_index(drop=True)


@asked
def _every_overlap(book: Register) -> pd.DataFrame:
    return overlap(book["benefits"], book["pools"])


def counted_once(benefits: pd.DataFrame, pools: pd.DataFrame) -> pd.DataFrame:
    """Return what counts of each claim on a pool, so that no pool is spent twice.

    Where the claims exceed the pool they are cut: to the agreed split when every
    claim states its share of the pool and the shares sum to at most 1, in proportion
    otherwise. Columns: benefit_id, initiative_id, benefit_class, pool_id, claimed and
    counted (both per year in the reporting currency). A benefit without a pool, and a
    disbenefit, counts as it is claimed.

    >>> pools = pd.DataFrame({"pool_id": ["P1"], "amount": [100.0]})
    >>> benefits = pd.DataFrame({"benefit_id": ["B1", "B2"], "initiative_id": "I1",
    ...     "benefit_class": "cashable", "pool_id": "P1", "pool_share": None,
    ...     "annual_value": [90.0, 60.0]}).astype({"pool_share": "float64"})
    >>> counted_once(benefits, pools)["counted"].tolist()
    [60.0, 40.0]
    """
    pooled = _claims(benefits, pools).set_index("benefit_id")
    each = pooled.groupby("pool_id")
    claimed = each["claim"].transform("sum")
    agreed = each["pool_share"].transform(
        lambda shares: shares.notna().all() and shares.sum() <= 1
    )
    by_share = (pooled["pool_share"] * pooled["amount"]).fillna(0.0)
    cut = (pooled["claim"] * pooled["amount"] / claimed.where(claimed > 0)).mask(
        agreed.astype("bool"), by_share
    )
    limit = cut.where(claimed > pooled["amount"])
    own = benefits["benefit_id"].map(pooled["claim"])
    stated = benefits["annual_value"]
    rows = benefits.assign(claimed=stated.where(stated.notna(), own))
    most = rows["benefit_id"].map(limit)
    return rows.assign(counted=rows["claimed"].where(~(most < rows["claimed"]), most))[
        [
            "benefit_id",
            "initiative_id",
            "benefit_class",
            "pool_id",
            "claimed",
            "counted",
        ]
    ]


def _claims(benefits: pd.DataFrame, pools: pd.DataFrame) -> pd.DataFrame:
    """Return the benefits that name a pool, with its amount and their claim on it."""
    claims = benefits[benefits["pool_id"].notna()].merge(
        pools[["pool_id", "amount"]], on="pool_id"
    )
    by_share = claims["pool_share"] * claims["amount"]
    return claims.assign(
        claim=claims["annual_value"].clip(lower=0).fillna(by_share).fillna(0.0)
    )


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
