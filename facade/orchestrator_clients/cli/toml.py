"""Profiles written as TOML, which Python only reads."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any


def profiles_text(profiles: Mapping[str, Mapping[str, Any]]) -> str:
    """Return a file of profiles of simulated systems; the credentials in it are made up."""
    parts = ["# Made by `orchestrators simulate`. The credentials are the simulators' own.\n"]
    for key, settings in profiles.items():
        lines = [f"[profile.{key}]", f"system = {_value(key)}"]
        lines += [f"{name} = {_value(value)}" for name, value in settings.items()]
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)


def _value(value: str | float | bool) -> str:
    # A JSON string of ASCII is a TOML basic string, but for surrogate pairs and DEL, which TOML wants as they are or longer.
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return json.dumps(value)
