"""Compiles every kernel before it is needed, so that the first picture does not wait for it."""

from __future__ import annotations

import numpy as np

from rerun_render.cpu.renderer import CpuRenderer
from rerun_render.drawables import (
    Background,
    Camera,
    Drawable,
    Frame,
    GlyphAtlas,
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
    UiQuads,
    UiStrokes,
    UiTriangles,
    View,
    Volume,
    WorldGrid,
)

_SIZE = 16


def compile_kernels() -> None:
    """Draw one small frame of each kind. Takes seconds the first time, a fraction of one when the kernels are kept."""
    frame = _frame_of_everything()
    for samples in (1, 4):
        for pixel_format in ("rgba", "yuv420p"):
            renderer = CpuRenderer(samples=samples, pixel_format=pixel_format)
            renderer.render(frame)
            renderer.close()


def _frame_of_everything() -> Frame:
    drawables = _drawables()
    rect = Rect(0, 0, _SIZE, _SIZE)
    eye = np.eye(4)
    eye[2, 3] = -5.0
    spatial = View(
        rect=rect,
        camera=Camera(eye, Perspective(1.0)),
        background=Background("gradient_dark"),
        grid=WorldGrid(distance=-1.0),
        drawables=drawables,
    )
    flat = View(rect=rect, camera=Camera(np.eye(4), Orthographic(-2.0, -2.0, 2.0, 2.0)), drawables=drawables)
    ui = UiQuads(
        rects=np.array([[1, 1, 9, 9], [2, 2, 4, 4]], np.float32),
        colors=np.full((2, 4), 128, np.uint8),
        corner_radii=np.array([2, 0], np.float32),
        uvs=np.array([[0, 0, 0, 0], [0, 0, 2, 2]], np.float32),
    )
    atlas = GlyphAtlas(np.full((4, 4), 255, np.uint8), 1)
    triangles = UiTriangles(
        positions=np.array([[1, 1], [9, 1], [1, 9]], np.float32),
        colors=np.arange(12, dtype=np.uint8).reshape(3, 4) * 20,
        triangles=np.array([[0, 1, 2]], np.uint32),
    )
    strokes = UiStrokes(
        ends=np.array([[1, 1, 9, 5]], np.float32), radii=np.ones(1, np.float32), colors=np.full((1, 4), 128, np.uint8)
    )
    return Frame(width=_SIZE, height=_SIZE, views=(spatial, flat), ui=(ui, triangles, strokes), atlas=atlas)


def _drawables() -> tuple[Drawable, ...]:
    corners = np.array([[0, 0, 0], [1, 0, 0], [0, 1, 0]], np.float32)
    colors = np.full((3, 4), 200, np.uint8)
    radii = np.array([0.2, -1.5, 0.1], np.float32)
    kinds = np.array([LineKind.ROUND, LineKind.ARROW_SHAFT | LineKind.ARROW_HEAD, LineKind.BUTT], np.uint8)
    triangle = np.array([[0, 1, 2]], np.uint32)
    texture = Texture(key=None, pixels=np.full((2, 2, 4), 180, np.uint8))
    pose = np.eye(4, dtype=np.float32)[None, :3]
    found: list[Drawable] = [
        Points(key=None, positions=corners, radii=radii, colors=colors),
        LineSegments(
            key=None, starts=corners, ends=corners + 1, radii=radii, colors=colors, kinds=kinds, shading="gradient"
        ),
    ]
    for normals in (None, corners + 1):
        mesh = Mesh(key=None, positions=corners, normals=normals, triangles=triangle, colors=colors)
        found += [
            MeshInstances(key=None, mesh=mesh, obj_from_mesh=pose, tints=colors[:1], transparent=transparent)
            for transparent in (False, True)
        ]
    found += [
        ImageRect(
            key=None,
            texture=texture,
            top_left=np.zeros(3),
            extent_u=np.array([1.0, 0.0, 0.0]),
            extent_v=np.array([0.0, 1.0, 0.0]),
            magnification="bicubic",
            transparent=transparent,
        )
        for transparent in (False, True)
    ]
    found += [
        Splats(
            key=None,
            positions=corners,
            covariances=np.full((3, 6), 0.1, np.float32),
            colors=colors,
            harmonics=np.zeros((3, 3, 3), np.float32),
        ),
        Volume(
            key=None,
            values=np.full((2, 2, 2), 0.5, np.float32),
            colors=np.zeros((2, 3), np.uint8),
            gamma=2.0,
            density=1.0,
            obj_from_box=np.eye(4),
        ),
    ]
    return tuple(found)
