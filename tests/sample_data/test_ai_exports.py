"""What is planted in the company's AI exports is found in them."""

import pytest

from valuebook.analysis.ai import adoption, decisions, embedding, returns, stalling
from valuebook.analysis.ai.first_use import first_use
from valuebook.analysis.ai.groups import small_teams
from valuebook.analysis.ai.measured import measured
from valuebook.analysis.ai.shares import shares
from valuebook.analysis.ai.spending import spending, total
from valuebook.analysis.ai.view import View, exported, within
from valuebook.bundled import bundled
from valuebook.register import Register
from valuebook.sources import Exports, open_exports

AS_OF = "2026-09"
LARGEST = 1_500_000


@pytest.fixture(scope="module")
def exports() -> Exports:
    return open_exports()


@pytest.fixture(scope="module")
def flags(exports: Exports, company: Register) -> list:
    own = within(company, "", as_of=AS_OF)
    told = measured(exports, own, View(), as_of=AS_OF)
    return stalling.flags(told, own, as_of=AS_OF)


def raised(flags, name: str) -> set[str]:
    return {each.of for each in flags if each.name == name and each.is_raised}


def test_the_exports_are_small(company: Register):
    folder = bundled("sample_data") / "company" / "ai"
    assert sum(each.stat().st_size for each in folder.iterdir()) < LARGEST


def test_every_file_is_read_and_only_the_bill_has_rows_that_are_no_ai(exports):
    log = exports["load_log"].set_index("source_file")
    files = log[log.index != "(all files)"]
    assert files["rows_dropped"].replace("0", None).dropna().to_dict() == {
        "cloud-bill.csv": "7"
    }
    assert not exports.unpriced


def test_the_weeks_of_support_are_those_of_the_audit_log(exports, company):
    rows = stalling_shares(exports)
    actuals = company["actuals"].query("measure_id == 'MEA-0202'").set_index("date")
    said = (actuals["value"] / 100 * 350).round()
    assert rows.to_dict() == said.reindex(rows.index).to_dict()


def stalling_shares(exports):
    rows = shares(exports, as_of=AS_OF)
    tool = rows["tool"].eq("microsoft_365_copilot") & rows["team"].eq("all teams")
    return rows[tool].set_index("week")["active"]


def test_two_teams_stall_and_another_is_healthy(flags):
    assert raised(flags, "adoption stall") == {
        "Support Kassel (microsoft 365 copilot)",
        "Support Poznan (microsoft 365 copilot)",
    }
    assert not any("Utrecht (microsoft" in each.of for each in flags)


def test_a_bill_of_calls_triples_behind_flat_seats(flags, exports):
    assert raised(flags, "spend without return") == {"INI-001, usage spend"}
    spend = exports["spend"]
    calls = spend[spend["vendor"] == "anthropic"]
    months = calls.groupby(calls["date"].dt.to_period("M"))["amount"].agg(total)
    assert 2.3 < float(months.iloc[-1] / months.iloc[0]) < 3.3
    seats = spend[spend["product"] == "lexpilot seats"]
    assert len(set(seats.groupby("date")["amount"].agg(total))) == 1


def test_a_third_of_the_lawyers_seats_is_idle(flags):
    assert "all teams (lexpilot)" in raised(flags, "paid and idle")


def test_the_team_of_four_is_suppressed_and_so_is_one_that_did_not_stall(exports):
    rows = adoption.funnel(exports, as_of=AS_OF)
    assert small_teams(rows) == {"Support night desk", "Support Lyon"}


def test_the_bill_is_the_sum_of_its_teams_to_the_cent(exports, company):
    own = within(company, "", as_of=AS_OF)
    spent = measured(exports, own, View(months=7), as_of=AS_OF).spent
    rows = spending(spent, View(months=7), by="team", as_of=AS_OF)
    assert total(rows["amount"]) == total(spent.rows["amount"])
    assert rows["team"].iloc[-1] == "(unallocated)"


def test_what_is_to_be_done_follows(exports, company, flags):
    own = within(company, "", as_of=AS_OF)
    told = measured(exports, own, View(), as_of=AS_OF)
    rows = returns.returns(told, own, View(), as_of=AS_OF)
    assert decisions.decisions(own, rows, flags)["suggestion"].tolist() == [
        "mend",
        "stop",
        "scale",
    ]


def test_one_journey_embeds_ai_more_and_one_stays(exports):
    rows = embedding.embedding(exported(exports, of="INI-003"), as_of=AS_OF)
    told = embedding.lately(rows, floor=5).set_index("journey")["change"]
    points = {name: int(said.split()[0]) for name, said in told.items()}
    assert points["Handle an alarm"] > 10
    assert abs(points["Set the heating curve"]) < 5


def test_twelve_people_got_a_seat_of_somebody_who_left(exports):
    (row,) = first_use(exports, as_of=AS_OF).to_dict("records")
    assert (row["got_a_seat"], row["before"]) == (12, 350)
