"""What a call says to the workers of a cluster, and what it hears from them.

It is said in the thread of the cluster's event loop; what is heard goes to an inbox.
"""

import asyncio
import hashlib
import pickle
import secrets
from collections.abc import Coroutine, Mapping, Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from typing import Any, TypeVar

from valuebook.batch import site
from valuebook.batch.cluster import SECONDS_TO_ANSWER, Cluster, answer, misfits
from valuebook.batch.origin import digest
from valuebook.batch.parting import PartingPlugin
from valuebook.batch.wording import one_line
from valuebook.batch.work import Means, Setting
from valuebook.model import ValuebookError

# how often the scheduler is asked who is there
_SECONDS_BETWEEN = 0.5
_SECONDS_TO_DELIVER = 30.0
_SECONDS_TO_PART = 2.0

Said = TypeVar("Said")


@dataclass(frozen=True)
class There:
    """Who is there, and how many threads each worker has."""

    threads: Mapping[str, int]


@dataclass(frozen=True)
class Admitted:
    """Newcomers that have all they need, and why others cannot be used."""

    workers: tuple[str, ...]
    unfit: Mapping[str, str]


@dataclass(frozen=True)
class Ended:
    """How the attempt with the number ended."""

    attempt: int
    came: site.Delivery | BaseException


News = There | Admitted | Ended


class Line:
    """The line from a call to the workers; `inbox` holds what is heard on it."""

    def __init__(self, cluster: Cluster, setting: Setting, means: Means) -> None:
        self.inbox: SimpleQueue[News] = SimpleQueue()
        self._cluster = cluster
        self._setting = setting
        self._name = f"valuebook-{secrets.token_hex(8)}"
        register = digest([setting.register.name, sorted(setting.files.items())])
        notebooks = digest(
            [(name, each.digest) for name, each in setting.notebooks.items()]
        )
        bare = replace(
            setting,
            register=Path(setting.register.name),
            out=Path(),
            notebooks={},
            files={},
        )
        means = replace(means, workforce=None)
        url = cluster.share_url
        self._order = site.Order(self._name, bare, means, register, notebooks, url)
        self._watch: Future[None] | None = None

    def open(self) -> None:
        """Open a site on each worker, and from now on hear who is there.

        Raises OSError where the scheduler does not answer.
        """
        answer(self._opened(), self._cluster.loop, SECONDS_TO_ANSWER)
        self._watch = self._speak(self._watching())

    def close(self) -> None:
        """Close the sites, with what they have under way."""
        if self._watch is None:
            return
        self._watch.cancel()
        # the scheduler does the same when the connection is gone
        with suppress(OSError, ValueError):
            answer(self._closed(), self._cluster.loop, _SECONDS_TO_PART)

    def admit(self, workers: Sequence[str]) -> None:
        """Ask workers what they are, and send what they lack; hear who is fit."""
        asked = self._speak(self._admitting(workers))
        asked.add_done_callback(partial(self._asked, tuple(workers)))

    def send(self, number: int, worker: str, given: bytes) -> "Future[site.Delivery]":
        """Have a worker try a task; hear how that ended, unless it is cancelled."""
        sent = self._speak(self._attempting(number, worker, given))
        sent.add_done_callback(partial(self._ended, number))
        return sent

    def _asked(
        self, workers: tuple[str, ...], asked: "Future[Mapping[str, str]]"
    ) -> None:
        if not asked.cancelled():
            error = asked.exception()
            why = dict.fromkeys(workers, one_line(str(error))) if error else None
            self.inbox.put(Admitted(workers, why or asked.result()))

    def _ended(self, number: int, sent: "Future[site.Delivery]") -> None:
        if not sent.cancelled():
            self.inbox.put(Ended(number, sent.exception() or sent.result()))

    def _speak(self, said: Coroutine[Any, Any, Said]) -> "Future[Said]":
        return asyncio.run_coroutine_threadsafe(said, self._cluster.loop)

    async def _opened(self) -> None:
        client = self._cluster.client
        parting = PartingPlugin(self._name, client.id)
        await client.register_plugin(parting, name=parting.name)
        await client.register_plugin(site.SitePlugin(self._order), name=self._name)

    async def _closed(self) -> None:
        await self._cluster.client.unregister_worker_plugin(self._name)

    async def _watching(self) -> None:
        while True:
            with suppress(OSError):
                self.inbox.put(There(await self._cluster.client.nthreads()))
            await asyncio.sleep(_SECONDS_BETWEEN)

    async def _admitting(self, workers: Sequence[str]) -> Mapping[str, str]:
        """Return why workers cannot be used; the others then have all they need."""
        said = await self._cluster.presences(workers)
        unfit = misfits(said)
        needed = {self._order.register, self._order.notebooks}
        lacking = [
            worker
            for worker, each in said.items()
            if isinstance(each, site.Presence)
            and worker not in unfit
            and needed - each.parcels
        ]
        if not lacking:
            return unfit
        parcels = await asyncio.to_thread(self._parcels)
        taken = await self._cluster.client.run(
            site.take, parcels, workers=lacking, on_error="return"
        )
        return unfit | {
            worker: f"worker {worker} could not keep the register: {error}"
            for worker, error in taken.items()
            if isinstance(error, Exception)
        }

    def _parcels(self) -> list[site.Parcel]:
        """Return the register and the notebooks as they travel."""
        folder = self._setting.register
        files = {}
        for name, written in self._setting.files.items():
            content = (folder / name).read_bytes()
            if hashlib.sha256(content).hexdigest() != written:
                raise ValuebookError(f"{name} was changed while reports were made")
            files[f"{folder.name}/{name}"] = content
        notebooks = pickle.dumps(dict(self._setting.notebooks))
        return [
            site.Parcel(self._order.register, files),
            site.Parcel(self._order.notebooks, {site.NOTEBOOKS: notebooks}),
        ]

    async def _attempting(
        self, number: int, worker: str, given: bytes
    ) -> site.Delivery:
        """Return what a worker delivers for a task; raise what it raised."""
        client = self._cluster.client
        future = client.submit(
            site.do,
            self._name,
            given,
            key=f"{self._name}-{number}",
            workers=[worker],
            pure=False,
        )
        if error := await future.exception():
            raise error
        gathered = client.gather(future)
        delivery: site.Delivery = await asyncio.wait_for(gathered, _SECONDS_TO_DELIVER)
        return await asyncio.to_thread(self._fetched, delivery)

    def _fetched(self, delivery: site.Delivery) -> site.Delivery:
        """Return the delivery with its content, which may be on the share."""
        share = self._cluster.share
        if share is None or not delivery.name or delivery.content is not None:
            return delivery
        initiative, _ = site.key(delivery.result)
        return replace(delivery, content=share.read(f"{initiative}/{delivery.name}"))
