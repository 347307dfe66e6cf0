"""A cluster of dask.distributed that answers, and whose workers are fit to work."""

import asyncio
import logging
import re
import warnings
from collections.abc import Coroutine, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import Any, TypeVar

import dask
from distributed import Client

from valuebook.batch import site
from valuebook.batch.origin import toolkit_digest
from valuebook.batch.parting import own_version
from valuebook.batch.share import Share, left_probe, opened_share, said
from valuebook.batch.wording import one_line
from valuebook.model import ValuebookError

SECONDS_TO_ANSWER = 10.0
"""How long a cluster may take to say who works there."""

# a worker imports the toolkit when it is first asked what it is
_SECONDS_TO_COME_UP = 60.0
_SECONDS_TO_PART = 2.0
_ADDRESS = re.compile(r"(?:(?:tcp|tls)://)?(?:\[[0-9a-fA-F:.]+\]|[\w.-]+):(\d{1,5})")
_HIGHEST_PORT = 65535
# of what differs between two machines the first say enough
_MOST_TOLD = 3

Said = TypeVar("Said")


@dataclass(frozen=True)
class Cluster:
    """A connection to a scheduler, and the share of its workers if they have one.

    `probe` is a file on the share by which a worker knows it for the same.
    """

    address: str
    client: Client
    loop: asyncio.AbstractEventLoop
    share: Share | None = None
    probe: str = ""

    @property
    def share_url(self) -> str:
        """Return where the share is, "" without one."""
        return self.share.url if self.share else ""

    def mirrored(self, out: Path) -> list[str]:
        """Make the share hold what the folder does; return why it does not, if so."""
        if self.share is None or self.share.is_folder(out):
            return []
        try:
            self.share.mirror(out)
        except OSError as error:
            return [
                f"--share: {self.share.url}: {said(error)}; it lacks some of what is "
                f"in {out}; give the same command again"
            ]
        return []

    async def presences(
        self, workers: Iterable[str]
    ) -> Mapping[str, site.Presence | Exception]:
        """Return what workers say of themselves, or what they raised instead."""
        asked = list(workers)
        return dict(
            zip(asked, await asyncio.gather(*map(self._presence, asked)), strict=True)
        )

    async def _presence(self, worker: str) -> site.Presence | Exception:
        asked = self.client.run(
            site.presence,
            self.share_url,
            self.probe,
            workers=[worker],
            on_error="return",
        )
        try:
            said: Mapping[str, site.Presence | Exception] = await asyncio.wait_for(
                asked, _SECONDS_TO_COME_UP
            )
        except OSError:
            return TimeoutError(f"it does not answer within {_SECONDS_TO_COME_UP:g} s")
        return said[worker]


@contextmanager
def connected(address: str, share: str | None = None) -> Iterator[Cluster]:
    """Connect to the scheduler at the address; each of its workers is fit to work.

    Raises ValuebookError for an address that is none, a cluster that does not
    answer in time or has no worker, a share to which somebody may not write, and
    for workers that would make other pages than this machine, all of them by name.
    """
    check_address(address)
    shared = None if share is None else opened_share(share)
    logging.getLogger("distributed").setLevel(logging.CRITICAL + 1)
    loop = asyncio.new_event_loop()
    Thread(target=loop.run_forever, daemon=True).start()
    with warnings.catch_warnings(), dask.config.set(_SETTINGS):
        # which versions differ is found out here, and which is at fault
        warnings.simplefilter("ignore")
        try:
            client = answer(_client(address), loop, SECONDS_TO_ANSWER)
        except (OSError, ValueError, ImportError, RuntimeError) as error:
            raise _silent(address, error) from error
        except MemoryError as error:
            # the answer of a web server, taken for the length of one
            raise _silent(address, OSError()) from error
        probe = left_probe(shared) if shared else ""
        try:
            cluster = Cluster(address, client, loop, shared, probe)
            _check_workers(cluster)
            yield cluster
        finally:
            if shared:
                with suppress(OSError):
                    shared.delete(probe)
            with suppress(OSError):
                answer(_parted(client), loop, _SECONDS_TO_PART)
            loop.call_soon_threadsafe(loop.stop)


def misfits(said: Mapping[str, site.Presence | Exception]) -> dict[str, str]:
    """Return why workers cannot be used, from what they say; others are left out."""
    found = {worker: _misfit(each, worker) for worker, each in said.items()}
    return {worker: why for worker, why in found.items() if why}


