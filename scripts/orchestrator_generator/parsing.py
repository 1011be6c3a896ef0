"""Reads a spec into the form of openapi-python-client. Any warning of that is an error: it would leave something out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData, openapi
from openapi_python_client.parser.errors import GeneratorError
from openapi_python_client.parser.openapi import Endpoint
from openapi_python_client.parser.responses import Responses

from .bundle import bundle
from .describe import Deprecated, describe
from .document import Document, Pointer, SpecError
from .loading import load
from .names import check_names
from .normalise import by_method, normalise
from .source import Source
from .spec import check
from .surface import Surface, surface


@dataclass(frozen=True)
class Parsed:
    """A spec, checked, and what the generator makes of it."""

    document: Document
    config: Config
    data: GeneratorData
    deprecated: Deprecated

    def surface(self) -> Surface:
        """Return what the package offers that follows from it."""
        return surface(self.data, self.document, self.config.field_prefix)


def _copied(endpoint: Endpoint) -> Endpoint:
    """Return an operation of its own lists: all that openapi-python-client changes in the copies that it makes.

    It copies each four times, with the models of all its parameters and answers and the specs of those.
    """
    return replace(
        endpoint,
        query_parameters=list(endpoint.query_parameters),
        path_parameters=list(endpoint.path_parameters),
        header_parameters=list(endpoint.header_parameters),
        cookie_parameters=list(endpoint.cookie_parameters),
        bodies=list(endpoint.bodies),
        errors=list(endpoint.errors),
        responses=Responses(patterns=list(endpoint.responses.patterns), default=endpoint.responses.default),
        relative_imports=set(endpoint.relative_imports),
    )


setattr(openapi, "deepcopy", _copied)  # noqa: B010 - a name that the module has no business to export


def parse(source: Source, output: Path) -> Parsed:
    """Return the parsed spec, or raise `SpecError` with one clear message."""
    document = bundle(load(source.spec))
    if not source.strict:
        document = by_method(document)
    kinds = check(document, source.config)
    document = normalise(document, kinds)
    try:
        config = _config(source, output)
        data = GeneratorData.from_dict(dict(document.data), config=config)
    except Exception as error:  # the generator raises all sorts of errors: one line instead of a traceback
        raise refusal(document, [f"{type(error).__name__}: {error}"]) from error
    problems = [data] if isinstance(data, GeneratorError) else list(_problems(data))
    if problems or isinstance(data, GeneratorError):
        raise refusal(document, told(problems))
    deprecated = describe(data, document, config)
    check_names(document, data)
    return Parsed(document, config, data, deprecated)


def refusal(document: Document, problems: Sequence[str]) -> SpecError:
    """Return the error for what the generator says of a spec, with the place of the first operation or schema that it names."""
    text = "; ".join(" ".join(one.split()) for one in problems)
    return document.error(_place(text), f"the generator refuses it: {text}")


def _place(text: str) -> Pointer:
    if operation := _OPERATION.search(text):
        return ("paths", operation[2], operation[1].lower())
    schema = _SCHEMA.search(text)
    return ("components", "schemas", schema[1]) if schema else ()


_OPERATION = re.compile(r"\b(GET|PUT|POST|DELETE|PATCH|HEAD|OPTIONS|TRACE) (/\S*) within ")
_SCHEMA = re.compile(r"/components/schemas/([A-Za-z0-9._-]+)")


def told(errors: Sequence[GeneratorError]) -> list[str]:
    """Return errors of the generator as text."""
    return [_ADDRESS.sub("", f"{error.header}: {error.detail or ''}") for error in errors]


_ADDRESS = re.compile(r" ?<openapi_python_client\S+ object at \w+>")


def _config(source: Source, output: Path) -> Config:
    settings = ConfigFile.load_from_path(source.config) if source.config.exists() else ConfigFile()
    settings.post_hooks = []
    return Config.from_sources(settings, MetaType.NONE, source.spec, "utf-8", True, output)


def _problems(data: GeneratorData) -> Iterator[GeneratorError]:
    yield from data.errors  # first: what is wrong with a schema, all answers that refer to it are said to have
    for collection in data.endpoint_collections_by_tag.values():
        yield from collection.parse_errors
