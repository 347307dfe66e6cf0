import datetime

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from valuebook.register.cells import LONGEST_CELL, Fault, read_cell, typed, written
from valuebook.register.kinds import DTYPES, Kind

READ = [
    (Kind.IDENTIFIER, "007", "007"),
    (Kind.IDENTIFIER, "NA", "NA"),
    (Kind.IDENTIFIER, "1E5", "1E5"),
    (Kind.IDENTIFIER, "null", "null"),
    (Kind.IDENTIFIER, "TRUE", "TRUE"),
    (Kind.IDENTIFIER, "Über-1.2_b", "Über-1.2_b"),
    (Kind.IDENTIFIER, "CONTRACT", "CONTRACT"),
    (Kind.TEXT, " =SUM(A1)\n{x} ", " =SUM(A1)\n{x} "),
    (Kind.NUMBER, "-0", 0.0),
    (Kind.NUMBER, ".5", 0.5),
    (Kind.NUMBER, "1234.5", 1234.5),
    (Kind.WHOLE, "-12", -12),
    (Kind.MONEY, "90071992547409.91", 90071992547409.91),
    (Kind.MONEY, "0.1", 0.1),
    (Kind.FLAG, "no", False),
    (Kind.MONTH, "1970-01", 0),
    (Kind.MONTH, "2026-03", 674),
    (Kind.DATE, "2024-02-29", datetime.date(2024, 2, 29)),
]

REFUSED = [
    (Kind.IDENTIFIER, "../../etc/x", "'../../etc/x' has '/' in it", "use - in"),
    (Kind.IDENTIFIER, "/abs", "'/abs' has '/' in it", "use - in its place"),
    (Kind.IDENTIFIER, "a b", "'a b' has a space in it", "use - in its place"),
    (Kind.IDENTIFIER, "{x.__class__}", "'{x.__class__}' has '{' in it", "use -"),
    (Kind.IDENTIFIER, "CON", "'CON' is a name that Windows keeps", "choose another"),
    (Kind.IDENTIFIER, "nul.txt", "'nul.txt' is a name that Windows", "choose another"),
    (Kind.IDENTIFIER, "com1", "'com1' is a name that Windows keeps", "choose another"),
    (Kind.IDENTIFIER, "lpt¹", "'lpt¹' is a name that Windows keeps", "choose another"),
    (Kind.IDENTIFIER, "x.", "'x.' ends with a dot", "take it away"),
    (Kind.IDENTIFIER, ".x", "'.x' begins with '.'", "take it away"),
    (Kind.IDENTIFIER, "x ", "'x ' begins or ends with a space", "take it away"),
    (Kind.IDENTIFIER, "x\u00a0", "'x\\xa0' begins or ends with a space", "take it"),
    (Kind.IDENTIFIER, "x\0", "hidden character U+0000", "retyping the cell does it"),
    (Kind.IDENTIFIER, "a" * 300, "has 300 characters", "choose a shorter id"),
    (Kind.IDENTIFIER, "e\u0301", "has its accents as separate", "type it anew"),
    (
        Kind.IDENTIFIER,
        "a\ufe0f",
        "has U+FE0F (variation selector-16) in it",
        "use - in its place",
    ),
    (Kind.TEXT, "a\u202eb", "hidden character U+202E (right-to-left", "take it away"),
    (Kind.TEXT, "a\u200bb", "hidden character U+200B (zero width space)", "take it"),
    (Kind.TEXT, "a\x1b[31m", "hidden character U+001B (control character)", "take"),
    (Kind.TEXT, "  ", "only spaces", "give a text, or leave the cell empty"),
    (Kind.TEXT, "x" * 40_000, "40,000 characters", "shorten it to 32,767, or close"),
    (Kind.CHOICE, "live ", "'live ' begins or ends with a space", "take it away"),
    (Kind.NUMBER, "12,5", "'12,5' has a comma", "use a point as decimal sign"),
    (Kind.NUMBER, "1,234.50", "'1,234.50' has a thousands separator", "digits only"),
    (Kind.NUMBER, "1.234,50", "'1.234,50' has a thousands separator", "digits only"),
    (Kind.NUMBER, "1 234", "'1 234' has a thousands separator", "digits only"),
    (Kind.NUMBER, "1_000", "'1_000' has a thousands separator", "digits only"),
    (Kind.NUMBER, "1e5", "'1e5' is in scientific notation", "as a number and write"),
    (Kind.NUMBER, "nan", "'nan' is not a number", "leave the cell empty when"),
    (Kind.NUMBER, "-inf", "'-inf' is not a number", "leave the cell empty when"),
    (Kind.NUMBER, "#REF!", "'#REF!' is an error of the spreadsheet", "the formula"),
    (Kind.NUMBER, "25 %", "'25 %' has a percent sign", "25 % as a share of one"),
    (Kind.NUMBER, "5 k", "'5 k' has more in it than a number", "the number alone"),
    (Kind.NUMBER, "+5", "'+5' has more in it than a number", "the number alone"),
    (Kind.NUMBER, "٣", "'٣' is not a number", ""),
    (Kind.NUMBER, "\u22125", "'\u22125' has a dash for a minus", "type the minus anew"),
    (Kind.NUMBER, "soon", "'soon' is not a number", ""),
    (Kind.NUMBER, "9" * 400, "is too large to be kept", "check its digits"),
    (Kind.MONEY, "1.005", "'1.005' has more than two decimals", "round it"),
    (Kind.MONEY, "90071992547409.93", "too large to be kept to the cent", "digits"),
    (Kind.MONEY, "EUR 5", "'EUR 5' has more in it than a number", "number alone"),
    (Kind.WHOLE, "1.5", "'1.5' is not a whole number", "round it"),
    (Kind.WHOLE, "9" * 20, "is too large to be kept", "check its digits"),
    (Kind.WHOLE, "six", "'six' is not a number", ""),
    (Kind.FLAG, "TRUE", "'TRUE'", "write yes or no"),
    (Kind.FLAG, "Yes", "'Yes'", "write yes or no"),
    (Kind.MONTH, "2026-13", "'2026-13' is not a month", "write it as 2026-03"),
    (Kind.MONTH, "2026-03-01", "'2026-03-01' is a day, not a month", "write 2026-03"),
    (Kind.MONTH, "Mar-26", "'Mar-26' names the month", "format the column as text"),
    (Kind.MONTH, "März 2026", "'März 2026' names the month", "format the column as"),
    (Kind.MONTH, "0027-01", "the year of '0027-01' is not between 1900", "correct it"),
    (Kind.DATE, "03/04/2027", "is ambiguous: 2027-04-03 or 2027-03-04", "is meant"),
    (
        Kind.DATE,
        "13/04/2027",
        "'13/04/2027' is not written as year-month",
        "2027-04-13",
    ),
    (
        Kind.DATE,
        "04.04.2027",
        "'04.04.2027' is not written as year-month",
        "2027-04-04",
    ),
    (
        Kind.DATE,
        "31/31/2027",
        "'31/31/2027' is not written as year-month",
        "2026-03-31",
    ),
    (
        Kind.DATE,
        "2027/04/03",
        "'2027/04/03' is not written as year",
        "write it as 2027-04-03",
    ),
    (
        Kind.DATE,
        "2027-4-3",
        "'2027-4-3' is not written as year",
        "write it as 2027-04-03",
    ),
    (
        Kind.DATE,
        "2027/13/03",
        "'2027/13/03' is not written as year",
        "write it as 2026-03-31",
    ),
    (Kind.DATE, "2027-02-30", "'2027-02-30' is not in the calendar", "correct the day"),
    (Kind.DATE, "0027-03-04", "the year of '0027-03-04' is not between", "correct it"),
    (Kind.DATE, "9999-12-31", "the year of '9999-12-31' is not between", "leave the"),
    (Kind.DATE, "2027-03-04 00:00", "has more in it than a day", "write 2027-03-04"),
    (Kind.DATE, "46085", "'46085' is a spreadsheet's number for a day", "YYYY-MM-DD"),
    (Kind.DATE, "soon", "'soon' is not a date", "write it as 2026-03-31"),
]


