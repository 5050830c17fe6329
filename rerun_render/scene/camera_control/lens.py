"""Eyes as cameras of drawables."""

from __future__ import annotations

from math import radians

import numpy as np
import numpy.typing as npt

from rerun_render.drawables import Camera, Perspective, Pinhole, Rect
from rerun_render.scene.affine import Matrix
from rerun_render.scene.camera_control.options import Intrinsics

Array = npt.NDArray[np.float64]

VIEW_FROM_RDF = np.diag([1.0, -1.0, -1.0])
"""Right/up/back of the eye from right/down/forward of a camera; its own inverse."""


def fov_projection(fov: float) -> Perspective:
    """fov: vertical, degrees."""
    return Perspective(radians(fov))


def fitted(intrinsics: Intrinsics, rect: Rect) -> Pinhole:
    """Projection that fits the whole picture of a pinhole into a view, centred and with square pixels.

    What lies beside the picture shows too, where the view has another shape.
    """
    width, height = intrinsics.size or (float(rect.width), float(rect.height))
    scale = min(rect.width / width, rect.height / height)
    left, top = (rect.width - width * scale) / 2, (rect.height - height * scale) / 2
    return Pinhole(
        fx=intrinsics.fx * scale / rect.width,
        fy=intrinsics.fy * scale / rect.height,
        cx=(intrinsics.cx * scale + left) / rect.width,
        cy=(intrinsics.cy * scale + top) / rect.height,
    )


def camera_at(position: Array, rotation: Array, projection: Perspective | Pinhole) -> Camera:
    """position: (3,). rotation: (3, 3), columns right, up and back of the eye."""
    matrix = np.eye(4)
    matrix[:3, :3] = rotation.T
    matrix[:3, 3] = -(rotation.T @ position)
    return Camera(matrix, projection)


def turned(vector: Array, axis: Array, angle: float) -> Array:
    """(3,) vector turned by `angle` radians around the unit vector `axis`, counter-clockwise seen from its tip."""
    along = axis * (axis @ vector)
    across = vector - along
    result: Array = along + across * np.cos(angle) + np.cross(axis, across) * np.sin(angle)
    return result


def rigid_axes(world_from_camera: Matrix, axes: Matrix) -> Array:
    """(3, 3) right, up and back of a logged camera as columns, without the scale of its pose.

    axes: (4, 4) `camera_from_rdf`. Mirrored where the pose or the axes mirror: the picture is then mirrored as well.
    """
    linear = world_from_camera[:3, :3] @ axes[:3, :3] @ VIEW_FROM_RDF
    u, _, vt = np.linalg.svd(linear)
    rotation: Array = u @ vt
    return rotation
