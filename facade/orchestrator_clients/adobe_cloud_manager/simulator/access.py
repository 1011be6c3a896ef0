"""Credentials and rights: tokens of Adobe's login service, the gateway's three headers, product profiles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from ..._simulation.messages import Answer, Call, Refusal
from . import errors

LIFETIME = 86_399
"""Seconds a token lives: what Adobe's login service says. There is no refresh token."""

SCOPES = ("openid", "AdobeID", "read_organizations", "additional_info.projectedProductContext", "read_pc.dma_aem_ams")
"""What the credential was given: the scopes on which Adobe's own command line insists."""

STARTERS = frozenset({"Business Owner", "Deployment Manager", "Program Manager"})
"""The product profiles that may start, advance and cancel; any other, such as Developer, may only read."""


@dataclass(frozen=True, slots=True)
class AdobeCredentials:
    """The accepted credentials: those of an OAuth server-to-server credential, or a token that never expires."""

    org_id: str
    """The organisation, `...@AdobeOrg`."""
    client_id: str
    """The client, which is sent as the API key as well."""
    client_secret: str = field(repr=False)
    """The secret that a login sends."""
    token: str = field(repr=False)
    """A token that is accepted without a login."""


class Gate:
    """Issues tokens, and refuses calls without a valid one or for another project or organisation."""

    def __init__(self, credentials: AdobeCredentials) -> None:
        self._known = credentials
        self._tokens = {credentials.token: float("inf")}

    def token(self, call: Call, now: float) -> Answer:
        """Answer a request for a token. Its fields may come in the query, too; the body is what Adobe recommends."""
        form = {**dict(call.query), **dict(parse_qsl(call.body.decode("latin-1")))}
        refusal = self._refused(form)
        if refusal is not None:
            return refusal
        token = f"simulated-token-{len(self._tokens)}"
        self._tokens[token] = now + LIFETIME
        return Answer.json({"access_token": token, "token_type": "bearer", "expires_in": LIFETIME})

    def pass_through(self, call: Call, now: float, organisation: str = "x-gw-ims-org-id") -> None:
        """Raise the gateway's refusal of a call without a good token (401), or of another project or organisation (403).

        `organisation`: the header that names it; I/O Events has another one than Cloud Manager.
        """
        scheme, _, token = (call.header("authorization") or "").partition(" ")
        good = scheme.lower() == "bearer" and self._tokens.get(token, 0.0) > now
        if "expired_token" in call.marks or not good:
            raise Refusal(errors.bad_token())
        said = (call.header("x-api-key"), call.header(organisation))
        if said != (self._known.client_id, self._known.org_id):
            raise Refusal(errors.bad_api_key())

    def _refused(self, form: Mapping[str, str]) -> Answer | None:
        if form.get("grant_type") != "client_credentials":
            return errors.login_error(400, "unsupported_grant_type", "unsupported grant_type")
        if form.get("client_id") != self._known.client_id:
            return errors.login_error(400, "invalid_client", "invalid client_id parameter")
        if form.get("client_secret") != self._known.client_secret:
            return errors.login_error(401, "invalid_client", "invalid client_secret parameter")
        if not set(form.get("scope", "").split(",")) <= set(SCOPES):
            return errors.login_error(400, "invalid_scope", "a scope is not one of this credential")
        return None


def allow(call: Call, profile: str) -> None:
    """Refuse what an account of this product profile may not do; what depends on the step is left to the handler."""
    if call.method not in ("GET", "HEAD") and profile not in STARTERS:
        raise Refusal(errors.no_right(profile))
