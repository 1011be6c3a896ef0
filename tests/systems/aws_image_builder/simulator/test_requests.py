"""What the simulated Image Builder takes and refuses, and how its errors look. The limits are those of AWS's service model."""

from __future__ import annotations

import json
from typing import Any

import pytest

from orchestrator_clients._simulation import faults
from orchestrator_clients.testing import AwsImageBuilderSimulator, Run, Step
from tests.systems.aws_image_builder.simulator.calls import AwsCalls, error_of

HEX = "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d"
WORKFLOW, STEP = f"wf-{HEX}", f"step-{HEX}"
VERSION = AwsImageBuilderSimulator.image_version_arn
BUILD = f"{VERSION}/1"
PIPELINE = AwsImageBuilderSimulator.pipeline_arn
REFUSED = (400, "InvalidRequestException")

REQUIRED: dict[str, dict[str, Any]] = {
    "ListWorkflowStepExecutions": {"workflowExecutionId": WORKFLOW},
    "GetWorkflowStepExecution": {"stepExecutionId": STEP},
    "ListWorkflowExecutions": {"imageBuildVersionArn": BUILD},
    "GetWorkflowExecution": {"workflowExecutionId": WORKFLOW},
    "SendWorkflowStepAction": {
        "stepExecutionId": STEP,
        "imageBuildVersionArn": BUILD,
        "action": "RESUME",
        "clientToken": "t",
    },
    "StartImagePipelineExecution": {"imagePipelineArn": PIPELINE, "clientToken": "t"},
    "ListImagePipelineImages": {"imagePipelineArn": PIPELINE},
    "GetImage": {"imageBuildVersionArn": BUILD},
    "CancelImageCreation": {"imageBuildVersionArn": BUILD, "clientToken": "t"},
    "RetryImage": {"imageBuildVersionArn": BUILD, "clientToken": "t"},
}
"""With every operation that requires something."""


def message(answer: Any) -> str:
    assert error_of(answer) == REFUSED, answer.text
    assert list(answer.json()) == ["message"]
    return str(answer.json()["message"])


def sent(aws: AwsCalls, operation: str, members: dict[str, Any]) -> Any:
    """Send exactly these members."""
    if operation.startswith("Get"):
        return aws.send(operation, query=members)
    return aws.send(operation, body=json.dumps(members).encode())


@pytest.mark.parametrize(
    ("operation", "name"), [(operation, name) for operation, members in REQUIRED.items() for name in members]
)
def test_required_members(aws: AwsCalls, operation: str, name: str) -> None:
    members = {key: value for key, value in REQUIRED[operation].items() if key != name}
    assert f"'{name}'" in message(sent(aws, operation, members))
    if not operation.startswith("Get"):
        assert f"'{name}'" in message(sent(aws, operation, {**members, name: None}))  # null is as good as missing


ARN = "arn:aws:imagebuilder:us-east-1:123456789012"
WRONG: dict[str, list[object]] = {
    "workflowExecutionId": [HEX, STEP, f"wf-{HEX}0", f"wf-{HEX[:-1]}g", "wf-a1b2c3d4-5678-90ab-cdef-EXAMPLE11111", 7],
    "stepExecutionId": [HEX, WORKFLOW, f"{STEP} ", "", ["step"]],
    "imageBuildVersionArn": [
        f"{ARN}:image/web/1.0.0",
        f"{ARN}:image/web/1.0.x/1",
        f"{ARN}:image/Web/1.0.0/1",
        f"{ARN}:image/web/1.0.0/1/2",
        f"{ARN}:image-pipeline/web",
        "arn:aws:ec2:us-east-1:123456789012:image/web/1.0.0/1",
        "arn:aws:imagebuilder:us-east-1:12345678901:image/web/1.0.0/1",
        f"{ARN}:image/web/1.0.0/1\n",
        "",
        True,
        {"arn": BUILD},
    ],
    "imagePipelineArn": [f"{ARN}:image/web/1.0.0/1", f"{ARN}:image-pipeline/", f"{ARN}:image-pipeline/web/1", "web", 1],
    "clientToken": ["", "t" * 65, 5, ["t"]],
    "action": ["resume", "CANCEL", "", 1, False],
}


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in WRONG.items() for value in values])
def test_malformed_members(aws: AwsCalls, name: str, value: object) -> None:
    takers = [operation for operation, members in REQUIRED.items() if name in members]
    for operation in takers:
        if not operation.startswith("Get"):
            assert f"'{name}'" in message(sent(aws, operation, {**REQUIRED[operation], name: value}))
        elif isinstance(value, str) and not (operation == "GetImage" and value == f"{ARN}:image/web/1.0.0"):
            assert f"'{name}'" in message(sent(aws, operation, {name: value}))


