"""Who gets in to the simulated Cloud Manager: tokens, the three headers of each call, and product profiles."""

from __future__ import annotations

import httpx
import pytest

from orchestrator_clients.adobe_cloud_manager.simulator.simulator import LIFETIME
from orchestrator_clients.testing import AdobeCloudManagerSimulator, Step
from tests.systems.adobe_cloud_manager.simulator.calls import PIPELINE, headers_of, href, started, steps_of

SCOPES = "openid,AdobeID,read_organizations,additional_info.projectedProductContext,read_pc.dma_aem_ams"
FORM = {
    "grant_type": "client_credentials",
    "client_id": "simulated-client-id",
    "client_secret": "simulated-client-secret",
    "scope": SCOPES,
}


@pytest.mark.parametrize(
    ("changes", "status", "error"),
    [
        ({}, 200, None),
        ({"scope": "openid"}, 200, None),
        ({"client_secret": "wrong"}, 401, "invalid_client"),
        ({"client_id": "wrong"}, 400, "invalid_client"),
        ({"grant_type": "jwt-bearer"}, 400, "unsupported_grant_type"),
        ({"scope": "openid,everything"}, 400, "invalid_scope"),
        ({"scope": ""}, 400, "invalid_scope"),
    ],
)
@pytest.mark.parametrize("place", ["data", "params"])
def test_tokens(
    adobe: AdobeCloudManagerSimulator, place: str, changes: dict[str, str], status: int, error: str | None
) -> None:
    with httpx.Client(verify=False) as client:
        answer = client.post(adobe.token_url, **{place: FORM | changes})
    assert (answer.status_code, answer.json().get("error")) == (status, error)
    if error is None:
        assert {name: type(value) for name, value in answer.json().items()} == {
            "access_token": str,
            "token_type": str,
            "expires_in": int,
        }


def test_a_token_expires_on_the_clock(adobe: AdobeCloudManagerSimulator, adobe_api: httpx.Client) -> None:
    token = adobe_api.post(adobe.token_url, data=FORM).json()["access_token"]
    mine = {"authorization": f"Bearer {token}"}
    adobe.clock.sleep(LIFETIME - 1)
    assert adobe_api.get(f"{PIPELINE}/executions", headers=mine).status_code == 200
    adobe.clock.sleep(1)
    assert adobe_api.get(f"{PIPELINE}/executions", headers=mine).status_code == 401


GATEWAY = {401: ("401013", "Oauth token is not valid"), 403: ("403003", "Api Key is invalid")}


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"authorization": "Bearer wrong"}, 401),
        ({"authorization": ""}, 401),
        ({"authorization": "Basic simulated-static-token"}, 401),
        ({"authorization": "bearer simulated-static-token"}, 200),
        ({"x_api_key": "wrong"}, 403),
        ({"x_gw_ims_org_id": "FFFFFFFFFFFFFFFFFFFFFFFF@AdobeOrg"}, 403),
        ({"authorization": "Bearer wrong", "x_api_key": "wrong"}, 401),
    ],
)
def test_the_three_headers(
    adobe: AdobeCloudManagerSimulator, adobe_api: httpx.Client, changes: dict[str, str], status: int
) -> None:
    answer = adobe_api.get(f"{PIPELINE}/executions", headers=headers_of(adobe, **changes))
    assert answer.status_code == status
    assert answer.headers["x-request-id"]
    if status != 200:
        assert answer.headers["content-type"] == "application/json"
        assert (answer.json()["error_code"], answer.json()["message"]) == GATEWAY[status]


@pytest.mark.parametrize("name", ["x-api-key", "x-gw-ims-org-id", "authorization"])
def test_all_three_are_needed(adobe: AdobeCloudManagerSimulator, name: str) -> None:
    sent = {key: value for key, value in headers_of(adobe).items() if key != name}
    with httpx.Client(verify=False, base_url=adobe.url, headers=sent) as client:
        assert client.get(f"{PIPELINE}/executions").status_code == (401 if name == "authorization" else 403)


@pytest.mark.parametrize(
    ("profile", "start", "running", "waiting"),
    [
        ("Business Owner", 201, 202, 202),
        ("Deployment Manager", 201, 202, 202),
        ("Program Manager", 201, 403, 202),
        ("Developer", 403, 403, 403),
    ],
)
def test_product_profiles(
    adobe: AdobeCloudManagerSimulator, adobe_api: httpx.Client, profile: str, start: int, running: int, waiting: int
) -> None:
    path = started(adobe, adobe_api, Step("securityTest", 5, waits_for_person=True), Step("deploy", 5), after=1)
    adobe.profile = profile
    step = steps_of(adobe_api, path)[0]
    assert adobe_api.put(href(step, "cancel"), json={"cancel": True}).status_code == running
    if running == 403:
        adobe.clock.sleep(5)
        step = steps_of(adobe_api, path)[0]
        assert adobe_api.put(href(step, "cancel"), json={"override": False}).status_code == waiting
    adobe.executions.clear()
    assert adobe_api.put(f"{PIPELINE}/execution").status_code == start


def test_secrets_are_not_shown(adobe: AdobeCloudManagerSimulator) -> None:
    known = adobe.credentials
    assert known.client_secret not in repr(known)
    assert known.token not in repr(known)
