"""Six causes why value does not come, in the order in which the data point to them."""

from typing import Any

import pandas as pd

from valuebook.analysis.rows import rows_of
from valuebook.model import Finding, Quantity, Tone, Verdict
from valuebook.model.wording import listed

CAUSES = {
    "lost_in_translation": "lost in translation",
    "measured_too_early": "measured too early",
    "wrong_things_tracked": "the wrong things tracked",
    "missing_capability": "missing capability",
    "nobody_owns_it": "nobody owns it",
    "no_buy_in": "no buy-in",
}


def causes(signals: pd.DataFrame) -> pd.DataFrame:
    """Return the six causes, those with most of their signals found first.

    Columns: cause (in words), found and asked (signals), says (what was found),
    lies_in and remedy (of what was found).
    """
    rows = []
    for code, name in CAUSES.items():
        own = signals[signals["cause"] == code]
        told = own[own["found"].notna()]
        found = told[told["found"].astype("bool")]
        rows.append(
            {
                "cause": name,
                "found": len(found),
                "asked": len(told),
                "says": "; ".join(found["says"]) or "nothing found",
                "lies_in": listed(list(dict.fromkeys(found["lies_in"]))) or "neither",
                "remedy": next(iter(found["remedy"]), "none"),
            }
        )
    frame = pd.DataFrame(rows)
    weight = -(frame["found"] / frame["asked"].clip(lower=1)) - 1e-3 * frame["found"]
    order = weight.sort_values(kind="stable").index
    return frame.loc[order].reset_index(drop=True)


_LEADS = {
    Tone.BAD: "The data point to",
    Tone.CAUTION: "Value is nearly on plan; to be watched:",
    Tone.GOOD: "Value came as planned; to be watched:",
}


def diagnosis(causes: pd.DataFrame, value: Finding, *, as_of: str) -> Finding:
    """Return which causes the data point to most, as a finding.

    `value` is the answer on the value: where that came as planned, what is found is a
    risk and no cause.
    """
    rule = "causes.diagnosis"
    found = causes[causes["found"] > 0]
    quantities = tuple(
        Quantity(
            f"signals found, {row.cause}",
            row.found,
            f"of {row.asked} asked",
            as_of,
            "the register",
        )
        for row in rows_of(causes)
    )
    if found.empty:
        said = "No signal of any of the six causes is in the register."
        return Finding(rule, said, Verdict.SOUND, quantities, evidence=causes)
    first: Any = next(rows_of(found))
    named = [
        f"{row.cause} ({row.found} of {row.asked} signals)" for row in rows_of(found)
    ]
    is_bad = value.verdict.tone is Tone.BAD
    lead = _LEADS.get(value.verdict.tone, "Value cannot be judged yet; to be watched:")
    return Finding(
        rule,
        f"{lead} {listed(named[:3])}. "
        f"The remedy for “{first.cause}” lies in {first.lies_in}.",
        Verdict.GAP if is_bad else Verdict.INCOMPLETE,
        quantities,
        first.remedy,
        evidence=causes,
    )


def shown(causes: pd.DataFrame) -> pd.DataFrame:
    """Return the causes as a reader needs them: signals, data, remedy and its place."""
    signals = [f"{row.found} of {row.asked}" for row in rows_of(causes)]
    return pd.DataFrame(
        {
            "cause": causes["cause"],
            "signals": signals,
            "the_data_show": causes["says"],
            "remedy": causes["remedy"],
            "lies_in": causes["lies_in"],
        }
    )
