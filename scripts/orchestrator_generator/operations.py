"""Writes `operations.py` of a generated package: what the spec says of its operations beyond their shape."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from .document import Document
from .walk import operations

_HEAD = '''"""The operations, and whether each may be repeated. From `x-repeat` and `x-find-out` of the spec."""

from collections.abc import Mapping

from orchestrator_api._runtime.operation import Operation

'''


def write_operations(document: Document, package: Path, prefix: str) -> None:
    """Write the module into a package; the generator puts `prefix` before names that Python does not allow."""
    rows = "".join(f"{text},\n" for text in _rows(document, prefix))
    table = f"OPERATIONS: Mapping[str, Operation] = {{\none.name: one for one in (\n{rows})\n}}\n"
    (package / "operations.py").write_text(_HEAD + table, encoding="utf-8")


def _rows(document: Document, prefix: str) -> Iterator[str]:
    from openapi_python_client.strings import PythonIdentifier

    for (_, path, method), operation in operations(document):
        name = str(PythonIdentifier(str(operation["operationId"]), prefix))
        values = [name, method.upper(), path, operation["x-repeat"]]
        extra = [f"find_out={operation['x-find-out']!r}"] if "x-find-out" in operation else []
        extra += ["redirects=True"] if _redirects(operation) else []
        yield f"Operation({', '.join([*map(repr, values), *extra])})"


def _redirects(operation: Mapping[str, Any]) -> bool:
    return any(str(status).startswith("3") for status in operation["responses"])
