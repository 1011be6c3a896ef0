"""Which authorities a server's certificate may come from: one `ssl.SSLContext` for every wire, so that trust means one thing."""

from __future__ import annotations

import os
import ssl
from functools import lru_cache
from pathlib import Path

from ..errors import UsageError, forgetting
from ..settings import Verify

FILE, FOLDER = "SSL_CERT_FILE", "SSL_CERT_DIR"
"""Environment variables of OpenSSL: a file and folders of the authorities to trust instead of the usual ones."""


def context_for(verify: Verify, *, system: str) -> ssl.SSLContext:
    """Return the context for an option `verify`; clients with the same wish share one, for making it takes milliseconds.

    A bundle or folder is trusted alone. True means what `SSL_CERT_FILE` and `SSL_CERT_DIR` name, else the authorities of
    certifi, as with httpx. What cannot be used raises `UsageError` that names the option or variable.
    """
    if isinstance(verify, ssl.SSLContext):
        return verify
    if verify is False:
        return _unchecked()
    if isinstance(verify, str | Path):
        place = str(verify)
        source = f"verify={place!r}"
        return _named(*((None, place) if Path(place).is_dir() else (place, None)), source, _age(place), system)
    file, folder = os.environ.get(FILE) or None, os.environ.get(FOLDER) or None
    if file is None and folder is None:
        return _usual()
    source = " and ".join(name for name, value in ((FILE, file), (FOLDER, folder)) if value)
    return _named(file, folder, source, _age(file), system)


def bundle_context(path: str, source: str, *, system: str) -> ssl.SSLContext:
    """Return a context that trusts the authorities of one file; `UsageError` names the source, and not the path."""
    return _named(path, None, source, _age(path), system)


def _age(path: str | None) -> int:
    """Return when a file last changed: bundles are renewed while programs run."""
    try:
        return Path(path).stat().st_mtime_ns if path else 0
    except (OSError, ValueError):
        return 0


@lru_cache(maxsize=1)
def _unchecked() -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


@lru_cache(maxsize=1)
def _usual() -> ssl.SSLContext:
    from certifi import where  # late, for it takes long to import, and is for TLS alone

    return ssl.create_default_context(cafile=where())


@lru_cache(maxsize=8)
@forgetting()
def _named(file: str | None, folder: str | None, source: str, _age: int, system: str) -> ssl.SSLContext:
    """Return a context that trusts the authorities of a bundle, of folders of them, or both.

    From Python 3.13 a context refuses an authority whose certificate does not say what its key is for, or not in the form of
    RFC 5280, as many do that people make for a server of their own. Here every Python takes them. Who signed the server's
    certificate, its dates and its host name stay checked.
    """
    for folder_name in folder.split(os.pathsep) if folder else ():
        if not Path(folder_name).is_dir():
            raise UsageError(f"{source}: there is no such folder of certificates", system=system)
    try:
        context = ssl.create_default_context(cafile=file, capath=folder)
    except FileNotFoundError:
        raise UsageError(f"{source}: there is no such CA bundle", system=system) from None
    except (OSError, ValueError):  # ssl.SSLError is an OSError
        raise UsageError(f"{source}: it holds no certificate of an authority that can be read", system=system) from None
    if file and not context.cert_store_stats()["x509"]:
        raise UsageError(f"{source}: it holds no certificate of an authority", system=system)
    context.verify_flags &= ~ssl.VERIFY_X509_STRICT
    return context
