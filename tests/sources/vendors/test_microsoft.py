from typing import Any

from tests.sources.conftest import KEY, days, log, totals, warnings

LINK = "https://graph.example/reports?$skiptoken=abc"


def person(name: str, last: str | None, **apps: str | None) -> dict[str, Any]:
    return {
        "reportRefreshDate": "2026-03-31",
        "userPrincipalName": name,
        "displayName": "Somebody",
        "lastActivityDate": last,
        "wordCopilotLastActivityDate": None,
        "microsoftTeamsCopilotLastActivityDate": "",
        "copilotActivityUserDetailsByPeriod": [{"reportPeriod": 30}],
        **apps,
    }


def test_who_was_active_inside_the_window_counts_once(load_files):
    lately = {"wordCopilotLastActivityDate": "2026-03-02"}
    before = {"powerPointCopilotLastActivityDate": "2026-01-01"}
    rows = [
        person("ada@example.com", "2026-03-02", **lately),
        person("bo@example.com", "2026-03-01"),
        person("cy@example.com", None),
        person("di@example.com", ""),
        person("ed@example.com", "2026-03-31", **before),
    ]
    loaded = load_files({"value": rows})
    usage = loaded.frame("usage")
    active = usage[usage["metric"] == "active"]
    assert totals(loaded) == {"active": 2, "feature_events": 1}
    assert set(active["period_days"]) == {30}
    assert set(active["date"].astype("str")) == {"2026-03-02"}
    assert set(active["user_hash"]) == {
        KEY.hashed("ada@example.com"),
        KEY.hashed("ed@example.com"),
    }
    assert list(usage.loc[usage["metric"] == "feature_events", "feature"]) == ["word"]


def test_everybody_listed_holds_a_seat(load_files):
    rows = [person("ada@example.com", "2025-11-01"), person("bo@example.com", None)]
    seats = load_files({"value": rows}).frame("seat")
    assert days(seats["last_active_on"]) == ["", "2025-11-01"]
    assert set(seats["as_of"].astype("str")) == {"2026-03-31"}
    assert "Somebody" not in seats.to_csv()


def test_a_next_link_without_its_page_is_named(load_files):
    first = {"@odata.nextLink": LINK, "value": [person("ada@example.com", None)]}
    last = {"value": [person("bo@example.com", None)]}
    assert log(load_files(first), "pages_missing") == [
        f"the next page after 2026-03-31 ({LINK})"
    ]
    assert first != last


def test_all_pages_of_a_report_are_one(load_files):
    first = {"@odata.nextLink": LINK, "value": [person("ada@example.com", None)]}
    last = {"value": [person("bo@example.com", None), person("ada@example.com", None)]}
    loaded = load_files(first, last)
    assert len(loaded.frame("seat")) == 2
    assert set(log(loaded, "pages_missing")) == {""}


def test_the_csv_of_the_same_report_says_the_same(load_files):
    loaded = load_files(
        "\ufeffReport Refresh Date,Report Period,User Principal Name,Display Name,"
        "Last Activity Date,Microsoft Teams Copilot Last Activity Date,"
        "Copilot Chat Last Activity Date\r\n"
        "2026-03-31,7,ada@example.com,Ada,2026-03-25,2026-03-25,2026-03-24\r\n"
        "2026-03-31,7,bo@example.com,Bo,2026-03-24,,\r\n"
    )
    assert totals(loaded, "metric", "feature") == {
        ("active", ""): 1,
        ("feature_events", "microsoft_teams"): 1,
    }
    assert len(loaded.frame("seat")) == 2


def test_concealed_names_are_said_to_join_to_nothing(load_files):
    loaded = load_files({"value": [person("DC8C64D6EC3A3AA17481D7E5EB5B68A6", None)]})
    assert warnings(loaded) == [
        "0.bin: the names are concealed by the tenant, so these people do not join "
        "to others"
    ]


def test_all_time_is_no_window(load_files):
    row = person("ada@example.com", "2026-03-31")
    row["copilotActivityUserDetailsByPeriod"] = [{"reportPeriod": "ALL"}]
    loaded = load_files({"value": [row]})
    assert totals(loaded) == {}
    assert "nobody can be counted as active" in warnings(loaded)[0]


def test_the_admin_centers_list_gives_seats_as_of_its_latest_day(load_files):
    loaded = load_files(
        "User name,Display name,Last activity date (UTC),"
        "Last activity date of Word Copilot (UTC),Something new\n"
        "ada@example.com,Ada,2026-03-06,2026-03-06,1\nbo@example.com,Bo,,,\n"
    )
    seats = loaded.frame("seat")
    assert set(seats["as_of"].astype("str")) == {"2026-03-06"}
    assert warnings(loaded) == ["0.bin: columns not known: Something new"]


