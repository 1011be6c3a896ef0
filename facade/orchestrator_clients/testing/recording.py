"""Conversations with real systems as files, for tests without a server: recorded once, without secrets, and then replayed.

    with record("conversations/release.jsonl"):      # against the real system
        release(client)
    with replay("conversations/release.jsonl"):      # from then on, without network
        release(client)

Both hold for every client of the process, of either world and over any transport, while the block lasts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from os import PathLike
from pathlib import Path

from .._core.errors import UsageError
from .._core.wire.tap import tapping
from ._conversation import load, save
from ._playing import Player, UnmatchedRequest
from ._tapes import Recorder


class Conversation:
    """A conversation that is being recorded or replayed, and the file that it is in."""

    def __init__(self, path: Path, tape: Recorder | Player) -> None:
        self._tape = tape
        self.path: Path = path
        self.recording: bool = isinstance(tape, Recorder)

    @property
    def requests(self) -> int:
        """Return how many requests were recorded, or answered, so far."""
        return len(self._tape)

    @property
    def unused(self) -> Sequence[str]:
        """Return the requests of a replayed conversation that were not made yet, a text for each; empty while recording."""
        return self._tape.unused() if isinstance(self._tape, Player) else []

    def __repr__(self) -> str:
        return f"<conversation {self.path.name}, {'recorded' if self.recording else 'replayed'}>"


def _file(path: object, who: str) -> Path:
    """Return the path of a file; `UsageError` for a folder, before anything is recorded that could not be kept."""
    if not isinstance(path, str | PathLike) or not str(path) or Path(path).is_dir():
        raise UsageError(f"{who}: path={path!r}: give the path of a file, such as 'conversations/release.jsonl'")
    return Path(path)


@contextmanager
def record(path: str | PathLike[str], *, hide: Collection[str] = ()) -> Iterator[Conversation]:
    """Record what clients send and get within the block, and write it to a file of JSON lines at its end.

    Requests are sent as usual. Credentials, tokens, cookies, signed links, and values whose names say that they are secret are
    replaced by marks such as `***1`, equal ones by the same mark. So are the texts in `hide`: give there what else must not be
    in the file. Headers of requests are not kept. If the block raises, nothing is written.
    """
    if isinstance(hide, str) or not all(isinstance(text, str) and text for text in hide):
        raise UsageError("record: hide: give a list of texts that are not empty")
    recorder, place = Recorder(hide), _file(path, "record")
    with tapping(recorder):
        yield Conversation(place, recorder)
    save(place, recorder.lines())


@contextmanager
def replay(path: str | PathLike[str], *, ignore: Collection[str] = ()) -> Iterator[Conversation]:
    """Answer what clients ask within the block from a recorded file; nothing is sent.

    A request fits a recorded one of the same operation, method, path, query and body; where a secret was, anything fits, and
    `ignore` names fields of queries and bodies that are not compared. Of several that fit each is given once, in order. The
    host is not compared, and any credentials do. UnmatchedRequest (a UsageError) where nothing fits names what comes nearest.
    """
    if isinstance(ignore, str):
        raise UsageError("replay: ignore: give a list of names")
    place = _file(path, "replay")
    player = Player(place, load(place), ignore)
    with tapping(player):
        yield Conversation(place, player)


__all__ = ["Conversation", "UnmatchedRequest", "record", "replay"]
