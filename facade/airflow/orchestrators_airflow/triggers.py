"""The trigger that waits: all of one connection share a client and its looks."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

from orchestrator_clients import AsyncPoller, ConflictError, OrchestratorError, State, resume

from ._airflow import AirflowException, BaseTrigger, TriggerEvent
from .hooks import HOOKS

log = logging.getLogger(__name__)

PATIENCE, PAUSE = 20.0, 2.0
"""Seconds for which a cancellation is tried again that the moment does not allow, as often on Adobe; and between two tries."""


@dataclass
class Shared:
    """The client and the poller of a connection, and how many triggers use them."""

    client: Any
    poller: AsyncPoller
    users: int = 0


_shared: WeakKeyDictionary[asyncio.AbstractEventLoop, dict[tuple[str, str], Shared]] = WeakKeyDictionary()


class RunTrigger(BaseTrigger):  # type: ignore[misc]
    """Waits for an execution by its token, which holds no credential, and tells its state and a new token.

    `until` names states to stop at besides the ends, such as `waiting`. Its event is a dict of `state`, `token` and
    `message`; where no execution could be waited for, `error` says why.
    """

    def __init__(
        self,
        system: str,
        conn_id: str,
        token: str,
        until: list[str] | None = None,
        poll: float | None = None,
        cancel_on_kill: bool = True,
    ) -> None:
        super().__init__()
        self.system, self.conn_id, self.token = system, conn_id, token
        self.until, self.poll, self.cancel_on_kill = until, poll, cancel_on_kill

    def serialize(self) -> tuple[str, dict[str, Any]]:
        """Return the class and the arguments that make this trigger again."""
        names = ("system", "conn_id", "token", "until", "poll", "cancel_on_kill")
        return f"{type(self).__module__}.{type(self).__qualname__}", {name: getattr(self, name) for name in names}

    async def run(self) -> AsyncIterator[TriggerEvent]:
        """Yield one event, when the execution is where the wait was to stop."""
        try:
            async with self._using() as shared:
                run = resume(self.token, clients=[shared.client])
                until = [State(word) for word in self.until or ()]
                run = await shared.poller.wait(run, until=until, poll=self.poll, check=False)
            event = {"state": run.state.value, "token": run.token(), "message": str(run)}
        except (OrchestratorError, AirflowException) as error:  # the messages of both hold no secret
            event = {"error": str(error), "token": self.token}
        yield TriggerEvent(event)

    async def on_kill(self) -> None:
        """Cancel the execution, for a person ended its task; as soon as it can be, where the moment does not allow it."""
        if not self.cancel_on_kill:
            return
        async with self._using() as shared:
            await _cancelled(resume(self.token, clients=[shared.client]))

    @asynccontextmanager
    async def _using(self) -> AsyncIterator[Shared]:
        """Use the client of the connection, which the last one who does closes."""
        here = _shared.setdefault(asyncio.get_running_loop(), {})
        key = self.system, self.conn_id
        if key not in here:
            hook = HOOKS[self.system](self.conn_id)
            connection = await _connection(hook)
            if key not in here:  # nobody was faster meanwhile
                client = hook.async_client(connection)
                here[key] = Shared(client, AsyncPoller(client))
        shared = here[key]
        shared.users += 1
        try:
            yield shared
        finally:
            shared.users -= 1
            if not shared.users:
                here.pop(key, None)
                await shared.poller.aclose()
                await shared.client.aclose()


async def _connection(hook: Any) -> Any:
    """Return a connection without holding the loop; Airflow 2 knows only one way, which does hold it."""
    if hasattr(hook, "aget_connection"):
        return await hook.aget_connection(hook.conn_id)
    return await asyncio.to_thread(hook.get_connection, hook.conn_id)


async def _cancelled(run: Any) -> None:
    """Cancel a run, again while the moment does not allow it."""
    until = asyncio.get_running_loop().time() + PATIENCE
    while True:
        try:
            return await run.cancel()  # type: ignore[no-any-return]
        except ConflictError as error:
            if (await run.refresh()).state.ended:
                return None
            if asyncio.get_running_loop().time() > until:
                raise
            log.info("%s cannot be cancelled yet: %s", run, error)
        await asyncio.sleep(PAUSE)
