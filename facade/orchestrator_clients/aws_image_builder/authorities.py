"""Whose certificates are trusted, where AWS's own settings say so."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from .._core.http.trust import bundle_context
from .._core.options import Options
from .credentials import configured
from .tables import SYSTEM

if TYPE_CHECKING:
    from botocore.session import Session

VARIABLE, SETTING = "AWS_CA_BUNDLE", "ca_bundle"
"""A file of authorities to trust instead of the usual ones: a variable, which wins, and a setting of the profile.

Source: docs.aws.amazon.com/sdkref/latest/guide/feature-gen-config.html; boto3 heeds both.
"""


def with_authorities(options: Options, session: Session | None) -> Options:
    """Return the options, with the authorities that AWS's settings name where the caller says nothing of them.

    The profile is asked only through a session. A file that holds none raises `UsageError`, which names the setting.
    """
    if "verify" in options or options.get("transport") is not None:
        return options
    source, path = VARIABLE, os.environ.get(VARIABLE)
    if not path and session is not None:
        source, path = f"{SETTING} of the profile", configured(session, SETTING)
    return {**options, "verify": bundle_context(path, source, system=SYSTEM)} if path else options
