"""Boxes3D."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt
import pytest

from rerun_render.drawables import LineSegments, MeshInstances
from rerun_render.scene.visual import Visual, VisualizerContext
from rerun_render.scene.visualizers.boxes3d import Boxes3D
from tests.helpers.visuals import context, vec

ONE = vec([(1, 2, 3)], 3)
HALF_TURN = math.sqrt(0.5)


def draw(ctx: VisualizerContext) -> tuple[Visual, LineSegments | None, MeshInstances | None]:
    made = Boxes3D().visualize(ctx)
    assert made is not None
    lines = [d for d in made.drawables if isinstance(d, LineSegments)]
    meshes = [d for d in made.drawables if isinstance(d, MeshInstances)]
    return made, lines[0] if lines else None, meshes[0] if meshes else None


def corners_of(lines: LineSegments | None) -> npt.NDArray[np.float64]:
    assert lines is not None
    return np.unique(np.round(np.concatenate([lines.starts, lines.ends]).astype(np.float64), 4), axis=0)


def test_by_default_there_are_edges_and_a_fill_of_a_quarter_of_the_alpha() -> None:
    _, lines, fill = draw(context("Boxes3D", half_sizes=ONE, colors=[0x80402080]))
    assert lines is not None and fill is not None
    assert len(lines.starts) == 12
    np.testing.assert_array_equal(lines.radii, [-0.5] * 12)
    np.testing.assert_array_equal(lines.colors[0], (93, 45, 21, 255))
    np.testing.assert_array_equal(fill.tints, [(64, 32, 16, 32)])
    assert fill.transparent and fill.cull == "none"


@pytest.mark.parametrize(
    ("mode", "wires", "filled"), [(1, True, False), (2, True, False), (3, False, True), (4, True, True)]
)
def test_fill_modes(mode: int, wires: bool, filled: bool) -> None:
    _, lines, fill = draw(context("Boxes3D", half_sizes=ONE, fill_mode=[mode]))
    assert (lines is not None, fill is not None) == (wires, filled)


def test_solid_boxes_are_opaque_and_hide_their_inside() -> None:
    _, _, fill = draw(context("Boxes3D", half_sizes=ONE, fill_mode=[3], colors=[0x112233FF]))
    assert fill is not None and fill.cull == "back" and not fill.transparent
    np.testing.assert_array_equal(fill.tints, [(0x11, 0x22, 0x33, 255)])


def test_translucent_solids_show_what_is_behind_them() -> None:
    made = Boxes3D().visualize(
        context("Boxes3D", half_sizes=vec([(1, 1, 1)] * 2, 3), fill_mode=[3], colors=[0xFF, 0x80])
    )
    assert made is not None
    opaque, translucent = (d for d in made.drawables if isinstance(d, MeshInstances))
    assert not opaque.transparent and translucent.transparent
    np.testing.assert_array_equal(translucent.tints, [(0, 0, 0, 128)])


def test_edges_reach_from_corner_to_corner() -> None:
    made, lines, _ = draw(context("Boxes3D", half_sizes=ONE, centers=vec([(10, 0, 0)], 3)))
    assert len(corners_of(lines)) == 8
    np.testing.assert_array_equal(corners_of(lines)[[0, -1]], [(9, -2, -3), (11, 2, 3)])
    np.testing.assert_array_equal(made.bounds, [(9, -2, -3), (11, 2, 3)])
    assert lines is not None
    lengths = np.linalg.norm(lines.ends - lines.starts, axis=1)
    np.testing.assert_array_equal(np.sort(lengths), [2] * 4 + [4] * 4 + [6] * 4)


@pytest.mark.parametrize(
    "rotation",
    [
        {"quaternions": [[0, 0, HALF_TURN, HALF_TURN]]},
        {"quaternions": [[0, 0, 5.0, 5.0]]},
        {"rotation_axis_angles": [{"axis": [0, 0, 3.0], "angle": math.pi / 2}]},
    ],
)
def test_rotation_about_z_swaps_x_and_y(rotation: dict[str, list[object]]) -> None:
    made, _, _ = draw(context("Boxes3D", half_sizes=ONE, **rotation))
    np.testing.assert_allclose(made.bounds, [(-2, -1, -3), (2, 1, 3)], atol=1e-5)


def test_both_rotations_apply_the_quaternion_first() -> None:
    ctx = context(
        "Boxes3D",
        half_sizes=ONE,
        quaternions=[[HALF_TURN, 0, 0, HALF_TURN]],  # about x: sizes become (1, 3, 2)
        rotation_axis_angles=[{"axis": [0, 0, 1.0], "angle": math.pi / 2}],  # then about z: (3, 1, 2)
    )
    np.testing.assert_allclose(draw(ctx)[0].bounds, [(-3, -1, -2), (3, 1, 2)], atol=1e-5)


def test_the_longest_of_sizes_centres_and_rotations_sets_the_number() -> None:
    _, lines, fill = draw(context("Boxes3D", half_sizes=ONE, centers=vec([(0, 0, 0), (9, 0, 0), (18, 0, 0)], 3)))
    assert lines is not None and fill is not None
    assert len(lines.starts) == 36
    np.testing.assert_array_equal(fill.obj_from_mesh[:, 0, 3], [0, 9, 18])


def test_poses_join_with_boxes_and_scale_their_centres() -> None:
    poses = np.stack([np.eye(4), np.diag([2.0, 2.0, 2.0, 1.0])])
    poses[1, :3, 3] = (100, 0, 0)
    _, _, fill = draw(
        context("Boxes3D", half_sizes=vec([(1, 1, 1)], 3), centers=vec([(5, 0, 0), (6, 0, 0)], 3), poses=poses)
    )
    assert fill is not None
    np.testing.assert_array_equal(fill.obj_from_mesh[:, 0, 3], [5, 112])
    np.testing.assert_array_equal(fill.obj_from_mesh[:, 0, 0], [1, 2])


def test_no_angle_about_no_axis_is_no_rotation() -> None:
    made, _, _ = draw(context("Boxes3D", half_sizes=ONE, rotation_axis_angles=[{"axis": [0, 0, 0], "angle": 0.0}]))
    np.testing.assert_allclose(made.bounds, [(-1, -2, -3), (1, 2, 3)])


def test_boxes_with_invalid_rotation_are_left_out_and_reported() -> None:
    ctx = context("Boxes3D", half_sizes=ONE, quaternions=[[0, 0, 0, 1.0], [0, 0, 0, 0]])
    _, lines, _ = draw(ctx)
    assert lines is not None and len(lines.starts) == 12
    (issue,) = ctx.reporter
    assert "1 of 2" in issue.message


@pytest.mark.parametrize("sizes", [(1, 2, 3), (-1, 2, 3), (-1, -2, -3)])
@pytest.mark.parametrize("mirror", [1.0, -1.0])
def test_faces_turn_outwards_for_any_sign_of_sizes_and_poses(sizes: tuple[float, ...], mirror: float) -> None:
    poses = np.diag([mirror, 1.0, 1.0, 1.0])[None]
    _, _, fill = draw(context("Boxes3D", half_sizes=vec([sizes], 3), fill_mode=[3], poses=poses))
    assert fill is not None
    transform = fill.obj_from_mesh[0].astype(np.float64)
    positions = fill.mesh.positions @ transform[:, :3].T + transform[:, 3]
    a, b, c = positions[fill.mesh.triangles].transpose(1, 0, 2)
    normals = np.cross(b - a, c - a)
    assert (np.einsum("ni,ni->n", normals, a + b + c) > 0).all()
    assert fill.mesh.normals is not None
    volume = np.einsum("ni,ni->n", normals, a).sum() / 6
    assert volume == pytest.approx(8 * 6)
