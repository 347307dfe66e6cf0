"""Adoption, spend and return by team and use case, side by side.

Return is the initiative's: what a team's part of it is, nobody measured, and it is not
divided among teams. No person is in any row, and small teams are a word.
"""

from typing import Any

import pandas as pd

from valuebook.analysis.ai.adoption import shown as shown_funnel
from valuebook.analysis.ai.groups import small_teams
from valuebook.analysis.ai.measured import Measured
from valuebook.analysis.ai.returns import returns
from valuebook.analysis.ai.spending import total
from valuebook.analysis.ai.view import SMALL, View, in_window
from valuebook.analysis.ai.weeks import ALL_TEAMS
from valuebook.analysis.rows import rows_of
from valuebook.model.wording import NOT_MEASURED, percent
from valuebook.register import Register
from valuebook.sources import UNALLOCATED, Exports
from valuebook.sources.suppression import SUPPRESSED

COLUMNS = [
    "initiative_id", "team", "active_share", "adoption", "spend", "per_unit",
    "standing",
]  # fmt: skip


def by_team(
    measured: Measured, own: Register, view: View, *, as_of: str
) -> pd.DataFrame:
    """Return adoption, spend and return of each team in each initiative.

    Columns: initiative_id ("" where the use case is no initiative's), team,
    active_share (of those entitled, in the last whole week; NaN where not measured or
    suppressed), adoption (the same in words), spend (of the window, float64; NaN where
    none is allotted), per_unit
    (largest class of attributed value for one unit of the initiative's running cost)
    and standing (of the initiative).
    """
    adoption = _adoption(measured)
    rows = in_window(measured.spent.rows, view.window(as_of))
    sums = {
        (str(use_case), str(team)): float(total(part["amount"]))
        for use_case, of_case in rows.groupby("use_case")
        for team, part in of_case.groupby("team")
    }
    value = returns(measured, own, view, as_of=as_of)
    best = value.groupby("initiative_id")["per_unit"].max()
    standing = value.groupby("initiative_id")["standing"].first()
    known = set(own["initiatives"]["initiative_id"])
    lines = []
    for use_case, team in sorted({*sums, *adoption}):
        if view.team not in ("", team):
            continue
        initiative = use_case if use_case in known else ""
        share, words = adoption.get((use_case, team), (float("nan"), NOT_MEASURED))
        lines.append(
            (
                initiative,
                team,
                share,
                words,
                sums.get((use_case, team), float("nan")),
                best.get(initiative, float("nan")),
                standing.get(initiative, NOT_MEASURED),
            )
        )
    ordered = sorted(lines, key=_order)
    return pd.DataFrame(ordered, columns=COLUMNS)


def _order(line: tuple[Any, ...]) -> tuple[bool, str, float]:
    """Return what sorts a row: by initiative, most spend first, unallocated last."""
    initiative, team, _, _, spend, *_ = line
    amount = 0.0 if pd.isna(spend) else float(spend)
    return team == UNALLOCATED, initiative or "~", -amount


def _adoption(measured: Measured) -> dict[tuple[str, str], tuple[float, str]]:
    """Return the weekly active share by use case and team, as may be published.

    A team with several tools in a use case has that of the one most people hold. Teams
    that are in the row of small teams have none of their own.
    """
    rows, small = measured.funnel, small_teams(measured.funnel)
    cases = _use_cases(measured.exports)
    found: dict[tuple[str, str], tuple[float, str]] = {}
    ordered = rows.assign(said=shown_funnel(rows)["weekly"]).sort_values("population")
    for row in rows_of(ordered[ordered["team"] != ALL_TEAMS]):
        share = row.weekly / row.entitled if row.entitled else float("nan")
        told = (share, percent(share))
        if row.said == SUPPRESSED:
            told = (float("nan"), SUPPRESSED)
        for use_case in cases.get((row.tool, row.team), {""}):
            is_small = row.team in small or (use_case, row.team) in measured.spent.small
            if is_small:
                found[use_case, SMALL] = (float("nan"), SUPPRESSED)
            else:
                found[use_case, row.team] = told
    return found


def _use_cases(exports: Exports) -> dict[tuple[str, str], set[str]]:
    """Return what each tool and team is used for, or its seats are paid for."""
    named = ["tool", "team", "use_case"]
    spend = exports["spend"]
    paid = spend[spend["category"] == "seat"]
    paid = paid.assign(tool=paid["product"].str.removesuffix(" seats"))
    found: dict[tuple[str, str], set[str]] = {}
    for row in rows_of(
        pd.concat([exports["usage"][named], paid[named]]).drop_duplicates()
    ):
        found.setdefault((row.tool, row.team), set()).add(row.use_case)
    return found


def shown(by_team: pd.DataFrame) -> pd.DataFrame:
    """Return the overview as a table shows it; no team is put in order of people."""
    named = by_team.assign(
        initiative=by_team["initiative_id"].replace("", "no initiative"),
        active_in_the_week=by_team["adoption"],
        return_of_initiative=by_team["per_unit"],
    )
    return named[
        [
            "team",
            "initiative",
            "active_in_the_week",
            "spend",
            "return_of_initiative",
            "standing",
        ]
    ]


def teams(measured: Measured) -> list[str]:
    """Return the teams that have spend or use and may be shown, by their names."""
    used = {team for _, team in _adoption(measured)}
    return sorted(used | set(measured.spent.rows["team"]))


def currencies(exports: Exports, register: Register) -> list[str]:
    """Return the currencies a view can be in: the register's first, then the others."""
    home = register.settings.currency
    rated = set(register["fx_rates"]["currency"])
    others = set(exports["spend"]["currency"]) & rated
    return [home, *sorted(others - {home})]
