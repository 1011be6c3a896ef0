"""The command `python -m orchestrator_generator`: a typed package of a spec of one's own."""

import argparse
import keyword
import sys
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from . import placing
from .source import Source, own_templates

NEEDED = ("openapi_python_client", "openapi_spec_validator", "ruff", "yaml")


def main(arguments: list[str] | None = None) -> int:
    """Run the command and return its exit code: 0 done, 1 a spec that is refused, 2 usage."""
    options = _parser().parse_args(arguments)
    missing = [name for name in NEEDED if find_spec(name) is None]
    problem = next(_problems(options), None)
    if missing:
        problem = f'{", ".join(missing)} is missing: pip install "orchestrator-clients[generator]"'
    if problem is not None:
        print(f"orchestrator_generator: {problem}", file=sys.stderr)
        return 2
    return _generate(options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m orchestrator_generator",
        description="Make a typed package of an OpenAPI spec; its functions send by the clients of orchestrator_clients.",
    )
    parser.add_argument("spec", type=Path, help="the spec, YAML or JSON, OpenAPI 3.0 or 3.1")
    parser.add_argument("--package", required=True, metavar="NAME", help="name of the package")
    parser.add_argument(
        "--out", required=True, type=Path, metavar="DIR", help="folder in which the package's folder is"
    )
    parser.add_argument("--config", type=Path, metavar="FILE", help="settings (generator.yaml beside the spec)")
    return parser


def _problems(options: argparse.Namespace) -> Iterator[str]:
    if not options.spec.is_file():
        yield f"there is no file {options.spec}"
    if options.config is not None and not options.config.is_file():
        yield f"there is no file {options.config}"
    if not options.package.isidentifier() or keyword.iskeyword(options.package):
        yield f"--package {options.package}: a package is called by one word of Python, such as my_cloudify"
    place = options.out / options.package
    if place.exists() and not (place / "surface.json").exists():
        yield f"{place} is there, and was not made by this command: it is left alone"


def _generate(options: argparse.Namespace) -> int:
    from .build import build
    from .document import SpecError

    place = options.out / options.package
    with tempfile.TemporaryDirectory(prefix="generate-") as folder:
        made = Path(folder) / options.package
        try:
            counts = build(_source(options), made)
        except SpecError as error:
            print(f"orchestrator_generator: {error}", file=sys.stderr)
            return 1
        lines = list(_meaning(place, made))
        placing.replace(made, place)
    print(f"{place}: {counts.operations} operations, {counts.models} models")
    print("".join(f"  {line}\n" for line in lines), end="")
    return 0


def _source(options: argparse.Namespace) -> Source:
    again = (
        f"edit it and run: python -m orchestrator_generator {options.spec.name} --package {options.package} --out ..."
    )
    config = options.config or options.spec.with_name("generator.yaml")
    return Source(options.spec, config, own_templates(), options.spec.name, again, strict=False)


def _meaning(old: Path, new: Path) -> Iterator[str]:
    """Yield what changes for users of the old package, and what of that is a guess."""
    from . import gate
    from .compare import changes

    before, after = gate.read(old / "surface.json"), gate.read(new / "surface.json") or {}
    if before is not None:
        yield from map(str, changes(before, after))
    guessed = sum(one.get("guessed", False) for one in after["operations"].values())
    if guessed:
        yield f"{guessed} operation(s) do not say whether they may be repeated (x-repeat): reads are, anything else is sent once"


if __name__ == "__main__":
    sys.exit(main())
