"""Events between a service and a receiver, and what can go wrong: losses, duplicates, another order, forgeries."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Delivery:
    """What a receiver gets. `forged` is for tests: no receiver can see it."""

    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict[str, str], hash=False)
    forged: bool = False


@dataclass(slots=True, kw_only=True)
class Post:
    """Switches, each a chance from 0 to 1 for every delivery; they are drawn from a generator with this `seed`.

    losses: it never comes. duplicates: it comes twice. reordering: it is held back until the next time that deliveries are
    asked for, or comes after later ones. forgeries: a forged copy is delivered, too, before it.
    """

    losses: float = 0.0
    duplicates: float = 0.0
    reordering: float = 0.0
    forgeries: float = 0.0
    seed: int = 0
    _held: list[Delivery] = field(default_factory=list[Delivery], repr=False)
    _random: random.Random | None = field(default=None, repr=False)

    def carried(
        self, deliveries: Iterable[Delivery], forge: Callable[[Delivery, random.Random], Delivery]
    ) -> list[Delivery]:
        """Return what is delivered of them, and of those held back before; `forge` makes a forged copy."""
        chance = self._random = self._random or random.Random(self.seed)  # noqa: S311
        arriving, self._held = self._held, []
        for delivery in deliveries:
            if chance.random() < self.forgeries:
                arriving.append(forge(delivery, chance))
            if chance.random() < self.losses:
                continue
            for _ in range(2 if chance.random() < self.duplicates else 1):
                if chance.random() >= self.reordering:
                    arriving.append(delivery)
                elif chance.random() < 0.5:
                    self._held.append(delivery)
                else:
                    arriving.insert(chance.randrange(len(arriving) + 1), delivery)
        return arriving


__all__ = ["Delivery", "Post"]
