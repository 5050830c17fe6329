"""A stored blueprint -> what it says.

A blueprint is a store like a recording, of which the state at the end of its own time axis counts. Damaged parts are
reported and left out.
"""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa

from rerun_render.core.entity_path import EntityPath
from rerun_render.core.report import Reporter
from rerun_render.query.cursor import Cursor
from rerun_render.scene.blueprint import values
from rerun_render.scene.blueprint.conform import conformed
from rerun_render.scene.blueprint.model import Blueprint, ContainerNode, Kind, TimePanel, ViewNode
from rerun_render.scene.blueprint.overrides import read_overrides
from rerun_render.scene.blueprint.values import Values
from rerun_render.store.recording import Recording

TIMELINE = "blueprint"
MAX_DEPTH = 100
"""Containers deeper than this are left out."""
_KINDS: Mapping[int, Kind] = {1: "tabs", 2: "horizontal", 3: "vertical", 4: "grid"}
_REPEATS_SELECTION = 2
_FIRST_TIME, _LAST_TIME = -(2**63), 2**63 - 1


def read_blueprint(store: Recording, reporter: Reporter) -> Blueprint:
    """What the blueprint says at the end of its time axis."""
    return _Reader(store, reporter).read()


class _Reader:
    def __init__(self, store: Recording, reporter: Reporter) -> None:
        self._reporter = reporter
        timeline = store.timelines.get(TIMELINE)
        self._cursor = Cursor(store, TIMELINE, reporter=reporter)
        self._cursor.seek(None if timeline is None else timeline.end)
        self._below: dict[EntityPath, list[EntityPath]] = {}
        for entity in store.entity_paths:
            self._below.setdefault(EntityPath(entity.parts[:2]), []).append(entity)
        self._placed: set[tuple[str, str]] = set()

    def read(self) -> Blueprint:
        viewport = self._values(EntityPath(("viewport",)))
        root_ident = viewport.first("ViewportBlueprint:root_container", values.ident)
        self._placed.add(("container", root_ident or ""))
        root = None if root_ident is None else self._container(root_ident, 0)
        return Blueprint(
            root=root,
            maximized=viewport.first("ViewportBlueprint:maximized", values.ident),
            auto_views=bool(viewport.first("ViewportBlueprint:auto_views", values.flag)),
            auto_layout=bool(viewport.first("ViewportBlueprint:auto_layout", values.flag)),
            time_panel=self._time_panel(),
        )

    def _values(self, path: EntityPath) -> Values:
        return Values(path, self._arrays(path), self._reporter)

    def _arrays(self, path: EntityPath) -> dict[str, pa.Array]:
        """Components of an entity that are set and not empty."""
        found: dict[str, pa.Array] = {}
        for component, cell in self._cursor.state(path).items():
            try:
                array = conformed(component, cell.array)
            except ValueError as error:
                self._reporter.warning("blueprint", str(path), f"{component}: {error}; ignored")
                continue
            except Exception as error:  # a damaged chunk must not end the reading
                message = f"{component} cannot be read: {type(error).__name__}: {error}"
                self._reporter.error("blueprint", str(path), message)
                continue
            if len(array):
                found[component] = array
        return found

    def _container(self, ident: str, depth: int) -> ContainerNode | None:
        found = self._values(EntityPath(("container", ident)))
        kind = found.first("ContainerBlueprint:container_kind", values.whole)
        if kind is None:
            found.warn("the layout refers to a container that is not there; left out")
            return None
        if kind not in _KINDS:
            found.warn(f"containers of kind {kind} are unknown; taken for a grid")
        places = found.all("ContainerBlueprint:contents", values.content)
        nodes = [self._child(found, kind_of, child, depth + 1) for kind_of, child in places]
        active = found.first("ContainerBlueprint:active_tab", values.content)
        children = tuple(node for node in nodes if node is not None)
        front = nodes[places.index(active)] if active in places else None
        columns = found.first("ContainerBlueprint:grid_columns", values.whole)
        return ContainerNode(
            ident=ident,
            kind=_KINDS.get(kind, "grid"),
            children=children,
            column_shares=_kept(found.all("ContainerBlueprint:col_shares", values.number), nodes, kind == 2),
            row_shares=_kept(found.all("ContainerBlueprint:row_shares", values.number), nodes, kind == 3),
            columns=columns if columns is not None and columns > 0 else None,
            active=None if front is None else children.index(front),
            name=found.first("ContainerBlueprint:display_name", values.text),
            visible=found.first("ContainerBlueprint:visible", values.flag) is not False,
        )

    def _child(self, parent: Values, kind: str, ident: str, depth: int) -> ContainerNode | ViewNode | None:
        if (kind, ident) in self._placed:
            parent.warn(f"{kind} {ident} stands in two places; the second is left out")
            return None
        if depth > MAX_DEPTH:
            parent.warn(f"containers lie deeper than {MAX_DEPTH}; left out")
            return None
        self._placed.add((kind, ident))
        return self._view(ident) if kind == "view" else self._container(ident, depth)

    def _view(self, ident: str) -> ViewNode | None:
        path = EntityPath(("view", ident))
        found = self._values(path)
        class_name = found.first("ViewBlueprint:class_identifier", values.text)
        if class_name is None:
            found.warn("the layout refers to a view that is not there; left out")
            return None
        properties: dict[str, pa.Array] = {}
        overrides: dict[EntityPath, dict[str, pa.Array]] = {}
        contents: tuple[str, ...] = ()
        defaults: dict[str, pa.Array] = {}
        for entity in self._below.get(path, ()):
            match entity.parts[2:]:
                case ("ViewContents",):
                    contents = self._values(entity).all("ViewContents:query", values.text)
                case ("ViewContents", "overrides" | "individual_overrides" | "recursive_overrides", *rest):
                    overrides[EntityPath(rest)] = self._arrays(entity)
                case ("defaults",):
                    defaults = self._arrays(entity)
                case (_,):
                    properties.update(self._arrays(entity))
        return ViewNode(
            ident=ident,
            class_name=class_name,
            name=found.first("ViewBlueprint:display_name", values.text) or None,
            origin=found.first("ViewBlueprint:space_origin", values.path) or EntityPath(),
            visible=found.first("ViewBlueprint:visible", values.flag) is not False,
            has_title=found.first("ViewBlueprint:titlebar", values.flag) is not False,
            contents=contents,
            properties=properties,
            defaults=defaults,
            overrides=read_overrides(overrides, path, self._reporter),
        )

    def _time_panel(self) -> TimePanel:
        found = self._values(EntityPath(("time_panel",)))
        selection = found.first("TimePanelBlueprint:time_selection", _span)
        return TimePanel(
            timeline=found.first("TimePanelBlueprint:timeline", values.text),
            speed=found.first("TimePanelBlueprint:playback_speed", values.number),
            fps=found.first("TimePanelBlueprint:fps", values.number),
            selection=selection,
            repeats_selection=found.first("TimePanelBlueprint:loop_mode", values.whole) == _REPEATS_SELECTION,
        )


def _kept(shares: tuple[float, ...], nodes: list[ContainerNode | ViewNode | None], one_each: bool) -> tuple[float, ...]:
    """Shares of the children that are there. one_each: every child has one, else every track."""
    if not one_each:
        return shares
    return tuple(share for share, node in zip(shares, nodes, strict=False) if node is not None)


def _span(value: object) -> tuple[int, int] | None:
    if not isinstance(value, dict):
        return None
    first, last = value.get("min"), value.get("max")
    if not isinstance(first, int) or not isinstance(last, int) or first > last:
        return None
    return max(first, _FIRST_TIME), min(last, _LAST_TIME)
