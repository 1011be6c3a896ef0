"""Profiles: which system, where, and as whom. A TOML file in the user's configuration folder; docs/cli.md describes it."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import click

from .._command.settings import flaw_in, unknown
from .._command.system import COMMON, KINDS, OWN, Setting, System
from .._core.errors import UsageError
from .._core.hosts import is_loopback
from .._core.silent import silent
from .secrets import FromCommand, FromEnvironment, InFile, Source
from .systems import SYSTEMS

VARIABLE = "ORCHESTRATORS_CONFIG"


@dataclass(frozen=True, slots=True)
class Profile:
    """One table of the file, checked. Secrets are fetched when a client is made, not before."""

    name: str
    system: System[Any]
    plain: Mapping[str, Any]
    secrets: Mapping[str, Source] = field(default_factory=dict)
    simulated: bool = False
    """Whether it is for a simulator on this machine, whose secrets open nothing else."""

    @property
    def where(self) -> str:
        """Return the profile as error messages name it; one that is called as its system says that once."""
        place = self.plain.get("base_url") or self.plain.get("region")
        system = f": {self.system.key}" if self.system.key != self.name else ""
        return f"profile {self.name}{system}{f' at {place}' if place else ''}"

    def in_file(self) -> list[str]:
        """Return the names of secrets that stand in the file."""
        return [name for name, source in self.secrets.items() if isinstance(source, InFile)]

    def resolved(self) -> dict[str, str]:
        """Return the secrets; `UsageError` for one that cannot be had."""
        try:
            return silent({name: source.get(name) for name, source in self.secrets.items()})
        except UsageError as error:
            raise UsageError(f"{self.where}: {error.message}") from None


@dataclass(frozen=True, slots=True)
class Profiles:
    """The file as a whole."""

    path: Path
    tables: Mapping[str, Mapping[str, Any]]
    default: str | None = None

    def choose(self, name: str | None) -> Profile:
        """Return the profile of that name, else the file's `default`, else the only one there is."""
        wanted = name or self.default or (next(iter(self.tables)) if len(self.tables) == 1 else None)
        if wanted is None:
            raise UsageError(f"which profile? Give --profile, or set ORCHESTRATORS_PROFILE; {self._known()}")
        if wanted not in self.tables:
            raise UsageError(f"there is no profile {wanted!r}; {self._known()}")
        return profile_of(wanted, self.tables[wanted], self.path)

    def of_system(self, system: str) -> list[Profile]:
        """Return all profiles of a system."""
        names = [name for name, table in self.tables.items() if table.get("system") == system]
        return [profile_of(name, self.tables[name], self.path) for name in names]

    def _known(self) -> str:
        if not self.tables:
            return f"{self.path} has none (`orchestrators manual` shows how to write one, `orchestrators simulate` makes one)"
        return f"{self.path} has {', '.join(sorted(self.tables))}"


def path_of(option: str | None) -> Path:
    """Return the file: the option, the variable ORCHESTRATORS_CONFIG, or `profiles.toml` in the configuration folder."""
    chosen = option or os.environ.get(VARIABLE)
    return Path(chosen) if chosen else Path(click.get_app_dir("orchestrators")) / "profiles.toml"


def read_profiles(option: str | None) -> Profiles:
    """Return the profiles; none if the file of the default place is missing. `UsageError` says what is wrong with a file."""
    path = path_of(option)
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        if option or os.environ.get(VARIABLE):
            raise UsageError(f"{path}: there is no such file of profiles") from None
        return Profiles(path, {})
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror or error}") from None
    except RecursionError:
        raise UsageError(f"{path}: it is nested too deeply for a file of profiles") from None
    except ValueError as error:  # of TOML, or of UTF-8
        raise UsageError(f"{path} is not valid TOML: {error}") from None
    return _checked(path, data)


def _checked(path: Path, data: Mapping[str, Any]) -> Profiles:
    tables, default = data.get("profile", {}), data.get("default")
    extra = sorted(set(data) - {"profile", "default"})
    if extra or not isinstance(tables, Mapping) or not all(isinstance(table, Mapping) for table in tables.values()):
        what = f"{extra[0]!r} is not expected" if extra else "`profile` is no table"
        raise UsageError(f"{path}: {what}; profiles are written as [profile.NAME]")
    if default is not None and not isinstance(default, str):
        raise UsageError(f"{path}: default must be the name of a profile")
    return Profiles(path, tables, default)


def profile_of(name: str, table: Mapping[str, Any], path: Path) -> Profile:
    """Return a checked profile; `UsageError` names the key that is wrong and what it may be."""
    where = f"{path}: profile {name}"
    key = table.get("system")
    system = SYSTEMS.get(key) if isinstance(key, str) else None
    if system is None:
        raise UsageError(f"{where}: system must be one of {', '.join(SYSTEMS)}")
    known, simulated = {**COMMON, **OWN, **system.settings}, _simulated(table, where)
    plain: dict[str, Any] = {}
    secrets: dict[str, Source] = {}
    for word, value in table.items():
        if word in ("system", "simulated"):
            continue
        base, source = _source(word, value, known, path, where)
        if base in secrets or base in plain:
            raise UsageError(f"{where}: {base} is given twice")
        if source is not None:
            secrets[base] = source
        elif word not in known:
            raise UsageError(f"{where}: {unknown(word, _spellings(known))}")
        elif flaw := flaw_in(value, known[word]):
            raise UsageError(f"{where}: {word} {flaw}")
        else:
            plain[word] = value
    return Profile(name, system, plain, secrets, simulated)


def _simulated(table: Mapping[str, Any], where: str) -> bool:
    """Return whether a profile says that it is for a simulator; `UsageError` for a server beyond this machine."""
    value = table.get("simulated", False)
    if not isinstance(value, bool):
        raise UsageError(f"{where}: simulated must be {KINDS[bool]}")
    if value and not _is_here(table.get("base_url")):
        raise UsageError(f"{where}: simulated is for a base_url on this machine")
    return value


def _is_here(url: object) -> bool:
    try:
        return isinstance(url, str) and is_loopback(urlsplit(url).hostname or "")
    except ValueError:
        return False


def _source(
    word: str, value: object, known: Mapping[str, Setting], path: Path, where: str
) -> tuple[str, Source | None]:
    """Return the name of the setting that a key is about, and where its value comes from if it is a secret."""
    for suffix in ("_env", "_command"):
        base = word.removesuffix(suffix)
        if base != word and base in known and known[base].secret:
            return base, _outside(word, suffix, value, where)
    if word == "proxy" and isinstance(value, str) and "@" not in value:  # it holds no credentials
        return word, None
    if word in known and known[word].secret:
        if not isinstance(value, str) or not value.strip():
            raise UsageError(
                f"{where}: {word} must be a text that is not empty; better, give {word}_env or {word}_command"
            )
        return word, InFile(value, path)
    return word, None


def _outside(word: str, suffix: str, value: object, where: str) -> Source:
    if suffix == "_env" and isinstance(value, str) and value:
        return FromEnvironment(value)
    if suffix == "_command" and isinstance(value, list) and value and all(isinstance(part, str) for part in value):
        return FromCommand(tuple(value))
    shape = (
        'the name of a variable, such as "CI_PASSWORD"'
        if suffix == "_env"
        else 'a list, such as ["pass", "show", "ci"]'
    )
    raise UsageError(f"{where}: {word} must be {shape}")


def _spellings(known: Mapping[str, Setting]) -> list[str]:
    return [*known, *(f"{name}{suffix}" for name in known if known[name].secret for suffix in ("_env", "_command"))]
