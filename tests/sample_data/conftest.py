"""The two sample registers, read once."""

import pandas as pd
import pytest

from valuebook.bundled import bundled
from valuebook.register import Register
from valuebook.register.reading import read_register


@pytest.fixture(scope="session")
def company() -> Register:
    return read_register(bundled("sample_data") / "company")


@pytest.fixture(scope="session")
def programmes() -> Register:
    return read_register(bundled("sample_data") / "public_programmes")


@pytest.fixture(scope="session")
def truths() -> pd.Series:
    frame = pd.read_csv(bundled("sample_data") / "truths.csv", index_col=0)
    return frame["truth"]
