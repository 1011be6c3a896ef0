"""Image Builder's operations on image pipelines themselves, and on the findings of scans."""

from __future__ import annotations

from typing import Final

from ..._simulation.messages import Answer, Call
from .account import Account, Route
from .errors import refusal
from .lists import fits
from .members import filters, members_of, queried
from .workflow_forms import stamp

_FILTERS: Final = frozenset({"description", "distributionConfigurationArn", "imageRecipeArn", "name", "status"})
_COUNTED: Final = frozenset({"accountId", "imageBuildVersionArn", "imagePipelineArn", "vulnerabilityId"})


class PipelineRoutes:
    """The pipeline of an account, to be looked at, and the findings of scans."""

    def __init__(self, account: Account) -> None:
        self._account = account

    def routes(self) -> tuple[Route, ...]:
        """Return the operations."""
        counts = "ListImageScanFindingAggregations"
        return (
            ("list_image_pipelines", "POST", "ListImagePipelines", self._list_pipelines),
            ("get_image_pipeline", "GET", "GetImagePipeline", self._get_pipeline),
            ("list_image_scan_finding_aggregations", "POST", counts, self._list_findings),
        )

    def _list_pipelines(self, call: Call) -> Answer:
        wanted, pipeline = filters(members_of(call), _FILTERS), self._pipeline()
        listed = [pipeline] if all(fits(pipeline, *each) for each in wanted) else []
        return self._account.page(call, "imagePipelineList", listed, dict, **self._account.request())

    def _get_pipeline(self, call: Call) -> Answer:
        if queried(call, "imagePipelineArn") != self._account.site.pipeline_arn:
            raise refusal("InvalidRequestException", "The image pipeline does not exist")
        return Answer.json({**self._account.request(), "imagePipeline": self._pipeline()})

    def _pipeline(self) -> dict[str, object]:
        build, now = next(reversed(self._account.builds.values()), None), self._account.now
        last = {} if build is None else {"dateLastRun": stamp(build.created), "lastRunStatus": build.status(now)}
        return {
            "arn": self._account.site.pipeline_arn,
            "name": self._account.site.pipeline_arn.rpartition("/")[2],
            "description": "The image of the web servers",
            "platform": "Linux",
            "status": self._account.site.pipeline_status,
            "imageRecipeArn": self._account.site.image_version_arn.replace(":image/", ":image-recipe/"),
            "dateCreated": "2026-01-02T03:04:05.678Z",
            **last,
        }

    def _list_findings(self, call: Call) -> Answer:
        given = members_of(call).get("filter")
        known = filters({"filters": [given]}, _COUNTED) if given is not None else []
        name, values = known[0] if known else ("accountId", [])
        found = [
            {"imageAggregation": {"imageBuildVersionArn": arn, "severityCounts": dict(counts)}}
            for arn, counts in self._account.site.findings.items()
            if name == "imageBuildVersionArn" and arn in values
        ]
        return Answer.json({**self._account.request(), "aggregationType": name, "responses": found})
