"""How far AI is embedded in a product, journey by journey and month by month.

The index of a journey is exposure x use x retention. The factors stand beside it: the
same index may be a feature that few are shown, or one that many try once.
"""

import pandas as pd

from valuebook.analysis.ai.weeks import PRODUCT_ANALYTICS
from valuebook.analysis.months import month
from valuebook.model import Finding, Quantity, Verdict
from valuebook.model.wording import listed, percent
from valuebook.register import Register
from valuebook.sources import Exports
from valuebook.sources.suppression import SUPPRESSED

_COLUMNS = [
    "journey", "month", "entered", "shown", "used", "again", "exposure", "use",
    "retention", "index", "weight",
]  # fmt: skip
BASIS = (
    "Exposure: shown of those who entered; use: used of those shown; retention: used "
    "again of those who used it the month before; the index is their product."
)
WHOLE = "all journeys, weighted"


def embedding(exports: Exports, *, as_of: str) -> pd.DataFrame:
    """Return the embedding index of each journey and month, with its factors.

    Columns: journey, month, entered, shown and used (distinct people), again (people
    who used it in the month before and now), exposure (shown of entered), use (used of
    shown), retention (again of those who used it the month before), index and weight.
    Rows of "all journeys, weighted" hold the mean index, by weight, of the months in
    which every journey has one.
    """
    usage = exports["usage"]
    rows = usage[
        usage["source"].isin([*PRODUCT_ANALYTICS, "generic"])
        & usage["metric"].eq("feature_events")
        & usage["user_hash"].ne("")
    ]
    months = rows["date"].dt.to_period("M")
    rows = rows.assign(month=months)[months <= month(as_of)]
    people = {
        place: set(part["user_hash"])
        for place, part in rows.groupby(["feature", "month"])
    }
    every = sorted(set(rows["month"]))
    lines = []
    for each in exports.journeys:
        for when in every:
            entered, shown, used = (
                people.get((event, when), set())
                for event in (each.entered, each.shown, each.used)
            )
            before = people.get((each.used, when - 1), set())
            exposure = _share(len(entered & shown), len(entered))
            use = _share(len(shown & used), len(shown))
            kept = _share(len(used & before), len(before))
            lines.append(
                (
                    each.journey, when, len(entered), len(shown), len(used),
                    len(used & before), exposure, use, kept, exposure * use * kept,
                    each.weight,
                )
            )  # fmt: skip
    frame = pd.DataFrame(lines, columns=_COLUMNS)
    return pd.concat([frame, _whole(frame)], ignore_index=True) if lines else frame


def _share(part: int, whole: int) -> float:
    return part / whole if whole else float("nan")


def _whole(journeys: pd.DataFrame) -> pd.DataFrame:
    weighted = journeys.assign(product=journeys["index"] * journeys["weight"])
    told = weighted["index"].notna().groupby(weighted["month"]).transform("all")
    sums = weighted[told].groupby("month")[["product", "weight"]].sum()
    frame = pd.DataFrame(
        {
            "journey": WHOLE,
            "month": sums.index,
            "index": sums["product"] / sums["weight"],
        }
    )
    return frame.reset_index(drop=True)


def lately(embedding: pd.DataFrame, *, floor: int) -> pd.DataFrame:
    """Return the last month of each journey beside its first, as may be published.

    Columns: journey, month, exposure, use, retention, index, first (the first index
    there is) and change, all as text; groups below the floor are a word.
    """
    rows = []
    for journey, part in embedding.groupby("journey", sort=False):
        known = part.dropna(subset="index")
        if known.empty:
            continue
        first, last = known.iloc[0], known.iloc[-1]
        small = journey != WHOLE and min(last["entered"], last["shown"]) < floor
        figures = [last[name] for name in ("exposure", "use", "retention", "index")]
        change = last["index"] - first["index"]
        texts = [
            "" if journey == WHOLE and pd.isna(figure) else percent(figure)
            for figure in (*figures, first["index"])
        ]
        points = f"{100 * change:+.0f} points"
        rows.append(
            (journey, last["month"], *([SUPPRESSED] * 6 if small else [*texts, points]))
        )
    columns = ["journey", "month", "exposure", "use", "retention", "index", "first"]
    return pd.DataFrame(rows, columns=[*columns, "change"])


def answer(embedding: pd.DataFrame, own: Register) -> Finding:
    """Return how far AI is embedded and which factor holds it back, as a finding."""
    rule, floor = "ai_embedding.index", own.settings.privacy_floor
    whole = embedding[embedding["journey"] == WHOLE]
    promised = own["benefits"]["category"].eq("product_embedding").any()
    if embedding.empty and not promised:
        return Finding(
            rule,
            "Nothing is promised from embedding AI in a product.",
            Verdict.NOT_PLANNED,
        )
    if whole.empty:
        return Finding(
            rule,
            "No journey of a product is named with its events, or two months of them "
            "are missing, so how far AI is embedded is not measured.",
            Verdict.NOT_MEASURED,
            remedy="name the events in ai/journeys.csv and put the product's events "
            "beside it",
        )
    first, last = whole.iloc[0], whole.iloc[-1]
    parts = embedding[
        embedding["month"].eq(last["month"]) & embedding["journey"].ne(WHOLE)
    ]
    said = []
    for row in parts.to_dict("records"):
        if min(row["entered"], row["shown"]) < floor:
            continue
        lowest = min(("exposure", "use", "retention"), key=lambda name: row[name])
        said.append(f"“{row['journey']}” {percent(row['index'])}, least {lowest}")
    change = 100 * (last["index"] - first["index"])
    return Finding(
        rule,
        f"In {last['month']} the embedding index is {percent(last['index'])}, "
        f"{change:+.0f} points since {first['month']}: {listed(said)}.",
        Verdict.MEASURED,
        (
            Quantity(
                "embedding index",
                float(last["index"]),
                "share",
                str(last["month"]),
                "exposure x use x retention, weighted by journey",
            ),
        ),
        evidence=embedding,
    )
