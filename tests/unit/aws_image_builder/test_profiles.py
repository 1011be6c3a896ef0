"""What a profile says of endpoints holds as in AWS's own client, to which every case is put as well."""

from __future__ import annotations

from pathlib import Path

import pytest
from botocore.session import Session

from orchestrator_clients import AwsImageBuilder, UsageError

OURS = {"use_fips": "use_fips_endpoint", "use_dual_stack": "use_dualstack_endpoint"}
SERVICES = "services = mine\n[services mine]\nimagebuilder =\n  endpoint_url = https://service.example.com/x\n"
LOCAL = {"AWS_ENDPOINT_URL": "https://environment.example.com"}


@pytest.fixture(autouse=True)
def chain(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("AWS_PROFILE", "AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_IMAGEBUILDER", *LOCAL):
        monkeypatch.delenv(name, raising=False)
    for name in ("AWS_USE_FIPS_ENDPOINT", "AWS_USE_DUALSTACK_ENDPOINT", "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "config"))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "credentials"))
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")


def written(tmp_path: Path, text: str) -> None:
    (tmp_path / "config").write_text(f"[profile p]\nregion = eu-west-1\n{text}\n")


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
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, environment: dict[str, str]
) -> None:
    written(tmp_path, text)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with AwsImageBuilder(profile="p") as ours:
        theirs = Session(profile="p").create_client("imagebuilder")
        assert ours.base_url == theirs.meta.endpoint_url


@pytest.mark.parametrize(("option", "key"), OURS.items())
def test_what_the_caller_says_holds(tmp_path: Path, option: str, key: str) -> None:
    written(tmp_path, f"{key} = true")
    with AwsImageBuilder(profile="p", **{option: False}) as client:  # type: ignore[arg-type]
        assert client.base_url == "https://imagebuilder.eu-west-1.amazonaws.com"
    with pytest.raises(UsageError, match=f"pass {option}=False"):
        AwsImageBuilder(profile="p", base_url="https://proxy.example.com")


def test_keys_of_ones_own_leave_the_profile_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "config").write_text("[default]\nuse_fips_endpoint = true\n")
    with AwsImageBuilder("eu-west-1", credentials=("AKID", "secret")) as client:
        assert client.base_url == "https://imagebuilder.eu-west-1.amazonaws.com"
