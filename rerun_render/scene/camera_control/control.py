"""Decides where the eye of each 3D view is, from what the user asked for.

An orbit and an eye that follows something start from what is seen over the whole range of frames, or in its first one:
before the first frame is made, the scene is moved to a few of these times (`survey_times`) and the views note what is
there. So every frame is the same, whichever is asked for first.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rerun_render.core.entity_path import EntityPath
from rerun_render.core.errors import UsageError
from rerun_render.drawables import Camera, Perspective, Pinhole
from rerun_render.scene.bounds import Box, union
from rerun_render.scene.camera_control.lens import camera_at, fitted, fov_projection, rigid_axes, turned
from rerun_render.scene.camera_control.options import CameraOptions, Eye, Intrinsics
from rerun_render.scene.camera_control.path import CameraPath
from rerun_render.scene.cameras import camera_from_rdf
from rerun_render.scene.eye import Orientation, default_pose, look_at
from rerun_render.scene.gizmos import camera_orientation, camera_resolution
from rerun_render.scene.view_class import ViewContext
from rerun_render.scene.view_space import ViewSpace

Array = npt.NDArray[np.float64]

DEFAULT_FOV = 55.0
SURVEY_TIMES = 9
"""At how many times, evenly spread, an orbit looks for the extent of the scene."""


@dataclass(frozen=True, eq=False, slots=True)
class TimedPath:
    """origin: time of the timeline that `path` counts from; None if it goes from 0 to 1 over the range of frames."""

    path: CameraPath
    origin: int | None


class CameraControl:
    """What holds for all 3D views.

    range: first and last time of the frames, None for static data. is_surveying: views note what they see.
    """

    def __init__(self, options: CameraOptions, path: TimedPath | None = None) -> None:
        self.options = options
        self.path = path
        self.range: tuple[int, int] | None = None
        self.is_surveying = False
        self.surveys = 0
        self.follow = None if options.follow is None else EntityPath.parse(options.follow)
        self.entity = None if options.entity is None else EntityPath.parse(options.entity)

    @property
    def follows_time(self) -> bool:
        """Whether the eye moves though nothing in the scene does."""
        return self.options.moves

    def survey_times(self) -> tuple[int | None, ...]:
        """Times at which the views have to look around before the first frame, in order."""
        if self.options.turns is None and self.follow is None:
            return ()
        if self.range is None:
            return (None,)
        first, last = self.range
        if self.options.turns is None:
            return (first,)
        steps = SURVEY_TIMES - 1
        return tuple(sorted({first + (last - first) * step // steps for step in range(SURVEY_TIMES)}))

    def progress(self, time: int | None) -> float:
        """0 at the first frame of the range, 1 at the last."""
        if time is None or self.range is None or self.range[0] == self.range[1]:
            return 0.0
        first, last = self.range
        return (time - first) / (last - first)


class ViewCamera:
    """The eye of one view. looked_through: the logged camera whose eye it is now."""

    def __init__(self, control: CameraControl, context: ViewContext, space: ViewSpace) -> None:
        self.looked_through: EntityPath | None = None
        self._control = control
        self._rect = context.rect
        self._cursor = context.cursor
        self._reporter = context.reporter
        self._space = space
        self._camera: Camera | None = None
        self._survey = 0
        self._extent: Box | None = None
        self._first_base: Camera | None = None
        self._follow_start: Array | None = None

    def camera(self, base: Camera, region: Box | None, scene: Orientation, time: int | None) -> Camera:
        """The eye at a time; the same object as before while it stays where it is.

        base: the eye that the view has by itself. region: what that looks at.
        """
        control = self._control
        if control.is_surveying:
            self._note(base, region)
            return base
        options = control.options
        if options.function is not None:
            found = self._from_eye(options.function(0 if time is None else time), scene)
        elif control.entity is not None:
            found = self._through(control.entity, base, time)
        elif control.path is not None:
            found = self._on_path(control.path, scene, time)
        else:
            found = self._free(base, region, scene, time)
        before = self._camera
        if before is None or found.projection != before.projection:
            self._camera = found
        elif not np.array_equal(found.view_from_world, before.view_from_world):
            self._camera = found
        return self._camera or found

    def _note(self, base: Camera, region: Box | None) -> None:
        if self._survey != self._control.surveys:
            self._survey = self._control.surveys
            self._extent, self._first_base, self._follow_start = None, base, None
            if self._control.follow is not None:
                self._follow_start = self._space.place_of(self._control.follow)
        self._extent = union([self._extent, region])

    def _free(self, base: Camera, region: Box | None, scene: Orientation, time: int | None) -> Camera:
        """An eye of which some parts were chosen."""
        options, control = self._control.options, self._control
        if options.turns is None and control.follow is not None:
            base = self._first_base or base
        axes = base.view_from_world[:3, :3].T
        position = -(axes @ base.view_from_world[:3, 3])
        if options.turns is not None:
            pose = default_pose(self._extent, scene)
            position, target = pose.position, pose.target
        else:
            target = position - axes[:, 2]
        if options.eye is not None:
            position = np.array(options.eye)
            if options.turns is None:
                target = default_pose(region, scene).target
        if options.look_at is not None:
            target = np.array(options.look_at)
        up = scene.up if options.up is None else np.array(options.up)
        if options.turns is not None:
            axis = up / np.sqrt(up @ up)
            angle = 2.0 * math.pi * options.turns * control.progress(time)
            position = target + turned(position - target, axis, angle)
        shift = self._followed()
        is_own = options.turns is None and options.eye is None and options.look_at is None and options.up is None
        projection = self._projection(None, base.projection)
        if is_own:
            return camera_at(position + shift, axes, projection)
        return Camera(look_at(position + shift, target + shift, up).view_from_world, projection)

    def _on_path(self, timed: TimedPath, scene: Orientation, time: int | None) -> Camera:
        place = self._control.progress(time) if timed.origin is None or time is None else float(time - timed.origin)
        pose = timed.path.at(place)
        shift = self._followed()
        projection = self._projection(pose.fov, None)
        if pose.rotation is not None:
            return camera_at(pose.position + shift, pose.rotation, projection)
        target = pose.position - [0.0, 0.0, 1.0] if pose.target is None else pose.target
        up = scene.up if pose.up is None else pose.up
        return Camera(look_at(pose.position + shift, target + shift, up).view_from_world, projection)

    def _from_eye(self, eye: Eye, scene: Orientation) -> Camera:
        if not isinstance(eye, Eye):
            raise UsageError(f"expected the camera function to return a rerun_render.Eye, got {eye!r}")
        up = scene.up if eye.up is None else np.array(eye.up)
        seen = look_at(np.array(eye.position), np.array(eye.look_at), up)
        projection = self._lens(eye.fov, eye.intrinsics) or seen.projection
        return Camera(seen.view_from_world, projection)

    def _through(self, entity: EntityPath, base: Camera, time: int | None) -> Camera:
        self.looked_through = None
        logged = self._space.camera_at(entity)
        if logged is None:
            message = "no camera (Pinhole) of this entity stands in the view at this time; the default eye is used"
            self._reporter.warning("no-camera", str(entity), message, time=time)
            return base
        self.looked_through = entity
        state = self._cursor.state(entity)
        pinhole = logged.pinhole
        size = camera_resolution(pinhole, state)
        if size is None and pinhole.cx > 0 and pinhole.cy > 0:
            size = (2.0 * pinhole.cx, 2.0 * pinhole.cy)
        intrinsics = Intrinsics(abs(pinhole.fx), abs(pinhole.fy), pinhole.cx, pinhole.cy, size)
        axes = rigid_axes(logged.world_from_camera, camera_from_rdf(camera_orientation(state)))
        return camera_at(logged.world_from_camera[:3, 3], axes, fitted(intrinsics, self._rect))

    def _followed(self) -> Array:
        """How far the followed entity is from where it was in the first frame."""
        entity, start = self._control.follow, self._follow_start
        if entity is None or start is None:
            return np.zeros(3)
        place = self._space.place_of(entity)
        return np.zeros(3) if place is None else place - start

    def _projection(self, fov: float | None, own: Perspective | Pinhole | object | None) -> Perspective | Pinhole:
        """Of the options, else of the key frame, else of the view itself, else the default."""
        options = self._control.options
        chosen = self._lens(options.fov if fov is None else fov, options.intrinsics)
        if chosen is not None:
            return chosen
        return own if isinstance(own, (Perspective, Pinhole)) else fov_projection(DEFAULT_FOV)

    def _lens(self, fov: float | None, intrinsics: Intrinsics | None) -> Perspective | Pinhole | None:
        if intrinsics is not None:
            return fitted(intrinsics, self._rect)
        return None if fov is None else fov_projection(fov)
