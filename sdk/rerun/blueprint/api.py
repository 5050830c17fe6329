"""The parts of a blueprint, under the module name of the official SDK."""

from __future__ import annotations

from .components import PanelState, PanelStateLike
from .containers import Container
from .layout import Blueprint, BlueprintLike, BlueprintPart, ContainerLike, create_in_memory_blueprint
from .panels import BlueprintPanel, Panel, SelectionPanel, TimePanel, TopPanel
from .view import View

__all__ = [
    "Blueprint",
    "BlueprintLike",
    "BlueprintPanel",
    "BlueprintPart",
    "Container",
    "ContainerLike",
    "Panel",
    "PanelState",
    "PanelStateLike",
    "SelectionPanel",
    "TimePanel",
    "TopPanel",
    "View",
    "create_in_memory_blueprint",
]
