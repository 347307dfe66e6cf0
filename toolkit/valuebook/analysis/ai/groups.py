"""Which groups of people may not be shown, and which others would give them back.

A page shows figures of teams and their total, and other pages show other totals over
the same teams. A group is hidden on every page when its people are too few, or when the
total over all teams would give back one that is. A page that has only part of a tool's
teams shows their total where it has none to hide; else the total, less what is shown
here or elsewhere, would be the figure of those that are hidden.
"""

import pandas as pd

from valuebook.analysis.ai.weeks import ALL_TEAMS
from valuebook.analysis.rows import rows_of
from valuebook.sources.suppression import Floor, hidden

HIDES = {"hides_counts": False, "hides_volumes": True}
"""The columns that say what is hidden, and whether it is a volume."""


def marked(
    funnel: pd.DataFrame, *, floor: int, among: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Return figures by tool and team with what may not be shown of them.

    `among` holds the figures of the whole organization, marked; None where these are
    the whole. The columns added are hides_counts (no figure of the group is shown) and
    hides_volumes (no average or figure per person).
    """
    rows = funnel.assign(**dict.fromkeys(HIDES, False))
    for tool, part in funnel.groupby("tool", sort=False):
        whole = None if among is None else among[among["tool"] == tool]
        for name in HIDES:
            told = _marks(part, whole, name, Floor(floor))
            rows.loc[part.index, name] = told | rows.loc[part.index, "hides_counts"]
    return rows.astype(dict.fromkeys(HIDES, "bool"))


def _marks(
    part: pd.DataFrame, whole: pd.DataFrame | None, name: str, floor: Floor
) -> pd.Series:
    """Return of each row of a tool whether it is hidden."""
    volume = HIDES[name]
    is_team = part["team"] != ALL_TEAMS
    teams, total = part[is_team], part[~is_team]
    own = pd.Series(
        hidden(teams, of=["team"], volume=volume, floor=floor), teams.index, "bool"
    )
    known = _hidden_teams(whole, name)
    marks = pd.concat([own | teams["team"].isin(known), _few(total, volume, floor)])
    is_part = whole is not None and set(whole["team"]) != set(part["team"])
    if marks[teams.index].any() and (
        is_part or (whole is not None and set(teams["team"][marks]) != known)
    ):
        # without the total nothing gives back a team, so only the few are hidden
        few = _few(teams, volume, floor) | teams["team"].isin(known)
        marks = pd.concat([few, pd.Series(True, total.index)])
    found: pd.Series = marks.reindex(part.index)
    return found


def _hidden_teams(whole: pd.DataFrame | None, name: str) -> set[str]:
    return set() if whole is None else set(whole.loc[whole[name], "team"])


def _few(rows: pd.DataFrame, volume: bool, floor: Floor) -> pd.Series:
    """Return of each row whether it has too few people itself."""
    few = [
        floor.hides(int(row.population), int(row.contributors) if volume else None)
        for row in rows_of(rows)
    ]
    return pd.Series(few, rows.index, "bool")


def small_groups(funnel: pd.DataFrame) -> set[tuple[str, str]]:
    """Return each tool and team of which nothing may be shown."""
    places = funnel.loc[funnel["hides_counts"], ["tool", "team"]]
    return set(places.itertuples(index=False, name=None))


def small_teams(funnel: pd.DataFrame) -> set[str]:
    """Return the teams that may not be shown, because of their size or another's."""
    return {team for _, team in small_groups(funnel)} - {ALL_TEAMS}
