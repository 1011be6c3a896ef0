# Generated from specs/adobe_cloud_manager/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate adobe_cloud_manager
from orchestrator_api._runtime.values import Words


class ScheduleType(Words):
    """At a set time or at once."""

    IMMEDIATE = "IMMEDIATE"
    SCHEDULED = "SCHEDULED"
