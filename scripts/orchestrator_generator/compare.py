"""Classifies the differences of two surfaces for users: added, changed, deprecated or breaking."""

from collections.abc import Callable, Iterator
from typing import Any

from .variance import KINDS, Change, Told, Use, deprecation, parts


def changes(old: Told, new: Told) -> list[Change]:
    """Return the changes from `old` to `new`, the worst first."""
    enums = frozenset({*old["enums"], *new["enums"]})
    found = [*_operations(old, new, enums), *_models(old, new, enums), *_enums(old["enums"], new["enums"])]
    return sorted(found, key=lambda one: (KINDS.index(one.kind), one.text))


def _operations(old: Told, new: Told, enums: frozenset[str]) -> Iterator[Change]:
    yield from _names("operation", old["operations"], new["operations"], same=lambda one: one["call"])
    for name, before, after in _both(old["operations"], new["operations"]):
        place = f"operation `{name}`"
        yield from deprecation(place, before, after)
        if before["module"] != after["module"]:
            yield Change("breaking", f"{place}: moved from `api.{before['module']}` to `api.{after['module']}`")
        if before.get("method", after["method"]) != after["method"]:
            yield Change("breaking", f"{place}: method is called `{after['method']}`, was `{before['method']}`")
        if before["call"] != after["call"]:
            yield Change("changed", f"{place}: is sent as `{after['call']}`, was `{before['call']}`")
        if before["repeat"] != after["repeat"]:
            yield Change("changed", f"{place}: a repetition is `{after['repeat']}`, was `{before['repeat']}`")
        sent, read = Use(sent=True, read=False, enums=enums), Use(sent=False, read=True, enums=enums)
        yield from _parameters(place, before["parameters"], after["parameters"], sent)
        yield from _body(f"{place}: body", before.get("body"), after.get("body"), sent)
        yield from _results(place, before["results"], after["results"], read)


def _parameters(place: str, old: Told, new: Told, use: Use) -> Iterator[Change]:
    yield from _names(f"{place}: parameter", old, new, same=_kind_of_parameter, needed=_required)
    before, after = ([name for name, told in side.items() if told["in"] == "path"] for side in (old, new))
    if sorted(before) == sorted(after) and before != after:
        yield Change("breaking", f"{place}: the order of what goes into the path is {', '.join(after)}")
    for name, was, now in _both(old, new):
        here = f"{place}: parameter `{name}`"
        if was["in"] != now["in"]:
            by_position = "path" in (was["in"], now["in"])
            yield Change("breaking" if by_position else "changed", f"{here}: is in {now['in']}, was in {was['in']}")
        yield from use.value(here, was, now)


def _kind_of_parameter(told: Told) -> object:
    return told["in"], told["type"], told["required"]


def _required(told: Told) -> bool:
    return bool(told["required"])


def _body(place: str, old: Told | None, new: Told | None, use: Use) -> Iterator[Change]:
    if old is not None and new is not None:
        before, after = (" | ".join(dict.fromkeys(side["types"].values())) for side in (old, new))
        yield from use.type(place, before, after)
        yield from use.requirement(place, old, new)
        if list(old["types"]) != list(new["types"]):
            yield Change("changed", f"{place}: is sent as {', '.join(new['types'])}, was {', '.join(old['types'])}")
    elif old is not None:
        yield Change("breaking", f"{place} is gone")
    elif new is not None:
        yield Change("breaking" if new["required"] else "added", f"{place}{_must_be_given(new)}")


def _must_be_given(told: Told) -> str:
    return ", which must be given" if told["required"] else ""


def _results(place: str, old: Told, new: Told, use: Use) -> Iterator[Change]:
    before, after = (sorted({*parts(" | ".join(side.values()))} - {"None", ""}) for side in (old, new))
    if before and after:
        yield from use.type(f"{place}: result", " | ".join(before), " | ".join(after))
    elif before:
        yield Change("breaking", f"{place}: result is gone")
    elif after:
        yield Change("added", f"{place}: result `{' | '.join(after)}`")
    yield from _names(f"{place}: success", old, new)


def _models(old: Told, new: Told, enums: frozenset[str]) -> Iterator[Change]:
    yield from _names("model", old["models"], new["models"])
    for name, before, after in _both(old["models"], new["models"]):
        place, use = f"model `{name}`", Use(before["sent"] or after["sent"], before["read"] or after["read"], enums)
        yield from deprecation(place, before, after)
        needed = _required if use.sent else None
        yield from _names(f"{place}: field", before["fields"], after["fields"], same=_on_the_wire, needed=needed)
        for field, was, now in _both(before["fields"], after["fields"]):
            yield from use.value(f"{place}: field `{field}`", was, now)
        if "others" in before and "others" in after:
            yield from use.type(f"{place}: further fields", before["others"], after["others"])
        elif "others" in before:
            yield Change("breaking", f"{place}: further fields are not kept any more")
        elif "others" in after:
            yield Change("added", f"{place}: further fields are kept")


def _on_the_wire(told: Told) -> object:
    return told["name"]


def _enums(old: Told, new: Told) -> Iterator[Change]:
    yield from _names("enum", old, new)
    for name, before, after in _both(old, new):
        yield from _names(f"enum `{name}`: word", before, after, same=str)
        for member, was, now in _both(before, after):
            if was != now:
                yield Change("breaking", f"enum `{name}`: word `{member}` is {now!r}, was {was!r}")


def _names(
    what: str,
    old: Told,
    new: Told,
    *,
    same: Callable[[Any], object] | None = None,
    needed: Callable[[Any], bool] | None = None,
) -> Iterator[Change]:
    """Yield removed and added names; a removed and an added one for which alone `same` agrees are a rename."""
    gone, come = ([name for name in side if name not in other] for side, other in ((old, new), (new, old)))
    renamed = dict(_renamed(old, new, gone, come, same)) if same else {}
    for name in gone:
        now = f"is called `{renamed[name]}` now" if name in renamed else "is gone"
        yield Change("breaking", f"{what} `{name}` {now}")
    for name in come:
        if name not in renamed.values():
            must = needed is not None and needed(new[name])
            yield Change("breaking" if must else "added", f"{what} `{name}`{', which must be given' if must else ''}")


def _renamed(
    old: Told, new: Told, gone: list[str], come: list[str], same: Callable[[Any], object]
) -> Iterator[tuple[str, str]]:
    for name in gone:
        before = [one for one in gone if same(old[one]) == same(old[name])]
        after = [one for one in come if same(new[one]) == same(old[name])]
        if len(before) == len(after) == 1:
            yield name, after[0]


def _both(old: Told, new: Told) -> Iterator[tuple[str, Any, Any]]:
    yield from ((name, old[name], new[name]) for name in old if name in new)
