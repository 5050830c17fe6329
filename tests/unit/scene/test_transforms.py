"""Where entities are: frames, composition, named frames, atomic rows, cameras."""

from __future__ import annotations

from math import pi

import numpy as np
import pytest

from rerun_render.scene.transforms import implicit_frame
from tests.unit.scene.build import Frames, Log, path

HALF_TURN = [0.0, 0.0, 1.0, 0.0]
"""Quaternion of a half turn around z."""


def quarter_turn() -> dict[str, object]:
    return {"axis": [0.0, 0.0, 1.0], "angle": pi / 2}


def frames(log: Log, time: int | None = None) -> Frames:
    found = Frames(log)
    found.seek(time)
    return found


def test_an_entity_without_transforms_lies_at_the_root() -> None:
    assert frames(Log().points("/a/b")).place("/a/b", (1, 2, 3)) == [1, 2, 3]


def test_a_transform_moves_its_entity_and_everything_below() -> None:
    scene = frames(Log().move("/a", 1).move("/a/b/c", 0, 1))
    assert scene.place("/a") == [1, 0, 0]
    assert scene.place("/a/b") == [1, 0, 0]
    assert scene.place("/a/b/c/d") == [1, 1, 0]
    assert scene.place("/other") == [0, 0, 0]


def test_order_within_a_transform_is_translation_axis_angle_quaternion_scale_matrix() -> None:
    log = Log().row(
        "/a",
        Transform3D__translation=[[10, 0, 0]],
        Transform3D__rotation_axis_angle=[quarter_turn()],
        Transform3D__quaternion=[HALF_TURN],
        Transform3D__scale=[[2, 3, 4]],
        Transform3D__mat3x3=[[0, 1, 0, 1, 0, 0, 0, 0, 1]],
    )
    # Matrix swaps x and y: (1,0,0) -> (0,1,0); scale -> (0,3,0); half turn -> (0,-3,0); quarter turn -> (3,0,0).
    assert frames(log).place("/a", (1, 0, 0)) == [13, 0, 0]


def test_matrices_are_stored_column_by_column() -> None:
    log = Log().row("/a", Transform3D__mat3x3=[[1, 2, 3, 0, 1, 0, 0, 0, 1]])
    assert frames(log).place("/a", (1, 0, 0)) == [1, 2, 3]


def test_quaternions_are_normalised() -> None:
    log = Log().row("/a", Transform3D__quaternion=[[0, 0, 5, 5]])
    assert frames(log).place("/a", (1, 0, 0)) == [0, 1, 0]


def test_child_from_parent_is_the_inverse_of_the_whole() -> None:
    parts = {"Transform3D__translation": [[1, 2, 3]], "Transform3D__rotation_axis_angle": [quarter_turn()]}
    there = frames(Log().row("/a", **parts, Transform3D__scale=[[2, 2, 2]]))
    back = frames(Log().row("/a", **parts, Transform3D__scale=[[2, 2, 2]], Transform3D__relation=[2]))
    forth = there.place("/a", (1, 1, 1))
    assert forth is not None
    assert back.place("/a", (forth[0], forth[1], forth[2])) == [1, 1, 1]


def test_places_are_relative_to_the_target_frame() -> None:
    scene = frames(Log().move("/a", 1).move("/b", 0, 5))
    assert scene.place("/b", target="tf#/a") == [-1, 5, 0]
    assert scene.place("/a", target="tf#/a") == [0, 0, 0]


@pytest.mark.parametrize(
    "broken",
    [
        {"Transform3D__scale": [[0, 0, 0]]},
        {"Transform3D__quaternion": [[0, 0, 0, 0]]},
        {"Transform3D__rotation_axis_angle": [{"axis": [0.0, 0.0, 0.0], "angle": 1.0}]},
        {"Transform3D__mat3x3": [[1, 0, 0, 1, 0, 0, 0, 0, 1]]},
        {"Transform3D__translation": [[float("nan"), 0, 0]]},
    ],
)
def test_an_invalid_transform_is_identity_and_reported(broken: dict[str, list[object]]) -> None:
    log = Log().row("/a", 0, **{"Transform3D__translation": [[1, 0, 0]], **broken})
    scene = frames(log, 0)
    assert scene.place("/a") == [0, 0, 0]
    assert [(issue.kind, issue.subject) for issue in scene.reporter] == [("invalid-transform", "/a")]


def test_no_angle_needs_no_axis() -> None:
    log = Log().row("/a", Transform3D__rotation_axis_angle=[{"axis": [0.0, 0.0, 0.0], "angle": 0.0}])
    scene = frames(log.row("/b", Transform3D__scale=[[1, 1, 0]]))
    assert scene.place("/a", (1, 2, 3)) == [1, 2, 3]
    assert scene.place("/b", (1, 2, 3)) == [1, 2, 0]  # flattened, which is allowed
    assert len(scene.reporter) == 0


