"""Pictures: exact pixels, complete files, numbered names."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from rerun_render.core.errors import EncodeError, UsageError
from rerun_render.encode.encoder import open_encoder, plan_output

RGBA = np.random.default_rng(3).integers(0, 255, (24, 32, 4), np.uint8)
OPAQUE = RGBA.copy()
OPAQUE[..., 3] = 255


def test_png_holds_the_exact_pixels(tmp_path: Path) -> None:
    for name, frame, mode in (("a.png", RGBA, "RGBA"), ("b.png", OPAQUE, "RGB")):
        encoder = open_encoder(tmp_path / name, size=(32, 24))
        encoder.write(frame)
        assert encoder.finish() == (tmp_path / name,)
        image = Image.open(tmp_path / name)
        assert image.mode == mode
        assert np.array_equal(np.asarray(image.convert("RGBA")), frame)


@pytest.mark.parametrize("suffix", [".tif", ".tiff"])
@pytest.mark.parametrize("is_opaque", [True, False])
def test_tiff_is_exact(tmp_path: Path, suffix: str, is_opaque: bool) -> None:
    pixels = np.random.default_rng(1).integers(0, 256, (24, 32, 4)).astype(np.uint8)
    if is_opaque:
        pixels[..., 3] = 255
    path = tmp_path / f"a{suffix}"
    encoder = open_encoder(path, size=(32, 24))
    encoder.write(pixels)
    encoder.finish()
    with Image.open(path) as image:
        assert image.mode == ("RGB" if is_opaque else "RGBA")
        assert (np.asarray(image.convert("RGBA")) == pixels).all()


def test_jpg_is_close(tmp_path: Path) -> None:
    flat = np.full((24, 32, 4), (200, 100, 50, 255), np.uint8)
    encoder = open_encoder(tmp_path / "a.jpg", size=(32, 24))
    encoder.write(flat)
    encoder.finish()
    assert np.abs(np.asarray(Image.open(tmp_path / "a.jpg")).astype(int) - flat[..., :3]).max() <= 3


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("%05d.png", ["00000.png", "00001.png", "00002.png"]),
        ("f%d.png", ["f0.png", "f1.png", "f2.png"]),
        ("f_####_x.png", ["f_0000_x.png", "f_0001_x.png", "f_0002_x.png"]),
    ],
)
def test_sequence_counts_from_zero_in_a_new_folder(tmp_path: Path, pattern: str, names: list[str]) -> None:
    encoder = open_encoder(tmp_path / "frames" / pattern, size=(32, 24))
    frames = [np.full((24, 32, 4), value, np.uint8) for value in (10, 20, 30)]
    for frame in frames:
        encoder.write(frame)
    assert [path.name for path in encoder.finish()] == names
    assert sorted(path.name for path in (tmp_path / "frames").iterdir()) == names
    for name, frame in zip(names, frames, strict=True):
        assert np.array_equal(np.asarray(Image.open(tmp_path / "frames" / name)), frame)


def test_sequence_does_not_replace_frames_unless_asked(tmp_path: Path) -> None:
    (tmp_path / "00007.png").write_bytes(b"old")
    with pytest.raises(UsageError, match=r"exists already.*00007\.png"):
        plan_output(tmp_path / "%05d.png")
    assert plan_output(tmp_path / "%05d.png", overwrite=True).is_single_image is False


def test_interrupted_sequence_keeps_complete_pictures(tmp_path: Path) -> None:
    encoder = open_encoder(tmp_path / "%03d.png", size=(32, 24))
    for _ in range(10):
        encoder.write(RGBA)
    assert encoder.abort(keep=True) == tmp_path
    kept = list(tmp_path.iterdir())
    assert kept
    for path in kept:
        assert np.array_equal(np.asarray(Image.open(path)), RGBA)


def test_single_picture_takes_one_frame(tmp_path: Path) -> None:
    encoder = open_encoder(tmp_path / "a.png", size=(32, 24))
    encoder.write(RGBA)
    with pytest.raises(EncodeError, match="takes one frame"):
        encoder.write(RGBA)


def test_full_disk_leaves_no_picture(tmp_path: Path) -> None:
    (tmp_path / "a.png.part").symlink_to("/dev/full")
    encoder = open_encoder(tmp_path / "a.png", size=(32, 24))
    with pytest.raises(EncodeError, match="No space left on device"):
        encoder.write(RGBA)
    assert list(tmp_path.iterdir()) == []
