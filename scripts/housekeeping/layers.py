"""A contract for import-linter: layers of which one is all systems, whichever there are."""

from __future__ import annotations

from typing import Any

import grimp
from importlinter.contracts.layers import Layer, LayersContract, ModuleTail
from importlinter.domain.contract import ContractCheck

SYSTEMS = "systems"
"""The name of the layer of the systems, of which none may know another."""

MARK = "command"
"""The module that makes a package a system."""


class SystemLayers(LayersContract):
    """Layers; the one called `systems` has every package with a module `command`, so that nobody has to add a system."""

    type_name = "layers of systems"
    layers = LayersContract.layers
    containers = LayersContract.containers
    ignore_imports = LayersContract.ignore_imports
    unmatched_ignore_imports_alerting = LayersContract.unmatched_ignore_imports_alerting
    exhaustive = LayersContract.exhaustive
    exhaustive_ignores = LayersContract.exhaustive_ignores
    broken_contract_guidance = LayersContract.broken_contract_guidance

    def check(self, graph: grimp.ImportGraph, verbose: bool) -> ContractCheck:
        """Return what the contract finds, with the systems that the graph has in their layer."""
        options: Any = self  # whose fields hold what was given for them
        found = {name for container in options.containers for name in systems(graph, str(container))}
        options.layers = [Layer({*map(ModuleTail, found)}) if _is_theirs(one) else one for one in options.layers]
        return super().check(graph, verbose)


def systems(graph: grimp.ImportGraph, container: str) -> set[str]:
    """Return the names of the packages in a container that are systems."""
    children = {child.removeprefix(f"{container}.") for child in graph.find_children(container)}
    return {name for name in children if f"{container}.{name}.{MARK}" in graph.modules}


def _is_theirs(layer: Layer) -> bool:
    return layer.module_tails == {ModuleTail(SYSTEMS)}
