"""The planes for encoders hold the same picture as the RGBA pixels."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from rerun_render.drawables import Background
from rerun_render.gpu import GpuContext, GpuRenderer
from tests.unit.gpu.scenes import flat, frame, image

UInt8Array = npt.NDArray[np.uint8]


def planes_of(rgba: UInt8Array) -> UInt8Array:
    """BT.709 limited range by the formulas of the standard; chroma is the mean of 2x2 pixels."""
    height, width = rgba.shape[:2]
    rgb = rgba[..., :3].astype(np.float64) / 255.0
    weights = np.array([0.2126, 0.7152, 0.0722])
    luma = rgb @ weights
    mean = rgb.reshape(height // 2, 2, width // 2, 2, 3).mean(axis=(1, 3))
    mean_luma = mean @ weights
    blue = 128 + 224 * (mean[..., 2] - mean_luma) / 1.8556
    red = 128 + 224 * (mean[..., 0] - mean_luma) / 1.5748
    return np.concatenate([np.rint(p).ravel() for p in (16 + 219 * luma, blue, red)]).astype(np.uint8)


@pytest.mark.parametrize("size", [(2, 2), (8, 2), (10, 6), (64, 48), (126, 34)])
@pytest.mark.parametrize("samples", [1, 4])
def test_planes_are_the_picture(context: GpuContext, size: tuple[int, int], samples: int) -> None:
    width, height = size
    pixels = np.random.default_rng(3).integers(0, 256, (height, width, 4), np.uint8)
    pixels[..., 3] = 255
    picture = frame(image(pixels, size), camera=flat(width, height), size=size)
    with GpuRenderer(context, samples=samples) as renderer:
        rgba = renderer.render(picture)
    with GpuRenderer(context, samples=samples, pixel_format="yuv420p") as renderer:
        planes = renderer.render(picture)
        again = renderer.render(picture)
    assert planes.shape == (width * height * 3 // 2,)
    assert np.abs(planes.astype(int) - planes_of(rgba)).max() <= 1
    assert np.array_equal(planes, again)


def test_primary_colours_have_their_standard_codes(context: GpuContext) -> None:
    colors = {(0, 0, 0): (16, 128, 128), (255, 255, 255): (235, 128, 128), (255, 0, 0): (63, 102, 240)}
    for rgb, codes in colors.items():
        with GpuRenderer(context, samples=1, pixel_format="yuv420p") as renderer:
            planes = renderer.render(frame(size=(4, 2), background=Background("solid", (*rgb, 255))))
        assert (planes[0], planes[8], planes[10]) == codes


def test_odd_sizes_are_refused(context: GpuContext) -> None:
    with GpuRenderer(context, pixel_format="yuv420p") as renderer, pytest.raises(ValueError, match="even size"):
        renderer.render(frame(size=(3, 2)))
