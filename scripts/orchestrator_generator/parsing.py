"""Reads a spec into the form of openapi-python-client. Any warning of that is an error: it would leave something out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.errors import GeneratorError

from .bundle import bundle
from .describe import Deprecated, describe
from .document import Document, SpecError, load
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


def parse(source: Source, output: Path) -> Parsed:
    """Return the parsed spec, or raise `SpecError` with one clear message."""
    document = bundle(load(source.spec))
    if not source.strict:
        document = by_method(document)
    check(document, source.config)
    document = normalise(document)
    try:
        config = _config(source, output)
        data = GeneratorData.from_dict(dict(document.data), config=config)
    except Exception as error:  # the generator raises all sorts of errors: one line instead of a traceback
        raise refusal(source, [f"{type(error).__name__}: {error}"]) from error
    problems = [data] if isinstance(data, GeneratorError) else list(_problems(data))
    if problems or isinstance(data, GeneratorError):
        raise refusal(source, told(problems))
    return Parsed(document, config, data, describe(data, document, config))


def refusal(source: Source, problems: Sequence[str]) -> SpecError:
    """Return the error for what the generator says of a spec."""
    text = "; ".join(" ".join(one.split()) for one in problems)
    return SpecError(f"{source.name}: the generator refuses it: {text}")


def told(errors: Sequence[GeneratorError]) -> list[str]:
    """Return errors of the generator as text."""
    return [f"{error.header}: {error.detail or ''}" for error in errors]


def _config(source: Source, output: Path) -> Config:
    settings = ConfigFile.load_from_path(source.config) if source.config.exists() else ConfigFile()
    settings.post_hooks = []
    return Config.from_sources(settings, MetaType.NONE, source.spec, "utf-8", True, output)


def _problems(data: GeneratorData) -> Iterator[GeneratorError]:
    for collection in data.endpoint_collections_by_tag.values():
        yield from collection.parse_errors
    yield from data.errors
