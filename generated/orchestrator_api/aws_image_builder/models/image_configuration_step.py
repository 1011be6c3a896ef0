# Generated from specs/aws_image_builder/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate aws_image_builder
from orchestrator_api._runtime.values import Words


class ImageConfigurationStep(Words):
    """Which part of the distribution failed."""

    ASSOCIATE_LICENSES = "ASSOCIATE_LICENSES"
    EXPORT_AMI = "EXPORT_AMI"
    PUT_SSM_PARAMETERS = "PUT_SSM_PARAMETERS"
    UPDATE_FAST_LAUNCH_CONFIGURATIONS = "UPDATE_FAST_LAUNCH_CONFIGURATIONS"
    UPDATE_LAUNCH_TEMPLATES = "UPDATE_LAUNCH_TEMPLATES"
