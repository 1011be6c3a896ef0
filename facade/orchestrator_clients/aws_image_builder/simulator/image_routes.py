"""Image Builder's operations on images and pipelines."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from ..._simulation.messages import Answer, Call
from .account import Account, Route
from .build import Build
from .errors import refusal
from .image_forms import image_fields, summary_fields
from .lists import fits
from .members import IMAGE_ARN, Members, filters, members_of, optional_text, queried, tags, text
from .script import phases_of

_FILTERS: Final = frozenset({"name", "osVersion", "platform", "type", "version"})
_PIPELINE_FILTERS: Final = frozenset({"name", "version"})


class ImageRoutes:
    """The images of an account, and starting, cancelling and retrying their builds."""

    def __init__(self, account: Account) -> None:
        self._account = account

    def routes(self) -> tuple[Route, ...]:
        """Return the operations."""
        retry = self._account.once(self._retry, identified=False)
        return (
            ("start_image_pipeline_execution", "PUT", "StartImagePipelineExecution", self._account.once(self._start)),
            ("list_image_pipeline_images", "POST", "ListImagePipelineImages", self._list_pipeline_images),
            ("get_image", "GET", "GetImage", self._get_image),
            ("list_image_build_versions", "POST", "ListImageBuildVersions", self._list_build_versions),
            ("cancel_image_creation", "PUT", "CancelImageCreation", self._account.once(self._cancel)),
            ("retry_image", "PUT", "RetryImage", retry),
        )

    def _start(self, members: Members) -> Mapping[str, object]:
        wanted = tags(members)
        self._check_pipeline(members)
        return _changed(
            members, self._account.add(self._account.site.script, self._account.now, self._account.habits(), wanted)
        )

    def _cancel(self, members: Members) -> Mapping[str, object]:
        build = self._account.build(text(members, "imageBuildVersionArn"))
        try:
            build.cancel(self._account.now)
        except ValueError:
            raise refusal("ResourceInUseException", "The image cannot be cancelled any more") from None
        return _changed(members, build)

    def _retry(self, members: Members) -> Mapping[str, object]:
        build, now = self._account.build(text(members, "imageBuildVersionArn")), self._account.now
        script = self._account.site.retry_script
        if build.outcome(now) not in ("failed", "cancelled"):
            raise refusal("ResourceInUseException", "The image has neither failed nor been cancelled")
        if script is None:
            build.retry(now)
        else:
            rest = phases_of(script, self._account.habits())
            build.retry(now, rest, queued=script.queued, spells=script.status_sequence)
        self._account.know(build)
        return _changed(members, build)

    def _get_image(self, call: Call) -> Answer:
        build = self._account.build(self._resolved(queried(call, "imageBuildVersionArn", pattern=IMAGE_ARN)))
        image = image_fields(build, self._account.now, context=not self._account.site.old_reason)
        latest = {"latestVersionArn": build.arn.rpartition("/")[0]}
        return Answer.json({**self._account.request(), "image": image, "latestVersionReferences": latest})

    def _resolved(self, arn: str) -> str:
        """Return the ARN of a build: for one that ends in a version, the newest that is available."""
        if arn in self._account.builds:
            return arn
        place, _, version = arn.rpartition("/")
        wanted = re.compile(re.escape(f"{place}/") + re.escape(version).replace("x", "[0-9]+") + "/[0-9]+")
        now = self._account.now
        fitting = (build for build in reversed(self._account.builds.values()) if wanted.fullmatch(build.arn))
        return next((build.arn for build in fitting if build.status(now) == "AVAILABLE"), arn)

    def _list_pipeline_images(self, call: Call) -> Answer:
        self._check_pipeline(members_of(call))
        return self._images(call, _PIPELINE_FILTERS)

    def _list_build_versions(self, call: Call) -> Answer:
        version = optional_text(members_of(call), "imageVersionArn")
        return self._images(call, _FILTERS, there=version in (None, self._account.site.image_version_arn))

    def _images(self, call: Call, known: frozenset[str], *, there: bool = True) -> Answer:
        wanted, listed = (
            filters(members_of(call), known),
            list(reversed(self._account.builds.values())) if there else [],
        )
        if wanted:
            listed = [build for build in listed if all(fits(self._summary(build), *each) for each in wanted)]
        return self._account.page(call, "imageSummaryList", listed, self._summary, **self._account.request())

    def _summary(self, build: Build) -> dict[str, object]:
        return summary_fields(build, self._account.now, context=not self._account.site.old_reason)

    def _check_pipeline(self, members: Members) -> None:
        if text(members, "imagePipelineArn") != self._account.site.pipeline_arn:
            raise refusal("ResourceNotFoundException", "The image pipeline does not exist")


def _changed(members: Members, build: Build) -> Mapping[str, object]:
    return {"clientToken": members["clientToken"], "imageBuildVersionArn": build.arn}
