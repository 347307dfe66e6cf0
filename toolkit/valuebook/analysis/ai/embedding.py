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
    "journey", "month", "entered", "shown", "used", "before", "again", "exposure",
    "use", "retention", "index", "weight", "until",
]  # fmt: skip
BASIS = (
    "Exposure: shown of those who entered; use: used of those shown; retention: used "
    "again of those who used it the month before; the index is their product."
)
_LATE = 7  # days without an event that make the end of a month look partial
WHOLE = "all journeys, weighted"


def embedding(exports: Exports, *, as_of: str) -> pd.DataFrame:
    """Return the embedding index of each journey and month, with its factors.

    Columns: journey, month, entered, shown and used (distinct people), before (people
    who used it the month before), again (those of them who used it now), exposure
    (shown of entered), use (used of shown), retention (again of before), index, weight
    and until (the last day of the month that has any event). Rows of "all journeys,
    weighted" hold the mean index, by weight, of the months in which every journey has
    one.
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
    ends = rows.groupby("month")["date"].max()
    lines = []
    for each in exports.journeys:
        for when, until in sorted(ends.items()):
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
                    len(before), len(used & before), exposure, use, kept,
                    exposure * use * kept, each.weight, until,
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
            "until": weighted.groupby("month")["until"].max().reindex(sums.index),
        }
    )
    return frame.reset_index(drop=True)


def marked(embedding: pd.DataFrame, *, floor: int) -> pd.DataFrame:
    """Return the index and its factors as may be published, month by month.

    Columns: journey, month, exposure, use, retention and index, as text. A factor is a
    word where fewer people than the floor are its base, and so are the index of that
    journey and that of all journeys, which would give it back.
    """
    bases = {"exposure": "entered", "use": "shown", "retention": "before"}
    few = pd.DataFrame(
        {name: embedding[base].between(1, floor - 1) for name, base in bases.items()}
    )
    few = few.assign(index=few.any(axis=1))
    is_whole = embedding["journey"] == WHOLE
    hidden = set(embedding["month"][few["index"]])
    few.loc[is_whole, "index"] = embedding["month"][is_whole].isin(hidden)
    texts = {
        name: [
            SUPPRESSED if is_few else "" if of_all else percent(figure)
            for figure, is_few, of_all in zip(
                embedding[name], few[name], is_whole & (name != "index"), strict=True
            )
        ]
        for name in (*bases, "index")
    }
    return embedding[["journey", "month"]].assign(
        **{
            name: pd.Series(said, embedding.index, "str")
            for name, said in texts.items()
        }
    )


def lately(embedding: pd.DataFrame, *, floor: int) -> pd.DataFrame:
    """Return the last month of each journey beside its first, as may be published.

    Columns: journey, month, exposure, use, retention, index, change (since the first
    month that has an index) and since_then (the index of each month from that one on),
    all as text; groups below the floor are a word.
    """
    told = marked(embedding, floor=floor)
    rows = []
    for journey, part in embedding.groupby("journey", sort=False):
        known = part.dropna(subset="index")
        if known.empty:
            continue
        begun, now = told.loc[known.index[0]], told.loc[known.index[-1]]
        first, last = known["index"].iloc[0], known["index"].iloc[-1]
        is_hidden = SUPPRESSED in (begun["index"], now["index"])
        change = SUPPRESSED if is_hidden else f"{100 * (last - first):+.0f} points"
        figures = [now[name] for name in ("exposure", "use", "retention", "index")]
        trend = ", ".join(told.loc[known.index, "index"])
        rows.append((journey, now["month"], *figures, change, trend))
    columns = ["journey", "month", "exposure", "use", "retention", "index", "change"]
    return pd.DataFrame(rows, columns=[*columns, "since_then"])


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
    begun, now_whole = whole.index[0], whole.index[-1]
    told = marked(embedding, floor=floor)
    now = told[embedding["month"].eq(last["month"]) & told["journey"].ne(WHOLE)]
    said = []
    shown = embedding.loc[now.index[now["index"] != SUPPRESSED]]
    for row in shown.to_dict("records"):
        lowest = min(("exposure", "use", "retention"), key=lambda name: row[name])
        said.append(
            f"“{row['journey']}” {percent(row['index'])} (held back most by {lowest})"
        )
    of_journeys = f": {listed(said)}" if said else ""
    is_partial = (last["month"].end_time - last["until"]).days >= _LATE
    if is_partial:
        of_journeys += f"; its events end on {last['until']:%Y-%m-%d}, so it is partial"
    if told["index"][now_whole] == SUPPRESSED:
        return Finding(
            rule,
            f"In {last['month']} the embedding index of all journeys is {SUPPRESSED}, "
            f"since too few people are behind one of them{of_journeys}.",
            Verdict.MEASURED,
        )
    change = f", {100 * (last['index'] - first['index']):+.0f} points"
    if told["index"][begun] == SUPPRESSED:
        change = f", its change {SUPPRESSED}"
    change = f"{change} since {first['month']}" if begun != now_whole else ""
    return Finding(
        rule,
        f"In {last['month']} the embedding index is {percent(last['index'])}"
        f"{change}{of_journeys}.",
        Verdict.INCOMPLETE if is_partial else Verdict.MEASURED,
        (
            Quantity(
                "embedding index",
                float(last["index"]),
                "share",
                str(last["month"]),
                "exposure x use x retention, weighted by journey",
            ),
        ),
        evidence=told,
    )
