"""Scenes drawn by both back ends look the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rerun_render.cpu import CpuRenderer
from rerun_render.drawables import Background, Camera, Drawable, Frame, LineKind, Perspective, WorldGrid
from rerun_render.gpu import GpuContext, GpuRenderer
from tests.unit.gpu.scenes import frame, image, instances, look_from, points, quad_mesh, segment, splats

SIZE = (96, 64)
ARROW = LineKind.ARROW_SHAFT | LineKind.ARROW_HEAD
# What scenes are made of; caps inside a head would lie in one plane with it.
KINDS = (
    LineKind.BUTT,
    LineKind.ROUND,
    LineKind.ROUND_START,
    ARROW,
    ARROW | LineKind.ROUND_START,
    ARROW | LineKind.THIN_HEAD,
)


@pytest.fixture(scope="module")
def both() -> Iterator[tuple[GpuRenderer, CpuRenderer]]:
    with GpuRenderer(GpuContext.create()) as gpu, CpuRenderer() as cpu:
        yield gpu, cpu


coordinates = st.tuples(*[st.floats(-2.5, 2.5, width=32)] * 3)
shades = st.tuples(*[st.integers(0, 255)] * 3, st.integers(30, 255))
radii = st.one_of(st.floats(0.0625, 0.75, width=32), st.floats(-6, -1, width=32))


@st.composite
def drawables(draw: st.DrawFn) -> Drawable:
    color = draw(shades)
    match draw(st.integers(0, 4)):
        case 0:
            places = draw(st.lists(coordinates, min_size=1, max_size=6))
            return points(places, draw(radii), color, shading=draw(st.sampled_from(["flat", "gradient"])))
        case 1:
            shading = draw(st.sampled_from(["flat", "gradient"]))
            kind = draw(st.sampled_from(KINDS))
            following = draw(st.one_of(st.none(), coordinates))
            return segment(
                draw(coordinates), draw(coordinates), draw(radii), color, kind, shading=shading, next_start=following
            )
        case 2:
            normal = draw(st.sampled_from([None, (0, 0, 1), (1, -2, 0.5)]))
            offsets = draw(st.lists(coordinates, min_size=1, max_size=4))
            turn = np.linalg.qr(np.random.default_rng(draw(st.integers(0, 99))).normal(size=(3, 3)))[0]
            transform = np.eye(4)
            transform[:3, :3] = turn
            return instances(
                quad_mesh(draw(st.floats(0.2, 2.0)), 0.0, normal),
                color,
                offsets,
                cull=draw(st.sampled_from(["none", "back", "front"])),
                transparent=draw(st.booleans()),
                world_from_obj=transform,
            )
        case 3:
            places = draw(st.lists(coordinates, min_size=1, max_size=4))
            root = np.random.default_rng(draw(st.integers(0, 99))).normal(0, 0.4, (3, 3))
            harmonics = np.random.default_rng(draw(st.integers(0, 99))).normal(0, 0.3, (len(places), 8, 3))
            return splats(
                places,
                root @ root.T,
                color,
                harmonics=harmonics.astype(np.float32) if draw(st.booleans()) else None,
                center=places[0],
            )
        case _:
            pixels = np.random.default_rng(draw(st.integers(0, 99))).integers(0, 256, (3, 5, 4))
            magnification = draw(st.sampled_from(["nearest", "linear", "bicubic"]))
            transparent = draw(st.booleans())
            opacity = draw(st.floats(0.2, 1.0)) if transparent else 1.0
            size = (draw(st.floats(0.5, 3.0)), 1.5)
            return image(
                pixels,
                size,
                draw(coordinates),
                magnification=magnification,
                minification=draw(st.sampled_from(["nearest", "linear"])),
                transparent=transparent,
                opacity=opacity,
            )


def moved(thing: Drawable, place: int) -> Drawable:
    """Moved a little, farther with each place."""
    shift = np.eye(4)
    shift[:3, 3] = np.array([0.0137, 0.0171, 0.0193]) * place
    return replace(thing, world_from_obj=shift @ thing.world_from_obj)


@st.composite
def scenes(draw: st.DrawFn) -> Frame:
    turn = draw(st.floats(0, 6))
    eye = look_from((5 * np.cos(turn), 5 * np.sin(turn), draw(st.floats(0.5, 4))))
    kind = draw(st.sampled_from(["solid", "gradient_dark", "gradient_bright"]))
    grid = WorldGrid() if draw(st.booleans()) else None
    # Which of two things in one plane wins is up to rounding, so none of them share a plane.
    drawn = [moved(thing, place) for place, thing in enumerate(draw(st.lists(drawables(), min_size=1, max_size=4)))]
    return frame(*drawn, camera=eye, size=SIZE, grid=grid, background=Background(kind, (13, 13, 13, 255)))


@given(scene=scenes())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_scenes_look_the_same(both: tuple[GpuRenderer, CpuRenderer], scene: Frame) -> None:
    gpu, cpu = both
    expected, actual = gpu.render(scene).astype(int), cpu.render(scene).astype(int)
    differs = np.abs(expected - actual).max(axis=-1) > 12
    # Edges may fall on the other side of a sample, or of a step of coverage: lines of single pixels, not areas.
    inner = differs[1:-1, 1:-1]
    solid = inner & differs[:-2, 1:-1] & differs[2:, 1:-1] & differs[1:-1, :-2] & differs[1:-1, 2:]
    assert differs.mean() < 0.02
    assert not solid.any()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("near", [0.01, 1.0])
def test_lines_towards_the_eye_are_cut_alike(
    both: tuple[GpuRenderer, CpuRenderer], kind: LineKind, near: float
) -> None:
    gpu, cpu = both
    camera = Camera(np.eye(4), Perspective(0.8, near=near))
    for start, end in [((-0.5, -0.3, -0.4), (0.5, 0.3, -2.5)), ((0.5, 0.3, -2.5), (-0.5, -0.3, -1.05))]:
        line = segment(start, end, 0.25, (255, 0, 0, 255), kind, shading="gradient")
        scene = frame(line, camera=camera, size=SIZE)
        expected, actual = gpu.render(scene).astype(int), cpu.render(scene).astype(int)
        assert (expected[..., 0] > 0).sum() > 100
        assert (np.abs(expected - actual).max(axis=-1) > 12).sum() <= 5