def test_a_new_row_replaces_all_fields() -> None:
    log = Log().row("/a", 0, Transform3D__translation=[[1, 0, 0]], Transform3D__scale=[[2, 2, 2]])
    log.row("/a", 1, Transform3D__translation=[[5, 0, 0]])
    assert frames(log, 0).place("/a", (1, 0, 0)) == [3, 0, 0]
    assert frames(log, 1).place("/a", (1, 0, 0)) == [6, 0, 0]


def test_temporal_rows_override_static_ones() -> None:
    log = Log().move("/a", 7).move("/a", 1, time=5)
    scene = frames(log, 0)
    assert scene.place("/a") == [7, 0, 0]
    scene.seek(5)
    assert scene.place("/a") == [1, 0, 0]


def test_only_the_first_of_several_values_counts() -> None:
    scene = frames(Log().row("/a", Transform3D__translation=[[1, 0, 0], [9, 9, 9]]))
    assert scene.place("/a") == [1, 0, 0]
    assert [issue.kind for issue in scene.reporter] == ["invalid-transform"]


def test_a_transform_of_the_root_is_ignored() -> None:
    assert frames(Log().move("/", 3)).place("/a") == [0, 0, 0]


def test_a_transform_of_the_root_with_a_parent_counts() -> None:
    log = Log().row("/", Transform3D__translation=[[3, 0, 0]], Transform3D__parent_frame=["base"])
    assert frames(log).place("/a", target="base") == [3, 0, 0]


def test_named_frames() -> None:
    log = Log().row(
        "/tf",
        Transform3D__translation=[[1, 0, 0]],
        Transform3D__parent_frame=["world"],
        Transform3D__child_frame=["arm"],
    )
    log.row("/hand", CoordinateFrame__frame=["arm"]).points("/hand/tip")
    scene = frames(log)
    assert scene.place("/hand", target="world") == [1, 0, 0]
    # The frame of visuals does not move what lies below.
    assert scene.place("/hand/tip") == [0, 0, 0]


def test_one_entity_may_give_poses_to_several_frames() -> None:
    log = Log()
    for name, x in (("left", 1.0), ("right", 2.0)):
        log.row(
            "/tf",
            0,
            Transform3D__translation=[[x, 0, 0]],
            Transform3D__parent_frame=["world"],
            Transform3D__child_frame=[name],
        )
        log.row(f"/{name}", CoordinateFrame__frame=[name])
    scene = frames(log, 0)
    assert scene.place("/left", target="world") == [1, 0, 0]
    assert scene.place("/right", target="world") == [2, 0, 0]


def test_a_parent_nobody_defines_disconnects_and_a_later_transform_reconnects() -> None:
    log = Log().row("/a", 0, Transform3D__parent_frame=["nowhere"]).move("/a", 2, time=1).points("/a/b")
    scene = frames(log, 0)
    assert scene.place("/a/b") is None
    assert scene.place("/a/b") is None
    assert [(issue.kind, issue.subject) for issue in scene.reporter] == [("no-transform-path", "/a/b")]
    scene.seek(1)
    assert scene.place("/a/b") == [2, 0, 0]


def test_an_empty_frame_name_is_the_own_frame() -> None:
    scene = frames(Log().move("/a", 1).row("/a", CoordinateFrame__frame=[""]))
    assert scene.place("/a") == [1, 0, 0]
    assert [issue.kind for issue in scene.reporter] == ["invalid-frame"]


def test_an_empty_parent_name_is_the_default_parent() -> None:
    scene = frames(Log().row("/a", Transform3D__translation=[[1, 0, 0]], Transform3D__parent_frame=[""]))
    assert scene.place("/a") == [1, 0, 0]
    assert [issue.kind for issue in scene.reporter] == ["invalid-frame"]


def test_two_entities_that_pose_the_same_frame_are_reported() -> None:
    log = Log()
    for entity, x in (("/b", 2.0), ("/a", 1.0)):
        log.row(
            entity,
            Transform3D__translation=[[x, 0, 0]],
            Transform3D__parent_frame=["world"],
            Transform3D__child_frame=["arm"],
        )
    scene = frames(log.row("/hand", CoordinateFrame__frame=["arm"]))
    assert scene.place("/hand", target="world") == [1, 0, 0]
    assert [(issue.kind, issue.subject) for issue in scene.reporter] == [("frame-conflict", "arm")]


@pytest.mark.parametrize("ring", [("a",), ("a", "b"), ("a", "b", "c")])
def test_cycles_end_and_draw_nothing(ring: tuple[str, ...]) -> None:
    log = Log()
    for child, parent in zip(ring, ring[1:] + ring[:1], strict=True):
        log.row(f"/tf/{child}", Transform3D__child_frame=[child], Transform3D__parent_frame=[parent])
    scene = frames(log.row("/thing", CoordinateFrame__frame=["a"]))
    assert scene.place("/thing") is None
    assert scene.place("/thing", target="a") is None
    assert "frame-cycle" in [issue.kind for issue in scene.reporter]


