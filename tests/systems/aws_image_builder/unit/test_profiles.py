"""What a profile says of endpoints holds as in AWS's own client, to which every case is put as well."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from botocore.session import Session

from orchestrator_clients import AwsImageBuilder, UsageError

OURS = {"use_fips": "use_fips_endpoint", "use_dual_stack": "use_dualstack_endpoint"}
SERVICES = "services = mine\n[services mine]\nimagebuilder =\n  endpoint_url = https://service.example.com/x\n"
LOCAL = {"AWS_ENDPOINT_URL": "https://environment.example.com"}


def written(text: str) -> None:
    Path(os.environ["AWS_CONFIG_FILE"]).write_text(text, encoding="utf-8")


def profile(text: str) -> None:
    written(f"[profile p]\nregion = eu-west-1\n{text}\n")


@pytest.mark.parametrize(
    ("text", "environment"),
    [
        ("", {}),
        ("use_fips_endpoint = true", {}),
        ("use_fips_endpoint = TRUE", {}),
        ("use_fips_endpoint = false", {"AWS_USE_FIPS_ENDPOINT": "true"}),
        ("use_fips_endpoint = true", {"AWS_USE_FIPS_ENDPOINT": "false"}),
        ("use_dualstack_endpoint = true", {}),
        ("use_fips_endpoint = true\nuse_dualstack_endpoint = true", {}),
        ("endpoint_url = https://global.example.com", {}),
        ("endpoint_url = https://global.example.com", LOCAL),
        (f"endpoint_url = https://global.example.com\n{SERVICES}", {}),
        (SERVICES, LOCAL),
        (SERVICES, {"AWS_ENDPOINT_URL_IMAGEBUILDER": "https://own.example.com"}),
        (f"ignore_configured_endpoint_urls = true\n{SERVICES}", {}),
        (SERVICES, {"AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "true"}),
        ("ignore_configured_endpoint_urls = true", LOCAL),
    ],
)
@pytest.mark.filterwarnings("ignore::DeprecationWarning:botocore.*")
def test_the_endpoint_is_that_of_aws_own_client(
    monkeypatch: pytest.MonkeyPatch, text: str, environment: dict[str, str]
) -> None:
    profile(text)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with AwsImageBuilder(profile="p") as ours:
        theirs = Session(profile="p").create_client("imagebuilder")
        assert ours.base_url == theirs.meta.endpoint_url


@pytest.mark.parametrize(("option", "key"), OURS.items())
def test_what_the_caller_says_holds(option: str, key: str) -> None:
    profile(f"{key} = true")
    with AwsImageBuilder(profile="p", **{option: False}) as client:  # type: ignore[arg-type]
        assert client.base_url == "https://imagebuilder.eu-west-1.amazonaws.com"
    with pytest.raises(UsageError, match=f"pass {option}=False"):
        AwsImageBuilder(profile="p", base_url="https://proxy.example.com")


def test_keys_of_ones_own_leave_the_profile_out() -> None:
    written("[default]\nuse_fips_endpoint = true\n")
    with AwsImageBuilder("eu-west-1", credentials=("AKID", "secret")) as client:
        assert client.base_url == "https://imagebuilder.eu-west-1.amazonaws.com"
