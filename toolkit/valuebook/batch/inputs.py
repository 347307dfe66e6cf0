"""What a call can read, and whether what a run once read still says the same."""

import json
from collections.abc import Iterable, Mapping
from functools import cached_property
from importlib import import_module
from typing import Any

from valuebook.batch.origin import digest
from valuebook.model import ValuebookError
from valuebook.reads import FILES, QUESTIONS, ROWS, Log, Read
from valuebook.reads import digest as digest_of
from valuebook.register import TABLES, Register, select
from valuebook.sources.exports import EXPORTS, FOLDER, exports_read

# where the functions are whose answers a run may have read
_ANALYSIS = "valuebook.analysis."


class Inputs:
    """The register and the exports in it, asked again what runs have asked before.

    `files` holds the SHA-256 of each file.
    """

    def __init__(self, register: Register, files: Mapping[str, str]) -> None:
        self.files = files
        self.settings = digest_of(register.settings.model_dump(mode="json"))
        self._register = register
        self._log = Log()
        self._at = ""
        self._now: dict[tuple[str, str], str] = {}

    @cached_property
    def digest(self) -> str:
        """Return the SHA-256 over all files."""
        return digest(sorted(self.files.items()))

    def changed(self, reads: Iterable[Read], before: Mapping[str, str]) -> list[Read]:
        """Return what of all that a run has read would be read otherwise now.

        `before` holds the SHA-256 of each file as it was then; what rests on files
        that are the same is not asked again.
        """
        new = {
            name
            for name in {*before, *self.files}
            if before.get(name) != self.files.get(name)
        }
        return [
            read
            for read in reads
            if any(_rests_on(read, name) for name in new)
            and self._digest_now(read) != read.digest
        ]

    def _digest_now(self, read: Read) -> str:
        """Return the digest of the answer as it is now; "" where there is none."""
        key = (read.question, read.given)
        if key not in self._now:
            if read.question == EXPORTS:
                self._now[key] = exports_read(self.files).digest
            else:
                self._ask(read)
                again = self._log.reads.get(key)
                self._now[key] = again.digest if again else ""
        return self._now[key]

    def _ask(self, read: Read) -> None:
        """Put the question again; one that cannot be put has no answer."""
        try:
            if read.question == FILES:
                len(self._register.noting(self._log).hashes)
            elif read.question == ROWS:
                place, table = json.loads(read.given)
                self._part(place)[table]
            elif read.question.startswith(_ANALYSIS):
                import_module(read.question.rpartition(".")[0])
                args, named = json.loads(read.given)
                QUESTIONS[read.question](
                    *map(self._part, args),
                    **{name: self._part(value) for name, value in named.items()},
                )
        except (ValuebookError, KeyError, ImportError):
            # an initiative that is gone, figures that do not fit, another version
            return

    def _part(self, given: Any) -> Any:
        """Return the part of the register that is meant, or the plain value.

        Only of the last initiative are rows kept: what is asked of it comes together.
        """
        if not isinstance(given, dict):
            return given
        whole = self._register.noting(self._log)
        if not given["part"]:
            return whole
        if given["part"] != self._at:
            self._log.forget_parts()
            self._at = given["part"]
        return select(whole, self._at)


def _rests_on(read: Read, file: str) -> bool:
    is_export = file.startswith(f"{FOLDER}/")
    if read.question in (EXPORTS, FILES):
        return is_export == (read.question == EXPORTS)
    return any(TABLES[name].file == file for name in read.tables if name in TABLES)
