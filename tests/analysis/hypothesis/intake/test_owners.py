import pytest

from valuebook.analysis.hypothesis.intake.owners import why_not_business

TECHNOLOGY = "runs technology, not the business that is to benefit"
PROJECT = "runs the project, and is gone when it ends"
OUTSIDE = "works for a supplier, not for those who are to benefit"


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("Head of IT", TECHNOLOGY),
        ("CIO", TECHNOLOGY),
        ("Chief Technology Officer", TECHNOLOGY),
        ("Chief Information Officer", TECHNOLOGY),
        ("Project Manager", PROJECT),
        ("Programme Director", PROJECT),
        ("PMO", PROJECT),
        ("Head of the Transformation Office", PROJECT),
        ("Head of Integration", PROJECT),
        ("Contractor", OUTSIDE),
        ("vendor's account team", OUTSIDE),
        ("Implementation Partner", OUTSIDE),
    ],
)
def test_technology_project_and_supplier_own_no_outcome(role, expected):
    assert why_not_business(f"Ann Lee ({role})") == expected


@pytest.mark.parametrize(
    "role",
    [
        "Head of Sales",
        "Chief Financial Officer",
        "Head of Controlling",
        "Plant Director Kassel",
        "Head of Vendor Management",
        "Head of Supply Chain",
        "Head of Learning Programmes",
        "Product Manager, it sells itself",
        "",
    ],
)
def test_the_business_owns_its_outcome(role):
    assert why_not_business(f"Ann Lee ({role})") == ""


def test_a_name_is_never_judged():
    assert why_not_business("IT Project Vendor (Head of Sales)") == ""
