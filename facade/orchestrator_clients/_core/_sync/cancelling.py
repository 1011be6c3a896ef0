# Derived from _async/cancelling.py by scripts/unasync: do not edit.
"""Cancelling an execution as soon as the system accepts it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ..deadline import deadline_at
from ..errors import ConflictError, OrchestratorError
from ..execution.waiting import Poll, Watch
from ..inputs import seconds
from ..model import Snapshot, State
from .runner import Runner


def ask_to_cancel(client: Runner[Any], ids: Mapping[str, str], ask: Callable[[], object], within: float | None) -> None:
    """Ask once; where it cannot be cancelled at that moment, ask again for `within` seconds, as often as a wait would poll.

    Returns also when the execution is found to be cancelled already. Raises the last ConflictError, at once for an execution
    that has ended.
    """
    limit, clock = seconds(within, "within"), client.run_clock
    begun = clock.monotonic()
    poll = Poll.of(None, client.run_poll)
    watch = Watch(poll, begun + (limit or 0.0), frozenset(), changed_at=begun)
    while True:
        try:
            ask()
            return
        except ConflictError as error:
            pause = watch.pause(clock.monotonic(), client.run_chance())
            state = _state(client, ids, watch) if pause is not None else None
            if state is State.CANCELLING:
                return
            if pause is None or (state is not None and state.ended):
                if limit:
                    error.add_note(f"it was asked again and again for {clock.monotonic() - begun:.0f} s of {limit:g} s")
                raise
            clock.sleep(pause)


def _state(client: Runner[Any], ids: Mapping[str, str], watch: Watch) -> State | None:
    """Return how the execution stands, None if that cannot be seen now."""
    try:
        with deadline_at(watch.deadline):
            run: Snapshot = client.fetch_run(ids, detail=False)
    except OrchestratorError:
        return None
    watch.seen(run, client.run_clock.monotonic())
    return run.state
