"""Typed clients for the workflow executions of five systems; each name is imported when it is first used."""

from typing import TYPE_CHECKING

from ._lazy import lazy
from ._version import __version__ as __version__

if TYPE_CHECKING:
    from ._command.clients import async_client_of, client_of
    from ._core._async.adopt import async_adopt
    from ._core._async.client import AsyncOrchestratorClient
    from ._core._async.execution import AsyncExecution
    from ._core._async.look import AsyncLook
    from ._core._async.many import AsyncWaited, async_wait_many, async_watch_many
    from ._core._async.pages import AsyncItems
    from ._core._async.poller import AsyncPoller
    from ._core._async.stream import AsyncBody
    from ._core._async.targets import AsyncTargets
    from ._core._sync.adopt import adopt
    from ._core._sync.client import OrchestratorClient
    from ._core._sync.execution import Execution
    from ._core._sync.look import Look
    from ._core._sync.many import Waited, wait_many, watch_many
    from ._core._sync.pages import Items
    from ._core._sync.poller import Poller
    from ._core._sync.stream import Body
    from ._core._sync.targets import Targets
    from ._core.capture import CapturedCall, CapturedCalls
    from ._core.errors import (
        ApiError,
        AuthError,
        BusyError,
        ClosedError,
        ConflictError,
        ConnectionFailed,
        DecodeError,
        EventRefused,
        ForgedEvent,
        MalformedEvent,
        MisdirectedEvent,
        NotFoundError,
        OrchestratorError,
        OutcomeUnknownError,
        OversizedEvent,
        RateLimitError,
        ReplayedEvent,
        RequestTimeout,
        ServerError,
        TransportError,
        UsageError,
    )
    from ._core.events import RequestEvent, ResponseEvent, RetryEvent
    from ._core.execution.counts import PollerCounts
    from ._core.execution.resume import resume
    from ._core.log_lines import LogLine
    from ._core.model import Progress, Snapshot, State, Step
    from ._core.options import CallOptions, Options
    from ._core.outcomes import (
        AmbiguousStart,
        ExecutionCancelled,
        ExecutionFailed,
        NeedsAttention,
        PollerClosed,
        WaitError,
        WaitTimeout,
    )
    from ._core.pages import Page
    from ._core.policy import Retry
    from ._core.settings import Timeout
    from ._core.targets import Target, TargetInput
    from ._registry import Registered
    from .adobe_cloud_manager import (
        AdobeCloudManager,
        AdobeExecution,
        AdobeStep,
        AsyncAdobeCloudManager,
        AsyncAdobeExecution,
    )
    from .aspera_orchestrator import (
        AsperaExecution,
        AsperaOrchestrator,
        AsyncAsperaExecution,
        AsyncAsperaOrchestrator,
        Unparsed,
        Variable,
        WorkStep,
        WorkStepStatus,
    )
    from .aws_image_builder import (
        AsyncAwsImageBuilder,
        AsyncImageBuilderExecution,
        AwsImageBuilder,
        ImageBuilderExecution,
    )
    from .cloudify import AsyncCloudify, AsyncCloudifyExecution, Cloudify, CloudifyExecution
    from .vmware_code_stream import (
        AsyncCodeStreamExecution,
        AsyncVmwareCodeStream,
        CodeStreamExecution,
        CodeStreamStage,
        CodeStreamTask,
        CodeStreamVariable,
        Imported,
        ImportRefused,
        VmwareCodeStream,
    )
