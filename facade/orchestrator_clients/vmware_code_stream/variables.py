"""Variables as they are read and sent. Their values are in no repr, and secret ones in no text at all."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from orchestrator_api.vmware_code_stream import models
from orchestrator_api.vmware_code_stream.types import UNSET

from .._core.errors import UsageError
from .._core.inputs import one_of, text_given
from .._core.model import from_micros, given
from .._core.vendor import text_of
from .tables import SYSTEM, VARIABLE_TYPES

if TYPE_CHECKING:
    from orchestrator_api.vmware_code_stream.models import Variable


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeStreamVariable:
    """A named value that pipelines refer to.

    `type` is REGULAR, SECRET or RESTRICTED; `value` is given for REGULAR ones only; times are aware and in UTC; `raw` is the
    model of the low-level client. What the server does not say is None.
    """

    id: str | None = None
    """Of the variable, as the calls want it."""
    project: str | None = None
    """Name of its project."""
    name: str | None = None
    """What pipelines refer to it by, as `${var.name}`."""
    type: str | None = None
    value: str | None = field(default=None, repr=False)
    description: str | None = None
    """What people wrote about it."""
    created: datetime | None = None
    """When it was made."""
    updated: datetime | None = None
    """When it was changed last."""
    raw: Variable = field(repr=False, compare=False)


def variable_of(raw: Variable) -> CodeStreamVariable:
    """Return a variable as its raw form says it."""
    kind = given(raw.type_)
    return CodeStreamVariable(
        id=text_of(given(raw.id)),
        project=text_of(given(raw.project)),
        name=text_of(given(raw.name)),
        type=str(kind) if kind is not None else None,
        value=given(raw.value),
        description=text_of(given(raw.description)),
        created=from_micros(given(raw.field_create_time_in_micros)),
        updated=from_micros(given(raw.field_update_time_in_micros)),
        raw=raw,
    )


def spec(
    project: str | None, name: object, kind: object, value: object, description: str | None
) -> models.VariableSpec:
    """Return a variable as it is sent; `UsageError` for a bad part, without showing the value."""
    if not isinstance(value, str):
        raise UsageError("value: give a text", system=SYSTEM)
    return models.VariableSpec(
        name=text_given(name, "name", system=SYSTEM),
        type_=models.VariableType(one_of(kind, VARIABLE_TYPES, "type", system=SYSTEM)),
        value=value,
        project=UNSET if project is None else text_given(project, "project", system=SYSTEM),
        description=UNSET if description is None else description,
    )
