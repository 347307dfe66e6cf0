"""The adoption funnel of each team and tool: entitled, ever, weekly, habitual.

Every number has its definition in `DEFINITIONS`. "Habitual" follows Microsoft's open
vivainsights: active in nine of the last twelve weeks.
"""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from valuebook.analysis.ai.first_use import began
from valuebook.analysis.ai.weeks import ACTIONS, active, entitled, of_tools, settled
from valuebook.analysis.months import end_of
from valuebook.analysis.rows import rows_of
from valuebook.model import Finding, Quantity, Verdict
from valuebook.model.wording import NOT_MEASURED, counted, number, percent, words
from valuebook.sources import Exports
from valuebook.sources.suppression import FLOOR, SUPPRESSED, Floor, published

HABIT, HABIT_OF, RETAINED_AFTER, IDLE_WEEKS = 9, 12, 4, 4
ALL_TEAMS = "all teams"
COUNTS = ("entitled", "ever", "weekly", "habitual", "idle")
DEFINITIONS = {
    "entitled": "people with a seat, or seats paid for, at the end of the week",
    "ever": "people active in any week that the exports hold",
    "weekly": "people active in the last whole week",
    "habitual": f"people active in at least {HABIT} of the last {HABIT_OF} weeks",
    "idle": f"seats of nobody who was active in the last {IDLE_WEEKS} weeks",
    "retained": f"of those active {RETAINED_AFTER} weeks before, the share active now",
    "breadth": "features or apps per active person in the last week",
    "depth": f"actions per active person and week, over {IDLE_WEEKS} weeks",
}


def funnel(exports: Exports, *, as_of: str) -> pd.DataFrame:
    """Return the adoption funnel of each team and tool, and of each tool as a whole.

    Columns: tool, team ("all teams" for the whole), week (its end), the counts of
    people entitled, ever, weekly, habitual and idle, the share retained, breadth,
    depth, `population` (people who hold the tool or used it in the last twelve weeks)
    and `contributors` (people active in the last four). NaN where the exports do not
    say.
    """
    use = of_tools(exports["usage"])
    rows = [
        row
        for last in rows_of(settled(exports["usage"], as_of=as_of))
        for row in _tool(exports, use[use["tool"] == last.tool], last)
        if row[-2]  # a population
    ]
    return pd.DataFrame(rows, columns=_COLUMNS).astype(
        dict.fromkeys(_COLUMNS[3:], "float64")
    )


_COLUMNS = [
    "tool", "team", "week", *COUNTS, "retained", "breadth", "depth", "population",
    "contributors",
]  # fmt: skip


def _tool(exports: Exports, use: pd.DataFrame, last: Any) -> Iterator[tuple[Any, ...]]:
    use = use[use["week"] <= last.week]
    seats = entitled(exports["seat"], exports["spend"], pd.Series([last.week]))
    seats = seats[seats["tool"] == last.tool].set_index("team")["entitled"]
    here = active(use)
    for team in sorted({*use["team"], *seats.index}):
        held = float(seats.get(team, float("nan")))
        own = use[use["team"] == team]
        yield _row(own, here[here["team"] == team], held, (last.tool, team, last.week))
    held = float(seats.sum()) if len(seats) else float("nan")
    everybody = here.drop_duplicates(["user_hash", "week"])
    once = use.drop_duplicates(["user_hash", "week", "metric", "feature", "row_key"])
    yield _row(once, everybody, held, (last.tool, ALL_TEAMS, last.week))


def _row(
    use: pd.DataFrame,
    here: pd.DataFrame,
    held: float,
    of: tuple[str, str, pd.Timestamp],
) -> tuple[Any, ...]:
    _, _, week = of
    people = here.groupby("user_hash")["week"]
    now = set(here.loc[here["week"] == week, "user_hash"])
    before = week - pd.Timedelta(weeks=RETAINED_AFTER)
    then = set(here.loc[here["week"] == before, "user_hash"])
    lately = here[here["week"] > week - pd.Timedelta(weeks=HABIT_OF)]
    weeks = lately.groupby("user_hash")["week"].nunique()
    recent = here[here["week"] > week - pd.Timedelta(weeks=IDLE_WEEKS)]
    users = recent["user_hash"].nunique()
    ever = people.ngroups
    users_lately = lately["user_hash"].nunique()
    population = max(held, users_lately) if pd.notna(held) else users_lately
    return (
        *of,
        held,
        ever,
        len(now),
        int(weeks.ge(HABIT).sum()),
        max(held - users, 0) if pd.notna(held) else float("nan"),
        len(now & then) / len(then) if then else float("nan"),
        _breadth(use, week, len(now)),
        _depth(use, week, recent),
        population,
        users,
    )


def _breadth(use: pd.DataFrame, week: pd.Timestamp, people: int) -> float:
    seen = use[use["week"].eq(week) & use["feature"].ne("")]
    if seen.empty or not people:
        return float("nan")
    pairs = seen[["user_hash", "feature"]].drop_duplicates()
    return len(pairs) / seen["user_hash"].nunique()


def _depth(use: pd.DataFrame, week: pd.Timestamp, recent: pd.DataFrame) -> float:
    """Return the actions per active person and week, of the first kind there is."""
    lately = use[use["week"] > week - pd.Timedelta(weeks=IDLE_WEEKS)]
    for metric in ACTIONS:
        counted = lately[lately["metric"] == metric]
        if len(counted) and len(recent):
            return float(counted["quantity"].sum()) / len(recent)
    return float("nan")


