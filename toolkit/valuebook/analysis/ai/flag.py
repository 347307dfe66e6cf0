"""A flag, raised or held back, and the numbers of the rules by which it is raised."""

from dataclasses import dataclass

import pandas as pd

from valuebook.model.wording import percent


@dataclass(frozen=True)
class Thresholds:
    """The numbers of the rules; all of them are shown beside the flags.

    Adoption stalls when the weekly active share is `fall` below its best mean of
    `best_weeks` for `fall_weeks` running. Spend has no return when four weeks cost
    `rise` more than four weeks `apart_weeks` before, and no outcome moved. Seats are
    idle beyond `idle`. Evidence is missing after `evidence_weeks` without an outcome.
    """

    fall: float = 0.30
    best_weeks: int = 4
    fall_weeks: int = 3
    rise: float = 0.25
    spend_weeks: int = 4
    apart_weeks: int = 12
    idle: float = 0.30
    idle_weeks: int = 4
    evidence_weeks: int = 6
    late_weeks: int = 1

    def shown(self) -> pd.DataFrame:
        """Return the rules with their numbers; columns: flag and raised_when."""
        return pd.DataFrame(
            [
                (
                    "adoption stall",
                    f"weekly active share at least {percent(self.fall)} below its "
                    f"best mean of {self.best_weeks} weeks, {self.fall_weeks} weeks "
                    "running, while the seats have not fallen likewise",
                ),
                (
                    "spend without return",
                    f"{self.spend_weeks} weeks of usage, or of seats, cost at least "
                    f"{percent(self.rise)} more than {self.apart_weeks} weeks before, "
                    "and the last three values of no promised measure are better than "
                    "its usual range, two standard deviations around the mean of the "
                    "twelve before",
                ),
                (
                    "paid and idle",
                    f"more than {percent(self.idle)} of seats with nobody active for "
                    f"{self.idle_weeks} weeks",
                ),
                (
                    "no evidence",
                    f"no promised measure observed for {self.evidence_weeks} weeks",
                ),
                (
                    "gate missed",
                    "a gate is past its date undecided, or its criterion was not "
                    "reached and the work went on",
                ),
            ],
            columns=["flag", "raised_when"],
        )


@dataclass(frozen=True)
class Flag:
    """A flag that is raised, or held back and why.

    `since` is the first day from which it has held without a break, `of` the team
    and tool, or the initiative, that it is about, `initiative` whose it is.
    """

    name: str
    of: str
    since: pd.Timestamp | None
    numbers: str
    held_back: str = ""
    initiative: str = ""

    @property
    def is_raised(self) -> bool:
        """Return whether the flag is raised."""
        return not self.held_back


TOO_FEW = "suppressed, since its people or those of another group are too few"
