"""Frames of whole recordings: what is drawn where, and what stays the same object."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
import pytest

from rerun_render.core.errors import InputError, UsageError
from rerun_render.core.report import Reporter
from rerun_render.drawables import Frame, ImageRect, LineSegments, Orthographic, Points, Rect, View
from rerun_render.scene.scene import Scene
from rerun_render.scene.timelines import default_timeline
from rerun_render.scene.visual import Visual, VisualizerContext
from rerun_render.scene.visualizers import VISUALIZERS
from tests.unit.scene.build import Log

SIZE = (800, 600)


def make(log: Log, **options: Any) -> tuple[Scene, Reporter]:
    recording = log.recording
    reporter = Reporter()
    options = {"size": SIZE, "reporter": reporter, **options}
    return Scene(recording, default_timeline(recording), **options), reporter


def draw(log: Log, time: int | None = None, **options: Any) -> Frame:
    return make(log, **options)[0].frame(time)


def only(frame: Frame) -> View:
    (view,) = frame.views
    return view


def points_of(view: View) -> list[Points]:
    return [drawable for drawable in view.drawables if isinstance(drawable, Points)]


def test_a_lone_view_fills_the_picture_without_title() -> None:
    frame = draw(Log().points("/a"))
    assert (frame.width, frame.height, frame.ui) == (800, 600, ())
    assert only(frame).rect == Rect(0, 0, 800, 600)
    assert only(frame).grid is not None


def test_several_views_carry_titles_and_separators() -> None:
    frame = draw(Log().points("/a").image("/image"))
    assert [view.rect for view in frame.views] == [Rect(0, 28, 400, 572), Rect(401, 28, 399, 572)]
    assert frame.ui != ()
    assert [400, 0, 401, 600] in frame.ui[0].rects.tolist()
    assert frame.atlas is not None


def test_entities_are_placed_by_their_transforms() -> None:
    log = Log().points("/a/p").move("/a", 1, 2, 3)
    (points,) = points_of(only(draw(log)))
    assert points.world_from_obj[:3, 3].tolist() == [1, 2, 3]


def test_the_picture_is_the_same_object_while_nothing_changes() -> None:
    scene, _ = make(Log().points("/a", time=0).points("/a", (1, 1, 1), time=10))
    first = scene.frame(0)
    assert scene.frame(5) is first
    second = scene.frame(10)
    assert second is not first
    assert scene.frame(11) is second


def test_data_that_no_view_shows_does_not_change_the_picture() -> None:
    log = Log().points("/a")
    for time in range(3):
        log.row("/speed", time, Speedometer__reading=[float(time)])
    scene, _ = make(log)
    assert scene.frame(0) is scene.frame(2)


def test_only_the_view_with_changes_is_made_anew() -> None:
    log = Log().points("/a").points2d("/image/p", (0, 0), (9, 9), time=0).points2d("/image/p", (1, 1), (9, 9), time=1)
    scene, _ = make(log)
    first, second = scene.frame(0), scene.frame(1)
    assert second.views[0] is first.views[0]
    assert second.views[1] is not first.views[1]


def test_moving_an_entity_keeps_its_arrays_and_its_neighbours() -> None:
    log = Log().points("/a/p").points("/b/p", (9, 9, 9)).move("/a", 1, time=0).move("/a", 2, time=1)
    scene, _ = make(log)
    before, after = points_of(only(scene.frame(0))), points_of(only(scene.frame(1)))
    assert after[0].positions is before[0].positions
    assert after[0].key == before[0].key
    assert after[0].world_from_obj[0, 3] == 2
    assert after[1] is before[1]


def test_seeking_back_gives_an_equal_picture() -> None:
    log = Log().points("/a/p").move("/a", 1, time=0).move("/a", 2, time=1)
    scene, _ = make(log)
    first = only(scene.frame(0))
    scene.frame(1)
    again = only(scene.frame(0))
    np.testing.assert_array_equal(again.camera.view_from_world, first.camera.view_from_world)
    np.testing.assert_array_equal(again.drawables[0].world_from_obj, first.drawables[0].world_from_obj)


def test_the_eye_follows_the_data() -> None:
    scene, _ = make(Log().points("/a", time=0).points("/a", (100, 0, 0), time=1))
    near, far = scene.frame(0), scene.frame(1)
    assert not np.allclose(only(near).camera.view_from_world, only(far).camera.view_from_world)


def test_the_last_head_of_an_entity_knows_the_first_start_of_the_next_one() -> None:
    log = Log().row("/b", time=0, Arrows3D__vectors=[(0, 0, 1)], Arrows3D__origins=[(5, 6, 7)])
    log.row("/a", time=0, Arrows3D__vectors=[(0, 0, 1), (1, 0, 0)])
    log.row("/b", time=1, Arrows3D__origins=[(8, 9, 10)])
    scene, _ = make(log)
    for time, start in ((0, (5, 6, 7)), (1, (8, 9, 10))):
        lines = [d for d in only(scene.frame(time)).drawables if isinstance(d, LineSegments)]
        assert [one.next_start for one in lines if one.shading == "gradient"] == [start, None]
    assert scene.frame(1) is scene.frame(2)


def test_view_coordinates_decide_the_grid() -> None:
    log = Log().row("/", ViewCoordinates__xyz=[[3, 2, 5]]).points("/a")
    grid = only(draw(log)).grid
    assert grid is not None
    assert grid.normal == (0, -1, 0)


def test_2d_views_show_their_content_in_draw_order() -> None:
    log = Log().points2d("/s/points", (0, 0), (4, 2)).image("/s/image")
    log.row("/s/over", Image__buffer=[[0] * 8], Image__format=[image_format()], Image__draw_order=[100.0])
    view = only(draw(log))
    ranks = {
        "points": points_of(view)[0].depth_rank,
        "images": sorted(d.depth_rank for d in view.drawables if isinstance(d, ImageRect)),
    }
    assert ranks == {"points": 1, "images": [0, 2]}
    assert view.grid is None
    assert isinstance(view.camera.projection, Orthographic)


def image_format() -> dict[str, Any]:
    return {"width": 4, "height": 2, "pixel_format": None, "color_model": 1, "channel_datatype": 6}


def test_a_2d_view_at_a_camera_shows_its_whole_picture() -> None:
    frame = draw(Log().pinhole("/cam", size=(16, 12)).points2d("/cam/p", (3, 3)), view="cam")
    assert only(frame).camera.projection == Orthographic(0, 0, 16, 12)


def test_pixels_of_a_camera_lie_on_its_image_plane_in_3d() -> None:
    log = Log().pinhole("/cam", size=(16, 12)).image("/cam/image").row("/cam", Pinhole__image_plane_distance=[2.0])
    log.move("/cam", 0, 0, 7)
    view = only(draw(log, view=0))
    (image,) = (drawable for drawable in view.drawables if isinstance(drawable, ImageRect))
    corner = image.world_from_obj @ [0, 0, 0, 1]
    np.testing.assert_allclose(corner, [-8 * 2 / 10, -6 * 2 / 10, 7 + 2, 1])


def test_cameras_have_a_frustum_and_axes() -> None:
    log = Log().pinhole("/cam").row("/cam", Pinhole__image_plane_distance=[2.0])
    frustum, axes = (drawable for drawable in only(draw(log)).drawables if isinstance(drawable, LineSegments))
    ends = frustum.ends @ frustum.world_from_obj[:3, :3].T
    assert ends[:, 2].max() == 2
    assert len(frustum.starts) == 11
    assert axes.world_from_obj[0, 0] == 1  # half the distance of the image plane


@pytest.mark.parametrize("scale", [[2.0, 2.0, 2.0], [-1.0, 1.0, 1.0]])
def test_scaled_and_mirrored_cameras_have_axes_only(scale: list[float]) -> None:
    scene, reporter = make(Log().pinhole("/rig/cam").row("/rig", Transform3D__scale=[scale]))
    (axes,) = only(scene.frame(None)).drawables
    assert isinstance(axes, LineSegments)
    assert len(axes.starts) == 6
    assert [(issue.kind, issue.subject) for issue in reporter] == [("not-in-view", "/rig/cam")]


def test_the_axes_of_cameras_point_forward_along_z_unless_told() -> None:
    log = Log().pinhole("/cam").row("/cam", Pinhole__camera_xyz=[[3, 1, 6]], Pinhole__image_plane_distance=[2.0])
    frustum = next(drawable for drawable in only(draw(log)).drawables if isinstance(drawable, LineSegments))
    ends = frustum.ends @ frustum.world_from_obj[:3, :3].T
    assert ends[:, 2].min() == -2  # right, up, back


def test_axes_show_the_frames_whose_poses_the_entity_logs() -> None:
    log = Log().row("/tf", TransformAxes3D__axis_length=[1.0], TransformAxes3D__show_frame=[True])
    for child, parent, place in (("a", "world", [1, 0, 0]), ("b", "a", [0, 2, 0])):
        frames = {"Transform3D__child_frame": [child], "Transform3D__parent_frame": [parent]}
        log.row("/tf", 0, Transform3D__translation=[place], **frames)
    log.points("/seen", (0, 0, 0)).row("/seen", CoordinateFrame__frame=["b"])
    scene, reporter = make(log)
    view = only(scene.frame(0))
    axes = [drawable for drawable in view.drawables if isinstance(drawable, LineSegments)]
    # a, b, and the top of their tree; the entity itself is nowhere.
    np.testing.assert_allclose([each.world_from_obj[:3, 3] for each in axes], [(1, 0, 0), (1, 2, 0), (0, 0, 0)])
    assert not list(reporter)


def test_axes_without_length_neither_show_nor_count() -> None:
    scene, _ = make(Log().row("/axes", TransformAxes3D__axis_length=[0.0]).move("/axes", 9.0).points("/a", (0, 0, 0)))
    (shown,) = only(scene.frame(None)).drawables
    assert not isinstance(shown, LineSegments)


def test_axes_are_drawn_at_every_instance_pose() -> None:
    log = Log().row("/axes", 0, TransformAxes3D__axis_length=[2.0])
    log.row("/axes", 0, InstancePoses3D__translations=[[1, 0, 0], [0, 5, 0]])
    log.row("/axes", 1, InstancePoses3D__translations=[[7, 0, 0]])
    scene, _ = make(log)
    for time, places in ((0, [(1, 0, 0), (0, 5, 0)]), (1, [(7, 0, 0)])):
        axes = [drawable for drawable in only(scene.frame(time)).drawables if isinstance(drawable, LineSegments)]
        np.testing.assert_allclose([each.world_from_obj[:3, 3] for each in axes], places)
        assert all(np.linalg.det(each.world_from_obj[:3, :3]) == pytest.approx(8.0) for each in axes)


def test_logged_axes_have_the_logged_length_and_count_for_the_eye() -> None:
    log = Log().row("/axes", TransformAxes3D__axis_length=[3.0])
    view = only(draw(log))
    (axes,) = view.drawables
    assert axes.world_from_obj[0, 0] == 3
    center = np.linalg.inv(view.camera.view_from_world) @ [0, 0, -1.5 * np.linalg.norm([1.5, 1.5, 1.5]), 1]
    np.testing.assert_allclose(center[:3], [1.5, 1.5, 1.5])


def test_flat_content_outside_any_camera_is_reported_in_3d() -> None:
    log = Log().points("/a").row("/a", Points2D__positions=[[1.0, 1.0]])
    scene, reporter = make(log, view=0)
    scene.frame(None)
    assert [(issue.kind, issue.subject) for issue in reporter] == [("not-in-view", "/a")]


def test_poses_multiply_points() -> None:
    log = Log().points("/a").row("/a", InstancePoses3D__translations=[[1.0, 0, 0], [2.0, 0, 0]])
    (points,) = points_of(only(draw(log)))
    assert points.positions[:, 0].tolist() == [1, 2]


def test_a_single_pose_moves_without_touching_the_arrays() -> None:
    log = Log().points("/a").row("/a", InstancePoses3D__translations=[[1.0, 0, 0]])
    (points,) = points_of(only(draw(log)))
    assert points.positions[:, 0].tolist() == [0]
    assert points.world_from_obj[0, 3] == 1


def test_labels_become_quads() -> None:
    frame = draw(Log().points("/a").row("/a", Points3D__labels=["hello"]))
    assert only(frame).ui
    assert frame.atlas is not None


class Broken:
    """A visualizer that fails on one entity."""

    archetype = "Points3D"
    space: ClassVar[Any] = "3D"
    required = "Points3D:positions"
    components = frozenset(["Points3D:positions"])
    pose_rule: ClassVar[Any] = "multiply"

    def visualize(self, context: VisualizerContext) -> Visual | None:
        if str(context.entity_path) == "/bad":
            raise ValueError("expected three of them, got two")
        return next(v for v in VISUALIZERS if v.archetype == "Points3D").visualize(context)


def test_a_bad_entity_is_reported_and_the_others_are_drawn() -> None:
    scene, reporter = make(Log().points("/bad", time=3).points("/good", time=3), visualizers=(Broken(),))
    assert len(points_of(only(scene.frame(3)))) == 1
    (issue,) = reporter
    assert (issue.severity, issue.kind, issue.subject, issue.time) == ("error", "bad-entity", "/bad", 3)
    assert "expected three of them, got two" in issue.message


def test_archetypes_without_visualizer_are_reported_once() -> None:
    known = tuple(visualizer for visualizer in VISUALIZERS if visualizer.archetype != "Volume3D")
    log = Log().points("/a").row("/map", 0, Volume3D__values=[1.0]).row("/map", 1, Volume3D__values=[1.0])
    scene, reporter = make(log, visualizers=known)
    for time in (0, 1):
        scene.frame(time)
    assert [(issue.kind, issue.subject, "Volume3D" in issue.message) for issue in reporter] == [
        ("unsupported-archetype", "/map", True)
    ]


def test_views_that_cannot_be_drawn_are_reported_and_take_no_space(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rerun_render.scene.plan.DRAWABLE_CLASSES", frozenset(["3D"]))
    log = Log().points("/a").row("/graph", GraphNodes__text=["x"]).row("/t", Tensor__data=[1.0])
    scene, reporter = make(log)
    assert [issue.kind for issue in reporter] == ["unsupported-view"]
    assert only(scene.frame(None)).rect == Rect(0, 0, *SIZE)
    assert [(view.index, view.drawable) for view in scene.views] == [(0, True), (1, False)]


@pytest.mark.parametrize("view", [1, "image", "/image"])
def test_a_view_is_chosen_by_place_name_or_origin(view: int | str) -> None:
    frame = draw(Log().points("/a").image("/image"), view=view)
    assert isinstance(only(frame).camera.projection, Orthographic)
    assert only(frame).rect == Rect(0, 0, *SIZE)


@pytest.mark.parametrize("view", [2, -1, "nothing"])
def test_a_view_that_does_not_exist(view: int | str) -> None:
    with pytest.raises(UsageError, match="0: 3D '/', 1: 2D 'image'"):
        make(Log().points("/a").image("/image"), view=view)


def test_nothing_to_draw() -> None:
    with pytest.raises(InputError, match="nothing that any view shows"):
        make(Log().move("/a", 1))


def test_the_default_timeline_is_the_one_with_most_rows() -> None:
    assert default_timeline(Log().points("/a").recording) is None
    assert default_timeline(Log().points("/a", time=1).recording) == "frame"


def test_a_moving_pose_keeps_the_arrays() -> None:
    log = Log().points("/a")
    for time in (0, 1):
        log.row("/a", time, InstancePoses3D__translations=[[float(time), 0.0, 0.0]])
    scene, _ = make(log)
    before, after = points_of(only(scene.frame(0)))[0], points_of(only(scene.frame(1)))[0]
    assert after.key == before.key
    assert after.positions is before.positions
    assert after.world_from_obj[0, 3] == 1
