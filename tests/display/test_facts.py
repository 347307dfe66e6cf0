import pandas as pd
import pytest
from bs4 import BeautifulSoup

from tests.literal_register import INITIATIVE, register_of
from valuebook.display import facts
from valuebook.model import ArgumentError
from valuebook.register.register import Register
from valuebook.register.settings import Settings
from valuebook.register.tables import TABLES


def register(**told):
    """Return a register of one initiative, told in columns."""
    tables = {
        name: pd.DataFrame(
            {c: pd.Series(dtype=str(each.dtype)) for c, each in table.columns.items()}
        )
        for name, table in TABLES.items()
    }
    row = {
        "initiative_id": "INI-001",
        "name": "Contract review",
        "type": "ai",
        "stage": "live",
        "status": "delivered",
        "start": pd.Timestamp("2024-01-15"),
        "is_ai": True,
        **told,
    }
    blank = tables["initiatives"].dtypes
    tables["initiatives"] = pd.DataFrame(
        {name: pd.array([row.get(name)], dtype=blank[name]) for name in blank.index},
        index=pd.Index([2], name="row"),
    )
    return Register(Settings(name="Acme", currency="EUR"), tables)


def test_facts_say_who_answers_and_where_it_stands():
    told = register(
        benefit_owner="Ada Okafor",
        sponsor="Chief operating officer",
        go_live=pd.Timestamp("2024-06-03"),
        review_months="6 12",
    )
    assert repr(facts(told, "INI-001", as_of="2024-12")).splitlines() == [
        "Initiative     Contract review (INI-001)",
        "Type           AI",
        "Benefit owner  Ada Okafor",
        "Sponsor        Chief operating officer",
        "Stage          live",
        "Go-live        2024-06-03",
        "Next review    2025-06",
        "Data as of     2024-12",
    ]


def test_what_nobody_recorded_is_said():
    said = dict(facts(register(), "INI-001", as_of="2024-12").pairs)
    assert said["Benefit owner"] == "nobody named"
    assert said["Sponsor"] == "nobody named"
    assert said["Go-live"] == "not planned"
    assert said["Next review"] == "not planned"


def test_the_last_review_leaves_none():
    told = register(go_live=pd.Timestamp("2024-06-03"), review_months="6 12")
    assert dict(facts(told, "INI-001", as_of="2025-06").pairs)["Next review"] == (
        "none left"
    )


def test_words_of_the_register_are_read_without_underscores():
    said = dict(facts(register(type="plant_consolidation"), "INI-001", as_of="").pairs)
    assert said["Type"] == "plant consolidation"


def test_a_name_is_shown_letter_by_letter():
    nasty = facts(register(name="<img src=x onerror=alert(1)>"), "INI-001", as_of="")
    html = nasty._repr_mimebundle_()[0]["text/html"]
    page = BeautifulSoup(html, "html.parser")
    assert page.img is None
    assert page.dd.get_text() == "<img src=x onerror=alert(1)> (INI-001)"


def test_an_unknown_initiative_is_refused():
    with pytest.raises(ArgumentError, match="did you mean INI-001"):
        facts(register(), "INI-01", as_of="")


def test_without_an_initiative_the_facts_are_the_organizations():
    book = register_of(
        initiatives=[
            {**INITIATIVE, "is_ai": True},
            {**INITIATIVE, "initiative_id": "INI-2", "stage": "idea"},
        ]
    )
    assert facts(book, "", as_of="2026-09").pairs == (
        ("Organization", "Acme"),
        ("Initiatives", "2"),
        ("Live", "1"),
        ("With AI", "1"),
        ("Data as of", "2026-09"),
    )
