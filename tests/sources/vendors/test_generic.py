from decimal import Decimal

import pytest

from tests.sources.conftest import money, totals, warnings
from valuebook.model import ValuebookError
from valuebook.sources import read_mapping


@pytest.fixture
def mapping(tmp_path):
    def run(text: str):
        path = tmp_path / "mapping.toml"
        path.write_text(text)
        return read_mapping(path)

    return run


def test_a_mapping_names_columns_and_fixes_the_rest(load_files, mapping):
    told = mapping(
        'table = "spend"\n[columns]\ndate = "Day"\namount = "Net"\nteam = "Dept"\n'
        '[constants]\ncurrency = "eur"\nbasis = "billed"\nvendor = "acme"\n'
    )
    loaded = load_files('Day,Net,Dept\n2026-03-02,"1,250.10",Ops\n', mapping=told)
    assert money(loaded, "team", "currency") == {("Ops", "EUR"): Decimal("1250.10")}


def test_events_count_and_make_people_active(load_files, mapping):
    told = mapping(
        'table = "events"\n[columns]\ndate = "when"\nuser = "who"\nevent = "what"\n'
        'id = "id"\n'
    )
    loaded = load_files(
        "id,who,what,when\n1,ada,asked,2026-03-02 10:00:00\n"
        "1,ada,asked,2026-03-02 10:00:00\n2,ada,asked,2026-03-02 10:00:00\n",
        mapping=told,
    )
    assert totals(loaded) == {"feature_events": 2, "active": 1}
    assert warnings(loaded) == [
        "0.bin: time stamps without a time zone were read as UTC"
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('table = "seats"', "table must be usage, spend or events"),
        ("table = ", "mapping.toml: "),
        (
            'table = "usage"\n[columns]\nday = "Day"',
            "day: not a column of usage; accepted: id, date, metric",
        ),
        (
            'table = "usage"\n[columns]\ndate = "Day"',
            "say where metric, quantity can be found",
        ),
        ('table = "usage"\ncolumns = 3', "[columns] must be a table of names"),
    ],
)
def test_a_mapping_that_cannot_be_used_says_why(mapping, text, said):
    with pytest.raises(ValuebookError) as raised:
        mapping(text)
    assert said in str(raised.value)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("2026-03-02,x,USD,billed", "amount is 'x', not a number"),
        ("2026-03-02,1,Euro,billed", "currency is 'EURO', not a three-letter code"),
        ("2026-03-02,1,USD,paid", "basis is 'paid'; accepted: billed, effective"),
        ("soon,1,USD,billed", "'soon' is not a date"),
        (",1,USD,billed", "no date"),
    ],
)
def test_a_row_that_cannot_be_used_is_named_with_its_line(load_files, row, said):
    loaded = load_files(f"date,amount,currency,basis\n2026-03-01,2,USD,billed\n{row}\n")
    assert money(loaded) == {"billed": 2}
    assert warnings(loaded)[0].startswith(f"0.bin: line 3: {said}")


def test_a_mapping_saved_in_another_encoding_is_named(tmp_path):
    path = tmp_path / "mapping.toml"
    path.write_bytes('table = "spend"\n'.encode("utf-16"))
    with pytest.raises(ValuebookError) as raised:
        read_mapping(path)
    assert str(raised.value).startswith(f"{path}: encoded as UTF-16; accepted: UTF-8")
