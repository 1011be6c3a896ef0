"""Makes one package: `python -m generator.worker ROOT SYSTEM OUTPUT`. It prints, as JSON, what a spec is refused for."""

import contextlib
import io
import json
import shutil
import sys
import tempfile
from pathlib import Path

from openapi_python_client import Project

from . import gate
from .discriminators import template
from .document import SpecError
from .layout import Layout
from .operations import write_operations
from .parsing import Parsed, parse, refusal, told


def main(root: str, system: str, output: str) -> int:
    """Generate; print what is wrong as JSON and return 1."""
    layout = Layout(Path(root))
    try:
        _generate(layout, system, Path(output))
    except SpecError as error:
        print(json.dumps(str(error)))
        return 1
    return 0


def _generate(layout: Layout, system: str, output: Path) -> None:
    parsed = parse(layout, system, output)
    try:
        problems = _render(layout, parsed)
    except Exception as error:  # a template may raise all sorts of errors: one line instead of a traceback
        problems = [f"{type(error).__name__}: {error}"]
    if problems:
        raise refusal(system, problems)
    write_operations(parsed.document, output, parsed.config.field_prefix)
    gate.write(output / "surface.json", parsed.surface())


def _render(layout: Layout, parsed: Parsed) -> list[str]:
    with tempfile.TemporaryDirectory(prefix="templates-") as folder, contextlib.redirect_stdout(io.StringIO()):
        templates = Path(shutil.copytree(layout.templates, Path(folder) / "templates"))
        text = template(parsed.document, parsed.config.field_prefix)
        (templates / "discriminators.jinja").write_text(text, encoding="utf-8")
        return told(Project(openapi=parsed.data, config=parsed.config, custom_template_path=templates).build())


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
