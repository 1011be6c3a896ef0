"""Reads the XML that Rails writes into the shape that the same server's JSON answer has.

Aspera Orchestrator is a Rails application: attributes `type` and `nil` say what an element holds (the
vendor's help page "Check the Status of a Specific Step"; all rules: measured with ActiveSupport 6.1). So
`loads(xml)` equals `json.loads(json)` for one work step, whichever of the two a server happens to send.

| XML                                 | read as                                                            |
|-------------------------------------|--------------------------------------------------------------------|
| root element                        | its content; the name is not kept: it differs from call to call    |
| `<step-id>`                         | key `step_id`                                                      |
| no `type`, also `<a/>`              | text, white space and CDATA kept; `""` when empty                  |
| `nil="true"`                        | None                                                               |
| `type="integer"`, `float`, `double` | number; None for NaN and the infinities, which JSON cannot say     |
| `type="decimal"`, `numeric`         | text without needless zeros, as Rails' JSON has it                 |
| `type="boolean"`                    | True for `true` and `1`, else False, as in Rails                   |
| `type="datetime"`, `dateTime`       | text `2014-11-24T16:48:39Z`, in UTC and whole seconds              |
| `type="array"`                      | list of the child elements, whatever their names                   |
| any other `type`: symbol, yaml, ... | text; nothing in it is ever loaded                                 |
| child elements                      | object; a name that occurs several times makes a list              |
| other attributes                    | keys `@name` of an object, `type` too, beside its text as `#text`  |

Text that does not fit its type stays as it is. An empty element of a type that is not text is None. Lost are
only what a list and a null have no room for: other attributes of both, and text around the items of an array.

Rails' own reader takes `<a/>` for nil. Here it is `""`, since that is what the JSON answer has for an empty
text, and a nil says `nil="true"`. Neighbouring calls do write `<completed_at/>` for "no date" (the vendor's
help on `work_order_status`): who reads such a field must take `""` for None.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from typing import Any, Final, TypeAlias, cast
from xml.parsers import expat

from orchestrator_clients._core.body import BadAnswer
from orchestrator_clients.aspera_orchestrator.dates import instant
from orchestrator_clients.aspera_orchestrator.unread import unread

__all__ = ["Json", "RailsXmlError", "loads"]

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
"""What a document is once read: the shape of JSON."""

_HEAD: Final = 200
_SPACE: Final = " \t\r\n"
_HTML: Final = re.compile(rb"<(?:!doctype\s+)?html\b", re.IGNORECASE)


class RailsXmlError(BadAnswer):
    """The bytes are no Rails XML: `reason` says why, `head` is their beginning, 200 bytes at most.

    Neither message nor repr shows `head`: an error page can hold what must not reach a log.
    """

    def __init__(self, reason: str, head: bytes = b"", told: str = "") -> None:
        super().__init__(reason, told=told)
        self.head: bytes = head[:_HEAD]


def loads(data: bytes, *, max_bytes: int = 32 * 1024 * 1024, max_depth: int = 200) -> Json:
    """The content of the root element of the XML document `data`, in the shape of JSON (the module's table).

    Raises `RailsXmlError` for what is not one well-formed document (nothing at all, a stack trace), an HTML
    page, a document with a DOCTYPE and so with entities, an encoding other than UTF-8, UTF-16, ISO-8859-1 and
    US-ASCII, more than `max_bytes` bytes, or more than `max_depth` elements inside one another.
    """
    if len(data) > max_bytes:
        raise RailsXmlError(f"longer than {max_bytes} bytes", data)
    body = data.removeprefix(b"\xef\xbb\xbf").lstrip(_SPACE.encode())
    if not body:
        raise RailsXmlError("empty", data)
    if _HTML.match(body):
        raise RailsXmlError("an HTML page", data)
    try:
        return _root(body, max_depth)
    except expat.ExpatError as error:
        raise RailsXmlError(f"not XML: {error}", data) from None
    except BadAnswer as error:
        raise RailsXmlError(error.reason, data, error.told) from None
    except ValueError as error:
        raise RailsXmlError(str(error), data) from None


def _root(data: bytes, max_depth: int) -> Json:
    import xmltodict  # late: with it come urllib.request and email, and JSON needs none of them

    document = xmltodict.parse(
        data,
        expat=_Guard(max_depth),
        postprocessor=cast("Any", _finished),  # the stub knows neither None, which drops, nor values but text
        strip_whitespace=False,
        xml_attribs=False,  # `_finished` has them in its path, and needs no call for each
    )
    ((name, root),) = _settled(document).items()
    if name.lower() == "html":
        raise ValueError("an HTML page")
    return root


_Attributes: TypeAlias = dict[str, str]


class _Guard:
    """Stands in for the expat module and its parser, to refuse a document before it can do harm.

    xmltodict offers the parameter for such replacements. It stores its handlers here like on a real parser.
    """

    StartElementHandler: Callable[[str, _Attributes], None]
    EndElementHandler: Callable[[str], None]

    def __init__(self, max_depth: int) -> None:
        self._max_depth = max_depth

    def ParserCreate(self, _encoding: None, _separator: None) -> _Guard:  # noqa: N802
        return self

    def Parse(self, data: bytes, final: bool) -> None:  # noqa: N802
        parser = expat.ParserCreate()
        for name, handler in vars(self).items():
            # xmltodict asks for ordered lists and makes dicts of them, which takes a fifth of the whole: expat has dicts.
            if not name.startswith("_") and name != "ordered_attributes":
                setattr(parser, name, handler)
        parser.XmlDeclHandler = _refuse_encoding
        parser.StartDoctypeDeclHandler = _refuse_doctype
        parser.StartElementHandler, parser.EndElementHandler = self._counting()
        parser.Parse(data, final)

    def _counting(self) -> tuple[Callable[[str, _Attributes], None], Callable[[str], None]]:
        room = self._max_depth
        real_start, real_end = self.StartElementHandler, self.EndElementHandler

        def start(name: str, attributes: _Attributes) -> None:
            nonlocal room
            room -= 1
            if room < 0:
                raise ValueError("nested too deeply")
            real_start(name, attributes)

        def end(name: str) -> None:
            nonlocal room
            room += 1
            real_end(name)

        return start, end


def _refuse_encoding(_version: str, encoding: str | None, _standalone: int) -> None:
    # Those that expat reads itself. It would take any other from Python's codecs, which can do anything.
    if encoding and encoding.lower() not in {"utf-8", "utf-16", "iso-8859-1", "us-ascii"}:
        raise BadAnswer("unknown encoding", told=f"{encoding[:20]!a}")


def _refuse_doctype(name: str, _system: str | None, _public: str | None, _internal: int) -> None:
    raise ValueError("an HTML page" if name.lower() == "html" else "has a DOCTYPE")


# A value that its parent still has to settle: xmltodict makes lists of equal names, and would add to a value
# that is a list itself. Until then such a value is a tuple.
_Part: TypeAlias = "Json | tuple[Json, ...] | list[Json | tuple[Json, ...]]"
# The inside of an element before it is finished: nothing, its text, or all that is in it by name.
_Inside: TypeAlias = "str | dict[str, _Part] | None"
_Path: TypeAlias = list[tuple[str, _Attributes | None]]
_ITEM: Final = ""  # the name of every child of an array, so that they keep their order whatever their names


def _finished(path: _Path, key: str, inside: _Inside) -> tuple[str, _Part] | None:
    """The name and value that xmltodict shall keep of an element, or of text beside its children (`#text`).

    xmltodict calls this when an element ends, so after its children: one pass, no recursion.
    """
    if key == "#text":
        return (key, cast("str", inside)) if _has_text(inside) else None
    attributes = path[-1][1]
    around = path[-2][1] if len(path) > 1 else None
    name = _ITEM if around and around.get("type") == "array" else key.replace("-", "_")
    if attributes:
        return name, _typed(attributes, inside)
    return name, _settled(inside) if isinstance(inside, dict) else inside or ""


def _has_text(inside: _Inside) -> bool:
    return isinstance(inside, str) and bool(inside.strip(_SPACE))


def _settled(inside: dict[str, _Part]) -> dict[str, Json]:
    for name, part in inside.items():
        if isinstance(part, tuple):
            inside[name] = list(part)
        elif isinstance(part, list):
            inside[name] = _lists(part)
    return cast("dict[str, Json]", inside)


def _typed(attributes: _Attributes, inside: _Inside) -> _Part:
    kind = attributes.get("type", "string")
    if attributes.get("nil") == "true" or kind == "array":
        if not attributes.keys() <= _TYPING:
            unread("list or null", attributes.keys() - _TYPING)
        return None if attributes.get("nil") == "true" else _items(inside)
    if isinstance(inside, dict) or not attributes.keys() <= _TYPING:
        return _object(kind, attributes, inside)
    return _scalar(kind, inside or "")


def _object(kind: str, attributes: _Attributes, inside: _Inside) -> dict[str, Json]:
    # A `type` that is no word of Rails is data, like the other attributes, and so is one beside them, as variables have it.
    typing = _TYPING if (kind in _READERS or kind in _TEXTS) and attributes.keys() <= _TYPING else {"nil"}
    members: dict[str, Json] = {
        "@" + name.replace("-", "_"): value for name, value in attributes.items() if name not in typing
    }
    if isinstance(inside, dict):
        members |= _settled(inside)
    elif _has_text(inside):
        members["#text"] = inside
    text = members.get("#text")
    if isinstance(text, str):
        members["#text"] = _scalar(kind, text)
    return members


def _items(inside: _Inside) -> _Part:
    if not isinstance(inside, dict):
        return inside if _has_text(inside) else ()
    if _ITEM not in inside:
        return ()
    items = inside[_ITEM]
    return tuple(_lists(items if isinstance(items, list) else [items]))


def _lists(parts: Sequence[_Part]) -> list[Json]:
    return [cast("Json", list(part) if isinstance(part, tuple) else part) for part in parts]


def _scalar(kind: str, text: str) -> Json:
    read = _READERS.get(kind)
    if read is None:
        return text if text or kind in _TEXTS else None
    text = text.strip(_SPACE)
    return read(text) if text else None


def _integer(text: str) -> Json:
    try:
        return int(text) if _INTEGER.fullmatch(text) else text
    except ValueError:  # the interpreter's limit of digits has been lowered
        return text


def _float(text: str) -> Json:
    if text in ("NaN", "Infinity", "-Infinity"):
        return None
    number = float(text) if _FLOAT.fullmatch(text) else math.nan
    return number if math.isfinite(number) else text


def _decimal(text: str) -> Json:
    if not _DECIMAL.fullmatch(text):
        return text
    short = text.rstrip("0")
    return short + "0" if short.endswith(".") else short


def _boolean(text: str) -> Json:
    return text in ("true", "1")


def _datetime(text: str) -> Json:
    if _UTC.fullmatch(text):
        return text
    moment = instant(text)
    return text if moment is None else moment.isoformat().replace("+00:00", "Z")


# At most as many digits as CPython turns into an integer unasked: the work is quadratic.
_INTEGER: Final = re.compile(r"[+-]?[0-9]{1,4300}")
_FLOAT: Final = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_DECIMAL: Final = re.compile(r"-?[0-9]+\.[0-9]+")
_UTC: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")

_TYPING: Final = frozenset({"type", "nil"})
_TEXTS: Final = frozenset({"string", "symbol", "yaml"})
_READERS: Final[dict[str, Callable[[str], Json]]] = {
    "integer": _integer,
    "float": _float,
    "double": _float,
    "decimal": _decimal,
    "numeric": _decimal,  # very old Rails (public Rails source)
    "boolean": _boolean,
    "datetime": _datetime,
    "dateTime": _datetime,
    "date": str,
}
