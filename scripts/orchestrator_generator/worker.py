"""Makes packages: `python -m orchestrator_generator.worker`, told by lines of JSON what, telling by lines what came of it.

It is a process of its own, with a fixed environment, and forks one for each package: what they need is imported once.
"""

import contextlib
import io
import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from openapi_python_client import Project
from openapi_python_client.parser.openapi import Endpoint
from openapi_python_client.strings import in_double_quote_literal, in_f_string_literal

from . import gate
from .discriminators import discriminators
from .document import SpecError
from .finish import finish
from .operations import write_operations
from .parsing import Parsed, parse, refusal, told
from .resources import write_resources
from .source import Source


def main() -> int:
    """Make what standard input asks for, as many at once as there are processors; return 0."""
    orders = [json.loads(line) for line in sys.stdin]
    if len(orders) < 2 or not hasattr(os, "fork"):
        for order in orders:
            _answer(order)
        return 0
    running: dict[int, str] = {}
    for order in orders:
        if len(running) >= (os.cpu_count() or 1):
            _reap(running)
        running[_fork(order)] = str(order["name"])
    while running:
        _reap(running)
    return 0


def _fork(order: Mapping[str, Any]) -> int:
    child = os.fork()
    if child == 0:
        _answer(order)
        os._exit(0)
    return child


def _reap(running: dict[int, str]) -> None:
    child, status = os.wait()
    name = running.pop(child)
    if status:  # it could not say itself what went wrong
        _say({"name": name, "refused": f"the process that made it ended with status {status}"})


def _answer(order: Mapping[str, Any]) -> None:
    paths = {name: Path(order[name]) for name in ("spec", "config", "templates")}
    source = Source(**paths, shown=order["shown"], again=order["again"], strict=order["strict"])
    try:
        told = make(source, Path(order["output"]))
    except SpecError as error:
        told = {"refused": str(error)}
    except Exception as error:
        told = {"refused": f"{source.name}: {type(error).__name__}: {error}"}
    _say({"name": order["name"], **told})


def _say(told: Mapping[str, Any]) -> None:
    os.write(1, json.dumps(told).encode() + b"\n")  # at once: lines of several processes do not mix


def make(source: Source, output: Path) -> Mapping[str, Any]:
    """Make a package in a folder, and return how much there is of it."""
    parsed = parse(source, output)
    try:
        problems = _render(source, parsed)
    except Exception as error:  # a template may raise all sorts of errors: one line instead of a traceback
        problems = [f"{type(error).__name__}: {error}"]
    if problems:
        raise refusal(parsed.document, problems)
    write_operations(parsed.document, output, parsed.config.field_prefix)
    surface = parsed.surface()
    write_resources(surface["operations"], output)
    gate.write(output / "surface.json", surface)
    finish(source, output)
    return {
        "operations": len(list(output.glob("api/*/[!_]*.py"))),
        "models": len(list(output.glob("models/[!_]*.py"))),
    }


def _render(source: Source, parsed: Parsed) -> list[str]:
    project = Project(openapi=parsed.data, config=parsed.config, custom_template_path=source.templates)
    project.env.globals.update(
        discriminator=discriminators(parsed.document, parsed.config.field_prefix),
        old=parsed.deprecated,
        url=url,
    )
    with contextlib.redirect_stdout(io.StringIO()):
        return told(project.build())


def url(endpoint: Endpoint) -> str:
    """Return the path of an operation as the inside of an f-string, or as it is where it takes no parameters."""
    if not endpoint.path_parameters:
        return in_double_quote_literal(endpoint.path)
    text = in_f_string_literal(endpoint.path)
    for one in endpoint.path_parameters:
        text = text.replace(f"{{{{{one.python_name}}}}}", f"{{_api.path_part({one.python_name}, '{one.python_name}')}}")
    return text


if __name__ == "__main__":
    sys.exit(main())
