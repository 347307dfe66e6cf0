from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest

from valuebook.model import Finding, Verdict
from valuebook.reads import digest


@dataclass(frozen=True)
class Record:
    mean: float
    of: tuple[str, ...]


FRAME = pd.DataFrame(
    {
        "id": pd.Series(["a", None], dtype="str"),
        "amount": [1.5, float("nan")],
        "count": pd.Series([1, None], dtype="Int64"),
        "is_ai": pd.Series([True, None], dtype="boolean"),
        "day": pd.Series(["2026-01-31", None], dtype="datetime64[s]"),
        "month": pd.PeriodIndex(["2026-01", None], freq="M"),
        "exact": [Decimal("1.10"), None],
    }
)

ANSWERS = {
    "none": (None, 0),
    "truth": (True, 1),
    "whole and real": (1, 1.0),
    "text": ("a", "b"),
    "verdict": (Verdict.GAP, Verdict.READY),
    "numpy": (np.float64(1.5), np.float64(2.5)),
    "array": (np.array([1, 2]), np.array([2, 1])),
    "set": ({"a", "b"}, {"a"}),
    "day": (date(2026, 1, 1), date(2026, 1, 2)),
    "month": (pd.Period("2026-01", "M"), pd.Period("2026-02", "M")),
    "dataclass": (Record(1.0, ("a",)), Record(1.0, ("b",))),
    "finding": (Finding("r", "So.", Verdict.GAP), Finding("r", "No.", Verdict.GAP)),
    "cell": (FRAME, FRAME.assign(amount=[1.5, 2.0])),
    "exact": (FRAME, FRAME.assign(exact=[Decimal("1.1"), None])),
    "line": (FRAME, FRAME.set_axis([1, 2])),
    "order of columns": (FRAME, FRAME[FRAME.columns[::-1]]),
    "kind of a column": (FRAME, FRAME.astype({"id": "object"})),
    "column": (FRAME["day"], FRAME["month"]),
    "rows": (FRAME, FRAME.iloc[:1]),
}


@pytest.mark.parametrize("kind", ANSWERS)
def test_what_is_not_the_same_has_another_digest(kind):
    one, other = ANSWERS[kind]
    assert digest(one) != digest(other)
    assert digest([one]) == digest([one])


def test_the_digest_is_the_same_in_every_process():
    # written down once; another one makes every page anew
    assert digest(FRAME)[:12] == "196f1c10b93f"
    assert digest({"b": [1.5], "a": {"y", "x"}})[:12] == "f493c6c1fede"


def test_of_what_is_unknown_there_is_none():
    with pytest.raises(TypeError, match="no digest is defined of object"):
        digest(object())
