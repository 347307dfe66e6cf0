from tests.literal_register import BENEFIT, INITIATIVE, MEASURE, register_of
from valuebook.analysis.operating_model.shared_measures import (
    alone,
    matrix,
    shared_measures,
)


def told(*, function="Legal", office="Sales", chain_link="throughput"):
    return shared_measures(
        register_of(
            initiatives=[{**INITIATIVE, "office": office}],
            measures=[{**MEASURE, "function": function, "chain_link": chain_link}],
            benefits=[BENEFIT],
        )
    )


def test_functions_stand_beside_the_measures_they_share():
    rows = told()
    assert matrix(rows).to_dict("records") == [
        {"measure": "Turnaround", "Legal": "owns", "Sales": "promises"}
    ]
    assert alone(rows).verdict == "sound"


def test_a_measure_that_one_function_has_to_itself_is_flagged():
    found = alone(told(office="Legal"))
    assert (found.verdict, found.sentence) == (
        "incomplete",
        "Measured and promised by one function alone: Legal (“Turnaround”).",
    )


def test_a_measure_of_delivery_is_left_out():
    rows = told(chain_link="implementation")
    assert rows.empty
    assert alone(rows).verdict == "not measured"
    assert matrix(rows).empty


def test_a_function_that_is_not_recorded_has_no_column():
    assert told(function=None)["function"].tolist() == ["Sales"]
