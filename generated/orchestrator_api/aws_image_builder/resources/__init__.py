# Generated from specs/aws_image_builder/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate aws_image_builder
"""The operations, as methods of a client."""