def test_the_person_query_counts_actions_by_app_and_hours_as_estimates(load_files):
    loaded = load_files(
        '\ufeff"PersonId","MetricDate","Copilot_actions_taken_in_Teams",'
        '"Copilot_actions_taken_in_Copilot_chat_(work)","Total_Copilot_active_days",'
        '"Summarise_chat_actions_taken_using_Copilot_in_Teams","Organization",'
        '"Copilot_assisted_hours"\r\n'
        '"p1","2026-03-01","5","2","3","4","Legal","1.5"\r\n'
        '"p2","2026-03-01","0","","0","0","Legal",""\r\n'
    )
    assert totals(loaded, "metric", "feature", "basis") == {
        ("actions", "teams", "measured"): 5,
        ("actions", "copilot_chat_work", "measured"): 2,
        ("active", "", "measured"): 1,
        ("assisted_hours", "", "estimated"): 1.5,
    }
    usage = loaded.frame("usage")
    assert set(usage["period_days"]) == {7}
    assert set(usage["team"]) == {"Legal"}


def test_a_person_in_two_windows_holds_one_seat(load_files):
    weekly = person("ada@example.com", "2026-03-30")
    weekly["copilotActivityUserDetailsByPeriod"] = [{"reportPeriod": 7}]
    monthly = person("ada@example.com", "2026-03-30")
    loaded = load_files({"value": [weekly]}, {"value": [monthly]})
    assert len(loaded.frame("seat")) == 1
    usage = loaded.frame("usage")
    assert sorted(usage.loc[usage["metric"] == "active", "period_days"]) == [7, 30]


def test_prompts_of_all_apps_are_interactions_of_the_window(load_files):
    header = (
        "Report Refresh Date,User Principal Name,Display Name,Last Activity Date,"
        "Report Period,Prompts submitted for all apps,"
        "Prompts submitted for Copilot Chat (work)\n"
    )
    report = header + "2026-03-31,ada@example.com,Ada,2026-03-30,28,142,90\n"
    loaded = load_files(report)
    assert totals(loaded, "metric", "period_days") == {
        ("interactions", 28): 142,
        ("active", 28): 1,
    }


COUNTS = {"anyAppEnabledUsers": 40, "anyAppActiveUsers": 25, "powerPointActiveUsers": 3}


def test_users_that_microsoft_counted_keep_their_window(load_files):
    of_window = {
        "reportRefreshDate": "2026-03-31",
        "adoptionByProduct": [{"reportPeriod": 7, **COUNTS}],
    }
    by_day = {
        "reportRefreshDate": "2026-03-31",
        "reportPeriod": 7,
        "adoptionByDate": [{"reportDate": "2026-03-30", **COUNTS}],
    }
    table = (
        "Report Refresh Date,Any App Enabled Users,Any App Active Users,Report Period\n"
        "2026-03-31,40,25,30\n"
    )
    loaded = load_files({"value": [of_window]}, {"value": [by_day]}, table)
    users = loaded.frame("reported_users").astype({"date": "str"})
    told = users[["date", "window_days", "definition", "users"]]
    assert set(told.itertuples(index=False, name=None)) == {
        ("2026-03-31", 7, "microsoft_enabled", 40),
        ("2026-03-31", 7, "microsoft_active", 25),
        ("2026-03-31", 7, "microsoft_active_power_point", 3),
        ("2026-03-30", 1, "microsoft_enabled", 40),
        ("2026-03-30", 1, "microsoft_active", 25),
        ("2026-03-30", 1, "microsoft_active_power_point", 3),
        ("2026-03-31", 30, "microsoft_enabled", 40),
        ("2026-03-31", 30, "microsoft_active", 25),
    }
    assert totals(loaded) == {}


def test_actions_make_a_person_active_where_no_column_says_it(load_files):
    report = (
        "PersonId,MetricDate,Copilot actions taken in Teams\n"
        "p1,2026-03-01,3\np2,2026-03-01,0\n"
    )
    assert totals(load_files(report)) == {"actions": 3, "active": 1}


def test_a_sentiment_survey_is_named_and_its_answers_counted(load_files):
    survey = (
        "User AAD ID/Email address,Question 1,Question 2,Question 3,Question 4\n"
        "ada@example.com,75,25,0,100\nbo@example.com,25,75,,100\n"
    )
    loaded = load_files(survey)
    assert log(loaded, "format") == ["m365_sentiment"]
    assert log(loaded, "dropped_because") == [
        "answers to a sentiment survey, which have no day and no table: 2"
    ]
    assert warnings(loaded) == [
        "0.bin: put the mean of the answers, with its date, into feedback.csv"
    ]
    assert len(loaded.usage) == 0
