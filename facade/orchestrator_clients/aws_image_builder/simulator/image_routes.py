"""Image Builder's operations on images and pipelines."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from ..._simulation.messages import Answer, Call
from ..._simulation.script import Run
from .account import Route, honest
from .build import Build
from .errors import refusal
from .image_forms import image_fields, summary_fields
from .lists import fits
from .members import IMAGE_ARN, Members, filters, members_of, optional_text, queried, tags, text
from .script import phases_of
from .workflow_routes import WorkflowsSimulator

_FILTERS: Final = frozenset({"name", "osVersion", "platform", "type", "version"})
_PIPELINE_FILTERS: Final = frozenset({"name", "version"})


class ImagesSimulator(WorkflowsSimulator):
    """The images of an account and its pipeline. `setup` of a subclass says how builds go."""

    script: Run
    retry_script: Run | None

    def _image_routes(self) -> tuple[Route, ...]:
        retry = self._once(self._retry, identified=False)
        return (
            ("start_image_pipeline_execution", "PUT", "StartImagePipelineExecution", self._once(self._start)),
            ("list_image_pipeline_images", "POST", "ListImagePipelineImages", self._list_pipeline_images),
            ("get_image", "GET", "GetImage", self._get_image),
            ("list_image_build_versions", "POST", "ListImageBuildVersions", self._list_build_versions),
            ("cancel_image_creation", "PUT", "CancelImageCreation", self._once(self._cancel)),
            ("retry_image", "PUT", "RetryImage", retry),
        )

    def _start(self, members: Members) -> Mapping[str, object]:
        wanted = tags(members)
        self._check_pipeline(members)
        return _changed(members, self._add(self.script, self.clock.time(), self._habits(), wanted))

    def _cancel(self, members: Members) -> Mapping[str, object]:
        build = self._build(text(members, "imageBuildVersionArn"))
        try:
            build.cancel(self.clock.time())
        except ValueError:
            raise refusal("ResourceInUseException", "The image cannot be cancelled any more") from None
        return _changed(members, build)

    def _retry(self, members: Members) -> Mapping[str, object]:
        build, now, script = self._build(text(members, "imageBuildVersionArn")), self.clock.time(), self.retry_script
        if build.outcome(now) not in ("failed", "cancelled"):
            raise refusal("ResourceInUseException", "The image has neither failed nor been cancelled")
        if script is None:
            build.retry(now)
        else:
            rest = phases_of(script, self._habits())
            build.retry(now, rest, queued=script.queued, spells=script.status_sequence)
        self._know(build)
        return _changed(members, build)

    def _get_image(self, call: Call) -> Answer:
        build = self._build(self._resolved(queried(call, "imageBuildVersionArn", pattern=IMAGE_ARN)))
        image = image_fields(build, self.clock.time(), context=not self.old_reason)
        latest = {"latestVersionArn": build.arn.rpartition("/")[0]}
        return honest({**self._request(), "image": image, "latestVersionReferences": latest}, [image])

    def _resolved(self, arn: str) -> str:
        """Return the ARN of a build: for one that ends in a version, the newest that is available."""
        if arn in self.builds:
            return arn
        place, _, version = arn.rpartition("/")
        wanted = re.compile(re.escape(f"{place}/") + re.escape(version).replace("x", "[0-9]+") + "/[0-9]+")
        now = self.clock.time()
        fitting = (build for build in reversed(self.builds.values()) if wanted.fullmatch(build.arn))
        return next((build.arn for build in fitting if build.status(now) == "AVAILABLE"), arn)

    def _list_pipeline_images(self, call: Call) -> Answer:
        self._check_pipeline(members_of(call))
        return self._images(call, _PIPELINE_FILTERS)

    def _list_build_versions(self, call: Call) -> Answer:
        version = optional_text(members_of(call), "imageVersionArn")
        return self._images(call, _FILTERS, there=version in (None, self.image_version_arn))

    def _images(self, call: Call, known: frozenset[str], *, there: bool = True) -> Answer:
        wanted, listed = filters(members_of(call), known), list(reversed(self.builds.values())) if there else []
        if wanted:
            listed = [build for build in listed if all(fits(self._summary(build), *each) for each in wanted)]
        return self._page(call, "imageSummaryList", listed, self._summary, **self._request())

    def _summary(self, build: Build) -> dict[str, object]:
        return summary_fields(build, self.clock.time(), context=not self.old_reason)

    def _check_pipeline(self, members: Members) -> None:
        if text(members, "imagePipelineArn") != self.pipeline_arn:
            raise refusal("ResourceNotFoundException", "The image pipeline does not exist")


def _changed(members: Members, build: Build) -> Mapping[str, object]:
    return {"clientToken": members["clientToken"], "imageBuildVersionArn": build.arn}
