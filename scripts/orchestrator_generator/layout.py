"""The files and folders of the repository."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .source import Source


class Layout:
    """The folders of a checkout (or of a test's copy of one)."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @property
    def specs(self) -> Path:
        """Return the folder of the specs."""
        return self.root / "specs"

    @property
    def templates(self) -> Path:
        """Return the folder of the template overrides."""
        return self.specs / "templates"

    @property
    def record(self) -> Path:
        """Return the file that says from what each package was generated."""
        return self.root / "generated" / "record.json"

    def systems(self) -> list[str]:
        """Return the systems that have a spec."""
        return sorted(path.parent.name for path in self.specs.glob("*/openapi.yaml"))

    def generated_systems(self) -> list[str]:
        """Return the systems that have generated code."""
        return sorted(path.parent.name for path in (self.root / "generated/orchestrator_api").glob("[!_]*/__init__.py"))

    def spec(self, system: str) -> Path:
        """Return the spec of a system."""
        return self.specs / system / "openapi.yaml"

    def config(self, system: str) -> Path:
        """Return the generator's settings for a system."""
        return self.specs / system / "generator.yaml"

    def source(self, system: str) -> Source:
        """Return what a system's package is made from."""
        from .source import Source  # late, as what else is not needed where nothing changed

        shown, again = (
            f"specs/{system}/openapi.yaml",
            f"edit the spec or specs/templates and run: scripts/generate {system}",
        )
        return Source(self.spec(system), self.config(system), self.templates, shown, again)

    def output(self, system: str) -> Path:
        """Return the folder of a system's generated package."""
        return self.root / "generated" / "orchestrator_api" / system

    def surface(self, system: str) -> Path:
        """Return the file that says what a system's generated package offers."""
        return self.output(system) / "surface.json"

    def released(self, system: str) -> Path:
        """Return the file that says what it offered in the last release."""
        return self.specs / system / "released.json"

    def breaking(self, system: str) -> Path:
        """Return the file in which breaking changes since then are announced; there is none without such changes."""
        return self.specs / system / "breaking.yaml"

    @property
    def changelog(self) -> Path:
        """Return the changelog."""
        return self.root / "CHANGELOG.md"
