"""Session tokens of temporary credentials that expire at the simulated Image Builder, and are renewed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from orchestrator_clients import AuthError, AwsImageBuilder
from orchestrator_clients._simulation import faults
from orchestrator_clients.aws_image_builder.signing import Keys
from orchestrator_clients.testing import AwsCredentials, AwsImageBuilderSimulator, Run, Step
from tests.systems.aws_image_builder.simulator.calls import error_of
from tests.systems.aws_image_builder.simulator.signers import BODY, EXPIRED, LIST, TEMPORARY, UNKNOWN, Sign, listing


@pytest.fixture
def temporary() -> Iterator[AwsImageBuilderSimulator]:
    known = AwsCredentials(TEMPORARY.access_key, TEMPORARY.secret_key, TEMPORARY.token)
    with AwsImageBuilderSimulator(credentials=known) as server:
        yield server


@pytest.mark.parametrize("token", [None, "another-token"])
def test_the_session_token_must_come_with_its_keys(
    temporary: AwsImageBuilderSimulator, sign: Sign, token: str | None
) -> None:
    keys = Keys(TEMPORARY.access_key, TEMPORARY.secret_key, token)
    answer = httpx.post(temporary.url + LIST, headers=listing(temporary, sign, keys=keys), content=BODY, verify=False)
    assert error_of(answer) == UNKNOWN


def test_a_marked_call_finds_its_token_expired_for_good(temporary: AwsImageBuilderSimulator, sign: Sign) -> None:
    temporary.fault(faults.expired_token(), calls=2)
    with httpx.Client(verify=False, base_url=temporary.url) as http:
        errors = [error_of(http.post(LIST, headers=listing(temporary, sign), content=BODY)) for _ in range(3)]
        assert errors == [(200, None), EXPIRED, EXPIRED]
        temporary.renew(AwsCredentials("ASIANEXT", "next-secret", "next-token"))
        assert http.post(LIST, headers=listing(temporary, sign), content=BODY).status_code == 200
        old = listing(temporary, sign, keys=TEMPORARY)
        assert error_of(http.post(LIST, headers=old, content=BODY)) == EXPIRED


def test_keys_without_a_token_meet_the_fault_once(
    image_builder: AwsImageBuilderSimulator, http: httpx.Client, sign: Sign
) -> None:
    image_builder.fault(faults.expired_token(), calls=1)
    errors = [error_of(http.post(LIST, headers=listing(image_builder, sign), content=BODY)) for _ in range(2)]
    assert errors == [EXPIRED, (200, None)]


class Renewing:
    """What botocore calls refreshable credentials: the keys of the server, as they are now."""

    def __init__(self, server: AwsImageBuilderSimulator) -> None:
        self.server = server

    def get_frozen_credentials(self) -> AwsCredentials:
        return self.server.credentials


def test_our_client_goes_on_with_renewed_credentials(temporary: AwsImageBuilderSimulator) -> None:
    temporary.script = Run(steps=(Step("Build", 600),))
    options: Any = {"base_url": temporary.url, "clock": temporary.clock}
    with AwsImageBuilder("us-east-1", credentials=Renewing(temporary), **options) as client:
        run = client.image_pipelines.start(image_pipeline_arn=temporary.pipeline_arn)
        with temporary.client() as stale:
            temporary.renew(AwsCredentials("ASIANEXT", "next-secret", "next-token"))
            with pytest.raises(AuthError, match="ExpiredTokenException") as caught:
                stale.images.get(run.id)
        assert (caught.value.status, caught.value.code) == (403, "ExpiredTokenException")
        assert run.wait(timeout=3600).raw_status == "AVAILABLE"


def test_a_reset_forgets_renewals(temporary: AwsImageBuilderSimulator, sign: Sign) -> None:
    temporary.renew(AwsCredentials("ASIANEXT", "next-secret", "next-token"))
    temporary.reset()
    headers = listing(temporary, sign, keys=TEMPORARY)
    assert httpx.post(temporary.url + LIST, headers=headers, content=BODY, verify=False).status_code == 200
