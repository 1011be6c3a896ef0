"""Writes the folders of a new system, after the pattern of the example that docs/new-system.md walks through.

Every file is there and works, as a system of the example's shape. At the top of each stands what is to be done in it, and
the new system's own test fails with that until the line is removed.
"""

from __future__ import annotations

import argparse
import keyword
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from orchestrator_clients._registry import OWN

ROOT = Path(__file__).parents[1]
PATTERN = ROOT / "docs/examples/argo_workflows"
KEY, CLIENT, TITLE = "argo_workflows", "ArgoWorkflows", "Argo Workflows"
REGISTRY = ROOT / "facade/orchestrator_clients/_registry.py"
MARK = "# TO DO: "
"""Begins the line of a file that says what is to be done in it."""

TO_DO = {
    "openapi.yaml": "describe the operations that runs need, each with x-repeat, and the evidence in comments",
    "tables.py": "say what the vendor's words, codes and statuses mean, each with its source",
    "reading.py": "read runs, steps and what can be started from the vendor's answers; what is absent stays None",
    "requests.py": "make the requests, and refuse what the server would refuse or misread",
    "intents.py": "say how the run of a lost start is found again: by a mark, or by what is new",
    "client.py": "take what gets a client in, say which ids find a run, and give it its services",
    "workflows.py": "offer what can be done with runs, under the vendor's own name for them",
    "execution.py": "say what a run's handle has beyond the common one",
    "targets.py": "list what can be started, and start it",
    "command.py": "name the settings of a profile, the ids, targets and filters of the command line",
    "scene.py": "let something happen in the demonstration that is worth seeing",
    "simulator/simulator.py": "answer as the vendor's server does, errors and traps included; say what is not imitated",
    "simulator/workflow.py": "keep what there is of a run, and serve it in the vendor's words",
    "simulator/runs.py": "say how runs stand, and what a person can do to them",
    "case.py": "tell the shared tests all they must know of the system",
    "test_workflows.py": "hold both clients against the simulator: every public method, in both worlds",
    "test_simulator.py": "hold the simulator against the vendor's documents, by bare HTTP",
    "test_reading.py": "hold every word and every missing field against what it must become",
}
"""What is to be done in each file, by the end of its path."""

TEST = '''"""What is left to do for {title}: a file is done when the line at its top that says so has been removed."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
FOLDERS = ("specs/{key}", "facade/orchestrator_clients/{key}", "tests/systems/{key}")
FILES = sorted(
    path.relative_to(ROOT)
    for folder in FOLDERS
    for path in (ROOT / folder).rglob("*.*")
    if path.suffix in (".py", ".yaml") and "_sync" not in path.parts
)


@pytest.mark.parametrize("path", FILES, ids=str)
def test_nothing_is_left_to_do(path: Path) -> None:
    left = [line for line in (ROOT / path).read_text().splitlines() if line.startswith("{mark}")]
    assert not left, f"{{path}}: {{left[0].removeprefix('{mark}')}}"
'''


def main(arguments: list[str] | None = None) -> int:
    """Write the folders and the line of the registry, and what follows from it; return the exit code."""
    options = _parser().parse_args(arguments)
    key, client = options.key, options.client or "".join(map(str.capitalize, options.key.split("_")))
    if problem := why_not(key, client):
        print(f"new-system: {problem}", file=sys.stderr)
        return 2
    for path, text in files(key, client):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        print(f"new-system: {path.relative_to(ROOT)}")
    register(key, client)
    for command in (["-m", "orchestrator_generator.repository", key], ["scripts/unasync.py"], ["scripts/exports.py"]):
        subprocess.run([sys.executable, *command], cwd=ROOT, check=True)
    print(f"new-system: now remove what is to be done, file by file: scripts/test tests/systems/{key}/test_to_do.py")
    return 0


def why_not(key: str, client: str) -> str | None:
    """Return why a system cannot be added under these names, None if it can."""
    if not re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", key) or keyword.iskeyword(key):
        return f"{key!r}: a key is written like acme_jobs, as the name of a module"
    if not re.fullmatch(r"[A-Z][A-Za-z0-9]+", client):
        return f"--client {client}: the name of a class is written like AcmeJobs"
    taken = [folder for folder in homes(key) if folder.exists()]
    if taken:
        return f"{taken[0].relative_to(ROOT)} is there already"
    return f"--client {client}: there is a client of this name" if client in {one.client for one in OWN} else None


def homes(key: str) -> list[Path]:
    """Return the folders of a system."""
    return [ROOT / "specs" / key, ROOT / "facade/orchestrator_clients" / key, ROOT / "tests/systems" / key]


def files(key: str, client: str) -> Iterator[tuple[Path, str]]:
    """Yield each file of a new system with its text."""
    title = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", client)
    for path in sorted(path for path in PATTERN.rglob("*.*") if path.suffix in (".py", ".yaml")):
        where = ROOT / str(path.relative_to(PATTERN)).replace(KEY, key)
        text = path.read_text()
        for old, new in ((KEY, key), (CLIENT, client), (TITLE, title)):
            text = text.replace(old, new)
        yield where, marked(path, text)
    test = TEST.format(key=key, title=title, mark=MARK)
    yield ROOT / "tests/systems" / key / "test_to_do.py", test


def marked(path: Path, text: str) -> str:
    """Return a file's text with what is to be done in it, after the docstring of a module; there may be nothing."""
    what = next((what for end, what in TO_DO.items() if str(path).endswith(f"/{end}")), None)
    if what is None:
        return text
    line = f"{MARK}{what}\n"
    if path.suffix != ".py":
        return line + text
    end = text.index('"""', 3) + 3
    return f"{text[:end]}\n\n{line.rstrip()}{text[end:]}"


def register(key: str, client: str) -> None:
    """Write the line of the registry, in alphabetical order, with a port of its own."""
    port = max(system.port for system in OWN) + 1
    lines = REGISTRY.read_text().splitlines(keepends=True)
    spots = {match[1]: n for n, line in enumerate(lines) if (match := re.match(r'    Registered\("(\w+)"', line))}
    after = next((n for other, n in sorted(spots.items()) if other > key), max(spots.values()) + 1)
    lines.insert(after, f'    Registered("{key}", "{client}", {port}),\n')
    REGISTRY.write_text("".join(lines))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="scripts/new-system", description="Write the folders of a new system.")
    parser.add_argument("key", metavar="KEY", help="as folders and modules are to be called, such as acme_jobs")
    parser.add_argument("--client", metavar="NAME", help="the class of its client; by default from the key")
    return parser


if __name__ == "__main__":
    sys.exit(main())
