"""The simulator of EC2 Image Builder."""

from .simulator import AwsCredentials, AwsImageBuilderSimulator

__all__ = ["AwsCredentials", "AwsImageBuilderSimulator"]
