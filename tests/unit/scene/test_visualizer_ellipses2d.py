"""Ellipses2D."""

from __future__ import annotations

import math

import numpy as np
import pyarrow as pa

from rerun_render.drawables import LineKind, LineSegments
from rerun_render.scene.visual import Visual, VisualizerContext
from rerun_render.scene.visualizers import VISUALIZERS
from rerun_render.scene.visualizers.ellipses2d import Ellipses2D
from tests.helpers.visuals import context, vec

TWO = vec([(40, 20), (10, 30)], 2)
CENTERS = vec([(50, 40), (120, 50)], 2)


def draw(ctx: VisualizerContext) -> tuple[Visual, LineSegments]:
    made = Ellipses2D().visualize(ctx)
    assert made is not None
    (lines,) = made.drawables
    assert isinstance(lines, LineSegments)
    return made, lines


def test_is_registered() -> None:
    assert "Ellipses2D" in [visualizer.archetype for visualizer in VISUALIZERS]


def test_each_ellipse_is_a_closed_line_of_64_rounded_segments() -> None:
    _, lines = draw(context("Ellipses2D", half_sizes=TWO, centers=CENTERS, view_class="2D"))
    assert len(lines.starts) == 128
    assert (lines.kinds == LineKind.ROUND).all()
    np.testing.assert_array_equal(lines.radii, [-1.5] * 128)
    for first, center, half_size in ((0, (50, 40), (40, 20)), (64, (120, 50), (10, 30))):
        starts, ends = lines.starts[first : first + 64], lines.ends[first : first + 64]
        np.testing.assert_array_equal(np.roll(starts, -1, axis=0), ends)
        np.testing.assert_allclose(np.linalg.norm((starts[:, :2] - center) / half_size, axis=1), 1.0, atol=1e-5)
        np.testing.assert_array_equal(starts[:, 2], 0)


def test_views_leave_a_tenth_of_room_around_ellipses() -> None:
    made, _ = draw(context("Ellipses2D", half_sizes=TWO, centers=CENTERS, view_class="2D"))
    np.testing.assert_allclose(made.region_of_interest, [(6, 17, 0), (131, 83, 0)], rtol=1e-6)


def test_without_centres_ellipses_lie_around_the_origin() -> None:
    _, lines = draw(context("Ellipses2D", half_sizes=vec([(3, 2)], 2), view_class="2D"))
    np.testing.assert_allclose(lines.starts.min(axis=0), (-3, -2, 0))
    np.testing.assert_allclose(lines.starts.max(axis=0), (3, 2, 0))


def test_radii_and_colours_follow_the_ellipses() -> None:
    ctx = context(
        "Ellipses2D", half_sizes=TWO, line_radii=pa.array([2.0, -3.0], pa.float32()), class_ids=[0, 1], view_class="2D"
    )
    _, lines = draw(ctx)
    np.testing.assert_array_equal(lines.radii, [2.0] * 64 + [-3.0] * 64)
    np.testing.assert_array_equal(lines.colors[[0, 64]], [(188, 77, 77, 255), (77, 123, 188, 255)])


def test_draw_order_is_that_of_boxes_unless_logged() -> None:
    assert draw(context("Ellipses2D", half_sizes=TWO, view_class="2D"))[0].draw_order == 10
    assert draw(context("Ellipses2D", half_sizes=TWO, draw_order=[7.0], view_class="2D"))[0].draw_order == 7


def test_labels_stand_at_the_centres() -> None:
    made, _ = draw(context("Ellipses2D", half_sizes=TWO, centers=CENTERS, labels=["a", "b"], view_class="2D"))
    assert made.labels is not None and made.labels.texts == ("a", "b")
    np.testing.assert_array_equal(made.labels.anchors, [(50, 40, 0), (120, 50, 0)])


def test_invalid_ellipses_are_left_out_and_reported() -> None:
    ctx = context("Ellipses2D", half_sizes=vec([(math.nan, 1), (1, 1)], 2), view_class="2D")
    _, lines = draw(ctx)
    assert len(lines.starts) == 64
    (issue,) = ctx.reporter
    assert "1 of 2" in issue.message


def test_an_ellipse_without_any_extent_is_nothing_but_takes_up_its_place() -> None:
    made = Ellipses2D().visualize(context("Ellipses2D", half_sizes=vec([(0, 0)], 2), view_class="2D"))
    assert made is not None and made.drawables == ()
    np.testing.assert_array_equal(made.bounds, np.zeros((2, 3)))
