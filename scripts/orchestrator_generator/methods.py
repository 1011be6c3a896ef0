"""The names of operations as methods."""

from collections import Counter
from collections.abc import Mapping
from typing import Any


def methods(told: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """Return the method of each operation: its name less the tag where that comes second (`get_execution` -> `get`).

    Where two would have one name, both keep their own.
    """
    short = {name: (one["module"], _short(name, one["module"])) for name, one in told.items()}
    times = Counter(short.values())
    return {name: method if times[tag, method] == 1 else name for name, (tag, method) in short.items()}


def _short(name: str, tag: str) -> str:
    verb, _, rest = name.partition("_")
    for noun in (tag, tag.removesuffix("s"), f"{tag[:-3]}y" if tag.endswith("ies") else tag):
        if rest == noun or rest.startswith(f"{noun}_by_"):
            return verb + rest.removeprefix(noun)
    return name
