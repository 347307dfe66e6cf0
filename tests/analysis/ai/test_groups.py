"""No figure of a small group is shown, and no sum or difference gives one back."""

import random
from collections.abc import Iterator
from functools import cache
from itertools import combinations

import numpy as np
import pandas as pd
import pytest

from tests.analysis.ai.literal_exports import PAID, exports_of, seats, sundays, weeks
from tests.literal_register import BENEFIT, INITIATIVE, MEASURE, register_of
from valuebook.analysis.ai.adoption import funnel, shown
from valuebook.analysis.ai.groups import small_teams
from valuebook.analysis.ai.measured import Measured, measured
from valuebook.analysis.ai.overview import by_team
from valuebook.analysis.ai.stalling import flags
from valuebook.analysis.ai.view import SMALL, View, exported, within
from valuebook.analysis.ai.weeks import ALL_TEAMS
from valuebook.sources import Exports

AS_OF, FLOOR = "2026-09", 5
WEEKS = sundays(6)
CASES = ("INI-1", "INI-2", "")
BOOK = register_of(
    initiatives=[
        {**INITIATIVE, "initiative_id": each, "is_ai": True} for each in CASES[:2]
    ],
    measures=[MEASURE],
    benefits=[BENEFIT],
)


@cache
def organization(seed: int) -> tuple[Exports, dict[str, int]]:
    """Return exports of one tool in teams of any size, some of them below the floor."""
    drawn = random.Random(seed)
    sizes = {f"T{n}": drawn.randint(1, 12) for n in range(drawn.randint(1, 6))}
    usage, held, spend = [], [], []
    for team, size in sizes.items():
        cases = drawn.sample(CASES, drawn.randint(1, 2))
        people = [f"{team}-{n}" for n in range(size)]
        held += seats(WEEKS[-1], *people, team=team)
        for case in cases:
            for person in people[: drawn.randint(0, size)]:
                usage += weeks(person, *WEEKS, team=team, use_case=case)
            spend.append(
                {
                    **PAID,
                    "team": team,
                    "use_case": case,
                    "product": "acme seats",
                    "category": "seat",
                    "unit": "seats",
                    "date": "2026-09-01",
                    "period_end": "2026-09-30",
                    "quantity": size,
                    "amount": 10 * size,
                }
            )
    return exports_of(usage=usage, seat=held, spend=spend), sizes


OWN = within(BOOK, "", as_of=AS_OF)


@cache
def measured_of(seed: int) -> Measured:
    return measured(organization(seed)[0], OWN, View(), as_of=AS_OF)


def entitled(rows: pd.DataFrame) -> Iterator[set[str]]:
    """Yield the teams that each number of people entitled on a page adds up."""
    told = shown(rows).set_index("team")["entitled"]
    for team, said in told.items():
        if said not in ("suppressed", "not measured", "0"):
            teams = set(told.index) - {ALL_TEAMS}
            yield teams if team == ALL_TEAMS else {str(team)}


def pages(exports: Exports) -> Iterator[set[str]]:
    """Yield what all pages show: of the organization and of each initiative."""
    whole = funnel(exports, as_of=AS_OF, floor=FLOOR)
    yield from entitled(whole)
    for of in CASES[:2]:
        own = exported(exports, of=of)
        yield from entitled(funnel(own, as_of=AS_OF, floor=FLOOR, among=whole))


@pytest.mark.parametrize("seed", range(10))
def test_no_sum_or_difference_of_what_pages_show_tells_of_a_small_group(seed):
    exports, sizes = organization(seed)
    told = list(pages(exports))
    names = sorted(sizes)
    known = np.array([[float(name in each) for name in names] for each in told])
    small = [name for name in names if sizes[name] < FLOOR]
    for count in range(1, len(names) + 1):
        for group in combinations(names, count):
            if sum(sizes[name] for name in group) >= FLOOR or not len(known):
                continue
            wanted = np.array([float(name in group) for name in names])
            both = np.vstack([known, wanted])
            rank = np.linalg.matrix_rank
            assert rank(both) > rank(known), f"{group} follows from {told}"
    assert not any(each <= set(small) and len(each) == 1 for each in told)


