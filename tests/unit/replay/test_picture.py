"""Frames as Python users meet them."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from rerun_render.core.errors import UsageError
from rerun_render.replay.picture import Frame

RGBA = np.random.default_rng(5).integers(0, 255, (6, 8, 4), np.uint8)


def test_frame_is_an_array() -> None:
    frame = Frame(RGBA, 3)
    assert np.array_equal(np.asarray(frame), RGBA)
    assert np.asarray(frame).base is RGBA or np.asarray(frame) is RGBA
    assert np.asarray(frame, dtype=np.float32).dtype == np.float32
    assert np.array(frame, copy=True) is not RGBA


def test_frame_shows_itself_in_notebooks() -> None:
    image = Image.open(io.BytesIO(Frame(RGBA, None)._repr_png_()))
    assert np.array_equal(np.asarray(image), RGBA)
    assert repr(Frame(RGBA, None)) == "Frame(index=0, time=None, size=8x6)"


def test_save_writes_pictures_only(tmp_path: Path) -> None:
    Frame(RGBA, 0).save(tmp_path / "a.png")
    assert np.array_equal(np.asarray(Image.open(tmp_path / "a.png")), RGBA)
    with pytest.raises(UsageError, match="expected a picture"):
        Frame(RGBA, 0).save(tmp_path / "a.mp4")


def test_hash_tells_pictures_apart() -> None:
    other = RGBA.copy()
    other[5, 7, 3] ^= 1
    assert Frame(RGBA, 0).hash == Frame(RGBA.copy(), 9).hash
    assert len({Frame(a, 0).hash for a in (RGBA, other, RGBA.reshape(8, 6, 4))}) == 3
