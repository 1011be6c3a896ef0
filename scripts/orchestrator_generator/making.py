"""Makes a package of a spec: parses it, renders our templates, completes and formats the files."""

import contextlib
import io
import re
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from openapi_python_client import Project
from openapi_python_client.parser.openapi import Endpoint
from openapi_python_client.strings import in_double_quote_literal, in_f_string_literal, safe_for_docstring

from . import gate
from .discriminators import discriminators
from .document import SpecError
from .finish import finish
from .operations import write_operations
from .parsing import Parsed, parse, refusal, told
from .resources import write_resources
from .source import Source
from .surface import any_objects

_EMPTY = "openapi: 3.1.0\ninfo: {title: '', version: ''}\npaths: {}\n"


class _Compiled(BytecodeCache):
    """A cache of compiled templates, for all packages that this process and its forks make."""

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], Any] = {}

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return the name: the hash of the text, which goes with it, tells apart those of several folders."""
        return name

    def load_bytecode(self, bucket: Bucket) -> None:
        """Load the compiled code of a template, if there is some."""
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Store the compiled code of a template."""
        self._codes[bucket.key, bucket.checksum] = bucket.code


_COMPILED = _Compiled()


def prepare(templates: Path) -> None:
    """Make what all packages need once, by rendering an empty spec: validators, the classes of OpenAPI, compiled templates."""
    with tempfile.TemporaryDirectory(prefix="prepare-") as folder, contextlib.suppress(Exception):
        spec = Path(folder) / "empty.yaml"
        spec.write_text(_EMPTY, encoding="utf-8")
        source = Source(spec, spec.with_name("none"), templates, "", "")
        _render(source, parse(source, Path(folder) / "made"))  # what is wrong with the templates, each package will say


def make(source: Source, output: Path) -> Mapping[str, Any]:
    """Make a package in a folder, and return how much there is of it."""
    parsed = parse(source, output)
    try:
        problems = _render(source, parsed)
    except SpecError:
        raise
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
    project.env.bytecode_cache = _COMPILED
    project.env.globals.update(
        dicts=sorted(any_objects(parsed.data)),
        discriminator=discriminators(parsed.document, parsed.data),
        old=parsed.deprecated,
        url=url,
    )
    project.env.filters["safe_for_docstring"] = _docstring
    with contextlib.redirect_stdout(io.StringIO()):
        return told(project.build())


def _docstring(text: object) -> str:
    """Return a text as it may stand within a docstring, at its end too."""
    return _LAST_QUOTE.sub(r"\1\"", safe_for_docstring(text))


_LAST_QUOTE = re.compile(r'((?<!\\)(?:\\\\)*)"\s*\Z')


def url(endpoint: Endpoint) -> str:
    """Return the path of an operation as the inside of an f-string, or as it is where it takes no parameters."""
    if not endpoint.path_parameters:
        return in_double_quote_literal(endpoint.path)
    text = in_f_string_literal(endpoint.path)
    for one in endpoint.path_parameters:
        text = text.replace(f"{{{{{one.python_name}}}}}", f"{{_api.path_part({one.python_name}, '{one.python_name}')}}")
    return text
