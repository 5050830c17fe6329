"""Eyes of 3D views that a blueprint places: at a given point, on an entity, turning."""

from __future__ import annotations

from dataclasses import dataclass
from math import atan, radians

import numpy as np
import numpy.typing as npt

from rerun_render.core.entity_path import EntityPath
from rerun_render.drawables import Camera, Perspective
from rerun_render.scene.affine import vectors
from rerun_render.scene.bounds import Box
from rerun_render.scene.cameras import camera_from_rdf
from rerun_render.scene.eye import PARALLEL, EyePose, Orientation, look_at
from rerun_render.scene.transforms import CameraPose
from rerun_render.scene.view_settings import ViewSettings

Vector = npt.NDArray[np.float64]

DEFAULT_FOV_Y = radians(55.0)
_CLOSE = 0.01
"""An eye nearer to its target than this looks along y."""
_FIRST_PERSON = 1
_VIEW_FROM_RDF = np.diag([1.0, -1.0, -1.0])


@dataclass(frozen=True, eq=False, slots=True)
class EyeControls:
    """What a blueprint says about the eye of a view; Nones where it says nothing.

    spin: radians per second around the up axis; about the target, or about the eye itself if it is a first person's.
    tracked: the entity that the eye follows, or sees through if that is a camera.
    """

    position: Vector | None = None
    target: Vector | None = None
    up: Vector | None = None
    is_first_person: bool = False
    spin: float = 0.0
    tracked: EntityPath | None = None

    def camera(self, fallback: EyePose, seconds: float, tracked: Box | None) -> Camera:
        """The eye. fallback: what holds where nothing is said. seconds: since the eye began to turn.

        tracked: box of the entity that is followed, None if it is nowhere; the eye keeps its distance and direction.
        """
        position = fallback.position if self.position is None else self.position
        target = fallback.target if self.target is None else self.target
        up = fallback.up if self.up is None else self.up
        distance = float(np.linalg.norm(target - position))
        forward = _unit(target - position, np.array([0.0, 1.0, 0.0]))
        up = _upright(up, forward)
        if self.spin:
            forward = _turned(forward, up, self.spin * seconds)
            if self.is_first_person:
                target = position + forward
            else:
                position = target - forward * distance
        if tracked is not None:
            center = tracked.mean(axis=0)
            if self.is_first_person:
                position, target = center, center + forward
            else:
                position, target = center - forward * distance, center
        if np.linalg.norm(target - position) < _CLOSE:
            target = position + np.array([0.0, 1.0, 0.0])
        return look_at(position, target, _upright(up, _unit(target - position, np.array([0.0, 1.0, 0.0]))))


def read_eye_controls(settings: ViewSettings) -> EyeControls:
    """What the settings say about the eye."""
    tracked = settings.first("EyeControls3D", "tracking_entity")
    spin = settings.first("EyeControls3D", "spin_speed")
    return EyeControls(
        position=_vector(settings, "position"),
        target=_vector(settings, "look_target"),
        up=_vector(settings, "eye_up"),
        is_first_person=settings.first("EyeControls3D", "kind") == _FIRST_PERSON,
        spin=float(spin) if isinstance(spin, int | float) and np.isfinite(spin) else 0.0,
        tracked=EntityPath.parse(tracked) if isinstance(tracked, str) and tracked else None,
    )


def through_camera(camera: CameraPose, axes: Orientation, height: float | None) -> Camera:
    """Eye in the place of a logged camera; it sees as much up and down as the camera did.

    axes: of the camera's space. height: of its picture in px, None if unknown.
    """
    world_from_camera = camera.world_from_camera @ camera_from_rdf(axes)
    rotation = world_from_camera[:3, :3] / np.linalg.norm(world_from_camera[:3, :3], axis=0)
    matrix = np.eye(4)
    matrix[:3, :3] = _VIEW_FROM_RDF @ rotation.T
    matrix[:3, 3] = -(matrix[:3, :3] @ world_from_camera[:3, 3])
    fov_y = DEFAULT_FOV_Y if height is None else 2.0 * atan(0.5 * height / abs(camera.pinhole.fy))
    return Camera(matrix, Perspective(fov_y))


def _unit(vector: Vector, otherwise: Vector) -> Vector:
    length = np.linalg.norm(vector)
    return vector / length if length > 0 and np.isfinite(length) else otherwise


def _upright(up: Vector, forward: Vector) -> Vector:
    """`up` as a unit vector that is not parallel to `forward`."""
    vertical = np.array([0.0, 0.0, 1.0])
    right = np.array([1.0, 0.0, 0.0]) if abs(forward @ vertical) > PARALLEL else np.cross(forward, vertical)
    otherwise = _unit(np.cross(forward, right), vertical)
    up = _unit(up, otherwise)
    return otherwise if abs(up @ forward) > PARALLEL else up


def _turned(vector: Vector, axis: Vector, angle: float) -> Vector:
    cosine, sine = np.cos(angle), np.sin(angle)
    turned: Vector = vector * cosine + np.cross(axis, vector) * sine + axis * (axis @ vector) * (1 - cosine)
    return turned


def _vector(settings: ViewSettings, field: str) -> Vector | None:
    found = vectors(settings.array("EyeControls3D", field), 3)
    return np.asarray(found[0], np.float64) if found is not None and np.isfinite(found[0]).all() else None
