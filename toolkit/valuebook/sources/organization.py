"""Who belongs to which team, and when: what an organization says beats an export."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from valuebook.model import Problem, RegisterError
from valuebook.sources.facts import Keys
from valuebook.sources.plain_csv import named_rows
from valuebook.sources.privacy import normalized
from valuebook.sources.tables import UNALLOCATED
from valuebook.sources.values import Unusable, day, decimal

COLUMNS = ("key_type", "key", "team", "use_case", "share", "valid_from", "valid_to")
# the order in which the keys of a fact are asked, after the person
KEY_TYPES = (
    "api_key",
    "service_account",
    "project",
    "workspace",
    "team",
    "sub_account",
    "account",
    "tag",
    "cost_center",
    "organization",
    "enterprise",
    "department",
)
PERSON_TYPES = ("email", "login", "user_id")
_NAMES = {name.replace("_", ""): name for name in (*KEY_TYPES, *PERSON_TYPES)}
_NAMES |= {"costcentre": "cost_center", "user": "user_id", "mail": "email"}
_NAMES |= {"subaccountid": "sub_account", "apikeyid": "api_key", "tags": "tag"}
_NAMES |= {"workspaceid": "workspace", "projectid": "project"}


@dataclass(frozen=True)
class Share:
    """A team's part of what bears a key, from one day to another, both inclusive."""

    team: str
    use_case: str
    share: Decimal
    valid_from: str
    valid_to: str
    key_type: str = field(default="", compare=False)

    def holds(self, on: str) -> bool:
        """Return whether the entry is in force on a day."""
        return (not self.valid_from or self.valid_from <= on) and (
            not self.valid_to or on <= self.valid_to
        )


@dataclass(frozen=True)
class Organization:
    """The organization map, and the teams that exports say their people are in."""

    entries: dict[tuple[str, str], list[Share]] = field(default_factory=dict)
    members: dict[tuple[str, str], list[str]] = field(default_factory=dict)

    def allotted(
        self, on: str, person: str, keys: Keys, named: tuple[str, str]
    ) -> list[Share]:
        """Return the teams of a fact with their shares, which add up to one.

        The map is asked for the person first, then for each key in its fixed order;
        then the teams the export gives the person that day; then the team the export
        names. What nobody claims is unallocated.
        """
        found = self._mapped(on, person, keys)
        team, use_case = named
        if not found and person:
            teams = self.members.get((on, normalized(person)), [])
            found = [Share(each, "", Decimal(1) / len(teams), "", "") for each in teams]
        if not found:
            return _whole(team or UNALLOCATED, use_case)
        rest = 1 - sum((each.share for each in found), Decimal(0))
        # thirds leave a rest that is nobody's but rounding's
        if rest > Decimal("1e-9"):
            found = [*found, Share(UNALLOCATED, "", rest, "", "")]
        return [
            each if each.use_case or not use_case else replace(each, use_case=use_case)
            for each in found
        ]

    def _mapped(self, on: str, person: str, keys: Keys) -> list[Share]:
        if not self.entries:
            return []
        asked = _asked(keys)
        if person:
            asked = (("person", normalized(person)), *asked)
        for each in asked:
            found = [one for one in self.entries.get(each, ()) if one.holds(on)]
            if found:
                return found
        return []


@lru_cache(maxsize=10_000)
def _whole(team: str, use_case: str) -> list[Share]:
    """Return that all of it is one team's."""
    return [Share(team, use_case, Decimal(1), "", "")]


@lru_cache(maxsize=100_000)
def _asked(keys: Keys) -> Keys:
    """Return the keys in the order in which they are asked, as they are compared."""
    people = [("person", normalized(key)) for kind, key in keys if kind == "user_id"]
    ordered = sorted(
        (each for each in keys if each[0] in KEY_TYPES),
        key=lambda each: KEY_TYPES.index(each[0]),
    )
    return (*people, *((kind, _key(kind, key)) for kind, key in ordered))


def _key(kind: str, key: str) -> str:
    """Return a key as it is compared; a tag may be written name=value.

    >>> _key("tag", "Team = Legal")
    'team:legal'
    """
    folded = normalized(key)
    if kind != "tag":
        return folded
    return re.sub(r"\s*[:=]\s*", ":", folded, count=1)


def read_organization(path: Path) -> Organization:
    """Return the organization that a CSV file describes; raises with all problems."""
    problems: list[Problem] = []
    entries: dict[tuple[str, str], list[Share]] = {}
    for place, row in named_rows(path, COLUMNS[:3], COLUMNS[3:]):
        read = _entry(row, place)
        if isinstance(read, Problem):
            problems.append(read)
            continue
        key, entry = read
        if entry not in entries.setdefault(key, []):
            entries[key].append(entry)
    problems += _over_allotted(entries, path.name)
    if problems:
        raise RegisterError(problems)
    return Organization(
        {key: sorted(each, key=_order) for key, each in entries.items()}
    )


def _order(entry: Share) -> tuple[str, str, str]:
    return entry.valid_from, entry.team, entry.use_case


def _entry(
    row: dict[str, str], place: tuple[str, int]
) -> tuple[tuple[str, str], Share] | Problem:
    kind = _NAMES.get(re.sub(r"[\W_]", "", row["key_type"].casefold()))
    if kind is None:
        accepted = ", ".join((*PERSON_TYPES, *KEY_TYPES))
        return Problem(*place, "key_type", row["key_type"] or "empty", accepted)
    for name in ("key", "team"):
        if not row[name]:
            return Problem(*place, name, "empty", remedy=f"give the {name}")
    try:
        share = decimal(row["share"], "share")
        begun, ended = day(row["valid_from"]), day(row["valid_to"])
    except Unusable as error:
        return Problem(*place, found=str(error), remedy="a share is 0.5, a date ISO")
    share = Decimal(1) if share is None else share
    if not 0 < share <= 1:
        return Problem(*place, "share", str(share), "more than 0, at most 1")
    if begun and ended and begun > ended:
        return Problem(*place, "valid_to", ended, f"not before valid_from, {begun}")
    person = kind in PERSON_TYPES
    key = normalized(row["key"]) if person else _key(kind, row["key"])
    of = ("person" if person else kind, key)
    return of, Share(row["team"], row["use_case"], share, begun, ended, kind)


def _over_allotted(
    entries: dict[tuple[str, str], list[Share]], file: str
) -> Iterable[Problem]:
    """Yield a problem for each key of which more than the whole is given away."""
    for (kind, key), each in entries.items():
        for begun in sorted({one.valid_from for one in each}):
            on = begun or "0001-01-01"
            claimed = sum((one.share for one in each if one.holds(on)), Decimal(0))
            if claimed > 1:
                shown = "a person" if kind == "person" else f"{kind} {key}"
                yield Problem(
                    file,
                    found=f"{shown}: shares of {claimed} in all from {begun or 'ever'}",
                    accepted="at most 1",
                    remedy="give each team its share, or end the earlier entry",
                )
                break
