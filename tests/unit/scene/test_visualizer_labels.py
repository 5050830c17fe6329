"""Which labels visualizers make, and where."""

from __future__ import annotations

import numpy as np
import pytest

from rerun_render.scene.visual import Labels, Visual
from rerun_render.scene.visualizers.arrows3d import Arrows3D
from rerun_render.scene.visualizers.boxes2d import Boxes2D
from rerun_render.scene.visualizers.line_strips3d import LineStrips3D
from rerun_render.scene.visualizers.points3d import Points3D
from tests.helpers.visuals import FALLBACK, context, strips, vec


def labels_of(made: Visual | None) -> Labels | None:
    assert made is not None
    return made.labels


def many(num: int, **fields: object) -> Labels | None:
    positions = np.zeros((num, 3))
    positions[:, 0] = np.arange(num)
    return labels_of(Points3D().visualize(context("Points3D", positions=vec(positions, 3), **fields)))


def test_labels_stand_at_their_instances_in_their_colours() -> None:
    labels = many(2, labels=["a", "b"], colors=[0x010203FF, 0x040506FF])
    assert labels is not None and labels.texts == ("a", "b")
    np.testing.assert_array_equal(labels.anchors, [(0, 0, 0), (1, 0, 0)])
    np.testing.assert_array_equal(labels.colors, [(1, 2, 3, 255), (4, 5, 6, 255)])


def test_labels_keep_the_alpha_of_their_colour() -> None:
    labels = many(1, labels=["faint"], colors=[0xFFFFFF80])
    assert labels is not None
    np.testing.assert_array_equal(labels.colors, [(255, 255, 255, 128)])


@pytest.mark.parametrize(("num", "shown"), [(29, True), (30, False)])
def test_thirty_labelled_instances_are_too_many(num: int, shown: bool) -> None:
    assert (many(num, labels=["x"] * num) is not None) is shown


def test_show_labels_overrules_the_number() -> None:
    labels = many(40, labels=["x"] * 40, show_labels=[True])
    assert labels is not None and len(labels.texts) == 40
    assert many(2, labels=["a", "b"], show_labels=[False]) is None


def test_one_label_for_many_stands_in_the_centre() -> None:
    labels = many(101, labels=["cloud"])
    assert labels is not None and labels.texts == ("cloud",)
    np.testing.assert_array_equal(labels.anchors, [(50, 0, 0)])


def test_labels_do_not_repeat_and_empty_ones_are_not_shown() -> None:
    labels = many(5, labels=["a", "", "c"])
    assert labels is not None and labels.texts == ("a", "c")
    np.testing.assert_array_equal(labels.anchors[:, 0], [0, 2])


def test_surplus_labels_are_cut() -> None:
    labels = many(2, labels=["a", "b", "c"])
    assert labels is not None and labels.texts == ("a", "b")


def test_instances_left_out_have_no_label() -> None:
    made = Points3D().visualize(
        context("Points3D", positions=vec([(np.nan, 0, 0), (1, 1, 1)], 3), labels=["gone", "kept"])
    )
    labels = labels_of(made)
    assert labels is not None and labels.texts == ("kept",)
    np.testing.assert_array_equal(labels.colors, [FALLBACK])


def test_strips_are_labelled_at_the_mean_of_their_vertices() -> None:
    lines = strips([[(0, 0, 0), (1, 0, 0), (5, 0, 0)], [(9, 9, 9)], [], [(0, 4, 0), (0, 8, 0)]], 3)
    ctx = context("LineStrips3D", strips=lines, labels=["a", "dot", "nothing", "c"])
    labels = labels_of(LineStrips3D().visualize(ctx))
    assert labels is not None and labels.texts == ("a", "dot", "c")
    np.testing.assert_allclose(labels.anchors, [(2, 0, 0), (9, 9, 9), (0, 6, 0)])


def test_arrows_are_labelled_before_their_middle() -> None:
    ctx = context("Arrows3D", vectors=vec([(10, 0, 0)], 3), origins=vec([(1, 1, 1)], 3), labels=["x"])
    labels = labels_of(Arrows3D().visualize(ctx))
    assert labels is not None
    np.testing.assert_allclose(labels.anchors, [(5.5, 1, 1)])


def test_flat_boxes_are_labelled_below_and_wrap_at_their_width() -> None:
    ctx = context("Boxes2D", half_sizes=vec([(4, -2)], 2), centers=vec([(10, 10)], 2), labels=["x"])
    labels = labels_of(Boxes2D().visualize(ctx))
    assert labels is not None and labels.wrap_extents is not None
    np.testing.assert_array_equal(labels.anchors, [(10, 12, 0)])
    np.testing.assert_array_equal(labels.wrap_extents, [8])
