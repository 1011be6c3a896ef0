"""What can be started: one shape over five systems."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from .errors import UsageError

NEAR, MOST_NAMED = 3, 10
"""How many targets are named where none fits, and where several do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetInput:
    """One input that a target takes; what the system does not say is None.

    `type` is the system's own word, `default` what it has where none is given (None also where that is not known). Defaults
    are no part of the repr: they may be secrets.
    """

    name: str
    """By which it is given."""
    type: str | None = None
    required: bool | None = None
    """Whether it must be given."""
    default: Any = field(default=None, repr=False)
    description: str | None = None
    """What people wrote about it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Something that can be started: a workflow of a deployment, a pipeline, a design. What the system does not say is None.

    `id` is what names it in one text, as the command line takes it, `ids` its parts by name; `group` is what it belongs to
    (deployment, program, project), as people call it, and `name` its own name there. `inputs` are what it takes: empty means
    that it takes none, and None that a list does not have them (`targets.get` does). `enabled` is whether the system would
    start it, `busy` whether a run of it goes on, `status` the system's own word for either, `environments` what it deploys
    to, `link` where a person can look, and `raw` what all this was read from. Texts are the system's own and untrusted.
    """

    system: str
    id: str
    ids: Mapping[str, str]
    name: str
    group: str | None = None
    inputs: Sequence[TargetInput] | None = None
    enabled: bool | None = None
    busy: bool | None = None
    status: str | None = None
    description: str | None = None
    """What people wrote about it."""
    environments: Sequence[str] = ()
    link: str | None = None
    raw: Any = field(default=None, repr=False, compare=False)

    @property
    def full_name(self) -> str:
        """Return its name with that of its group before it."""
        return f"{self.group}/{self.name}" if self.group else self.name

    def __str__(self) -> str:
        return (
            f"{self.system} {self.full_name} ({self.id})" if self.full_name != self.id else f"{self.system} {self.id}"
        )

    def to_json(self) -> dict[str, Any]:
        """Return its fields as JSON holds them; None is what the system does not say. Nothing is redacted here."""
        inputs = None if self.inputs is None else [_input_form(one) for one in self.inputs]
        return {
            "system": self.system,
            "id": self.id,
            "ids": dict(self.ids),
            "name": self.name,
            "group": self.group,
            "inputs": inputs,
            "enabled": self.enabled,
            "busy": self.busy,
            "status": self.status,
            "description": self.description,
            "environments": list(self.environments),
            "link": self.link,
        }


def _input_form(one: TargetInput) -> dict[str, Any]:
    return {
        "name": one.name,
        "type": one.type,
        "required": one.required,
        "default": one.default,
        "description": one.description,
    }


def the_one(name: str, known: Iterable[Target], *, system: str) -> Target:
    """Return the one target of that id or name, with or without its group; `UsageError` where none or several have it."""
    targets = list(known)
    fit = [one for one in targets if name in (one.id, one.name, one.full_name)]
    if len(fit) == 1:
        return fit[0]
    if fit:
        more = f" and {len(fit) - MOST_NAMED} more" if len(fit) > MOST_NAMED else ""
        ids = ", ".join(one.id for one in fit[:MOST_NAMED])
        raise UsageError(f"{name!r} is the name of several targets: give the id of one of {ids}{more}", system=system)
    from difflib import get_close_matches  # late, for it takes long to import

    words = {word: one.id for one in targets for word in (one.id, one.name, one.full_name)}
    near = dict.fromkeys(words[word] for word in get_close_matches(name, words, NEAR))
    hint = f"; near it: {', '.join(near)}" if near else ""
    raise UsageError(f"there is no target {name!r} among the {len(targets)} that can be seen{hint}", system=system)


def no_inputs(inputs: Mapping[str, Any] | None, *, system: str, instead: str) -> None:
    """Raise `UsageError` if there are inputs, for a system whose targets take none; `instead` says what it has."""
    if inputs:
        raise UsageError(f"inputs: what {system} starts takes none; {instead}", system=system)
