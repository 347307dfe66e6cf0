import pytest

from valuebook.analysis.attribution.times import calendar
from valuebook.model import ArgumentError

CALENDARS = [
    (["1970.0", "1971.0", "1973.0"], "year", [0, 1, 3], None),
    (["1987Q1", "1987-Q2", "Q3 1987"], "quarter", [0, 1, 2], 4),
    (["2020-11", "2020-12", "2021-02"], "month", [0, 1, 3], 12),
    (["202011", "202012", "202102"], "month", [0, 1, 3], 12),
    (["1969.0", "1969.083", "1969.25"], "month", [0, 1, 3], 12),
    (["2020-01-31", "2020-02-29", "2020-03-31"], "month", [0, 1, 2], 12),
    (["2020-01-01", "2020-04-01", "2020-07-01"], "quarter", [0, 1, 2], 4),
    (["1970-12-31", "1971-12-31", "1972-12-31"], "year", [0, 1, 2], None),
    (["2020-01-06", "2020-01-13", "2020-01-27"], "week", [0, 1, 3], 365.25 / 7),
    (["2020-01-06", "2020-01-07", "2020-01-09"], "day", [0, 1, 3], 7),
    (["0", "1", "5"], "period", [0, 1, 5], None),
    (["Nov 2020", "december 2020", "2021 Feb"], "month", [0, 1, 3], 12),
    (["2020 M11", "2020M12", "02/2021"], "month", [0, 1, 3], 12),
    (["20201130", "31.12.2020", "2021-02-28"], "month", [0, 1, 3], 12),
    (["30 Nov 2020", "Dec 31, 2020", "28-feb-2021"], "month", [0, 1, 3], 12),
    (["2020-W52", "2020-W53", "2021-W02"], "week", [0, 1, 3], 365.25 / 7),
]


@pytest.mark.parametrize(("written", "kind", "places", "season"), CALENDARS)
def test_periods_are_read_as_they_are_written(written, kind, places, season):
    found = calendar(written[::-1])
    assert found.kind == kind
    assert [found.place(each) for each in written] == places
    assert found.season == season


@pytest.mark.parametrize(
    ("written", "start", "place"),
    [
        (["1970-12-31", "1971-12-31", "1972-12-31"], "1972-01-01", 2),
        (["1970", "1971", "1972"], "1972-03-15", 2),
        (["1982-12-01", "1983-01-01", "1983-02-01"], "1983-01-31", 1),
        (["2020-01", "2020-02", "2020-03"], 2020, 0),
        (["1987Q1", "1987Q2", "1987Q3"], "1987-05", 1),
        (["1950", "1960", "1970"], 1965, 2),
        (["2020-01-06", "2020-01-13", "2020-01-20"], "2020-01-08", 1),
    ],
)
def test_a_start_may_be_written_another_way(written, start, place):
    assert calendar(written).place(start) == place


@pytest.mark.parametrize(
    ("written", "message"),
    [
        (["soon"], "'soon' is no period; accepted: 1989, 1989-01"),
        (["1989-13"], "'1989-13' is no period"),
        (["19891301"], "'19891301' is no period"),
        (["Foo 1989"], "'Foo 1989' is no period"),
        (["2021-W53"], "'2021-W53' is no period"),
        (["31/01/1989"], "'31/01/1989': is the day first or the month. write 1989-01"),
        (["1-2-89"], "'1-2-89': is the day first or the month"),
        (["1989", "1989-02"], "periods of several kinds: month, number"),
        (["1.3", "2.7"], "periods that are no whole numbers"),
    ],
)
def test_what_is_no_period_is_named(written, message):
    with pytest.raises(ArgumentError, match=message):
        calendar(written)


def test_a_date_is_no_start_among_counted_periods():
    with pytest.raises(ArgumentError, match="2020-01-01 is a date, but the periods"):
        calendar(["0", "1"]).place("2020-01-01")
