"""Programs with their pipelines and environments, through both clients."""

from __future__ import annotations

from typing import Any

import pytest

from orchestrator_clients import NotFoundError, UsageError
from orchestrator_clients.testing import AdobeCloudManagerSimulator
from tests.contract.both import settle

pytestmark = pytest.mark.anyio


async def test_programs_pipelines_and_environments(adobe: Any, server: AdobeCloudManagerSimulator) -> None:
    programs = await settle(adobe.programs.list())
    assert server.program_id in {program.id for program in programs}
    pipelines = await settle(adobe.programs.pipelines(server.program_id))
    assert server.pipeline_id in {pipeline.id for pipeline in pipelines}
    pipeline = await settle(adobe.programs.pipeline(server.program_id, server.pipeline_id))
    assert pipeline.id == server.pipeline_id
    environments = await settle(adobe.programs.environments(server.program_id))
    assert len({environment.id for environment in environments}) == len(environments)


async def test_what_there_is_not_and_what_cannot_be(adobe: Any, server: AdobeCloudManagerSimulator) -> None:
    with pytest.raises(NotFoundError):
        await settle(adobe.programs.pipelines("404"))
    with pytest.raises(NotFoundError):
        await settle(adobe.programs.pipeline(server.program_id, "404"))
    before = len(server.calls)
    for call in (adobe.programs.pipelines, adobe.programs.environments):
        with pytest.raises(UsageError):
            await settle(call(".."))
    assert len(server.calls) == before
