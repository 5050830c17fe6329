"""Unit shapes of solids: what lies where, and which way it faces."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from rerun_render.drawables import Mesh
from rerun_render.scene.visualizers import unit_shapes

Array = npt.NDArray[Any]
MESHES = [
    pytest.param(unit_shapes.sphere_mesh(6), id="sphere"),
    pytest.param(unit_shapes.cylinder_mesh(4), id="cylinder"),
    pytest.param(unit_shapes.capsule_mesh(4, 2.5), id="capsule"),
    pytest.param(unit_shapes.capsule_mesh(4, 0.0), id="capsule without length"),
]


def corners(mesh: Mesh) -> Array:
    """(3, T, 3) first, second and third corners of the triangles."""
    return mesh.positions.astype(np.float64)[mesh.triangles].transpose(1, 0, 2)


def volume(mesh: Mesh) -> float:
    a, b, c = corners(mesh)
    return float(np.einsum("ni,ni->n", np.cross(a, b), c).sum() / 6)


def test_spheres_split_each_edge_of_an_octahedron() -> None:
    for subdivisions in (0, 1, 2, 4, 5, 6):
        parts = subdivisions + 1
        points, triangles = unit_shapes.sphere(subdivisions)
        assert (len(points), len(triangles)) == (4 * parts**2 + 2, 8 * parts**2)
        np.testing.assert_allclose(np.linalg.norm(points, axis=1), 1.0)
        assert len(unit_shapes.sphere_edges(subdivisions).starts) == 12 * parts**2


def test_points_along_the_edge_of_an_octant_are_equally_far_apart() -> None:
    points, _ = unit_shapes.sphere(6)
    equator = points[np.abs(points[:, 2]) < 1e-9]
    degrees = np.sort(np.degrees(np.arctan2(equator[:, 1], equator[:, 0])) % 360)
    np.testing.assert_allclose(degrees, np.arange(28) * 360 / 28, atol=1e-6)


def test_no_triangle_of_a_sphere_is_much_smaller_than_another() -> None:
    a, b, c = corners(unit_shapes.sphere_mesh(6))
    areas = np.linalg.norm(np.cross(b - a, c - a), axis=1) / 2
    assert areas.max() < 3 * areas.min()


@pytest.mark.parametrize(
    ("signs", "axis"), [((1, 1, 1), 1), ((-1, 1, 1), 2), ((1, -1, -1), 1), ((-1, -1, -1), 2), ((-1, -1, 1), 1)]
)
def test_the_innermost_point_leans_as_in_the_official_viewer(signs: tuple[int, int, int], axis: int) -> None:
    points, _ = unit_shapes.sphere(2)
    (inner,) = (p * signs for p in points if (p * signs > 0.1).all())
    assert np.argmax(inner) == axis
    np.testing.assert_allclose(np.sort(inner), np.array([3**0.5 / 2, 3**0.5 / 2, 1]) / 2.5**0.5, atol=1e-6)


@pytest.mark.parametrize("mesh", MESHES)
def test_faces_turn_outwards_and_close_the_shape(mesh: Mesh) -> None:
    a, b, c = corners(mesh)
    centre = (mesh.positions.min(axis=0) + mesh.positions.max(axis=0)) / 2
    normals = np.cross(b - a, c - a)
    assert (np.einsum("ni,ni->n", normals, (a + b + c) / 3 - centre) >= -1e-9).all()
    np.testing.assert_allclose(normals.sum(axis=0), 0.0, atol=1e-6)
    # Each side of a triangle is the side of another one, the other way round.
    places = np.unique(np.round(mesh.positions, 5) + 0.0, axis=0, return_inverse=True)[1].reshape(-1)[mesh.triangles]
    sides = np.concatenate([places[:, [0, 1]], places[:, [1, 2]], places[:, [2, 0]]])
    sides = sides[sides[:, 0] != sides[:, 1]]
    assert {tuple(side) for side in sides} == {tuple(side) for side in sides[:, ::-1]}


@pytest.mark.parametrize("mesh", MESHES)
def test_normals_are_unit_and_outward(mesh: Mesh) -> None:
    assert mesh.normals is not None
    np.testing.assert_allclose(np.linalg.norm(mesh.normals, axis=1), 1.0, atol=1e-6)
    a, b, c = corners(mesh)
    faces = np.cross(b - a, c - a)
    faces = faces[np.linalg.norm(faces, axis=1) > 1e-9]
    assert len(faces) == len(mesh.triangles)
    for corner in range(3):
        smooth = mesh.normals[mesh.triangles[:, corner]]
        aligned = np.einsum("ni,ni->n", faces, smooth) / np.linalg.norm(faces, axis=1)
        assert aligned.min() > np.cos(np.radians(20))


def test_volumes_are_a_little_less_than_those_of_the_round_shapes() -> None:
    assert 0.95 < volume(unit_shapes.sphere_mesh(6)) / (4 / 3 * np.pi) < 1
    assert 0.95 < volume(unit_shapes.cylinder_mesh(4)) / (2 * np.pi) < 1
    assert 0.95 < volume(unit_shapes.capsule_mesh(4, 3.0)) / (4 / 3 * np.pi + 3 * np.pi) < 1


def test_cylinders_have_a_smooth_side_and_flat_caps() -> None:
    mesh = unit_shapes.cylinder_mesh(4)
    assert mesh.normals is not None
    side = mesh.normals[:, 2] == 0
    assert side.sum() == 2 * 20
    np.testing.assert_allclose(mesh.normals[side, :2], mesh.positions[side, :2])
    np.testing.assert_array_equal(mesh.normals[~side], mesh.positions[~side] * (0, 0, 1))


def test_capsules_reach_a_radius_beyond_both_ends() -> None:
    mesh = unit_shapes.capsule_mesh(4, 2.5)
    np.testing.assert_allclose((mesh.positions.min(axis=0), mesh.positions.max(axis=0)), [(-1, -1, -1), (1, 1, 3.5)])
    # On the surface: one radius away from the line from 0 to the end.
    nearest = np.stack([0 * mesh.positions[:, 2]] * 2 + [np.clip(mesh.positions[:, 2], 0, 2.5)], axis=1)
    np.testing.assert_allclose(np.linalg.norm(mesh.positions - nearest, axis=1), 1.0, atol=1e-6)


def test_wires_of_a_capsule_are_on_its_surface() -> None:
    for wires in (unit_shapes.capsule_axes(4), unit_shapes.capsule_edges(3)):
        for points in (wires.starts, wires.ends):
            np.testing.assert_allclose(np.linalg.norm(points[:, :3], axis=1), 1.0, atol=1e-6)
            assert (points[points[:, 3] == 1, 2] > -1e-6).all()
            assert (points[points[:, 3] == 0, 2] < 1e-6).all()


def test_numbers_of_wires() -> None:
    assert len(unit_shapes.sphere_axes(12).starts) == 3 * 4 * 13
    assert len(unit_shapes.capsule_axes(10).starts) == 2 * 44 + 2 * (44 + 2)
    assert len(unit_shapes.cylinder_axes(10).starts) == 2 * 44 + 6
    assert len(unit_shapes.cylinder_edges(3).starts) == 2 * 16 + 16 + 2 * 16


def test_side_lines_of_cylinders_are_sixty_degrees_apart() -> None:
    wires = unit_shapes.cylinder_axes(4)
    side = wires.starts[wires.starts[:, 2] != wires.ends[:, 2]]
    np.testing.assert_allclose(
        np.sort(np.degrees(np.arctan2(side[:, 1], side[:, 0])) % 360), np.arange(6) * 60, atol=1e-4
    )


def test_shapes_are_made_once() -> None:
    assert unit_shapes.sphere_mesh(6) is unit_shapes.sphere_mesh(6)
    assert unit_shapes.capsule_mesh(4, 1.5) is unit_shapes.capsule_mesh(4, 1.5)
    assert unit_shapes.capsule_mesh(4, 1.5).key != unit_shapes.capsule_mesh(4, 2.5).key
