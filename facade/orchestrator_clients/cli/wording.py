"""What the clients advise in Python's words, in those of the command line: `force=True` is `--force` here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from .._command.system import COMMON, OWN, System
from .systems import SYSTEMS

_SWITCH = re.compile(r"\b([a-z_]+)=(True|False)\b")
_KEYWORD = re.compile(r"\b([a-z_]+)=(?=[\s,;)]|\.(?!\.)|$)")


def in_commands(text: str, key: str | None) -> str:
    """Return a text about a system with calls and keywords of Python turned into commands, options and settings."""
    system = SYSTEMS.get(key or "")
    for words, command in (system.words if system else {}).items():
        text = text.replace(words, command)
    if system and system.calls:
        text = _calls(system).sub(lambda found: _command(system, found), text)
    text = _SWITCH.sub(lambda found: _switch(system, *found.groups()), text)
    return _KEYWORD.sub(r"\1", text)


def _calls(system: System[Any]) -> re.Pattern[str]:
    names = "|".join(map(re.escape, sorted(system.calls, key=len, reverse=True)))
    return re.compile(rf"(?<![\w.])({names})(?:\(([^()]*)\)|\b(?!\())")


def _command(system: System[Any], found: re.Match[str]) -> str:
    """Return the command for a call; of its arguments `list` takes the filters."""
    words = system.calls[found[1]]
    if words.startswith("list"):
        given = re.findall(r"(\w+)=\.\.\.", found[2] or "")
        words += "".join(f" --filter {name}=..." for name in given if name in system.filters)
    return f"`orchestrators {words}`"


def _switch(system: System[Any] | None, name: str, value: str) -> str:
    settings: Mapping[str, object] = {**COMMON, **OWN, **(system.settings if system else {})}
    if name in settings:
        return f"`{name} = {value.lower()}` in the profile"
    if system and name in system.options:
        return f"--option {name}={value.lower()}"
    if system and name in system.cancel_options and value == "True":
        return f"--{name}"
    return f"{name}={value}"
