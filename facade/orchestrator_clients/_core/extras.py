"""Which optional packages are to be used: one that is missing or too old is as if it were not there."""

from __future__ import annotations

import os
import re
import warnings
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec

from .errors import UsageError

TRANSPORT_VARIABLE = "ORCHESTRATOR_CLIENTS_TRANSPORT"
"""Environment variable: `httpx` keeps to httpx and json where the extra `[fast]` is installed, `fast` insists on it."""

OLDEST: Mapping[str, tuple[str, str]] = {
    "aiohttp": ("aiohttp", "3.14"),
    "botocore": ("botocore", "1.41"),
    "click": ("click", "8.2"),
    "cryptography": ("cryptography", "44.0"),
    "hypothesis": ("hypothesis", "6.100"),
    "msgspec": ("msgspec", "0.21"),
    "opentelemetry.trace": ("opentelemetry-api", "1.30"),
    "pytest": ("pytest", "8.2"),
    "rich": ("rich", "14"),
    "socksio": ("socksio", "1.0"),
    "starlette": ("starlette", "1.0"),
    "urllib3": ("urllib3", "2.5"),
    "uvicorn": ("uvicorn", "0.40"),
    "yaml": ("pyyaml", "6.0.2"),
}
"""A module of each package of the extras, with the package's name and the oldest version that will do."""

_told: set[str] = set()


def has(module: str) -> bool:
    """Return whether a module is there and new enough; of one that is too old it warns once, naming the version."""
    flaw = flaw_of(module)
    if flaw and _is_there(module) and module not in _told:
        _told.add(module)  # first, for a warning may be an error
        warnings.warn(f"{flaw}: it is not used", RuntimeWarning, stacklevel=2)
    return flaw is None


def flaw_of(module: str) -> str | None:
    """Return why a module cannot be used, None if it can."""
    return _age_of(module) if _is_there(module) else f"{module} is missing"


@cache
def _age_of(module: str) -> str | None:
    package, oldest = OLDEST.get(module, ("", ""))
    if not package:
        return None
    found = installed(package) or "unknown"
    return None if _numbers(found) >= _numbers(oldest) else f"{package} {found} is too old: {oldest} is needed"


def installed(package: str) -> str | None:
    """Return the version of a package, None if it is not there."""
    from importlib.metadata import PackageNotFoundError, version  # late, for it takes long to import

    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _is_there(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except (ImportError, ValueError):  # its parent is missing, or something else has its name
        return False


def _numbers(version: str) -> list[int]:
    """Return the numbers a version begins with; a pre-release counts as its release."""
    found = re.match(r"\d+(?:\.\d+)*", version)
    return [int(part) for part in re.sub(r"(\.0+)+$", "", found[0]).split(".")] if found else []


def uses_extra(module: str) -> bool:
    """Return whether a module of the extra `[fast]` is to be used; raises `UsageError` where the environment is wrong."""
    wanted = os.environ.get(TRANSPORT_VARIABLE, "")
    if wanted not in ("", "fast", "httpx"):
        raise UsageError(f"{TRANSPORT_VARIABLE}={wanted!r}: give httpx or fast, or leave it out")
    if wanted == "fast" and (flaw := flaw_of(module)):
        raise UsageError(f"{TRANSPORT_VARIABLE}=fast, but {flaw}: pip install 'orchestrator-clients[fast]'")
    return wanted != "httpx" and has(module)
