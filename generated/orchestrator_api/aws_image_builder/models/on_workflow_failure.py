# Generated from specs/aws_image_builder/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate aws_image_builder
from orchestrator_api._runtime.values import Words


class OnWorkflowFailure(Words):
    """What a failure of a workflow does to the build."""

    ABORT = "ABORT"
    CONTINUE = "CONTINUE"
