"""Writes the operations of a package as methods of its client: a class for each tag, and the client that has them."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from .surface import Surface
from .variance import parts

_HEAD = '"""The operations of `{tag}`, as methods of a client: `client.{tag}`."""\n\n'
_CLIENT = """from typing import TYPE_CHECKING

from orchestrator_api._runtime import client as _client

if TYPE_CHECKING:
{imports}

"""


def write_resources(told: Mapping[str, Surface], package: Path) -> None:
    """Write `client.py` and `resources/`, one module a tag, which is imported when it is first asked for."""
    tags = sorted({str(one["module"]) for one in told.values()})
    folder = package / "resources"
    folder.mkdir()
    (folder / "__init__.py").write_text('"""The operations, as methods of a client."""\n', encoding="utf-8")
    for tag in tags:
        own = {name: one for name, one in told.items() if one["module"] == tag}
        (folder / f"{tag}.py").write_text("".join(_resource(tag, own)), encoding="utf-8")
    (package / "client.py").write_text("".join(_client(tags)), encoding="utf-8")


def _resource(tag: str, told: Mapping[str, Surface]) -> Iterator[str]:
    yield _HEAD.format(tag=tag)
    yield "from typing import Final\n\n"
    yield "from orchestrator_api._runtime.resources import AsyncResource, Bound, BoundAny, Done, SyncResource\n\n"
    yield f"from ..api.{tag} import {', '.join(told)}\n\n\n"
    yield f'class _{_class(tag)}:\n    """What both worlds have."""\n\n'
    for name, one in told.items():
        yield f"    {one['method']}: Final = {_bound(name, ' | '.join(one['results'].values()))}\n"
    for world, prefix, words in (("Sync", "", "return their result"), ("Async", "Async", "are awaited")):
        yield f'\n\nclass {prefix}{_class(tag)}(_{_class(tag)}, {world}Resource):\n    """Operations that {words}."""\n'


def _bound(name: str, results: str) -> str:
    known = {*parts(results)} - {"None", ""}
    if not known:
        return f"Done({name}.build_request, {name}.sync_detailed)"
    kind = "BoundAny" if "Any" in known or "None" in parts(results) else "Bound"
    return f"{kind}({name}.build_request, {name}.parse_response, {name}.sync_detailed)"


def _client(tags: list[str]) -> Iterator[str]:
    yield '"""The client of the generated functions. `orchestrator_clients` hands it a client of its own."""\n\n'
    imports = (f"    from .resources.{tag} import Async{_class(tag)}, {_class(tag)}" for tag in tags)
    yield _CLIENT.format(imports="\n".join(imports) or "    pass")
    for prefix in ("", "Async"):
        yield f'\n\nclass _{prefix}Resources:\n    """What there are operations on."""\n'
        for tag in tags:
            yield f'\n    @property\n    def {tag}(self) -> "{prefix}{_class(tag)}":\n'
            yield '        """Return the operations on them."""\n'
            yield f"        from .resources.{tag} import {prefix}{_class(tag)}\n\n"
            yield f"        return {prefix}{_class(tag)}(self)\n"
    for name, of, prefix, told in _CLIENTS:
        yield f'\n\nclass {name}(_{prefix}Resources, _client.{of}):\n    """{told}"""\n'
    yield '\n\n__all__ = ["AsyncClient", "AuthenticatedClient", "Client"]\n'


_CLIENTS = (
    ("Client", "Client", "", "A client whose operations return their result."),
    ("AsyncClient", "Client", "Async", "A client whose operations are awaited."),
    ("AuthenticatedClient", "AuthenticatedClient", "", "A `Client` that sends a token."),
)


def _class(tag: str) -> str:
    return "".join(word.title() for word in tag.split("_"))
