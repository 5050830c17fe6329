"""2D views at a camera: 3D content is seen through it, its picture stands 500 units away."""

from __future__ import annotations

from dataclasses import astuple

import numpy as np
import pytest

from rerun_render.core.report import Reporter
from rerun_render.drawables import Frame, ImageRect, LineSegments, Orthographic, Pinhole, Points, Rect, View
from rerun_render.drawables.projection import intrinsics
from rerun_render.query.cursor import Cursor
from rerun_render.scene.annotations import Annotations
from rerun_render.scene.heuristics import ViewInfo
from rerun_render.scene.look import Finisher, Look
from rerun_render.scene.transforms import TransformTree
from rerun_render.scene.view_class import ViewContext, view_class
from rerun_render.scene.visualizers import VISUALIZERS
from tests.unit.scene.build import Log, path

RECT = Rect(0, 0, 160, 120)
"""Ten times the size of the camera's picture of 16 x 12 px."""


class Seen:
    """A 2D view of all entities of a log, moved through time."""

    def __init__(self, log: Log, origin: str = "/cam") -> None:
        recording = log.recording
        known = view_class("2D")
        assert known is not None
        self.reporter = Reporter()
        self.timeline = "frame" if recording.timelines else None
        self.cursor = Cursor(recording, self.timeline)
        self.tree = TransformTree(self.reporter)
        self.view = known.make(
            ViewContext(
                info=ViewInfo(0, "2D", "view", path(origin), tuple(recording.entity_paths), True),
                rect=RECT,
                recording=recording,
                timeline=self.timeline,
                cursor=self.cursor,
                tree=self.tree,
                annotations=Annotations(recording, self.cursor, self.reporter),
                visualizers=VISUALIZERS,
                reporter=self.reporter,
            )
        )

    def at(self, time: int | None = None) -> View:
        changed = self.cursor.seek(time)
        moved = self.tree.update(changed, self.cursor)
        return self.view.update(changed, moved, time)


def seen_at(view: View, drawable: Points) -> list[float]:
    """Where the first point appears in the picture, px."""
    lens = view.camera.projection
    assert isinstance(lens, Pinhole)
    place = drawable.world_from_obj @ [*drawable.positions[0].tolist(), 1.0]
    x, y, z, _ = (view.camera.view_from_world @ place).tolist()
    fx, fy, cx, cy = intrinsics(lens, RECT)
    return [round(cx - fx * x / z, 6), round(cy + fy * y / z, 6)]


def test_points_appear_where_the_camera_projects_them() -> None:
    log = Log().pinhole("/cam", focal=10.0).move("/cam", 0, 0, -5).points("/world/p", (1.0, -0.5, 0.0))
    view = Seen(log).at()
    (points,) = view.drawables
    assert isinstance(points, Points)
    # u = 10 * 1 / 5 + 8 = 10, v = 10 * -0.5 / 5 + 6 = 5; ten times that in the view.
    assert seen_at(view, points) == [100.0, 50.0]


def test_one_focal_length_draws_anamorphic_pictures_of_stretched_content() -> None:
    matrix = [10.0, 0, 0, 0, 20.0, 0, 8.0, 6.0, 1]
    log = Log().row("/cam", Pinhole__image_from_camera=[matrix], Pinhole__resolution=[[16, 12]])
    view = Seen(log.points("/p", (1.0, 1.0, 10.0))).at()
    (points,) = view.drawables
    assert isinstance(points, Points)
    lens = view.camera.projection
    assert isinstance(lens, Pinhole)
    assert intrinsics(lens, RECT) == pytest.approx((400 / 3, 400 / 3, 80, 60))
    assert seen_at(view, points) == [90.0, 80.0]


def test_axes_of_the_camera_are_heeded() -> None:
    # X forward, Y left, Z up.
    log = Log().pinhole("/cam").row("/cam", Pinhole__camera_xyz=[[5, 4, 1]]).points("/p", (5.0, -1.0, 0.5))
    view = Seen(log).at()
    (points,) = view.drawables
    assert isinstance(points, Points)
    assert seen_at(view, points) == [100.0, 50.0]


def test_the_picture_stands_500_units_away() -> None:
    view = Seen(Log().pinhole("/cam").image("/cam/image").points("/p")).at()
    assert view.plane is not None
    assert view.plane.distance == 500.0
    assert view.plane.projection == Orthographic(0.0, 0.0, 16.0, 12.0)
    assert [type(drawable) for drawable in view.plane.drawables] == [ImageRect]
    assert [type(drawable) for drawable in view.drawables] == [Points]


def test_without_3d_content_nothing_has_depth() -> None:
    view = Seen(Log().pinhole("/cam").image("/cam/image")).at()
    assert view.plane is None
    assert isinstance(view.camera.projection, Orthographic)