def test_a_cycle_that_is_broken_later_is_fine() -> None:
    log = Log().row("/tf/a", 0, Transform3D__child_frame=["a"], Transform3D__parent_frame=["b"])
    log.row("/tf/b", 0, Transform3D__child_frame=["b"], Transform3D__parent_frame=["a"])
    log.row("/tf/b", 1, Transform3D__child_frame=["b"], Transform3D__parent_frame=["world"])
    scene = frames(log.row("/thing", CoordinateFrame__frame=["a"]), 0)
    assert scene.place("/thing", target="world") is None
    scene.seek(1)
    assert scene.place("/thing", target="world") == [0, 0, 0]


def test_very_deep_paths() -> None:
    deep = "/x" * 3000
    scene = frames(Log().move("/x", 1).points(deep))
    assert scene.place(deep) == [1, 0, 0]


def test_only_what_lies_below_a_change_has_moved() -> None:
    log = Log().points("/a/b/c").points("/d").move("/a", 1, time=0).move("/a", 2, time=1).move("/d", 5, time=0)
    scene = frames(log, 0)
    scene.place("/a/b/c")
    scene.place("/d")
    still = scene.tree.located(implicit_frame(path("/d")))
    assert scene.seek(1) == {path("/a/b/c")}
    assert scene.place("/a/b/c") == [2, 0, 0]
    assert scene.tree.located(implicit_frame(path("/d"))) is still


def test_seeking_back_restores_the_place() -> None:
    log = Log().points("/a/b").move("/a", 1, time=0).move("/a", 2, time=1)
    scene = frames(log, 0)
    for time, x in ((0, 1), (1, 2), (0, 1)):
        scene.seek(time)
        assert scene.place("/a/b") == [x, 0, 0]


def test_a_pinhole_separates_pixels_from_space() -> None:
    log = Log().row("/cam", Transform3D__translation=[[0, 0, 5]]).pinhole("/cam").points2d("/cam/image")
    scene = frames(log)
    placement = scene.tree.world_from_entity(path("/cam/image"), "tf#/")
    assert placement is not None
    assert placement.eyepoint is not None
    assert placement.eyepoint.entity_path is path("/cam")
    assert placement.world_from_camera is not None
    assert placement.world_from_camera[:3, 3].tolist() == [0, 0, 5]
    np.testing.assert_array_equal(placement.world_from_obj, np.eye(4))
    inside = scene.tree.world_from_entity(path("/cam/image"), "tf#/cam")
    assert inside is not None
    assert inside.eyepoint is None


def test_transforms_below_a_pinhole_act_on_pixels() -> None:
    scene = frames(Log().pinhole("/cam").move("/cam/image", 3))
    placement = scene.tree.world_from_entity(path("/cam/image"), "tf#/")
    assert placement is not None
    assert placement.world_from_obj[:3, 3].tolist() == [3, 0, 0]


def test_the_pixels_of_another_camera_have_no_place() -> None:
    scene = frames(Log().pinhole("/cam1").pinhole("/cam2").points2d("/cam1/image"))
    assert scene.tree.world_from_entity(path("/cam1/image"), "tf#/cam2") is None


def test_a_camera_sees_the_space_around_it() -> None:
    scene = frames(Log().pinhole("/cam").move("/cam", 1, 2, 3).points("/world").move("/world", 0, 0, 10))
    placement = scene.tree.world_from_entity(path("/world"), "tf#/cam")
    assert placement is not None
    assert placement.lens is not None
    assert placement.lens.entity_path is path("/cam")
    assert placement.world_from_obj[:3, 3].tolist() == [-1, -2, 7]
    assert not list(scene.reporter)


def test_a_frame_in_the_picture_of_a_camera_does_not_see_the_space_around_it() -> None:
    scene = frames(Log().pinhole("/cam").move("/cam/image", 5).points("/world"))
    assert scene.place("/world", target="tf#/cam/image") is None
    assert [(issue.kind, issue.subject) for issue in scene.reporter] == [("no-transform-path", "/world")]


def test_a_pinhole_row_without_projection_removes_the_camera() -> None:
    log = Log().pinhole("/cam", 0).row("/cam", 1, Pinhole__resolution=[[8, 8]]).points2d("/cam/image")
    scene = frames(log, 0)
    assert scene.tree.camera_at(path("/cam"), "tf#/") is not None
    scene.seek(1)
    assert scene.tree.camera_at(path("/cam"), "tf#/") is None
    placement = scene.tree.world_from_entity(path("/cam/image"), "tf#/")
    assert placement is not None
    assert placement.eyepoint is None
