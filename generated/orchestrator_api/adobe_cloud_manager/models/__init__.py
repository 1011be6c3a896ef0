# Generated from specs/adobe_cloud_manager/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate adobe_cloud_manager
"""The data models of requests and answers, each imported when it is first used."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .approval_decision import ApprovalDecision
    from .cancel_decision import CancelDecision
    from .embedded_artifacts import EmbeddedArtifacts
    from .embedded_environments import EmbeddedEnvironments
    from .embedded_pipelines import EmbeddedPipelines
    from .embedded_programs import EmbeddedPrograms
    from .environment import Environment
    from .environment_list import EnvironmentList
    from .environment_url import EnvironmentUrl
    from .hal_link import HalLink
    from .hal_links import HalLinks
    from .metric import Metric
    from .metric_comparator import MetricComparator
    from .metric_override import MetricOverride
    from .metric_severity import MetricSeverity
    from .metrics_decision import MetricsDecision
    from .override_decision import OverrideDecision
    from .pipeline import Pipeline
    from .pipeline_execution import PipelineExecution
    from .pipeline_execution_embedded import PipelineExecutionEmbedded
    from .pipeline_execution_list_representation import PipelineExecutionListRepresentation
    from .pipeline_execution_list_representation_embedded import PipelineExecutionListRepresentationEmbedded
    from .pipeline_execution_mode import PipelineExecutionMode
    from .pipeline_execution_status import PipelineExecutionStatus
    from .pipeline_execution_step_state import PipelineExecutionStepState
    from .pipeline_execution_step_state_details import PipelineExecutionStepStateDetails
    from .pipeline_execution_step_status import PipelineExecutionStepStatus
    from .pipeline_list import PipelineList
    from .pipeline_phase import PipelinePhase
    from .pipeline_step_metrics import PipelineStepMetrics
    from .pipeline_type import PipelineType
    from .problem import Problem
    from .program import Program
    from .program_list import ProgramList
    from .redirect import Redirect
    from .requested_page_details import RequestedPageDetails
    from .resume_decision import ResumeDecision
    from .schedule_decision import ScheduleDecision
    from .schedule_type import ScheduleType
    from .start_decision import StartDecision
    from .step_artifact import StepArtifact
    from .step_artifact_list import StepArtifactList

_MODULES = {
    "ApprovalDecision": ".approval_decision",
    "CancelDecision": ".cancel_decision",
    "EmbeddedArtifacts": ".embedded_artifacts",
    "EmbeddedEnvironments": ".embedded_environments",
    "EmbeddedPipelines": ".embedded_pipelines",
    "EmbeddedPrograms": ".embedded_programs",
    "Environment": ".environment",
    "EnvironmentList": ".environment_list",
    "EnvironmentUrl": ".environment_url",
    "HalLink": ".hal_link",
    "HalLinks": ".hal_links",
    "Metric": ".metric",
    "MetricComparator": ".metric_comparator",
    "MetricOverride": ".metric_override",
    "MetricSeverity": ".metric_severity",
    "MetricsDecision": ".metrics_decision",
    "OverrideDecision": ".override_decision",
    "Pipeline": ".pipeline",
    "PipelineExecution": ".pipeline_execution",
    "PipelineExecutionEmbedded": ".pipeline_execution_embedded",
    "PipelineExecutionListRepresentation": ".pipeline_execution_list_representation",
    "PipelineExecutionListRepresentationEmbedded": ".pipeline_execution_list_representation_embedded",
    "PipelineExecutionMode": ".pipeline_execution_mode",
    "PipelineExecutionStatus": ".pipeline_execution_status",
    "PipelineExecutionStepState": ".pipeline_execution_step_state",
    "PipelineExecutionStepStateDetails": ".pipeline_execution_step_state_details",
    "PipelineExecutionStepStatus": ".pipeline_execution_step_status",
    "PipelineList": ".pipeline_list",
    "PipelinePhase": ".pipeline_phase",
    "PipelineStepMetrics": ".pipeline_step_metrics",
    "PipelineType": ".pipeline_type",
    "Problem": ".problem",
    "Program": ".program",
    "ProgramList": ".program_list",
    "Redirect": ".redirect",
    "RequestedPageDetails": ".requested_page_details",
    "ResumeDecision": ".resume_decision",
    "ScheduleDecision": ".schedule_decision",
    "ScheduleType": ".schedule_type",
    "StartDecision": ".start_decision",
    "StepArtifact": ".step_artifact",
    "StepArtifactList": ".step_artifact_list",
}


if not TYPE_CHECKING:  # to whom it would make every misspelt name an Any

    def __getattr__(name: str) -> Any:
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(_MODULES[name], __name__), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_MODULES})


__all__ = (
    "ApprovalDecision",
    "CancelDecision",
    "EmbeddedArtifacts",
    "EmbeddedEnvironments",
    "EmbeddedPipelines",
    "EmbeddedPrograms",
    "Environment",
    "EnvironmentList",
    "EnvironmentUrl",
    "HalLink",
    "HalLinks",
    "Metric",
    "MetricComparator",
    "MetricOverride",
    "MetricsDecision",
    "MetricSeverity",
    "OverrideDecision",
    "Pipeline",
    "PipelineExecution",
    "PipelineExecutionEmbedded",
    "PipelineExecutionListRepresentation",
    "PipelineExecutionListRepresentationEmbedded",
    "PipelineExecutionMode",
    "PipelineExecutionStatus",
    "PipelineExecutionStepState",
    "PipelineExecutionStepStateDetails",
    "PipelineExecutionStepStatus",
    "PipelineList",
    "PipelinePhase",
    "PipelineStepMetrics",
    "PipelineType",
    "Problem",
    "Program",
    "ProgramList",
    "Redirect",
    "RequestedPageDetails",
    "ResumeDecision",
    "ScheduleDecision",
    "ScheduleType",
    "StartDecision",
    "StepArtifact",
    "StepArtifactList",
)
