"""After go-live: what measures did, what the money came to, what the gates say."""

from valuebook.analysis.tracking import (
    chain,
    delivery,
    forecast,
    gates,
    ledger,
    progress,
)

__all__ = ["chain", "delivery", "forecast", "gates", "ledger", "progress"]
