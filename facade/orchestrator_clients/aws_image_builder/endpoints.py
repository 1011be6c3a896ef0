"""Where EC2 Image Builder is: the host names of AWS's endpoint rules (botocore 1.44.5), and what overrides them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from .._core.errors import UsageError
from .._core.settings import given_url
from .._core.silent import silent
from .tables import SYSTEM

ENDPOINT_VARIABLES = ("AWS_ENDPOINT_URL_IMAGEBUILDER", "AWS_ENDPOINT_URL")
"""The one for this service wins."""

SWITCHES = {
    "use_fips_endpoint": "AWS_USE_FIPS_ENDPOINT",
    "use_dualstack_endpoint": "AWS_USE_DUALSTACK_ENDPOINT",
    "ignore_configured_endpoint_urls": "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
}
"""Switches as a profile and as the environment name them."""

REGION_VARIABLES = ("AWS_DEFAULT_REGION", "AWS_REGION")
"""boto3 reads only the first, most other AWS SDKs only the second."""


@dataclass(frozen=True, slots=True)
class Partition:
    """A part of AWS with names of its own: by which its regions begin, and how its hosts end.

    `plain_fips` is true where the standard name is the FIPS name as well.
    """

    name: str
    prefix: str
    suffix: str
    dual_stack_suffix: str
    plain_fips: bool = False


PARTITIONS: tuple[Partition, ...] = (
    Partition("aws-us-gov", "us-gov-", "amazonaws.com", "api.aws", plain_fips=True),
    Partition("aws-cn", "cn-", "amazonaws.com.cn", "api.amazonwebservices.com.cn"),
    Partition("aws-eusc", "eusc-", "amazonaws.eu", "api.amazonwebservices.eu"),
    Partition("aws-iso", "us-iso-", "c2s.ic.gov", "api.aws.ic.gov"),
    Partition("aws-iso-b", "us-isob-", "sc2s.sgov.gov", "api.aws.scloud"),
    Partition("aws-iso-e", "eu-isoe-", "cloud.adc-e.uk", "api.cloud-aws.adc-e.uk"),
    Partition("aws-iso-f", "us-isof-", "csp.hci.ic.gov", "api.aws.hci.ic.gov"),
    Partition("aws", "", "amazonaws.com", "api.aws"),
)
"""The first whose prefix fits holds; a region nobody knows is taken for one of `aws`, as AWS's own rules do."""

_REGION = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)


def check_region(region: object) -> str:
    """Return a region; `UsageError` for what cannot be part of a host name."""
    if not isinstance(region, str) or len(region) > 40 or not _REGION.fullmatch(region):
        raise UsageError(f"region={region!r}: give a region such as 'eu-west-1'", system=SYSTEM)
    return region


def endpoint(region: str, *, fips: bool = False, dual_stack: bool = False) -> str:
    """Return the URL of the service in a region; not every name that the rules give exists everywhere."""
    partition = next(entry for entry in PARTITIONS if region.startswith(entry.prefix))
    suffix = partition.dual_stack_suffix if dual_stack else partition.suffix
    plain = not fips or (partition.plain_fips and not dual_stack)
    return f"https://imagebuilder{'' if plain else '-fips'}.{region}.{suffix}"


def region_from(environment: Mapping[str, str]) -> str | None:
    """Return the region the environment names, or None."""
    return next((value for name in REGION_VARIABLES if (value := environment.get(name))), None)


def told_by(environment: Mapping[str, str]) -> Mapping[str, str]:
    """Return the variables that say something of endpoints, and none of the secrets that stand beside them."""
    names = (*ENDPOINT_VARIABLES, *SWITCHES.values())
    return silent({name: environment[name] for name in names if name in environment})


def custom_endpoint(environment: Mapping[str, str]) -> str | None:
    """Return the URL the environment puts in the place of AWS's own, or None."""
    if flag(environment, "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"):
        return None
    return next((value for name in ENDPOINT_VARIABLES if (value := environment.get(name))), None)


def flag(environment: Mapping[str, str], name: str) -> bool:
    """Return whether a variable says true, in any case; AWS's tools take every other word for false."""
    return environment.get(name, "").lower() == "true"


def choose(
    region: str,
    base_url: str | None,
    *,
    use_fips: bool | None,
    use_dual_stack: bool | None,
    environment: Mapping[str, str],
) -> str:
    """Return the URL all requests go to; None for a switch means what the environment says.

    A custom URL knows no FIPS or dual-stack variant: asking for both raises `UsageError`.
    """
    switches = {
        "use_fips": flag(environment, "AWS_USE_FIPS_ENDPOINT") if use_fips is None else use_fips,
        "use_dual_stack": flag(environment, "AWS_USE_DUALSTACK_ENDPOINT") if use_dual_stack is None else use_dual_stack,
    }
    custom = custom_endpoint(environment) if base_url is None else base_url
    if custom is None:
        return endpoint(region, fips=switches["use_fips"], dual_stack=switches["use_dual_stack"])
    asked = next((name for name, wanted in switches.items() if wanted), None)
    if asked:
        source = "base_url" if base_url else "the endpoint URL of the environment or profile"
        raise UsageError(
            f"{source} cannot be combined with {asked}: pass {asked}=False, or leave the URL to the region",
            system=SYSTEM,
        )
    return given_url(custom, "base_url", system=SYSTEM).rstrip("/")
