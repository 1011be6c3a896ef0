"""When a changed type breaks users: readers by new types of a value, senders by types that are no longer accepted."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal["breaking", "deprecated", "changed", "added"]
KINDS: tuple[Kind, ...] = ("breaking", "deprecated", "changed", "added")
"""Worst first. `changed` is what may be noticed but breaks no code: a path, a default, a type that got narrower."""
Told = Mapping[str, Any]


@dataclass(frozen=True)
class Change:
    """One difference, as a sentence that starts with the place."""

    kind: Kind
    text: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.text}"


@dataclass(frozen=True)
class Use:
    """Whether users make a value (`sent`), are handed it (`read`), or both; `enums` are the names of enums, which are texts."""

    sent: bool
    read: bool
    enums: frozenset[str]

    def value(self, place: str, old: Told, new: Told) -> Iterator[Change]:
        """Yield what changed of a parameter or field."""
        yield from deprecation(place, old, new)
        yield from self.type(place, old["type"], new["type"])
        yield from self.requirement(place, old, new)
        if old["name"] != new["name"]:
            yield Change("changed", f"{place}: is {new['name']!r} on the wire, was {old['name']!r}")
        if old.get("default") != new.get("default"):
            yield Change("changed", f"{place}: default is {new.get('default')}, was {old.get('default')}")

    def requirement(self, place: str, old: Told, new: Told) -> Iterator[Change]:
        """Yield that a value must be given now, or need not be; that it is always there, or may be missing."""
        if new["required"] and not old["required"]:
            yield Change("breaking" if self.sent else "changed", f"{place}: {_must(self.sent)}")
        elif old["required"] and not new["required"]:
            yield Change("breaking" if self.read else "added", f"{place}: {_may(self.sent, self.read)}")

    def type(self, place: str, old: str, new: str) -> Iterator[Change]:
        """Yield what another type means."""
        before, after = set(parts(old)), set(parts(new))
        if before != after:
            more, less = self._beyond(after, before), self._beyond(before, after)
            kind: Kind = "breaking" if (more and self.read) or (less and self.sent) else "added" if more else "changed"
            yield Change(kind, f"{place}: type is `{new}`, was `{old}`")

    def _beyond(self, some: set[str], others: set[str]) -> bool:
        """Return whether some of these types are none of the others, nor kinds of them."""
        kinds = {**dict.fromkeys(self.enums, "str"), "int": "float"}
        return any(one not in others and kinds.get(one) not in others for one in some)


def _must(sent: bool) -> str:
    return "must be given" if sent else "is always there"


def _may(sent: bool, read: bool) -> str:
    return " and ".join(["need not be given"] * sent + ["may be UNSET"] * read)


def parts(text: str) -> Iterator[str]:
    """Yield the alternatives of a type; those within brackets belong to their list or dict."""
    depth, start = 0, 0
    for index, sign in enumerate(f"{text}|"):
        depth += (sign == "[") - (sign == "]")
        if sign == "|" and depth == 0:
            yield text[start:index].strip()
            start = index + 1


def deprecation(place: str, old: Told, new: Told) -> Iterator[Change]:
    """Yield that something is deprecated now, or is so no more."""
    if new.get("deprecated") and not old.get("deprecated"):
        yield Change("deprecated", place)
    elif old.get("deprecated") and not new.get("deprecated"):
        yield Change("changed", f"{place}: is not deprecated any more")
