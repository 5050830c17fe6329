"""Points3D and Points2D."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rerun_render.drawables import Points
from rerun_render.scene.colors import auto_color
from rerun_render.scene.visual import Visual, VisualizerContext
from rerun_render.scene.visualizers.points2d import Points2D
from rerun_render.scene.visualizers.points3d import Points3D
from tests.helpers.visuals import FALLBACK, context, vec

THREE = vec([(0, 0, 0), (1, 2, 3), (4, 5, 6)], 3)


def points_of(made: Visual | None) -> Points:
    assert made is not None
    (points,) = made.drawables
    assert isinstance(points, Points)
    return points


def draw(ctx: VisualizerContext) -> Points:
    return points_of(Points3D().visualize(ctx))


def test_plain_points_take_the_entity_colour_and_one_and_a_half_ui_points() -> None:
    points = draw(context("Points3D", positions=THREE))
    np.testing.assert_array_equal(points.positions, [(0, 0, 0), (1, 2, 3), (4, 5, 6)])
    np.testing.assert_array_equal(points.colors, [FALLBACK] * 3)
    np.testing.assert_array_equal(points.radii, [-1.5] * 3)
    assert points.shading == "gradient"


def test_positions_are_not_copied() -> None:
    logged = np.zeros((4, 3), np.float32)
    array = pa.FixedSizeListArray.from_arrays(pa.array(logged.reshape(-1)), 3)
    assert np.shares_memory(draw(context("Points3D", positions=array)).positions, logged)


@pytest.mark.parametrize("missing", [{}, {"positions": vec([], 3)}])
def test_without_positions_nothing_is_drawn(missing: dict[str, pa.Array]) -> None:
    assert Points3D().visualize(context("Points3D", colors=[0xFF0000FF], **missing)) is None


def test_the_last_colour_and_radius_repeat() -> None:
    points = draw(context("Points3D", positions=THREE, colors=[0xFF0000FF, 0x00FF00FF], radii=[1.0, 2.0]))
    np.testing.assert_array_equal(points.colors[:, :3], [(255, 0, 0), (0, 255, 0), (0, 255, 0)])
    np.testing.assert_array_equal(points.radii, [1, 2, 2])


def test_surplus_colours_and_radii_are_cut() -> None:
    points = draw(context("Points3D", positions=THREE, colors=[0xFF] * 9, radii=[1.0] * 9))
    assert points.colors.shape == (3, 4)
    assert points.radii.shape == (3,)


def test_empty_optional_components_fall_back() -> None:
    points = draw(context("Points3D", positions=THREE, colors=[], radii=[]))
    np.testing.assert_array_equal(points.colors, [FALLBACK] * 3)
    np.testing.assert_array_equal(points.radii, [-1.5] * 3)


def test_alpha_darkens_in_gamma_space() -> None:
    points = draw(context("Points3D", positions=THREE, colors=[0xFF804080, 0xFFFFFF00, 0x123456FF]))
    np.testing.assert_array_equal(points.colors, [(128, 64, 32, 255), (0, 0, 0, 255), (0x12, 0x34, 0x56, 255)])


def test_class_ids_without_annotations_give_automatic_colours() -> None:
    points = draw(context("Points3D", positions=THREE, class_ids=[7, 1]))
    np.testing.assert_array_equal(points.colors, [auto_color(7), auto_color(1), auto_color(1)])


def test_logged_colours_beat_class_ids() -> None:
    points = draw(context("Points3D", positions=THREE, class_ids=[7], colors=[0x010203FF]))
    np.testing.assert_array_equal(points.colors, [(1, 2, 3, 255)] * 3)


def test_flat_shading_can_be_chosen() -> None:
    assert draw(context("Points3D", positions=THREE, point_shading=[2])).shading == "flat"


def test_invalid_positions_are_left_out_with_their_colours_and_reported_once() -> None:
    positions = vec([(0, 0, 0), (np.nan, 0, 0), (0, np.inf, 0), (1, 1, 1)], 3)
    ctx = context("Points3D", positions=positions, colors=[0x010000FF, 0x020000FF, 0x030000FF, 0x040000FF])
    points = draw(ctx)
    np.testing.assert_array_equal(points.positions, [(0, 0, 0), (1, 1, 1)])
    np.testing.assert_array_equal(points.colors[:, 0], [1, 4])
    (issue,) = ctx.reporter
    assert (issue.subject, issue.time) == ("/thing", 5)
    assert "2 of 4 positions" in issue.message


def test_only_invalid_positions_draw_nothing() -> None:
    ctx = context("Points3D", positions=vec([(np.nan, 0, 0)], 3))
    assert Points3D().visualize(ctx) is None
    assert len(ctx.reporter) == 1


def test_points_of_invalid_radius_are_left_out_and_reported() -> None:
    ctx = context("Points3D", positions=THREE, radii=[2.0, np.nan, -np.inf])
    points = draw(ctx)
    np.testing.assert_array_equal(points.radii, [2.0])
    np.testing.assert_array_equal(points.positions, [(0, 0, 0)])
    assert [issue.kind for issue in ctx.reporter] == ["invalid-radius"]


def test_points_of_invalid_radius_still_take_up_room() -> None:
    made = Points3D().visualize(context("Points3D", positions=THREE, radii=[np.nan]))
    assert made is not None and made.drawables == ()
    np.testing.assert_array_equal(made.bounds, [(0, 0, 0), (4, 5, 6)])


def test_bounds_are_exact_and_the_region_of_interest_ignores_outliers() -> None:
    cloud = np.random.default_rng(1).normal(size=(500, 3))
    cloud[0] = 1000
    made = Points3D().visualize(context("Points3D", positions=vec(cloud, 3)))
    assert made is not None and made.bounds is not None and made.region_of_interest is not None
    np.testing.assert_array_equal(made.bounds[1], [1000, 1000, 1000])
    assert (made.region_of_interest[1] < 10).all()


def test_points_2d_lie_at_depth_zero_above_other_things() -> None:
    made = Points2D().visualize(context("Points2D", positions=vec([(1, 2), (3, 4)], 2), view_class="2D"))
    np.testing.assert_array_equal(points_of(made).positions, [(1, 2, 0), (3, 4, 0)])
    assert made is not None and made.draw_order == 20


def test_draw_order_can_be_logged() -> None:
    made = Points2D().visualize(context("Points2D", positions=vec([(1, 2)], 2), draw_order=[-3.5]))
    assert made is not None and made.draw_order == -3.5


def test_drawables_of_equal_contexts_share_a_key() -> None:
    assert draw(context("Points3D", positions=THREE)).key == draw(context("Points3D", positions=THREE)).key


@given(st.integers(1, 40), st.lists(st.integers(0, 2**32 - 1), max_size=50), st.lists(st.floats(width=32), max_size=50))
def test_any_lengths_and_values_join(num: int, colors: list[int], radii: list[float]) -> None:
    made = Points3D().visualize(context("Points3D", positions=vec(np.ones((num, 3)), 3), colors=colors, radii=radii))
    sizes = [radii[min(i, len(radii) - 1)] if radii else -1.5 for i in range(num)]
    drawn = [i for i in range(num) if np.isfinite(sizes[i])]
    if not drawn:
        assert made is not None and made.drawables == ()
        return
    points = points_of(made)
    np.testing.assert_array_equal(points.radii, np.array([sizes[i] for i in drawn], np.float32))
    for i, shown in zip(drawn, points.colors, strict=True):
        red, green, blue, alpha = colors[min(i, len(colors) - 1)].to_bytes(4, "big") if colors else FALLBACK
        np.testing.assert_allclose(shown[:3], np.array([red, green, blue]) * (alpha / 255), atol=0.501)
        assert shown[3] == 255
