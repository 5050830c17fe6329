"""What a blueprint says, free of the way it is stored."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

import pyarrow as pa

from rerun_render.core.entity_path import ROOT, EntityPath

Kind = Literal["tabs", "horizontal", "vertical", "grid"]


@dataclass(frozen=True, eq=False, slots=True)
class ComponentSource:
    """Where a visualizer takes a component from. kind: another component of the entity, an override, or the default.

    component: name of the other component. selector: path into its values, such as `.position.x`; empty for all of it.
    """

    kind: Literal["component", "override", "default"]
    component: str = ""
    selector: str = ""


@dataclass(frozen=True, eq=False, slots=True)
class VisualizerChoice:
    """One visualizer of an entity in a view.

    visualizer: its name, such as `Points3D`. ident: tells it from others of the entity. values: component name to the
    instances that replace what was logged. sources: where components come from, if not from the data.
    """

    visualizer: str
    ident: str = ""
    values: Mapping[str, pa.Array] = field(default_factory=dict)
    sources: Mapping[str, ComponentSource] = field(default_factory=dict)


@dataclass(frozen=True, eq=False, slots=True)
class EntityOverrides:
    """What a view does differently with one entity.

    visible: also for everything below it; None if it says nothing. visualizers: which draw the entity, instead of those
    that the data asks for; None for the latter. values: component name to instances, whatever the visualizer.
    time_ranges: `VisibleTimeRanges:ranges` of the entity.
    """

    visible: bool | None = None
    visualizers: tuple[VisualizerChoice, ...] | None = None
    values: Mapping[str, pa.Array] = field(default_factory=dict)
    time_ranges: pa.Array | None = None


@dataclass(frozen=True, eq=False, slots=True)
class ViewNode:
    """A view. ident: its UUID as text. name: None if it is called by its origin. contents: its query expressions.

    properties: `Background:color` and the like to instances. defaults: component name to the instances that entities
    without a value get.
    """

    ident: str
    class_name: str
    name: str | None = None
    origin: EntityPath = ROOT
    visible: bool = True
    has_title: bool = True
    contents: tuple[str, ...] = ("$origin/**",)
    properties: Mapping[str, pa.Array] = field(default_factory=dict)
    defaults: Mapping[str, pa.Array] = field(default_factory=dict)
    overrides: Mapping[EntityPath, EntityOverrides] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """What its title bar says: the name, else the path of the origin, neither escaped nor with a leading slash."""
        return self.name or "/".join(self.origin.parts) or "/"


@dataclass(frozen=True, eq=False, slots=True)
class ContainerNode:
    """A container. children: in order; every view and container of a blueprint stands in one place only.

    column_shares, row_shares: relative sizes; missing ones are 1. columns: of a grid, None to choose them by the shape
    of its rectangle. active: which of the children shows, in tabs; None for the first that can.
    """

    ident: str
    kind: Kind = "grid"
    children: tuple[ContainerNode | ViewNode, ...] = ()
    column_shares: tuple[float, ...] = ()
    row_shares: tuple[float, ...] = ()
    columns: int | None = None
    active: int | None = None
    name: str | None = None
    visible: bool = True

    @property
    def title(self) -> str:
        """What its tab says."""
        return self.name or f"{self.kind.capitalize().removesuffix('s')} container"

    def views(self) -> Iterator[ViewNode]:
        """All views in it, in the order of a walk, whether they show or not."""
        for child in self.children:
            if isinstance(child, ViewNode):
                yield child
            else:
                yield from child.views()


@dataclass(frozen=True, slots=True)
class TimePanel:
    """How the viewer plays. Nones: not set.

    timeline: name of the time axis. speed: factor. fps: sequence numbers per second. selection: first and last time of
    the part that is repeated, on that axis. repeats_selection: whether only that part is played.
    """

    timeline: str | None = None
    speed: float | None = None
    fps: float | None = None
    selection: tuple[int, int] | None = None
    repeats_selection: bool = False


@dataclass(frozen=True, eq=False, slots=True)
class Blueprint:
    """Which views there are, how they are arranged, and how time runs.

    root: None if there are no views. maximized: the view that fills the picture. auto_views: add views for what none of
    them shows. auto_layout: arrange anew when views were added.
    """

    root: ContainerNode | None = None
    maximized: str | None = None
    auto_views: bool = False
    auto_layout: bool = False
    time_panel: TimePanel = TimePanel()

    def views(self) -> tuple[ViewNode, ...]:
        """All views in the order of a walk, whether they show or not."""
        return () if self.root is None else tuple(self.root.views())