LISTS = {
    "ListWorkflowStepExecutions": REQUIRED["ListWorkflowStepExecutions"],
    "ListWorkflowExecutions": REQUIRED["ListWorkflowExecutions"],
    "ListWaitingWorkflowSteps": {},
    "ListImagePipelineImages": REQUIRED["ListImagePipelineImages"],
    "ListImageBuildVersions": {},
}


def of_a_build(aws: AwsCalls, operation: str) -> dict[str, Any]:
    """Return the members that an operation requires, of a build that exists."""
    arn = aws.started()
    wanted = {"workflowExecutionId": aws.workflows(arn)[0]["workflowExecutionId"], "imageBuildVersionArn": arn}
    return {name: wanted.get(name, value) for name, value in LISTS[operation].items()}


@pytest.mark.parametrize("operation", LISTS)
@pytest.mark.parametrize("size", [True, False, 0, -1, 101, 5.0, 2.5, "5", [5], {}])
def test_wrong_sizes_of_pages(aws: AwsCalls, operation: str, size: object) -> None:
    assert "maxResults" in message(sent(aws, operation, {**of_a_build(aws, operation), "maxResults": size}))


@pytest.mark.parametrize("operation", LISTS)
@pytest.mark.parametrize("size", [1, 100])
def test_right_sizes_of_pages(aws: AwsCalls, operation: str, size: int) -> None:
    assert sent(aws, operation, {**of_a_build(aws, operation), "maxResults": size}).status_code == 200


@pytest.mark.parametrize(
    "tags",
    [
        {},
        [],
        "a",
        {f"k{n}": "v" for n in range(51)},
        {"": "v"},
        {"k" * 129: "v"},
        {"aws:k": "v"},
        {"k;": "v"},
        {"k": "v" * 257},
        {"k": 1},
        {"k": None},
    ],
)
def test_wrong_tags(aws: AwsCalls, image_builder: AwsImageBuilderSimulator, tags: object) -> None:
    assert "tag" in message(aws("StartImagePipelineExecution", imagePipelineArn=PIPELINE, tags=tags))
    assert image_builder.builds == {}


def test_tags_are_on_the_image(aws: AwsCalls) -> None:
    tags = {"team:name": "web", "k" * 128: "v" * 256, "empty": ""}
    answer = aws("StartImagePipelineExecution", imagePipelineArn=PIPELINE, tags=tags).json()
    assert aws.image(answer["imageBuildVersionArn"])["tags"] == tags


@pytest.mark.parametrize("reason", ["", "r" * 1025, 7], ids=["empty", "long", "number"])
def test_wrong_reasons(aws: AwsCalls, image_builder: AwsImageBuilderSimulator, reason: object) -> None:
    arn = aws.started(Run(steps=(Step("Ask", 0, waits_for_person=True),)))
    (step,) = aws("ListWaitingWorkflowSteps").json()["steps"]
    known = {"stepExecutionId": step["stepExecutionId"], "imageBuildVersionArn": arn, "action": "STOP"}
    assert "'reason'" in message(aws("SendWorkflowStepAction", **known, reason=reason))
    assert aws.status(arn) == "BUILDING"


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'"text"', b"null", b"1", b"\xff\xfe", b"[" * 100_000])
def test_bodies_that_are_no_object(aws: AwsCalls, body: bytes) -> None:
    assert "JSON object" in message(aws.send("ListWaitingWorkflowSteps", body=body))


def test_members_that_nobody_knows_are_passed_over(aws: AwsCalls, image_builder: AwsImageBuilderSimulator) -> None:
    image_builder.validate_requests = False
    assert aws("ListWaitingWorkflowSteps", verbose=True).json() == {"steps": []}


# What does not exist


@pytest.mark.parametrize(
    ("operation", "error"),
    [
        *((name, REFUSED) for name in REQUIRED if "Pipeline" not in name and name != "SendWorkflowStepAction"),
        ("SendWorkflowStepAction", (404, "ResourceNotFoundException")),
    ],
)
def test_unknown_ids(aws: AwsCalls, operation: str, error: tuple[int, str]) -> None:
    answer = sent(aws, operation, REQUIRED[operation])
    assert (error_of(answer), list(answer.json())) == (error, ["message"])


@pytest.mark.parametrize("operation", ["StartImagePipelineExecution", "ListImagePipelineImages"])
def test_unknown_pipelines(aws: AwsCalls, image_builder: AwsImageBuilderSimulator, operation: str) -> None:
    answer = aws(operation, imagePipelineArn=f"{PIPELINE}-2")
    assert error_of(answer) == (404, "ResourceNotFoundException")
    assert image_builder.builds == {}


