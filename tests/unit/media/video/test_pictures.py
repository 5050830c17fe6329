"""Colours of decoded pictures: matrices, ranges, bit depths, chroma layouts and odd sizes."""

from __future__ import annotations

from typing import Any

import av
import numpy as np
import numpy.typing as npt
import pytest

from rerun_render.media.video.pictures import PictureConverter

COLORS = [(255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 0), (0, 255, 255), (255, 0, 255), (128, 128, 128)]
BT709, UNKNOWN, BT601, BT2020 = 1, 2, 5, 9
LIMITED, FULL = 1, 2


def patches(size: int = 32) -> npt.NDArray[np.uint8]:
    return np.repeat(np.repeat(np.array([COLORS], np.uint8), size, axis=0), size, axis=1)


def frame(pix_fmt: str, matrix: int, color_range: int, noted: bool = True) -> Any:
    """A frame of the patches that was made with a matrix, with or without a note of that."""
    made = av.VideoFrame.from_ndarray(patches(), "rgb24").reformat(
        format=pix_fmt, dst_colorspace=matrix, dst_color_range=color_range
    )
    made.colorspace = matrix if noted else UNKNOWN
    made.color_range = color_range if noted else 0
    return made


def seen(codec: str, decoded: Any) -> npt.NDArray[np.int64]:
    """Colours in the middle of the patches."""
    pixels = PictureConverter(codec).rgba(decoded)
    assert (pixels[:, :, 3] == 255).all()
    assert not pixels.flags.writeable
    return pixels[16, 16::32, :3].astype(np.int64)


@pytest.mark.parametrize("codec", ["av1", "h264"])
@pytest.mark.parametrize("pix_fmt", ["yuv420p", "yuv422p", "yuv444p"])
@pytest.mark.parametrize("color_range", [LIMITED, FULL])
@pytest.mark.parametrize("matrix", [BT709, BT601])
def test_the_noted_matrix_and_range_count(codec: str, pix_fmt: str, color_range: int, matrix: int) -> None:
    assert np.abs(seen(codec, frame(pix_fmt, matrix, color_range)) - COLORS).max() <= 4


@pytest.mark.parametrize(("codec", "matrix"), [("av1", BT709), ("h264", BT601), ("hevc", BT601), ("vp9", BT601)])
def test_without_a_note(codec: str, matrix: int) -> None:
    other = BT601 if matrix == BT709 else BT709
    assert np.abs(seen(codec, frame("yuv420p", matrix, LIMITED, noted=False)) - COLORS).max() <= 4
    assert np.abs(seen(codec, frame("yuv420p", other, LIMITED, noted=False)) - COLORS).max() > 10


@pytest.mark.parametrize("codec", ["av1", "hevc"])
@pytest.mark.parametrize("pix_fmt", ["yuv420p10le", "yuv444p12le"])
def test_more_than_eight_bits(codec: str, pix_fmt: str) -> None:
    assert np.abs(seen(codec, frame(pix_fmt, BT709, LIMITED)) - COLORS).max() <= 6


@pytest.mark.parametrize("codec", ["av1", "h264"])
@pytest.mark.parametrize("pix_fmt", ["gray", "gray10le"])
def test_gray(codec: str, pix_fmt: str) -> None:
    ramp = np.repeat(np.arange(0, 256, 4, dtype=np.uint8)[None], 8, axis=0)
    made = av.VideoFrame.from_ndarray(ramp, "gray")
    made.color_range = FULL
    if pix_fmt != "gray":
        made = made.reformat(format=pix_fmt, dst_color_range=FULL)
        made.color_range = FULL
    pixels = PictureConverter(codec).rgba(made)[:, :, :3].astype(int)
    assert np.abs(pixels - ramp[:, :, None]).max() <= 2


@pytest.mark.parametrize("codec", ["av1", "h264"])
@pytest.mark.parametrize("pix_fmt", ["gbrp", "nv12", "yuv411p", "yuva420p", "yuv440p"])
def test_layouts_that_are_converted_first(codec: str, pix_fmt: str) -> None:
    made = frame(pix_fmt, BT709, LIMITED) if pix_fmt != "gbrp" else frame("gbrp", 0, FULL)
    assert np.abs(seen(codec, made) - COLORS).max() <= 6


@pytest.mark.parametrize("codec", ["av1", "h264"])
@pytest.mark.parametrize(("width", "height"), [(33, 17), (1, 1), (2, 7), (64, 5)])
def test_odd_sizes(codec: str, width: int, height: int) -> None:
    flat = np.full((height, width, 3), (200, 100, 50), np.uint8)
    made = av.VideoFrame.from_ndarray(flat, "rgb24").reformat(format="yuv420p", dst_colorspace=BT709)
    made.colorspace = BT709
    pixels = PictureConverter(codec).rgba(made)
    assert pixels.shape == (height, width, 4)
    assert np.abs(pixels[:, :, :3].astype(int) - (200, 100, 50)).max() <= 6
