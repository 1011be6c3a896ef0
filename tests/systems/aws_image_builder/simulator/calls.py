"""Signed calls to a simulated Image Builder, without our client's checks and models."""

from __future__ import annotations

import itertools
import json
from collections.abc import Mapping
from typing import Any, Self
from urllib.parse import quote

import httpx

from orchestrator_clients.aws_image_builder.signing import Keys, Signer
from orchestrator_clients.testing import AwsImageBuilderSimulator, Run

METHODS = {"List": "POST", "Get": "GET"}
"""By the beginning of an operation's name; every other is a PUT."""


def method_of(operation: str) -> str:
    """Return the method of an operation, called as AWS calls it."""
    return next((method for start, method in METHODS.items() if operation.startswith(start)), "PUT")


class AwsCalls:
    """Makes calls with the simulator's credentials, at its time."""

    def __init__(self, server: AwsImageBuilderSimulator) -> None:
        self.server = server
        self._http = httpx.Client(verify=False, base_url=server.url)
        self._tokens = itertools.count(1)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()

    def __call__(self, operation: str, **members: object) -> httpx.Response:
        """Make a call with these members; a PUT without a client token gets one."""
        if method_of(operation) == "GET":
            return self.send(operation, query={name: str(value) for name, value in members.items()})
        if method_of(operation) == "PUT":
            members.setdefault("clientToken", f"token-{next(self._tokens)}")
        return self.send(operation, body=json.dumps(members).encode())

    def send(self, operation: str, *, query: Mapping[str, str] | None = None, body: bytes = b"") -> httpx.Response:
        """Send these bytes, signed."""
        encoded = "&".join(f"{quote(name, safe='')}={quote(value, safe='')}" for name, value in (query or {}).items())
        target = f"/{operation}?{encoded}" if encoded else f"/{operation}"
        headers = {"content-type": "application/json"} if body else {}
        signed = self.sign(method_of(operation), target, headers, body)
        return self._http.request(method_of(operation), target, headers={**headers, **signed}, content=body)

    def sign(self, method: str, target: str, headers: Mapping[str, str], body: bytes) -> dict[str, str]:
        """Return the headers of a signature; `headers` are signed with it, as `Signer` does."""
        known = self.server.credentials
        keys = Keys(known.access_key, known.secret_key, known.token)
        host = {"host": self.server.url.removeprefix("http://")}
        now = self.server.clock.time()
        return Signer(self.server.region).sign(method, target, {**host, **headers}, body, keys, now)

    # What tests often do

    def started(self, script: Run | None = None) -> str:
        """Start a build, and return its ARN."""
        if script is not None:
            self.server.script = script
        return str(
            self("StartImagePipelineExecution", imagePipelineArn=self.server.pipeline_arn).json()[
                "imageBuildVersionArn"
            ]
        )

    def image(self, arn: str) -> dict[str, Any]:
        """Return an image."""
        return dict(self("GetImage", imageBuildVersionArn=arn).json()["image"])

    def status(self, arn: str) -> str:
        """Return the status of an image."""
        return str(self.image(arn)["state"]["status"])

    def workflows(self, arn: str) -> list[dict[str, Any]]:
        """Return the workflow executions of an image."""
        return list(self("ListWorkflowExecutions", imageBuildVersionArn=arn).json()["workflowExecutions"])

    def steps(self, workflow: Mapping[str, Any]) -> list[dict[str, Any]]:
        """Return the steps of a workflow execution."""
        wanted = workflow["workflowExecutionId"]
        return list(self("ListWorkflowStepExecutions", workflowExecutionId=wanted).json()["steps"])


def error_of(answer: httpx.Response) -> tuple[int, str | None]:
    """Return status and name of an error."""
    return answer.status_code, answer.headers.get("x-amzn-errortype")
