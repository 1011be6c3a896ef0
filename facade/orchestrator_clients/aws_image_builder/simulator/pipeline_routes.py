"""Image Builder's operations on image pipelines themselves, and on the findings of scans."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from ..._simulation.messages import Answer, Call
from .account import Route, honest
from .errors import refusal
from .image_routes import ImagesSimulator
from .lists import fits
from .members import filters, members_of, queried
from .workflow_forms import stamp

_FILTERS: Final = frozenset({"description", "distributionConfigurationArn", "imageRecipeArn", "name", "status"})
_COUNTED: Final = frozenset({"accountId", "imageBuildVersionArn", "imagePipelineArn", "vulnerabilityId"})


class PipelinesSimulator(ImagesSimulator):
    """The pipeline of an account, to be looked at. `setup` of a subclass says how it stands."""

    pipeline_status: Literal["ENABLED", "DISABLED"]
    findings: dict[str, Mapping[str, int]]

    def _pipeline_routes(self) -> tuple[Route, ...]:
        counts = "ListImageScanFindingAggregations"
        return (
            ("list_image_pipelines", "POST", "ListImagePipelines", self._list_pipelines),
            ("get_image_pipeline", "GET", "GetImagePipeline", self._get_pipeline),
            ("list_image_scan_finding_aggregations", "POST", counts, self._list_findings),
        )

    def _list_pipelines(self, call: Call) -> Answer:
        wanted, pipeline = filters(members_of(call), _FILTERS), self._pipeline()
        listed = [pipeline] if all(fits(pipeline, *each) for each in wanted) else []
        return self._page(call, "imagePipelineList", listed, dict, **self._request())

    def _get_pipeline(self, call: Call) -> Answer:
        if queried(call, "imagePipelineArn") != self.pipeline_arn:
            raise refusal("InvalidRequestException", "The image pipeline does not exist")
        return honest({**self._request(), "imagePipeline": self._pipeline()}, [])

    def _pipeline(self) -> dict[str, object]:
        build, now = next(reversed(self.builds.values()), None), self.clock.time()
        last = {} if build is None else {"dateLastRun": stamp(build.created), "lastRunStatus": build.status(now)}
        return {
            "arn": self.pipeline_arn,
            "name": self.pipeline_arn.rpartition("/")[2],
            "description": "The image of the web servers",
            "platform": "Linux",
            "status": self.pipeline_status,
            "imageRecipeArn": self.image_version_arn.replace(":image/", ":image-recipe/"),
            "dateCreated": "2026-01-02T03:04:05.678Z",
            **last,
        }

    def _list_findings(self, call: Call) -> Answer:
        given = members_of(call).get("filter")
        known = filters({"filters": [given]}, _COUNTED) if given is not None else []
        name, values = known[0] if known else ("accountId", [])
        found = [
            {"imageAggregation": {"imageBuildVersionArn": arn, "severityCounts": dict(counts)}}
            for arn, counts in self.findings.items()
            if name == "imageBuildVersionArn" and arn in values
        ]
        return Answer.json({**self._request(), "aggregationType": name, "responses": found})
