"""Logs that are written to files: whole or not at all, over real sockets."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from orchestrator_clients import ConnectionFailed, UsageError
from orchestrator_clients.adobe_cloud_manager.log_files import PartialFile
from orchestrator_clients.testing import VirtualClock

from .conftest import IDS, Request, Server, answer, client
from .logs import LOG, points_to, ranged


def broken(part: PartialFile) -> None:
    part.write(b"new")
    raise BrokenPipeError


def test_a_file_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "log.txt"
    target.write_bytes(b"old")
    with pytest.raises(BrokenPipeError), PartialFile(target) as part:
        broken(part)
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"old"]
    with PartialFile(target) as part:
        part.write(b"new")
        assert target.read_bytes() == b"old"
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"new"]


@pytest.mark.parametrize("to", [".", "missing/log.txt"])
def test_a_bad_place_is_refused_before_anything_is_sent(tmp_path: Path, to: str, server: Server) -> None:
    with client(server, VirtualClock()) as adobe, pytest.raises(UsageError, match="to="):
        adobe.steps.download_log(*IDS, to=tmp_path / to)
    assert not server.requests


def test_a_download_is_there_whole(read: Callable[..., Any], server: Server, storage: Server, tmp_path: Path) -> None:
    points_to(server, storage)
    storage.handler = lambda request: ranged(request, LOG)
    assert read("download_log", to=tmp_path / "log.txt") == tmp_path / "log.txt"
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [LOG]


def test_a_broken_connection_is_taken_up_where_it_broke(
    read: Callable[..., Any], server: Server, storage: Server, tmp_path: Path
) -> None:
    points_to(server, storage)

    def handle(request: Request) -> bytes:
        if len(storage.requests) == 1:
            return answer(200, LOG[:1000], length=len(LOG))
        if len(storage.requests) == 2:
            return answer(200, LOG[:3000], length=len(LOG))  # no ranges here: all from the beginning
        if len(storage.requests) == 3:
            return answer(503)
        return ranged(request, LOG)

    storage.handler = handle
    read("download_log", to=tmp_path / "log.txt")
    assert (tmp_path / "log.txt").read_bytes() == LOG
    assert [r.headers.get("range") for r in storage.requests] == [None, "bytes=1000-", "bytes=3000-", "bytes=3000-"]


def test_a_log_that_never_comes_whole_leaves_no_file(
    read: Callable[..., Any], server: Server, storage: Server, tmp_path: Path
) -> None:
    points_to(server, storage)
    storage.handler = lambda request: answer(206, b"x", length=100)
    with pytest.raises(ConnectionFailed) as caught:
        read("download_log", to=tmp_path / "log.txt")
    assert not list(tmp_path.iterdir())
    assert len(storage.requests) == 6
    assert (caught.value.operation, caught.value.retry_safe) == ("read_log", True)
    assert storage.url in str(caught.value)
    assert "S3CR3T" not in repr(caught.value)
