"""The names of `orchestrator_clients.aws_image_builder.simulator`, under the path they had in 0.1."""

from ..aws_image_builder.simulator import AwsCredentials, AwsImageBuilderSimulator
from ..aws_image_builder.simulator.build import Build
from ..aws_image_builder.simulator.simulator import DEFAULT_SCRIPT

__all__ = ["AwsCredentials", "AwsImageBuilderSimulator", "Build", "DEFAULT_SCRIPT"]
