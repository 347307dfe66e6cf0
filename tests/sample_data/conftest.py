"""What was planted in the sample company."""

import pandas as pd
import pytest

from valuebook.bundled import bundled


@pytest.fixture(scope="session")
def truths() -> pd.Series:
    frame = pd.read_csv(bundled("sample_data") / "truths.csv", index_col=0)
    return frame["truth"]
