"""Where the eye of a spatial view is, and what it sees around the data."""

from __future__ import annotations

from collections.abc import Collection

from rerun_render.core.entity_path import EntityPath
from rerun_render.drawables import Camera, WorldGrid
from rerun_render.scene.bounds import Box
from rerun_render.scene.eye import RFU, Orientation, default_eye
from rerun_render.scene.gizmos import VIEW_COORDINATES, camera_orientation, camera_resolution, logged_orientation
from rerun_render.scene.view_class import ViewContext
from rerun_render.scene.view_space import ViewSpace
from rerun_render.scene.views2d import letterbox, visible_region


class ViewEye:
    """The eye of one view; its `camera` stays the same object as long as it stays where it is.

    logged_cameras: entities whose camera decides about it.
    """

    def __init__(self, context: ViewContext, space: ViewSpace) -> None:
        self.logged_cameras: set[EntityPath] = set()
        self._rect = context.rect
        self._space = space
        self._tree = context.tree
        self._cursor = context.cursor
        self._above = (context.info.origin, *context.info.origin.ancestors)
        self._scene: Orientation = RFU
        self._camera: Camera | None = None
        self._key: object = None

    def update(self, changed: Collection[EntityPath], *, first: bool) -> bool:
        """Read what is logged about the axes of the view, if any of that changed. True if it did."""
        if not first and not any(entity in changed for entity in self._above):
            return False
        self._scene = self._find_orientation()
        return True

    def camera(self, region: Box | None) -> Camera:
        """The eye that looks at a region of interest."""
        box = None if region is None else region.tobytes()
        if self._space.view_class == "3D":
            key: object = (box, self._scene)
        else:
            pinhole = self._tree.pinhole_of(self._space.frame)
            resolution = None
            if pinhole is not None:
                resolution = camera_resolution(pinhole.pinhole, self._cursor.state(pinhole.entity_path))
                self.logged_cameras.add(pinhole.entity_path)
            key = visible_region(resolution, region)
        if self._camera is not None and key == self._key:
            return self._camera
        self._key = key
        if self._space.view_class == "3D":
            self._camera = default_eye(region, self._scene)
        else:
            self._camera = letterbox(visible_region(resolution, region), self._rect)
        return self._camera

    def grid(self) -> WorldGrid | None:
        """The grid on the ground of a 3D view."""
        if self._space.view_class == "2D":
            return None
        x, y, z = self._scene.up.tolist()
        return WorldGrid(normal=(x, y, z))

    def _find_orientation(self) -> Orientation:
        for entity in self._above:
            found = logged_orientation(self._cursor.state(entity), VIEW_COORDINATES)
            if found is not None:
                return found
        for entity in self._above:
            state = self._cursor.state(entity)
            if state.transform_row("Pinhole") is not None:
                return camera_orientation(state)
        return RFU
