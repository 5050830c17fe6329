"""Line strips, arrows and 2D boxes."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from rerun_render.drawables import LineKind, LineSegments
from rerun_render.scene.visual import Visual
from rerun_render.scene.visualizers.arrows2d import Arrows2D
from rerun_render.scene.visualizers.arrows3d import Arrows3D
from rerun_render.scene.visualizers.boxes2d import Boxes2D
from rerun_render.scene.visualizers.line_strips2d import LineStrips2D
from rerun_render.scene.visualizers.line_strips3d import LineStrips3D
from tests.helpers.visuals import context, strips, vec


def lines_of(made: Visual | None) -> LineSegments:
    assert made is not None
    (lines,) = made.drawables
    assert isinstance(lines, LineSegments)
    return lines


def test_strips_become_segments_with_the_style_of_their_strip() -> None:
    array = strips([[(0, 0, 0), (1, 0, 0), (1, 1, 0)], [(5, 5, 5), (6, 6, 6)]], 3)
    made = LineStrips3D().visualize(context("LineStrips3D", strips=array, colors=[0xFF0000FF, 0x00FF00FF], radii=[0.5]))
    lines = lines_of(made)
    np.testing.assert_array_equal(lines.starts, [(0, 0, 0), (1, 0, 0), (5, 5, 5)])
    np.testing.assert_array_equal(lines.ends, [(1, 0, 0), (1, 1, 0), (6, 6, 6)])
    np.testing.assert_array_equal(lines.colors[:, 1], [0, 0, 255])
    np.testing.assert_array_equal(lines.radii, [0.5] * 3)
    assert lines.kinds.tolist() == [LineKind.ROUND_START, LineKind.ROUND_END, LineKind.ROUND]
    assert lines.shading == "flat"
    assert made is not None
    np.testing.assert_array_equal(made.bounds, [(0, 0, 0), (6, 6, 6)])


def test_strips_of_less_than_two_vertices_draw_nothing() -> None:
    made = LineStrips3D().visualize(context("LineStrips3D", strips=strips([[(1, 1, 1)], []], 3)))
    assert made is not None and made.drawables == ()
    np.testing.assert_array_equal(made.bounds, [(1, 1, 1)] * 2)
    assert LineStrips3D().visualize(context("LineStrips3D", strips=strips([[], []], 3))) is None


def test_inner_segments_of_a_strip_are_round_at_both_ends() -> None:
    array = strips([[(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)]], 2)
    kinds = lines_of(LineStrips2D().visualize(context("LineStrips2D", strips=array))).kinds.tolist()
    assert kinds == [LineKind.ROUND_START, LineKind.ROUND, LineKind.ROUND, LineKind.ROUND_END]


def test_segments_without_length_are_not_drawn_and_take_their_caps_along() -> None:
    array = strips([[(0, 0, 0), (0, 0, 0), (3, 0, 0)], [(7, 0, 0), (7, 0, 0)]], 3)
    ctx = context("LineStrips3D", strips=array)
    lines = lines_of(LineStrips3D().visualize(ctx))
    np.testing.assert_array_equal(lines.ends, [(3, 0, 0)])
    assert lines.kinds.tolist() == [LineKind.ROUND_END]
    assert len(ctx.reporter) == 0


def test_an_invalid_vertex_takes_its_two_segments_with_it() -> None:
    array = strips([[(0, 0, 0), (1, 0, 0), (np.nan, 0, 0), (3, 0, 0), (4, 0, 0)]], 3)
    ctx = context("LineStrips3D", strips=array)
    np.testing.assert_array_equal(lines_of(LineStrips3D().visualize(ctx)).starts[:, 0], [0, 3])
    assert len(ctx.reporter) == 1


def test_strips_cut_from_a_longer_column_keep_their_vertices() -> None:
    column = strips([[(9, 9), (8, 8)], [(0, 0), (1, 1), (2, 2)], [(7, 7), (6, 6)]], 2)
    made = LineStrips2D().visualize(context("LineStrips2D", strips=column.slice(1, 1)))
    np.testing.assert_array_equal(lines_of(made).ends, [(1, 1, 0), (2, 2, 0)])
    assert made is not None and made.draw_order == 20


@given(st.lists(st.integers(0, 5), max_size=12))
def test_every_strip_of_k_vertices_has_k_minus_one_segments(lengths: list[int]) -> None:
    rows = [[(float(s), float(v), 0.0) for v in range(k)] for s, k in enumerate(lengths)]
    made = LineStrips3D().visualize(context("LineStrips3D", strips=strips(rows, 3)))
    expected = [(s, v) for s, k in enumerate(lengths) for v in range(k - 1)]
    if not expected:
        assert made is None or made.drawables == ()
        return
    lines = lines_of(made)
    np.testing.assert_array_equal(lines.starts[:, :2], expected)
    np.testing.assert_array_equal(lines.ends - lines.starts, [(0, 1, 0)] * len(expected))


def test_an_arrow_is_a_shaft_and_a_head_over_the_same_segment() -> None:
    ctx = context(
        "Arrows3D",
        vectors=vec([(1, 0, 0), (0, 2, 0)], 3),
        origins=vec([(5, 5, 5)], 3),
        radii=[0.1, 0.2],
        colors=[0xFF0000FF, 0x0000FFFF],
    )
    lines = lines_of(Arrows3D().visualize(ctx))
    shafts, heads = lines.kinds == LineKind.ARROW_SHAFT | LineKind.ROUND_START, lines.kinds == LineKind.ARROW_HEAD
    assert shafts.sum() == heads.sum() == 2
    for part in (shafts, heads):
        np.testing.assert_array_equal(lines.starts[part], [(5, 5, 5), (5, 5, 5)])
        np.testing.assert_array_equal(lines.ends[part], [(6, 5, 5), (5, 7, 5)])
        np.testing.assert_allclose(lines.radii[part], [0.1, 0.2])
        np.testing.assert_array_equal(lines.colors[part][:, 2], [0, 255])
    assert lines.shading == "gradient"


def test_arrows_start_at_zero_without_origins_and_are_flat_in_2d() -> None:
    made = Arrows2D().visualize(context("Arrows2D", vectors=vec([(3, 4)], 2)))
    lines = lines_of(made)
    np.testing.assert_array_equal(lines.starts, np.zeros((2, 3)))
    np.testing.assert_array_equal(lines.ends, [(3, 4, 0)] * 2)
    assert lines.shading == "flat"
    assert made is not None and made.draw_order == 20


def test_an_arrow_without_length_is_not_drawn() -> None:
    nothing = Arrows3D().visualize(context("Arrows3D", vectors=vec([(0, 0, 0)], 3)))
    assert nothing is not None and nothing.drawables == ()
    lines = lines_of(Arrows3D().visualize(context("Arrows3D", vectors=vec([(0, 0, 0), (1, 0, 0)], 3))))
    assert len(lines.starts) == 2


def test_alpha_darkens_lines_in_linear_light() -> None:
    array = strips([[(0, 0, 0), (1, 0, 0)]], 3)
    lines = lines_of(LineStrips3D().visualize(context("LineStrips3D", strips=array, colors=[0x80FF0080])))
    np.testing.assert_allclose(lines.colors, [(92, 188, 0, 255)], atol=1)


def test_lines_of_invalid_radius_are_left_out_and_reported() -> None:
    array = strips([[(0, 0, 0), (1, 0, 0)], [(5, 5, 5), (6, 6, 6)]], 3)
    ctx = context("LineStrips3D", strips=array, radii=[np.nan, 1.0])
    np.testing.assert_array_equal(lines_of(LineStrips3D().visualize(ctx)).starts, [(5, 5, 5)])
    assert [issue.kind for issue in ctx.reporter] == ["invalid-radius"]


def test_a_flat_box_is_a_closed_outline() -> None:
    ctx = context("Boxes2D", half_sizes=vec([(2, 1)], 2), centers=vec([(10, 20)], 2))
    made = Boxes2D().visualize(ctx)
    lines = lines_of(made)
    assert len(lines.starts) == 4
    np.testing.assert_array_equal(lines.ends, np.roll(lines.starts, -1, axis=0))
    assert {tuple(p) for p in lines.starts[:, :2].tolist()} == {(8, 19), (12, 19), (12, 21), (8, 21)}
    np.testing.assert_array_equal(lines.radii, [-1.5] * 4)
    assert made is not None and made.draw_order == 10


def test_a_flat_box_without_extent_is_not_drawn() -> None:
    ctx = context("Boxes2D", half_sizes=vec([(0, 0), (2, 0)], 2), radii=[1.0, 3.0], colors=[0xFF0000FF, 0x00FF00FF])
    lines = lines_of(Boxes2D().visualize(ctx))
    np.testing.assert_array_equal(np.abs(lines.ends - lines.starts), [(4, 0, 0)] * 2)
    np.testing.assert_array_equal(lines.radii, [3, 3])
    np.testing.assert_array_equal(lines.colors[:, 1], [255, 255])
    nothing = Boxes2D().visualize(context("Boxes2D", half_sizes=vec([(0, 0)], 2), centers=vec([(5, 5)], 2)))
    assert nothing is not None and nothing.drawables == ()
    np.testing.assert_array_equal(nothing.bounds, [(5, 5, 0)] * 2)


def test_vectors_of_doubles_and_plain_lists_are_accepted() -> None:
    for kind in (pa.list_(pa.float64(), 3), pa.list_(pa.float32()), pa.large_list(pa.float64())):
        made = Arrows3D().visualize(context("Arrows3D", vectors=pa.array([[1.0, 2.0, 3.0]], kind)))
        np.testing.assert_array_equal(lines_of(made).ends[0], (1, 2, 3))
