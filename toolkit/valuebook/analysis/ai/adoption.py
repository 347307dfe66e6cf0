"""The adoption funnel of each team and tool: entitled, ever, weekly, habitual.

Every number has its definition in `DEFINITIONS`. "Habitual" follows Microsoft's open
vivainsights: active in nine of the last twelve weeks.
"""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from valuebook.analysis.ai.first_use import began
from valuebook.analysis.ai.groups import has_few, marked
from valuebook.analysis.ai.shares import stalled
from valuebook.analysis.ai.weeks import (
    ACTIONS,
    ALL_TEAMS,
    IDLE_WEEKS,
    active,
    entitled,
    idle,
    listed_on,
    of_periods,
    of_tools,
    settled,
)
from valuebook.analysis.months import end_of
from valuebook.analysis.rows import rows_of
from valuebook.model import Finding, Quantity, Verdict
from valuebook.model.wording import (
    NOT_MEASURED,
    counted,
    listed,
    number,
    percent,
    words,
)
from valuebook.sources import Exports
from valuebook.sources.suppression import FLOOR, SUPPRESSED

HABIT, HABIT_OF, RETAINED_AFTER = 9, 12, 4
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
_FIGURES = (
    *COUNTS, "retained", "breadth", "depth", "population", "contributors", "weeks_late",
)  # fmt: skip
_NAN = float("nan")


