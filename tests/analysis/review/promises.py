"""Registers of one promise in money, for the tests of leakage and bridges."""

from tests.literal_register import BENEFIT, INITIATIVE, MEASURE, actual, register_of

AS_OF = "2025-06"
# 10 000 a month from January on: 60 000 by June; each day of 10 is worth 1000 a month
FULL = {**BENEFIT, "ramp": "step", "target_month": "2025-01"}
MONTHS = [f"2025-{month:02d}" for month in range(1, 7)]


def seen(*levels):
    return [
        actual(f"{month}-28", level)
        for month, level in zip(MONTHS, levels, strict=False)
    ]


def book(*money, levels=(4.0,) * 6, **tables):
    return register_of(
        **{
            "initiatives": [INITIATIVE],
            "measures": [{**MEASURE, "chain_link": "throughput"}],
            "benefits": [FULL],
            "actuals": seen(*levels),
            "realized": list(money),
            **tables,
        }
    )


WORK = {
    "workstream_id": "WS-1",
    "initiative_id": "INI-1",
    "name": "Approvals",
    "planned_finish": "2024-12-20",
    "forecast_finish": "2026-01-30",
    "percent_complete": 0.4,
    "status": "late",
    "value_driver": "MEA-1",
}