def test_a_moving_camera_keeps_the_arrays() -> None:
    log = Log().pinhole("/cam").points("/p", (0.0, 0.0, 5.0)).move("/cam", 0, time=0).move("/cam", 1, time=1)
    seen = Seen(log)
    (before,), view = seen.at(0).drawables, seen.at(1)
    (after,) = view.drawables
    assert isinstance(before, Points)
    assert isinstance(after, Points)
    assert after.positions is before.positions
    assert after.key == before.key
    assert after.world_from_obj[:3, 3].tolist() == [-1, 0, 0]
    assert seen.at(1) is view


def test_3d_content_needs_a_camera_at_the_origin() -> None:
    seen = Seen(Log().points("/p").points2d("/q"), origin="/")
    view = seen.at()
    assert len(view.drawables) == 1
    assert [issue.kind for issue in seen.reporter] == ["not-in-view"]
    assert "needs the view's origin to be a camera" in str(next(iter(seen.reporter)))


def test_pictures_of_other_cameras_are_reported_and_do_not_fade_this_one() -> None:
    log = Log().pinhole("/cam").pinhole("/other").image("/cam/image").image("/other/image").points("/p")
    seen = Seen(log)
    view = seen.at()
    assert view.plane is not None
    (image,) = view.plane.drawables
    assert isinstance(image, ImageRect)
    assert image.opacity == 1.0
    assert [issue.subject for issue in seen.reporter] == ["/other/image"]


def test_logged_axes_are_drawn_and_frustums_are_not() -> None:
    log = Log().pinhole("/cam").pinhole("/other").move("/frame", 0, 0, 5)
    view = Seen(log.row("/frame", TransformAxes3D__axis_length=[2.0])).at()
    (axes,) = view.drawables
    assert isinstance(axes, LineSegments)
    assert np.linalg.norm(axes.world_from_obj[:3, 0]) == 2.0


def test_labels_in_space_and_in_the_picture() -> None:
    log = Log().pinhole("/cam").points("/p", (0.0, 0.0, 5.0)).points2d("/cam/q", (8.0, 6.0))
    only_flat = Seen(log.row("/cam/q", Points2D__labels=["b"])).at()
    both = Seen(log.row("/p", Points3D__labels=["a"])).at()
    assert len(both.ui[0]) == 2 * len(only_flat.ui[0])
    # Both anchors lie in the middle of the picture, and texts in it come last.
    assert np.array_equal(both.ui[0].rects[0], only_flat.ui[0].rects[0])
    assert np.array_equal(both.ui[0].uvs[-1], only_flat.ui[0].uvs[-1])


def test_a_view_without_entities_says_so() -> None:
    seen = Seen(Log())
    view = seen.at()
    assert view.drawables == ()
    left, right = view.ui[0].rects[:, 0].min(), view.ui[0].rects[:, 2].max()
    assert (left + right) / 2 == pytest.approx(80, abs=1)
    assert seen.at() is view


def test_ui_points_grow_on_the_picture_too() -> None:
    log = Log().pinhole("/cam").points("/p").row("/cam/q", Points2D__positions=[[1.0, 1.0]], Points2D__radii=[-3.0])
    view = Seen(log).at()
    finisher = Finisher(Look(ui_scale=2.0), (320, 240))
    (finished,) = finisher.finish(Frame(width=160, height=120, views=(view,)), "").views
    assert finished.rect == Rect(0, 0, 320, 240)
    assert finished.plane is not None
    (points,) = finished.plane.drawables
    assert isinstance(points, Points)
    assert points.radii.tolist() == [-6.0]


@pytest.mark.parametrize(
    ("numbers", "size"),
    [
        ((1e-30, 10.0, 8.0, 6.0), (16.0, 12.0)),
        ((10.0, 1e30, 8.0, 6.0), (16.0, 12.0)),
        ((10.0, float("nan"), 8.0, 6.0), (16.0, 12.0)),
        ((10.0, 10.0, float("inf"), 6.0), (16.0, 12.0)),
        ((10.0, 10.0, 8.0, 6.0), (float("inf"), 12.0)),
        ((10.0, 10.0, 8.0, 6.0), (1e-40, float("nan"))),
    ],
)
def test_absurd_cameras_do_not_end_the_frame(numbers: tuple[float, ...], size: tuple[float, float]) -> None:
    fx, fy, cx, cy = numbers
    log = Log().points("/p", (0.0, 0.0, 5.0)).points2d("/cam/q", (1.0, 1.0)).move("/cam", 1)
    log.row("/cam", Pinhole__image_from_camera=[[fx, 0, 0, 0, fy, 0, cx, cy, 1]], Pinhole__resolution=[list(size)])
    view = Seen(log).at()
    for projected in (view.camera.projection, view.plane.projection if view.plane else view.camera.projection):
        assert all(np.isfinite(number) for number in astuple(projected))
