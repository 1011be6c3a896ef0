# Generated from specs/vmware_code_stream/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate vmware_code_stream
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orchestrator_api._runtime import api as _api
from orchestrator_api._runtime.api import UNSET, Unset, decode_model
from ... import models as _models
from ...operations import OPERATIONS

if TYPE_CHECKING:
    from orchestrator_api._runtime.hints import Client, Response, httpx
    from ...models.pipeline import Pipeline
    from ...models.pipeline_spec import PipelineSpec


def build_request(id: str, *, body: PipelineSpec, api_version: str | Unset = UNSET) -> dict[str, Any]:
    """Return the arguments of `httpx.Client.request`; what is taken and how it is meant, `sync_detailed` says."""
    return _api.request(
        OPERATIONS["update_pipeline_by_id"],
        f"/pipelines/{_api.path_part(id, 'id')}",
        params={"apiVersion": api_version},
        body=_api.kind(body, "body", _models.PipelineSpec),
        media="application/json",
        parse=parse_response,
    )


def parse_response(response: httpx.Response) -> Pipeline | None:
    """Return the result of a success, None for any other status; raises `errors.DecodeError`."""
    if response.status_code == 200:
        return decode_model(_models.Pipeline, response)
    return None


def sync_detailed(
    id: str, *, client: Client, body: PipelineSpec, api_version: str | Unset = UNSET
) -> Response[Pipeline]:
    """Replace a pipeline by id

    Takes the whole pipeline. The pipeline may be disabled afterwards.

    Args:
        id (str): Id of the pipeline.
        api_version (str | Unset): Version of the API as `yyyy-MM-dd` (UTC). Without it the server takes the
            latest it supports.
        body (PipelineSpec): A pipeline as sent.

    Returns the status, headers, body and the result.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """
    return _api.send(client, build_request(id=id, body=body, api_version=api_version), parse_response)


async def asyncio_detailed(
    id: str, *, client: Client, body: PipelineSpec, api_version: str | Unset = UNSET
) -> Response[Pipeline]:
    """Do the same as `sync_detailed` on an asynchronous client."""
    return await _api.send_async(client, build_request(id=id, body=body, api_version=api_version), parse_response)


def sync(id: str, *, client: Client, body: PipelineSpec, api_version: str | Unset = UNSET) -> Pipeline | None:
    """Return the result of `sync_detailed`; None for a status that is no success."""
    return sync_detailed(id=id, client=client, body=body, api_version=api_version).parsed


async def asyncio(id: str, *, client: Client, body: PipelineSpec, api_version: str | Unset = UNSET) -> Pipeline | None:
    """Return the result of `asyncio_detailed`; None for a status that is no success."""
    return (await asyncio_detailed(id=id, client=client, body=body, api_version=api_version)).parsed
