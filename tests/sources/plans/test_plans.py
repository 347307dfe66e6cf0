import datetime as dt

import pytest

from valuebook.model import ValuebookError
from valuebook.sources.plans import guessed, made, read_export, read_mapping
from valuebook.sources.plans.mapping import day

JIRA = (
    "Summary,Issue key,Issue Type,Status,Due Date,Labels,Labels,Description\n"
    'Roll out,AIV-1,Epic,In Progress,30/Sep/25,ai,legal,"Line one\nline two"\n'
    "Train,AIV-2,Task,Parked,,,,,more,cells,than,header\n"
)
ASANA = (
    "Synced,,,\n,,,\n\n"
    "Task ID,Name,Section/Column,Due Date,Value Driver\n"
    "1209876543210001,Playbook,Done,2026-09-30,MEA-1\n"
)
BETTERWORKS = (
    "name,type,progress,start_date,end_date,owner_email\n"
    "Cut turnaround,goal,40,2026-07-01,2026-09-30,ada@example.com\n"
    "Turnaround 14d to 3d,milestone,45,2026-07-01,2026-09-30,ada@example.com\n"
)
PEOPLEBOX = (
    "Row ID,Parent Row IDs,Goal Title,Owner Emails,Goal Cycle,End Date,"
    "Starting Value,Target Value\n"
    "1,,Fast contracts,ada@example.com,Q3 2026,2026-09-30,,\n"
    "2,1,Turnaround,ada@example.com,Q3 2026,2026-09-30,14,3\n"
)
PEOPLECUES = (
    "Objective Title,Owner_Email_ID,Due_Date,Metric_Name,Metric_Start_Value,"
    "Metric_Target_Value\n"
    "Fast contracts,ada@example.com,2026-09-30,Turnaround days,14,3\n"
    "Fast contracts,ada@example.com,2026-09-30,Disputes,12,8\n"
)


@pytest.fixture
def export(tmp_path):
    def written(text):
        path = tmp_path / "export.csv"
        path.write_bytes(text.encode("utf-8"))
        return read_export(path)

    return written


@pytest.fixture
def confirmed(tmp_path, export):
    """Return the rows of an export by its guess, with what a person put in."""

    def rows(text, **put):
        read = export(text)
        told = guessed(read, initiative="INI-1").text(read)
        for name, value in put.items():
            told = told.replace(f'{name} = ""', f'{name} = "{value}"')
        path = tmp_path / "mapping.toml"
        path.write_text(told, encoding="utf-8")
        return made(read, read_mapping(path, read))

    return rows


def test_columns_that_come_twice_are_joined_and_cells_beyond_the_header_left(export):
    read = export(JIRA)
    assert read.rows[2]["Labels"] == "ai; legal"
    assert read.rows[2]["Description"] == "Line one\nline two"
    assert list(read.rows) == [2, 4]
    assert "more" not in read.rows[4].values()


def test_lines_above_the_header_and_a_mark_are_passed_over(export):
    read = export("\ufeff" + ASANA)
    assert read.header[0] == "Task ID"
    assert list(read.rows) == [5]


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        (JIRA, {"title": "Summary", "status": "Status", "due": "Due Date"}),
        (
            ASANA,
            {"title": "Name", "status": "Section/Column", "driver": "Value Driver"},
        ),
        (BETTERWORKS, {"title": "name", "type": "type", "due": "end_date"}),
        (PEOPLEBOX, {"title": "Goal Title", "parent": "Parent Row IDs"}),
        (PEOPLECUES, {"metric": "Metric_Name", "target": "Metric_Target_Value"}),
    ],
)
def test_columns_are_guessed_from_their_names(export, text, columns):
    guess = guessed(export(text)).columns
    assert {name: guess.get(name) for name in columns} == columns


@pytest.mark.parametrize(
    ("dates", "order"),
    [
        (("2026-09-30",), "year-month-day"),
        (("30/Sep/25 3:42 PM",), "day-month-year"),
        (("30/09/2025",), "day-month-year"),
        (("06/21/2025", "06/07/2025"), "month-day-year"),
        (("06/07/2025",), ""),  # both ways: a person has to say
    ],
)
def test_the_order_of_a_date_is_guessed_only_where_it_is_certain(export, dates, order):
    rows = "".join(f"T,K{n},Open,{text}\n" for n, text in enumerate(dates))
    read = export(f"Summary,Issue key,Status,Due Date\n{rows}")
    assert guessed(read).dates == order


def test_days_are_read_in_the_order_that_was_confirmed():
    assert day("06/07/2025", "day-month-year") == dt.date(2025, 7, 6)
    assert day("06/07/2025", "month-day-year") == dt.date(2025, 6, 7)
    assert day("30/Sep/25", "month-day-year") == dt.date(2025, 9, 30)
    assert day("31/02/2025", "day-month-year") is None
    assert day("soon", "year-month-day") is None


def test_tasks_become_workstreams(confirmed):
    found = confirmed(JIRA, **{'"Parked"': "late"})
    assert found.problems == ()
    assert found.tables["workstreams"] == [
        {
            "workstream_id": "IMP-AIV-1",
            "initiative_id": "INI-1",
            "name": "Roll out",
            "value_driver": "",
            "planned_finish": "2025-09-30",
            "percent_complete": "",
            "status": "on_schedule",
        },
        {
            "workstream_id": "IMP-AIV-2",
            "initiative_id": "INI-1",
            "name": "Train",
            "value_driver": "",
            "planned_finish": "",
            "percent_complete": "",
            "status": "late",
        },
    ]
    (done,) = confirmed(ASANA).tables["workstreams"]
    assert (done["status"], done["percent_complete"]) == ("delivered", "1")
    assert done["value_driver"] == "MEA-1"


