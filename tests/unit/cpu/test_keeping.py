"""Views that come again: their pixels are copied, and are those of a drawn view."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import numpy as np
import pytest

from rerun_render.cpu import CpuRenderer
from rerun_render.cpu.renderer import PixelFormat
from rerun_render.drawables import Background, Frame, Rect, UiQuads, View, WorldGrid
from tests.unit.gpu.scenes import RED, frame, look_from, points, segment

SIZE = (150, 100)
HALVES = (Rect(0, 0, 70, 100), Rect(70, 0, 80, 100))


def quads(x: float, color: int = 200) -> UiQuads:
    return UiQuads(
        rects=np.array([(x, 10, x + 5.5, 60)], np.float32),
        colors=np.full((1, 4), color, np.uint8),
        corner_radii=np.zeros(1, np.float32),
        uvs=np.zeros((1, 4), np.float32),
    )


def view(rect: Rect, *, at: float = 0.0) -> View:
    drawn = (points([(at, 0, 0), (1, 0, 1)], 0.7, RED, shading="gradient"), segment((0, 0, 0), (2, 1, 1), -2.0))
    background = Background("gradient_dark") if rect.x else Background()
    return View(
        rect=rect,
        camera=look_from((3, -4, 2)),
        background=background,
        grid=WorldGrid(),
        drawables=drawn,
        ui=(quads(rect.x + 20.0),),
    )


def whole(*views: View) -> Frame:
    return Frame(width=SIZE[0], height=SIZE[1], views=views, ui=(quads(66.5, 120),))


def fresh(picture: Frame, pixel_format: PixelFormat) -> np.ndarray:
    with CpuRenderer(pixel_format=pixel_format) as renderer:
        return renderer.render(picture)


@pytest.mark.parametrize("pixel_format", get_args(PixelFormat))
def test_copied_pixels_are_those_that_would_be_drawn(pixel_format: PixelFormat) -> None:
    """Views whose edges are not those of tiles; one of them changes, the overlay of the other moves."""
    still = view(HALVES[0])
    with CpuRenderer(pixel_format=pixel_format) as renderer:
        for step in range(6):
            moving = view(HALVES[1], at=0.3 * (step // 2))
            picture = whole(replace(still, overlay=(quads(5.0 + 3 * step),)), moving)
            assert np.array_equal(renderer.render(picture), fresh(picture, pixel_format)), step


def test_views_that_come_again_place_nothing(cpu: CpuRenderer) -> None:
    still, other = view(HALVES[0]), view(HALVES[1])
    placed = []
    for step in range(4):
        cpu.render(whole(replace(still, overlay=(quads(5.0 + step),)), other))
        placed.append(cpu._scratch.segments.used)
    # With an overlay a view is expected to come again, without one it has to be seen twice.
    assert placed[0] > placed[1] > placed[2] == placed[3] == 0
    cpu.render(whole(still, view(HALVES[1], at=0.5)))
    assert cpu._scratch.segments.used > 0


def test_all_that_can_change_is_seen(cpu: CpuRenderer) -> None:
    base = view(HALVES[0])
    changes = [
        {"camera": look_from((3, -4, 2.5))},
        {"background": Background("solid", (40, 0, 0, 255))},
        {"grid": WorldGrid(spacing=0.5)},
        {"drawables": base.drawables[:1]},
        {"ui": ()},
        {"rect": Rect(0, 0, 60, 100)},
    ]
    for change in changes:
        for _ in range(3):
            before = cpu.render(whole(base))
        after = cpu.render(whole(replace(base, **change)))
        assert (before != after).any(), change
        assert np.array_equal(after, fresh(whole(replace(base, **change)), "rgba")), change


def test_views_over_each_other_are_drawn(cpu: CpuRenderer) -> None:
    below = view(Rect(0, 0, 150, 100))
    for step in range(4):
        picture = whole(below, view(Rect(20, 20, 60, 50), at=0.2 * step))
        assert np.array_equal(cpu.render(picture), fresh(picture, "rgba"))


def test_a_frame_that_failed_leaves_nothing_behind(cpu: CpuRenderer) -> None:
    good = whole(view(HALVES[0]), view(HALVES[1]))
    expected = fresh(good, "rgba")
    for _ in range(3):
        cpu.render(good)
    broken = points((0, 0, -5), 1.0)
    broken = type(broken)(key=None, positions=broken.positions, radii="x", colors=broken.colors)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="could not convert"):
        cpu.render(frame(broken, size=SIZE))
    for _ in range(3):
        assert np.array_equal(cpu.render(good), expected)
