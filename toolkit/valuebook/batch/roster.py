"""Which workers of a cluster are there, and which of them may be given tasks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass
class Roster:
    """Workers by their addresses: there, asked what they are, fit or unfit and why."""

    threads: Mapping[str, int] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)
    fit: set[str] = field(default_factory=set)
    unfit: dict[str, str] = field(default_factory=dict)

    def see(self, threads: Mapping[str, int]) -> list[str]:
        """Take in who is there, with how many threads; return whom to ask.

        >>> roster = Roster()
        >>> roster.see({"a": 1, "b": 2})
        ['a', 'b']
        >>> roster.admit(["a", "b"], {"b": "another Python"})
        >>> roster.see({"a": 1, "b": 2}), sorted(roster.fit)
        ([], ['a'])
        """
        self.threads = threads
        self.asked &= threads.keys()
        self.fit &= threads.keys()
        self.unfit = {each: why for each, why in self.unfit.items() if each in threads}
        known = self.asked | self.fit | self.unfit.keys()
        new = [each for each in threads if each not in known]
        self.asked.update(new)
        return new

    def admit(self, workers: Iterable[str], unfit: Mapping[str, str]) -> None:
        """Take in which workers are fit; `unfit` says why others are not."""
        for worker in self.asked.intersection(workers):
            self.asked.remove(worker)
            if worker in unfit:
                self.unfit[worker] = unfit[worker]
            else:
                self.fit.add(worker)

    def dismiss(self, worker: str, why: str) -> None:
        """Give a worker nothing more."""
        self.fit.discard(worker)
        self.unfit[worker] = why

    def ask_anew(self, worker: str) -> None:
        """Let a worker be asked again what it is and has."""
        self.fit.discard(worker)
