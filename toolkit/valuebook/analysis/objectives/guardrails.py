"""Guard-rails: whether what must not get worse got worse while a key result moved."""

import pandas as pd

from valuebook.analysis.rows import looked_up, rows_of
from valuebook.analysis.tracking.progress import RECENT, observed
from valuebook.model import Finding, Quantity, Verdict
from valuebook.model.wording import counted, listed, number
from valuebook.register import Register


def guardrails(own: Register, *, as_of: str) -> pd.DataFrame:
    """Return how the guard-rail of each key result stood before go-live, and lately.

    `own` is the register cut down to one initiative. Columns: key_result_id,
    guardrail, unit, direction, before (mean of the last three observations up to
    go-live), lately (mean of the last three since) and verdict: not measured where
    either is missing, breached where it is worse by more than the tolerance, met
    otherwise.
    """
    pairs = own["key_results"].dropna(subset="guardrail_id").reset_index(drop=True)
    measures = own["measures"].set_index("measure_id")
    seen = observed(own["actuals"], as_of=as_of)
    live = own["initiatives"]["go_live"].iloc[0]
    before = _mean(seen[seen["date"] <= live])
    lately = _mean(seen[seen["date"] > live])
    rows = pd.DataFrame(
        {
            "key_result_id": pairs["key_result_id"],
            **{
                name: looked_up(pairs["guardrail_id"], measures[column])
                for name, column in (
                    ("guardrail", "name"),
                    ("unit", "unit"),
                    ("direction", "direction"),
                )
            },
            "before": looked_up(pairs["guardrail_id"], before),
            "lately": looked_up(pairs["guardrail_id"], lately),
        }
    )
    sign = rows["direction"].map({"increase": 1.0, "decrease": -1.0})
    worse_by = sign.astype("float64") * (rows["before"] - rows["lately"])
    beyond = worse_by > own.settings.tolerance * rows["before"].abs()
    verdict = pd.Series(Verdict.MET.value, index=rows.index, dtype="str")
    verdict = verdict.mask(beyond, Verdict.BREACHED.value)
    return rows.assign(
        verdict=verdict.mask(worse_by.isna(), Verdict.NOT_MEASURED.value)
    )


def _mean(seen: pd.DataFrame) -> pd.Series:
    last: pd.Series = seen.groupby("measure_id")["value"].agg(
        lambda values: values.tail(RECENT).mean()
    )
    return last


def held(guardrails: pd.DataFrame, *, as_of: str) -> list[Finding]:
    """Return whether the guard-rails held, none where no key result has one."""
    rule = "key_result.guardrail_held"
    if guardrails.empty:
        return []
    worse = guardrails[guardrails["verdict"].eq(Verdict.BREACHED)]
    blind = guardrails[guardrails["verdict"].eq(Verdict.NOT_MEASURED)]
    quantities = tuple(
        Quantity(f"{row.guardrail}, lately", row.lately, row.unit, as_of)
        for row in rows_of(guardrails)
    )
    if not worse.empty:
        said = [
            f"“{row.guardrail}” went from {number(row.before)} to "
            f"{number(row.lately, row.unit)} beside {row.key_result_id}"
            for row in rows_of(worse)
        ]
        return [
            Finding(
                rule,
                f"What must not get worse did: {listed(said)}.",
                Verdict.BREACHED,
                quantities,
                remedy="weigh what was gained against it before it is scaled",
                evidence=guardrails,
            )
        ]
    if len(blind) == len(guardrails):
        named = [f"“{each}”" for each in blind["guardrail"]]
        return [
            Finding(
                rule,
                f"Whether it got worse is not known of {listed(named)}.",
                Verdict.NOT_MEASURED,
                quantities,
                remedy="observe it before and after go-live",
                evidence=guardrails,
            )
        ]
    many = counted(len(guardrails) - len(blind), "guard-rail")
    return [
        Finding(
            rule,
            f"{many[:1].upper()}{many[1:]} held: nothing got worse by more than the "
            "tolerance.",
            Verdict.MET,
            quantities,
            evidence=guardrails,
        )
    ]