def test_a_step_that_has_not_started_is_not_known_yet(aws: AwsCalls, image_builder: AwsImageBuilderSimulator) -> None:
    arn = aws.started()
    first, second = aws.steps(aws.workflows(arn)[0])[:2]
    assert (first["status"], second["status"], "startTime" in second) == ("RUNNING", "PENDING", False)
    image_builder.lists_pending = False
    assert [step["name"] for step in aws.steps(aws.workflows(arn)[0])] == [first["name"]]
    assert error_of(aws("GetWorkflowStepExecution", stepExecutionId=second["stepExecutionId"])) == REFUSED


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", "/ListWaitingWorkflowSteps"), ("POST", "/GetImage"), ("PUT", "/DeleteImage"), ("GET", "/")],
)
def test_operations_that_do_not_exist(
    image_builder: AwsImageBuilderSimulator, method: str, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import httpx

    monkeypatch.setattr(image_builder, "check", lambda _: None)  # as if it was signed
    answer = httpx.request(method, image_builder.url + path, verify=False)
    assert error_of(answer) == (404, "UnknownOperationException")


# Errors, request ids, client tokens


@pytest.mark.parametrize("status", [400, 401, 403, 404, 408, 413, 429, 500, 503])
def test_every_status_has_its_error(aws: AwsCalls, image_builder: AwsImageBuilderSimulator, status: int) -> None:
    image_builder.fault(faults.status(status))
    answer = aws("ListWaitingWorkflowSteps")
    assert (answer.status_code, list(answer.json())) == (status, ["message"])
    assert answer.headers["x-amzn-errortype"].isalnum()


def test_names_of_errors_in_the_body(aws: AwsCalls, image_builder: AwsImageBuilderSimulator) -> None:
    image_builder.errors_in = "body"
    image_builder.fault(faults.status(429), calls=2)
    for status, name in ((400, "InvalidRequestException"), (429, "CallRateLimitExceededException")):
        answer = aws("ListWaitingWorkflowSteps", maxResults=0)
        assert error_of(answer) == (status, None)
        assert answer.json()["__type"] == f"com.amazonaws.imagebuilder#{name}"
        assert answer.json()["Message"]


def test_the_id_of_a_request_is_in_header_and_body(aws: AwsCalls, image_builder: AwsImageBuilderSimulator) -> None:
    arn = aws.started()
    image_builder.clock.sleep(5)
    (workflow,) = aws.workflows(arn)
    step = aws.steps(workflow)[0]
    ids = {"imageBuildVersionArn": arn, **workflow, **step, "imagePipelineArn": PIPELINE}
    answers = [sent(aws, "ListImageBuildVersions", {})]
    for operation, members in REQUIRED.items():
        if operation not in ("SendWorkflowStepAction", "RetryImage"):  # they repeat no id
            known = {name: ids.get(name, value) for name, value in members.items()}
            answers += [sent(aws, operation, known), sent(aws, operation, known)]  # the second PUT repeats its token
    found = [answer.json()["requestId"] for answer in answers]
    assert found == [answer.headers["x-amzn-requestid"] for answer in answers]
    assert len(set(found)) == len(found) == 17


@pytest.mark.parametrize("operation", ["ListWaitingWorkflowSteps", "RetryImage", "SendWorkflowStepAction"])
def test_answers_without_an_id_in_the_body(
    aws: AwsCalls, image_builder: AwsImageBuilderSimulator, operation: str
) -> None:
    arn = aws.started(Run(steps=(Step("Ask", 0, waits_for_person=True),)))
    (step,) = aws("ListWaitingWorkflowSteps").json()["steps"]
    known: dict[str, Any] = {"imageBuildVersionArn": arn}
    if operation == "SendWorkflowStepAction":
        known |= {"stepExecutionId": step["stepExecutionId"], "action": "STOP"}
    if operation == "RetryImage":
        aws("CancelImageCreation", imageBuildVersionArn=arn)
    answer = aws(operation, **({} if operation.startswith("List") else known))
    assert (answer.status_code, "requestId" in answer.json()) == (200, False)
    assert answer.headers["x-amzn-requestid"]


def test_a_client_token_names_one_call_of_one_operation(aws: AwsCalls, image_builder: AwsImageBuilderSimulator) -> None:
    start = {"imagePipelineArn": PIPELINE, "clientToken": "mine"}
    first, second = (aws("StartImagePipelineExecution", **start) for _ in range(2))
    assert [answer.json()["imageBuildVersionArn"] for answer in (first, second)] == [BUILD, BUILD]
    other = aws("StartImagePipelineExecution", **start, tags={"a": "b"})
    assert error_of(other) == (400, "IdempotentParameterMismatchException")
    assert aws("CancelImageCreation", imageBuildVersionArn=BUILD, clientToken="mine").status_code == 200
    assert list(image_builder.builds) == [BUILD]


def test_a_refused_call_leaves_its_token_unused(aws: AwsCalls) -> None:
    assert error_of(aws("StartImagePipelineExecution", imagePipelineArn=f"{PIPELINE}-2", clientToken="t"))[0] == 404
    assert aws("StartImagePipelineExecution", imagePipelineArn=PIPELINE, clientToken="t").status_code == 200
