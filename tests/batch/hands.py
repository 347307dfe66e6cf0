"""A workforce of the test's own process, which runs no notebook."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from valuebook.batch.judgement import judged_measures
from valuebook.batch.reports import Progress, Summary, write_reports
from valuebook.batch.request import Request, checked
from valuebook.batch.work import (
    Judgement,
    Means,
    Outcome,
    Page,
    PageOutcome,
    Result,
    Setting,
    Task,
)

Judging = Callable[[Judgement, Setting], Result]


@dataclass
class Hands:
    """Does tasks here and now: runs nothing, binds nothing, judges as it is told."""

    setting: Setting
    judging: Judging
    seen: list[Task]
    outcome: Mapping[str, object]
    waiting: list[Task] = field(default_factory=list)

    def __enter__(self) -> "Hands":
        return self

    def __exit__(self, *_: object) -> None:
        return

    def add(self, *tasks: Task) -> None:
        self.waiting.extend(tasks)

    def add_first(self, task: Task) -> None:
        self.waiting.insert(0, task)

    def results(self) -> Iterator[Result]:
        while self.waiting:
            task = self.waiting.pop(0)
            self.seen.append(task)
            yield self._done(task)

    def _done(self, task: Task) -> Result:
        if isinstance(task, Page):
            return PageOutcome(task)
        if isinstance(task, Judgement):
            return self.judging(task, self.setting)
        return Outcome(task.initiative, task.notebook, "ok", 0.0, "", **self.outcome)


def made(
    request: Request,
    judging: Judging = judged_measures,
    on_progress: Callable[[Progress], None] = lambda progress: None,
    **outcome: object,
) -> tuple[Summary, list[Task]]:
    """Return what came of a call whose runs end so, and the tasks that were done."""
    seen: list[Task] = []
    means = Means(
        1, workforce=lambda setting, _: Hands(setting, judging, seen, outcome)
    )
    return write_reports(checked(request), means, on_progress=on_progress), seen
