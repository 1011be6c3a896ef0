"""The names of `orchestrator_clients.aws_image_builder.simulator`, under the path they had in 0.1."""

from ..aws_image_builder.simulator import AwsCredentials, AwsImageBuilderSimulator

__all__ = ["AwsCredentials", "AwsImageBuilderSimulator"]
