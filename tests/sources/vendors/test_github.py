import pytest

from tests.sources.conftest import KEY, days, lines, log, totals, warnings

DAY = {
    "date": "2026-02-03",
    "total_active_users": 31,
    "total_engaged_users": 22,
    "copilot_ide_code_completions": {
        "total_engaged_users": 20,
        "languages": [{"name": "go", "total_engaged_users": 20}],
        "editors": [
            {
                "name": "vscode",
                "models": [
                    {
                        "name": "default",
                        "languages": [
                            {
                                "name": "go",
                                "total_code_suggestions": 100,
                                "total_code_acceptances": 40,
                                "total_code_lines_suggested": 300,
                                "total_code_lines_accepted": 90,
                            },
                            {"name": "sql", "total_code_suggestions": 11},
                        ],
                    }
                ],
            }
        ],
    },
    "copilot_ide_chat": {
        "editors": [{"name": "jetbrains", "models": [{"name": "m", "total_chats": 17}]}]
    },
    "copilot_dotcom_chat": None,
    "copilot_dotcom_pull_requests": {
        "repositories": [
            {"name": "a", "models": [{"name": "m", "total_pr_summaries_created": 3}]}
        ]
    },
}


def account(login: str) -> int:
    return sum(map(ord, login))


def person_day(login: str, day: str, **numbers: object) -> dict[str, object]:
    return {
        "user_login": login,
        "user_id": account(login),
        "day": day,
        "user_initiated_interaction_count": 0,
        **numbers,
    }


def test_legacy_counts_are_taken_at_the_leaves(load_files):
    found = totals(load_files([DAY]))
    assert found == {
        "suggestions": 111,
        "acceptances": 40,
        "lines_suggested": 300,
        "lines_accepted": 90,
        "interactions": 17,
        "feature_events": 3,
    }


def test_a_day_without_sections_still_reports_its_users(load_files):
    quiet = {"date": "2026-02-04", "total_active_users": 6, "total_engaged_users": 0}
    loaded = load_files([DAY, quiet])
    users = loaded.frame("reported_users")
    assert list(users["users"]) == [31, 22, 6, 0]
    assert list(users["definition"].unique()) == [
        "github_active_incl_passive",
        "github_engaged",
    ]


def test_the_same_day_on_two_pages_counts_once(load_files):
    other = {**DAY, "date": "2026-02-04"}
    loaded = load_files([DAY, other], [other])
    assert totals(loaded)["interactions"] == 34
    assert sorted(log(loaded, "dropped_because")) == [
        "",
        "the same record stands twice: 1",
    ]


def test_the_older_report_reads_the_breakdown_not_its_totals(load_files):
    day = {
        "day": "2024-03-05",
        "total_suggestions_count": 999,
        "total_active_users": 4,
        "total_chat_turns": 12,
        "total_active_chat_users": 2,
        "breakdown": [
            {"editor": "vim", "suggestions_count": 30, "acceptances_count": 9},
            {"editor": "vscode", "suggestions_count": 20, "lines_accepted": 5},
        ],
    }
    found = totals(load_files([day]), "metric", "tool")
    assert found["suggestions", "vim"] == 30
    assert found["suggestions", "vscode"] == 20
    assert found["lines_accepted", "vscode"] == 5
    assert found["interactions", "unknown"] == 12


def test_person_days_of_both_generations_add_up(load_files):
    older = person_day("ada", "2026-03-02", user_initiated_interaction_count=7)
    newer = person_day(
        "bea",
        "2026-03-02",
        user_initiated_interaction_count=5,
        code_generation_activity_count=9,
        code_acceptance_activity_count=None,
        totals_by_feature=[
            {"feature": "chat_panel_ask_mode", "user_initiated_interaction_count": 4}
        ],
        totals_by_cli={
            "session_count": 2,
            "request_count": 6,
            "token_usage": {"prompt_tokens_sum": 800, "output_tokens_sum": 90},
        },
        used_cli=True,
    )
    loaded = load_files(lines(older, newer))
    assert totals(loaded, "metric", "tool") == {
        ("interactions", "ide"): 12,
        ("suggestions", "ide"): 9,
        ("active", "ide"): 2,
        ("active", "cli"): 1,
        ("sessions", "cli"): 2,
        ("requests", "cli"): 6,
        ("tokens_input_total", "cli"): 800,
        ("tokens_output", "cli"): 90,
    }
    by_part = totals(loaded, "metric", "feature")
    assert by_part["interactions", "chat_panel_ask_mode"] == 4
    assert by_part["interactions", ""] == 8


def test_who_only_saw_suggestions_is_not_active(load_files):
    passive = person_day("ada", "2026-03-02", code_generation_activity_count=3)
    assert totals(load_files(lines(passive))) == {"suggestions": 3}