def answer(
    asked: Coroutine[Any, Any, Said], loop: asyncio.AbstractEventLoop, seconds: float
) -> Said:
    """Return what is answered in the event loop of another thread.

    Raises TimeoutError where it takes longer; the question is then taken back.
    """
    waiting = asyncio.run_coroutine_threadsafe(asked, loop)
    try:
        return waiting.result(seconds)
    finally:
        waiting.cancel()


def check_address(address: str) -> None:
    """Raise ValuebookError for what is no address of a scheduler.

    >>> check_address("tcp://10.0.0.1:8786")
    >>> check_address("nowhere")
    Traceback (most recent call last):
    valuebook.model.errors.ValuebookError: --cluster: 'nowhere' is no address of a
    scheduler; give one like tcp://HOST:8786 or tls://HOST:8786
    """
    found = _ADDRESS.fullmatch(address)
    if found is None or not 0 < int(found[1]) <= _HIGHEST_PORT:
        raise ValuebookError(
            f"--cluster: {address!r} is no address of a scheduler; "
            "give one like tcp://HOST:8786 or tls://HOST:8786"
        )


async def _client(address: str) -> Client:
    """Return a client of the scheduler, which takes nothing over from the user's."""
    client = Client(
        address,
        asynchronous=True,
        timeout=SECONDS_TO_ANSWER,
        set_as_default=False,
        name="valuebook",
    )
    try:
        await client
    finally:
        if client.status != "running":
            # one that waits for what is no scheduler would wait again when it ends
            client.status = "closed"
    return client


async def _parted(client: Client) -> None:
    await client.close()


def _check_workers(cluster: Cluster) -> None:
    """Raise ValuebookError where no worker is there, or some cannot be used."""
    try:
        there = answer(_there(cluster), cluster.loop, SECONDS_TO_ANSWER)
    except OSError as error:
        raise _silent(cluster.address, error) from error
    except (ImportError, RuntimeError, ValueError) as error:
        raise ValuebookError(
            f"--cluster: the scheduler at {cluster.address} cannot use this version "
            f"of valuebook ({one_line(str(error))}); install the same there"
        ) from error
    if not there:
        raise ValuebookError(
            f"--cluster: {cluster.address} has no worker; "
            f"start some with: dask worker {cluster.address}"
        )
    said = answer(cluster.presences(there), cluster.loop, 2 * _SECONDS_TO_COME_UP)
    if unfit := misfits(said):
        raise ValuebookError("\n".join(f"--cluster: {why}" for why in unfit.values()))


async def _there(cluster: Cluster) -> Mapping[str, int]:
    """Return the threads of each worker, from a scheduler that has valuebook."""
    await cluster.client.run_on_scheduler(own_version)
    there: Mapping[str, int] = await cluster.client.nthreads()
    return there


def _silent(address: str, error: Exception) -> ValuebookError:
    """Return the error of a cluster that gives no answer, or none that is understood.

    TimeoutError is an OSError, too.
    """
    said = "" if isinstance(error, OSError) else f" ({one_line(str(error))})"
    return ValuebookError(
        f"--cluster: no scheduler of dask answers at {address} within "
        f"{SECONDS_TO_ANSWER:g} s{said}; see that it runs and can be reached from here"
    )


def _misfit(said: site.Presence | Exception, worker: str) -> str:
    """Return why a worker cannot be used, "" if it can."""
    if isinstance(said, ImportError):
        return (
            f"worker {worker} has no valuebook of this version "
            f"({one_line(str(said))}); install the same there"
        )
    if isinstance(said, Exception):
        return f"worker {worker} cannot be used: {one_line(str(said) or repr(said))}"
    if said.toolkit != toolkit_digest():
        return f"worker {worker} {_difference(said.versions)}; install the same there"
    if said.trouble:
        return f"worker {worker} cannot use the share: {said.trouble}"
    return ""


def _difference(there: Iterable[str]) -> str:
    """Return what a worker would run with that is another here."""
    found, own = (
        {name: version for name, _, version in (each.partition(" ") for each in lines)}
        for lines in (there, site.here())
    )
    differing = [name for name in own if found.get(name) != own[name]]
    if not differing:
        return "has other code of valuebook"
    told = [
        f"{name} {found.get(name, 'missing')} instead of {own[name]}"
        for name in differing[:_MOST_TOLD]
    ]
    more = len(differing) - _MOST_TOLD
    return f"has {', '.join(told)}{f' and {more} more' if more > 0 else ''}"


_SETTINGS = {
    "distributed.comm.timeouts.connect": f"{SECONDS_TO_ANSWER:g} s",
    # the notebooks of a report travel with the task that binds them
    "distributed.admin.large-graph-warning-threshold": "1 TB",
}
