"""Credentials in the forms that headers want them."""

import base64

from .errors import UsageError


def basic(auth: tuple[str, str], *, system: str) -> str:
    """Return the `Authorization` value of HTTP Basic; `UsageError` for what is no pair of user and password."""
    if not (isinstance(auth, tuple) and len(auth) == 2 and all(isinstance(part, str) for part in auth) and auth[0]):
        raise UsageError("auth must be (user, password)", system=system)
    if ":" in auth[0]:
        raise UsageError("auth: a user name with a colon cannot travel by HTTP Basic", system=system)
    return "Basic " + base64.b64encode(f"{auth[0]}:{auth[1]}".encode()).decode()
