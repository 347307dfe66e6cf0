"""Facts that are not added up, as lines: seats, reported users and outcomes."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from valuebook.sources.facts import Outcome, ReportedUsers, Seat
from valuebook.sources.organization import Organization
from valuebook.sources.privacy import PersonKey, normalized
from valuebook.sources.sums import PLACES, written


def reported_users_lines(facts: Iterable[object]) -> Iterator[tuple[str, ...]]:
    """Yield the lines of the vendors' own counts."""
    for fact in facts:
        if isinstance(fact, ReportedUsers):
            yield tuple(str(each) for each in fact)


def outcome_lines(facts: Iterable[object]) -> Iterator[tuple[str, ...]]:
    """Yield the lines of the results that an export counts."""
    for fact in facts:
        if isinstance(fact, Outcome):
            yield (
                fact.date, "", fact.measured, written(fact.value), fact.unit, "", "",
                "", "measured", f"counted by GitHub{fact.of and ' for ' + fact.of}; "
                "claimed by no initiative yet",
            )  # fmt: skip


def seat_lines(
    facts: Iterable[object],
    same: dict[str, str],
    organization: Organization,
    key: PersonKey,
) -> Iterator[tuple[str, ...]]:
    """Yield the lines of the seats, each with the day of its snapshot.

    A seat may stand in several reports of one day, and is one line.
    """
    yield from sorted(set(_seat_lines(facts, same, organization, key)))


def _seat_lines(
    facts: Iterable[object],
    same: dict[str, str],
    organization: Organization,
    key: PersonKey,
) -> Iterator[tuple[str, ...]]:
    for seat in _dated([each for each in facts if isinstance(each, Seat)]):
        person = normalized(seat.person)
        person = same.get(person, person)
        teams = organization.allotted(seat.as_of, person, seat.keys, (seat.team, ""))
        for team in teams:
            yield (
                seat.as_of, key.hashed(person), team.team, seat.tool, seat.plan,
                seat.assigned_on, seat.last_active_on, seat.cancels_on, "", "",
            )  # fmt: skip


def org_map_lines(
    organization: Organization, key: PersonKey
) -> Iterator[tuple[str, ...]]:
    """Yield the lines of the organization map, with nobody's name.

    Teams that an export gives a person for a day hold for that day.
    """
    for (kind, name), entries in organization.entries.items():
        shown = key.hashed(name) if kind == "person" else name
        for each in entries:
            yield (
                each.key_type or kind, shown, each.team, each.use_case,
                written(each.share), each.valid_from, each.valid_to,
            )  # fmt: skip
    for (on, person), teams in organization.members.items():
        share = written(round(Decimal(1) / len(teams), PLACES))
        for team in teams:
            yield "login", key.hashed(person), team, "", share, on, on


def _dated(seats: list[Seat]) -> list[Seat]:
    """Return the seats, each with the day of its snapshot.

    Exports without one hold at least what happened until their latest stamp.
    """
    latest: dict[tuple[str, str], str] = {}
    for seat in seats:
        of = (seat.tool, seat.snapshot)
        stamp = max(seat.as_of, seat.assigned_on, seat.last_active_on)
        latest[of] = max(latest.get(of, ""), stamp)
    return [
        seat if seat.as_of else seat._replace(as_of=latest[seat.tool, seat.snapshot])
        for seat in seats
    ]
