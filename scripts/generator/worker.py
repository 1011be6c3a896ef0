"""Makes one package: `python -m generator.worker ROOT SYSTEM OUTPUT`. It prints, as JSON, what a spec is refused for."""

import contextlib
import io
import json
import sys
from pathlib import Path

from openapi_python_client import Project
from openapi_python_client.parser.openapi import Endpoint
from openapi_python_client.strings import in_double_quote_literal, in_f_string_literal

from . import gate
from .discriminators import discriminators
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
    project = Project(openapi=parsed.data, config=parsed.config, custom_template_path=layout.templates)
    project.env.globals.update(
        discriminator=discriminators(parsed.document, parsed.config.field_prefix),
        old=parsed.deprecated,
        url=url,
    )
    with contextlib.redirect_stdout(io.StringIO()):
        return told(project.build())


def url(endpoint: Endpoint) -> str:
    """Return the path of an operation as the inside of an f-string, or as it is where it takes no parameters."""
    text = (
        str(in_f_string_literal(endpoint.path))
        if endpoint.path_parameters
        else str(in_double_quote_literal(endpoint.path))
    )
    for one in endpoint.path_parameters:
        name = one.python_name
        text = text.replace(f"{{{{{name}}}}}", f"{{_api.path_part({name}, '{name}')}}")
    return text


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