@pytest.mark.parametrize("seed", range(10))
def test_no_row_of_spend_is_that_of_one_small_team_beside_others(seed):
    exports, sizes = organization(seed)
    told = measured_of(seed)
    rows = by_team(told, OWN, View(), as_of=AS_OF)
    small = small_teams(told.funnel)
    assert small.isdisjoint(rows["team"])
    spend = exports["spend"]
    for use_case, part in spend.groupby("use_case"):
        teams = set(part["team"])
        merged = {team for case, team in told.spent.small if case == use_case}
        if merged and merged != teams:
            assert len(merged) > 1
            assert sum(sizes[team] for team in merged) >= FLOOR
    assert rows.loc[rows["team"] == SMALL, "adoption"].isin(["suppressed"]).all()


@pytest.mark.parametrize("seed", range(6))
def test_no_flag_tells_of_a_small_group(seed):
    _, sizes = organization(seed)
    for each in flags(measured_of(seed), OWN, as_of=AS_OF):
        team = each.of.partition(" (")[0]
        if sizes.get(team, FLOOR) < FLOOR:
            assert (each.name, each.numbers, each.since) == ("adoption", "", None)


def test_a_total_over_some_of_the_teams_is_hidden_where_one_of_them_is():
    parts = {"A": (20, "INI-1"), "B": (9, "INI-1"), "C": (4, "INI-2")}
    usage, held = [], []
    for team, (size, case) in parts.items():
        people = [f"{team}{n}" for n in range(size)]
        held += seats(WEEKS[-1], *people, team=team)
        usage += [
            row
            for person in people
            for row in weeks(person, *WEEKS, team=team, use_case=case)
        ]
    exports = exports_of(usage=usage, seat=held)
    whole = funnel(exports, as_of=AS_OF)
    own = funnel(exported(exports, of="INI-1"), as_of=AS_OF, among=whole)
    assert shown(whole).set_index("team")["entitled"].to_dict() == {
        "A": "20",
        "B": "suppressed",
        "C": "suppressed",
        "all teams": "33",
    }
    # 29 in all and 20 in A would give B, and so C
    assert shown(own).set_index("team")["entitled"].to_dict() == {
        "A": "20",
        "B": "suppressed",
        "all teams": "suppressed",
    }


def test_where_every_team_is_small_only_their_total_is_told():
    held = [*seats(WEEKS[-1], "a", "b", "c"), *seats(WEEKS[-1], *"defg", team="B")]
    usage = [row for person in "abc" for row in weeks(person, WEEKS[-1])]
    told = shown(funnel(exports_of(usage=usage, seat=held), as_of=AS_OF))
    assert told.set_index("team")["weekly"].to_dict() == {
        "A": "suppressed",
        "B": "suppressed",
        "all teams": "3",
    }


def test_a_collapse_from_17_to_2_of_17_stays_visible_beside_a_team_of_four():
    sizes = {"A": (20, 20, 20), "B": (17, 17, 2), "C": (4, 4, 4)}
    days = sundays(12)
    usage, held = [], []
    for team, (size, before, now) in sizes.items():
        people = [f"{team}{n}" for n in range(size)]
        held += seats(days[0], *people, team=team)
        for at, day in enumerate(days):
            active = people[: before if at < 8 else now]
            usage += [row for each in active for row in weeks(each, day, team=team)]
    exports = exports_of(usage=usage, seat=held)
    told = measured(exports, OWN, View(), as_of=AS_OF)
    shown_rows = shown(told.funnel).set_index("team")
    assert shown_rows.loc["B", ["entitled", "weekly"]].tolist() == ["17", "2"]
    assert small_teams(told.funnel) == {"A", "C"}
    found = flags(told, OWN, as_of=AS_OF)
    (stall,) = [
        each for each in found if each.of == "B (acme)" and each.name != "paid and idle"
    ]
    assert stall.numbers.startswith("12 % active in the week to 2026-09-27, 2 of 17;")


def test_a_total_that_is_hidden_is_hidden_on_every_page():
    days = sundays(12)
    usage, held = [], []
    for team, size, now in (("B", 17, 2), ("C", 4, 4)):
        people = [f"{team}{n}" for n in range(size)]
        held += seats(days[0], *people, team=team)
        for at, day in enumerate(days):
            active = people[: size if at < 8 else now]
            usage += [row for each in active for row in weeks(each, day, team=team)]
    exports = exports_of(usage=usage, seat=held)
    whole = funnel(exports, as_of=AS_OF)
    own = funnel(exported(exports, of="INI-1"), as_of=AS_OF, among=whole)
    for rows in (whole, own):
        assert shown(rows).set_index("team")["weekly"].to_dict() == {
            "B": "2",
            "C": "suppressed",
            "all teams": "suppressed",
        }
