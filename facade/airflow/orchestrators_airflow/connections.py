"""From an Airflow connection to what the constructor of a client takes. Nothing here opens anything."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ._airflow import AirflowFailException

Arguments = dict[str, Any]

OPTIONS = ("allow_plain_http", "deadline", "max_attempts", "proxy", "timeout", "verify")
"""Options of every client that a connection's extra may hold."""


def arguments(system: str, connection: Any) -> Arguments:
    """Return the arguments of a system's client; AirflowFailException, which is not retried, names what is missing."""
    extra = dict(connection.extra_dejson)
    known = {name: extra[name] for name in OPTIONS if name in extra}
    return {**known, **_SYSTEMS[system](connection, extra)}


def address(connection: Any) -> str:
    """Return the URL that a connection's host, port and schema mean; its host may be a whole URL."""
    host = _given(connection.host, connection, "a host")
    if "://" in host:
        return str(host)
    port = f":{connection.port}" if connection.port else ""
    return f"{connection.schema or 'https'}://{host}{port}"


def _adobe(connection: Any, extra: Mapping[str, Any]) -> Arguments:
    given: Arguments = {
        "org_id": _given(extra.get("org_id"), connection, "org_id in its extra"),
        "client_id": _given(connection.login, connection, "a login: the client id"),
        "client_secret": _given(connection.password, connection, "a password: the client secret"),
    }
    if connection.host:
        given["base_url"] = address(connection)
    return given | ({"token_url": extra["token_url"]} if "token_url" in extra else {})


def _aws(connection: Any, extra: Mapping[str, Any]) -> Arguments:
    # The names in the extra are those of Airflow's own `aws` connections as well.
    region, profile = extra.get("region") or extra.get("region_name"), extra.get("profile") or extra.get("profile_name")
    given = {"region": region, "profile": profile, "base_url": extra.get("endpoint_url") or (connection.host or None)}
    if connection.login:
        secret = _given(connection.password, connection, "a password: the secret access key")
        token = extra.get("aws_session_token")
        given["credentials"] = (connection.login, secret, token) if token else (connection.login, secret)
    return {name: value for name, value in given.items() if value is not None}


def _vmware(connection: Any, _: Mapping[str, Any]) -> Arguments:
    token = _given(connection.password, connection, "a password: the refresh token")
    return {"base_url": address(connection), "refresh_token": token}


def _cloudify(connection: Any, extra: Mapping[str, Any]) -> Arguments:
    tenant = _given(extra.get("tenant"), connection, "tenant in its extra")
    return {"base_url": address(connection), "tenant": tenant, "auth": _basic(connection)}


def _aspera(connection: Any, _: Mapping[str, Any]) -> Arguments:
    return {"base_url": address(connection), "auth": _basic(connection)}


def _basic(connection: Any) -> tuple[str, str]:
    user = _given(connection.login, connection, "a login: the user")
    return user, _given(connection.password, connection, "a password")


def _given(value: Any, connection: Any, what: str) -> Any:
    if not value:
        raise AirflowFailException(f"the connection {connection.conn_id!r} has no {what.removeprefix('a ')}: set it")
    return value


_SYSTEMS: Mapping[str, Callable[[Any, Mapping[str, Any]], Arguments]] = {
    "adobe_cloud_manager": _adobe,
    "aws_image_builder": _aws,
    "vmware_code_stream": _vmware,
    "cloudify": _cloudify,
    "aspera_orchestrator": _aspera,
}

__all__ = ["OPTIONS", "address", "arguments"]
