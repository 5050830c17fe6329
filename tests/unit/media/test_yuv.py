"""Luma and chroma formats against the textbook formulas in floating point."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from rerun_render.media.images import ImageFormat, decode_image
from rerun_render.schema.enums import PixelFormat

Bytes = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float64]

LIMITED = [PixelFormat.Y_U_V12_LIMITED_RANGE, PixelFormat.Y_U_V16_LIMITED_RANGE, PixelFormat.Y_U_V24_LIMITED_RANGE]
FULL = [PixelFormat.Y_U_V12_FULL_RANGE, PixelFormat.Y_U_V16_FULL_RANGE, PixelFormat.Y_U_V24_FULL_RANGE]


def reference(y: Bytes, u: Bytes, v: Bytes, *, bt601: bool, full: bool) -> Floats:
    """RGB, 0..255, of planes of equal size."""
    luma = y / 255 if full else (y.astype(float) - 16) / 219
    cb, cr = ((c.astype(float) - 128) / (255 if full else 224) for c in (u, v))
    if bt601:
        rgb: tuple[Floats, ...] = (luma + 1.402 * cr, luma - 0.344 * cb - 0.714 * cr, luma + 1.772 * cb)
    else:
        rgb = (luma + 1.575 * cr, luma - 0.187 * cb - 0.468 * cr, luma + 1.856 * cb)
    return np.clip(np.stack(rgb, axis=-1), 0, 1) * 255


def assert_nearest_bytes(pixels: Bytes, exact: Floats) -> None:
    """Each byte is the one nearest to the exact value; either one at a tie."""
    np.testing.assert_allclose(pixels, exact, rtol=0, atol=0.501)


def planes(width: int, height: int, step_x: int, step_y: int) -> tuple[Bytes, Bytes, Bytes]:
    rng = np.random.default_rng(3)
    chroma = (-(-height // step_y), -(-width // step_x))
    return tuple(rng.integers(0, 256, size, dtype=np.uint8) for size in ((height, width), chroma, chroma))  # type: ignore[return-value]


def spread(chroma: Bytes, width: int, height: int, step_x: int, step_y: int) -> Bytes:
    return chroma.repeat(step_y, axis=0).repeat(step_x, axis=1)[:height, :width]


def decode(data: Bytes, width: int, height: int, kind: PixelFormat) -> Bytes:
    pixels = decode_image(data, ImageFormat(width, height, kind))
    assert (pixels[..., 3] == 255).all()
    return pixels[..., :3]


@pytest.mark.parametrize("kind", LIMITED + FULL)
@pytest.mark.parametrize(("width", "height"), [(8, 6), (7, 5), (2, 130)])
def test_planar_formats(kind: PixelFormat, width: int, height: int) -> None:
    step_x, step_y = {"12": (2, 2), "16": (2, 1), "24": (1, 1)}[kind.name[5:7]]
    y, u, v = planes(width, height, step_x, step_y)
    steps = (width, height, step_x, step_y)
    expected = reference(y, spread(u, *steps), spread(v, *steps), bt601=False, full=kind in FULL)
    assert_nearest_bytes(decode(np.concatenate([y.ravel(), u.ravel(), v.ravel()]), width, height, kind), expected)


@pytest.mark.parametrize(("width", "height"), [(8, 6), (4, 130)])
def test_nv12_alternates_u_and_v_after_the_luma_plane(width: int, height: int) -> None:
    y, u, v = planes(width, height, 2, 2)
    data = np.concatenate([y.ravel(), np.stack([u, v], axis=-1).ravel()])
    steps = (width, height, 2, 2)
    expected = reference(y, spread(u, *steps), spread(v, *steps), bt601=True, full=False)
    assert_nearest_bytes(decode(data, width, height, PixelFormat.NV12), expected)


def test_yuy2_packs_two_pixels_into_four_bytes() -> None:
    y, u, v = planes(6, 3, 2, 1)
    data = np.stack([y[:, ::2], u, y[:, 1::2], v], axis=-1).ravel()
    expected = reference(y, u.repeat(2, axis=1), v.repeat(2, axis=1), bt601=True, full=False)
    assert_nearest_bytes(decode(data, 6, 3, PixelFormat.YUY2), expected)


def test_luma_alone_is_gray() -> None:
    y = np.arange(256, dtype=np.uint8)
    full = decode(y, 256, 1, PixelFormat.Y8_FULL_RANGE)[0]
    np.testing.assert_array_equal(full, np.stack([y] * 3, axis=-1))
    limited = decode(y, 256, 1, PixelFormat.Y8_LIMITED_RANGE)[0, :, 0]
    assert [int(limited[i]) for i in (0, 16, 126, 235, 255)] == [0, 0, 128, 255, 255]


@pytest.mark.parametrize("kind", [f for f in PixelFormat if f.name.startswith("BAYER")])
def test_a_mosaic_of_one_colour_is_that_colour_everywhere(kind: PixelFormat) -> None:
    color = {"R": 200, "G": 100, "B": 50}
    tile = np.array([color[letter] for letter in kind.name[6:10]], np.uint8).reshape(2, 2)
    pixels = decode(np.tile(tile, (3, 4)).ravel(), 8, 6, kind)
    # Sensors count light: the samples are linear. Values of the sRGB standard.
    np.testing.assert_array_equal(pixels, np.broadcast_to((229, 168, 122), (6, 8, 3)))


def encoded(linear: npt.ArrayLike) -> npt.NDArray[np.float64]:
    """sRGB bytes of linear light in bytes, none of them dark."""
    unit = np.asarray(linear) / 255
    return np.where(unit == 0, 0, np.rint(255 * (1.055 * unit ** (1 / 2.4) - 0.055)))


def test_missing_colours_of_a_mosaic_are_means_of_neighbours() -> None:
    mosaic = np.zeros((3, 3), np.uint8)
    mosaic[0, 0], mosaic[0, 2] = 100, 200
    red = decode(mosaic.ravel(), 3, 3, PixelFormat.BAYER_RGGB8)[..., 0]
    np.testing.assert_array_equal(red, encoded([(100, 150, 200), (50, 75, 100), (0, 0, 0)]))
