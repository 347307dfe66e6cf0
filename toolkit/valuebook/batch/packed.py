"""Values of which a call keeps many, each small until it is looked at."""

import pickle
import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any


class Packed(Sequence[Any]):
    """A sequence that is unpacked whenever it is read; equal to any of its values.

    >>> findings = Packed([{"sentence": "On plan."}] * 1000)
    >>> findings[0], len(findings)
    ({'sentence': 'On plan.'}, 1000)
    """

    __slots__ = ("_packed",)

    def __init__(self, values: Iterable[Any]) -> None:
        self._packed = zlib.compress(pickle.dumps(tuple(values)))

    def _values(self) -> tuple[Any, ...]:
        values: tuple[Any, ...] = pickle.loads(zlib.decompress(self._packed))
        return values

    def __getitem__(self, place: Any) -> Any:
        return self._values()[place]

    def __iter__(self) -> Iterator[Any]:
        return iter(self._values())

    def __len__(self) -> int:
        return len(self._values())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._values() == tuple(other)

    __hash__ = None  # type: ignore[assignment]