def _said(row: Any, at: pd.Timestamp) -> str:
    """Return the funnel of a tool in words; the cells are text already."""
    if SUPPRESSED in (row.weekly, row.entitled):
        return f"{SUPPRESSED}, fewer people than may be shown"
    active = f"active in the week to {at:%Y-%m-%d}, {row.habitual} use it by habit"
    if row.entitled == NOT_MEASURED:
        return f"{row.weekly} people were {active}; who is entitled is not measured"
    return (
        f"{row.weekly} of {row.entitled} entitled were {active}; {row.idle} seats are "
        "idle"
    )


def findings(
    exports: Exports, funnel: pd.DataFrame, *, as_of: str, floor: int = FLOOR
) -> list[Finding]:
    """Return how far the tools are used, how soon, and what vendors count beside it."""
    found = [answer(funnel, floor=floor), began(exports, as_of=as_of, floor=floor)]
    counts = exports["reported_users"]
    counts = counts[(counts["date"] <= end_of(as_of)) & (counts["users"] >= floor)]
    return [*found, reported(counts)] if len(counts) else found


def reported(counts: pd.DataFrame) -> Finding:
    """Return the last count of users that each vendor made, as a finding.

    Such counts hold the same people again and again, so none is added to another.
    """
    of = ["tool", "scope_type", "scope", "definition", "window_days"]
    last = counts.sort_values("date").groupby(of, sort=True).tail(1)
    said = [
        f"{row.users} {words(row.definition)} of {words(row.tool)} in "
        f"{counted(row.window_days, 'day')} to {row.date:%Y-%m-%d}"
        for row in rows_of(last.sort_values(of))
    ]
    return Finding(
        "ai_adoption.reported",
        f"Counted by the vendors, never added: {'; '.join(said)}.",
        Verdict.STATED,
        evidence=last,
    )


def shown(funnel: pd.DataFrame, *, floor: int = FLOOR) -> pd.DataFrame:
    """Return the funnel as may be published: small groups are a word, not a number.

    Counts and shares need a large enough population; breadth and depth also need
    enough people they come from.
    """
    parts = funnel[funnel["team"] != ALL_TEAMS]
    whole = funnel[funnel["team"] == ALL_TEAMS]
    columns: dict[str, pd.Series] = {"tool": funnel["tool"], "team": funnel["team"]}
    for name, written in _WRITTEN.items():
        volume = name in ("breadth", "depth")
        texts = []
        for rows in (parts, whole):
            figures = rows.assign(figure=[written(each) for each in rows[name]])
            texts.append(_cells(figures, volume=volume, floor=floor))
        columns[name] = pd.concat(texts).reindex(funnel.index)
    frame = pd.DataFrame(columns).assign(tool=[words(each) for each in funnel["tool"]])
    return frame if len(set(frame["tool"])) > 1 else frame.drop(columns="tool")


def _cells(figures: pd.DataFrame, *, volume: bool, floor: int) -> pd.Series:
    """Return figures as text; each tool is a table of its own."""
    if figures.empty:
        return pd.Series(dtype="str")
    parts = [
        published(rows, of=["team"], volume=volume, floor=Floor(floor))
        for _, rows in figures.groupby("tool", sort=False)
    ]
    texts: pd.Series = pd.concat(parts)
    return texts


def _whole(count: float) -> str:
    return number(count, significant=6)


def _fine(figure: float) -> str:
    return number(figure, significant=2)


_WRITTEN = {
    **dict.fromkeys(COUNTS, _whole),
    "retained": percent,
    "breadth": _fine,
    "depth": _fine,
}


def small_groups(funnel: pd.DataFrame, *, floor: int = FLOOR) -> set[tuple[str, str]]:
    """Return each tool and team of which nothing may be shown."""
    rows = shown(funnel, floor=floor)
    places = funnel.loc[rows["weekly"] == SUPPRESSED, ["tool", "team"]]
    return set(places.itertuples(index=False, name=None))


def small_teams(funnel: pd.DataFrame, *, floor: int = FLOOR) -> set[str]:
    """Return the teams that may not be shown, because of their size or another's."""
    return {team for _, team in small_groups(funnel, floor=floor)} - {ALL_TEAMS}


def definitions() -> str:
    """Return what each number of the funnel counts, as a sentence."""
    said = [f"{name}: {definition}" for name, definition in DEFINITIONS.items()]
    return f"{'; '.join(said)}."


def answer(funnel: pd.DataFrame, *, floor: int = FLOOR) -> Finding:
    """Return how far the tools are used by those entitled to them, as a finding."""
    rule = "ai_adoption.funnel"
    whole = funnel[funnel["team"] == ALL_TEAMS]
    if whole.empty:
        return Finding(
            rule,
            "No export names who used a tool, so adoption is not measured here.",
            Verdict.NOT_MEASURED,
            remedy="put the vendor's report by person into the folder ai/",
        )
    told = shown(funnel, floor=floor).loc[whole.index]
    said = [
        f"{words(tool)}: {_said(row, at)}"
        for row, tool, at in zip(
            rows_of(told), whole["tool"], whole["week"], strict=True
        )
    ]
    return Finding(
        rule,
        f"{'; '.join(said)}.",
        Verdict.MEASURED,
        tuple(
            Quantity(
                f"active in the week, {words(row.tool)}",
                row.weekly / row.entitled if row.entitled else None,
                "share",
                f"{row.week:%Y-%m}",
                "active people over entitled",
            )
            for row in rows_of(whole)
            if row.population >= floor
        ),
        evidence=whole,
    )
