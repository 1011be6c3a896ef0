# Derived from _async/artifacts.py by scripts/unasync: do not edit.
"""What steps have built."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from orchestrator_api.adobe_cloud_manager.api.artifacts import list_step_artifacts

from ..._core._sync.caller import Caller
from ..._core.settings import Timeout
from ..artifacts import StepArtifact, artifacts_in, at_most
from ..log_files import PartialFile
from ..logs import from_byte
from ..requests import artifact_source, step_ids
from .logs import Log


class Artifacts:
    """The artifacts of steps. Each method takes the five ids of a step, which are `*step.address`.

    Of these calls Adobe documents the paths alone: what comes back is read as Adobe's Java client reads it.
    """

    def __init__(self, client: Caller) -> None:
        self._client = client

    def list(
        self,
        program_id: str,
        pipeline_id: str,
        execution_id: str,
        phase_id: str,
        step_id: str,
        *,
        timeout: Timeout | None = None,
    ) -> Sequence[StepArtifact]:
        """Return the artifacts of a step, an empty list where it has built none; NotFoundError if there is no such step."""
        request = list_step_artifacts.build_request(*step_ids(program_id, pipeline_id, execution_id, phase_id, step_id))
        return artifacts_in(self._client.call(request, list_step_artifacts.parse_response, timeout=timeout))

    def read(
        self,
        program_id: str,
        pipeline_id: str,
        execution_id: str,
        phase_id: str,
        step_id: str,
        artifact_id: str,
        *,
        offset: int = 0,
        most: int | None = None,
        timeout: Timeout | None = None,
    ) -> Iterator[bytes]:
        """Yield an artifact in chunks of bytes, from `offset` on; NotFoundError where there is none.

        It comes from another host, without these credentials; a connection that breaks is taken up where it broke. One with
        more than `most` bytes from there raises DecodeError, when so many have been given. However long it is, it is not held
        in memory; `timeout` holds for each chunk.
        """
        address = step_ids(program_id, pipeline_id, execution_id, phase_id, step_id)
        source, start = artifact_source(address, artifact_id), from_byte(offset)
        return Log(self._client, source, offset=start, most=at_most(most), timeout=timeout).read()

    def download(
        self,
        program_id: str,
        pipeline_id: str,
        execution_id: str,
        phase_id: str,
        step_id: str,
        artifact_id: str,
        *,
        to: str | os.PathLike[str],
        most: int | None = None,
        timeout: Timeout | None = None,
    ) -> Path:
        """Write an artifact to a file and return its path; other arguments and errors as for `read`.

        `to` is yours to choose: the name that the server gives an artifact is no path to write to. It is written beside that
        name first: what broke off is removed, and a file that was there stays until the new one is whole.
        """
        address = step_ids(program_id, pipeline_id, execution_id, phase_id, step_id)
        file = Log(self._client, artifact_source(address, artifact_id), most=at_most(most), timeout=timeout)
        with PartialFile(to) as part:
            for chunk in file.read():
                part.write(chunk)
        return part.path
