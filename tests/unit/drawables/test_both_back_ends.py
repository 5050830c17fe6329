"""Whatever can be said about a drawable changes the picture, in both back ends and in the same way.

A new kind of drawable, or a new field, fails here until it has an example and both back ends look at it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any, get_args

import numpy as np
import pytest

from rerun_render.cpu import CpuRenderer
from rerun_render.cpu.placing import PLACERS
from rerun_render.drawables import (
    Background,
    Camera,
    Drawable,
    GlyphAtlas,
    ImageRect,
    LineKind,
    LineSegments,
    Mesh,
    MeshInstances,
    Orthographic,
    Points,
    Rect,
    Splats,
    Texture,
    UiLayer,
    UiQuads,
    UiStrokes,
    UiTriangles,
    Volume,
)
from rerun_render.gpu import GpuContext, GpuRenderer
from tests.unit.gpu.scenes import RED, flat, frame, image, instances, look_from, points, quad_mesh, segment

BESIDE = np.eye(4)
BESIDE[0, 3] = 0.7
EYE = look_from((0.5, -3.0, 2.0))
SIZE = (64, 48)
CHECKER = np.zeros((3, 4, 4), np.uint8)
CHECKER[...] = np.arange(12, dtype=np.uint8).reshape(3, 4, 1) * 20
CHECKER[..., 3] = 200
ATLAS = GlyphAtlas(np.random.default_rng(4).integers(0, 256, (16, 28), np.uint8), 1)
CORNERS = np.array([(0, 1), (1, 1), (1, 0), (0, 0)], np.float32)

# Below: an example of each kind, and for each of its fields another value that shows.
EXAMPLES: dict[type, Any] = {
    Points: points([(0, 0, 0), (0.5, 0.5, 0)], 0.4, RED, shading="gradient"),
    LineSegments: segment((-1, 0, 0), (1, 0, 0), 0.2, RED, LineKind.ARROW_HEAD, shading="gradient"),
    MeshInstances: instances(quad_mesh(0.6, 0.0, (1, -1, 0.5)), (200, 90, 40, 120)),
    ImageRect: image(CHECKER, (1.5, 1.0), (-0.6, -0.5, 0.0)),
    Splats: Splats(
        key=None,
        positions=np.array([(0, 0, 0), (0.7, 0.3, 0)], np.float32),
        covariances=np.array([(0.1, 0.03, 0, 0.05, 0, 0.02), (0.05, 0, 0, 0.05, 0, 0.05)], np.float32),
        colors=np.array([(200, 90, 40, 255), (40, 90, 200, 180)], np.uint8),
        harmonics=np.full((2, 3, 3), 0.3, np.float32),
    ),
    Mesh: quad_mesh(0.6, 0.0, (1, -1, 0.5), texcoords=CORNERS, texture=Texture(key=None, pixels=255 - CHECKER)),
    Texture: Texture(key=None, pixels=CHECKER),
    UiQuads: UiQuads(
        rects=np.array([(4, 4, 30, 20), (34, 6, 46, 18)], np.float32),
        colors=np.array([(200, 90, 40, 255), (255, 255, 255, 255)], np.uint8),
        corner_radii=np.zeros(2, np.float32),
        uvs=np.array([(0, 0, 0, 0), (1, 1, 13, 13)], np.float32),
    ),
    UiTriangles: UiTriangles(
        positions=np.array([(4, 4), (50, 8), (12, 40), (60, 44)], np.float32),
        colors=np.array([(200, 90, 40, 255), (0, 90, 200, 200), (40, 200, 90, 255), (90, 90, 90, 90)], np.uint8),
        triangles=np.array([(0, 1, 2)], np.uint32),
    ),
    UiStrokes: UiStrokes(
        ends=np.array([(8, 8, 50, 30)], np.float32),
        radii=np.array([3], np.float32),
        colors=np.array([(200, 90, 40, 255)], np.uint8),
    ),
    Volume: Volume(
        key=None,
        values=np.linspace(0.1, 1.0, 24, dtype=np.float32).reshape(2, 3, 4),
        colors=np.array([(0, 0, 255), (255, 200, 0)], np.uint8),
        gamma=1.0,
        density=2.0,
        obj_from_box=np.diag([1.5, 1.0, 0.8, 1.0]),
    ),
}
VARIATIONS: dict[type, dict[str, Any]] = {
    Points: {
        "positions": np.array([(0, 0, 0), (0.5, -0.5, 0)], np.float32),
        "radii": np.array([0.4, 0.2], np.float32),
        "colors": np.array([(255, 0, 0, 255), (0, 255, 0, 255)], np.uint8),
        "shading": "flat",
    },
    LineSegments: {
        "starts": np.array([(-1, 0, 0.5)], np.float32),
        "ends": np.array([(0.5, 0, 0)], np.float32),
        "radii": np.array([0.1], np.float32),
        "colors": np.array([(0, 0, 255, 255)], np.uint8),
        "kinds": np.array([LineKind.ROUND], np.uint8),
        "shading": "flat",
        "next_start": (-1.0, 0.0, 0.0),
    },
    MeshInstances: {
        "mesh": quad_mesh(0.4, 0.0, (1, -1, 0.5)),
        "obj_from_mesh": np.eye(4, dtype=np.float32)[None, :3] * np.float32(0.5),
        "tints": np.array([(0, 255, 0, 120)], np.uint8),
        "albedo_factor": (1.0, 0.2, 0.1, 1.0),
        "cull": "front",
        "transparent": True,
        "is_sorted": False,
    },
    ImageRect: {
        "texture": Texture(key=None, pixels=255 - CHECKER),
        "top_left": np.array([-0.2, -0.5, 0.0]),
        "extent_u": np.array([0.9, 0.0, 0.3]),
        "extent_v": np.array([0.0, 0.6, 0.0]),
        "opacity": 0.4,
        "magnification": "bicubic",
        "minification": "nearest",
        "transparent": True,
        "sorting_place": (0.0, 50.0, 0.0),
    },
    Splats: {
        "positions": np.array([(0.2, 0, 0.3), (0.7, 0.3, 0)], np.float32),
        "covariances": np.full((2, 6), 0.02, np.float32),
        "colors": np.array([(20, 190, 40, 255), (40, 90, 200, 180)], np.uint8),
        "harmonics": None,
        "harmonics_from_obj": -np.eye(3),
        "center": (0.0, 50.0, 0.0),
    },
    Mesh: {
        "positions": quad_mesh(0.3, 0.1).positions,
        "normals": None,
        "triangles": np.array([[0, 1, 2]], np.uint32),
        "colors": np.array([(255, 0, 0, 255), (0, 0, 0, 255), (0, 0, 0, 255), (0, 0, 255, 255)], np.uint8),
        "texcoords": 3.0 * CORNERS,
        "texture": Texture(key=None, pixels=CHECKER[::-1]),
    },
    Texture: {"pixels": 255 - CHECKER},
    UiQuads: {
        "rects": np.array([(9, 4, 36, 27), (34, 6, 46, 18)], np.float32),
        "colors": np.array([(20, 190, 40, 255), (255, 255, 255, 90)], np.uint8),
        "corner_radii": np.array([7, 0], np.float32),
        "uvs": np.array([(0, 0, 0, 0), (14, 1, 26, 13)], np.float32),
        "clip": Rect(0, 0, 20, 48),
    },
    UiTriangles: {
        "positions": np.array([(4, 4), (30, 8), (12, 20), (60, 44)], np.float32),
        "colors": np.full((4, 4), 200, np.uint8),
        "triangles": np.array([(1, 2, 3)], np.uint32),
        "clip": Rect(0, 0, 20, 48),
    },
    UiStrokes: {
        "ends": np.array([(8, 40, 50, 30)], np.float32),
        "radii": np.array([1], np.float32),
        "colors": np.array([(20, 190, 40, 255)], np.uint8),
        "clip": Rect(0, 0, 20, 48),
    },
    Volume: {
        "values": np.linspace(1.0, 0.1, 24, dtype=np.float32).reshape(2, 3, 4),
        "colors": np.array([(0, 255, 0), (255, 0, 0)], np.uint8),
        "gamma": 3.0,
        "density": 0.5,
        "obj_from_box": np.diag([0.5, 1.0, 0.8, 1.0]),
    },
}
SHARED = {"world_from_obj": BESIDE, "depth_rank": 3}
# What no picture shows: it tells when to keep what was uploaded.
INVISIBLE = {"key"}
# Volumes are drawn over all else, and not in flat views.
CASES = [
    (kind, field.name)
    for kind in EXAMPLES
    for field in fields(kind)
    if field.name not in INVISIBLE and (kind, field.name) != (Volume, "depth_rank")
]


@pytest.fixture(scope="module")
def both() -> Iterator[tuple[GpuRenderer, CpuRenderer]]:
    with GpuRenderer(GpuContext.create()) as gpu, CpuRenderer() as cpu:
        yield gpu, cpu


def scene_of(kind: type, thing: Any, field: str) -> Any:
    if kind is Mesh:
        thing = replace(EXAMPLES[MeshInstances], mesh=thing)
    if kind is Texture:
        thing = replace(EXAMPLES[ImageRect], texture=thing)
    if kind in get_args(UiLayer):
        return replace(frame(camera=flat(*SIZE), size=SIZE), ui=(thing,), atlas=ATLAS)
    if field == "minification":
        # Texels of a fifth of a pixel.
        pixels = np.random.default_rng(1).integers(0, 256, (80, 160, 4))
        pixels[..., 3] = 255
        return frame(
            image(pixels, (32, 16), (8.37, 8.37, 0), minification=thing.minification), camera=flat(*SIZE), size=SIZE
        )
    if field == "is_sorted":
        # The nearest one first.
        places = [(0.0, -0.4 * step, 0.3 * step) for step in (2, 1, 0)]
        thing = instances(quad_mesh(0.6, 0.0), (200, 90, 40, 120), places, transparent=True, is_sorted=thing.is_sorted)
        thing.tints[:] = [(255, 0, 0, 200), (0, 255, 0, 200), (0, 0, 255, 200)]
    if field == "center":
        behind = image(255 - CHECKER, (1.5, 1.0), (-0.6, -0.2, -0.2), transparent=True)
        return frame(thing, behind, camera=EYE, size=SIZE)
    if field == "sorting_place":
        behind = image(255 - CHECKER, (1.5, 1.0), (-0.6, -0.2, -0.2), transparent=True)
        return frame(replace(thing, transparent=True), behind, camera=EYE, size=SIZE)
    if field == "depth_rank":
        # In orthographic views it is the layer.
        above = Camera(np.eye(4), Orthographic(-1.0, -0.75, 1.0, 0.75))
        floor = instances(quad_mesh(1.5, 0.0), (60, 60, 200, 255), depth_rank=1)
        return frame(thing, floor, camera=above, size=SIZE)
    return frame(thing, camera=EYE, size=SIZE, background=Background("solid", (40, 90, 60, 255)))


def test_every_kind_of_drawable_has_an_example_and_is_drawn() -> None:
    assert set(get_args(Drawable) + get_args(UiLayer)) <= set(EXAMPLES), "add an example of the new kind here"
    assert set(PLACERS) == set(get_args(Drawable))


def test_every_field_has_a_variation() -> None:
    missing = {f"{kind.__name__}.{name}" for kind, name in CASES if name not in {**SHARED, **VARIATIONS[kind]}}
    assert missing == set(), "add another value of the new field here"


@pytest.mark.parametrize(("kind", "field"), CASES, ids=lambda value: getattr(value, "__name__", value))
def test_both_back_ends_look_at_it(both: tuple[GpuRenderer, CpuRenderer], kind: type, field: str) -> None:
    before = EXAMPLES[kind]
    after = replace(before, **{field: {**SHARED, **VARIATIONS[kind]}[field]})
    scenes = [scene_of(kind, thing, field) for thing in (before, after)]
    changed = []
    for scene in scenes:
        expected, actual = (renderer.render(scene).astype(int) for renderer in both)
        # Soft edges may differ by a step at few pixels.
        assert (np.abs(expected - actual).max(axis=-1) > 12).mean() < 0.005
    for renderer in both:
        first, second = (renderer.render(scene).astype(int) for scene in scenes)
        changed.append(int((np.abs(first - second).max(axis=-1) > 12).sum()))
    assert min(changed) > 10, dict(zip(("wgpu", "cpu"), changed, strict=True))
