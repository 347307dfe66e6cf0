"""Which column of an export means what: guessed from its header, kept in a file.

A guess is never used as it is: it is written into a mapping file, which a person looks
at and corrects, and only that file is used.
"""

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from valuebook.model import ValuebookError, did_you_mean
from valuebook.model.encoding import not_utf8
from valuebook.sources.plans.export import Export

OKR, WORK = "okr", "work"
ORDERS = ("year-month-day", "day-month-year", "month-day-year")
STATUSES = ("not_started", "on_schedule", "at_risk", "late", "delivered", "cancelled")
LEVELS = ("company", "function", "team")

_SYNONYMS: dict[str, dict[str, tuple[str, ...]]] = {
    OKR: {
        "id": ("row id", "goal id", "id", "okr id"),
        "parent": ("parent row ids", "parent goal ids", "parent id", "parent"),
        "title": ("goal title", "objective title", "title", "name", "objective"),
        "type": ("type", "item type"),
        "metric": ("metric name", "key result", "measure", "kpi"),
        "owner": ("owner emails", "owner email id", "owner email", "owner", "assignee"),
        "period": ("goal cycle", "cycle", "period", "quarter"),
        "due": ("end date", "due date", "due", "target date"),
        "baseline": ("starting value", "metric start value", "start value", "baseline"),
        "target": ("target value", "metric target value", "target"),
    },
    WORK: {
        "id": ("issue key", "task id", "id", "key"),
        "title": ("summary", "name", "task name", "title"),
        "due": ("due date", "finish", "due"),
        "status": ("status", "section column", "state"),
        "complete": ("complete", "percent complete", "progress"),
        "driver": ("value driver",),
    },
}
NEEDED = {OKR: ("title",), WORK: ("title", "status")}
_WORK_SIGNS = {"issue key", "task id", "issue type", "section column"}
_WORDS = {
    "to do": "not_started",
    "todo": "not_started",
    "backlog": "not_started",
    "open": "not_started",
    "not started": "not_started",
    "in progress": "on_schedule",
    "doing": "on_schedule",
    "in review": "on_schedule",
    "on track": "on_schedule",
    "at risk": "at_risk",
    "blocked": "late",
    "off track": "late",
    "done": "delivered",
    "closed": "delivered",
    "resolved": "delivered",
    "complete": "delivered",
    "completed": "delivered",
    "cancelled": "cancelled",
    "canceled": "cancelled",
    "won't do": "cancelled",
}
_MONTHS = (
    *("jan", "feb", "mar", "apr", "may", "jun"),
    *("jul", "aug", "sep", "oct", "nov", "dec"),
)
_NUMBERED = re.compile(r"(\d{1,4})[./-](\d{1,2})[./-](\d{1,4})")


@dataclass(frozen=True)
class Mapping:
    """Ours from theirs: columns by field, and what their words mean."""

    kind: str
    columns: dict[str, str]
    dates: str = ""
    level: str = ""
    initiative_id: str = ""
    prefix: str = "IMP"
    statuses: dict[str, str] = field(default_factory=dict)

    def text(self, export: Export) -> str:
        """Return the mapping as the text of its file, with what to look at."""
        unused = [each for each in export.header if each not in self.columns.values()]
        lines = [
            f"# How {_plain(export.name)} becomes rows. Every line was guessed:",
            "# look at each, correct it, then run the command again with --mapping.",
            f"kind = {_quoted(self.kind)}  # okr: objectives, key results; work: tasks",
            f"prefix = {_quoted(self.prefix)}  # begins the ids of the rows",
            f"dates = {_quoted(self.dates)}  # {', '.join(ORDERS)}",
        ]
        if self.kind == OKR:
            lines.append(f"level = {_quoted(self.level)}  # {', '.join(LEVELS)}")
        else:
            said = "the initiative that the work belongs to"
            lines.append(f"initiative_id = {_quoted(self.initiative_id)}  # {said}")
        lines += ["", "[columns]  # ours = theirs; an empty text for none"]
        lines += [
            f"{name} = {_quoted(self.columns.get(name, ''))}"
            for name in _SYNONYMS[self.kind]
        ]
        if self.kind == WORK:
            lines += ["", f"[statuses]  # theirs = one of {', '.join(STATUSES)}"]
            lines += [
                f"{_quoted(theirs)} = {_quoted(ours)}"
                for theirs, ours in self.statuses.items()
            ]
        if unused:
            lines += ["", f"# Not used: {', '.join(map(_plain, unused))}"]
        return "\n".join(lines) + "\n"


