"""What a reader finds in an export: small facts, not yet allotted to teams.

People appear here as the vendor names them; `loading` turns them into keyed hashes
before anything is kept.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

# what allots a fact to a team: its type (project, api_key, …) and its id
Keys = tuple[tuple[str, str], ...]


class Usage(NamedTuple):
    """Something counted: on a day, or over `period_days` from it on."""

    date: str
    quantity: int | Decimal
    measured: str
    vendor: str
    tool: str
    feature: str = ""
    model: str = ""
    person: str = ""
    keys: Keys = ()
    team: str = ""
    use_case: str = ""
    period_days: int = 1
    basis: str = "measured"


class Spend(NamedTuple):
    """Money in whole units of its currency, from `date` to `period_end` inclusive."""

    date: str
    period_end: str
    amount: Decimal
    currency: str
    vendor: str
    product: str
    basis: str
    category: str = "usage"
    model: str = ""
    quantity: Decimal | None = None
    unit: str = ""
    person: str = ""
    keys: Keys = ()
    team: str = ""
    use_case: str = ""


class Seat(NamedTuple):
    """A seat that somebody holds; `as_of` may be empty where the export has no date.

    Then it is the latest date in all exports of the same `snapshot`.
    """

    as_of: str
    person: str
    tool: str
    plan: str = ""
    assigned_on: str = ""
    last_active_on: str = ""
    cancels_on: str = ""
    team: str = ""
    keys: Keys = ()
    snapshot: str = ""


class ReportedUsers(NamedTuple):
    """A count of people that the vendor made; never added to another."""

    date: str
    window_days: int
    scope_type: str
    scope: str
    tool: str
    definition: str
    users: int


class Membership(NamedTuple):
    """A person's team on a day."""

    date: str
    person: str
    team: str


class Alias(NamedTuple):
    """Two names of one person: a lasting id and a login."""

    account: str
    person: str


class Outcome(NamedTuple):
    """A result that the export happens to count, for an initiative to claim."""

    date: str
    measured: str
    value: Decimal
    unit: str
    of: str = ""


Fact = Usage | Spend | Seat | ReportedUsers | Membership | Alias | Outcome


class Record(NamedTuple):
    """One record of an export: what tells it from others, and its facts.

    A record without facts was left out, and `dropped` says why. Two records with the
    same identity are the same record, of which the one with larger numbers counts.
    Where a file may tell one thing in several lines, `line` tells them apart: then the
    lines of the file in which they add up to most count, each once. What is not known
    of the facts themselves may stand with their `trace`.
    """

    identity: tuple[object, ...]
    facts: Iterable[Fact] = ()
    dropped: str = ""
    line: tuple[object, ...] = ()
    trace: str = ""


class Trace(NamedTuple):
    """Whose a chain of calls is and what it was for, where the calls do not say it."""

    id: str
    person: str
    keys: Keys
    team: str
    use_case: str

    def completed(self, fact: Usage | Spend) -> Usage | Spend:
        """Return a fact of the chain with what it leaves open."""
        return fact._replace(
            person=fact.person or self.person,
            keys=(*fact.keys, *self.keys),
            team=fact.team or self.team,
            use_case=fact.use_case or self.use_case,
        )


class Caution(NamedTuple):
    """Something a user must know about a file that was loaded."""

    said: str


class Tally(NamedTuple):
    """A row that a rule took for AI, with what was billed for it."""

    rule: str
    currency: str
    amount: Decimal


class Unplaced(NamedTuple):
    """Something that an export counts and no table has a place for."""

    counted: str
    number: int | Decimal


class Billing(NamedTuple):
    """How far a row of a bill reaches into its billing period; last days, inclusive."""

    period_end: str
    charged_to: str


Read = Record | Caution | Tally | Unplaced | Billing | Trace
