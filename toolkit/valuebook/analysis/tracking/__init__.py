"""After go-live: what measures did, what the money came to, what the gates say."""

from valuebook.analysis.tracking import (
    chain,
    completion,
    decisions,
    delivery,
    earned,
    feedback,
    fleet,
    forecast,
    four_dates,
    gates,
    ledger,
    next_months,
    progress,
    slipping,
    trajectories,
)

__all__ = [
    "chain",
    "completion",
    "decisions",
    "delivery",
    "earned",
    "feedback",
    "fleet",
    "forecast",
    "four_dates",
    "gates",
    "ledger",
    "next_months",
    "progress",
    "slipping",
    "trajectories",
]
