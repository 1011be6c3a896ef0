"""What keeps the process of a simulator safe, and who is asked first: over all systems."""

from __future__ import annotations

import socket

import httpx
import pytest

from orchestrator_clients.testing import (
    AdobeCloudManagerSimulator,
    AsperaOrchestratorSimulator,
    AwsImageBuilderSimulator,
    CloudifySimulator,
    Simulator,
    VmwareCodeStreamSimulator,
)

ALL = [
    AdobeCloudManagerSimulator,
    AsperaOrchestratorSimulator,
    AwsImageBuilderSimulator,
    CloudifySimulator,
    VmwareCodeStreamSimulator,
]


@pytest.mark.parametrize("kind", ALL)
def test_an_unknown_path_tells_nothing_to_who_has_no_credentials(kind: type[Simulator]) -> None:
    with kind() as simulator:
        assert httpx.get(f"{simulator.url}/nowhere/at/all").status_code in (401, 403)


@pytest.mark.parametrize(("host", "status"), [
    ("127.0.0.1", 404), ("LOCALHOST:80", 404), ("[::1]:8080", 404), ("[::1]", 404),
    ("rebound.example", 421), ("127.0.0.1.example", 421),
])  # fmt: skip
def test_only_its_own_host_names_are_served(host: str, status: int) -> None:
    with Simulator() as simulator:
        assert httpx.get(simulator.url, headers={"Host": host}).status_code == status
        simulator.hosts = None
        assert httpx.get(simulator.url, headers={"Host": host}).status_code == 404


def test_a_body_without_end_is_refused_long_before_it_fills_the_memory() -> None:
    with (
        Simulator() as simulator,
        socket.create_connection(("127.0.0.1", int(simulator.url.rpartition(":")[2]))) as sock,
    ):
        sock.sendall(b"POST /x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 200000000\r\n\r\n")
        sent, piece = 0, b"x" * 65536
        try:
            while sent < 200_000_000:
                sent += sock.send(piece)
        except ConnectionError:
            pass
        assert sent < 40_000_000
        assert simulator.calls == []
