"""Adoption, spend and return by team and use case, side by side.

Return is the initiative's: what a team's part of it is, nobody measured, and it is not
divided among teams. No person is in any row, and small teams are a word.
"""

import pandas as pd

from valuebook.analysis.ai.adoption import ALL_TEAMS, funnel, small_teams
from valuebook.analysis.ai.adoption import shown as shown_funnel
from valuebook.analysis.ai.returns import returns
from valuebook.analysis.ai.spending import total
from valuebook.analysis.ai.view import SMALL, Spent, View, in_window, spent
from valuebook.analysis.rows import rows_of
from valuebook.model.wording import NOT_MEASURED, percent
from valuebook.register import Register
from valuebook.sources import UNALLOCATED, Exports
from valuebook.sources.suppression import SUPPRESSED

COLUMNS = [
    "initiative_id", "team", "active_share", "adoption", "spend", "per_unit",
    "standing",
]  # fmt: skip


def measured(
    exports: Exports, own: Register, view: View, *, as_of: str
) -> tuple[Spent, pd.DataFrame]:
    """Return the spend of a view, small teams made one, and the adoption funnel."""
    rows = funnel(exports, as_of=as_of)
    small = small_teams(rows, floor=own.settings.privacy_floor)
    return spent(exports, own, view, small=small), rows


def by_team(
    exports: Exports, own: Register, paid: Spent, view: View, *, as_of: str
) -> pd.DataFrame:
    """Return adoption, spend and return of each team in each initiative.

    Columns: initiative_id ("" where the use case is no initiative's), team,
    active_share (of those entitled, in the last whole week; NaN where not measured or
    suppressed), adoption (the same in words), spend (of the window, float64), per_unit
    (largest class of attributed value for one unit of the initiative's running cost)
    and standing (of the initiative).
    """
    adoption = _adoption(exports, own.settings.privacy_floor, as_of=as_of)
    rows = in_window(paid.rows, view.window(as_of))
    sums = {
        (str(use_case), str(team)): float(total(part["amount"]))
        for use_case, of_case in rows.groupby("use_case")
        for team, part in of_case.groupby("team")
    }
    value = returns(own, view, as_of=as_of)
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
                sums.get((use_case, team), 0.0),
                best.get(initiative, float("nan")),
                standing.get(initiative, NOT_MEASURED),
            )
        )
    lines.sort(key=lambda line: (line[1] == UNALLOCATED, line[0] or "~", -line[4]))
    return pd.DataFrame(lines, columns=COLUMNS)


def _adoption(
    exports: Exports, floor: int, *, as_of: str
) -> dict[tuple[str, str], tuple[float, str]]:
    """Return the weekly active share by use case and team, as may be published.

    A team with several tools in a use case has that of the one most people hold.
    """
    rows = funnel(exports, as_of=as_of)
    words = shown_funnel(rows, floor=floor)
    uses = exports["usage"][["tool", "team", "use_case"]].drop_duplicates()
    cases: dict[tuple[str, str], list[str]] = {}
    for row in rows_of(uses):
        cases.setdefault((row.tool, row.team), []).append(row.use_case)
    found: dict[tuple[str, str], tuple[float, str]] = {}
    ordered = rows.assign(said=words["weekly"]).sort_values("population")
    for row in rows_of(ordered[ordered["team"] != ALL_TEAMS]):
        share = row.weekly / row.entitled if row.entitled else float("nan")
        shown = SUPPRESSED not in row.said
        told = (share, percent(share)) if shown else (float("nan"), SUPPRESSED)
        team = row.team if shown else SMALL
        for use_case in cases.get((row.tool, row.team), []):
            found[use_case, team] = told
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


def teams(paid: Spent) -> list[str]:
    """Return the teams that spend is allotted to, in order of their names."""
    return sorted(set(paid.rows["team"]))


def currencies(exports: Exports, register: Register) -> list[str]:
    """Return the currencies a view can be in: the register's first, then the others."""
    home = register.settings.currency
    rated = set(register["fx_rates"]["currency"])
    others = set(exports["spend"]["currency"]) & rated
    return [home, *sorted(others - {home})]
