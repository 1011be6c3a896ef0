"""Cloudify Manager: executions of deployment workflows."""

from ._async import AsyncCloudify, AsyncExecutions
from ._sync import Cloudify, Executions

__all__ = ["AsyncCloudify", "AsyncExecutions", "Cloudify", "Executions"]
