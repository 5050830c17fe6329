"""Eyes in scenes: where they are at each time."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from rerun_render.core.errors import UsageError
from rerun_render.core.report import Reporter
from rerun_render.core.time import TimeKind, Timeline
from rerun_render.drawables import Camera, ImageRect, Perspective, Pinhole, Points, Rect, View
from rerun_render.drawables.projection import intrinsics
from rerun_render.replay.cameras import timed_path
from rerun_render.scene.camera_control.control import CameraControl, TimedPath
from rerun_render.scene.camera_control.keyframes import parse_keys
from rerun_render.scene.camera_control.lens import fitted
from rerun_render.scene.camera_control.options import Eye, Intrinsics, camera_options
from rerun_render.scene.scene import Scene
from rerun_render.scene.timelines import default_timeline
from tests.unit.scene.build import Log

SIZE = (160, 120)


def make(log: Log, path: TimedPath | None = None, view: str | None = None, **asked: Any) -> tuple[Scene, Reporter]:
    options = camera_options(**asked)
    assert options is not None
    recording, reporter = log.recording, Reporter()
    timeline = default_timeline(recording)
    control = CameraControl(options, path)
    scene = Scene(recording, timeline, size=SIZE, view=view, reporter=reporter, camera=control)
    if timeline is not None:
        span = recording.timelines[timeline]
        scene.set_range(span.start, span.end)
    return scene, reporter


def only(scene: Scene, time: int | None = None) -> View:
    (view,) = scene.frame(time).views
    return view


def place(camera: Camera) -> np.ndarray:
    rotation = camera.view_from_world[:3, :3]
    return np.round(-rotation.T @ camera.view_from_world[:3, 3], 6) + 0.0


def forward(camera: Camera) -> np.ndarray:
    return np.round(-camera.view_from_world[2, :3], 6) + 0.0


def cube() -> Log:
    """Points around (1, 0, 0), so that the eye looks there; one moves away from there."""
    log = Log().points("/cube", *[(x, y, z) for x in (0.0, 2.0) for y in (-1.0, 1.0) for z in (-1.0, 1.0)])
    return log.move("/car", 0, 0, 0, time=0).move("/car", 4, 0, 0, time=10)


def test_a_fixed_eye_looks_at_the_middle_of_the_data() -> None:
    camera = only(make(cube(), eye=(1, -5, 0))[0], 0).camera
    assert place(camera).tolist() == [1, -5, 0]
    assert forward(camera).tolist() == [0, 1, 0]


def test_look_at_up_and_fov() -> None:
    camera = only(make(cube(), eye="1,-5,0", look_at="6,-5,0", up="0,-1,0", fov=30)[0], 0).camera
    assert forward(camera).tolist() == [1, 0, 0]
    assert camera.view_from_world[1, :3].tolist() == [0, -1, 0]
    assert camera.projection == Perspective(math.radians(30))


def test_a_fov_alone_keeps_the_default_eye() -> None:
    log = cube()
    default = only(Scene(log.recording, "frame", size=SIZE, reporter=Reporter()), 0).camera
    camera = only(make(log, fov=30)[0], 0).camera
    assert np.allclose(camera.view_from_world, default.view_from_world)
    assert camera.projection == Perspective(math.radians(30))


def test_a_fixed_eye_is_the_same_object_while_data_changes() -> None:
    scene, _ = make(
        cube().points("/car/p", time=1).points("/car/p", (1.0, 1.0, 1.0), time=2), eye=(1, -5, 0), look_at=(1, 0, 0)
    )
    assert only(scene, 1).camera is only(scene, 2).camera


def test_intrinsics_are_fitted_into_the_view() -> None:
    lens = fitted(Intrinsics(50, 60, 30, 20, (80, 40)), Rect(0, 0, 160, 120))
    # The picture of 80 x 40 px appears as 160 x 80 px, 20 px below the top.
    assert intrinsics(lens, Rect(0, 0, 160, 120)) == pytest.approx((100, 120, 60, 60))


def test_an_orbit_keeps_its_distance_and_closes() -> None:
    scene, _ = make(cube(), camera="orbit")
    places = [place(only(scene, time).camera) for time in (0, 5, 10)]
    assert np.allclose(places[0], places[2])
    center = np.array([1.0, 0, 0])
    assert np.allclose(places[1] - center, (places[0] - center) * [-1, -1, 1])
    assert forward(only(scene, 5).camera).tolist() == pytest.approx(
        ((center - places[1]) / np.linalg.norm(center - places[1])).tolist(), abs=1e-5
    )


def test_an_orbit_heeds_what_is_there_later() -> None:
    log = (
        Log().points("/p", (0.0, 0.0, 0.0), (2.0, 0.0, 0.0), time=0).points("/p", (9.0, 0.0, 0.0), (8.0, 0, 0), time=10)
    )
    first = place(only(make(log, camera="orbit:0")[0], 0).camera)
    last = place(only(make(log, camera="orbit:0")[0], 10).camera)
    assert first.tolist() == last.tolist()
    # Around the middle of both: x from about 0 to about 9.
    assert 3 < first[0] + 2 < 9


def test_an_orbit_starts_at_the_eye_and_turns_around_what_it_looks_at() -> None:
    scene, _ = make(cube(), camera="orbit:0.5", eye=(3, 0, 1), look_at=(0, 0, 0))
    assert place(only(scene, 0).camera).tolist() == [3, 0, 1]
    assert place(only(scene, 10).camera).tolist() == [-3, 0, 1]


def test_the_order_of_frames_does_not_matter() -> None:
    for asked in ({"camera": "orbit"}, {"follow": "/car"}):
        forth, back = make(cube(), **asked)[0], make(cube(), **asked)[0]
        cameras = [only(forth, time).camera for time in (0, 5, 10)]
        again = [only(back, time).camera for time in (10, 5, 0)][::-1]
        for one, other in zip(cameras, again, strict=True):
            assert np.array_equal(one.view_from_world, other.view_from_world)


def test_following_keeps_the_offset_and_the_direction() -> None:
    scene, _ = make(cube(), follow="/car", eye=(1, -5, 0), look_at=(1, 0, 0))
    assert place(only(scene, 0).camera).tolist() == [1, -5, 0]
    later = only(scene, 10).camera
    assert place(later).tolist() == [5, -5, 0]
    assert forward(later).tolist() == [0, 1, 0]


def test_following_from_the_default_eye_starts_with_the_first_frame() -> None:
    scene, _ = make(cube(), follow="/car")
    default = only(Scene(cube().recording, "frame", size=SIZE, reporter=Reporter()), 0).camera
    assert (place(only(scene, 10).camera) - place(default)).tolist() == pytest.approx([4, 0, 0], abs=1e-5)


def pixel(view: View, point: tuple[float, float, float]) -> list[float]:
    fx, fy, cx, cy = intrinsics(view.camera.projection, view.rect)  # type: ignore[arg-type]
    x, y, z, _ = (view.camera.view_from_world @ [*point, 1.0]).tolist()
    return [round(cx - fx * x / z, 4), round(cy + fy * y / z, 4)]


def test_a_logged_camera_sees_what_its_intrinsics_say() -> None:
    matrix = [10.0, 0, 0, 0, 12.0, 0, 5.0, 7.0, 1]
    log = Log().points("/p", (1.0, -0.5, 3.0)).move("/cam", 0, 0, -2)
    log.row("/cam", Pinhole__image_from_camera=[matrix], Pinhole__resolution=[[16, 12]])
    scene, reporter = make(log, camera="entity:/cam")
    view = only(scene)
    # u = 10 * 1 / 5 + 5 = 7, v = 12 * -0.5 / 5 + 7 = 5.8; ten times that in the view.
    assert pixel(view, (1.0, -0.5, 3.0)) == [70.0, 58.0]
    assert not list(reporter)


def test_scale_of_a_logged_camera_does_not_matter_and_axes_do() -> None:
    log = Log().pinhole("/rig/cam").row("/rig", Transform3D__scale=[[2.0, 2.0, 2.0]])
    log.row("/rig/cam", Pinhole__camera_xyz=[[5, 4, 1]]).points("/p", (5.0, -1.0, 0.5))
    # X forward, Y left, Z up: depth 5, right 1, up 0.5.
    assert pixel(only(make(log, camera="entity:/rig/cam")[0]), (5.0, -1.0, 0.5)) == [100.0, 50.0]


def test_what_belongs_to_the_camera_looked_through_is_left_out() -> None:
    log = Log().pinhole("/cam").image("/cam/image").pinhole("/other").image("/other/image").points("/p", (0, 0, 5.0))
    view = only(make(log, camera="entity:/cam", view="/")[0])
    assert [type(drawable) for drawable in view.drawables if isinstance(drawable, ImageRect)] == [ImageRect]
    assert sum(isinstance(drawable, Points) for drawable in view.drawables) == 1
    assert len(view.drawables) == 4  # point, image, frustum and axes of the other camera


def test_without_a_camera_at_a_time_the_default_eye_is_used_and_reported() -> None:
    log = Log().points("/p").pinhole("/cam", time=5).points("/q", time=0)
    scene, reporter = make(log, camera="entity:/cam")
    assert isinstance(only(scene, 0).camera.projection, Perspective)
    assert isinstance(only(scene, 5).camera.projection, Pinhole)
    assert [(issue.kind, issue.subject) for issue in reporter] == [("no-camera", "/cam")]


def test_a_function_of_time() -> None:
    eyes = {0: Eye((1, -5, 0), (1, 0, 0)), 10: Eye((1, 0, 5), (1, 0, 0), up=(0, 1, 0), fov=20)}
    scene, _ = make(cube(), camera=lambda time: eyes[time])  # type: ignore[index]
    assert place(only(scene, 0).camera).tolist() == [1, -5, 0]
    assert only(scene, 10).camera.projection == Perspective(math.radians(20))


def test_a_function_that_returns_something_else() -> None:
    scene, _ = make(cube(), camera=lambda time: (1, 2, 3))
    with pytest.raises(UsageError, match="expected the camera function to return"):
        scene.frame(0)


class Span:
    """A timeline from 100 to 300."""

    def __init__(self, kind: TimeKind) -> None:
        self.timeline = Timeline("time", kind)
        self.start, self.end = 100 * 10**9, 300 * 10**9


@pytest.mark.parametrize(
    ("kind", "times", "knots"),
    [
        (TimeKind.DURATION, [100, "250s"], [0, 150e9]),
        (TimeKind.TIMESTAMP, [0, "150s"], [0, 150e9]),
        (TimeKind.DURATION, ["0%", "50%"], [0, 100e9]),
    ],
)
def test_times_of_key_frames(kind: TimeKind, times: list[Any], knots: list[float]) -> None:
    content = [{"eye": [9, 0, 0], "look_at": [0, 0, 0], "time": time} for time in times]
    timed = timed_path(parse_keys(content, "test"), Span(kind))
    assert timed.origin == 100 * 10**9
    assert timed.path.knots.tolist() == knots


def test_key_frames_without_times_are_spread() -> None:
    content = [{"eye": eye, "look_at": [0, 0, 0]} for eye in ([9, 0, 0], [0, 9, 0], [-9, 0, 0])]
    scene, _ = make(cube(), timed_path(parse_keys(content, "test"), None), camera="a.json")
    assert place(only(scene, 5).camera).tolist() == [0, 9, 0]
    assert place(only(scene, 10).camera).tolist() == [-9, 0, 0]


def test_key_frames_with_times_need_a_timeline() -> None:
    content = [{"eye": [9, 0, 0], "look_at": [0, 0, 0], "time": 5}]
    with pytest.raises(UsageError, match="static"):
        timed_path(parse_keys(content, "test"), None)


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"camera": "entity:/cube"}, "expected an entity with a Pinhole, got '/cube'; the cameras are /cam"),
        ({"follow": "/nobody"}, "expected an entity to follow, got '/nobody'; the entities are"),
    ],
)
def test_entities_that_are_not_there(asked: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        make(cube().pinhole("/cam"), **asked)


def test_there_must_be_a_3d_view() -> None:
    with pytest.raises(UsageError, match=r"expected a 3D view for the eye .* drawn is 2D 'flat'"):
        make(Log().points2d("/flat"), fov=40)
