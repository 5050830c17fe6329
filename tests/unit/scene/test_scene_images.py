"""Images in whole recordings: what they mean to each other, and depth images below cameras."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
import pytest
from PIL import Image as PillowImage

from rerun_render.core.report import Reporter
from rerun_render.drawables import Frame, ImageRect, LineSegments, Orthographic, Points
from rerun_render.scene.bounds import exact_box
from rerun_render.scene.eye import RFU, default_eye
from rerun_render.scene.scene import Scene
from rerun_render.scene.timelines import default_timeline
from tests.unit.scene.build import Log


def make(log: Log, view: int | str | None = None) -> tuple[Scene, Reporter]:
    recording, reporter = log.recording, Reporter()
    return Scene(recording, default_timeline(recording), size=(200, 100), view=view, reporter=reporter), reporter


def rects(frame: Frame) -> list[ImageRect]:
    return [drawable for view in frame.views for drawable in view.drawables if isinstance(drawable, ImageRect)]


def clouds(frame: Frame) -> list[Points]:
    return [drawable for view in frame.views for drawable in view.drawables if isinstance(drawable, Points)]


def grey(archetype: str, *values: int) -> dict[str, list[Any]]:
    """Fields of an image of one row."""
    form = {"width": len(values), "height": 1, "pixel_format": None, "color_model": 1, "channel_datatype": 6}
    return {f"{archetype}__buffer": [list(values)], f"{archetype}__format": [form]}


def rgba(*pixels: tuple[int, int, int, int], order: float) -> dict[str, list[Any]]:
    form = {"width": len(pixels), "height": 1, "pixel_format": None, "color_model": 3, "channel_datatype": 6}
    return {"Image__buffer": [list(sum(pixels, ()))], "Image__format": [form], "Image__draw_order": [order]}


def png(width: int, height: int) -> list[int]:
    file = io.BytesIO()
    PillowImage.fromarray(np.zeros((height, width, 3), np.uint8)).save(file, "PNG")
    return list(file.getvalue())


def blob(entity_field: str, data: list[int]) -> dict[str, list[Any]]:
    return {entity_field: [data]}


def opacities(*images: dict[str, list[Any]]) -> list[float]:
    log = Log()
    for place, image in enumerate(images):
        log.row(f"/view/i{place}", time=0, **image)
    return [rect.opacity for rect in rects(make(log)[0].frame(0))]


COLOR, DEPTH, CLASSES = grey("Image", 1, 2), grey("DepthImage", 1, 2), grey("SegmentationImage", 1, 2)


def test_images_show_what_lies_below_them() -> None:
    # In the order of visualizers: depth, colour, classes.
    assert opacities(COLOR) == opacities(DEPTH) == opacities(CLASSES) == [1.0]
    assert opacities(COLOR, DEPTH) == [1.0, 0.5]
    assert opacities(COLOR, CLASSES) == [1.0, 0.5]
    assert opacities(DEPTH, CLASSES) == [1.0, 0.5]
    assert opacities(CLASSES, COLOR, DEPTH) == [1.0, 0.5, 0.5]


def test_an_image_that_comes_later_changes_the_others() -> None:
    log = Log().row("/v/classes", time=0, **CLASSES).row("/v/color", time=1, **COLOR).row("/v/depth", time=2, **DEPTH)
    log.row("/v/depth", time=3, Clear__is_recursive=[False])
    scene, _ = make(log)
    assert [rect.opacity for rect in rects(scene.frame(0))] == [1]
    assert [rect.opacity for rect in rects(scene.frame(1))] == [1, 0.5]
    assert [rect.opacity for rect in rects(scene.frame(2))] == [1, 0.5, 0.5]
    assert [rect.opacity for rect in rects(scene.frame(3))] == [1, 0.5]


def test_transparent_pixels_show_other_images_but_not_the_background() -> None:
    clear, solid = rgba((9, 9, 9, 0), order=1.0), rgba((9, 9, 9, 255), order=0.0)
    log = Log().row("/v/a", time=0, **clear).row("/v/b", time=1, **solid)
    scene, _ = make(log)
    assert [rect.transparent for rect in rects(scene.frame(0))] == [False]
    assert [rect.transparent for rect in rects(scene.frame(1))] == [True, False]


def test_images_apart_from_each_other_do_not_blend() -> None:
    clear = rgba((9, 9, 9, 0), order=1.0)
    log = Log().row("/v/a", **clear).row("/v/b", **clear).row("/v/c", **clear)
    for time, x in enumerate((1.0, 1.5, 0.5)):
        log.move("/v/b", x, time=time).move("/v/c", 7, time=time)
    scene, _ = make(log)
    # Touching counts as overlapping.
    for time, blending in enumerate(([True, True, False], [False, False, False], [True, True, False])):
        assert [rect.transparent for rect in rects(scene.frame(time))] == blending
    assert [rect.transparent for rect in rects(scene.frame(1))] == [False, False, False]


def test_depth_images_below_a_camera_are_clouds_in_3d() -> None:
    log = Log().pinhole("/cam", focal=10, size=(4, 2)).move("/cam", 5, 6, 7)
    log.row("/cam/depth", **grey("DepthImage", 0, 100, 200, 0), DepthImage__meter=[100.0])
    frame = make(log, view="/")[0].frame(None)
    assert rects(frame) == []
    (cloud,) = clouds(frame)
    matrix = cloud.world_from_obj
    world = cloud.positions @ matrix[:3, :3].T + matrix[:3, 3]
    np.testing.assert_allclose(world, [(5 - 0.1, 6 - 0.1, 8), (5, 6 - 0.2, 9)], atol=1e-5)
    assert cloud.shading == "flat"


def test_the_2d_view_of_the_camera_shows_the_picture() -> None:
    log = Log().pinhole("/cam").row("/cam/depth", **DEPTH)
    frame = make(log, view="cam")[0].frame(None)
    assert len(rects(frame)) == 1 and clouds(frame) == []


def test_axes_of_the_camera_turn_the_cloud() -> None:
    log = (
        Log().pinhole("/cam", focal=10, size=(2, 2)).row("/cam", Pinhole__camera_xyz=[[3, 5, 1]])
    )  # right, forward, up
    log.row("/cam/depth", **grey("DepthImage", 0, 7), DepthImage__meter=[1.0])
    (cloud,) = clouds(make(log, view="/")[0].frame(None))
    np.testing.assert_allclose(cloud.positions @ cloud.world_from_obj[:3, :3].T, [(0, 7, 0.7)], atol=1e-5)


def test_other_cameras_make_other_clouds() -> None:
    log = Log().pinhole("/cam", time=0, focal=10).pinhole("/cam", time=1, focal=20).move("/cam", 1, time=2)
    log.row("/cam/depth", **grey("DepthImage", 50, 50), DepthImage__meter=[1.0])
    scene, _ = make(log, view="/")
    (first,), (second,), (moved,) = (clouds(scene.frame(time)) for time in (0, 1, 2))
    np.testing.assert_allclose(first.positions[:, :2], 2 * second.positions[:, :2])
    assert first.key != second.key
    # Moving the camera does not touch the points.
    assert moved.positions is second.positions and moved.key == second.key
    assert moved.world_from_obj[0, 3] == 1
    (again,) = clouds(scene.frame(0))
    assert again.key == first.key


def test_the_eye_sees_the_whole_cloud() -> None:
    log = Log().pinhole("/cam", focal=10, size=(4, 2)).move("/cam", 5, 6, 7)
    log.row("/cam/depth", **grey("DepthImage", 30, 60, 1, 1), DepthImage__meter=[10.0])
    view = make(log, view="/")[0].frame(None).views[0]
    # The camera, and the corners of the 4x1 picture at the largest depth.
    seen = np.array([(0, 0, 0), (-1.2, -0.6, 6), (1.2, -0.6, 6), (1.2, 0, 6), (-1.2, 0, 6)])
    expected = default_eye(exact_box(seen + np.array([5, 6, 7])), RFU)
    np.testing.assert_allclose(view.camera.view_from_world, expected.view_from_world, atol=1e-9)


def test_clouds_of_depth_images_do_not_make_others_see_through() -> None:
    # The official viewer counts only what it draws as images.
    log = Log().pinhole("/cam").row("/cam/depth", **DEPTH).row("/cam/color", **COLOR)
    scene, _ = make(log, view="/")
    assert scene.views[0].class_name == "3D"
    assert [rect.opacity for rect in rects(scene.frame(None))] == [1.0]
    assert sorted(rect.opacity for rect in rects(make(log, view="cam")[0].frame(None))) == [0.5, 1.0]


def test_depth_images_without_a_camera_are_reported_in_3d() -> None:
    scene, reporter = make(Log().points("/w").row("/w", **DEPTH), view=0)
    assert scene.views[0].class_name == "3D"
    assert len(clouds(scene.frame(None))) == 1  # the points themselves
    assert any(issue.kind == "not-in-view" and "DepthImage" in issue.message for issue in reporter)


@pytest.mark.parametrize("archetype", ["EncodedImage", "EncodedDepthImage"])
def test_damaged_files_are_reported_and_the_rest_is_drawn(archetype: str) -> None:
    log = Log().row("/v/bad", **blob(f"{archetype}__blob", [1, 2, 3])).row("/v/good", **COLOR)
    scene, reporter = make(log)
    assert len(rects(scene.frame(None))) == 1
    (issue,) = reporter
    assert (issue.severity, issue.kind, issue.subject) == ("error", "bad-entity", "/v/bad")
    assert "01 02 03" in issue.message


@pytest.mark.parametrize(("archetype", "right"), [("Image", 18.0), ("EncodedImage", 28.0)])
def test_the_eye_of_2d_views_looks_too_far_for_moved_files(archetype: str, right: float) -> None:
    # Images 8 wide at 10: those from files are taken for being at 20, like in the official viewer.
    pixels = grey("Image", *range(8)) if archetype == "Image" else blob("EncodedImage__blob", png(8, 1))
    log = Log().row("/v/a", **grey("Image", 1)).row("/v/b", **pixels).move("/v/b", 10)
    view = make(log)[0].frame(None).views[0]
    shown = view.camera.projection
    assert isinstance(shown, Orthographic)
    edges = (shown.left, shown.top, shown.right, shown.bottom)
    np.testing.assert_allclose(edges, (0, 0.5 - right / 4, right, 0.5 + right / 4), atol=1e-9)


def test_files_show_in_2d_and_tell_the_size_of_their_camera() -> None:
    matrix = [10, 0, 0, 0, 10, 0, 4, 3, 1]
    log = Log().row("/cam", Pinhole__image_from_camera=[matrix], EncodedImage__blob=[png(8, 6)])
    (rect,) = rects(make(log, view="cam")[0].frame(None))
    np.testing.assert_array_equal(rect.extent_u, (8, 0, 0))
    lines = [d for d in make(log, view="/")[0].frame(None).views[0].drawables if isinstance(d, LineSegments)]
    assert 11 in [len(one.starts) for one in lines]  # the frustum
