"""The fuzz targets: each reader of untrusted data, with valid inputs, and the errors that it may raise."""

from __future__ import annotations

import gzip
import tempfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import NamedTuple

from orchestrator_clients import OrchestratorError, UsageError
from orchestrator_clients._command.logs import lines
from orchestrator_clients._core.codings import inflate
from orchestrator_clients._core.execution import token
from orchestrator_clients._core.redact import Redactor, safe_url, signed_parts
from orchestrator_clients._core.retry import retry_after
from orchestrator_clients._core.settings import check_url
from orchestrator_clients.adobe_cloud_manager.links import execution_at
from orchestrator_clients.adobe_cloud_manager.logs import LogLink, checked
from orchestrator_clients.aspera_orchestrator import rails_xml, ruby_literal
from orchestrator_clients.aspera_orchestrator.dates import instant
from orchestrator_clients.cli.given import decoded
from orchestrator_clients.cli.profiles import read_profiles
from orchestrator_clients.cli.systems import SYSTEMS
from orchestrator_clients.vmware_code_stream.documents import documents

from .answers import client_of
from .events import events


class Ready(NamedTuple):
    """A target that can be called: its good inputs, what reads one, and whether they are JSON behind a first line."""

    seeds: Sequence[bytes]
    read: Callable[[bytes], object]
    answers: bool = False


Target = Callable[[], AbstractContextManager[Ready]]


def _pure(read: Callable[[bytes], object], *seeds: bytes, may: type[Exception] = OrchestratorError) -> Target:
    @contextmanager
    def target() -> Iterator[Ready]:
        def guarded(data: bytes) -> None:
            try:
                read(data)
            except may:
                return

        yield Ready(seeds, guarded)

    return target


def _client(key: str) -> Target:
    @contextmanager
    def target() -> Iterator[Ready]:
        with client_of(key) as (seeds, read):
            yield Ready(seeds, read, answers=True)

    return target


@contextmanager
def _events() -> Iterator[Ready]:
    with events() as (seeds, read):
        yield Ready(seeds, read, answers=True)


@contextmanager
def _profiles() -> Iterator[Ready]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "profiles.toml"

        def read(data: bytes) -> None:
            path.write_bytes(data)
            try:
                profiles = read_profiles(str(path))
                for name in profiles.tables:
                    profiles.choose(name)
            except UsageError:
                return

        yield Ready([PROFILES], read)


PROFILES = b"""default = "lab"
[profile.lab]
system = "cloudify"
base_url = "https://manager.example.com"
tenant = "t"
timeout = 5.5
allow_plain_http = false
password_env = "P"
token_command = ["pass", "show"]
"""
XML = b"""<?xml version="1.0" encoding="UTF-8"?>
<work_order id="8461"><name>A &amp; B</name><status state="In Progress">3 of 12</status>
<work_steps type="array"><work_step id="1"><due type="datetime" nil="true"/>
<n type="integer">7</n></work_step></work_steps></work_order>"""
RUBY = b"""{:a=>1, "b"=>[nil, true, 1.5, "x\\n\\u00e9"], "c"=>{"d"=>-3}, :"e f"=>#<Date: 2030-01-01>}"""
TOKEN = token.Token(
    system="cloudify", base_url="https://h", ids={"execution_id": "1"}, state=token.State.RUNNING, raw_status="s"
)
SECRET = "p@ss w\u00f6rd/+=&"


def _urls(data: bytes) -> None:
    url = data.decode("utf-8", "surrogateescape")
    safe_url(url)
    reads: Sequence[Callable[[], object]] = (
        lambda: check_url(url, system="cloudify", allow_plain_http=True),
        lambda: signed_parts(checked(LogLink(url, 200), "https://h.example")),
        lambda: execution_at(url, "https://h.example"),
    )
    for read in reads:
        try:
            read()
        except OrchestratorError:
            continue


def _redactor(data: bytes) -> None:
    text = data.decode("utf-8", "surrogateescape")
    redactor = Redactor()
    redactor.add(SECRET)
    assert SECRET not in redactor.text(f"{text}{SECRET}{text[::-1]}")
    redactor.value({text: [text, SECRET]})
    redactor.headers({"authorization": text, "x": text})
    redactor.beginning(text, 50)


def _codings(data: bytes) -> None:
    name, _, body = data.partition(b"\n")
    assert len(inflate(body, name.decode("latin-1"), 10_000)) <= 10_000


def _lines(data: bytes) -> None:
    chunks = data.split(b"|")
    found = list(lines(chunks))
    assert b"".join(line.content for line in found) == b"".join(chunks)


def _moments(data: bytes) -> None:
    text = data.decode("latin-1")
    seconds = retry_after({"retry-after": text, "x-amz-retry-after": text}, now=1.9e9)
    assert seconds is None or seconds >= 0
    instant(text)


TARGETS: Mapping[str, Target] = {
    "rails-xml": _pure(rails_xml.loads, XML, may=ValueError),
    "ruby-literals": _pure(ruby_literal.loads, RUBY, may=ValueError),
    "yaml-documents": _pure(
        lambda data: list(documents(data.decode("utf-8", "replace"))),
        b"---\nname: ship\n'status': \"CREATED\"  # x\ntext: |\n  a\n  b\n---\n{name: b, status: F, more: [1, {a: 'x, y'}]}\n",
        may=ValueError,
    ),
    "tokens": _pure(lambda data: token.loads(data.decode("utf-8", "replace")), TOKEN.dumps().encode()),
    "profiles": _profiles,
    "urls": _pure(_urls, b"https://user:p@h.example:8443/a/b?X-Amz-Signature=1&b=2#c", b"https://[::ffff:127.0.0.1]/x"),
    "redactor": _pure(_redactor, f"Authorization: Bearer abc.def password={SECRET} arn:aws:x::1:role/a".encode()),
    "codings": _pure(
        _codings, b"gzip\n" + gzip.compress(b"hello" * 9, mtime=0), b"deflate\n" + zlib.compress(b"x" * 99), may=ValueError
    ),
    "log-lines": _pure(_lines, b"one\ntw|o\r\nthree|\n\n|last"),
    "moments": _pure(_moments, b"120", b"Wed, 21 Oct 2037 07:28:00 GMT", b"2030-05-01T12:00:00.123+02:00",
                     b"2030-05-01 12:00:00 UTC"),
    "events": _events,
    "stdin": _pure(decoded, b"id\tx\n", "\ufeffid\n".encode("utf-16")),
    **{f"answers-{key}": _client(key) for key in SYSTEMS},
}  # fmt: skip