def test_a_later_state_of_a_day_replaces_the_earlier_one(load_files):
    early = person_day("ada", "2026-03-02", user_initiated_interaction_count=7)
    late = person_day("ada", "2026-03-02", user_initiated_interaction_count=9)
    loaded = load_files(lines(early), lines(late))
    assert totals(loaded)["interactions"] == 9
    assert "earlier state: 1" in "".join(log(loaded, "dropped_because"))


def test_teams_share_a_persons_volume_and_each_count_the_person(load_files):
    day = "2026-05-07"
    rows = [
        person_day("ada", day, user_initiated_interaction_count=50),
        person_day("zoe-x", day, user_initiated_interaction_count=30),
        person_day("outsider", day, user_initiated_interaction_count=2),
    ]
    teams = [
        {
            "user_login": "ada",
            "day": day,
            "team_id": 1,
            "slug": "front",
            "user_id": account("ada"),
        },
        {
            "user_login": "ada",
            "day": day,
            "team_id": 2,
            "slug": "back",
            "user_id": account("ada"),
        },
        {"user_login": "ZOE-X", "day": day, "team_id": 1, "slug": "front"},
    ]
    loaded = load_files(lines(*rows), lines(*teams))
    assert totals(loaded, "team", "metric") == {
        ("front", "interactions"): 55,
        ("back", "interactions"): 25,
        ("(unallocated)", "interactions"): 2,
        ("front", "active"): 2,
        ("back", "active"): 1,
        ("(unallocated)", "active"): 1,
    }
    assert loaded.frame("usage")["user_hash"].nunique() == 3


def entity(day: str, **more: object) -> dict[str, object]:
    return {
        "day": day,
        "daily_active_users": 12,
        "weekly_active_users": 20,
        "monthly_active_users": 33,
        "monthly_active_chat_users": 8,
        "user_initiated_interaction_count": 140,
        "pull_requests": {"total_merged": 6, "median_minutes_to_merge": 31.5},
        **more,
    }


@pytest.mark.parametrize("flat", [True, False])
def test_an_enterprise_reports_users_by_window_and_volumes_by_day(load_files, flat):
    day = entity("2026-03-02", enterprise_id="77")
    wrapped = {
        "enterprise_id": "77",
        "day_totals": [day],
        "report_start_day": "2026-03-01",
        "report_end_day": "2026-03-02",
    }
    loaded = load_files(lines(day if flat else wrapped))
    partial = (
        "0.bin: the report covers 2026-03-01 to 2026-03-02, 2 days, and holds 1 day"
    )
    assert warnings(loaded) == ([] if flat else [partial])
    users = loaded.frame("reported_users").set_index(["definition", "window_days"])
    assert dict(users["users"]) == {
        ("github_active", 1): 12,
        ("github_active", 7): 20,
        ("github_active", 28): 33,
        ("github_active_chat", 28): 8,
    }
    assert set(users["scope"]) == {"77"}
    assert totals(loaded) == {"interactions": 140}
    assert len(loaded.frame("outcome")) == 2


def test_volumes_of_an_entity_are_left_out_where_people_have_them(load_files):
    person = person_day("ada", "2026-03-02", user_initiated_interaction_count=140)
    days = [
        entity("2026-03-02", enterprise_id="77"),
        entity("2026-03-03", enterprise_id="77"),
    ]
    loaded = load_files(lines(person), lines(*days))
    assert totals(loaded, "source", "metric") == {
        ("github_users", "interactions"): 140,
        ("github_users", "active"): 1,
        ("github_entity", "interactions"): 140,
    }
    assert (
        "(all files): github_entity: 1 sum left out; "
        "a report nearer to the person has them"
    ) in loaded.warnings


def test_an_organization_that_counts_more_than_its_people_is_named(load_files):
    person = person_day("ada", "2026-03-02", user_initiated_interaction_count=139)
    loaded = load_files(lines(person), lines(entity("2026-03-02", enterprise_id="77")))
    assert (
        "(all files): github_users: on 1 day, first 2026-03-02, the organization "
        "counts more than the people who were loaded; a file of theirs may be missing"
    ) in loaded.warnings


def seat(login: str, account: int, **more: object) -> dict[str, object]:
    return {
        "created_at": "2026-01-10T22:30:00-05:00",
        "last_activity_at": None,
        "assignee": {"login": login, "id": account},
        **more,
    }


def test_seats_are_people_by_account_with_days_in_utc(load_files):
    page = {
        "total_seats": 3,
        "seats": [
            seat("ada", 1, organization={"login": "a"}, plan_type="business"),
            seat(
                "ada",
                1,
                organization={"login": "b"},
                last_activity_at="2026-03-01T23:30:00-02:00",
                pending_cancellation_date="2026-04-30",
            ),
            seat("bea", 2, assigning_team={"slug": "front"}),
        ],
    }
    seats = load_files(page).frame("seat")
    assert len(seats) == 3
    assert seats["user_hash"].nunique() == 2
    assert set(days(seats["assigned_on"])) == {"2026-01-11"}
    assert days(seats["last_active_on"]) == ["", "", "2026-03-02"]
    assert days(seats["cancels_on"]) == ["", "", "2026-04-30"]
    assert sorted(seats["team"]) == ["(unallocated)", "(unallocated)", "front"]
    assert set(seats["as_of"].astype("str")) == {"2026-03-02"}