def guessed(export: Export, *, initiative: str = "") -> Mapping:
    """Return what the columns of an export seem to mean, to be looked at by a person.

    What cannot be guessed is empty: the level of objectives, the order of a date that
    could be read both ways, a status in words that are not known.
    """
    folded = {_folded(each): each for each in export.header}
    kind = WORK if _WORK_SIGNS & set(folded) else OKR
    columns: dict[str, str] = {}
    for name, synonyms in _SYNONYMS[kind].items():
        found = next((folded[each] for each in synonyms if each in folded), "")
        if found and found not in columns.values():
            columns[name] = found
    seen = export.filled(columns["status"]) if "status" in columns else []
    dated = export.filled(columns["due"]) if "due" in columns else []
    return Mapping(
        kind,
        columns,
        dates=_order(dated),
        initiative_id=initiative,
        statuses={
            each: _WORDS.get(each.casefold(), "") for each in dict.fromkeys(seen)
        },
    )


def read_mapping(path: Path, export: Export) -> Mapping:
    """Return the mapping in a file; raises ValuebookError with all that is wrong."""
    try:
        data = path.read_bytes()
        if problem := not_utf8(str(path), data):
            raise ValuebookError(str(problem))
        told = tomllib.loads(data.decode())
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise ValuebookError(f"{path}: cannot be read: {error}") from None
    problems = [f"{path}: {each}" for each in _problems(told, export)]
    if problems:
        raise ValuebookError("\n".join(problems))
    columns = {name: theirs for name, theirs in told["columns"].items() if theirs}
    return Mapping(
        told["kind"],
        columns,
        told.get("dates", ""),
        told.get("level", ""),
        told.get("initiative_id", ""),
        told.get("prefix", "IMP"),
        told.get("statuses", {}),
    )


def _problems(told: dict[str, object], export: Export) -> Iterator[str]:
    kind, columns = told.get("kind"), told.get("columns")
    if kind not in _SYNONYMS:
        yield f"kind: {kind!r}; accepted: {OKR} or {WORK}"
        return
    known = _SYNONYMS[str(kind)]
    if not isinstance(columns, dict):
        yield "columns: missing; accepted: a table [columns] with ours = theirs"
        return
    for ours, theirs in columns.items():
        if ours not in known:
            yield f"columns: {ours!r} is not one of {', '.join(known)}"
        elif theirs and theirs not in export.header:
            guess = did_you_mean(str(theirs), list(export.header))
            yield f"columns: {ours}: {theirs!r} is no column of {export.name}; {guess}"
    for name in NEEDED[str(kind)]:
        if not columns.get(name):
            yield f"columns: {name}: empty; name the column of {export.name}"
    wanted = [("dates", ORDERS)] if columns.get("due") else []
    wanted += [("level", LEVELS)] if kind == OKR else []
    for key, accepted in wanted:
        if told.get(key) not in accepted:
            yield f"{key}: {told.get(key, '')!r}; accepted: {', '.join(accepted)}"
    if kind == WORK and not told.get("initiative_id"):
        yield "initiative_id: empty; name the initiative that the work belongs to"
    statuses = told.get("statuses", {})
    for theirs, ours in statuses.items() if isinstance(statuses, dict) else ():
        if ours not in STATUSES:
            yield f"statuses: {theirs!r}: {ours!r}; accepted: {', '.join(STATUSES)}"


def _folded(name: str) -> str:
    return re.sub(r"[^a-z0-9']+", " ", name.casefold()).strip()


def _order(texts: list[str]) -> str:
    """Return how days are written, empty where it could be two ways."""
    parts = [match for text in texts if (match := _NUMBERED.match(text))]
    if not parts:
        return ORDERS[0] if not texts else (ORDERS[1] if _named(texts) else "")
    if all(len(match[1]) == 4 for match in parts):
        return ORDERS[0]
    if any(int(match[1]) > 12 for match in parts):
        return ORDERS[1]
    return ORDERS[2] if any(int(match[2]) > 12 for match in parts) else ""


def _named(texts: list[str]) -> bool:
    return any(re.match(r"\d{1,2}[/ -][A-Za-z]{3}", text) for text in texts)


def day(text: str, order: str) -> date | None:
    """Return the day a text names, written in an order; None where it names none.

    >>> day("30/Sep/25 3:42 PM", "day-month-year"), day("9/30/2025", "month-day-year")
    (datetime.date(2025, 9, 30), datetime.date(2025, 9, 30))
    """
    found = re.match(r"(\d{1,4})[./ -](\w{1,9})[./ -](\d{1,4})(?=\D|$)", text)
    if not found:
        return None
    middle = found[2].casefold()
    named = middle[:3] in _MONTHS
    second = str(_MONTHS.index(middle[:3]) + 1) if named else middle
    given = [found[1], second, found[3]]
    # a month in letters stands in the middle whatever the order of the figures
    places = ORDERS[1 if named and len(found[1]) < 4 else ORDERS.index(order)].split(
        "-"
    )
    if not all(each.isdecimal() for each in given):
        return None
    told = dict(zip(places, map(int, given), strict=True))
    year = told["year"] + 2000 if told["year"] < 100 else told["year"]
    try:
        return date(year, told["month"], told["day"])
    except ValueError:
        return None


def _quoted(text: str) -> str:
    # TOML's basic strings escape as JSON's do
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _plain(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
