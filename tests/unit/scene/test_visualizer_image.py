"""Image."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from rerun_render.core.errors import RerunRenderError
from rerun_render.drawables import ImageRect
from rerun_render.scene.visual import Visual, VisualizerContext
from rerun_render.scene.visualizers.image import Image
from rerun_render.schema.enums import ChannelDatatype, ColorModel
from tests.helpers.visuals import context

FORMAT = pa.struct(
    {
        "width": pa.uint32(),
        "height": pa.uint32(),
        "pixel_format": pa.uint8(),
        "color_model": pa.uint8(),
        "channel_datatype": pa.uint8(),
    }
)


def image_context(data: bytes, width: int, height: int, **more: Any) -> VisualizerContext:
    layout = {"width": width, "height": height}
    layout |= {"color_model": more.pop("color_model", 2), "channel_datatype": more.pop("channel_datatype", 6)}
    return context(
        "Image",
        buffer=pa.array([np.frombuffer(data, np.uint8)], pa.list_(pa.uint8())),
        format=pa.array([layout], FORMAT),
        view_class="2D",
        **more,
    )


def draw(ctx: VisualizerContext) -> tuple[Visual, ImageRect]:
    made = Image().visualize(ctx)
    assert made is not None
    (rect,) = made.drawables
    assert isinstance(rect, ImageRect)
    return made, rect


PIXELS = bytes(range(18))


def test_an_image_covers_its_size_in_pixels() -> None:
    made, rect = draw(image_context(PIXELS, 3, 2))
    np.testing.assert_array_equal(rect.texture.pixels[..., :3].ravel(), list(PIXELS))
    np.testing.assert_array_equal(rect.top_left, (0, 0, 0))
    np.testing.assert_array_equal(rect.extent_u, (3, 0, 0))
    np.testing.assert_array_equal(rect.extent_v, (0, 2, 0))
    np.testing.assert_array_equal(made.bounds, [(0, 0, 0), (3, 2, 0)])
    assert made.draw_order == -10
    assert rect.opacity == 1 and not rect.transparent and rect.magnification == "nearest"


def test_over_a_depth_image_half_of_it_shows() -> None:
    _, rect = draw(image_context(PIXELS, 3, 2, depth_image=True))
    assert rect.opacity == 0.5 and rect.transparent


@pytest.mark.parametrize(("logged", "opacity"), [(0.25, 0.25), (7.0, 1.0), (-1.0, 0.0)])
def test_logged_opacity_wins_and_stays_within_bounds(logged: float, opacity: float) -> None:
    assert draw(image_context(PIXELS, 3, 2, opacity=[logged], depth_image=True))[1].opacity == opacity


@pytest.mark.parametrize(("value", "name"), [(1, "nearest"), (2, "linear"), (3, "bicubic")])
def test_magnification_can_be_chosen(value: int, name: str) -> None:
    assert draw(image_context(PIXELS, 3, 2, magnification_filter=[value]))[1].magnification == name


@pytest.mark.parametrize(
    ("model", "datatype", "num_bytes", "name"),
    [
        (ColorModel.L, ChannelDatatype.U8, 1, "linear"),
        (ColorModel.L, ChannelDatatype.U16, 2, "nearest"),
        (ColorModel.L, ChannelDatatype.F32, 4, "nearest"),
        (ColorModel.RGB, ChannelDatatype.U16, 6, "linear"),
    ],
)
def test_minified_measurements_are_not_averaged(
    model: ColorModel, datatype: ChannelDatatype, num_bytes: int, name: str
) -> None:
    ctx = image_context(bytes(6 * num_bytes), 3, 2, color_model=int(model), channel_datatype=int(datatype))
    assert draw(ctx)[1].minification == name


def test_the_texture_key_does_not_depend_on_opacity() -> None:
    plain = image_context(PIXELS, 3, 2)
    cells = {name.split(":")[1]: cell.array for name, cell in plain.state.items()}
    faded = context("Image", **cells, opacity=[0.5])
    assert draw(plain)[1].texture.key == draw(faded)[1].texture.key


def test_wrong_buffer_sizes_tell_both_sizes() -> None:
    with pytest.raises(RerunRenderError, match=r"expected 18 bytes.*3x2 RGB U8.*got 17"):
        Image().visualize(image_context(PIXELS[:-1], 3, 2))


def test_images_without_pixels_are_refused() -> None:
    with pytest.raises(RerunRenderError, match="0x2"):
        Image().visualize(image_context(b"\0", 0, 2))


def test_a_buffer_without_format_is_refused() -> None:
    with pytest.raises(RerunRenderError, match="format"):
        Image().visualize(context("Image", buffer=pa.array([[1, 2]], pa.list_(pa.uint8()))))
