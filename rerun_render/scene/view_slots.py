"""Which visualizers draw which entities of a spatial view: those that the data asks for, or those of a blueprint."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from rerun_render.core.entity_path import EntityPath
from rerun_render.scene.blueprint.model import VisualizerChoice
from rerun_render.scene.gizmos import AXIS_LENGTH, Gizmo
from rerun_render.scene.slots import Slot
from rerun_render.scene.trails import TrailSlot
from rerun_render.scene.view_class import ViewContext
from rerun_render.scene.visual import Visualizer

PINHOLE = "Pinhole:image_from_camera"
CAMERAS = ("Cameras", "Pinhole")
AXES = ("TransformAxes3D", "Transform3DArrows")
_ARCHETYPES = {"Lines2D": "LineStrips2D", "Lines3D": "LineStrips3D"}
"""Archetypes of visualizers with other names."""

Components = Mapping[EntityPath, Collection[str]]
"""All components ever logged, by entity."""


def make_slots(context: ViewContext, components: Components) -> list[Slot]:
    """A slot for each visualizer of each entity, by visualizer."""
    settings, timeline = context.info.settings, context.timeline
    slots: list[Slot] = []
    _report_unknown(context, components)
    for order, visualizer in enumerate(context.visualizers):
        for entity, names in components.items():
            for choice in _choices(settings.visualizers(entity), visualizer, names):
                if settings.time_range(entity, timeline, 0) is None:
                    slots.append(Slot(entity, visualizer, order, choice))
                else:
                    slots.append(TrailSlot(entity, visualizer, order, choice, context))
    return slots


def _report_unknown(context: ViewContext, components: Components) -> None:
    known = {visualizer.archetype for visualizer in context.visualizers}.union(_ARCHETYPES, CAMERAS, AXES)
    for entity in components:
        for choice in context.info.settings.visualizers(entity) or ():
            if choice.visualizer not in known:
                message = f"view {context.info.name} has no visualizer {choice.visualizer!r}; nothing drawn"
                context.reporter.warning("blueprint", str(entity), message)


def _choices(
    wanted: tuple[VisualizerChoice, ...] | None, visualizer: Visualizer, names: Collection[str]
) -> Iterator[VisualizerChoice | None]:
    required = visualizer.required
    if wanted is None:
        if required in names:
            yield None
        return
    for choice in wanted:
        if _ARCHETYPES.get(choice.visualizer, choice.visualizer) == visualizer.archetype:
            if required in names or required in choice.values or required in choice.sources:
                yield choice


def make_gizmos(context: ViewContext, components: Components, *, with_cameras: bool) -> dict[EntityPath, Gizmo]:
    """Frustums and axes by entity. with_cameras: whether the view draws frustums."""
    gizmos: dict[EntityPath, Gizmo] = {}
    for entity, names in components.items():
        wanted = context.info.settings.visualizers(entity)
        has_camera, has_axes = with_cameras and PINHOLE in names, AXIS_LENGTH in names
        if wanted is None:
            if has_camera or has_axes:
                gizmos[entity] = Gizmo(entity)
            continue
        chosen = {choice.visualizer for choice in wanted}
        has_camera, has_axes = has_camera and not chosen.isdisjoint(CAMERAS), not chosen.isdisjoint(AXES)
        if has_camera or has_axes:
            gizmos[entity] = Gizmo(entity, with_camera=has_camera, with_axes=has_axes)
    return gizmos
