"""Cloudify Manager: executions of deployment workflows."""

from typing import TYPE_CHECKING

from .._lazy import lazy

if TYPE_CHECKING:
    from ._async.client import AsyncCloudify, AsyncExecutions
    from ._sync.client import Cloudify, Executions
else:
    __getattr__, __dir__ = lazy(
        __name__,
        {
            "._async.client": "AsyncCloudify AsyncExecutions",
            "._sync.client": "Cloudify Executions",
        },
    )

EXPORTS = "AsyncCloudify Cloudify"
"""The names that `orchestrator_clients` itself has as well."""

__all__ = ["AsyncCloudify", "AsyncExecutions", "Cloudify", "Executions"]
