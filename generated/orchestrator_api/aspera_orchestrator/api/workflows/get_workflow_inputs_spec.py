# Generated from specs/aspera_orchestrator/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate aspera_orchestrator
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.workflow_inputs_spec_answer import WorkflowInputsSpecAnswer
from ...operations import OPERATIONS
from ...types import Response, decode_model, path_part


def build_request(
    workflow_id: str,
) -> dict[str, Any]:
    """Return the arguments of `httpx.Client.request`; the extensions tell a client that cares what the operation is."""

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/workflow_inputs_spec/{workflow_id}.json".format(
            workflow_id=path_part(workflow_id, "workflow_id"),
        ),
        "extensions": {
            "operation": "get_workflow_inputs_spec",
            "meaning": OPERATIONS["get_workflow_inputs_spec"],
            "parse": parse_response,
        },
    }
    return _kwargs


def parse_response(response: httpx.Response) -> WorkflowInputsSpecAnswer | None:
    """Return the result of a success, None for any other status; raises `errors.DecodeError`."""
    if response.status_code == 200:
        return decode_model(WorkflowInputsSpecAnswer, response)
    return None


def _build_response(*, client: Client, response: httpx.Response) -> Response[WorkflowInputsSpecAnswer]:
    if client.raise_on_unexpected_status and not response.is_success and not response.is_redirect:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return Response(
        status_code=response.status_code,
        content=response.content,
        headers=response.headers,
        parsed=response.extensions["parsed"] if "parsed" in response.extensions else parse_response(response),
    )


def sync_detailed(
    workflow_id: str,
    *,
    client: Client,
) -> Response[WorkflowInputsSpecAnswer]:
    """Get what inputs a workflow takes.

    Args:
        workflow_id (str):

    Returns:
        Response[WorkflowInputsSpecAnswer]: status, headers, body and the result.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    response = client.get_httpx_client().request(
        **build_request(
            workflow_id=workflow_id,
        )
    )
    return _build_response(client=client, response=response)


async def asyncio_detailed(
    workflow_id: str,
    *,
    client: Client,
) -> Response[WorkflowInputsSpecAnswer]:
    """Get what inputs a workflow takes.

    Args:
        workflow_id (str):

    Returns:
        Response[WorkflowInputsSpecAnswer]: status, headers, body and the result.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    response = await client.get_async_httpx_client().request(
        **build_request(
            workflow_id=workflow_id,
        )
    )
    return _build_response(client=client, response=response)


def sync(
    workflow_id: str,
    *,
    client: Client,
) -> WorkflowInputsSpecAnswer | None:
    """Get what inputs a workflow takes.

    Args:
        workflow_id (str):

    Returns:
        WorkflowInputsSpecAnswer; None for a status that is no success.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    return sync_detailed(
        workflow_id=workflow_id,
        client=client,
    ).parsed


async def asyncio(
    workflow_id: str,
    *,
    client: Client,
) -> WorkflowInputsSpecAnswer | None:
    """Get what inputs a workflow takes.

    Args:
        workflow_id (str):

    Returns:
        WorkflowInputsSpecAnswer; None for a status that is no success.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    return (
        await asyncio_detailed(
            workflow_id=workflow_id,
            client=client,
        )
    ).parsed
