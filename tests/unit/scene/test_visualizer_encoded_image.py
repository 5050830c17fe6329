"""EncodedImage."""

from __future__ import annotations

import dataclasses
import io
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from PIL import Image as PillowImage

from rerun_render.core.errors import RerunRenderError
from rerun_render.drawables import ImageRect
from rerun_render.scene.visual import Visual
from rerun_render.scene.visualizers.encoded_image import EncodedImage
from tests.helpers.visuals import blob_field, context

PIXELS = np.arange(4 * 5 * 4, dtype=np.uint8).reshape(4, 5, 4)


def png(pixels: np.ndarray = PIXELS) -> bytes:
    file = io.BytesIO()
    PillowImage.fromarray(pixels).save(file, "PNG")
    return file.getvalue()


def draw(file: bytes, *, several: bool = False, **logged: Any) -> tuple[Visual, ImageRect]:
    made = context("EncodedImage", blob=blob_field(file), view_class="2D", **logged)
    visual = EncodedImage().visualize(dataclasses.replace(made, view_has_several_images=several))
    assert visual is not None
    (rect,) = visual.drawables
    assert isinstance(rect, ImageRect)
    return visual, rect


def test_a_file_is_drawn_like_its_pixels() -> None:
    visual, rect = draw(png())
    np.testing.assert_array_equal(rect.texture.pixels, PIXELS)
    np.testing.assert_array_equal(visual.bounds, [(0, 0, 0), (5, 4, 0)])
    assert visual.draw_order == -10 and rect.opacity == 1 and rect.magnification == "nearest"


def test_transparent_pixels_show_other_images_only() -> None:
    assert not draw(png())[0].has_gaps
    assert draw(png(), several=True)[0].has_gaps
    assert not draw(png(PIXELS[:, :, :3].copy()), several=True)[0].has_gaps


def test_over_depth_images_half_of_it_shows() -> None:
    assert draw(png(), depth_image=True)[1].opacity == 0.5
    assert draw(png(), depth_image=True, opacity=[0.9])[1].opacity == pytest.approx(0.9)


def test_equal_files_share_a_texture() -> None:
    assert draw(png())[1].texture.key == draw(png(), opacity=[0.5])[1].texture.key
    assert draw(png())[1].texture.key != draw(png(PIXELS[::-1].copy()))[1].texture.key


def test_files_larger_than_textures_are_thinned_out() -> None:
    wide = np.zeros((1, 20_000, 3), np.uint8)
    visual, rect = draw(png(wide))
    np.testing.assert_array_equal(visual.bounds, [(0, 0, 0), (20_000, 1, 0)])
    np.testing.assert_array_equal(rect.extent_u, (20_000, 0, 0))
    assert max(rect.texture.pixels.shape[:2]) <= 8192
    assert min(rect.texture.pixels.shape[:2]) >= 1


def test_damaged_files_are_refused() -> None:
    with pytest.raises(RerunRenderError, match="image file"):
        draw(png()[:40])


def test_no_file_is_nothing() -> None:
    assert EncodedImage().visualize(context("EncodedImage", blob=pa.array([], pa.list_(pa.uint8())))) is None
