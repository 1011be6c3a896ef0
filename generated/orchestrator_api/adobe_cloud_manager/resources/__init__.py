# Generated from specs/adobe_cloud_manager/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate adobe_cloud_manager
"""The operations, as methods of a client."""
