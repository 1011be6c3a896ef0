# Derived from _async/variables.py by scripts/unasync: do not edit.
"""Variables."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from orchestrator_api.vmware_code_stream.api.variables import (
    create_variable,
    delete_variable_by_id,
    delete_variable_by_name,
    get_variable_by_id,
    get_variable_by_name,
    list_variables,
    update_variable_by_id,
    update_variable_by_name,
)
from orchestrator_api.vmware_code_stream.types import UNSET

from ..._core._sync.caller import Caller
from ..._core._sync.pages import Items
from ..._core.about import about
from ..._core.settings import Timeout
from ..._core.silent import silent
from ..filters import combined
from ..requests import address, at, named, parse_deleted
from ..tables import PAGE_SIZE
from ..variables import CodeStreamVariable, spec, variable_of
from .lists import listing

if TYPE_CHECKING:
    from orchestrator_api.vmware_code_stream.models import VariableSpec


class Variables:
    """The variables of all projects: each is named by its id alone, or by its project and name."""

    def __init__(self, client: Caller) -> None:
        self._client = client

    def list(
        self,
        *,
        project: str | None = None,
        name: str | None = None,
        type: str | None = None,  # noqa: A002
        filter: str | None = None,  # noqa: A002
        orderby: str | None = None,
        limit: int | None = None,
        page_size: int = PAGE_SIZE,
        timeout: Timeout | None = None,
    ) -> Items[CodeStreamVariable]:
        """Return the variables that fit, page by page as they are iterated over.

        `project`, `name` and `type` must be equal to what is given; `filter` is a further condition in the server's own
        words, `orderby` a field with `asc` or `desc` (server default: by name, descending).
        """
        condition = combined({"project": project, "name": name, "type": type}, filter)
        return listing(
            self._client,
            partial(list_variables.build_request, filter_=condition or UNSET, orderby=orderby or UNSET),
            list_variables.parse_response,
            lambda raws: [variable_of(raw) for raw in raws],
            operation="list_variables",
            limit=limit,
            page_size=page_size,
            timeout=timeout,
        )

    def get(self, project_or_id: str, name: str | None = None, *, timeout: Timeout | None = None) -> CodeStreamVariable:
        """Return a variable, by its id or by project and name; the value of one that is not REGULAR is not given."""
        where = address(project_or_id, name, "variable")
        request = at(where, get_variable_by_id.build_request, get_variable_by_name.build_request)
        parse = about("variable", get_variable_by_id.parse_response, **named(where))
        return variable_of(self._client.call(request, parse, timeout=timeout))

    def create(
        self,
        project: str,
        name: str,
        value: str,
        *,
        type: str = "REGULAR",  # noqa: A002
        description: str | None = None,
        timeout: Timeout | None = None,
    ) -> CodeStreamVariable:
        """Create a variable and return it. It is sent once; a lost answer raises OutcomeUnknownError."""
        value = silent(value)
        body = self._hidden(spec(project, name, type, value, description))
        request = create_variable.build_request(body=body)
        return variable_of(self._client.call(request, create_variable.parse_response, timeout=timeout))

    def update(
        self,
        project_or_id: str,
        name: str | None = None,
        *,
        value: str,
        type: str | None = None,  # noqa: A002
        description: str | None = None,
        new_name: str | None = None,
        timeout: Timeout | None = None,
    ) -> CodeStreamVariable:
        """Replace a variable and return it; what is not given is read first and kept.

        `value` must be given, as that of a SECRET could not be read.
        """
        where, value = address(project_or_id, name, "variable"), silent(value)
        spec(None, new_name or "?", type or "REGULAR", value, None)  # what is bad already is so before anything is sent
        old = self.get(project_or_id, name, timeout=timeout)
        kept = old.description if description is None else description
        body = self._hidden(spec(old.project, new_name or old.name, type or old.type, value, kept))
        request = at(where, update_variable_by_id.build_request, update_variable_by_name.build_request, body=body)
        return variable_of(self._client.call(request, update_variable_by_id.parse_response, timeout=timeout))

    def delete(self, project_or_id: str, name: str | None = None, *, timeout: Timeout | None = None) -> None:
        """Delete a variable, by its id or by project and name. It is sent once. By name is unverified: no source does it."""
        where = address(project_or_id, name, "variable")
        request = at(where, delete_variable_by_id.build_request, delete_variable_by_name.build_request)
        self._client.call(request, parse_deleted, timeout=timeout)

    def _hidden(self, body: VariableSpec) -> VariableSpec:
        """Keep the value of a variable that is not REGULAR out of errors and logs: a server may repeat it in a message."""
        if body.type_ != "REGULAR":
            self._client.hide(body.value)
        return body
