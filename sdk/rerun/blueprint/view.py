"""The base of all views: what is shown, from where, and with which values."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from ..encodings import VisibleTimeRange
from . import archetypes
from ._overrides import as_fields, split_overrides
from ._store import BlueprintWriter, path_text
from .archetypes import ActiveVisualizers, ViewBlueprint, ViewContents, VisualizerInstruction

if TYPE_CHECKING:
    from .containers import Container
    from .layout import Blueprint

TimeRanges: TypeAlias = archetypes.VisibleTimeRanges | VisibleTimeRange | Sequence[VisibleTimeRange] | None


class View:
    """One rectangle that shows entities. Its subclasses are made by users; the parameters common to all are these.

    origin: entity path of the space that is shown.
    contents: entities that are shown: one expression or a list of them, such as `+ $origin/**`, `- /world/debug/**`.
    name: title; the viewer makes one up from the origin if there is none.
    visible: whether the view takes part in the layout (yes). titlebar: whether the title is shown (yes).
    defaults: archetypes or component batches whose values are used where an entity has none.
    overrides: for an entity path, one or several visualizers, archetypes to be visualized, `EntityBehavior` or
        `VisibleTimeRanges`. Where visualizers are named, the entity gets these only.
    class_identifier: which kind of view. properties: archetypes by the name under which the blueprint keeps them.
    """

    def __init__(
        self,
        *,
        class_identifier: str,
        origin: Any = "/",
        contents: Any = "$origin/**",
        name: str | None = None,
        visible: bool | None = None,
        titlebar: bool | None = None,
        properties: Mapping[str, Any] | None = None,
        defaults: Iterable[Any] | None = None,
        overrides: Mapping[Any, Any] | None = None,
    ) -> None:
        self.id = uuid.uuid4()
        self.class_identifier = class_identifier
        self.name = name
        self.origin = origin
        self.contents = contents
        self.visible = visible
        self.titlebar = titlebar
        self.properties = dict(properties or {})
        self.defaults = list(defaults or ())
        self.visualizer_overrides = dict(overrides or {})

    def __repr__(self) -> str:
        return f"{type(self).__name__}(name={self.name!r}, origin={self.origin!r})"

    def blueprint_path(self) -> str:
        """Where the blueprint keeps this view."""
        return f"view/{self.id}"

    def to_container(self) -> Container:
        """A container that holds this view only."""
        from .containers import Tabs

        return Tabs(self)

    def to_blueprint(self) -> Blueprint:
        """A blueprint that shows this view only."""
        from .layout import Blueprint

        return Blueprint(self)

    def _log_to_stream(self, stream: BlueprintWriter) -> None:
        path = self.blueprint_path()
        contents = self.contents
        stream.log(f"{path}/ViewContents", contents if isinstance(contents, ViewContents) else ViewContents(contents))
        view = ViewBlueprint(
            self.class_identifier,
            display_name=self.name,
            space_origin=path_text(self.origin),
            visible=self.visible,
            titlebar=self.titlebar,
        )
        stream.log(path, view)
        for name, value in self.properties.items():
            stream.log(f"{path}/{name}", value)
        for value in self.defaults:
            if hasattr(value, "as_component_batches"):
                stream.log(f"{path}/defaults", value)
            elif hasattr(value, "as_arrow_array"):
                stream.log(f"{path}/defaults", as_fields(value))
            else:
                raise ValueError(f"expected an archetype or a component batch as default, got {type(value).__name__}")
        for entity, overrides in self.visualizer_overrides.items():
            target = f"{path}/ViewContents/overrides/{path_text(entity).lstrip('/')}/visualizers"
            self._log_overrides(stream, target, overrides)

    def _log_overrides(self, stream: BlueprintWriter, path: str, overrides: Any) -> None:
        whole, visualizers = split_overrides(overrides)
        for visualizer in visualizers:
            target = f"{path}/{visualizer.id}"
            stream.log(
                target, VisualizerInstruction(visualizer.visualizer_type, component_map=visualizer.mappings or None)
            )
            if visualizer.overrides:
                stream.log(target, visualizer.overrides)
        for archetype in whole:
            stream.log(path, archetype)
        if visualizers:
            stream.log(path, ActiveVisualizers([visualizer.id.bytes for visualizer in visualizers]))


def view_properties(**values: Any) -> dict[str, Any]:
    """Properties of a view by the name of their archetype; other values become its first argument, None is left out."""
    properties = {}
    for name, value in values.items():
        archetype = getattr(archetypes, name)
        if value is not None:
            properties[name] = value if isinstance(value, archetype) else archetype(value)
    return properties
