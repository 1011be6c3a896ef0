"""Every kind of credential that a client takes, for the tables about secrets."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import orchestrator_clients
from orchestrator_clients.aspera_orchestrator.credentials import QUERY_WARNING

QUICK: dict[str, Any] = {"max_attempts": 1, "timeout": 5}
ARN = "arn:aws:imagebuilder:us-east-1:123456789012:image/web/1.0.0/1"
PIPELINE = "arn:aws:imagebuilder:us-east-1:123456789012:image-pipeline/web"


@dataclass(frozen=True)
class Kind:
    """One kind: the client it is for, how that is made with a URL and a secret, a read and a start.

    `tokens`: what logins answer, by the end of their path, in which `{}` stands for a second secret; `header`: the secret
    travels in one, so that it must be printable ASCII.
    """

    client: str
    options: Callable[[str, Any], dict[str, Any]]
    read: Callable[[Any], Any]
    start: Callable[[Any], Any]
    tokens: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    header: bool = False

    def make(self, url: str, secret: Any, world: str = "sync", **options: Any) -> Any:
        """Return a client of a world."""
        made = getattr(orchestrator_clients, ("Async" if world == "async" else "") + self.client)
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", QUERY_WARNING[:40], UserWarning)
            return made(**{**QUICK, **self.options(url, secret), **options})

    def logins(self, secret: str) -> dict[str, object]:
        """Return the answers of logins that hand out this token."""
        return {path: {k: v.format(secret) for k, v in body.items()} for path, body in self.tokens.items()}


def _cloudify(**given: Any) -> Kind:
    return Kind(
        "Cloudify",
        lambda url, secret: {"base_url": url, "tenant": "t", **_filled(given, secret)},
        lambda client: client.executions.get("x"),
        lambda client: client.executions.start(deployment_id="web", workflow_id="install"),
        header="token" in given,
    )


def _aspera(**given: Any) -> Kind:
    return Kind(
        "AsperaOrchestrator",
        lambda url, secret: {"base_url": url, **_filled(given, secret)},
        lambda client: client.work_orders.get(1),
        lambda client: client.work_orders.start(workflow_id=12, inputs={"file": "a.mov"}),
        tokens={"/login": {"token": "{}"}} if given.get("login") else {},
        header="token" in given,
    )


def _adobe(**given: Any) -> Kind:
    return Kind(
        "AdobeCloudManager",
        lambda url, secret: {
            "org_id": "o@AdobeOrg", "client_id": "client", "base_url": url, "token_url": f"{url}/ims/token",
            **_filled(given, secret),
        },
        lambda client: client.executions.current("1", "2"),
        lambda client: client.executions.start("1", "2"),
        tokens={} if "token" in given else {"/ims/token": {"access_token": "{}"}},
        header="client_secret" not in given,
    )  # fmt: skip


def _code_stream(**given: Any) -> Kind:
    return Kind(
        "VmwareCodeStream",
        lambda url, secret: {
            "base_url": url, **_filled(given, secret), **({"csp_url": url} if "csp_url" in given else {}),
        },
        lambda client: client.executions.get("x"),
        lambda client: client.pipelines.execute("Portal", "ship"),
        tokens={} if "token" in given else {
            "/csp/gateway/am/api/login": {"refresh_token": "{}.r"},
            "/csp/gateway/am/idp/auth/login": {"refresh_token": "{}.r"},
            "/csp/gateway/am/api/auth/api-tokens/authorize": {"access_token": "{}"},
            "/iaas/api/login": {"token": "{}"},
        },
        header="token" in given,
    )  # fmt: skip


def _aws(*parts: str) -> Kind:
    return Kind(
        "AwsImageBuilder",
        lambda url, secret: {
            "region": "us-east-1", "base_url": url,
            "credentials": tuple(_filled({"x": part}, secret)["x"] for part in parts),
        },
        lambda client: client.images.get(ARN),
        lambda client: client.image_pipelines.start(image_pipeline_arn=PIPELINE),
        header=True,
    )  # fmt: skip


def _filled(given: Mapping[str, Any], secret: Any) -> dict[str, Any]:
    """Put the secret where a `{}` stands."""

    def fill(value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(map(fill, value))
        if not isinstance(value, str) or "{}" not in value:
            return value
        return value.format(secret) if isinstance(secret, str) else secret

    return {name: fill(value) for name, value in given.items() if name != "csp_url"}


KINDS: dict[str, Kind] = {
    "cloudify-password": _cloudify(auth=("admin", "{}")),
    "cloudify-token": _cloudify(token="{}"),
    "aspera-basic": _aspera(auth=("ops", "{}")),
    "aspera-query-password": _aspera(auth=("ops", "{}"), credentials_in_query=True),
    "aspera-query-key": _aspera(api_key=("ops", "{}"), credentials_in_query=True),
    "aspera-login": _aspera(auth=("ops", "{}"), login=True),
    "aspera-login-key": _aspera(api_key=("ops", "{}"), login=True),
    "aspera-token": _aspera(token="{}"),
    "adobe-secret": _adobe(client_secret="{}"),
    "adobe-token": _adobe(token="{}"),
    "adobe-key": _adobe(client_id="{}", token="another-token"),
    "code-stream-refresh": _code_stream(refresh_token="{}"),
    "code-stream-refresh-csp": _code_stream(refresh_token="{}", csp_url=True),
    "code-stream-password": _code_stream(auth=("admin", "{}")),
    "code-stream-domain": _code_stream(auth=("admin", "{}"), domain="corp"),
    "code-stream-token": _code_stream(token="{}"),
    "aws-key": _aws("AKID", "{}"),
    "aws-session": _aws("AKID", "a-secret-key", "{}"),
}
