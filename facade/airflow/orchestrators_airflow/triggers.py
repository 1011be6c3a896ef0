"""The trigger that waits: all of one connection share a client and its looks."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from weakref import WeakKeyDictionary

from orchestrator_clients import AsyncPoller, OrchestratorError, State, resume

from ._airflow import AirflowException, BaseTrigger, TriggerEvent, event
from .hooks import HOOKS

log = logging.getLogger(__name__)

PATIENCE = 20.0
"""Seconds for which a cancellation is asked for again that the moment does not allow, as often on Adobe. Airflow gives 30."""

ARGUMENTS = ("system", "conn_id", "token", "until", "poll", "cancel_on_kill", "ends_task")
"""What a trigger is made again from."""


@dataclass
class Shared:
    """What the triggers of one connection share: the client that the first of them makes, a poller, and how many use them."""

    users: int = 0
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    client: Any = None
    poller: AsyncPoller = field(default_factory=AsyncPoller)

    async def close(self) -> None:
        """Close both."""
        await self.poller.aclose()
        if self.client is not None:
            await self.client.aclose()


_going: set[asyncio.Task[None]] = set()
"""Cancellations under way, which nobody else may hold."""

_shared: WeakKeyDictionary[asyncio.AbstractEventLoop, dict[tuple[str, str], Shared]] = WeakKeyDictionary()


class RunTrigger(BaseTrigger):
    """Waits for an execution by its token, which holds no credential, and tells its state and a new token.

    `until` names states to stop at besides the ends, such as `waiting`. Its event is a dict of `state`, `token` and
    `message`; where no execution could be waited for, `error` says why. With `ends_task` (Airflow 3) it ends the task itself, and
    no worker is needed.
    """

    def __init__(
        self,
        system: str,
        conn_id: str,
        token: str,
        until: list[str] | None = None,
        poll: float | None = None,
        cancel_on_kill: bool = True,
        ends_task: bool = False,
    ) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.system, self.conn_id, self.token = system, conn_id, token
        self.until, self.poll, self.cancel_on_kill, self.ends_task = until, poll, cancel_on_kill, ends_task

    def serialize(self) -> tuple[str, dict[str, Any]]:
        """Return the class and the arguments that make this trigger again."""
        return f"{type(self).__module__}.{type(self).__qualname__}", {name: getattr(self, name) for name in ARGUMENTS}

    async def run(self) -> AsyncIterator[TriggerEvent]:
        """Yield one event, when the execution is where the wait was to stop."""
        try:
            async with self._using() as shared:
                run = resume(self.token, clients=[shared.client])
                until = [State(word) for word in self.until or ()]
                run = await shared.poller.wait(run, until=until, poll=self.poll, check=False)
            seen = {"state": run.state.value, "token": run.token(), "message": str(run)}
        except (OrchestratorError, AirflowException) as error:  # the messages of both hold no secret
            seen = {"error": str(error), "token": self.token}
        yield self._end(seen) if self.ends_task else event(seen)

    def _end(self, seen: dict[str, str]) -> TriggerEvent:
        """Return the event that ends the task without a worker, whose state is what it returns."""
        from airflow.triggers.base import TaskFailedEvent, TaskSuccessEvent

        state = seen.get("state")
        if state == State.SUCCEEDED.value or state in (self.until or ()):
            return TaskSuccessEvent(xcoms={"return_value": state})
        log.error("%s", seen.get("error") or seen["message"])
        return TaskFailedEvent()

    async def on_kill(self) -> None:
        """Cancel the execution, for a person ended its task; as soon as it can be, where the moment does not allow it.

        Airflow 3.3 cancels this again after a second, and each second after that: what was begun here goes on.
        """
        if self.cancel_on_kill:
            task = asyncio.create_task(self._cancel())
            _going.add(task)
            task.add_done_callback(_going.discard)
            await asyncio.shield(task)

    async def _cancel(self) -> None:
        try:
            async with self._using() as shared:
                await resume(self.token, clients=[shared.client]).cancel(within=PATIENCE)
        except (OrchestratorError, AirflowException) as error:
            log.error("its execution goes on, for it could not be cancelled: %s", error)

    @asynccontextmanager
    async def _using(self) -> AsyncIterator[Shared]:
        """Use the client of the connection, which the last one who does closes."""
        here = _shared.setdefault(asyncio.get_running_loop(), {})
        key = self.system, self.conn_id
        shared = here.setdefault(key, Shared())
        shared.users += 1
        try:
            async with shared.turn:
                if shared.client is None:
                    shared.client = await self._client()
            yield shared
        finally:
            shared.users -= 1
            if not shared.users:
                del here[key]
                await shared.close()

    async def _client(self) -> Any:
        """Make a client, for one trigger of a connection at a time.

        Other triggers run meanwhile, even while the client is made, which looks like a plain call: Airflow tells its supervisor
        of the secrets in a connection, and lets other tasks of the loop go on until that has answered.
        """
        hook = HOOKS[self.system](self.conn_id)
        await asyncio.to_thread(hook.load)  # for seconds on a busy machine, in which every trigger would stand still
        return hook.async_client(await _connection(hook))


async def _connection(hook: Any) -> Any:
    """Return a connection without holding the loop; Airflow 2 knows only one way, which does hold it."""
    if hasattr(hook, "aget_connection"):
        return await hook.aget_connection(hook.conn_id)
    return await asyncio.to_thread(hook.get_connection, hook.conn_id)
