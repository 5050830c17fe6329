"""Coverage of outlines."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rerun_render.text.rasterize import coverage


def test_a_rectangle_covers_its_share_of_each_pixel() -> None:
    square = np.array([(0.5, 0.25), (0.5, 2.0), (2.25, 2.0), (2.25, 0.25)])
    np.testing.assert_allclose(coverage([square], 3, 2), [(0.375, 0.75, 0.1875), (0.5, 1.0, 0.25)])


def test_a_hole_turns_the_other_way() -> None:
    outer = np.array([(0.0, 0), (0, 4), (4, 4), (4, 0)])
    inner = np.array([(1.0, 1), (3, 1), (3, 3), (1, 3)])
    filled = coverage([outer, inner], 4, 4)
    assert filled[1:3, 1:3].max() == 0
    assert filled.sum() == pytest.approx(12)


def test_overlapping_parts_do_not_add_up() -> None:
    square = np.array([(0.0, 0), (0, 2), (2, 2), (2, 0)])
    assert coverage([square, square], 2, 2).max() == 1


def test_nothing_covers_nothing() -> None:
    assert coverage([], 3, 2).shape == (2, 3)
    assert coverage([], 3, 2).max() == 0


@given(st.lists(st.tuples(st.floats(0, 7), st.floats(0, 5)), min_size=3, max_size=3))
def test_a_triangle_covers_its_area(points: list[tuple[float, float]]) -> None:
    triangle = np.array(points)
    (ax, ay), (bx, by), (cx, cy) = points
    area = abs((bx - ax) * (cy - ay) - (by - ay) * (cx - ax)) / 2
    assert coverage([triangle], 7, 5).sum() == pytest.approx(area, abs=1e-6)