def test_a_renamed_account_is_one_person(load_files):
    page = {"total_seats": 2, "seats": [seat("old", 9), seat("new", 9)]}
    assert load_files(page).frame("seat")["user_hash"].nunique() == 1


def test_missing_seat_pages_are_named(load_files):
    loaded = load_files({"total_seats": 120, "seats": [seat("ada", 1)]})
    assert warnings(loaded) == [
        "0.bin: pages missing: 1 of 120 seats are there; the other pages are missing"
    ]


def test_the_activity_report_is_a_dated_snapshot_of_seats(load_files):
    loaded = load_files(
        "report_time,login,last_authenticated_at,last_activity_at,last_surface_used\r\n"
        "2026-08-15T10:00:00Z,ada,,2026-08-14T23:59:59Z,VS Code 1.92\r\n"
        "2026-08-15T10:00:00Z,bea,2026-06-01T09:00:00Z,,Unspecified\r\n"
    )
    seats = loaded.frame("seat")
    assert days(seats["last_active_on"]) == ["", "2026-08-14"]
    assert set(seats["as_of"].astype("str")) == {"2026-08-15"}
    assert set(seats["user_hash"]) == {KEY.hashed("ada"), KEY.hashed("bea")}


def test_links_to_a_report_are_not_taken_for_the_report(load_files):
    loaded = load_files({"download_links": ["x"], "report_day": "2026-01-01"})
    assert warnings(loaded) == [
        "0.bin: links to a report, not the report; download the files it names"
    ]


def test_a_seat_on_two_pages_is_one_in_its_last_state(load_files):
    def page(*seats: dict[str, object]) -> dict[str, object]:
        return {"total_seats": 3, "seats": list(seats)}

    early = seat("bea", 2, last_activity_at="2026-03-01T10:00:00Z")
    late = seat("bea", 2, last_activity_at="2026-03-02T10:00:00Z")
    loaded = load_files(page(seat("ada", 1), early), page(late))
    assert len(loaded.frame("seat")) == 2
    assert days(loaded.frame("seat")["last_active_on"]) == ["", "2026-03-02"]
    assert [each for each in log(loaded, "pages_missing") if each] == [
        "2 of 3 seats are there; the other pages are missing"
    ]


def test_the_older_report_counts_only_where_no_newer_one_does(load_files):
    older = {
        "day": DAY["date"],
        "total_suggestions_count": 999,
        "total_active_users": 31,
        "breakdown": [{"editor": "vim", "suggestions_count": 30}],
    }
    other = {**older, "day": "2026-02-04"}
    assert totals(load_files([older, other], [DAY]))["suggestions"] == 111 + 30


def test_teams_that_github_gives_are_said_by_day_without_names(load_files):
    rows = [
        {"day": "2026-02-03", "user_login": "ada", "team_id": n, "slug": slug}
        for n, slug in enumerate(("front", "back"))
    ]
    told = load_files(lines(*rows)).frame("org_map").astype({"valid_to": "str"})
    assert list(told["team"]) == ["back", "front"]
    assert set(told["key"]) == {KEY.hashed("ada")}
    assert {str(each) for each in told["share"]} == {"0.5"}
    assert set(told["valid_to"]) == {"2026-02-03"}


def test_taken_over_chat_answers_have_no_table_and_are_told(load_files):
    chats = {"name": "m", "total_chats": 17, "total_chat_insertion_events": 4}
    model = {**chats, "total_chat_copy_events": "2"}
    section = {"editors": [{"name": "e", "models": [model, {**model, "name": "n"}]}]}
    loaded = load_files([{**DAY, "copilot_ide_chat": section}])
    assert totals(loaded)["interactions"] == 34
    assert warnings(loaded) == [
        "0.bin: counted by the vendor and not loaded, no table has them: 4 chat "
        "answers copied and 8 chat answers inserted"
    ]


def test_accepted_chat_answers_of_the_older_report_are_told_too(load_files):
    day = {"day": "2024-02-29", "total_suggestions_count": 3, "breakdown": []}
    loaded = load_files([{**day, "total_chat_acceptances": 9, "total_chat_turns": 12}])
    assert totals(loaded) == {"suggestions": 3, "interactions": 12}
    assert warnings(loaded) == [
        "0.bin: counted by the vendor and not loaded, no table has them: 9 chat "
        "answers accepted"
    ]
