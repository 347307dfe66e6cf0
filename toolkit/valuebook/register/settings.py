"""The settings of a register, as `register.toml` holds them."""

from pydantic import BaseModel, ConfigDict, Field


class Settings(BaseModel):
    """What holds for every initiative of the register.

    >>> Settings(name="Acme", currency="EUR").hurdle_rate
    0.08
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    name: str = Field(
        min_length=1, max_length=120, description="name of the organization"
    )
    currency: str = Field(
        pattern=r"^[A-Z]{3}$", description="reporting currency, three letters"
    )
    fiscal_year_start: int = Field(
        default=1, ge=1, le=12, description="first month of the fiscal year, 1 to 12"
    )
    hurdle_rate: float = Field(
        default=0.08, ge=0, lt=1, description="yearly discount rate, as a share of one"
    )
    productive_hours_per_fte: float = Field(
        default=1600.0,
        gt=0,
        le=3000,
        description="hours a full-time post works in a year",
    )
    tolerance: float = Field(
        default=0.10,
        ge=0,
        le=0.5,
        description="shortfall from plan still within tolerance",
    )
    hours_per_day: float = Field(
        default=8.0,
        gt=0,
        le=24,
        description="hours that one day of lead time has; 24 where waiting is counted "
        "by the clock",
    )
    privacy_floor: int = Field(
        default=5, ge=1, le=100, description="smallest group of people that is shown"
    )
    horizon_months: int = Field(
        default=36,
        ge=1,
        le=600,
        description="months after go-live that a plan is followed",
    )
