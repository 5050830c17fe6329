"""DepthImage and EncodedDepthImage."""

from __future__ import annotations

import dataclasses
import io
import time
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pytest
from PIL import Image as PillowImage

from rerun_render.core.errors import RerunRenderError
from rerun_render.drawables import ImageRect, Points
from rerun_render.media.colormaps import colorize
from rerun_render.scene.visual import CameraIntrinsics, Visual, VisualizerContext
from rerun_render.scene.visualizers.depth import points_of_depths, visualize_depth
from rerun_render.scene.visualizers.depth_image import DepthImage
from rerun_render.scene.visualizers.encoded_depth_image import EncodedDepthImage
from rerun_render.scene.visualizers.inputs import Inputs
from rerun_render.schema.enums import Colormap, MagnificationFilter
from tests.helpers.rvl_writer import encode_rvl
from tests.helpers.visuals import blob_field, context, image_fields

CAMERA = CameraIntrinsics(fx=10.0, fy=20.0, cx=1.0, cy=0.5, resolution=(4.0, 8.0))


def depth_context(values: npt.NDArray[Any], **changes: Any) -> VisualizerContext:
    of_context = {"view_has_several_images", "camera"}
    logged = {name: value for name, value in changes.items() if name not in of_context}
    camera = changes.get("camera")
    made = context("DepthImage", **image_fields(values), **logged, view_class="2D" if camera is None else "3D")
    return dataclasses.replace(made, **{name: value for name, value in changes.items() if name in of_context})


def flat(values: npt.NDArray[Any], **changes: Any) -> tuple[Visual, ImageRect]:
    visual = DepthImage().visualize(depth_context(values, **changes))
    assert visual is not None
    (rect,) = visual.drawables
    assert isinstance(rect, ImageRect)
    return visual, rect


def cloud(values: npt.NDArray[Any], **changes: Any) -> tuple[Visual, Points]:
    visual = DepthImage().visualize(depth_context(values, camera=changes.pop("camera", CAMERA), **changes))
    assert visual is not None
    (points,) = visual.drawables
    assert isinstance(points, Points)
    return visual, points


def test_in_2d_colors_run_from_zero_to_the_largest_depth() -> None:
    visual, rect = flat(np.array([[0.0, 2.0], [4.0, np.inf], [np.nan, 1.0]], np.float32))
    expected = colorize(np.array([0, 2, 4, 9, 0, 1.0]), 0, 4, Colormap.TURBO).reshape(3, 2, 4)
    np.testing.assert_array_equal(rect.texture.pixels, expected)
    np.testing.assert_array_equal(visual.bounds, [(0, 0, 0), (2, 3, 0)])
    assert visual.draw_order == -20
    assert rect.opacity == 1 and not rect.transparent and rect.minification == rect.magnification == "nearest"


def test_range_colormap_and_order_can_be_logged() -> None:
    visual, rect = flat(
        np.array([[5, 10, 15]], np.uint16), depth_range=[[5.0, 15.0]], colormap=[Colormap.GRAYSCALE], draw_order=[3.0]
    )
    np.testing.assert_array_equal(rect.texture.pixels[0, :, 0], [0, 128, 255])
    assert visual.draw_order == 3


@pytest.mark.parametrize("chosen", [MagnificationFilter.LINEAR, MagnificationFilter.BICUBIC])
def test_smooth_images_have_all_colors_between_their_depths(chosen: MagnificationFilter) -> None:
    values = np.array([[0, 10], [0, 10]], np.uint8)
    visual, rect = flat(values, magnification_filter=[chosen], colormap=[Colormap.RVIZ_MAP])
    np.testing.assert_array_equal(visual.bounds, [(0, 0, 0), (2, 2, 0)])
    np.testing.assert_array_equal(rect.extent_u, (2, 0, 0))
    # Green is the colour of the middle; white and the grey of the ends do not mix to it.
    assert (rect.texture.pixels == (0, 255, 0, 255)).all(axis=2).any()


def test_unknown_colormaps_and_ranges_are_reported_and_replaced() -> None:
    made = depth_context(np.array([[0, 9]], np.uint8), colormap=[99], depth_range=[[np.nan, 1.0]])
    visual = DepthImage().visualize(made)
    assert visual is not None
    (rect,) = visual.drawables
    assert isinstance(rect, ImageRect)
    np.testing.assert_array_equal(rect.texture.pixels[0], colorize(np.array([0, 9]), 0, 9, Colormap.TURBO))
    assert {issue.kind for issue in made.reporter} == {"unknown-colormap", "invalid-range"}


def test_transparent_costs_show_other_images() -> None:
    values = np.array([[0, 50]], np.uint8)
    logged: dict[str, Any] = {"colormap": [Colormap.COSTMAP], "depth_range": [[0.0, 255.0]]}
    assert not flat(values, **logged)[0].has_gaps
    assert flat(values, **logged, view_has_several_images=True)[0].has_gaps


def test_in_3d_pixels_become_points_in_front_of_the_camera() -> None:
    _, points = cloud(np.array([[1000, 2000], [0, 4000]], np.uint16))
    # Column minus cx, row minus cy, times depth over focal length; the pixel without depth is left out.
    np.testing.assert_allclose(points.positions, [(-0.1, -0.025, 1), (0, -0.05, 2), (0, 0.1, 4)], atol=1e-6)
    assert points.positions.dtype == np.float32
    np.testing.assert_array_equal(points.colors, colorize(np.array([1, 2, 4]), 0, 4, Colormap.TURBO))
    assert points.shading == "flat"
    # Half the height of the camera over its focal length, over half the height of the image.
    np.testing.assert_allclose(points.radii, points.positions[:, 2] * (4 / 20) / 1, rtol=1e-6)


