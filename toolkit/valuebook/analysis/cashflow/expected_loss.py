"""The loss to be expected in a year from one risk."""

from math import isfinite

from valuebook.model import ArgumentError


def ale(asset_value: float, exposure_factor: float, annual_rate: float) -> float:
    """Return the annualized loss expectancy, in the money of the asset.

    The asset's value, times the share of it that one event destroys, times the
    events to be expected in a year.

    Source: Wikipedia, Annualized loss expectancy.

    >>> ale(100_000, 0.25, 3)
    75000.0
    """
    for name, found in (("asset_value", asset_value), ("annual_rate", annual_rate)):
        if not isfinite(found) or found < 0:
            raise ArgumentError(f"{name}: {found:g}; give a number of at least 0")
    if not 0 <= exposure_factor <= 1:
        raise ArgumentError(
            f"exposure_factor: {exposure_factor:g}; give a share from 0 to 1"
        )
    return float(asset_value * exposure_factor * annual_rate)
