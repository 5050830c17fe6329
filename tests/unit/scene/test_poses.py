"""Instance poses: matrices from rows, and visuals drawn many times."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pyarrow as pa

from rerun_render.drawables import LineSegments, Mesh, MeshInstances, Points
from rerun_render.scene.affine import instance_poses
from rerun_render.scene.poses import repeat_visual
from rerun_render.scene.visual import Labels, Visual


def vec3(*rows: tuple[float, ...]) -> pa.Array:
    return pa.array([list(row) for row in rows], pa.list_(pa.float32(), 3))


def poses(*places: tuple[float, float, float], scale: float = 1.0) -> np.ndarray:
    matrices = np.zeros((len(places), 4, 4))
    matrices[:, :3, :3] = np.eye(3) * scale
    matrices[:, :3, 3] = places
    matrices[:, 3, 3] = 1
    return matrices


def test_the_longest_list_counts_and_others_repeat_their_last_value() -> None:
    found = instance_poses(
        {
            "InstancePoses3D:translations": vec3((1, 0, 0), (2, 0, 0), (3, 0, 0)),
            "InstancePoses3D:scales": vec3((1, 1, 1), (5, 5, 5)),
        }
    )
    assert found is not None
    assert found[:, 0, 3].tolist() == [1, 2, 3]
    assert found[:, 0, 0].tolist() == [1, 5, 5]


def test_an_invalid_rotation_counts_as_none() -> None:
    quaternions = pa.array([[0.0, 0, 0, 0], [0, 0, 1, 0]], pa.list_(pa.float32(), 4))
    found = instance_poses({"InstancePoses3D:quaternions": quaternions})
    assert found is not None
    np.testing.assert_allclose(found[0], np.eye(4))
    np.testing.assert_allclose(found[1], np.diag([-1, -1, 1, 1]))


def test_empty_lists_give_no_poses() -> None:
    assert instance_poses({"InstancePoses3D:translations": vec3()}) is None


def points() -> Points:
    return Points(
        key="points",
        positions=np.array([[0, 0, 0], [1, 0, 0]], np.float32),
        radii=np.array([0.5, -2.0], np.float32),
        colors=np.array([[1, 2, 3, 255], [4, 5, 6, 255]], np.uint8),
    )


def test_points_are_drawn_once_for_each_pose() -> None:
    visual = Visual(drawables=(points(),), bounds=np.array([[0.0, 0, 0], [1, 0, 0]]))
    repeated = repeat_visual(visual, poses((0, 0, 0), (10, 0, 0), scale=2.0), "key")
    (drawn,) = repeated.drawables
    assert isinstance(drawn, Points)
    assert drawn.positions[:, 0].tolist() == [0, 2, 10, 12]
    assert drawn.radii.tolist() == [1.0, -2.0, 1.0, -2.0]  # ui points do not grow
    assert drawn.colors[:, 0].tolist() == [1, 4, 1, 4]
    assert drawn.key != visual.drawables[0].key
    assert repeated.bounds is not None
    assert repeated.bounds.tolist() == [[0, 0, 0], [12, 0, 0]]


def test_lines_and_labels_follow_poses() -> None:
    lines = LineSegments(
        key="lines",
        starts=np.zeros((1, 3), np.float32),
        ends=np.ones((1, 3), np.float32),
        radii=np.ones(1, np.float32),
        colors=np.zeros((1, 4), np.uint8),
        kinds=np.full(1, 3, np.uint8),
    )
    labels = Labels(anchors=np.zeros((1, 3)), texts=("a",), colors=np.zeros((1, 4), np.uint8))
    repeated = repeat_visual(Visual(drawables=(lines,), labels=labels), poses((0, 0, 0), (0, 5, 0)), "key")
    (drawn,) = repeated.drawables
    assert isinstance(drawn, LineSegments)
    assert drawn.ends[:, 1].tolist() == [1, 6]
    assert drawn.kinds.tolist() == [3, 3]
    assert repeated.labels is not None
    assert repeated.labels.texts == ("a", "a")
    assert repeated.labels.anchors[:, 1].tolist() == [0, 5]


def test_meshes_keep_their_triangles_and_get_more_instances() -> None:
    mesh = Mesh(key="m", positions=np.zeros((3, 3), np.float32), normals=None, triangles=np.zeros((1, 3), np.uint32))
    inner = poses((1, 0, 0), (2, 0, 0))[:, :3].astype(np.float32)
    instances = MeshInstances(key="i", mesh=mesh, obj_from_mesh=inner, tints=np.zeros((2, 4), np.uint8))
    (drawn,) = repeat_visual(Visual(drawables=(instances,)), poses((0, 0, 0), (0, 7, 0)), "key").drawables
    assert isinstance(drawn, MeshInstances)
    assert drawn.mesh is mesh
    assert drawn.obj_from_mesh[:, :, 3].tolist() == [[1, 0, 0], [2, 0, 0], [1, 7, 0], [2, 7, 0]]
    assert len(drawn.tints) == 4


def test_drawables_that_are_never_kept_stay_so() -> None:
    visual = Visual(drawables=(replace(points(), key=None),))
    assert repeat_visual(visual, poses((0, 0, 0)), "key").drawables[0].key is None
