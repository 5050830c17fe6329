"""Shapes with soft edges: areas and places of what is drawn, by a small rasterizer of its own."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt
import pytest

from rerun_render.drawables import Rect, UiTriangles
from rerun_render.drawables.tessellation import Tessellator, circle_points, dashes, premultiplied

WHITE = (255, 255, 255, 255)


def amounts(layer: UiTriangles | None) -> npt.NDArray[np.float64]:
    """Alpha times area of each triangle, px**2."""
    assert layer is not None
    a, b, c = (layer.positions[layer.triangles[:, i]].astype(float) for i in range(3))
    (ux, uy), (vx, vy) = (b - a).T, (c - a).T
    areas = 0.5 * np.abs(ux * vy - uy * vx)
    return areas * layer.colors[layer.triangles, 3].mean(axis=1) / 255.0


def line(width: float, *points: tuple[float, float], closed: bool = False) -> UiTriangles | None:
    shapes = Tessellator()
    shapes.polyline(points, width, WHITE, closed=closed)
    return shapes.finish()


@pytest.mark.parametrize("width", [0.25, 0.5, 1.0, 1.5, 3.0])
def test_lines_have_the_area_of_their_width(width: float) -> None:
    # Thin lines fade: their colour takes part in the width.
    assert amounts(line(width, (0, 0), (100, 0))).sum() == pytest.approx(100 * width, rel=0.02)
    assert amounts(line(width, (0, 0), (30, 40), (60, 80))).sum() == pytest.approx(100 * width, rel=0.02)


def test_edges_fade_over_one_px() -> None:
    layer = line(4.0, (0, 10), (100, 10))
    assert layer is not None
    full = layer.positions[layer.colors[:, 3] == 255]
    empty = layer.positions[layer.colors[:, 3] == 0]
    assert set(full[:, 1].tolist()) == {8.5, 11.5} and full[:, 0].min() == 0.5 and full[:, 0].max() == 99.5
    assert empty[:, 1].min() == 7.5 and empty[:, 1].max() == 12.5 and empty[:, 0].min() == -0.5


def test_corners_are_mitred_and_sharp_ones_cut_off() -> None:
    mitred = line(2.0, (0, 0), (50, 0), (50, 50))
    assert mitred is not None
    assert np.allclose(mitred.positions.max(axis=0), (51.5, 50.5))
    turned = line(2.0, (0, 0), (50, 0), (0, 1))
    assert turned is not None
    assert turned.positions[:, 0].max() < 53.0


def test_closed_lines_have_no_ends() -> None:
    square = line(2.0, (0, 0), (40, 0), (40, 40), (0, 40), closed=True)
    assert amounts(square).sum() == pytest.approx(4 * 40 * 2, rel=0.01)
    assert amounts(line(2.0, (0, 0), (40, 0), (40, 40), (0, 40), (0, 0), closed=True)).sum() == amounts(square).sum()


@pytest.mark.parametrize("reverse", [False, True])
def test_polygons_have_their_area(reverse: bool) -> None:
    points = [(0.0, 0.0), (30.0, 0.0), (30.0, 20.0), (10.0, 40.0)]
    shapes = Tessellator()
    shapes.convex(points[::-1] if reverse else points, (255, 0, 0, 128))
    area = 0.5 * abs(30 * 20 + (30 * 40 - 10 * 20))
    assert amounts(shapes.finish()).sum() == pytest.approx(area * 128 / 255, rel=0.01)


def test_circles_are_round() -> None:
    shapes = Tessellator()
    shapes.circle((50.0, 50.0), 12.0, WHITE)
    shapes.ring((50.0, 50.0), 30.0, 2.0, WHITE)
    area = amounts(shapes.finish())
    assert area.sum() == pytest.approx(math.pi * 144 + 2 * math.pi * 30 * 2, rel=0.02)
    distance = np.hypot(*(circle_points((1.0, 2.0), 7.0) - (1.0, 2.0)).T)
    assert np.allclose(distance, 7.0)


def test_shapes_of_one_collection_keep_their_order_and_clip() -> None:
    shapes = Tessellator()
    shapes.rect(0, 0, 10, 10, (255, 0, 0, 255))
    shapes.rect(2, 2, 8, 8, (0, 255, 0, 255))
    layer = shapes.finish(Rect(1, 2, 3, 4))
    assert layer is not None and layer.clip == Rect(1, 2, 3, 4)
    green = layer.colors[layer.triangles[:, 0], 1] > 0
    assert green.any() and not green[: len(green) // 2].any()
    assert layer.triangles.max() < len(layer.positions)


def test_dashes_are_spread_along_the_line() -> None:
    parts = dashes([(0, 0), (10, 0), (10, 10)], 4.0, 2.0)
    lengths = [np.hypot(*np.diff(part, axis=0).T).sum() for part in parts]
    assert lengths == pytest.approx([4.0, 4.0, 4.0, 2.0])
    assert [part[0].tolist() for part in parts] == [[0, 0], [6, 0], [10, 2], [10, 8]]
    assert len(dashes([(0, 0), (1e9, 0)], 1.0, 1.0)) <= 10_001


@pytest.mark.parametrize("points", [[], [(1, 1)], [(1, 1), (1, 1)], [(0, 0), (math.nan, 1)], [(0, 0), (math.inf, 1)]])
def test_what_has_no_extent_draws_nothing(points: list[tuple[float, float]]) -> None:
    shapes = Tessellator()
    shapes.polyline(points, 2.0, WHITE)
    shapes.polyline(points, 2.0, WHITE, closed=True)
    shapes.convex(points, WHITE)
    shapes.dashed(points, 2.0, WHITE, 3.0, 1.0)
    shapes.circle((0.0, 0.0), 0.0, WHITE)
    shapes.polyline([(0, 0), (10, 0)], 0.0, WHITE)
    assert shapes.finish() is None


def test_colours_are_premultiplied_as_encoded() -> None:
    assert premultiplied((200, 100, 50, 128)).tolist() == [100, 50, 25, 128]
    assert premultiplied((200, 100, 50, 255), 0.5).tolist() == [100, 50, 25, 128]
    assert premultiplied((200, 100, 50, 255), 0.75, additive=True).tolist() == [150, 75, 38, 0]
