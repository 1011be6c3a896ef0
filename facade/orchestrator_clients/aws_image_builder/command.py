"""EC2 Image Builder on the command line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from .._command.system import Setting, System, choose, no_inputs, pair

if TYPE_CHECKING:
    from .._core._sync.execution import Execution
    from . import AsyncAwsImageBuilder, AwsImageBuilder


class AwsSystem(System["AwsImageBuilder"]):
    """Builds of images."""

    key = "aws_image_builder"
    title = "AWS EC2 Image Builder"
    runs = "image builds, their workflow executions and steps"
    base_url_needed = False
    settings: ClassVar[Mapping[str, Setting]] = {
        "region": Setting("the region; by default that of AWS's own configuration"),
        "account": Setting(
            "the number of the account, whose tokens alone are taken; by default that of the credentials"
        ),
        "aws_profile": Setting("a profile of AWS's own configuration, for the credentials"),
        "access_key_id": Setting("an access key, instead of AWS's own chain of credentials"),
        "secret_access_key": Setting("its secret", secret=True),
        "session_token": Setting("the session token of temporary keys", secret=True),
        "image_pipeline_arn": Setting("the pipeline whose builds are listed"),
    }
    ids: ClassVar[tuple[str, ...]] = ("image_build_version_arn",)
    pairs: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "credentials": ("access_key_id", "secret_access_key", "session_token")
    }
    target: ClassVar[tuple[str, ...]] = ("image_pipeline_arn",)
    options: ClassVar[Mapping[str, type]] = {"client_token": str}
    calls: ClassVar[Mapping[str, str]] = {
        "waiting_steps.resume": "approve ID",
        "waiting_steps.stop": "reject ID",
        "images.get": "status ID",
    }
    words: ClassVar[Mapping[str, str]] = {
        "profile=": "aws_profile",
        "credentials=": "access_key_id",
        "pass the access key and its secret as `credentials`": "give access_key_id and secret_access_key",
        "the access key and its secret as `credentials`": "access_key_id and secret_access_key",
    }
    gates = True
    comments = True
    filters: ClassVar[tuple[str, ...]] = ("image_pipeline_arn", "image_version_arn")

    def short(self, ids: Mapping[str, str]) -> str:
        """Return the end of the ARN: partition, region and account are the profile's."""
        return super().short(ids).rpartition(":")[2]

    def classes(self) -> tuple[type[AwsImageBuilder], type[AsyncAwsImageBuilder]]:
        """Return the classes of its clients."""
        from . import AsyncAwsImageBuilder, AwsImageBuilder

        return AwsImageBuilder, AsyncAwsImageBuilder

    def arguments(self, settings: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return what they take beyond the common options."""
        keys = pair(settings, self.key, "access_key_id", "secret_access_key")
        token = settings.get("session_token")
        return {
            **choose(settings, "region", "account"),
            **({"profile": settings["aws_profile"]} if "aws_profile" in settings else {}),
            **({"credentials": (*keys, token) if token else keys} if keys else {}),
        }

    def start(
        self, client: AwsImageBuilder, target: Mapping[str, str], inputs: Mapping[str, Any], options: Mapping[str, Any]
    ) -> Execution:
        """Start a build by a pipeline, given by its ARN or its name, which is then looked for."""
        no_inputs(inputs, self.key)
        return client.targets.start(target["image_pipeline_arn"], **options)

    def list(self, client: AwsImageBuilder, filters: Mapping[str, str], limit: int | None) -> Iterable[Execution]:
        """Return builds in AWS's order: of an image version, of a pipeline, or all."""
        version, pipeline = filters.get("image_version_arn"), filters.get("image_pipeline_arn")
        if version is None and pipeline is not None:
            return client.image_pipelines.images(image_pipeline_arn=pipeline, limit=limit)
        return client.images.list(image_version_arn=version, limit=limit)


COMMAND = AwsSystem()