def test_floats_are_in_scene_units_and_a_meter_can_be_logged() -> None:
    depths = np.array([[3.0]], np.float32)
    assert cloud(depths)[1].positions[0, 2] == 3
    assert cloud(depths, meter=[2.0])[1].positions[0, 2] == 1.5


@pytest.mark.parametrize("meter", [0.0, -1.0])
def test_meters_that_make_no_sense_are_reported(meter: float) -> None:
    made = depth_context(np.array([[3.0]], np.float32), meter=[meter], camera=CAMERA)
    visual = DepthImage().visualize(made)
    assert visual is not None and isinstance(visual.drawables[0], Points)
    assert visual.drawables[0].positions[0, 2] == 3
    assert [issue.kind for issue in made.reporter] == ["invalid-meter"]


def test_fill_ratio_scales_the_points() -> None:
    values = np.array([[1000]], np.uint16)
    assert cloud(values, point_fill_ratio=[0.25])[1].radii == 0.25 * cloud(values)[1].radii


def test_a_camera_of_unknown_size_makes_tiny_points() -> None:
    points = cloud(np.full((10, 1), 1000, np.uint16), camera=dataclasses.replace(CAMERA, resolution=None))[1]
    np.testing.assert_allclose(points.radii, (0.5 / 20) / 5, rtol=1e-6)


@pytest.mark.parametrize("nothing", [0.0, -2.0, np.nan, np.inf])
def test_without_any_depth_there_are_no_points(nothing: float) -> None:
    assert DepthImage().visualize(depth_context(np.full((2, 2), nothing, np.float32), camera=CAMERA)) is None


def test_the_eye_looks_at_the_camera_and_the_picture_at_the_largest_depth() -> None:
    visual, _ = cloud(np.array([[1.0, 2.0]], np.float32))
    assert visual.outline is not None
    expected = [(-0.2, -0.05, 2), (0.2, -0.05, 2), (0.2, 0.05, 2), (-0.2, 0.05, 2), (0, 0, 0)]
    np.testing.assert_allclose(visual.outline, expected, atol=1e-12)
    ranged, _ = cloud(np.array([[1.0, 2.0]], np.float32), depth_range=[[0.0, 8.0]])
    assert ranged.outline is not None and ranged.outline[:, 2].max() == 8


def test_clouds_of_usual_cameras_are_quick() -> None:
    depths = np.random.default_rng(1).integers(0, 5000, (480, 640)).astype(np.uint16)
    made = depth_context(depths, camera=CAMERA)
    rounds = []
    for _ in range(5):
        start = time.perf_counter()
        DepthImage().visualize(made)
        rounds.append(time.perf_counter() - start)
    assert min(rounds) < 0.25  # 20 ms where nothing else runs


def test_clouds_of_absurd_size_are_refused() -> None:
    zeros = np.broadcast_to(np.uint16(0), (8000, 8000))
    with pytest.raises(RerunRenderError, match="8000x8000 has too many points"):
        visualize_depth(Inputs(depth_context(DEPTHS, camera=CAMERA), "DepthImage"), zeros, "zeros")


def test_points_know_their_pixels() -> None:
    places, seen = points_of_depths(np.array([[0, 5], [7, 0]], np.uint8), 1.0, CAMERA)
    np.testing.assert_array_equal(seen, [False, True, True, False])
    np.testing.assert_array_equal(places[:, 2], [5, 7])


def test_color_images_are_no_depth_images() -> None:
    made = context("DepthImage", **image_fields(np.zeros((2, 2, 3), np.uint8)), view_class="2D")
    with pytest.raises(RerunRenderError, match="one channel"):
        DepthImage().visualize(made)


DEPTHS = np.array([[0, 1000, 65535], [300, 200, 100]], np.uint16)


def png(values: npt.NDArray[Any]) -> bytes:
    file = io.BytesIO()
    PillowImage.fromarray(values).save(file, "PNG")
    return file.getvalue()


@pytest.mark.parametrize(
    ("file", "media_type"),
    [(png(DEPTHS), "image/png"), (png(DEPTHS), None), (encode_rvl(DEPTHS), "application/rvl")],
    ids=["png", "guessed", "rvl"],
)
def test_files_look_like_their_depths(file: bytes, media_type: str | None) -> None:
    logged = {} if media_type is None else {"media_type": [media_type]}
    made = context("EncodedDepthImage", blob=blob_field(file), **logged, view_class="2D")
    visual = EncodedDepthImage().visualize(made)
    assert visual is not None
    (rect,) = visual.drawables
    assert isinstance(rect, ImageRect)
    np.testing.assert_array_equal(rect.texture.pixels, flat(DEPTHS)[1].texture.pixels)


def test_files_become_clouds_too() -> None:
    made = context("EncodedDepthImage", blob=blob_field(png(DEPTHS)), meter=[100.0], view_class="3D")
    visual = EncodedDepthImage().visualize(dataclasses.replace(made, camera=CAMERA))
    assert visual is not None and isinstance(visual.drawables[0], Points)
    np.testing.assert_allclose(visual.drawables[0].positions[:, 2], [10, 655.35, 3, 2, 1], rtol=1e-6)


def test_an_image_without_buffer_is_nothing() -> None:
    nothing = pa.array([], pa.list_(pa.uint8()))
    assert DepthImage().visualize(context("DepthImage", buffer=nothing)) is None
    assert EncodedDepthImage().visualize(context("EncodedDepthImage", blob=nothing)) is None
