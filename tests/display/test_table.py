import pandas as pd
import pytest
from bs4 import BeautifulSoup

from valuebook.display import table
from valuebook.model import ArgumentError, Verdict

PLAN = pd.DataFrame(
    {
        "benefit_id": pd.array(["BEN-001", "BEN-002"], dtype="str"),
        "owner": pd.array(["Ada", None], dtype="str"),
        "target_month": pd.PeriodIndex(["2025-06", None], freq="M"),
        "annual_value": [1_234_567.5, None],
        "realization_rate": [0.624, None],
    }
)


def soup(shown):
    return BeautifulSoup(shown._repr_html_(), "html.parser")


def cells(shown):
    return [
        [cell.get_text() for cell in row.find_all(["th", "td"])]
        for row in soup(shown).find_all("tr")
    ]


def test_a_table_reads_the_same_as_text():
    shown = table(
        PLAN,
        "What is planned",
        units={"annual_value": "EUR", "realization_rate": "share"},
        basis="Approved plans, as of 2025-03.",
    )
    assert repr(shown).splitlines() == [
        "What is planned",
        "Approved plans, as of 2025-03.",
        "Benefit id  Owner  Target month  Annual value (EUR)  Realization rate",
        "----------  -----  ------------  ------------------  ----------------",
        "BEN-001     Ada    2025-06                1 234 568              62 %",
        "BEN-002                                not measured      not measured",
    ]


def test_the_html_holds_the_same_cells():
    shown = table(PLAN, "What is planned", units={"realization_rate": "share"})
    assert cells(shown)[1:] == [
        ["BEN-001", "Ada", "2025-06", "1 234 568", "62 %"],
        ["BEN-002", "", "", "not measured", "not measured"],
    ]


def test_every_heading_says_what_it_heads():
    page = soup(table(PLAN, "What is planned"))
    assert page.caption.get_text() == "What is planned"
    assert {cell["scope"] for cell in page.thead.find_all("th")} == {"col"}
    assert [row.th["scope"] for row in page.tbody.find_all("tr")] == ["row", "row"]


def test_only_numbers_are_set_to_the_right():
    page = soup(table(PLAN, "What is planned"))
    assert [
        [cell["style"].partition(";")[0] for cell in row.find_all(["th", "td"])]
        for row in (page.thead.tr, page.tbody.tr)
    ] == [["text-align:left"] * 3 + ["text-align:right"] * 2] * 2


def test_a_number_and_a_month_stay_on_one_line_and_their_headings_do_not():
    long = PLAN.assign(owner="Head of Legal Operations")
    page = soup(table(long, "What is planned"))
    assert "white-space" not in str(page.thead)
    kept = ["white-space:nowrap" in cell["style"] for cell in page.tbody.tr]
    assert kept == [True, False, True, True, True]


@pytest.mark.parametrize(
    ("values", "texts"),
    [
        (pd.Series([True, False]), ["yes", "no"]),
        (pd.Series([True, None], dtype="boolean"), ["yes", ""]),
        (pd.Series([3, None], dtype="Int64"), ["3", "not measured"]),
        (pd.Series([0.5, 12]), ["0.5", "12.0"]),
        (pd.Series(pd.to_datetime(["2025-03-31"])), ["2025-03-31"]),
        (pd.Series(["two\nlines"]), ["two lines"]),
        (pd.Series([1, "a"], dtype=object), ["1", "a"]),
        (pd.Series([-0.2, -1000.0]), ["-0.2", "-1 000.0"]),
    ],
)
def test_each_kind_of_cell_has_one_form(values, texts):
    shown = table(values.rename("cell").to_frame(), "Cells")
    assert list(shown.columns[0].texts) == texts


def test_a_verdict_has_its_sign_and_its_word():
    frame = pd.DataFrame({"benefit": ["BEN-001"], "verdict": [Verdict.BEHIND_PLAN]})
    shown = table(frame, "Where each stands")
    mark = soup(shown).find(class_="vb-bad")
    assert mark.get_text() == "✗ behind plan"
    assert "behind plan" in repr(shown)


def test_a_word_that_is_no_verdict_has_no_tone():
    frame = pd.DataFrame({"benefit": ["BEN-001"], "verdict": ["fabulous"]})
    assert soup(table(frame, "t")).find(class_="vb-verdict") is None


def test_the_line_in_the_file_is_no_column_of_the_table():
    frame = PLAN[["benefit_id"]].rename_axis(index="row")
    assert [column.heading for column in table(frame, "t").columns] == ["Benefit id"]


def test_an_index_with_a_name_is_the_first_column():
    months = pd.period_range("2025-01", periods=2, freq="M", name="month")
    frame = pd.DataFrame({"planned": [1.0, 2.0]}, index=months)
    assert cells(table(frame, "t"))[1] == ["2025-01", "1"]


def test_a_long_table_says_what_was_left_out():
    shown = table(pd.DataFrame({"n": range(1, 101)}), "Long")
    note = soup(shown).find(class_="vb-note").get_text()
    assert note == "60 rows left out here: 31 to 90 of 100."
    assert len(cells(shown)) == 1 + 30 + 1 + 10
    lines = repr(shown).splitlines()
    assert lines[32].strip() == "30"
    assert lines[33] == "... 60 rows left out here: 31 to 90 of 100 ..."
    assert lines[34].strip() == "91"


def test_a_table_of_forty_rows_is_whole():
    assert len(cells(table(pd.DataFrame({"n": range(40)}), "t"))) == 41


def test_an_empty_table_says_so():
    shown = table(PLAN.iloc[:0], "What is planned")
    assert repr(shown) == "What is planned: none."
    assert soup(shown).get_text() == "What is planned: none."
    assert soup(shown).table is None


def test_text_from_data_is_never_markup():
    frame = pd.DataFrame({"<b>n</b>": ["<script>alert(1)</script>", "a\u202eb\u200b"]})
    shown = table(frame, "<img src=x>", basis="<i>")
    assert soup(shown).find(["script", "b", "img", "i"]) is None
    assert cells(shown)[1:] == [["<script>alert(1)</script>"], [r"a\u202eb\u200b"]]
    assert r"a\u202eb\u200b" in repr(shown)


def test_text_from_data_is_never_mathematics():
    html = table(pd.DataFrame({"n": ["$$x$$"]}), "t")._repr_html_()
    assert 'class="vb vb-table mathjax_ignore tex2jax_ignore"' in html


def test_a_unit_for_an_unknown_column_is_refused():
    with pytest.raises(ArgumentError) as caught:
        table(PLAN, "t", units={"anual_value": "EUR"})
    assert str(caught.value) == (
        "units must be one of benefit_id, owner, target_month, annual_value, "
        "realization_rate; not 'anual_value'; did you mean annual_value?"
    )


def test_a_cell_without_a_stable_text_is_refused():
    with pytest.raises(ArgumentError) as caught:
        table(pd.DataFrame({"what": [object()]}), "t")
    assert str(caught.value) == (
        "column 'what' holds object; "
        "a table shows text, numbers, months, dates and yes or no"
    )


def test_the_frame_is_left_as_it_was():
    before = PLAN.copy()
    table(PLAN, "t")._repr_html_()
    pd.testing.assert_frame_equal(PLAN, before)
