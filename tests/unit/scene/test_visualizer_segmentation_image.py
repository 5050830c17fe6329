"""SegmentationImage."""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pytest

from rerun_render.core.errors import RerunRenderError
from rerun_render.drawables import ImageRect
from rerun_render.scene.annotations import AnnotationContext, AnnotationInfo, ClassDescription
from rerun_render.scene.colors import auto_color
from rerun_render.scene.visual import Visual
from rerun_render.scene.visualizers.segmentation_image import SegmentationImage
from tests.helpers.visuals import context, image_fields

CLASSES = AnnotationContext(
    {
        1: ClassDescription(AnnotationInfo(1, "one", (200, 10, 20, 255)), {}),
        2: ClassDescription(AnnotationInfo(2, "two", (0, 255, 0, 128)), {}),
        3: ClassDescription(AnnotationInfo(3, "three", (9, 9, 9, 0)), {}),
    },
    "classes",
)


def draw(ids: npt.NDArray[Any], **changes: Any) -> tuple[Visual, ImageRect]:
    logged = {name: changes.pop(name) for name in ("opacity", "draw_order") if name in changes}
    made = context("SegmentationImage", **image_fields(ids), **logged, view_class="2D")
    visual = SegmentationImage().visualize(dataclasses.replace(made, annotations=CLASSES, **changes))
    assert visual is not None
    (rect,) = visual.drawables
    assert isinstance(rect, ImageRect)
    return visual, rect


def test_pixels_have_the_colors_of_their_classes() -> None:
    visual, rect = draw(np.array([[1, 0, 7], [1, 1, 1]], np.uint8))
    pixels = rect.texture.pixels
    np.testing.assert_array_equal(pixels[0, 0], (200, 10, 20, 255))
    np.testing.assert_array_equal(pixels[0, 1], auto_color(0))
    np.testing.assert_array_equal(pixels[0, 2], auto_color(7))
    np.testing.assert_array_equal(visual.bounds, [(0, 0, 0), (3, 2, 0)])
    assert visual.draw_order == 0
    assert rect.opacity == 1 and not rect.transparent
    assert rect.magnification == rect.minification == "nearest"


@pytest.mark.parametrize("dtype", [np.uint8, np.int8, np.uint16, np.int16, np.uint32, np.int64, np.float16, np.float64])
def test_ids_may_have_any_type(dtype: type) -> None:
    pixels = draw(np.array([[1, 0]], dtype))[1].texture.pixels
    np.testing.assert_array_equal(pixels[0], [(200, 10, 20, 255), auto_color(0)])


def test_floats_are_rounded_to_the_nearest_id() -> None:
    pixels = draw(np.array([[0.6, 1.4]], np.float32))[1].texture.pixels
    np.testing.assert_array_equal(pixels[0], [(200, 10, 20, 255)] * 2)


@pytest.mark.parametrize("wrong", [-1, 65536, np.nan, np.inf])
def test_what_is_no_id_is_transparent(wrong: float) -> None:
    rect = draw(np.array([[1, wrong]], np.float64))[1]
    np.testing.assert_array_equal(rect.texture.pixels[0], [(200, 10, 20, 255), (0, 0, 0, 0)])
    assert rect.transparent


def test_the_largest_id_is_one() -> None:
    pixels = draw(np.array([[65535]], np.int32))[1].texture.pixels
    np.testing.assert_array_equal(pixels[0, 0], auto_color(65535))


def test_transparent_classes_show_what_is_behind() -> None:
    rect = draw(np.array([[2, 3]], np.uint8))[1]
    assert rect.transparent
    np.testing.assert_array_equal(rect.texture.pixels[0, :, 3], [128, 0])
    # Green 255 at half alpha gives as much light as an opaque green of 128.
    light = ((rect.texture.pixels[0, 0, 1] / 255 + 0.055) / 1.055) ** 2.4 * 128 / 255
    assert light == pytest.approx(((128 / 255 + 0.055) / 1.055) ** 2.4, abs=0.005)


def test_other_images_shine_through() -> None:
    rect = draw(np.array([[1]], np.uint8), view_has_image_below_classes=True)[1]
    assert rect.opacity == 0.5 and rect.transparent


def test_logged_opacity_and_order_win() -> None:
    visual, rect = draw(np.array([[1]], np.uint8), opacity=[0.75], draw_order=[4.0], view_has_image_below_classes=True)
    assert rect.opacity == 0.75 and visual.draw_order == 4


def test_textures_of_other_annotations_are_other_ones() -> None:
    ids = np.array([[1]], np.uint8)
    fields = image_fields(ids)
    made = context("SegmentationImage", **fields, view_class="2D")
    keys = []
    for classes in (CLASSES, AnnotationContext({}, "others")):
        visual = SegmentationImage().visualize(dataclasses.replace(made, annotations=classes))
        assert visual is not None
        (rect,) = visual.drawables
        assert isinstance(rect, ImageRect)
        keys.append(rect.texture.key)
    assert keys[0] != keys[1]


def test_images_with_several_channels_are_refused() -> None:
    fields = image_fields(np.zeros((2, 2, 3), np.uint8))
    with pytest.raises(RerunRenderError, match="one channel"):
        SegmentationImage().visualize(context("SegmentationImage", **fields, view_class="2D"))


def test_an_image_without_buffer_is_nothing() -> None:
    assert (
        SegmentationImage().visualize(context("SegmentationImage", buffer=pa.array([], pa.list_(pa.uint8())))) is None
    )
