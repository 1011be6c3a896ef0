"""What can be started: the pipelines of programs."""

from __future__ import annotations

import logging
from collections.abc import Hashable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from orchestrator_api.adobe_cloud_manager.api.programs import (
    get_environments,
    get_pipeline,
    get_pipelines,
    get_programs,
)

from ..._core._async.caller import AsyncCaller
from ..._core._async.pages import AsyncItems
from ..._core._async.targets import AsyncTargets
from ..._core.about import about
from ..._core.errors import ApiError
from ..._core.inputs import path_id
from ..._core.logs import reason_of, tell
from ..._core.model import given
from ..._core.pages import Page, check_limit
from ..._core.settings import Timeout
from ..._core.targets import Target, no_inputs
from ..._core.vendor import text_of
from .. import requests, targets
from .executions import AsyncAdobeExecutions

if TYPE_CHECKING:
    from orchestrator_api.adobe_cloud_manager.models import Environment, Pipeline, Program

    from .execution import AsyncAdobeExecution


class AsyncPrograms:
    """The programs of the organisation, with their pipelines and environments."""

    def __init__(self, client: AsyncCaller) -> None:
        self._client = client

    async def list(self, *, timeout: Timeout | None = None) -> Sequence[Program]:
        """Return the programs that these credentials see; Adobe has them all in one answer."""
        return targets.programs_in(
            await self._client.call(get_programs.build_request(), get_programs.parse_response, timeout=timeout)
        )

    async def pipelines(self, program_id: str, *, timeout: Timeout | None = None) -> Sequence[Pipeline]:
        """Return the pipelines of a program; NotFoundError if there is no such program."""
        request = get_pipelines.build_request(path_id(program_id, "program_id", system=self._client.system))
        return targets.pipelines_in(await self._client.call(request, get_pipelines.parse_response, timeout=timeout))

    async def pipeline(self, program_id: str, pipeline_id: str, *, timeout: Timeout | None = None) -> Pipeline:
        """Return a pipeline: its phases, what starts it, and whether it is busy; NotFoundError if there is none."""
        request = get_pipeline.build_request(*requests.pipeline_ids(program_id, pipeline_id))
        parse = about("pipeline", get_pipeline.parse_response, id=pipeline_id, program_id=program_id)
        return await self._client.call(request, parse, timeout=timeout)

    async def environments(self, program_id: str, *, timeout: Timeout | None = None) -> Sequence[Environment]:
        """Return the environments of a program: what its pipelines deploy to."""
        request = get_environments.build_request(path_id(program_id, "program_id", system=self._client.system))
        return targets.environments_in(
            await self._client.call(request, get_environments.parse_response, timeout=timeout)
        )


class AsyncAdobeTargets(AsyncTargets):
    """The pipelines of the organisation's programs; the id of each is `PROGRAM_ID/PIPELINE_ID`."""

    def __init__(self, system: str, programs: AsyncPrograms, executions: AsyncAdobeExecutions) -> None:
        self.system: str = system
        self._catalogue, self._executions = programs, executions

    def list(
        self, *, program_id: str | None = None, limit: int | None = None, timeout: Timeout | None = None
    ) -> AsyncItems[Target]:
        """Return the pipelines of a program, or of all; a program costs two calls, one of them for its environments.

        They take no inputs. `busy` is whether an execution goes on or waits for a person: only one at a time can.
        """
        check_limit(limit, system=self.system)
        if program_id is not None:
            path_id(program_id, "program_id", system=self.system)

        async def fetch(cursor: Hashable | None) -> Page[Target]:
            left = cursor if isinstance(cursor, tuple) else await self._programs(program_id, timeout)
            if not left:
                return Page([])
            number, name = left[0]
            found = await self._catalogue.pipelines(number, timeout=timeout)
            names = await self._names(number, timeout) if found else {}
            return Page([targets.target_of(raw, self.system, number, name, names) for raw in found], left[1:] or None)

        return AsyncItems(fetch, system=self.system, operation="get_pipelines", limit=limit)

    async def _programs(self, program_id: str | None, timeout: Timeout | None) -> tuple[tuple[str, str | None], ...]:
        """Return ids and names of programs; of one that is asked for by its id the name if the answer has it."""
        known = [(str(one.id), text_of(given(one.name))) for one in await self._catalogue.list(timeout=timeout)]
        if program_id is None:
            return tuple(known)
        return tuple(one for one in known if one[0] == program_id) or ((program_id, None),)

    async def _names(self, program_id: str, timeout: Timeout | None) -> Mapping[str, str]:
        """Return the names of environments by id; none where these credentials may not read them."""
        try:
            return targets.names_of(await self._catalogue.environments(program_id, timeout=timeout))
        except ApiError as error:
            if error.status not in (403, 404):
                raise
            tell(
                logging.DEBUG,
                "detail_unread",
                "%s: the environments of program %s cannot be read: %s",
                self.system,
                program_id,
                error,
                system=self.system,
                reason=reason_of(error),
            )
            return {}

    async def get(self, target: Target | str, *, timeout: Timeout | None = None) -> Target:
        """Return a pipeline as it is now; NotFoundError if there is none."""
        ids = await self._ids(target, timeout)
        program_id, pipeline_id = requests.pipeline_ids(ids["program_id"], ids["pipeline_id"])
        raw = await self._catalogue.pipeline(program_id, pipeline_id, timeout=timeout)
        group = target.group if isinstance(target, Target) else None
        return targets.target_of(raw, self.system, program_id, group, await self._names(program_id, timeout))

    def _ids_in(self, text: str) -> Mapping[str, str] | None:
        program_id, _, pipeline_id = text.partition("/")
        if not (text.isascii() and program_id.isdigit() and pipeline_id.isdigit()):
            return None
        return {"program_id": program_id, "pipeline_id": pipeline_id}

    async def _begin(
        self,
        ids: Mapping[str, str],
        inputs: Mapping[str, Any] | None,
        timeout: Timeout | None,
        options: Mapping[str, Any],
    ) -> AsyncAdobeExecution:
        no_inputs(inputs, system=self.system, instead="mode= says how to run")
        return await self._executions.start(ids["program_id"], ids["pipeline_id"], timeout=timeout, **options)
