"""VoxelGridMap."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from rerun_render.core.errors import RerunRenderError
from rerun_render.drawables import MeshInstances
from rerun_render.scene.visual import Visual
from rerun_render.scene.visualizers.voxel_grid_map import VoxelGridMap
from tests.helpers.visuals import FALLBACK, VEC3, VEC4, context

INDEX = pa.list_(pa.int32(), 3)


def draw(indices: Any, size: tuple[float, float, float] = (0.5, 0.5, 0.5), **more: Any) -> Visual:
    types = {"values": pa.float32(), "value_range": pa.list_(pa.float64(), 2), "translation": VEC3, "quaternion": VEC4}
    arrays = {name: pa.array(value, types[name]) if name in types else value for name, value in more.items()}
    ctx = context("VoxelGridMap", voxel_indices=pa.array(indices, INDEX), voxel_size=pa.array([size], VEC3), **arrays)
    made = VoxelGridMap().visualize(ctx)
    assert made is not None
    return made


def pieces(made: Visual) -> list[MeshInstances]:
    assert all(isinstance(drawable, MeshInstances) for drawable in made.drawables)
    return list(made.drawables)  # type: ignore[arg-type]


def corners(made: Visual) -> np.ndarray:
    """(N, 3) all corners of all faces."""
    found = [
        np.einsum("nij,vj->nvi", part.obj_from_mesh[:, :, :3], part.mesh.positions) + part.obj_from_mesh[:, None, :, 3]
        for part in pieces(made)
    ]
    return np.concatenate([part.reshape(-1, 3) for part in found])


def test_a_voxel_reaches_from_its_index_to_the_next() -> None:
    made = draw([(2, -1, 0)], (0.5, 1.0, 2.0))
    np.testing.assert_allclose(made.bounds, [(1.0, -1.0, 0.0), (1.5, 0.0, 2.0)])
    np.testing.assert_allclose(corners(made).min(axis=0), (1.0, -1.0, 0.0))
    np.testing.assert_allclose(corners(made).max(axis=0), (1.5, 0.0, 2.0))
    assert len(pieces(made)) == 6
    assert all(tuple(part.tints[0]) == FALLBACK and not part.transparent for part in pieces(made))


def test_faces_look_outwards() -> None:
    for part in pieces(draw([(0, 0, 0)])):
        a, b, c = part.mesh.positions[part.mesh.triangles[0]]
        assert part.mesh.normals is not None
        np.testing.assert_allclose(np.cross(b - a, c - a), part.mesh.normals[0])
        assert (part.mesh.positions.mean(axis=0) - 0.5) @ part.mesh.normals[0] > 0
        assert part.cull == "back"


def test_faces_between_voxels_are_left_out() -> None:
    block = np.stack(np.meshgrid(*[np.arange(3)] * 3), axis=-1).reshape(-1, 3)
    assert [len(part.tints) for part in pieces(draw(block.tolist()))] == [9] * 6
    assert [len(part.tints) for part in pieces(draw([(0, 0, 0), (2, 0, 0)]))] == [2] * 6
    limits = np.iinfo(np.int32)
    far = [(limits.min, limits.min, limits.min), (limits.max, limits.max, limits.max)]
    assert [len(part.tints) for part in pieces(draw(far))] == [2] * 6


def test_the_pose_moves_the_lowest_corner() -> None:
    half = float(np.sqrt(0.5))
    made = draw([(0, 0, 0)], (1.0, 2.0, 3.0), translation=[(5, 6, 7)], quaternion=[(0, 0, half, half)])
    np.testing.assert_allclose(made.bounds, [(3, 6, 7), (5, 7, 10)], atol=1e-6)


def test_colors_count_before_values_and_the_last_one_repeats() -> None:
    made = draw([(0, 0, 0), (5, 0, 0), (9, 0, 0)], colors=pa.array([0xFF0000FF, 0x00FF00FF], pa.uint32()), values=[0.5])
    assert pieces(made)[0].tints.tolist() == [[255, 0, 0, 255], [0, 255, 0, 255], [0, 255, 0, 255]]


def test_values_go_through_the_colormap() -> None:
    grey = pa.array([1], pa.uint8())
    made = draw([(0, 0, 0), (5, 0, 0), (9, 0, 0)], values=[10, 15, 20], value_range=[(10, 20)], colormap=grey)
    assert pieces(made)[0].tints[:, 0].tolist() == [0, 128, 255]
    made = draw([(0, 0, 0), (5, 0, 0)], values=[-3.0, float("nan")], colormap=grey)
    assert pieces(made)[0].tints.tolist() == [[0, 0, 0, 255]] * 2
    # Turbo is where nothing else is said; beyond its range the viewer shows white.
    assert pieces(draw([(0, 0, 0)], values=[7.0]))[0].tints.tolist() == [[255, 255, 255, 255]]


def test_translucent_voxels_are_blended_as_they_come() -> None:
    colors = pa.array([0xFF0000FF, 0x00FF0080, 0x0000FF00], pa.uint32())
    (part,) = pieces(draw([(0, 0, 0), (1, 0, 0), (2, 0, 0)], colors=colors))
    assert part.transparent and not part.is_sorted and part.cull == "back"
    assert part.tints[:, 3].tolist() == [255, 128]
    (part,) = pieces(draw([(0, 0, 0)], opacity=pa.array([0.5], pa.float32())))
    assert part.tints[0, 3] == 128
    made = draw([(0, 0, 0), (1, 1, 1)], opacity=pa.array([0.0], pa.float32()))
    assert made.drawables == () and made.bounds is not None


@pytest.mark.parametrize("size", [(0.0, 1.0, 1.0), (1.0, -1.0, 1.0), (1.0, float("nan"), 1.0)])
def test_sizes_without_sense_are_refused(size: tuple[float, float, float]) -> None:
    with pytest.raises(RerunRenderError, match="size"):
        draw([(0, 0, 0)], size)


def test_a_rotation_that_is_none_is_refused() -> None:
    with pytest.raises(RerunRenderError, match="pose"):
        draw([(0, 0, 0)], quaternion=[(0, 0, 0, 0)])
