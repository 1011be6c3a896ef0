"""Hosts by partition, held against botocore's own rules, and what the environment and the caller put in their place."""

from typing import Any

import pytest
from botocore.endpoint_provider import EndpointProvider
from botocore.loaders import Loader

from orchestrator_clients import AwsImageBuilder, UsageError
from orchestrator_clients.aws_image_builder.endpoints import check_region, choose, endpoint, region_from

REGIONS = [
    "us-east-2", "eu-west-1", "ap-southeast-2", "sa-east-1", "ca-central-1", "me-south-1", "af-south-1", "il-central-1",
    "mx-central-1", "us-gov-west-1", "us-gov-east-1", "cn-north-1", "cn-northwest-1", "eusc-de-east-1", "us-iso-east-1",
    "us-iso-west-1", "us-isob-east-1", "eu-isoe-west-1", "us-isof-south-1", "us-isof-east-1", "xx-nowhere-9",
]  # fmt: skip


@pytest.fixture(scope="module")
def rules() -> Any:
    loader = Loader()
    return EndpointProvider(
        ruleset_data=loader.load_service_model("imagebuilder", "endpoint-rule-set-1"),
        partition_data=loader.load_data("partitions"),
    )


@pytest.mark.peers
@pytest.mark.parametrize("dual_stack", [False, True])
@pytest.mark.parametrize("fips", [False, True])
@pytest.mark.parametrize("region", REGIONS)
def test_botocore_has_the_same_hosts(rules: Any, region: str, fips: bool, dual_stack: bool) -> None:
    expected = rules.resolve_endpoint(Region=region, UseFIPS=fips, UseDualStack=dual_stack).url
    assert endpoint(region, fips=fips, dual_stack=dual_stack) == expected


@pytest.mark.parametrize(
    ("region", "fips", "dual_stack", "host"),
    [
        ("us-east-2", False, False, "imagebuilder.us-east-2.amazonaws.com"),
        ("us-east-2", False, True, "imagebuilder.us-east-2.api.aws"),
        ("us-east-2", True, False, "imagebuilder-fips.us-east-2.amazonaws.com"),
        ("us-east-2", True, True, "imagebuilder-fips.us-east-2.api.aws"),
        ("us-gov-west-1", True, False, "imagebuilder.us-gov-west-1.amazonaws.com"),
        ("us-gov-west-1", True, True, "imagebuilder-fips.us-gov-west-1.api.aws"),
        ("cn-north-1", False, False, "imagebuilder.cn-north-1.amazonaws.com.cn"),
        ("us-isob-east-1", False, False, "imagebuilder.us-isob-east-1.sc2s.sgov.gov"),
    ],
)
def test_hosts(region: str, fips: bool, dual_stack: bool, host: str) -> None:
    assert endpoint(region, fips=fips, dual_stack=dual_stack) == f"https://{host}"


@pytest.mark.parametrize(
    ("environment", "base_url", "use_fips", "url"),
    [
        ({}, None, None, "https://imagebuilder.eu-west-1.amazonaws.com"),
        ({"AWS_USE_FIPS_ENDPOINT": "TRUE"}, None, None, "https://imagebuilder-fips.eu-west-1.amazonaws.com"),
        ({"AWS_USE_FIPS_ENDPOINT": "1"}, None, None, "https://imagebuilder.eu-west-1.amazonaws.com"),
        ({"AWS_USE_FIPS_ENDPOINT": "true"}, None, False, "https://imagebuilder.eu-west-1.amazonaws.com"),
        ({"AWS_USE_DUALSTACK_ENDPOINT": "true"}, None, None, "https://imagebuilder.eu-west-1.api.aws"),
        ({"AWS_ENDPOINT_URL": "https://all.example.com/"}, None, None, "https://all.example.com"),
        (
            {"AWS_ENDPOINT_URL": "https://all.example.com", "AWS_ENDPOINT_URL_IMAGEBUILDER": "https://one.example.com"},
            None,
            None,
            "https://one.example.com",
        ),
        ({"AWS_ENDPOINT_URL": "https://all.example.com"}, "https://mine.example.com", None, "https://mine.example.com"),
        (
            {"AWS_ENDPOINT_URL": "https://all.example.com", "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "true"},
            None,
            None,
            "https://imagebuilder.eu-west-1.amazonaws.com",
        ),
        ({"AWS_ENDPOINT_URL": ""}, None, None, "https://imagebuilder.eu-west-1.amazonaws.com"),
        ({"AWS_USE_FIPS_ENDPOINT": "true"}, "https://mine.example.com", False, "https://mine.example.com"),
    ],
)
def test_choice(environment: dict[str, str], base_url: str | None, use_fips: bool | None, url: str) -> None:
    assert choose("eu-west-1", base_url, use_fips=use_fips, use_dual_stack=None, environment=environment) == url


@pytest.mark.parametrize(
    ("environment", "arguments", "named"),
    [
        ({}, {"base_url": "https://mine.example.com", "use_fips": True}, "base_url cannot be combined with use_fips"),
        ({}, {"base_url": "https://mine.example.com", "use_dual_stack": True}, "use_dual_stack"),
        ({"AWS_ENDPOINT_URL": "https://x.example.com"}, {"use_fips": True}, "the endpoint URL of the environment"),
        ({"AWS_USE_FIPS_ENDPOINT": "true"}, {"base_url": "https://mine.example.com"}, "pass use_fips=False"),
    ],
)
def test_a_custom_url_has_no_variants(environment: dict[str, str], arguments: dict[str, Any], named: str) -> None:
    everything: dict[str, Any] = {"base_url": None, "use_fips": None, "use_dual_stack": None, **arguments}
    with pytest.raises(UsageError, match=named):
        choose("eu-west-1", environment=environment, **everything)


@pytest.mark.parametrize(
    "region", ["", "EU-WEST-1", "eu_west_1", "eu-west-1.evil.example", "eu-west-1/", "-eu", None, 7, "a" * 41]
)
def test_a_region_is_part_of_a_host_name(region: object) -> None:
    with pytest.raises(UsageError, match="region="):
        check_region(region)


@pytest.mark.parametrize(
    ("environment", "region"),
    [
        ({}, None),
        ({"AWS_REGION": "eu-west-2"}, "eu-west-2"),
        ({"AWS_REGION": "eu-west-2", "AWS_DEFAULT_REGION": "eu-west-1"}, "eu-west-1"),
        ({"AWS_REGION": "eu-west-2", "AWS_DEFAULT_REGION": ""}, "eu-west-2"),
    ],
)
def test_region_of_the_environment(environment: dict[str, str], region: str | None) -> None:
    assert region_from(environment) == region


@pytest.mark.usefixtures("no_aws")
def test_the_client_takes_all_this_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_REGION", "us-gov-west-1")
    monkeypatch.setenv("AWS_USE_DUALSTACK_ENDPOINT", "true")
    with AwsImageBuilder(credentials=("AKID", "secret-key")) as aws:
        assert aws.base_url == "https://imagebuilder.us-gov-west-1.api.aws"
        assert aws.region == "us-gov-west-1"


@pytest.mark.parametrize(
    "url", ["http://images.example.com", "ftp://images.example.com", "https://user:pw@images.example.com"]
)
def test_a_bad_url_is_refused_when_the_client_is_made(url: str) -> None:
    with pytest.raises(UsageError, match="base_url"):
        AwsImageBuilder("eu-west-1", credentials=("AKID", "secret-key"), base_url=url)
