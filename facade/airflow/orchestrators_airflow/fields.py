"""What the form of a connection asks for, by its type: data that Airflow 3.3 reads without importing a hook."""

from __future__ import annotations

from typing import Any

LOGIN_PASSWORD = {"login": "User", "password": "Password", "host": "Address"}
UNUSED = ["schema", "port"]


def _text(label: str, about: str | None = None) -> dict[str, Any]:
    field: dict[str, Any] = {"label": label, "schema": {"type": ["string", "null"]}}
    return {**field, "description": about} if about else field


def _form(labels: dict[str, str], hidden: list[str], fields: dict[str, Any]) -> dict[str, Any]:
    behaviour = {"hidden-fields": hidden, "relabeling": labels, "placeholders": {"host": "https://..."}}
    return {"ui-field-behaviour": behaviour, "conn-fields": fields}


FORMS: dict[str, dict[str, Any]] = {
    "adobe_cloud_manager": _form(
        {"login": "Client id", "password": "Client secret", "host": "Address (Adobe's own if empty)"},
        UNUSED,
        {"org_id": _text("Organisation", "such as 1234567890ABCDEF@AdobeOrg"), "token_url": _text("Login address")},
    ),
    "aws_image_builder": _form(
        {"login": "Access key id", "password": "Secret access key", "host": "Address (AWS's own if empty)"},
        UNUSED,
        {"region": _text("Region"), "profile": _text("Profile", "of botocore's files; used without a key")},
    ),
    "vmware_code_stream": _form({"password": "Refresh token", "host": "Address"}, ["login"], {}),
    "cloudify": _form(LOGIN_PASSWORD, [], {"tenant": _text("Tenant", "such as default_tenant")}),
    "aspera_orchestrator": _form(LOGIN_PASSWORD, [], {}),
}
"""The form of each connection type."""
