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
from valuebook.sources.suppression import Group, hidden

_VOLUMES = {"hides_counts": False, "hides_volumes": True}


def has_few(funnel: pd.DataFrame, *, floor: int) -> bool:
    """Return whether any figure comes from too few people to be shown."""
    return any(each.is_few(floor) for each in _groups(funnel, volume=True))


def marked(
    funnel: pd.DataFrame,
    *,
    floor: int,
    among: pd.DataFrame | None = None,
    spared: frozenset[tuple[str, str]] = frozenset(),
) -> pd.DataFrame:
    """Return figures by tool and team with what may not be shown of them.

    `among` holds the figures of the whole organization, marked; None where these are
    the whole. `spared` are tools and teams not to be hidden for the sake of others. The
    columns added are hides_counts (no figure of the group is shown) and hides_volumes
    (no average or figure per person).
    """
    rows = funnel.assign(**dict.fromkeys(_VOLUMES, False))
    rows = rows.astype(dict.fromkeys(_VOLUMES, "bool"))
    for tool, part in funnel.groupby("tool", sort=False):
        teams, total = part[part["team"] != ALL_TEAMS], part[part["team"] == ALL_TEAMS]
        for name, volume in _VOLUMES.items():
            groups = _groups(teams, volume=volume, spared=spared)
            few = _groups(total, volume=volume)[0].is_few(floor)
            if among is None:
                found = hidden(groups, floor=floor)
                out, of_all = list(found.groups), few or found.total
            else:
                whole = among[among["tool"] == tool]
                known = set(whole.loc[whole[name], "team"])
                out = [
                    each.is_few(floor) or team in known
                    for each, team in zip(groups, teams["team"], strict=True)
                ]
                # where the total of the whole is hidden, known has it and no team is it
                same = set(whole["team"]) == set(part["team"])
                as_whole = same and set(teams["team"][out]) == known
                of_all = few or (any(out) and not as_whole)
            rows.loc[[*teams.index, *total.index], name] = [*out, of_all]
    rows["hides_volumes"] |= rows["hides_counts"]
    return rows


def _groups(
    rows: pd.DataFrame,
    *,
    volume: bool,
    spared: frozenset[tuple[str, str]] = frozenset(),
) -> list[Group]:
    return [
        Group(
            int(row.population),
            int(row.contributors) if volume else None,
            (row.tool, row.team) in spared,
        )
        for row in rows_of(rows)
    ]


def small_groups(funnel: pd.DataFrame) -> set[tuple[str, str]]:
    """Return each tool and team of which nothing may be shown."""
    places = funnel.loc[funnel["hides_counts"], ["tool", "team"]]
    return set(places.itertuples(index=False, name=None))


def small_teams(funnel: pd.DataFrame) -> set[str]:
    """Return the teams that may not be shown, because of their size or another's."""
    return {team for _, team in small_groups(funnel)} - {ALL_TEAMS}
