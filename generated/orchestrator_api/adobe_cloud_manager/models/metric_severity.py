# Generated from specs/adobe_cloud_manager/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate adobe_cloud_manager
from orchestrator_api._runtime.values import Words


class MetricSeverity(Words):
    """A failed `critical` metric ends the pipeline, a failed `important` one makes the step wait
    for a person, `informational` has no effect."""

    CRITICAL = "critical"
    IMPORTANT = "important"
    INFORMATIONAL = "informational"
