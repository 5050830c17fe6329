"""What has to be true of a recording for the eye that was asked for."""

from __future__ import annotations

from collections.abc import Iterable

from rerun_render.core.entity_path import EntityPath
from rerun_render.core.errors import UsageError
from rerun_render.core.report import Reporter
from rerun_render.query.cursor import Cursor
from rerun_render.scene.affine import pinhole_model
from rerun_render.scene.camera_control.control import CameraControl
from rerun_render.scene.gizmos import camera_resolution
from rerun_render.scene.heuristics import ViewInfo
from rerun_render.store.recording import Recording

PINHOLE = "Pinhole:image_from_camera"
_MAX_NAMED = 8


def check_camera(control: CameraControl, recording: Recording, views: Iterable[ViewInfo]) -> None:
    """Raises UsageError if no view is 3D, or an entity is not there or no camera. views: those that are drawn."""
    views = tuple(views)
    if not any(info.class_name == "3D" for info in views):
        names = ", ".join(f"{info.class_name} {info.name!r}" for info in views)
        raise UsageError(f"expected a 3D view for the eye that was asked for, but what is drawn is {names}")
    if control.entity is not None and PINHOLE not in recording.components(control.entity):
        cameras = [str(entity) for entity in recording.entity_paths if PINHOLE in recording.components(entity)]
        raise UsageError(
            f"expected an entity with a Pinhole, got {str(control.entity)!r}; {_named('cameras', cameras)}"
        )
    if control.follow is not None and not any(control.follow.contains(entity) for entity in recording.entity_paths):
        entities = [str(entity) for entity in recording.entity_paths]
        raise UsageError(f"expected an entity to follow, got {str(control.follow)!r}; {_named('entities', entities)}")


def logged_size(recording: Recording, timeline: str | None, entity: EntityPath) -> tuple[int, int] | None:
    """Width and height in px of the picture of a camera, as last logged; None if that is not known."""
    cursor = Cursor(recording, timeline, entities={entity}, components=lambda component: True, reporter=Reporter())
    span = None if timeline is None else recording.timelines.get(timeline)
    cursor.seek(None if span is None else span.end)
    state = cursor.state(entity)
    row = state.transform_row("Pinhole")
    pinhole = None if row is None else pinhole_model(row.cells)
    size = None if pinhole is None else camera_resolution(pinhole, state)
    return None if size is None else (max(round(size[0]), 1), max(round(size[1]), 1))


def _named(what: str, names: list[str]) -> str:
    if not names:
        return f"there are no {what}"
    more = f" and {len(names) - _MAX_NAMED} more" if len(names) > _MAX_NAMED else ""
    return f"the {what} are {', '.join(names[:_MAX_NAMED])}{more}"
