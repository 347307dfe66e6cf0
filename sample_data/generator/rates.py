"""Exchange rates: a slow walk around each currency's level."""

from sample_data.generator.noise import bell, stream
from sample_data.generator.periods import months
from sample_data.generator.story import Row


def fx_rates(told: list[Row]) -> list[Row]:
    """Return a rate for each currency and month: a slow walk around its level."""
    rows = []
    for currency in told:
        rate = currency["rate"]
        walk = bell(stream(currency["currency"]), len(months()))
        for month, step in zip(months(), walk, strict=True):
            rate += 0.008 * rate * step + 0.1 * (currency["rate"] - rate)
            rows.append(
                {
                    "currency": currency["currency"],
                    "month": month,
                    "rate": round(rate, 4),
                }
            )
    return rows
