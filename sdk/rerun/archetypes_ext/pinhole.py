"""Constructor of `Pinhole`."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import numpy.typing as npt

from .. import encodings
from .._baseclasses import Archetype
from .._converters import to_numpy
from ..error_utils import warn_or_raise


def camera_matrix(
    resolution: npt.NDArray[np.float64] | None,
    focal_length: Any,
    principal_point: Any,
    fov_y: float | None,
) -> npt.NDArray[np.float64]:
    """(3, 3) image_from_camera, rows first. Without focal length or field of view, √(width · height) is taken."""
    if focal_length is not None and fov_y is not None:
        warn_or_raise("Pinhole: expected one of focal_length and fov_y, got both; focal_length is taken")
    elif fov_y is not None:
        if resolution is None:
            raise ValueError("Pinhole: expected resolution, width and height, or aspect_ratio with fov_y, got none")
        focal_length = 0.5 * resolution[1] / math.tan(0.5 * float(fov_y))
    elif focal_length is None:
        if resolution is None:
            raise ValueError("Pinhole: expected image_from_camera, or focal_length or fov_y, got none of them")
        focal_length = math.sqrt(resolution[0] * resolution[1])
    if principal_point is None:
        if resolution is None:
            raise ValueError("Pinhole: expected resolution or principal_point with focal_length, got neither")
        principal_point = resolution / 2
    focal = to_numpy(focal_length).astype(np.float64).reshape(-1)
    center = to_numpy(principal_point).astype(np.float64).reshape(-1)
    if focal.size not in (1, 2):
        raise ValueError(f"Pinhole: expected one or two focal lengths, got {focal.size}")
    if center.size != 2:
        raise ValueError(f"Pinhole: expected a principal point of 2 numbers, got {center.size}")
    return np.array([[focal[0], 0, center[0]], [0, focal[-1], center[1]], [0, 0, 1]])


def _resolution(
    resolution: Any, width: float | None, height: float | None, aspect_ratio: float | None
) -> npt.NDArray[np.float64] | None:
    if resolution is not None:
        if width is not None or height is not None:
            raise ValueError("Pinhole: expected resolution, or width and height, got both")
        numbers = to_numpy(resolution).astype(np.float64).reshape(-1)
        if numbers.size != 2:
            raise ValueError(f"Pinhole: expected a resolution of 2 numbers, got {numbers.size}")
        return numbers
    if (width is None) != (height is None):
        raise ValueError("Pinhole: expected width and height, got only one of them")
    if width is not None and height is not None:
        return np.array([width, height], np.float64)
    return None if aspect_ratio is None else np.array([aspect_ratio, 1.0])


class PinholeExt(Archetype):
    """See `Pinhole`."""

    def __init__(
        self,
        *,
        image_from_camera: encodings.Mat3x3Like | None = None,
        resolution: encodings.Vec2DLike | None = None,
        camera_xyz: encodings.ViewCoordinatesLike | None = None,
        width: float | None = None,
        height: float | None = None,
        focal_length: float | npt.ArrayLike | None = None,
        principal_point: npt.ArrayLike | None = None,
        fov_y: float | None = None,
        aspect_ratio: float | None = None,
        child_frame: encodings.Utf8Like | None = None,
        parent_frame: encodings.Utf8Like | None = None,
        image_plane_distance: float | None = None,
        color: encodings.Rgba32Like | None = None,
        line_width: encodings.Float32Like | None = None,
    ) -> None:
        """A camera, by its matrix, or by focal length or field of view.

        Parameters
        ----------
        image_from_camera:
            (3, 3), rows first: maps camera space, z forward, to homogeneous pixels.
        resolution:
            Width and height, pixels.
        camera_xyz:
            What the camera's axes mean; RDF if not given.
        width, height:
            Pixels; instead of `resolution`.
        focal_length:
            Pixels; one number or two, for x and y. Instead of `image_from_camera`.
            √(width · height) if neither is known.
        principal_point:
            Where the axis hits the image, pixels; the middle if not given.
        fov_y:
            Vertical field of view, radians; instead of `focal_length`.
        aspect_ratio:
            Width by height, where no resolution is known.
        child_frame, parent_frame:
            The camera's frame and the one it is placed in; those of the entity and its parent if not given.
        image_plane_distance:
            How far in front of the camera its image is drawn, scene units.
        color:
            Colour of the drawn camera.
        line_width:
            Width of the drawn camera's lines.
        """
        with self._constructing():
            size = _resolution(resolution, width, height, aspect_ratio)
            if image_from_camera is None:
                image_from_camera = camera_matrix(size, focal_length, principal_point, fov_y)
            elif any(value is not None for value in (focal_length, principal_point, fov_y, aspect_ratio)):
                warn_or_raise(
                    "Pinhole: expected image_from_camera, or focal_length, principal_point, fov_y and aspect_ratio,"
                    " got both; the matrix is taken"
                )
                size = _resolution(resolution, width, height, None)
            self._set(
                image_from_camera=image_from_camera,
                resolution=size,
                camera_xyz=camera_xyz,
                child_frame=child_frame,
                parent_frame=parent_frame,
                image_plane_distance=image_plane_distance,
                color=color,
                line_width=line_width,
            )
