# Generated from specs/aws_image_builder/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate aws_image_builder
"""The data models of requests and answers, each imported when it is first used."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .account_aggregation import AccountAggregation
    from .ami import Ami
    from .auto_disable_policy import AutoDisablePolicy
    from .build_type import BuildType
    from .cancel_image_creation_request import CancelImageCreationRequest
    from .cancel_image_creation_response import CancelImageCreationResponse
    from .component_failure_context import ComponentFailureContext
    from .container import Container
    from .distribution_failure_context import DistributionFailureContext
    from .error_response import ErrorResponse
    from .filter_ import Filter
    from .get_image_pipeline_response import GetImagePipelineResponse
    from .get_image_response import GetImageResponse
    from .get_workflow_execution_response import GetWorkflowExecutionResponse
    from .get_workflow_step_execution_response import GetWorkflowStepExecutionResponse
    from .image import Image
    from .image_aggregation import ImageAggregation
    from .image_configuration_step import ImageConfigurationStep
    from .image_failure_context import ImageFailureContext
    from .image_logging_configuration import ImageLoggingConfiguration
    from .image_pipeline import ImagePipeline
    from .image_pipeline_aggregation import ImagePipelineAggregation
    from .image_scan_finding_aggregation import ImageScanFindingAggregation
    from .image_scan_state import ImageScanState
    from .image_scan_status import ImageScanStatus
    from .image_source import ImageSource
    from .image_state import ImageState
    from .image_status import ImageStatus
    from .image_summary import ImageSummary
    from .image_tests_configuration import ImageTestsConfiguration
    from .image_type import ImageType
    from .latest_version_references import LatestVersionReferences
    from .list_image_build_versions_request import ListImageBuildVersionsRequest
    from .list_image_build_versions_response import ListImageBuildVersionsResponse
    from .list_image_pipeline_images_request import ListImagePipelineImagesRequest
    from .list_image_pipeline_images_response import ListImagePipelineImagesResponse
    from .list_image_pipelines_request import ListImagePipelinesRequest
    from .list_image_pipelines_response import ListImagePipelinesResponse
    from .list_image_scan_finding_aggregations_request import ListImageScanFindingAggregationsRequest
    from .list_image_scan_finding_aggregations_response import ListImageScanFindingAggregationsResponse
    from .list_waiting_workflow_steps_request import ListWaitingWorkflowStepsRequest
    from .list_waiting_workflow_steps_response import ListWaitingWorkflowStepsResponse
    from .list_workflow_executions_request import ListWorkflowExecutionsRequest
    from .list_workflow_executions_response import ListWorkflowExecutionsResponse
    from .list_workflow_step_executions_request import ListWorkflowStepExecutionsRequest
    from .list_workflow_step_executions_response import ListWorkflowStepExecutionsResponse
    from .on_workflow_failure import OnWorkflowFailure
    from .output_resources import OutputResources
    from .pipeline_logging_configuration import PipelineLoggingConfiguration
    from .pipeline_schedule import PipelineSchedule
    from .pipeline_status import PipelineStatus
    from .platform import Platform
    from .region_failure import RegionFailure
    from .region_failure_status import RegionFailureStatus
    from .request_tag_map import RequestTagMap
    from .retry_image_request import RetryImageRequest
    from .retry_image_response import RetryImageResponse
    from .send_workflow_step_action_request import SendWorkflowStepActionRequest
    from .send_workflow_step_action_response import SendWorkflowStepActionResponse
    from .severity_counts import SeverityCounts
    from .start_image_pipeline_execution_request import StartImagePipelineExecutionRequest
    from .start_image_pipeline_execution_response import StartImagePipelineExecutionResponse
    from .tag_map import TagMap
    from .vulnerability_id_aggregation import VulnerabilityIdAggregation
    from .workflow_configuration import WorkflowConfiguration
    from .workflow_execution_metadata import WorkflowExecutionMetadata
    from .workflow_execution_status import WorkflowExecutionStatus
    from .workflow_parameter import WorkflowParameter
    from .workflow_step_action_type import WorkflowStepActionType
    from .workflow_step_execution import WorkflowStepExecution
    from .workflow_step_execution_rollback_status import WorkflowStepExecutionRollbackStatus
    from .workflow_step_execution_status import WorkflowStepExecutionStatus
    from .workflow_step_metadata import WorkflowStepMetadata
    from .workflow_type import WorkflowType

_MODULES = {
    "AccountAggregation": ".account_aggregation",
    "Ami": ".ami",
    "AutoDisablePolicy": ".auto_disable_policy",
    "BuildType": ".build_type",
    "CancelImageCreationRequest": ".cancel_image_creation_request",
    "CancelImageCreationResponse": ".cancel_image_creation_response",
    "ComponentFailureContext": ".component_failure_context",
    "Container": ".container",
    "DistributionFailureContext": ".distribution_failure_context",
    "ErrorResponse": ".error_response",
    "Filter": ".filter_",
    "GetImagePipelineResponse": ".get_image_pipeline_response",
    "GetImageResponse": ".get_image_response",
    "GetWorkflowExecutionResponse": ".get_workflow_execution_response",
    "GetWorkflowStepExecutionResponse": ".get_workflow_step_execution_response",
    "Image": ".image",
    "ImageAggregation": ".image_aggregation",
    "ImageConfigurationStep": ".image_configuration_step",
    "ImageFailureContext": ".image_failure_context",
    "ImageLoggingConfiguration": ".image_logging_configuration",
    "ImagePipeline": ".image_pipeline",
    "ImagePipelineAggregation": ".image_pipeline_aggregation",
    "ImageScanFindingAggregation": ".image_scan_finding_aggregation",
    "ImageScanState": ".image_scan_state",
    "ImageScanStatus": ".image_scan_status",
    "ImageSource": ".image_source",
    "ImageState": ".image_state",
    "ImageStatus": ".image_status",
    "ImageSummary": ".image_summary",
    "ImageTestsConfiguration": ".image_tests_configuration",
    "ImageType": ".image_type",
    "LatestVersionReferences": ".latest_version_references",
    "ListImageBuildVersionsRequest": ".list_image_build_versions_request",
    "ListImageBuildVersionsResponse": ".list_image_build_versions_response",
    "ListImagePipelineImagesRequest": ".list_image_pipeline_images_request",
    "ListImagePipelineImagesResponse": ".list_image_pipeline_images_response",
    "ListImagePipelinesRequest": ".list_image_pipelines_request",
    "ListImagePipelinesResponse": ".list_image_pipelines_response",
    "ListImageScanFindingAggregationsRequest": ".list_image_scan_finding_aggregations_request",
    "ListImageScanFindingAggregationsResponse": ".list_image_scan_finding_aggregations_response",
    "ListWaitingWorkflowStepsRequest": ".list_waiting_workflow_steps_request",
    "ListWaitingWorkflowStepsResponse": ".list_waiting_workflow_steps_response",
    "ListWorkflowExecutionsRequest": ".list_workflow_executions_request",
    "ListWorkflowExecutionsResponse": ".list_workflow_executions_response",
    "ListWorkflowStepExecutionsRequest": ".list_workflow_step_executions_request",
    "ListWorkflowStepExecutionsResponse": ".list_workflow_step_executions_response",
    "OnWorkflowFailure": ".on_workflow_failure",
    "OutputResources": ".output_resources",
    "PipelineLoggingConfiguration": ".pipeline_logging_configuration",
    "PipelineSchedule": ".pipeline_schedule",
    "PipelineStatus": ".pipeline_status",
    "Platform": ".platform",
    "RegionFailure": ".region_failure",
    "RegionFailureStatus": ".region_failure_status",
    "RequestTagMap": ".request_tag_map",
    "RetryImageRequest": ".retry_image_request",
    "RetryImageResponse": ".retry_image_response",
    "SendWorkflowStepActionRequest": ".send_workflow_step_action_request",
    "SendWorkflowStepActionResponse": ".send_workflow_step_action_response",
    "SeverityCounts": ".severity_counts",
    "StartImagePipelineExecutionRequest": ".start_image_pipeline_execution_request",
    "StartImagePipelineExecutionResponse": ".start_image_pipeline_execution_response",
    "TagMap": ".tag_map",
    "VulnerabilityIdAggregation": ".vulnerability_id_aggregation",
    "WorkflowConfiguration": ".workflow_configuration",
    "WorkflowExecutionMetadata": ".workflow_execution_metadata",
    "WorkflowExecutionStatus": ".workflow_execution_status",
    "WorkflowParameter": ".workflow_parameter",
    "WorkflowStepActionType": ".workflow_step_action_type",
    "WorkflowStepExecution": ".workflow_step_execution",
    "WorkflowStepExecutionRollbackStatus": ".workflow_step_execution_rollback_status",
    "WorkflowStepExecutionStatus": ".workflow_step_execution_status",
    "WorkflowStepMetadata": ".workflow_step_metadata",
    "WorkflowType": ".workflow_type",
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
    "AccountAggregation",
    "Ami",
    "AutoDisablePolicy",
    "BuildType",
    "CancelImageCreationRequest",
    "CancelImageCreationResponse",
    "ComponentFailureContext",
    "Container",
    "DistributionFailureContext",
    "ErrorResponse",
    "Filter",
    "GetImagePipelineResponse",
    "GetImageResponse",
    "GetWorkflowExecutionResponse",
    "GetWorkflowStepExecutionResponse",
    "Image",
    "ImageAggregation",
    "ImageConfigurationStep",
    "ImageFailureContext",
    "ImageLoggingConfiguration",
    "ImagePipeline",
    "ImagePipelineAggregation",
    "ImageScanFindingAggregation",
    "ImageScanState",
    "ImageScanStatus",
    "ImageSource",
    "ImageState",
    "ImageStatus",
    "ImageSummary",
    "ImageTestsConfiguration",
    "ImageType",
    "LatestVersionReferences",
    "ListImageBuildVersionsRequest",
    "ListImageBuildVersionsResponse",
    "ListImagePipelineImagesRequest",
    "ListImagePipelineImagesResponse",
    "ListImagePipelinesRequest",
    "ListImagePipelinesResponse",
    "ListImageScanFindingAggregationsRequest",
    "ListImageScanFindingAggregationsResponse",
    "ListWaitingWorkflowStepsRequest",
    "ListWaitingWorkflowStepsResponse",
    "ListWorkflowExecutionsRequest",
    "ListWorkflowExecutionsResponse",
    "ListWorkflowStepExecutionsRequest",
    "ListWorkflowStepExecutionsResponse",
    "OnWorkflowFailure",
    "OutputResources",
    "PipelineLoggingConfiguration",
    "PipelineSchedule",
    "PipelineStatus",
    "Platform",
    "RegionFailure",
    "RegionFailureStatus",
    "RequestTagMap",
    "RetryImageRequest",
    "RetryImageResponse",
    "SendWorkflowStepActionRequest",
    "SendWorkflowStepActionResponse",
    "SeverityCounts",
    "StartImagePipelineExecutionRequest",
    "StartImagePipelineExecutionResponse",
    "TagMap",
    "VulnerabilityIdAggregation",
    "WorkflowConfiguration",
    "WorkflowExecutionMetadata",
    "WorkflowExecutionStatus",
    "WorkflowParameter",
    "WorkflowStepActionType",
    "WorkflowStepExecution",
    "WorkflowStepExecutionRollbackStatus",
    "WorkflowStepExecutionStatus",
    "WorkflowStepMetadata",
    "WorkflowType",
)
