"""Our overrides against the stock templates they came from: whoever takes a newer generator is told what moved there."""

import hashlib
import json
from importlib.metadata import version
from pathlib import Path

import openapi_python_client
import pytest

from tests.generator.probes import ROOT

OURS = ROOT / "specs/templates"
STOCK = Path(openapi_python_client.__file__).parent / "templates"
TOLD = json.loads((OURS / "stock.json").read_text(encoding="utf-8"))
TAKEN = {"api_init.py.jinja", "endpoint_init.py.jinja"}
"""Templates that are taken as they are: what they make is ours, too."""


def _digest(name: str) -> str:
    return hashlib.sha256((STOCK / name).read_text(encoding="utf-8").encode()).hexdigest()


def test_every_override_has_the_hash_of_its_origin() -> None:
    overrides = {path.name for path in OURS.glob("*.jinja") if (STOCK / path.name).exists()}
    assert set(TOLD["templates"]) == overrides | TAKEN
    assert "reading.jinja" not in TOLD["templates"]  # ours alone


@pytest.mark.parametrize("name", sorted(TOLD["templates"]))
def test_the_stock_template_is_as_it_was(name: str) -> None:
    """A failure tells where to look; what moved may be a mend that our override lacks, or another name for what it uses."""
    now = version("openapi-python-client")
    assert _digest(name) == TOLD["templates"][name], (
        f"{name} of openapi-python-client {now} is not that of {TOLD['version']}. To see how they differ:\n"
        f"  pip install --no-deps --target /tmp/stock openapi-python-client=={TOLD['version']}\n"
        f"  diff -u /tmp/stock/openapi_python_client/templates/{name} {STOCK / name}\n"
        f"Take over into specs/templates/{name} what matters, and write into stock.json: {_digest(name)}"
    )


def test_the_hashes_are_of_the_version_that_is_pinned() -> None:
    assert TOLD["version"] == version("openapi-python-client")
    pins = [line for line in (ROOT / "pyproject.toml").read_text().splitlines() if "openapi-python-client==" in line]
    assert len(pins) == 2
    assert all(f"openapi-python-client=={TOLD['version']}" in line for line in pins)