@pytest.mark.parametrize(("kind", "text", "value"), READ)
def test_a_text_of_its_kind_is_read(kind: Kind, text: str, value: object) -> None:
    found = read_cell(kind, text)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(("kind", "text", "found", "remedy"), REFUSED)
def test_another_text_is_refused_with_its_remedy(
    kind: Kind, text: str, found: str, remedy: str
) -> None:
    fault = read_cell(kind, text)
    assert isinstance(fault, Fault)
    assert found in fault.found
    assert remedy in fault.remedy


def test_a_text_in_a_key_is_held_to_what_a_reader_can_tell_apart() -> None:
    assert read_cell(Kind.TEXT, " north ") == " north "
    assert isinstance(read_cell(Kind.TEXT, " north ", in_key=True), Fault)


def test_a_cell_as_long_as_a_spreadsheet_holds_is_read() -> None:
    text = "x" * LONGEST_CELL
    assert read_cell(Kind.TEXT, text) == text


def test_every_kind_has_an_array_of_its_type_even_without_a_value() -> None:
    for kind in Kind:
        array = typed(kind, []).take([-1, -1], allow_fill=True)
        series = pd.Series(array)
        assert series.isna().all()
        assert series.dtype == pd.Series(dtype=DTYPES[kind]).dtype


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_written_is_read_as_the_same_number(value: float) -> None:
    assert read_cell(Kind.NUMBER, written(Kind.NUMBER, value)) == value


@given(st.integers(-(10**15), 10**15))
def test_an_amount_written_is_read_to_the_cent(cents: int) -> None:
    amount = cents / 100
    assert read_cell(Kind.MONEY, written(Kind.MONEY, amount)) == amount


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2199, 12, 31)))
def test_a_date_written_is_read_as_the_same_day(day: datetime.date) -> None:
    held = np.datetime64(day, "s")
    assert read_cell(Kind.DATE, written(Kind.DATE, held)) == day


@given(st.sampled_from(list(Kind)), st.text(max_size=12))
def test_any_text_is_a_value_or_a_fault_that_can_be_shown(
    kind: Kind, text: str
) -> None:
    found = read_cell(kind, text) if text else None
    if isinstance(found, Fault):
        assert found.found.isprintable()
        assert found.remedy.isprintable()
