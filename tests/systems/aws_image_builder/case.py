"""EC2 Image Builder, as the shared tables need it."""

from __future__ import annotations

from tests.contract.case import Case, Kind, Paging, Read, Startable, Starting, Telling, filled

ARN = "arn:aws:imagebuilder:us-east-1:123456789012:image/web/1.0.0/1"
PIPELINE = "arn:aws:imagebuilder:us-east-1:123456789012:image-pipeline/web"


def _kind(*parts: str) -> Kind:
    return Kind(
        "aws_image_builder",
        lambda url, secret: {
            "region": "us-east-1", "base_url": url,
            "credentials": tuple(filled({"x": part}, secret)["x"] for part in parts),
        },
        lambda client: client.images.get(ARN),
        lambda client: client.image_pipelines.start(image_pipeline_arn=PIPELINE),
        header=True,
    )  # fmt: skip


PIPELINE = "arn:aws:imagebuilder:us-east-1:123456789012:image-pipeline/web-base"

CASE = Case(
    system="aws_image_builder",
    read=lambda client, simulator: client.images.get(simulator.seed(1)[0]),
    read_operation="get_image",
    start=lambda client, simulator: client.image_pipelines.start(image_pipeline_arn=simulator.pipeline_arn),
    start_operation="start_image_pipeline_execution",
    secrets=lambda simulator: [simulator.credentials.secret_key],
    starting=Starting(
        lambda client, **options: client.intent(image_pipeline_arn=PIPELINE, **options),
        lambda client, **options: client.image_pipelines.start(image_pipeline_arn=PIPELINE, **options),
        operation="start_image_pipeline_execution",
        looks="list_image_pipeline_images",
        marked=True,
    ),
    once_by_token=lambda simulator: len(simulator.builds),
    credentials={
        "aws-key": _kind("AKID", "{}"),
        "aws-session": _kind("AKID", "a-secret-key", "{}"),
    },
    generated=Read(
        "images.get_image",
        lambda run_id: {"image_build_version_arn": run_id},
        lambda client: client.images.list(),
        credential="secret_key",
        unknown="arn:aws:imagebuilder:us-east-1:111122223333:image/no-such-image/1.0.0/1",
    ),
    steps=True,
    gates=True,
    pauses=False,
    lacks=frozenset({"logs", "follow"}),
    step_names=("Launch", "Apply", "Test/Run", "TestImage", "DistributeImage"),
    looks=(
        "get_image", "list_waiting_workflow_steps", "list_workflow_executions", "list_workflow_step_executions",
        "list_image_build_versions",
    ),
    detail=("list_workflow_executions", 1),
    together=25,
    # The builds of one version fit on a page; each that ended is read whole.
    most_calls=lambda looks: looks + 5 * 25,
    target="arn:aws:imagebuilder:us-east-1:123456789012:image-pipeline/web-base",
    unknown="arn:aws:imagebuilder:us-east-1:123456789012:image/web-base/9.9.9/9",
    startable=Startable(
        group="",
        name="web-base",
        given={},
        inputs=(),
        options={"tags": {"by": "test"}},
        gone=lambda simulator: f"{simulator.pipeline_arn}-gone",
        tells_busy=True,
        row=(
            *("arn:aws:imagebuilder:us-east-1:123456789012:image-pipeline/web-base", "web-base", "", "yes", "", ""),
        ),
        shown=("web-base", "about: The image of the web servers\n  it takes no inputs\n"),
        several=(),
        nameless=("list_image_pipelines", {"imagePipelineList": [{"name": "x"}]}),
    ),
    telling=Telling(
        reason="no space left",
        times=True,
        lines=(),
        no_log="CloudWatch Logs, .*, which is not read here",
        not_followed="CloudWatch Logs, .*, which is not read here",
    ),
    listed=lambda client, **options: client.images.list(**options),
    no_runs={"imageSummaryList": []},
    lists={"list_image_build_versions": "imageSummaryList"},
    paging=Paging(
        list=lambda client, **options: client.images.list(**options),
        size=lambda call: str(call.json()["maxResults"]),
        default=25,
        more=100,
    ),
    at_once=False,
    login=None,
    gate="Apply",
    elsewhere={"account": "999999999999"},
    raw=("Image", "ImageSummary"),
)  # fmt: skip
