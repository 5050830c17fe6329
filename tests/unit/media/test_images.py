"""Plain image buffers."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rerun_render.core.errors import RerunRenderError
from rerun_render.media.images import ImageFormat, decode_image
from rerun_render.schema.enums import ChannelDatatype, ColorModel, PixelFormat

DTYPES = {kind: np.dtype(kind.dtype_name) for kind in ChannelDatatype}


def decode(values: npt.ArrayLike, model: ColorModel, kind: ChannelDatatype) -> npt.NDArray[np.uint8]:
    """Pixels of one row of `values` (N, channels)."""
    array = np.asarray(values).astype(DTYPES[kind])
    image_format = ImageFormat(len(array), 1, None, model, kind)
    return decode_image(np.frombuffer(array.tobytes(), np.uint8), image_format)[0]


def gray(values: npt.ArrayLike, kind: ChannelDatatype) -> list[int]:
    pixels = decode(np.asarray(values).reshape(-1, 1), ColorModel.L, kind)
    assert (pixels[:, 3] == 255).all() and (pixels[:, :1] == pixels[:, :3]).all()
    return [int(value) for value in pixels[:, 0]]


@pytest.mark.parametrize(
    ("model", "pixel", "shown"),
    [
        (ColorModel.L, [9], (9, 9, 9, 255)),
        (ColorModel.RGB, [1, 2, 3], (1, 2, 3, 255)),
        (ColorModel.BGR, [1, 2, 3], (3, 2, 1, 255)),
        (ColorModel.RGBA, [1, 2, 3, 4], (1, 2, 3, 4)),
        (ColorModel.BGRA, [1, 2, 3, 4], (3, 2, 1, 4)),
    ],
)
def test_bytes_are_shown_unchanged(model: ColorModel, pixel: list[int], shown: tuple[int, ...]) -> None:
    np.testing.assert_array_equal(decode([pixel, pixel], model, ChannelDatatype.U8), [shown, shown])


@pytest.mark.parametrize("kind", list(ChannelDatatype))
def test_gray_values_up_to_255_of_any_type_are_bytes(kind: ChannelDatatype) -> None:
    top = 127 if kind is ChannelDatatype.I8 else 250
    assert gray([0, 50, top], kind) == [0, 50, top]


@pytest.mark.parametrize("kind", [ChannelDatatype.F16, ChannelDatatype.F32, ChannelDatatype.F64])
def test_floats_from_zero_to_one_fill_the_range(kind: ChannelDatatype) -> None:
    assert gray([0, 0.5, 1], kind) == [0, 128, 255]


def test_floats_a_little_above_one_are_almost_black() -> None:
    assert max(gray([0, 1, 2], ChannelDatatype.F32)) == 2


@pytest.mark.parametrize("kind", [ChannelDatatype.I16, ChannelDatatype.I32, ChannelDatatype.I64, ChannelDatatype.F64])
def test_other_gray_values_become_a_ramp_between_their_extremes(kind: ChannelDatatype) -> None:
    assert gray([-1000, 0, 1000], kind) == [0, 128, 255]


def test_equal_values_outside_the_usual_ranges_are_mid_gray() -> None:
    assert gray([1000, 1000], ChannelDatatype.U16) == [128, 128]


def test_values_that_are_not_finite_do_not_stretch_the_range() -> None:
    assert gray([0, 1, np.nan, np.inf, -np.inf], ChannelDatatype.F32) == [0, 255, 0, 255, 0]


def test_colours_outside_the_usual_ranges_are_linear_light() -> None:
    pixels = decode([[0, 0, 0], [12850, 12850, 12850], [64250, 64250, 64250]], ColorModel.RGB, ChannelDatatype.U16)
    np.testing.assert_array_equal(pixels[:, 0], [0, 124, 255])


def test_alpha_is_never_gamma_encoded() -> None:
    pixels = decode([[0, 0, 0, 0], [500, 500, 500, 500], [1000] * 4], ColorModel.BGRA, ChannelDatatype.U16)
    np.testing.assert_array_equal(pixels[:, 3], [0, 128, 255])
    np.testing.assert_array_equal(pixels[:, 0], [0, 188, 255])


@pytest.mark.parametrize("kind", [ChannelDatatype.F16, ChannelDatatype.U16, ChannelDatatype.I16])
def test_large_images_of_narrow_types_look_like_small_ones(kind: ChannelDatatype) -> None:
    row = np.linspace(-900, 900, 601).astype(DTYPES[kind])
    small = gray(row, kind)
    assert gray(np.tile(row, 200), kind) == small * 200


def test_sizes_beyond_the_buffer_are_refused_before_anything_is_allocated() -> None:
    for image_format in (
        ImageFormat(2**32 - 1, 2**32 - 1, None, ColorModel.RGBA, ChannelDatatype.F64),
        ImageFormat(2**32 - 1, 2**32 - 1, PixelFormat.NV12),
    ):
        with pytest.raises(RerunRenderError, match=r"expected \d+ bytes .* got 3"):
            decode_image(np.zeros(3, np.uint8), image_format)


def test_surplus_bytes_are_refused() -> None:
    with pytest.raises(RerunRenderError, match="expected 2 bytes"):
        decode_image(np.zeros(3, np.uint8), ImageFormat(2, 1))


def test_a_pixel_format_decides_alone() -> None:
    fields = {"width": 4, "height": 2, "pixel_format": 26, "color_model": 3, "channel_datatype": 35}
    assert ImageFormat.from_struct(fields).num_bytes == 12


def test_missing_layout_means_gray_bytes() -> None:
    assert ImageFormat.from_struct({"width": 4, "height": 2}) == ImageFormat(4, 2)


@pytest.mark.parametrize(
    "fields",
    [
        None,
        {"width": 1},
        {"width": 1, "height": 1, "pixel_format": 77},
        {"width": 1, "height": 1, "color_model": 9},
        {"width": 1, "height": 1, "channel_datatype": 1},
    ],
)
def test_unknown_layouts_are_refused(fields: dict[str, int] | None) -> None:
    with pytest.raises(RerunRenderError):
        ImageFormat.from_struct(fields)


@given(st.integers(1, 9), st.integers(1, 9), st.sampled_from([*ColorModel]), st.sampled_from([*DTYPES]), st.data())
def test_any_bytes_of_the_right_length_decode(
    width: int, height: int, model: ColorModel, kind: ChannelDatatype, data: st.DataObject
) -> None:
    image_format = ImageFormat(width, height, None, model, kind)
    size = image_format.num_bytes
    buffer = np.frombuffer(data.draw(st.binary(min_size=size, max_size=size)), np.uint8)
    assert decode_image(buffer, image_format).shape == (height, width, 4)
