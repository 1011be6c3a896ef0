"""The answer of the seam, in the shape that the readers of generated code expect, and the headers of one that goes out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from typing import Any, TypeVar

from ..body import loads
from ..plain_rows import row_of
from ..rows import reader_of

T = TypeVar("T")
_UNREAD = object()


class Headers(Mapping[str, str]):
    """The headers of an answer by name in any case; those that came several times are joined by commas."""

    def __init__(self, pairs: Iterable[tuple[str, str]] = ()) -> None:
        self.pairs: list[tuple[str, str]] = list(pairs)
        self._values: dict[str, str] | None = None

    def __getitem__(self, name: str) -> str:
        return self._by_name[name.lower()]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_name)

    def __len__(self) -> int:
        return len(self._by_name)

    def __repr__(self) -> str:
        return f"<{len(self)} headers>"

    @property
    def _by_name(self) -> dict[str, str]:
        if self._values is None:
            values: dict[str, str] = {}
            for name, value in self.pairs:
                key = name.lower()
                values[key] = f"{values[key]}, {value}" if key in values else value
            self._values = values
        return self._values


class OutgoingHeaders(MutableMapping[str, str]):
    """The headers of a request, one of each name in any case."""

    __slots__ = ("_pairs",)

    def __init__(self, headers: Mapping[str, str]) -> None:
        self._pairs = {name.lower(): (name, value) for name, value in headers.items()}

    def __getitem__(self, name: str) -> str:
        return self._pairs[name.lower()][1]

    def __setitem__(self, name: str, value: str) -> None:
        self._pairs[name.lower()] = name, value

    def __delitem__(self, name: str) -> None:
        del self._pairs[name.lower()]

    def __iter__(self) -> Iterator[str]:
        return iter(self._pairs)

    def __len__(self) -> int:
        return len(self._pairs)

    def __repr__(self) -> str:
        return f"<{len(self)} headers>"

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Return names as they were written, and values."""
        return list(self._pairs.values())

    @property
    def lowered(self) -> dict[str, str]:
        """Return the values by names in small letters."""
        return {name: value for name, (_, value) in self._pairs.items()}


class Answer:
    """A status, headers and the whole body, undone of its content coding. Its JSON is read once."""

    __slots__ = ("_value", "content", "extensions", "headers", "rows", "status_code")

    def __init__(self, status_code: int, *, headers: Mapping[str, str] | None = None, content: bytes = b"") -> None:
        self.status_code: int = status_code
        self.headers: Headers = headers if isinstance(headers, Headers) else Headers((headers or {}).items())
        self.content: bytes = content
        self.extensions: dict[str, Any] = {}
        self.rows: bool = False
        self._value: Any = _UNREAD

    @property
    def is_success(self) -> bool:
        """Return whether the status is one of 200 to 299."""
        return 200 <= self.status_code < 300

    @property
    def is_redirect(self) -> bool:
        """Return whether the status is one of 300 to 399."""
        return 300 <= self.status_code < 400

    @property
    def text(self) -> str:
        """Return the body as text, in UTF-8 with a sign for each byte that is none."""
        return self.content.decode("utf-8", "replace")

    def json(self, **_: Any) -> Any:
        """Return the value of the body; raises ValueError if it is not JSON."""
        if self._value is _UNREAD:
            self._value = loads(self.content)
        return self._value

    def read_as(self, model: Any) -> Any:
        """Return the generated model in the body; with `rows` it, or what is in it, may be rows. Raises if it cannot."""
        read = reader_of(model, rows=self.rows)
        if read is not None:
            return read(self.content, self.json)
        return row_of(model, self.json()) if self.rows else model.from_dict(self.json())


def in_rows(parse: Callable[[Any], T | None]) -> Callable[[Any], T | None]:
    """Return what parses an answer and leaves the objects in it as rows, for handles that read them field by field."""

    def read(answer: Any) -> T | None:
        answer.rows = True
        return parse(answer)

    return read


def done(_: Any) -> bool:
    """Read an answer whose body means nothing: that it is a success is all there is to know."""
    return True
