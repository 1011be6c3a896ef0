"""What was removed from the public API since the last release: `api_changes OLD NEW KNOWN`, two source folders and a list.

It runs with scripts/release's tools (griffe reads sources without importing them). A break that KNOWN does not list is reported,
and so is a line of KNOWN that is no break any more.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import griffe

PACKAGE = "orchestrator_clients"
SYSTEMS = ("adobe_cloud_manager", "aspera_orchestrator", "aws_image_builder", "cloudify", "vmware_code_stream")
COLOUR = re.compile("\x1b\\[[0-9;]*m")
PUBLIC = ("", *SYSTEMS, "testing")
"""The modules whose `__all__` is public (docs/versions.md)."""


def _names(module: griffe.Module) -> Iterator[str]:
    for name in module.exports or ():
        yield str(name)


def _target(module: griffe.Module, name: str) -> griffe.Object:
    found = module.members[name]
    target = found.final_target if isinstance(found, griffe.Alias) else found
    # An older name of a class is kept as `Old = New`.
    value = target.value if isinstance(target, griffe.Attribute) else None
    home = target.parent
    if isinstance(value, griffe.ExprName) and isinstance(home, griffe.Module) and value.name in home.members:
        return _target(home, value.name)
    return target


def _breaks(old: griffe.Module, new: griffe.Module) -> Iterator[str]:
    for name in _names(old):
        if name not in new.members:
            yield f"{old.path}.{name}: gone"
            continue
        before, after = _target(old, name), _target(new, name)
        for found in griffe.find_breaking_changes(before, after):
            if not (_is_set_elsewhere(found, after) or _is_internal(found)):
                yield f"{name}: {COLOUR.sub('', found.explain(griffe.ExplanationStyle.ONE_LINE)).split(': ', 1)[1]}"


def _is_set_elsewhere(found: griffe.Breakage, after: griffe.Object) -> bool:
    """Return whether an attribute that seems gone is set by a method other than `__init__`, where griffe does not look."""
    gone = found.kind is griffe.BreakageKind.OBJECT_REMOVED
    return gone and re.search(rf"\bself\.{re.escape(found.obj.name)}\s*[:=]", after.source) is not None


def _is_internal(found: griffe.Breakage) -> bool:
    """Return whether it is about what is not public: `__getattr__`, whose results are typed now, and private defaults."""
    defaults = [str(getattr(one, "default", one)).lstrip("_") for one in (found.old_value, found.new_value)]
    renamed = found.kind is griffe.BreakageKind.PARAMETER_CHANGED_DEFAULT and defaults[0] == defaults[1]
    return renamed or found.obj.name == "__getattr__" or found.obj.name.startswith("run_")


def _loaded(folder: str) -> griffe.Module:
    return griffe.load(PACKAGE, search_paths=[folder], allow_inspection=False)  # type: ignore[return-value]


def main(old_folder: str, new_folder: str, known_file: str) -> int:
    """Report breaks that are not listed, and listed ones that are none; return how many."""
    old, new = _loaded(old_folder), _loaded(new_folder)
    found = set()
    for name in PUBLIC:
        found |= set(_breaks(old[name] if name else old, new[name] if name else new))
    lines = Path(known_file).read_text(encoding="utf-8").splitlines()
    known = {line for line in lines if line and not line.startswith("#")}
    told = [f"not announced: {one}" for one in sorted(found - known)]
    told += [f"no break any more: {one}" for one in sorted(known - found)]
    sys.stderr.writelines(f"api: {one}\n" for one in told)
    return min(len(told), 1)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
