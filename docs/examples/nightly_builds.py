"""Builds all images of an account at night by EC2 Image Builder, and prints how each ended.

    python nightly_builds.py

It exits with 1 if a build failed. With AWS_REGION it uses botocore's credentials, without it a simulator in this process.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from orchestrator_clients import AwsImageBuilder, BusyError, Execution, watch_many


@contextmanager
def connected() -> Iterator[AwsImageBuilder]:
    """Give the client of the real service, or that of a simulator."""
    if "AWS_REGION" in os.environ:
        with AwsImageBuilder(region=os.environ["AWS_REGION"]) as aws:
            yield aws
    else:
        from orchestrator_clients.testing import AwsImageBuilderSimulator

        with AwsImageBuilderSimulator() as simulator, simulator.client() as aws:
            yield aws


def begun(aws: AwsImageBuilder) -> Iterator[Execution]:
    """Start a build by each pipeline that is enabled; one that builds already is left alone."""
    for target in aws.targets.list():
        if target.enabled:
            try:
                yield aws.start(target.id)
            except BusyError:
                print(f"{target.name}: builds already")


def main() -> int:
    """Start all builds, print each as it ends, and return 1 if one failed."""
    failed = 0
    with connected() as aws:
        for waited in watch_many(list(begun(aws)), timeout=6 * 3600):
            print(f"{waited.run.name or waited.run.id}: {waited.error or waited.run.state.value}")
            failed += waited.error is not None
    return min(failed, 1)


if __name__ == "__main__":
    sys.exit(main())
