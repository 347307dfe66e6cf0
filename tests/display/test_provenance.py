from importlib.metadata import version

import pandas as pd
from bs4 import BeautifulSoup

from valuebook.display import provenance
from valuebook.reads import Log, asked
from valuebook.register import select
from valuebook.register.register import Register
from valuebook.register.settings import Settings

READ = Register(
    Settings(name="Acme", currency="EUR"),
    {},
    {"initiatives.csv": "0123456789abcdef" * 4, "benefits.csv": "fedcba98" * 8},
)


def test_provenance_names_files_version_and_parameters():
    made = provenance(READ, parameters={"initiative": "INI-001", "interactive": False})
    assert repr(made).splitlines() == [
        f"Made with valuebook {version('valuebook')}",
        "Parameters",
        "  initiative = INI-001",
        "  interactive = False",
        "Read of the register, each with the first 12 digits of its SHA-256",
        "  benefits.csv  fedcba98fedc",
        "  initiatives.csv  0123456789ab",
    ]


def test_of_the_register_only_the_folder_is_named():
    for path in ("/home/ada/acme", r"C:\Users\ada\acme", "/home/ada/acme/"):
        made = provenance(READ, parameters={"register": path})
        assert made.parameters == (("register", "acme"),)
        assert "ada" not in made._repr_mimebundle_()[0]["text/html"]


def test_no_register_given_is_the_sample_company():
    made = provenance(READ, parameters={"register": ""})
    assert made.parameters == (("register", "sample company"),)


def test_a_parameter_is_shown_letter_by_letter():
    made = provenance(READ, parameters={"initiative": "<script>x</script>"})
    page = BeautifulSoup(made._repr_mimebundle_()[0]["text/html"], "html.parser")
    assert page.script is None
    assert "<script>x</script>" in page.get_text()


def test_files_read_beside_the_register_are_named_among_its_own():
    made = provenance(READ, parameters={}, beside={"ai/bill.csv": "f" * 64})
    assert ("ai/bill.csv", "f" * 12) in made.read


def test_of_a_register_that_notes_what_is_read_no_file_is_named():
    book = READ.with_tables(
        {
            "initiatives": pd.DataFrame({"initiative_id": ["A", "B"]}),
            "pools": pd.DataFrame({"pool_id": ["P"]}),
        }
    ).noting(Log())
    assert select(book, "A")["initiatives"]["initiative_id"].tolist() == ["A"]
    assert len(book["pools"]) == 1
    made = provenance(book, parameters={})
    assert [name for name, _ in made.read] == [
        "initiatives.csv, rows of A",
        "pools.csv",
    ]
    assert all(len(digest) == 12 for _, digest in made.read)


@asked
def largest_pool(register: Register) -> float:
    return float(register["pools"]["amount"].max())


def test_what_was_told_of_the_whole_register_is_named_without_a_digest():
    pools = pd.DataFrame({"pool_id": ["P"], "amount": [1.5]})
    book = READ.with_tables({"pools": pools}).noting(Log())
    assert largest_pool(book) == 1.5
    made = provenance(book, parameters={})
    assert made.read == ()
    ((name, _),) = made.answers
    assert repr(made).splitlines()[-2:] == [
        "Told of the whole register, by function and the files that it looked at",
        f"  {name}: pools.csv",
    ]
    assert name.endswith(".largest_pool")
    html = made._repr_mimebundle_()[0]["text/html"]
    assert f"<li>{name}: pools.csv</li>" in html