else:
    __getattr__, __dir__ = lazy(
        __name__,
        {
            "._command.clients": "async_client_of client_of",
            "._core._async.adopt": "async_adopt",
            "._core._async.client": "AsyncOrchestratorClient",
            "._core._async.execution": "AsyncExecution",
            "._core._async.look": "AsyncLook",
            "._core._async.many": "AsyncWaited async_wait_many async_watch_many",
            "._core._async.pages": "AsyncItems",
            "._core._async.poller": "AsyncPoller",
            "._core._async.stream": "AsyncBody",
            "._core._async.targets": "AsyncTargets",
            "._core._sync.adopt": "adopt",
            "._core._sync.client": "OrchestratorClient",
            "._core._sync.execution": "Execution",
            "._core._sync.look": "Look",
            "._core._sync.many": "Waited wait_many watch_many",
            "._core._sync.pages": "Items",
            "._core._sync.poller": "Poller",
            "._core._sync.stream": "Body",
            "._core._sync.targets": "Targets",
            "._core.capture": "CapturedCall CapturedCalls",
            "._core.errors": (
                "ApiError AuthError BusyError ClosedError ConflictError ConnectionFailed DecodeError "
                "EventRefused ForgedEvent MalformedEvent MisdirectedEvent NotFoundError OrchestratorError "
                "OutcomeUnknownError OversizedEvent RateLimitError ReplayedEvent RequestTimeout ServerError "
                "TransportError UsageError"
            ),
            "._core.events": "RequestEvent ResponseEvent RetryEvent",
            "._core.execution.counts": "PollerCounts",
            "._core.execution.resume": "resume",
            "._core.log_lines": "LogLine",
            "._core.model": "Progress Snapshot State Step",
            "._core.options": "CallOptions Options",
            "._core.outcomes": (
                "AmbiguousStart ExecutionCancelled ExecutionFailed NeedsAttention PollerClosed WaitError WaitTimeout"
            ),
            "._core.pages": "Page",
            "._core.policy": "Retry",
            "._core.settings": "Timeout",
            "._core.targets": "Target TargetInput",
            "._registry": "Registered",
            ".adobe_cloud_manager": "AdobeCloudManager AdobeExecution AdobeStep AsyncAdobeCloudManager AsyncAdobeExecution",
            ".aspera_orchestrator": (
                "AsperaExecution AsperaOrchestrator AsyncAsperaExecution AsyncAsperaOrchestrator Unparsed "
                "Variable WorkStep WorkStepStatus"
            ),
            ".aws_image_builder": "AsyncAwsImageBuilder AsyncImageBuilderExecution AwsImageBuilder ImageBuilderExecution",
            ".cloudify": "AsyncCloudify AsyncCloudifyExecution Cloudify CloudifyExecution",
            ".vmware_code_stream": (
                "AsyncCodeStreamExecution AsyncVmwareCodeStream CodeStreamExecution CodeStreamStage "
                "CodeStreamTask CodeStreamVariable ImportRefused Imported VmwareCodeStream"
            ),
        },
    )

__all__ = [
    "AdobeCloudManager",
    "AdobeExecution",
    "AdobeStep",
    "AmbiguousStart",
    "ApiError",
    "AsperaExecution",
    "AsperaOrchestrator",
    "AsyncAdobeCloudManager",
    "AsyncAdobeExecution",
    "AsyncAsperaExecution",
    "AsyncAsperaOrchestrator",
    "AsyncAwsImageBuilder",
    "AsyncBody",
    "AsyncCloudify",
    "AsyncCloudifyExecution",
    "AsyncCodeStreamExecution",
    "AsyncExecution",
    "AsyncImageBuilderExecution",
    "AsyncItems",
    "AsyncLook",
    "AsyncOrchestratorClient",
    "AsyncPoller",
    "AsyncTargets",
    "AsyncVmwareCodeStream",
    "AsyncWaited",
    "AuthError",
    "AwsImageBuilder",
    "Body",
    "BusyError",
    "CallOptions",
    "CapturedCall",
    "CapturedCalls",
    "ClosedError",
    "Cloudify",
    "CloudifyExecution",
    "CodeStreamExecution",
    "CodeStreamStage",
    "CodeStreamTask",
    "CodeStreamVariable",
    "ConflictError",
    "ConnectionFailed",
    "DecodeError",
    "EventRefused",
    "Execution",
    "ExecutionCancelled",
    "ExecutionFailed",
    "ForgedEvent",
    "ImageBuilderExecution",
    "ImportRefused",
    "Imported",
    "Items",
    "LogLine",
    "Look",
    "MalformedEvent",
    "MisdirectedEvent",
    "NeedsAttention",
    "NotFoundError",
    "Options",
    "OrchestratorClient",
    "OrchestratorError",
    "OutcomeUnknownError",
    "OversizedEvent",
    "Page",
    "Poller",
    "PollerClosed",
    "PollerCounts",
    "Progress",
    "RateLimitError",
    "Registered",
    "ReplayedEvent",
    "RequestEvent",
    "RequestTimeout",
    "ResponseEvent",
    "Retry",
    "RetryEvent",
    "ServerError",
    "Snapshot",
    "State",
    "Step",
    "Target",
    "TargetInput",
    "Targets",
    "Timeout",
    "TransportError",
    "Unparsed",
    "UsageError",
    "Variable",
    "VmwareCodeStream",
    "WaitError",
    "WaitTimeout",
    "Waited",
    "WorkStep",
    "WorkStepStatus",
    "adopt",
    "async_adopt",
    "async_client_of",
    "async_wait_many",
    "async_watch_many",
    "client_of",
    "resume",
    "wait_many",
    "watch_many",
]
