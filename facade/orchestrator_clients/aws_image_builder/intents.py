"""How the build of a start is found again: by its client token, as long as AWS remembers that, or by a tag."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from .._core.errors import UsageError
from .._core.execution.intent import Intent, Starts
from .._core.model import Snapshot, given
from .requests import checked, checked_tags
from .tables import SYSTEM
from .views import words

TRUSTED = 240.0
"""Seconds after an intent was made for which its client token is relied upon.

How long Image Builder remembers one is not documented; other services of AWS document five minutes (CodeBuild) and more.
"""

NOT_BY_A_CALL = frozenset({"SCHEDULED", "IMPORT", "IMPORT_ISO"})
"""Values of `buildType` that no start of a pipeline by a call has."""


def target(image_pipeline_arn: object, tags: object = None, tag: object = None) -> dict[str, Any]:
    """Return what an intent is for: a pipeline, with the tags of the image, since a token holds for the same request alone."""
    arn = checked(image_pipeline_arn, "image_pipeline_arn")
    checked_tags(tags)
    if tag is not None:
        checked_tags({tag: ""})
        if tag in (tags or {}):  # type: ignore[operator]
            raise UsageError(f"tags[{tag!r}]: the intent puts its mark there: give it another name", system=SYSTEM)
    return {"image_pipeline_arn": arn, "tags": tags or None, "tag": tag}


def marked_tags(intent: Intent) -> Mapping[str, str] | None:
    """Return the tags of the image that an intent is about, with its mark where it asked for one."""
    tags, tag = intent.target.get("tags") or {}, intent.target.get("tag")
    return {**tags, tag: intent.mark} if tag is not None else tags or None


class AwsStarts(Starts):
    """By a tag where the intent asked for one, else the new builds of the pipeline that were started by a call."""

    newest_first: ClassVar[bool] = False
    """AWS promises no order."""

    def rank(self, run: Snapshot) -> float | None:
        """Return when the image was made."""
        return run.started.timestamp() if run.started else None

    def marked(self, intent: Intent) -> bool:
        """Return whether the mark is a tag of the image."""
        return intent.target.get("tag") is not None

    def fits(self, run: Snapshot, intent: Intent) -> bool:
        """Return whether a build has the mark, or may have been started by a call."""
        tag = intent.target.get("tag")
        if tag is not None:
            tags = given(run.raw.tags)
            return tags is not None and tags.to_dict().get(tag) == intent.mark
        return words(run.raw.build_type) not in NOT_BY_A_CALL
