"""`log_mesh`, `log_meshes` and `log_mesh_file`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import rerun as rr

TRIANGLE = [[0.0, 0.0, 0.0], [1.0, 0.0, 0.0], [0.0, 1.0, 0.0]]


def test_a_mesh(logged: Any) -> None:
    rr.log_mesh(
        "m",
        positions=TRIANGLE,
        indices=[0, 1, 2],
        normals=[[0.0, 0.0, 1.0]] * 3,
        albedo_factor=[1.0, 0.0, 0.0],
        vertex_colors=[[255, 0, 0], [0, 255, 0], [0, 0, 255]],
    )
    assert logged.fields("m") == {
        "Mesh3D:vertex_positions": TRIANGLE,
        "Mesh3D:triangle_indices": [[0, 1, 2]],
        "Mesh3D:vertex_normals": [[0, 0, 1]] * 3,
        "Mesh3D:albedo_factor": [0xFF0000FF],
        "Mesh3D:vertex_colors": [0xFF0000FF, 0x00FF00FF, 0x0000FFFF],
    }


def test_everything_may_be_flat(logged: Any) -> None:
    flat = np.array(TRIANGLE).reshape(-1)
    rr.log_mesh("m", flat, indices=np.array([[2, 1, 0]]), normals=[0, 0, 1] * 3, timeless=True)
    assert logged.value("m", "Mesh3D:vertex_positions", at=None) == TRIANGLE
    assert logged.value("m", "Mesh3D:triangle_indices", at=None) == [[2, 1, 0]]
    assert logged.value("m", "Mesh3D:vertex_normals", at=None) == [[0, 0, 1]] * 3


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"positions": [1, 2, 3, 4]}, "positions in threes"),
        ({"positions": TRIANGLE, "indices": [0, 1]}, "indices in threes"),
        ({"positions": TRIANGLE, "normals": [0, 0, 1]}, "expected 3 normals"),
        ({"positions": TRIANGLE[:2]}, "three positions for each triangle"),
    ],
)
def test_what_is_no_mesh(logged: Any, arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        rr.log_mesh("m", **arguments)


def test_meshes_are_children(logged: Any) -> None:
    rr.log_meshes(
        "m",
        position_buffers=[TRIANGLE, np.array(TRIANGLE).reshape(-1) + 1],
        vertex_color_buffers=[None, [[255, 0, 0]] * 3],
        index_buffers=[[0, 1, 2], None],
        normal_buffers=[None, [0, 0, 1] * 3],
        albedo_factors=[[0.0, 1.0, 0.0, 0.5], None],
    )
    assert logged.fields("m/0") == {
        "Mesh3D:vertex_positions": TRIANGLE,
        "Mesh3D:triangle_indices": [[0, 1, 2]],
        "Mesh3D:albedo_factor": [0x00FF0080],
    }
    assert logged.fields("m/1") == {
        "Mesh3D:vertex_positions": [[1, 1, 1], [2, 1, 1], [1, 2, 1]],
        "Mesh3D:vertex_colors": [0xFF0000FF] * 3,
        "Mesh3D:vertex_normals": [[0, 0, 1]] * 3,
    }


def test_meshes_of_the_first_release_have_no_colors(logged: Any) -> None:
    rr.log_meshes(["a b", 1], [TRIANGLE], index_buffers=[None], normal_buffers=[None], albedo_factors=[None])
    assert logged.entities() == [r"/a\ b/1/0"]


def test_meshes_need_as_many_buffers_of_each_kind(logged: Any) -> None:
    with pytest.raises(ValueError, match="expected 1 normal_buffers, one for each mesh, got 2"):
        rr.log_meshes("m", [TRIANGLE], index_buffers=[None], normal_buffers=[None, None], albedo_factors=[None])


@pytest.mark.parametrize(
    ("mesh_format", "media_type"),
    [
        (rr.MeshFormat.GLB, "model/gltf-binary"),
        (rr.MeshFormat.OBJ, "model/obj"),
        ("obj", "model/obj"),
    ],
)
def test_a_mesh_file(logged: Any, mesh_format: Any, media_type: str, tmp_path: Path) -> None:
    path = tmp_path / "mesh"
    path.write_bytes(b"contents")
    rr.log_mesh_file("first", mesh_format, b"contents")
    rr.log_mesh_file("bytes", mesh_format, mesh_bytes=b"contents")
    rr.log_mesh_file("path", mesh_format, mesh_path=path)
    for entity in ("first", "bytes", "path"):
        assert bytes(logged.value(entity, "Asset3D:blob")[0]) == b"contents"
        assert logged.value(entity, "Asset3D:media_type") == [media_type]


def test_a_transform_applies_to_the_mesh_only(logged: Any) -> None:
    transform = np.array([[1, 2, 3, 10], [4, 5, 6, 20], [7, 8, 9, 30]])
    rr.log_mesh_file("m", rr.MeshFormat.OBJ, b"", transform=transform)
    assert logged.value("m", "InstancePoses3D:translations") == [[10, 20, 30]]
    assert logged.value("m", "InstancePoses3D:mat3x3") == [[1, 4, 7, 2, 5, 8, 3, 6, 9]]
    assert logged.value("m", "Transform3D:translation") is None


def test_mesh_files_that_make_no_sense(logged: Any) -> None:
    with pytest.raises(TypeError, match=r"transform of shape \(3, 4\)"):
        rr.log_mesh_file("m", rr.MeshFormat.OBJ, b"", transform=np.eye(4))
    with pytest.raises(TypeError, match="expected one of mesh_bytes and mesh_path"):
        rr.log_mesh_file("m", rr.MeshFormat.OBJ)
    with pytest.raises(ValueError, match="PLY"):
        rr.log_mesh_file("m", "ply", b"")
