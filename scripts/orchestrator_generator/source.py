"""A spec, and what a package is made from it with."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Source:
    """A spec and its surroundings.

    `shown` and `again` are what the head of each generated file says: where it comes from, and the command that makes it.
    A `strict` spec says of each operation whether it may be repeated; for any other the method decides.
    """

    spec: Path
    config: Path
    templates: Path
    shown: str
    again: str
    strict: bool = True

    @property
    def name(self) -> str:
        """Return the name of the spec in messages."""
        return f"{self.spec.parent.name}/{self.spec.name}"


def own_templates() -> Path:
    """Return the folder of our templates: within the package where it is installed, beside the specs in a checkout."""
    packaged = Path(__file__).parent / "templates"
    return packaged if packaged.is_dir() else Path(__file__).parents[2] / "specs" / "templates"
