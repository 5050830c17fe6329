"""Ellipsoids3D, Capsules3D, Cylinders3D: instances, fill modes, joins."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pytest

from rerun_render.drawables import LineSegments, MeshInstances
from rerun_render.scene.visual import Visual, Visualizer, VisualizerContext
from rerun_render.scene.visualizers import VISUALIZERS
from rerun_render.scene.visualizers.capsules3d import Capsules3D
from rerun_render.scene.visualizers.cylinders3d import Cylinders3D
from rerun_render.scene.visualizers.ellipsoids3d import Ellipsoids3D
from rerun_render.scene.visualizers.solids import MAX_INSTANCES
from tests.helpers.visuals import FALLBACK, context, vec

SOLIDS: dict[str, Visualizer] = {solid.archetype: solid for solid in (Ellipsoids3D(), Capsules3D(), Cylinders3D())}
PLACES = {"Ellipsoids3D": "centers", "Capsules3D": "translations", "Cylinders3D": "centers"}
TURNED = math.sqrt(0.5)


def numbers(*values: float) -> pa.Array:
    return pa.array(values, pa.float32())


def sizes(archetype: str, num: int = 1) -> dict[str, pa.Array]:
    """Sizes of things that reach one unit to all sides (capsules: of no length)."""
    if archetype == "Ellipsoids3D":
        return {"half_sizes": vec([(1, 1, 1)] * num, 3)}
    length = 2.0 if archetype == "Cylinders3D" else 0.0
    return {"lengths": numbers(*[length] * num), "radii": numbers(1.0)}


def one(archetype: str, places: list[tuple[float, ...]] | None = None, **fields: Any) -> VisualizerContext:
    if places is not None:
        fields[PLACES[archetype]] = vec(places, 3)
    if "line_radii" in fields:
        fields["line_radii"] = numbers(*fields["line_radii"])
    return context(archetype, **{**sizes(archetype), **fields})


def draw(ctx: VisualizerContext) -> tuple[Visual, LineSegments | None, list[MeshInstances]]:
    archetype = next(iter(ctx.state)).split(":")[0]
    made = SOLIDS[archetype].visualize(ctx)
    assert made is not None
    lines = [d for d in made.drawables if isinstance(d, LineSegments)]
    assert len(lines) <= 1
    return made, lines[0] if lines else None, [d for d in made.drawables if isinstance(d, MeshInstances)]


def surface(fill: MeshInstances) -> npt.NDArray[np.float64]:
    """(N, V, 3) vertices in obj space."""
    placed = fill.obj_from_mesh.astype(np.float64)
    return fill.mesh.positions @ placed[:, :, :3].transpose(0, 2, 1) + placed[:, None, :, 3]


def wires_box(lines: LineSegments | None) -> npt.NDArray[np.float64]:
    assert lines is not None
    points = np.concatenate([lines.starts, lines.ends])
    return np.stack([points.min(axis=0), points.max(axis=0)])


@pytest.mark.parametrize("archetype", SOLIDS)
def test_is_registered(archetype: str) -> None:
    assert archetype in [visualizer.archetype for visualizer in VISUALIZERS]


@pytest.mark.parametrize("archetype", SOLIDS)
def test_by_default_there_are_thin_wires_and_a_fill_of_a_quarter_of_the_alpha(archetype: str) -> None:
    _, lines, (fill,) = draw(one(archetype, colors=[0x804020FF]))
    assert lines is not None
    np.testing.assert_array_equal(np.unique(lines.radii), [-0.5])
    np.testing.assert_array_equal(lines.colors[0], (128, 64, 32, 255))
    np.testing.assert_array_equal(fill.tints, [(128, 64, 32, 63)])
    assert fill.transparent and fill.cull == "none"


@pytest.mark.parametrize(
    ("archetype", "counts"),
    [
        ("Ellipsoids3D", {1: 3 * 52, 2: 108, 3: 0, 4: 3 * 28}),
        ("Capsules3D", {1: 180, 2: 224, 3: 0, 4: 84}),
        ("Cylinders3D", {1: 94, 2: 80, 3: 0, 4: 46}),
    ],
)
def test_fill_modes(archetype: str, counts: dict[int, int]) -> None:
    for mode, num_lines in counts.items():
        shape = {"lengths": numbers(1.0)} if archetype == "Capsules3D" else {}
        _, lines, fills = draw(one(archetype, fill_mode=[mode], **shape))
        assert (0 if lines is None else len(lines.starts)) == num_lines
        assert len(fills) == (1 if mode in (3, 4) else 0)


@pytest.mark.parametrize("archetype", SOLIDS)
def test_solids_are_opaque_unless_their_colour_is_not(archetype: str) -> None:
    _, _, (opaque, translucent) = draw(one(archetype, [(0, 0, 0), (5, 0, 0)], fill_mode=[3], colors=[0xFF, 0x80]))
    assert opaque.cull == "back" and not opaque.transparent
    assert translucent.transparent
    np.testing.assert_array_equal(translucent.tints, [(0, 0, 0, 128)])


@pytest.mark.parametrize("archetype", SOLIDS)
def test_radii_of_lines_are_not_those_of_the_shape(archetype: str) -> None:
    made, lines, _ = draw(one(archetype, line_radii=[0.25]))
    assert lines is not None
    np.testing.assert_array_equal(np.unique(lines.radii), [0.25])
    np.testing.assert_allclose(made.bounds, [(-1, -1, -1), (1, 1, 1)])


@pytest.mark.parametrize("archetype", SOLIDS)
def test_colours_come_from_colours_then_classes_then_the_entity(archetype: str) -> None:
    tints = [
        tuple(draw(one(archetype, fill_mode=[3], **fields))[2][0].tints[0])
        for fields in ({"colors": [0x010203FF], "class_ids": [1]}, {"class_ids": [1]}, {})
    ]
    assert tints == [(1, 2, 3, 255), (77, 123, 188, 255), FALLBACK]


@pytest.mark.parametrize("archetype", SOLIDS)
def test_wires_and_fill_keep_within_the_bounds_and_reach_them(archetype: str) -> None:
    rotation = [[0.3, -0.2, 0.4, 0.8]]
    made, lines, (fill,) = draw(one(archetype, [(3, 2, 1)], fill_mode=[4], quaternions=rotation))
    assert made.bounds is not None
    for box in (wires_box(lines), np.stack([surface(fill)[0].min(axis=0), surface(fill)[0].max(axis=0)])):
        assert (box[0] >= made.bounds[0] - 1e-5).all() and (box[1] <= made.bounds[1] + 1e-5).all()
    made, lines, _ = draw(one(archetype, [(3, 2, 1)]))
    np.testing.assert_allclose(made.bounds, [(2, 1, 0), (4, 3, 2)])
    np.testing.assert_allclose(wires_box(lines), made.bounds, atol=1e-6)


def test_ellipsoids_have_their_half_sizes() -> None:
    ctx = context("Ellipsoids3D", half_sizes=vec([(3, -2, 1)], 3), fill_mode=[4])
    made, lines, (fill,) = draw(ctx)
    np.testing.assert_allclose(made.bounds, [(-3, -2, -1), (3, 2, 1)])
    assert lines is not None
    for points in (lines.starts, surface(fill)[0]):
        np.testing.assert_allclose(np.linalg.norm(points / (3, 2, 1), axis=1), 1.0, atol=1e-5)


def test_capsules_stand_on_their_place_and_cylinders_around_it() -> None:
    fields = {"lengths": numbers(4), "radii": numbers(0.5)}
    np.testing.assert_allclose(draw(context("Capsules3D", **fields))[0].bounds, [(-0.5, -0.5, -0.5), (0.5, 0.5, 4.5)])
    np.testing.assert_allclose(draw(context("Cylinders3D", **fields))[0].bounds, [(-0.5, -0.5, -2), (0.5, 0.5, 2)])


@pytest.mark.parametrize("mode", [1, 2, 4])
def test_capsules_have_their_radius_around_their_line(mode: int) -> None:
    fields = {"lengths": numbers(4, 1), "radii": numbers(0.5, 2)}
    _, lines, fills = draw(
        context("Capsules3D", translations=vec([(0, 0, 0), (9, 0, 0)], 3), fill_mode=[mode], **fields)
    )
    assert lines is not None
    half = len(lines.starts) // 2
    cases = [(lines.starts[:half], 4, 0.5), (lines.starts[half:] - (9, 0, 0), 1, 2.0)]
    for fill in fills:
        place = fill.obj_from_mesh[0, 0, 3]
        cases.append((surface(fill)[0] - (place, 0, 0), 4 if place == 0 else 1, 0.5 if place == 0 else 2.0))
    assert len(cases) == (4 if mode == 4 else 2)
    for points, length, radius in cases:
        nearest = np.clip(points[:, 2:], 0, length) * (0, 0, 1)
        np.testing.assert_allclose(np.linalg.norm(points - nearest, axis=1), radius, atol=1e-4)


def test_capsules_of_one_shape_share_a_mesh() -> None:
    places = vec([(3 * i, 0, 0) for i in range(4)], 3)
    ctx = context(
        "Capsules3D", lengths=numbers(1, 2, 4, 2), radii=numbers(0.5, 1, 1, 1), translations=places, fill_mode=[3],
        colors=[0x010000FF, 0x020000FF, 0x030000FF, 0x040000FF],
    )  # fmt: skip
    _, _, fills = draw(ctx)
    assert [sorted(fill.tints[:, 0]) for fill in fills] == [[1, 2, 4], [3]]
    assert fills[0].mesh.key != fills[1].mesh.key


def test_lengths_of_capsules_are_rounded_to_parts_of_the_radius() -> None:
    assert draw(context("Capsules3D", lengths=numbers(1.02), radii=numbers(1)))[0].bounds[1, 2] == 2.0  # type: ignore[index]
    rng = np.random.default_rng(0)
    lengths = rng.uniform(0, 1000, 5000).astype(np.float32)
    made, _, fills = draw(context("Capsules3D", lengths=pa.array(lengths), radii=numbers(0.01), fill_mode=[3]))
    assert len(fills) < 5000
    assert made.bounds is not None
    assert made.bounds[1, 2] == pytest.approx(lengths.max(), rel=2e-3)


@pytest.mark.parametrize("archetype", SOLIDS)
def test_the_longest_list_sets_the_number(archetype: str) -> None:
    _, lines, (fill,) = draw(one(archetype, [(0, 0, 0), (9, 0, 0), (18, 0, 0)]))
    assert lines is not None
    assert len(lines.starts) == 3 * len(draw(one(archetype))[1].starts)  # type: ignore[union-attr]
    np.testing.assert_array_equal(fill.obj_from_mesh[:, 0, 3], [0, 9, 18])


@pytest.mark.parametrize("archetype", ["Capsules3D", "Cylinders3D"])
def test_radii_count_too(archetype: str) -> None:
    _, _, fills = draw(context(archetype, lengths=numbers(1), radii=numbers(1, 2, 3), fill_mode=[3]))
    assert sorted(x for fill in fills for x in fill.obj_from_mesh[:, 0, 0]) == [1, 2, 3]


@pytest.mark.parametrize("archetype", SOLIDS)
def test_poses_join_with_instances_and_scale_their_places(archetype: str) -> None:
    poses = np.stack([np.eye(4), np.diag([2.0, 2.0, 2.0, 1.0])])
    poses[1, :3, 3] = (100, 0, 0)
    made, _, (fill,) = draw(one(archetype, [(5, 0, 0), (6, 0, 0)], poses=poses))
    np.testing.assert_array_equal(fill.obj_from_mesh[:, 0, 3], [5, 112])
    np.testing.assert_array_equal(fill.obj_from_mesh[:, 0, 0], [1, 2])
    np.testing.assert_allclose(made.bounds, [(4, -2, -2), (114, 2, 2)])


@pytest.mark.parametrize("archetype", SOLIDS)
def test_both_rotations_apply_the_quaternion_first(archetype: str) -> None:
    ctx = one(
        archetype,
        quaternions=[[TURNED, 0, 0, TURNED]],
        rotation_axis_angles=[{"axis": [0, 0, 1.0], "angle": math.pi / 2}],
    )
    _, _, (fill,) = draw(ctx)
    # z goes to -y by the quaternion, then to x.
    np.testing.assert_allclose(fill.obj_from_mesh[0, :, 2], (1, 0, 0), atol=1e-6)


@pytest.mark.parametrize("archetype", SOLIDS)
@pytest.mark.parametrize(
    "rotation",
    [
        {"quaternions": [[0, 0, 0, 0], [0, 0, 0, 1.0]]},
        {"rotation_axis_angles": [{"axis": [0, 0, 0], "angle": 1.0}, {"axis": [0, 0, 0], "angle": 0.0}]},
    ],
)
def test_instances_with_invalid_rotation_are_left_out_and_reported(archetype: str, rotation: dict[str, Any]) -> None:
    ctx = one(archetype, [(1, 0, 0), (2, 0, 0)], labels=["bad", "good"], **rotation)
    made, _, (fill,) = draw(ctx)
    np.testing.assert_array_equal(fill.obj_from_mesh[:, 0, 3], [2])
    assert made.labels is not None and made.labels.texts == ("good",)
    (issue,) = ctx.reporter
    assert "1 of 2" in issue.message


@pytest.mark.parametrize("archetype", SOLIDS)
def test_nothing_is_drawn_of_nothing_valid(archetype: str) -> None:
    ctx = one(archetype, [(math.nan, 0, 0)])
    assert SOLIDS[archetype].visualize(ctx) is None
    assert len(list(ctx.reporter)) == 1


@pytest.mark.parametrize("archetype", ["Capsules3D", "Cylinders3D"])
@pytest.mark.parametrize("radius", [-1.0, math.nan, math.inf])
def test_bad_radii_are_reported(archetype: str, radius: float) -> None:
    ctx = context(archetype, lengths=numbers(1), radii=numbers(radius, 1), fill_mode=[3])
    _, _, fills = draw(ctx)
    assert sum(len(fill.tints) for fill in fills) == 1
    (issue,) = ctx.reporter
    assert "1 of 2" in issue.message


@pytest.mark.parametrize("length", [-3.0, math.nan, 0.0])
def test_capsules_without_a_length_are_spheres(length: float) -> None:
    made, _, _ = draw(context("Capsules3D", lengths=numbers(length), radii=numbers(2)))
    np.testing.assert_allclose(made.bounds, [(-2, -2, -2), (2, 2, 2)])


def test_a_cylinder_without_a_radius_is_a_line_and_such_a_capsule_nothing() -> None:
    made, lines, _ = draw(context("Cylinders3D", lengths=numbers(2)))
    assert lines is not None and len(lines.starts) == 6
    np.testing.assert_allclose(made.bounds, [(0, 0, -1), (0, 0, 1)])
    assert Capsules3D().visualize(context("Capsules3D", lengths=numbers(2))) is None


def test_lines_that_have_shrunk_to_a_point_are_left_out() -> None:
    ctx = context("Ellipsoids3D", half_sizes=vec([(0, 0, 0), (1, 1, 1)], 3), line_radii=numbers(0.1, 0.2))
    _, lines, _ = draw(ctx)
    assert lines is not None
    np.testing.assert_allclose(lines.radii, [0.2] * 84)


@pytest.mark.parametrize("archetype", SOLIDS)
def test_mirroring_poses_do_not_turn_faces_inwards(archetype: str) -> None:
    poses = np.diag([1.0, 1.0, -1.0, 1.0])[None]
    _, _, (fill,) = draw(one(archetype, fill_mode=[3], poses=poses))
    assert np.linalg.det(fill.obj_from_mesh[0, :, :3]) > 0


@pytest.mark.parametrize("archetype", SOLIDS)
def test_labels_stand_at_the_place_of_each_instance(archetype: str) -> None:
    made, _, _ = draw(one(archetype, [(1, 0, 0), (4, 0, 0)], labels=["a", "b"], colors=[0x010203FF]))
    assert made.labels is not None and made.labels.texts == ("a", "b")
    np.testing.assert_array_equal(made.labels.anchors, [(1, 0, 0), (4, 0, 0)])
    np.testing.assert_array_equal(made.labels.colors, [(1, 2, 3, 255)] * 2)


@pytest.mark.parametrize("archetype", SOLIDS)
def test_one_label_for_many_stands_in_the_middle(archetype: str) -> None:
    made, _, _ = draw(one(archetype, [(1, 0, 0), (5, 0, 0)], labels=["all"]))
    assert made.labels is not None
    np.testing.assert_allclose(made.labels.anchors, [(3, 0, 0)])


@pytest.mark.parametrize("archetype", SOLIDS)
def test_too_many_instances_are_cut_off_and_reported(archetype: str) -> None:
    num = MAX_INSTANCES + 7
    ctx = context(archetype, **sizes(archetype, num), fill_mode=[3])
    _, _, (fill,) = draw(ctx)
    assert len(fill.tints) == MAX_INSTANCES
    (issue,) = ctx.reporter
    assert str(num) in issue.message and str(MAX_INSTANCES) in issue.message
