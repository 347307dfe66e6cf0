"""What the scheduler of a cluster sees to when a call is gone.

The scheduler imports nothing else of valuebook, so this imports next to nothing.
"""

from importlib.metadata import version
from typing import Any

from distributed import SchedulerPlugin


def own_version() -> str:
    """Return the version of valuebook that is installed where this is asked."""
    return version("valuebook")


class PartingPlugin(SchedulerPlugin):
    """Closes what a call has opened on workers when its client is gone.

    `sites` is the name of the worker plugin, `client` the id of the client. However
    a call ends, the scheduler notices that its connection does.
    """

    def __init__(self, sites: str, client: str) -> None:
        self.name = f"{sites}-parting"
        self._sites = sites
        self._client = client

    def remove_client(self, scheduler: Any, client: str) -> None:
        """Close the sites if it was the client of the call."""
        if client != self._client:
            return
        scheduler.remove_plugin(self.name)
        if self._sites in scheduler.worker_plugins:
            scheduler.loop.add_callback(
                scheduler.unregister_worker_plugin, None, self._sites
            )
