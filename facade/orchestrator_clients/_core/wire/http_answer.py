"""Requests and answers of HTTP/1: heads are written and read here, bodies are read by http.client."""

from __future__ import annotations

import io
import re
from http.client import HTTPResponse

from .contract import Fault, WireFailure, WireRequest

LINE = 65_536
"""The most bytes of a line."""

_CONTINUE, _SWITCH = 100, 101
_LINES = 200
"""The most lines of a head."""

_CHUNK_SIZE = re.compile(rb"[0-9A-Fa-f]{1,16}[ \t]*(?:;.*)?\r?\n")


_HEAD = re.compile(r"[!-~]+ [!-~]+ HTTP/1\.1(?:\n[!#$%&'*+.^_`|~0-9A-Za-z-]+: [^\r\n\0]*)*")


def head_of(request: WireRequest, *more: tuple[str, str]) -> bytes:
    """Return the head of a request, with `more` headers than it has.

    Raises WireFailure (or UnicodeError) for one that would not be read as what it is.
    """
    lines = [f"{name}: {value}" for name, value in (*request.headers, *more)]
    text = "\n".join((f"{request.method} {request.target.path} HTTP/1.1", *lines))
    if text.count("\n") != len(lines) or not _HEAD.fullmatch(text):
        raise WireFailure(Fault.UNSENDABLE, "a header holds a character that HTTP does not allow")
    return f"{text}\n\n".replace("\n", "\r\n").encode("latin-1")


class Head:
    """The fields of a head as they came, and by their name in small letters: of several the first.

    http.client's own are those of a mail: to read them takes as long as all the rest of a small answer.
    """

    def __init__(self, lines: io.BufferedReader) -> None:
        self.pairs: list[tuple[str, str]] = []
        while (line := lines.readline(LINE + 1)) not in (b"\r\n", b"\n"):
            if len(line) > LINE or len(self.pairs) >= _LINES:
                raise WireFailure(Fault.MALFORMED, "the head is too long")
            if not line.endswith(b"\n"):
                raise ConnectionResetError  # in the middle of it
            self._add(line.decode("latin-1").rstrip("\r\n"))
        self._first = {name.lower(): value for name, value in reversed(self.pairs)}

    def _add(self, line: str) -> None:
        name, colon, value = line.partition(":")
        if line[:1] in (" ", "\t") and self.pairs:  # it goes on, as RFC 9112, 5.2 has it for old servers
            last, begun = self.pairs.pop()
            self.pairs.append((last, f"{begun} {line.strip()}"))
        elif colon and _NAME.fullmatch(name) and "\r" not in value and "\0" not in value:
            self.pairs.append((name, value.strip(" \t")))
        else:
            raise WireFailure(Fault.MALFORMED, "a line of the head is no header field")

    def get(self, name: str, default: str | None = None) -> str | None:
        """Return a field by its name; of several the first."""
        return self._first.get(name.lower(), default)

    def parts(self, name: str) -> set[str]:
        """Return what stands between the commas of a field, in small letters, however many lines it takes."""
        lines = (value for known, value in self.pairs if known.lower() == name)
        return {part.strip(" \t").lower() for value in lines for part in value.split(",")}


_LENGTH = re.compile("[0-9]{1,18}")
_NAME = re.compile(r"[!-9;-~]+")


class HttpAnswer(HTTPResponse):
    """Reads bodies as http.client does, and heads more strictly: a line that is no field is refused, and lengths that differ.

    It skips every interim answer; http.client skips 100 alone and takes 103 for the answer.
    """

    def begin(self) -> None:
        """Read the head, of the first answer that is no interim one."""
        version, self.status, reason = self._read_status()
        if not version.startswith("HTTP/1."):
            raise WireFailure(Fault.MALFORMED, "the answer is of another version of HTTP")
        self.code, self.reason, self.version = self.status, reason.strip(), 10 if version == "HTTP/1.0" else 11
        self.head = Head(self.fp)
        self.headers = self.msg = self.head  # type: ignore[assignment]
        codings = self.head.parts("transfer-encoding")
        if codings not in (set(), {"chunked"}):
            raise WireFailure(Fault.MALFORMED, "it is sent in a way that nobody asked for")
        self.chunked, self.chunk_left = bool(codings), None
        self.will_close = self._check_close()  # type: ignore[attr-defined]
        self.length = self._length()
        if self.length is None and not self.chunked:
            self.will_close = True

    def _length(self) -> int | None:
        """Return the bytes of the body, None if it is chunked or ends with the connection; refuse contradicting lengths."""
        lengths = self.head.parts("content-length")
        if len(lengths) > 1 or not all(map(_LENGTH.fullmatch, lengths)):
            raise WireFailure(Fault.MALFORMED, "Content-Length is no length")
        if self.status in (204, 304) or self._method == "HEAD":  # type: ignore[attr-defined]
            return 0
        return None if self.chunked or not lengths else int(lengths.pop())

    def _read_status(self) -> tuple[str, int, str]:
        version, status, reason = super()._read_status()  # type: ignore[misc]
        while _CONTINUE <= status < 200 and status != _SWITCH:
            while self.fp.readline(LINE + 1) not in (b"\r\n", b"\n", b""):
                pass
            version, status, reason = super()._read_status()  # type: ignore[misc]
        return version, status, reason

    def _read_next_chunk_size(self) -> int:
        """Return the bytes of the next chunk; http.client takes sizes that are none, such as `-1`."""
        line = self.fp.readline(LINE + 1)
        if line and not _CHUNK_SIZE.fullmatch(line):
            raise WireFailure(Fault.MALFORMED, "the size of a chunk is no number")
        return int(line.partition(b";")[0], 16)  # of nothing ValueError: the answer is cut off

    @property
    def is_whole(self) -> bool:
        """Return whether the body was read to its end."""
        return self.length == 0 or (self.length is None and self.isclosed())
