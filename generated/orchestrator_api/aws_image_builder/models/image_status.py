# Generated from specs/aws_image_builder/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate aws_image_builder
from orchestrator_api._runtime.values import Words


class ImageStatus(Words):
    """How far the build of an image is."""

    AVAILABLE = "AVAILABLE"
    BUILDING = "BUILDING"
    CANCELLED = "CANCELLED"
    CREATING = "CREATING"
    DELETED = "DELETED"
    DEPRECATED = "DEPRECATED"
    DISABLED = "DISABLED"
    DISTRIBUTING = "DISTRIBUTING"
    FAILED = "FAILED"
    INTEGRATING = "INTEGRATING"
    PENDING = "PENDING"
    TESTING = "TESTING"
