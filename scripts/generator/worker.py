"""Runs openapi-python-client once: `python -m generator.worker ROOT SYSTEM OUTPUT`. Any warning is an error."""

import contextlib
import io
import json
import shutil
import sys
import tempfile
from pathlib import Path

from openapi_python_client import generate
from openapi_python_client.config import Config, ConfigFile, MetaType

from .discriminators import template
from .document import load
from .layout import Layout
from .operations import write_operations


def main(root: str, system: str, output: str) -> int:
    """Generate; on any error or warning print them as a JSON list and return 1."""
    try:
        problems = _generate(root, system, output)
    except Exception as error:  # the generator raises all sorts of errors: one line instead of a traceback
        problems = [_line(f"{type(error).__name__}: {error}")]
    if problems:
        print(json.dumps(problems))
    return 1 if problems else 0


def _generate(root: str, system: str, output: str) -> list[str]:
    layout = Layout(Path(root))
    path = layout.config(system)
    settings = ConfigFile.load_from_path(path) if path.exists() else ConfigFile()
    settings.post_hooks = []
    config = Config.from_sources(settings, MetaType.NONE, layout.spec(system), "utf-8", True, Path(output))
    with tempfile.TemporaryDirectory(prefix="templates-") as folder, contextlib.redirect_stdout(io.StringIO()):
        templates = Path(shutil.copytree(layout.templates, Path(folder) / "templates"))
        text = template(load(layout.spec(system)), config.field_prefix)
        (templates / "discriminators.jinja").write_text(text, encoding="utf-8")
        errors = generate(config=config, custom_template_path=templates)
    if not errors:
        write_operations(layout.spec(system), Path(output), config.field_prefix)
    return [_line(f"{error.header}: {error.detail or ''}") for error in errors]


def _line(text: str) -> str:
    return " ".join(text.split())


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
