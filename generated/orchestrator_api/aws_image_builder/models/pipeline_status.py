# Generated from specs/aws_image_builder/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate aws_image_builder
from orchestrator_api._runtime.values import Words


class PipelineStatus(Words):
    """Whether the schedule of the pipeline is in force; it can be started by hand either way."""

    DISABLED = "DISABLED"
    ENABLED = "ENABLED"
