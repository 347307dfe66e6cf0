from bs4 import BeautifulSoup

from valuebook.analysis.tracking import fleet
from valuebook.batch.index import index
from valuebook.batch.report_state import ReportState
from valuebook.batch.request import checked
from valuebook.batch.standing import Standing

GATES = (
    "initiative_id,gate,due,measure_id,minimum,kind,decision,decided_on,decided_by\n"
    "A,G2 <b>,2025-03-31,M,13,kill,,,\n"
    "A,G3,2025-05-31,,,proceed,proceed,2025-06-02,Ann\n"
    "C,G1,2025-12-31,,,proceed,,,\n"
)


def test_gates_past_their_day_are_listed(request_for, register):
    (register / "gates.csv").write_text(GATES, encoding="utf-8")
    (register / "costs.csv").write_text(
        "initiative_id,month,amount,kind,basis\nA,2025-06,2500,running,actual\n",
        encoding="utf-8",
    )
    batch = checked(request_for())
    states = {
        each: ReportState(has_report=each == "A", is_current=True, failures=())
        for each in "ABC"
    }
    judged = fleet.measures(batch.register, as_of=batch.as_of)
    page = BeautifulSoup(
        index(batch, Standing(judged), states)["index.html"], "html.parser"
    )
    (row,) = page.find(id="waiting").parent.tbody.find_all("tr")
    assert row.a["href"] == "A/report.html"
    assert [cell.get_text() for cell in row.find_all("td")] == [
        "G2 <b>",
        "2025-03-31",
        "122",
        "2\N{NO-BREAK SPACE}500",
        "scale",
    ]
