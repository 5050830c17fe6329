"""Where the eye of a spatial view is, and what it sees around the data."""

from __future__ import annotations

from collections.abc import Collection

from rerun_render.core.entity_path import EntityPath
from rerun_render.core.time import NANOS_PER_SEC, TimeKind
from rerun_render.drawables import Camera, Orthographic, WorldGrid
from rerun_render.scene.affine import PinholeModel
from rerun_render.scene.bounds import Box
from rerun_render.scene.eye import RFU, Orientation, default_eye, default_pose
from rerun_render.scene.eye_controls import read_eye_controls, through_camera
from rerun_render.scene.gizmos import VIEW_COORDINATES, camera_orientation, camera_resolution, logged_orientation
from rerun_render.scene.spatial_settings import axes_of, grid_of, region_of
from rerun_render.scene.view_class import ViewContext
from rerun_render.scene.view_space import ViewSpace
from rerun_render.scene.views2d import NEAR_CLIP, SMALLEST_NEAR, Region, lens_camera, letterbox, visible_region

EYE_FIELDS = ("position", "look_target", "eye_up", "spin_speed", "tracking_entity")
SEQUENCE_PER_SEC = 30
"""Sequence numbers per second of playback."""


class ViewEye:
    """The eye of one view; its `camera` stays the same object as long as it stays where it is.

    logged_cameras: entities whose camera decides about it. plane: the region of the picture that shows in a 2D view at
    a camera with 3D content; None in other views, whose drawables the camera sees itself.
    """

    def __init__(self, context: ViewContext, space: ViewSpace) -> None:
        self.logged_cameras: set[EntityPath] = set()
        self.plane: Orthographic | None = None
        self._size = context.exact_size or (context.rect.width, context.rect.height)
        self._space = space
        self._tree = context.tree
        self._cursor = context.cursor
        self._above = (context.info.origin, *context.info.origin.ancestors)
        self._settings = context.info.settings
        self._axes = axes_of(self._settings)
        self._region = region_of(self._settings)
        self._controls = read_eye_controls(self._settings)
        self._is_controlled = any(self._settings.array("EyeControls3D", field) is not None for field in EYE_FIELDS)
        span = None if context.timeline is None else context.recording.timelines.get(context.timeline)
        self._start = 0 if span is None else span.start
        self._per_sec = SEQUENCE_PER_SEC
        if span is not None and span.timeline.kind is not TimeKind.SEQUENCE:
            self._per_sec = NANOS_PER_SEC
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

    @property
    def tracked(self) -> EntityPath | None:
        """The entity that the eye follows."""
        return self._controls.tracked if self._space.view_class == "3D" else None

    @property
    def turns(self) -> bool:
        """Whether the eye moves with time alone."""
        return self._controls.spin != 0 and self._space.view_class == "3D"

    @property
    def orientation(self) -> Orientation:
        """Which way is right, up and forward in the view."""
        return self._scene

    def camera(self, region: Box | None, *, has_depth: bool = False, tracked: Box | None = None) -> Camera:
        """The eye that looks at a region of interest.

        has_depth: whether a 2D view may show 3D content. tracked: box of the entity that the eye follows.
        """
        if self._space.view_class == "3D" and self._is_controlled:
            return self._controlled(region, tracked)
        if self._space.view_class == "3D":
            key: object = (_bytes(region), self._scene)
            if self._camera is None or key != self._key:
                self._camera = default_eye(region, self._scene)
        else:
            lens = self._tree.pinhole_of(self._space.frame)
            resolution = None
            if lens is not None:
                resolution = camera_resolution(lens.pinhole, self._cursor.state(lens.entity_path))
                self.logged_cameras.add(lens.entity_path)
            visible = self._region or visible_region(resolution, region)
            pinhole = lens.pinhole if lens is not None and has_depth else None
            key = (visible, pinhole)
            if self._camera is None or key != self._key:
                self._see_plane(visible, pinhole)
        self._key = key
        assert self._camera is not None
        return self._camera

    def _controlled(self, region: Box | None, tracked: Box | None) -> Camera:
        """The eye as the blueprint wants it."""
        entity = self._controls.tracked
        pose = None if entity is None else self._space.camera_at(entity)
        if pose is not None and entity is not None:
            state = self._cursor.state(entity)
            self.logged_cameras.add(entity)
            resolution = camera_resolution(pose.pinhole, state)
            key: object = (pose.world_from_camera.tobytes(), pose.pinhole, resolution, state.key)
            if self._camera is None or key != self._key:
                height = None if resolution is None else resolution[1]
                self._camera = through_camera(pose, camera_orientation(state), height)
        else:
            time = self._cursor.time
            seconds = 0.0 if time is None or not self._controls.spin else (time - self._start) / self._per_sec
            key = (_bytes(region), _bytes(tracked), self._scene, seconds)
            if self._camera is None or key != self._key:
                self._camera = self._controls.camera(default_pose(region, self._scene), seconds, tracked)
        self._key = key
        return self._camera

    def _see_plane(self, visible: Region, pinhole: PinholeModel | None) -> None:
        self._camera = letterbox(visible, self._size)
        self.plane = None
        projection = self._camera.projection
        if pinhole is not None and isinstance(projection, Orthographic):
            self._camera = lens_camera(pinhole, projection, self._near)
            self.plane = projection

    def grid(self) -> WorldGrid | None:
        """The grid on the ground of a 3D view."""
        if self._space.view_class == "2D":
            return None
        return grid_of(self._settings, self._scene)

    def _find_orientation(self) -> Orientation:
        if self._axes is not None:
            return self._axes
        for entity in self._above:
            found = logged_orientation(self._cursor.state(entity), VIEW_COORDINATES)
            if found is not None:
                return found
        for entity in self._above:
            state = self._cursor.state(entity)
            if state.transform_row("Pinhole") is not None:
                return camera_orientation(state)
        return RFU


def _bytes(box: Box | None) -> bytes | None:
    return None if box is None else box.tobytes()
