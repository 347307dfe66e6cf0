"""Rows of an export as rows of objectives, key results and workstreams."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from valuebook.model import Problem
from valuebook.sources.plans.export import Export
from valuebook.sources.plans.mapping import OKR, day
from valuebook.sources.plans.mapping import Mapping as PlanMapping

Texts = dict[str, str]
_RESULT_TYPES = {"milestone", "key result", "kr", "metric"}


@dataclass(frozen=True)
class Made:
    """The rows made, by table, and what stood in the way, row by row."""

    tables: Mapping[str, list[Texts]]
    problems: tuple[Problem, ...]


def made(export: Export, mapping: PlanMapping) -> Made:
    """Return the rows that an export becomes by a mapping that was confirmed.

    A goal with a target is an objective and its key result, or only a key result where
    it has a parent and no goal below it; a milestone is a key result of the goal above
    it. Tasks become workstreams. A date or number that cannot be read is a problem of
    its row.
    """
    reader = _Reader(export, mapping)
    if mapping.kind == OKR:
        objectives, results = reader.okr()
        tables = {"objectives": objectives, "key_results": results}
    else:
        tables = {"workstreams": reader.work()}
    return Made(tables, tuple(reader.problems))


class _Reader:
    def __init__(self, export: Export, mapping: PlanMapping) -> None:
        self.export = export
        self.mapping = mapping
        self.problems: list[Problem] = []
        self._ids: dict[str, str] = {}
        self._taken: set[str] = set()

    def okr(self) -> tuple[list[Texts], list[Texts]]:
        goals = dict(self._goals())
        parents = {theirs: line for line, theirs in self._theirs().items()}
        served = {self._parent(row, parents, goals) for row in goals.values()}
        objectives: dict[str, Texts] = {}
        results: list[Texts] = []
        above = ""
        for line, row in goals.items():
            parent = self._parent(row, parents, goals)
            title = self._cell(row, "title")
            is_result = self._cell(row, "type").casefold() in _RESULT_TYPES
            has_target = bool(self._cell(row, "target") or self._cell(row, "metric"))
            is_served = self._id(self._cell(row, "id"), line) in served
            stands_below = parent or (is_result and above)
            if (is_result or has_target) and stands_below and not is_served:
                results.append(self._result(line, row, parent or above, title))
                continue
            objective = self._objective_of(title, line, objectives)
            above = objective
            objectives.setdefault(
                objective, self._objective(objective, row, parent, title)
            )
            if has_target:
                results.append(self._result(line, row, objective, title))
        return list(objectives.values()), results

    def work(self) -> list[Texts]:
        made = []
        for line, row in self.export.rows.items():
            if not (title := self._cell(row, "title")):
                self._problem(
                    line, "title", "empty", "name the task, or delete the row"
                )
                continue
            theirs = self._cell(row, "status")
            status = self.mapping.statuses.get(theirs, "")
            if not status:
                remedy = "add it to [statuses] in the mapping"
                self._problem(line, "status", f"{theirs!r} is not mapped", remedy)
            finish = self._day(line, row, "due")
            made.append(
                {
                    "workstream_id": self._id(self._cell(row, "id"), line),
                    "initiative_id": self.mapping.initiative_id,
                    "name": title,
                    "value_driver": self._cell(row, "driver"),
                    "planned_finish": finish,
                    "percent_complete": self._complete(line, row, status),
                    "status": status,
                }
            )
        return made

    def _goals(self) -> Iterator[tuple[int, Mapping[str, str]]]:
        for line, row in self.export.rows.items():
            if self._cell(row, "title"):
                yield line, row
            else:
                self._problem(
                    line, "title", "empty", "name the goal, or delete the row"
                )

    def _theirs(self) -> dict[int, str]:
        rows = self.export.rows.items()
        return {line: theirs for line, row in rows if (theirs := self._cell(row, "id"))}

    def _parent(
        self,
        row: Mapping[str, str],
        lines: Mapping[str, int],
        goals: Mapping[int, Mapping[str, str]],
    ) -> str:
        """Return our id of the goal above, empty where none of the file is."""
        named = re.split(r"[;,]\s*", self._cell(row, "parent"))[0]
        line = lines.get(named, 0)
        if line not in goals:
            return ""
        return self._objective_of(self._cell(goals[line], "title"), line, {})

    def _objective_of(
        self, title: str, line: int, objectives: Mapping[str, Texts]
    ) -> str:
        """Return our id of a goal: rows with one title are one objective."""
        same = [key for key, row in objectives.items() if row["statement"] == title]
        if same and not self._cell(self.export.rows[line], "id"):
            return same[0]
        return self._id(self._cell(self.export.rows[line], "id"), line)

    def _objective(
        self, objective: str, row: Mapping[str, str], parent: str, title: str
    ) -> Texts:
        return {
            "objective_id": objective,
            "parent_id": parent,
            "level": self.mapping.level,
            "statement": title,
            "owner": self._cell(row, "owner"),
            "period": self._cell(row, "period"),
        }

    def _result(
        self, line: int, row: Mapping[str, str], objective: str, title: str
    ) -> Texts:
        due = self._day(line, row, "due")
        baseline = self._number(line, row, "baseline")
        target = self._number(line, row, "target")
        metric = self._cell(row, "metric")
        named = f"{metric} from {baseline} to {target}" if metric else title
        return {
            "key_result_id": f"{self._id(self._cell(row, 'id'), line)}-KR",
            "objective_id": objective,
            "statement": named if baseline and target else metric or title,
            "baseline": baseline if target else "",
            "target": target if baseline else "",
            "due": due[:7],
            "owner": self._cell(row, "owner"),
        }

    def _cell(self, row: Mapping[str, str], name: str) -> str:
        theirs = self.mapping.columns.get(name, "")
        return " ".join(row.get(theirs, "").split())

    def _id(self, theirs: str, line: int) -> str:
        """Return our id for a row: the prefix and their id, or its line."""
        key = theirs or f"line {line}"
        if key not in self._ids:
            if re.fullmatch(r"\d[.,]\d+E\+\d+", theirs):
                remedy = "export it anew; a spreadsheet has rounded the id"
                self._problem(line, "id", theirs, remedy)
            body = re.sub(r"[^A-Za-z0-9._-]+", "-", theirs).strip("-._") or str(line)
            ours = f"{self.mapping.prefix}-{body}"[:34]
            while ours in self._taken:
                ours = f"{ours[:31]}-{line}"
            self._taken.add(ours)
            self._ids[key] = ours
        return self._ids[key]

    def _day(self, line: int, row: Mapping[str, str], name: str) -> str:
        if not (text := self._cell(row, name)):
            return ""
        found = day(text, self.mapping.dates)
        if found is None:
            accepted = f"a day as {self.mapping.dates}"
            self._problem(line, name, f"{text!r}; accepted: {accepted}", "correct it")
            return ""
        return found.isoformat()

    def _number(self, line: int, row: Mapping[str, str], name: str) -> str:
        if not (text := self._cell(row, name)):
            return ""
        bare = re.sub(r"^[A-Z]{3}\s|^[$€£]\s?|\s?%$", "", text)
        if re.fullmatch(r"-?\d{1,3}(,\d{3})+(\.\d+)?", bare):
            bare = bare.replace(",", "")
        if not re.fullmatch(r"-?\d+(\.\d+)?", bare):
            remedy = "give the number alone"
            self._problem(line, name, f"{text!r} is no number", remedy)
            return ""
        return bare

    def _complete(self, line: int, row: Mapping[str, str], status: str) -> str:
        if status == "delivered":
            return "1"
        if not self._cell(row, "complete"):
            return ""
        number = self._number(line, row, "complete")
        if not number:
            return ""
        share = float(number) / 100
        if not 0 <= share <= 1:
            self._problem(line, "complete", number, "give a percentage from 0 to 100")
            return ""
        return f"{share:g}"

    def _problem(self, line: int, name: str, found: str, remedy: str) -> None:
        column = self.mapping.columns.get(name, name)
        self.problems.append(
            Problem(self.export.name, line, column, found, remedy=remedy)
        )