def test_a_status_that_nobody_mapped_is_refused(confirmed):
    with pytest.raises(
        ValuebookError, match="statuses: 'Parked': ''; accepted: not_st"
    ):
        confirmed(JIRA)


def test_a_milestone_is_a_key_result_of_the_goal_above_it(confirmed):
    tables = confirmed(BETTERWORKS, level="team").tables
    (objective,) = tables["objectives"]
    (result,) = tables["key_results"]
    assert (objective["statement"], objective["level"]) == ("Cut turnaround", "team")
    assert result["objective_id"] == objective["objective_id"]
    assert (result["statement"], result["due"]) == ("Turnaround 14d to 3d", "2026-09")


def test_a_goal_with_a_parent_and_a_target_is_a_key_result(confirmed):
    tables = confirmed(PEOPLEBOX, level="team").tables
    assert [each["objective_id"] for each in tables["objectives"]] == ["IMP-1"]
    assert tables["key_results"] == [
        {
            "key_result_id": "IMP-2-KR",
            "objective_id": "IMP-1",
            "statement": "Turnaround",
            "baseline": "14",
            "target": "3",
            "due": "2026-09",
            "owner": "ada@example.com",
        }
    ]


def test_rows_with_one_title_are_one_objective(confirmed):
    tables = confirmed(PEOPLECUES, level="function").tables
    assert len(tables["objectives"]) == 1
    assert [each["statement"] for each in tables["key_results"]] == [
        "Turnaround days from 14 to 3",
        "Disputes from 12 to 8",
    ]


def test_numbers_lose_their_signs_and_what_is_no_number_is_named_by_row(confirmed):
    text = PEOPLEBOX.replace(",14,3", ',"1,400",30 %')
    (result,) = confirmed(text, level="team").tables["key_results"]
    assert (result["baseline"], result["target"]) == ("1400", "30")
    found = confirmed(PEOPLEBOX.replace(",14,3", ",about 14,3"), level="team")
    assert [str(each) for each in found.problems] == [
        "export.csv:3: Starting Value: 'about 14' is no number; give the number alone"
    ]


def test_a_day_that_is_none_and_a_rounded_id_are_named_by_row(confirmed):
    found = confirmed(ASANA.replace("2026-09-30", "2026-02-30"))
    assert "'2026-02-30'; accepted: a day as year-month-day" in str(found.problems[0])
    rounded = confirmed(ASANA.replace("1209876543210001", "1.20988E+15"))
    assert "a spreadsheet has rounded the id" in str(rounded.problems[0])


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('kind = "okr"', 'kind = "plan"', "kind: 'plan'; accepted: okr or work"),
        (
            'title = "name"',
            'title = "nam"',
            "'nam' is no column of export.csv; did you",
        ),
        ('title = "name"', 'title = ""', "title: empty; name the column"),
        ('level = ""', 'level = "top"', "level: 'top'; accepted: company, function"),
        ("[columns]", "[column]", "columns: missing"),
        ("kind =", "kind", "cannot be read"),
    ],
)
def test_what_is_wrong_with_a_mapping_is_said(tmp_path, export, old, new, said):
    read = export(BETTERWORKS)
    path = tmp_path / "mapping.toml"
    told = guessed(read).text(read)
    assert old in told
    path.write_text(told.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ValuebookError) as raised:
        read_mapping(path, read)
    assert said in str(raised.value)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"a,b\n", "no line names columns"),
        (
            "a,b,c\n".encode("utf-16"),
            "encoded as UTF-16; accepted: UTF-8; save it as UTF-8: in Excel choose",
        ),
        (b"a,b,c\n1,2,caf\xe9\n", "export.csv:2: not UTF-8: byte 0xE9"),
        (b'a,b,c\n"open', "save it as CSV again"),
    ],
)
def test_a_file_that_is_no_table_is_refused(tmp_path, content, said):
    path = tmp_path / "export.csv"
    path.write_bytes(content)
    with pytest.raises(ValuebookError, match=said):
        read_export(path)


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(ValuebookError, match="there is no such file"):
        read_export(tmp_path / "none.csv")


def test_a_folder_in_place_of_the_file_is_named(tmp_path):
    said = f"{tmp_path}: is a folder; give the CSV file that the tool exported"
    with pytest.raises(ValuebookError) as raised:
        read_export(tmp_path)
    assert str(raised.value) == said


def test_a_mapping_saved_in_another_encoding_is_named(tmp_path):
    export, mapping = tmp_path / "export.csv", tmp_path / "mapping.toml"
    export.write_bytes(b"a,b,c\n1,2,3\n")
    mapping.write_bytes('kind = "work"\n'.encode("utf-16"))
    with pytest.raises(ValuebookError) as raised:
        read_mapping(mapping, read_export(export))
    assert str(raised.value).startswith(
        f"{mapping}: encoded as UTF-16; accepted: UTF-8"
    )


def test_what_is_not_used_is_listed_in_the_mapping(export):
    read = export(JIRA)
    assert "# Not used: Issue Type, Labels, Description" in guessed(read).text(read)
