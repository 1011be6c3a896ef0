"""Credentials and rights on a Cloudify Manager, and how it refuses."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass, field, replace

from ..._simulation.messages import Call
from .errors import refusal
from .query import flag
from .rules import ADMINISTRATORS, READERS, WRITERS

_PERMISSIONS = {
    "list_executions": ("execution_list", READERS),
    "get_execution": ("execution_get", READERS),
    "start_execution": ("execution_start", WRITERS),
    "act_on_execution": ("execution_cancel", WRITERS),
    "update_execution": ("execution_status_update", WRITERS),
    "list_operations": ("operations", READERS),
    "list_events": ("event_list", READERS),
    "start_execution_group": ("execution_group_create", WRITERS),
    "get_execution_group": ("execution_group_get", READERS),
    "act_on_execution_group": ("execution_group_cancel", WRITERS),
    "list_deployments": ("deployment_list", READERS),
    "get_deployment": ("deployment_get", READERS),
}


@dataclass(frozen=True, slots=True)
class CloudifyUser:
    """A user of the manager, with a role and optionally an API token."""

    name: str
    password: str = field(repr=False)
    role: str = "sys_admin"
    token: str | None = field(default=None, repr=False)

    @property
    def is_administrator(self) -> bool:
        """Whether the fields that are for administrators are open to this user."""
        return self.role in ADMINISTRATORS


@dataclass(frozen=True, slots=True)
class Caller:
    """Who calls, in which tenant (None: in all of them, or not yet known), and how that was established."""

    user: CloudifyUser
    method: str
    tenant: str | None = None

    @property
    def audit(self) -> tuple[tuple[str, str], ...]:
        """Return the headers that describe the caller, with the tenant if the manager knows it."""
        return (
            ("x-cloudify-audit-auth-method", self.method),
            *([("x-cloudify-audit-tenant", self.tenant)] if self.tenant else []),
            ("x-cloudify-audit-username", self.user.name),
        )


def authenticate(call: Call, users: dict[str, CloudifyUser]) -> tuple[CloudifyUser, str]:
    """Return the user and the audited name of the method. Raises the 401s; none has `WWW-Authenticate`."""
    token = call.header("authentication-token")
    if (basic := _basic(call.header("authorization"))) is not None:
        return _by_password(*basic, users, changed="expired_token" in call.marks), "http_basic"
    if token is None:
        raise _unauthorized("No authentication info provided")  # also for `Bearer`
    if "expired_token" in call.marks:
        raise _unauthorized("Token is expired")
    user = next((user for user in users.values() if user.token == token), None)
    if user is None:
        raise _unauthorized("API token authentication failed")
    return user, "token"


def authorize(call: Call, caller: Caller, tenants: set[str]) -> Caller:
    """Return the caller with the tenant. Raises the 403s."""
    user = caller.user
    permission, roles = _PERMISSIONS[call.operation or ""]
    tenant = call.header("tenant")
    if tenant is not None and tenant not in tenants:
        raise refusal(403, f"Authorization failed: Tried to authenticate with invalid tenant name: {tenant}")
    everywhere = call.operation == "list_executions" and user.is_administrator and flag(call, "all_tenants")
    if tenant is None and not everywhere:
        raise refusal(403, "Authorization failed: tenant not provided")
    if user.role not in roles:
        raise forbidden(user, permission)
    return replace(caller, tenant=None if everywhere else tenant)


def forbidden(user: CloudifyUser, permission: str) -> Exception:
    """Return the 403 for what this user's role does not allow."""
    return refusal(403, f"403: User `{user.name}` is not permitted to perform the action {permission}")


def _by_password(name: str, password: str, users: dict[str, CloudifyUser], *, changed: bool) -> CloudifyUser:
    """Look up the user; `changed` means that the password was changed meanwhile, the counterpart of an expired token."""
    user = users.get(name)
    if user is None:
        raise _unauthorized("No authentication info provided")  # an unknown name is answered as if there was none
    if changed or user.password != password:
        message = f"Authentication failed for <User username=`{name}`>. Wrong credentials or locked account"
        raise _unauthorized(message)
    return user


def _basic(header: str | None) -> tuple[str, str] | None:
    scheme, _, encoded = (header or "").partition(" ")
    if scheme.lower() != "basic":
        return None
    try:
        name, colon, password = base64.b64decode(encoded, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return None
    return (name, password) if colon else None


def _unauthorized(reason: str) -> Exception:
    return refusal(401, f"User unauthorized: {reason}")
