"""Small frames for tests."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import numpy.typing as npt

from rerun_render.drawables import (
    Background,
    Camera,
    Drawable,
    Frame,
    ImageRect,
    LineKind,
    LineSegments,
    Mesh,
    MeshInstances,
    Orthographic,
    Perspective,
    Points,
    Rect,
    Splats,
    Texture,
    View,
)

Rgba = tuple[int, int, int, int]
WHITE: Rgba = (255, 255, 255, 255)
RED: Rgba = (255, 0, 0, 255)
GREEN: Rgba = (0, 255, 0, 255)
BLACK = Background("solid", (0, 0, 0, 255))
FOV = math.radians(55)


def linear(value: npt.ArrayLike) -> npt.NDArray[np.float64]:
    """sRGB bytes to linear 0..1."""
    v = np.asarray(value) / 255.0
    return np.where(v <= 0.04045, v / 12.92, ((v + 0.055) / 1.055) ** 2.4)


def srgb(value: npt.ArrayLike) -> npt.NDArray[np.float64]:
    """Linear 0..1 to sRGB bytes, not rounded."""
    v = np.asarray(value, dtype=np.float64)
    return 255.0 * np.where(v <= 0.0031308, v * 12.92, 1.055 * np.maximum(v, 1e-12) ** (1 / 2.4) - 0.055)


def look_from(eye: npt.ArrayLike, target: npt.ArrayLike = (0, 0, 0), up: npt.ArrayLike = (0, 0, 1)) -> Camera:
    position = np.asarray(eye, float)
    back = position - np.asarray(target, float)
    back /= np.linalg.norm(back)
    right = np.cross(up, back)
    right /= np.linalg.norm(right)
    matrix = np.eye(4)
    matrix[:3, :3] = [right, np.cross(back, right), back]
    matrix[:3, 3] = -matrix[:3, :3] @ position
    return Camera(matrix, Perspective(FOV))


EYE_AT_ORIGIN = Camera(np.eye(4), Perspective(FOV))
"""Looks along -z, x to the right and y up."""


def flat(width: int = 64, height: int = 64) -> Camera:
    """One unit is one pixel, y down."""
    return Camera(np.eye(4), Orthographic(0.0, 0.0, float(width), float(height)))


def frame(*drawables: Drawable, camera: Camera = EYE_AT_ORIGIN, size: tuple[int, int] = (64, 64), **view: Any) -> Frame:
    """One view over the whole frame, on black."""
    width, height = size
    view.setdefault("background", BLACK)
    rect = Rect(0, 0, width, height)
    return Frame(
        width=width,
        height=height,
        views=(View(rect=rect, camera=camera, drawables=drawables, **view),),
        color=(0, 0, 0, 255),
    )


def colors(color: Rgba, count: int) -> npt.NDArray[np.uint8]:
    return np.tile(np.array(color, np.uint8), (count, 1))


def points(positions: npt.ArrayLike, radius: float, color: Rgba = WHITE, **more: Any) -> Points:
    array = np.atleast_2d(np.asarray(positions, np.float32))
    more.setdefault("shading", "flat")
    more.setdefault("key", None)
    return Points(
        positions=array, radii=np.full(len(array), radius, np.float32), colors=colors(color, len(array)), **more
    )


def segment(
    start: npt.ArrayLike,
    end: npt.ArrayLike,
    radius: float,
    color: Rgba = WHITE,
    kind: LineKind = LineKind.BUTT,
    **more: Any,
) -> LineSegments:
    more.setdefault("key", None)
    return LineSegments(
        starts=np.array([start], np.float32),
        ends=np.array([end], np.float32),
        radii=np.array([radius], np.float32),
        colors=colors(color, 1),
        kinds=np.array([int(kind)], np.uint8),
        **more,
    )


def quad_mesh(size: float, z: float, normal: npt.ArrayLike | None = None, **more: Any) -> Mesh:
    """A square facing +z."""
    corners = np.array([[-1, -1, 0], [1, -1, 0], [1, 1, 0], [-1, 1, 0]], np.float32) * size
    corners[:, 2] = z
    more.setdefault("key", None)
    return Mesh(
        positions=corners,
        normals=None if normal is None else np.tile(np.asarray(normal, np.float32), (4, 1)),
        triangles=np.array([[0, 1, 2], [0, 2, 3]], np.uint32),
        **more,
    )


def instances(mesh: Mesh, tint: Rgba = WHITE, offsets: npt.ArrayLike = ((0, 0, 0),), **more: Any) -> MeshInstances:
    shifts = np.asarray(offsets, np.float32)
    transforms = np.tile(np.eye(4, dtype=np.float32)[:3], (len(shifts), 1, 1))
    transforms[:, :, 3] = shifts
    more.setdefault("key", None)
    return MeshInstances(mesh=mesh, obj_from_mesh=transforms, tints=colors(tint, len(shifts)), **more)


def image(pixels: npt.ArrayLike, size: tuple[float, float], at: npt.ArrayLike = (0, 0, 0), **more: Any) -> ImageRect:
    array = np.asarray(pixels, np.uint8)
    more.setdefault("key", None)
    return ImageRect(
        texture=Texture(key=None, pixels=array),
        top_left=np.asarray(at, float),
        extent_u=np.array([size[0], 0.0, 0.0]),
        extent_v=np.array([0.0, size[1], 0.0]),
        **more,
    )


def splats(positions: npt.ArrayLike, covariance: npt.ArrayLike, color: npt.ArrayLike, **more: Any) -> Splats:
    """covariance: (3, 3) of all. color: of all, or of each."""
    places = np.atleast_2d(np.asarray(positions, np.float32))
    packed = np.asarray(covariance, np.float32)[[0, 0, 0, 1, 1, 2], [0, 1, 2, 1, 2, 2]]
    more.setdefault("key", None)
    return Splats(
        positions=places,
        covariances=np.tile(packed, (len(places), 1)),
        colors=np.broadcast_to(np.asarray(color, np.uint8), (len(places), 4)).copy(),
        **more,
    )
