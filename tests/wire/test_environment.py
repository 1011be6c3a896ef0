"""What the environment says of proxies and authorities: heeded on every wire, or refused by the name of the variable."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from orchestrator_clients import AsyncAwsImageBuilder, AwsImageBuilder, ConnectionFailed, UsageError
from tests.contract.both import close
from tests.contract.showing import everything_about
from tests.wire.answers import good
from tests.wire.certificates import bundle, context, folder_of
from tests.wire.proxies import credentials_of, socks, tunnel_to
from tests.wire.servers import serving
from tests.wire.worlds import cloudify, outcome, read, settle, start

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("transport")]

LIMITS: dict[str, Any] = {"deadline": 5, "timeout": 3}
FAR, FAR_TLS = "http://manager.example.com", "https://manager.example.com"


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the environment say nothing but what a test says."""
    for name in list(os.environ):
        if name.lower().endswith("_proxy") or name.startswith(("AWS_", "SSL_CERT_")):
            monkeypatch.delenv(name)


@pytest.mark.parametrize(
    ("variable", "form", "told"),
    [
        ("HTTPS_PROXY", "http://127.0.0.1:{port}", None),
        ("https_proxy", "127.0.0.1:{port}", None),
        ("ALL_PROXY", "jane:s3cr3t@127.0.0.1:{port}", "jane:s3cr3t"),
        ("HTTPS_PROXY", "http://jane:p%40ss@127.0.0.1:{port}/", "jane:p@ss"),
        ("HTTPS_PROXY", "http://jane:p@s/s@127.0.0.1:{port}", "jane:p@s/s"),
    ],
)
async def test_a_tunnel(
    variable: str, form: str, told: str | None, world: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(tunnel_to(context())) as proxy:
        monkeypatch.setenv(variable, form.format(port=proxy.port))
        async with cloudify(world, FAR_TLS, verify=bundle(tmp_path, "ours"), **LIMITS) as client:
            assert await read(client) == []
            await start(client)
    assert credentials_of(proxy.requests[0]) == told


async def test_a_plain_request(world: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(good) as proxy, serving(good) as server:
        monkeypatch.setenv("HTTP_PROXY", f"jane:s3cr3t@127.0.0.1:{proxy.port}")
        async with cloudify(world, FAR, allow_plain_http=True, **LIMITS) as client:
            assert await read(client) == []
        async with cloudify(world, server.url, **LIMITS) as client:
            assert await read(client) == []
    assert credentials_of(proxy.requests[0]) == "jane:s3cr3t"
    assert len(proxy.requests) == len(server.requests) == 1, "none is for this machine"


async def test_a_host_that_is_exempt(world: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(good) as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.url)
        monkeypatch.setenv("NO_PROXY", "example.com, 192.0.2.0/24")
        for far in ("http://manager.example.invalid.example.com", "http://192.0.2.1:9"):
            async with cloudify(world, far, allow_plain_http=True, deadline=0.5, timeout=0.3) as client:
                assert (await outcome(read, client)).error is not None
    assert proxy.connections == 0


UNUSABLE = [
    "http://jane:s3cr3t@proxy:port",
    "jane:s3cr3t@pro xy:3128",
    "jane:s3cr3t@proxy:99999",
    "ftp://jane:s3cr3t@proxy",
    "socks4://jane:s3cr3t@proxy",
    "jane:s3cr3t@",
    "http://jane:s3cr3t@[proxy",
    "jane:s3cr3t@proxy:3128\x00",
]


@pytest.mark.parametrize("value", [value for value in UNUSABLE if "\0" not in value])
async def test_a_proxy_that_is_none(value: str, world: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", value)
    with pytest.raises(UsageError, match="HTTPS_PROXY") as caught:
        async with cloudify(world, FAR_TLS):
            pass
    assert "s3cr3t" not in everything_about(caught.value)


@pytest.mark.parametrize("scheme", ["socks5", "socks5h"])
@pytest.mark.parametrize("who", ["", "jane:s3cr3t@"])
async def test_a_socks_proxy(scheme: str, who: str, world: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with socks() as proxy:
        monkeypatch.setenv("ALL_PROXY", f"{scheme}://{who}127.0.0.1:{proxy.port}")
        async with cloudify(world, FAR, allow_plain_http=True, **LIMITS) as client:
            assert await read(client) == []
            await start(client)
    assert set(proxy.asked) == {("manager.example.com", who.rstrip("@"))}  # type: ignore[attr-defined]
    assert proxy.starts == 1


async def test_a_socks_proxy_that_is_dead(world: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", "socks5://jane:s3cr3t@127.0.0.1:1")
    async with cloudify(world, FAR_TLS, **LIMITS) as client:
        came = await outcome(start, client)
    assert isinstance(came.error, ConnectionFailed)
    assert came.error.retry_safe
    assert "s3cr3t" not in everything_about(came.error)


async def test_a_file_of_authorities(world: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(bundle(tmp_path, "ours", "other")))
    await _is_trusted(world)


async def test_a_folder_of_authorities(world: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_DIR", str(folder_of(tmp_path / "authorities", "other", "ours")))
    await _is_trusted(world)


async def test_a_file_and_a_folder(world: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(bundle(tmp_path, "other")))
    folders = [folder_of(tmp_path / "empty"), folder_of(tmp_path / "authorities", "ours")]
    monkeypatch.setenv("SSL_CERT_DIR", os.pathsep.join(map(str, folders)))
    await _is_trusted(world)


async def test_authorities_that_are_renewed(world: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = bundle(tmp_path, "other")
    monkeypatch.setenv("SSL_CERT_FILE", str(path))
    with serving(good, tls=context()) as server:
        async with cloudify(world, server.url, **LIMITS) as client:
            assert isinstance((await outcome(read, client)).error, ConnectionFailed)
        bundle(tmp_path, "ours").replace(path)
        async with cloudify(world, server.url, **LIMITS) as client:
            assert await read(client) == []


async def _is_trusted(world: str) -> None:
    with serving(good, tls=context()) as server:
        async with cloudify(world, server.url, **LIMITS) as client:
            assert await read(client) == []


@pytest.mark.parametrize("variable", ["SSL_CERT_FILE", "SSL_CERT_DIR"])
@pytest.mark.parametrize("what", ["missing", "junk"])
async def test_authorities_that_are_none(
    variable: str, what: str, world: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "s3cr3t"
    if what == "junk":
        path.write_bytes(b"junk")
    monkeypatch.setenv(variable, str(path))
    with pytest.raises(UsageError, match=variable) as caught:
        async with cloudify(world, FAR_TLS):
            pass
    assert "s3cr3t" not in everything_about(caught.value)


def _aws(world: str, url: str, **options: Any) -> Any:
    kind = AsyncAwsImageBuilder if world == "async" else AwsImageBuilder
    return kind("us-east-1", base_url=url, **{**LIMITS, "max_attempts": 1, **options})


async def _ask(client: Any) -> BaseException | None:
    try:
        await settle(client.images.get("arn:aws:imagebuilder:us-east-1:123456789012:image/web/1.0.0/1"))
    except Exception as error:
        return error
    finally:
        await close(client)
    return None


@pytest.mark.parametrize("way", ["variable", "profile", "both", "option", "variable-without-botocore"])
async def test_the_authorities_of_aws(way: str, world: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ours, other = str(bundle(tmp_path, "ours")), str(bundle(tmp_path, "other"))
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "some-secret-key")
    named = {"variable": ours, "both": ours, "option": other, "variable-without-botocore": ours}.get(way)
    if named:
        monkeypatch.setenv("AWS_CA_BUNDLE", named)
    if way in ("profile", "both"):
        config = tmp_path / "config"
        config.write_text(f"[default]\nca_bundle = {ours if way == 'profile' else other}\n")
        monkeypatch.setenv("AWS_CONFIG_FILE", str(config))
    options: dict[str, Any] = {"verify": ours} if way == "option" else {}
    if way == "variable-without-botocore":
        options["credentials"] = ("AKIDEXAMPLE", "some-secret-key")
    with serving(good, tls=context()) as server:
        error = await _ask(_aws(world, server.url, **options))
    assert not isinstance(error, ConnectionFailed), error
    assert server.requests


@pytest.mark.parametrize("way", ["variable", "profile"])
def test_authorities_of_aws_that_are_none(
    way: str, world: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if way == "variable":
        monkeypatch.setenv("AWS_CA_BUNDLE", str(tmp_path / "s3cr3t"))
    else:
        config = tmp_path / "config"
        config.write_text(f"[default]\nca_bundle = {tmp_path / 's3cr3t'}\n")
        monkeypatch.setenv("AWS_CONFIG_FILE", str(config))
    with pytest.raises(UsageError, match="AWS_CA_BUNDLE" if way == "variable" else "ca_bundle"):
        _aws(world, "https://imagebuilder.example.com")
