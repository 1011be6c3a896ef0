"""Certificates over real TLS: the option `verify`, through both transports and both worlds."""

from __future__ import annotations

import json
import shutil
import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from orchestrator_clients import AsyncCloudify, Cloudify, ConnectionFailed, OrchestratorError
from tests.contract.both import WORLDS, close, every

pytestmark = [
    pytest.mark.anyio,
    pytest.mark.usefixtures("transport"),
    pytest.mark.skipif(shutil.which("openssl") is None, reason="there is no openssl to make certificates with"),
]


CERTIFY = "keyUsage=critical,keyCertSign,cRLSign"
"""What an authority's certificate must say for `ssl.create_default_context` to take it, from Python 3.13."""


class Page(BaseHTTPRequestHandler):
    """An empty list of executions."""

    def do_GET(self) -> None:
        body = json.dumps({"items": [], "metadata": {"pagination": {"total": 0, "offset": 0, "size": 1000}}}).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        pass


def make(folder: Path, name: str, *arguments: str) -> Path:
    """Make a certificate and its key, signed by itself unless the arguments say otherwise; return its path."""
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={name}"]
    paths = ["-keyout", f"{name}.key", "-out", f"{name}.pem"]
    subprocess.run([*command, *arguments, *paths], cwd=folder, check=True, capture_output=True)
    return folder / f"{name}.pem"


def signed_by(folder: Path, authority: str) -> Path:
    """Make a certificate of this machine that an authority signed."""
    extensions = ("basicConstraints=critical,CA:FALSE", "subjectAltName=IP:127.0.0.1")
    arguments = [part for extension in extensions for part in ("-addext", extension)]
    return make(folder, "server", "-CA", f"{authority}.pem", "-CAkey", f"{authority}.key", *arguments)


@pytest.fixture(scope="module")
def bundles(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("certificates")
    authorities = {name: make(folder, name, "-addext", CERTIFY) for name in ("ours", "other")}
    return authorities | {"server": signed_by(folder, "ours")}


class Quiet(ThreadingHTTPServer):
    """A server to which a refused handshake is no news."""

    def handle_error(self, *_: Any) -> None:
        pass


@pytest.fixture(scope="module")
def url(bundles: dict[str, Path]) -> Iterator[str]:
    """A server whose certificate `ours` signed."""
    with serving(bundles["server"]) as url:
        yield url


@contextmanager
def serving(certificate: Path) -> Iterator[str]:
    """Run a server with that certificate, and yield its URL."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, certificate.with_suffix(".key"))
    with Quiet(("127.0.0.1", 0), Page) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"https://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()


async def listed(url: str, world: str, verify: Any) -> list[Any]:
    kind = Cloudify if world == "sync" else AsyncCloudify
    client = kind(url, tenant="t", token="some-token", verify=verify, max_attempts=1)
    try:
        return await every(client.executions.list())
    finally:
        await close(client)


def context(bundle: Path) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=bundle)


@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize(
    "way", [lambda path: path, str, context, lambda _: False], ids=["path", "text", "context", "no"]
)
async def test_a_server_that_is_trusted(url: str, bundles: dict[str, Path], world: str, way: Any) -> None:
    assert await listed(url, world, way(bundles["ours"])) == []


@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize("way", [lambda path: path, context, lambda _: True], ids=["path", "context", "default"])
async def test_a_server_that_is_not(url: str, bundles: dict[str, Path], world: str, way: Any) -> None:
    with pytest.raises(OrchestratorError, match="(?i)certificate") as caught:
        await listed(url, world, way(bundles["other"]))
    assert isinstance(caught.value, ConnectionFailed)
    assert caught.value.retry_safe
    assert "some-token" not in f"{caught.value!r} {caught.value.__dict__}"


@pytest.mark.parametrize("world", WORLDS)
async def test_an_authority_not_quite_in_form_is_trusted_where_it_is_named(tmp_path: Path, world: str) -> None:
    authority = make(tmp_path, "manager", "-addext", "basicConstraints=CA:TRUE")
    with serving(signed_by(tmp_path, "manager")) as url:
        assert await listed(url, world, authority) == []


@pytest.mark.parametrize("world", WORLDS)
async def test_a_certificate_that_is_its_own_authority(tmp_path: Path, world: str, transport: str) -> None:
    alone = make(tmp_path, "alone", "-addext", "subjectAltName=IP:127.0.0.1")
    with serving(alone) as url:
        assert await listed(url, world, alone) == []
