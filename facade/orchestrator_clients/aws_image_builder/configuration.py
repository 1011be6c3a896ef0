"""What a client is made from: what the caller says, and for what is left open AWS's own configuration. It reads files."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache, partial

from .._core.errors import UsageError
from .._core.options import Options, clock_of
from . import endpoints
from .authorities import with_authorities
from .credentials import Credentials, KeySource, configured, open_session, profiled, source_of
from .tables import SYSTEM


@dataclass(frozen=True, slots=True)
class Given:
    """What the caller says, None where it is left open."""

    profile: str | None
    credentials: Credentials | None
    base_url: str | None
    use_fips: bool | None
    use_dual_stack: bool | None


@dataclass(frozen=True, slots=True)
class Resolved:
    """What holds: where, with whose keys, and whom to trust."""

    region: str
    url: str
    source: KeySource
    options: Options


def resolved(given: Given, region: str | None, options: Options) -> Resolved:
    """Return what holds; `region` is what the caller or the environment says.

    botocore is imported, and its files are read, only where they can decide something. `UsageError` for what cannot be right.
    """
    session = cache(partial(open_session, given.profile))
    source = source_of(given.credentials, session, clock_of(options))
    found = region or configured(session(), "region")
    if found is None:
        raise UsageError("no region: pass region=, set AWS_DEFAULT_REGION, or configure one", system=SYSTEM)
    found = endpoints.check_region(found)
    known = endpoints.told_by(os.environ)
    if given.credentials is None:
        session().set_config_variable("region", found)  # a role is assumed at its STS
        known = profiled(known, session())
    url = endpoints.choose(
        found, given.base_url, use_fips=given.use_fips, use_dual_stack=given.use_dual_stack, environment=known
    )
    trusting = with_authorities(options, session() if given.credentials is None else None)
    return Resolved(found, url, source, trusting)
