import pandas as pd
import pytest

from valuebook.analysis.rows import rows_of
from valuebook.register import open_register


@pytest.mark.parametrize("table", ["benefits", "actuals", "costs", "gates"])
def test_rows_hold_what_pandas_gives_one_by_one(table):
    frame = open_register()[table].head(40)
    found = [[(type(each), str(each)) for each in row] for row in rows_of(frame)]
    given = frame.itertuples(index=False, name=None)
    assert found == [[(type(each), str(each)) for each in row] for row in given]


def test_of_nothing_there_are_no_rows():
    assert list(rows_of(pd.DataFrame({"gate": []}))) == []
    assert list(rows_of(pd.DataFrame())) == []
