"""What is stated and what is so, by dimension and group; small groups are not shown."""

import pandas as pd

from valuebook.analysis.rows import rows_of
from valuebook.model import Finding, Quantity, Verdict
from valuebook.model.wording import counted, listed, number
from valuebook.reads import asked
from valuebook.register import Register

WIDE = 1.0
"""Points of five from which stated and actual are far apart."""


def scorecard(book: Register) -> pd.DataFrame:
    """Return how far what is stated departs from what is so.

    One row for each dimension and group of respondents that has at least the privacy
    floor of answers to every item; smaller groups are in no row and no sum. Columns:
    dimension, respondent_group, answers (people, of the item with fewest), stated,
    actual (means, 1 to 5), gap (stated less actual) and spread (standard deviation of
    the gap among the answers, NaN for one).
    """
    answers = _shown(book)
    answers = answers.assign(
        gap=answers["stated"].astype("float64") - answers["actual"].astype("float64")
    )
    keys = ["dimension", "respondent_group"]
    rows = answers.groupby(keys, as_index=False).agg(
        stated=("stated", "mean"),
        actual=("actual", "mean"),
        gap=("gap", "mean"),
        spread=("gap", "std"),
    )
    people = answers.groupby([*keys, "item"]).size().groupby(keys).min()
    rows = rows.assign(answers=people.to_numpy(dtype="int64") if len(rows) else [])
    return rows.astype({"answers": "int64", "stated": "float64", "actual": "float64"})[
        [
            "dimension",
            "respondent_group",
            "answers",
            "stated",
            "actual",
            "gap",
            "spread",
        ]
    ]


def _shown(book: Register) -> pd.DataFrame:
    """Return the answers of groups large enough for every item that they answered."""
    answers = book["scorecard"]
    sizes = answers.groupby(["respondent_group", "item"]).size()
    fewest = sizes.groupby("respondent_group").min()
    large = fewest.index[fewest >= book.settings.privacy_floor]
    return answers[answers["respondent_group"].isin(large)]


@asked
def scorecard_of(book: Register, own: Register) -> pd.DataFrame:
    """Return the scorecard of the groups that one initiative concerns.

    `own` is the whole register `book` cut down to the initiative; columns as of
    `scorecard`.
    """
    return of(_whole_scorecard(book), own)


@asked
def _whole_scorecard(book: Register) -> pd.DataFrame:
    return scorecard(book)


def of(scorecard: pd.DataFrame, own: Register) -> pd.DataFrame:
    """Return the scorecard of the groups that one initiative concerns.

    These are the office that runs it and the functions of its measures; where none of
    them answered, all groups are kept.
    """
    concerned = {*own["initiatives"]["office"], *own["measures"]["function"]}
    is_own = scorecard["respondent_group"].isin(concerned)
    own_rows = scorecard[is_own] if is_own.any() else scorecard
    return own_rows.reset_index(drop=True)


@asked
def hidden(book: Register) -> int:
    """Return how many groups are too small to be shown."""
    every = book["scorecard"]["respondent_group"].nunique()
    return int(every - _shown(book)["respondent_group"].nunique())


def theory_and_reality(scorecard: pd.DataFrame, *, hidden: int, floor: int) -> Finding:
    """Return where stated and actual are furthest apart.

    `hidden` is the number of groups of the register with fewer people than `floor`.
    """
    rule = "operating_model.reality"
    small = (
        f" {counted(hidden, 'group')} with fewer than {floor} people not shown."
        if hidden
        else ""
    )
    if scorecard.empty:
        return Finding(
            rule,
            f"No group that is large enough has answered.{small}",
            Verdict.NOT_MEASURED,
            remedy="ask the people who have to work differently",
        )
    wide = scorecard[scorecard["gap"] >= WIDE].sort_values("gap", ascending=False)
    quantities = tuple(
        Quantity(
            f"stated less actual, {row.dimension}, {row.respondent_group}",
            row.gap,
            "points of 5",
            basis=f"{row.answers} answers",
        )
        for row in rows_of(wide)
    )
    if wide.empty:
        return Finding(
            rule,
            f"Nowhere is what is stated a point of five above what is so.{small}",
            Verdict.SOUND,
            evidence=scorecard,
        )
    named = [
        f"{row.dimension} in {row.respondent_group} ({number(row.gap)} points, spread "
        f"{number(row.spread)})"
        for row in rows_of(wide.head(3))
    ]
    return Finding(
        rule,
        f"In {counted(len(wide), 'place')} what is stated is far from what is so, most "
        f"in {listed(named)}.{small}",
        Verdict.GAP,
        quantities,
        remedy="change what is done there, or stop stating it",
        evidence=scorecard,
    )
