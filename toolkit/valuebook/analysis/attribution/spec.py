"""What is asked of a panel: the design and where in the panel things stand."""

from dataclasses import dataclass, field

from valuebook.model import ArgumentError, must_be_one_of

INTERRUPTED = "interrupted_time_series"
DIFFERENCES = "difference_in_differences"
SYNTHETIC = "synthetic_control"
STRUCTURAL = "structural"
DESIGNS = (INTERRUPTED, DIFFERENCES, SYNTHETIC, STRUCTURAL)
SCALES = ("level", "log", "count")
DIRECTIONS = ("increase", "decrease")

Moment = str | int | float
"""A point in time as a panel writes it: 1989, "1989-01", "1989-01-31", "1989Q1"."""


@dataclass(frozen=True)
class Spec:
    """Which effect is asked for, fixed before the outcome is looked at.

    Columns of the panel: `time`, `outcome`, `unit`, `first_treated` (the period from
    which a unit is treated; empty or 0 for never), `controls`, `offset` (what a count
    is out of), `weights`, `clusters`, `negative_controls` (outcomes the change cannot
    have moved). `treated` is a unit, several units, or a column of 0 and 1. `start`
    is the first treated period, `starts` several of them by name. `pre` and `post`
    are the first and last period to use on either side. `promised_effect` is in the
    unit of the effect: of the outcome, or a share for the scales log and count.
    """

    design: str
    time: str
    outcome: str
    unit: str = ""
    treated: Moment | tuple[Moment, ...] = ""
    start: Moment = ""
    starts: dict[str, Moment] = field(default_factory=dict)
    first_treated: str = ""
    controls: tuple[str, ...] = ()
    scale: str = "level"
    offset: str = ""
    weights: str = ""
    clusters: str = ""
    seasonal_period: float | None = None
    direction: str = ""
    promised_effect: float | None = None
    negative_controls: tuple[str, ...] = ()
    pre: tuple[Moment | None, Moment | None] = (None, None)
    post: tuple[Moment | None, Moment | None] = (None, None)
    donors_exclude: tuple[Moment, ...] = ()

    def __post_init__(self) -> None:
        if self.design not in DESIGNS:
            raise must_be_one_of("design", self.design, DESIGNS)
        if self.scale not in SCALES:
            raise must_be_one_of("scale", self.scale, SCALES)
        if self.direction and self.direction not in DIRECTIONS:
            raise must_be_one_of("direction", self.direction, DIRECTIONS)
        for name in ("time", "outcome"):
            if not getattr(self, name):
                raise ArgumentError(f"{name}: empty; name the column of the panel")
        if self.seasonal_period is not None and not self.seasonal_period >= 1:
            raise ArgumentError(
                f"seasonal_period: {self.seasonal_period:g} is no number of periods"
            )

    @property
    def is_ratio(self) -> bool:
        """Return whether effects are shares of the counterfactual."""
        return self.scale != "level"
