"""Where the eye of a spatial view is, and what it sees around the data."""

from __future__ import annotations

from collections.abc import Collection

from rerun_render.core.entity_path import EntityPath
from rerun_render.drawables import Camera, Orthographic, WorldGrid
from rerun_render.scene.affine import PinholeModel
from rerun_render.scene.bounds import Box
from rerun_render.scene.eye import RFU, Orientation, default_eye
from rerun_render.scene.gizmos import VIEW_COORDINATES, camera_orientation, camera_resolution, logged_orientation
from rerun_render.scene.view_class import ViewContext
from rerun_render.scene.view_space import ViewSpace
from rerun_render.scene.views2d import NEAR_CLIP, SMALLEST_NEAR, Region, lens_camera, letterbox, visible_region


class ViewEye:
    """The eye of one view; its `camera` stays the same object as long as it stays where it is.

    logged_cameras: entities whose camera decides about it. plane: the region of the picture that shows in a 2D view at
    a camera with 3D content; None in other views, whose drawables the camera sees itself.
    """

    def __init__(self, context: ViewContext, space: ViewSpace) -> None:
        self.logged_cameras: set[EntityPath] = set()
        self.plane: Orthographic | None = None
        self._rect = context.rect
        self._space = space
        self._tree = context.tree
        self._cursor = context.cursor
        self._above = (context.info.origin, *context.info.origin.ancestors)
        near = context.info.settings.first("NearClipPlane", "near_clip_plane")
        self._near = NEAR_CLIP if near is None else max(float(near), SMALLEST_NEAR)
        self._scene: Orientation = RFU
        self._camera: Camera | None = None
        self._key: object = None

    def update(self, changed: Collection[EntityPath], *, first: bool) -> bool:
        """Read what is logged about the axes of the view, if any of that changed. True if it did."""
        if not first and not any(entity in changed for entity in self._above):
            return False
        self._scene = self._find_orientation()
        return True

    def camera(self, region: Box | None, *, has_depth: bool = False) -> Camera:
        """The eye that looks at a region of interest. has_depth: whether a 2D view may show 3D content."""
        if self._space.view_class == "3D":
            key: object = (None if region is None else region.tobytes(), self._scene)
            if self._camera is None or key != self._key:
                self._camera = default_eye(region, self._scene)
        else:
            lens = self._tree.pinhole_of(self._space.frame)
            resolution = None
            if lens is not None:
                resolution = camera_resolution(lens.pinhole, self._cursor.state(lens.entity_path))
                self.logged_cameras.add(lens.entity_path)
            visible = visible_region(resolution, region)
            pinhole = lens.pinhole if lens is not None and has_depth else None
            key = (visible, pinhole)
            if self._camera is None or key != self._key:
                self._see_plane(visible, pinhole)
        self._key = key
        assert self._camera is not None
        return self._camera

    def _see_plane(self, visible: Region, pinhole: PinholeModel | None) -> None:
        self._camera = letterbox(visible, self._rect)
        self.plane = None
        projection = self._camera.projection
        if pinhole is not None and isinstance(projection, Orthographic):
            self._camera = lens_camera(pinhole, projection, self._near)
            self.plane = projection

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
