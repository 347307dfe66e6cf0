"""Every rule across columns and tables, declared once, in the order of the tables."""

from collections.abc import Iterator, Mapping

from valuebook.model import Problem
from valuebook.register.frames import CheckedTable
from valuebook.register.rules import evidence, money, objectives, operations, promises
from valuebook.register.rules.rule import Rule
from valuebook.register.tables import TABLES

RULES: tuple[Rule, ...] = (
    promises.RULES + money.RULES + objectives.RULES + evidence.RULES + operations.RULES
)


def rule_problems(checked: Mapping[str, CheckedTable]) -> Iterator[Problem]:
    """Yield a problem for each row of which a rule is not true."""
    frames = {name: table.frame for name, table in checked.items()}
    for rule in RULES:
        table = checked[rule.table]
        if table.frame.empty:
            continue
        faulty = table.is_broken(*rule.needs)
        if rule.whole and (faulty.any() or table.unread != 0):
            continue
        unsure = set(table.frame.index[faulty])
        for line, found in rule.found(frames).items():
            if line not in unsure:
                yield Problem(
                    TABLES[rule.table].file,
                    int(str(line)),
                    rule.column,
                    found,
                    rule.says,
                    rule.remedy,
                )


__all__ = ["RULES", "Rule", "rule_problems"]
