# Generated from specs/adobe_cloud_manager/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate adobe_cloud_manager
from orchestrator_api._runtime.values import Words


class PipelineType(Words):
    """Kind of the pipeline."""

    CI_CD = "CI_CD"
    CODE_GENERATOR = "CODE_GENERATOR"