def funnel(
    exports: Exports,
    *,
    as_of: str,
    floor: int = FLOOR,
    among: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Return the adoption funnel of each team and tool, and of each tool as a whole.

    Columns: tool, team ("all teams" for the whole), week (its end), the counts of
    people entitled, ever, weekly, habitual and idle, the share retained, breadth,
    depth, `population` (people who hold the tool or used it in the last twelve weeks),
    `contributors` (people active in the last four) and `weeks_late` (that the exports
    end too early). NaN where the exports do not say. Where no export tells the week of
    a person's use, ever and idle come from reports of longer periods or from the list
    of seats. `hides_counts` and `hides_volumes` say what may not be shown with at least
    `floor` people in a group, given what is shown of the whole organization, whose
    funnel is `among`.
    """
    use = of_tools(exports["usage"])
    rows = [
        row
        for last in rows_of(settled(exports["usage"], as_of=as_of))
        for row in _tool(exports, use[use["tool"] == last.tool], last)
    ]
    rows += _without_weeks(exports, set(use["tool"]), as_of=as_of)
    columns = ["tool", "team", "week", *_FIGURES]
    frame = pd.DataFrame(
        [row for row in rows if row["population"]], columns=columns
    ).astype(dict.fromkeys(_FIGURES, "float64"))
    is_whole = among is None and has_few(frame, floor=floor)
    spared = stalled(exports, as_of=as_of) if is_whole else frozenset()
    return marked(frame, floor=floor, among=among, spared=spared)


def _tool(exports: Exports, use: pd.DataFrame, last: Any) -> Iterator[dict[str, Any]]:
    use = use[use["week"] <= last.week]
    if use.empty:
        return  # the first week of use is not final yet
    seats = entitled(exports["seat"], exports["spend"], pd.Series([last.week]))
    held = seats[seats["tool"] == last.tool].set_index("team")["entitled"]
    seat = exports["seat"]
    here = active(use)
    unused = idle(seat[seat["tool"] == last.tool], here, held, last.week)
    of = {"tool": last.tool, "week": last.week, "weeks_late": last.weeks_late}
    for team in sorted({*use["team"], *held.index}):
        row = _row(use[use["team"] == team], here[here["team"] == team], last.week)
        yield _held({**of, "team": team, **row}, held.get(team), unused.get(team))
    everybody = here.drop_duplicates(["user_hash", "week"])
    once = use.drop_duplicates(["user_hash", "week", "metric", "feature", "row_key"])
    row = _row(once, everybody, last.week)
    whole = held.sum() if len(held) else None
    yield _held({**of, "team": ALL_TEAMS, **row}, whole, unused[ALL_TEAMS])


def _held(
    row: dict[str, Any], held: float | None, unused: float | None
) -> dict[str, Any]:
    """Return a row with its seats, and the people whom it tells of."""
    seats = _NAN if held is None or pd.isna(held) else float(held)
    empty = _NAN if unused is None or pd.isna(seats) else float(unused)
    people = row.pop("users_lately")
    population = max(seats, people) if pd.notna(seats) else people
    return {**row, "entitled": seats, "idle": empty, "population": population}


def _row(use: pd.DataFrame, here: pd.DataFrame, week: pd.Timestamp) -> dict[str, Any]:
    now = set(here.loc[here["week"] == week, "user_hash"])
    before = week - pd.Timedelta(weeks=RETAINED_AFTER)
    then = set(here.loc[here["week"] == before, "user_hash"])
    lately = here[here["week"] > week - pd.Timedelta(weeks=HABIT_OF)]
    weeks = lately.groupby("user_hash")["week"].nunique()
    recent = here[here["week"] > week - pd.Timedelta(weeks=IDLE_WEEKS)]
    return {
        "ever": here["user_hash"].nunique(),
        "weekly": len(now),
        "habitual": int(weeks.ge(HABIT).sum()),
        "retained": len(now & then) / len(then) if then else _NAN,
        "breadth": _breadth(use, week, len(now)),
        "depth": _depth(use, week, recent),
        "users_lately": lately["user_hash"].nunique(),
        "contributors": recent["user_hash"].nunique(),
    }


def _without_weeks(
    exports: Exports, told: set[str], *, as_of: str
) -> Iterator[dict[str, Any]]:
    """Yield the funnel of tools of which no export tells the week of a person's use.

    From the last report of a longer period, else from the last list of seats with its
    days of last activity; what these do not tell is missing.
    """
    seat = exports["seat"]
    seat = seat[~seat["tool"].isin(told) & seat["as_of"].le(end_of(as_of))]
    periods = of_periods(exports["usage"], as_of=as_of)
    periods = periods[~periods["tool"].isin(told)]
    for tool in sorted({*seat["tool"], *periods["tool"]}):
        use, lists = periods[periods["tool"] == tool], seat[seat["tool"] == tool]
        week = use["week"].max() if len(use) else lists["as_of"].max()
        asked = pd.Series([week])
        seats = entitled(lists, exports["spend"], asked)
        held = seats[seats["tool"] == tool].set_index("team")["entitled"]
        known = lists[lists["as_of"] == listed_on(lists, week)]
        seen = known[known["last_active_on"].notna()]
        is_told = len(use) > 0 or len(seen) > 0
        unused = idle(lists, use, held, week) if is_told else pd.Series(dtype="float64")
        users = pd.concat([use, seen])[["team", "user_hash"]]
        begun = week - pd.Timedelta(weeks=IDLE_WEEKS)
        late = (end_of(as_of) - week).days // 7
        lately = pd.concat(
            [use[use["week"] > begun], seen[seen["last_active_on"] > begun]]
        )
        for team in [*sorted({*users["team"], *held.index}), ALL_TEAMS]:
            mine = users if team == ALL_TEAMS else users[users["team"] == team]
            now = lately if team == ALL_TEAMS else lately[lately["team"] == team]
            whole = held.sum() if len(held) else None
            row = {
                "tool": tool,
                "week": week,
                "weeks_late": late if late > IDLE_WEEKS else 0,
                "team": team,
                "ever": mine["user_hash"].nunique() if is_told else _NAN,
                "users_lately": mine["user_hash"].nunique(),
                "contributors": now["user_hash"].nunique(),
            }
            seats_here = whole if team == ALL_TEAMS else held.get(team)
            yield _held(row, seats_here, unused.get(team))


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
    if row.weekly == NOT_MEASURED:
        return f"{_said_of_seats(row)}; in which week is not measured, to {at:%Y-%m-%d}"
    active = f"active in the week to {at:%Y-%m-%d}, {row.habitual} use it by habit"
    if row.entitled == NOT_MEASURED:
        return f"{row.weekly} people were {active}; who is entitled is not measured"
    return (
        f"{row.weekly} of {row.entitled} entitled were {active}; {row.idle} seats are "
        "idle"
    )


def _said_of_seats(row: Any) -> str:
    if row.ever == NOT_MEASURED:
        return f"{row.entitled} are entitled; who uses it is not measured"
    if row.entitled == NOT_MEASURED:
        return f"{row.ever} people have used it"
    return (
        f"{row.ever} of {row.entitled} entitled have used it, {row.idle} seats are idle"
    )


def findings(
    exports: Exports, funnel: pd.DataFrame, *, as_of: str, floor: int = FLOOR
) -> list[Finding]:
    """Return how far the tools are used, how soon, and what vendors count beside it."""
    found = [answer(funnel), began(exports, funnel, as_of=as_of, floor=floor)]
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


def shown(funnel: pd.DataFrame) -> pd.DataFrame:
    """Return the funnel as may be published: small groups are a word, not a number.

    Counts and shares need a large enough population; breadth and depth also need
    enough people they come from. The week is told where the tools have different ones.
    """
    frame = pd.DataFrame(
        {"tool": [words(each) for each in funnel["tool"]], "team": funnel["team"]}
    )
    for name, written in _WRITTEN.items():
        hides = "hides_volumes" if name in ("breadth", "depth") else "hides_counts"
        frame[name] = pd.Series(
            [
                SUPPRESSED if is_hidden else written(figure)
                for figure, is_hidden in zip(funnel[name], funnel[hides], strict=True)
            ],
            dtype="str",
        )
    if len(set(funnel["week"])) > 1:
        frame.insert(2, "week_to", [f"{each:%Y-%m-%d}" for each in funnel["week"]])
    return frame if len(set(funnel["tool"])) > 1 else frame.drop(columns="tool")


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


def definitions() -> str:
    """Return what each number of the funnel counts, as a sentence."""
    said = [f"{name}: {definition}" for name, definition in DEFINITIONS.items()]
    return f"{'; '.join(said)}."


def answer(funnel: pd.DataFrame) -> Finding:
    """Return how far the tools are used by those entitled to them, as a finding."""
    rule = "ai_adoption.funnel"
    whole = funnel[funnel["team"] == ALL_TEAMS].reset_index(drop=True)
    if whole.empty:
        return Finding(
            rule,
            "No export names who used a tool, so adoption is not measured here.",
            Verdict.NOT_MEASURED,
            remedy="put the vendor's report by person into the folder ai/",
        )
    said = [
        f"{words(tool)}: {_said(row, at)}"
        for row, tool, at in zip(
            rows_of(shown(whole)), whole["tool"], whole["week"], strict=True
        )
    ]
    told = whole[~whole["hides_counts"]]
    early = [
        f"{words(row.tool)} end {counted(int(row.weeks_late), 'week')} early"
        for row in rows_of(whole[whole["weeks_late"] > 0])
    ]
    is_whole = told["weekly"].notna().any() and not early
    return Finding(
        rule,
        f"{'; '.join(said)}." + (f" The exports of {listed(early)}." if early else ""),
        Verdict.MEASURED if is_whole else Verdict.INCOMPLETE,
        tuple(
            Quantity(
                f"active in the week, {words(row.tool)}",
                row.weekly / row.entitled if row.entitled else None,
                "share",
                f"{row.week:%Y-%m}",
                "active people over entitled",
            )
            for row in rows_of(told)
            if pd.notna(row.weekly)
        ),
        remedy="download what the vendor has reported since" if early else "",
        evidence=told,
    )
