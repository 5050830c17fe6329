"""Image files."""

from __future__ import annotations

import io
import struct
import subprocess
import sys
import zlib
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image as PillowImage

from rerun_render.core.errors import RerunRenderError
from rerun_render.media import encoded
from rerun_render.media.cache import ArrayCache
from rerun_render.media.encoded import content_key, decode_depth, decode_picture, picture_size
from tests.helpers.rvl_writer import encode_rvl

PIXELS = np.random.default_rng(5).integers(0, 256, (7, 9, 3)).astype(np.uint8)
SMOOTH = np.dstack([np.full((16, 16), 200), np.full((16, 16), 90), np.full((16, 16), 30)]).astype(np.uint8)


def file_of(pixels: npt.NDArray[Any], kind: str, **options: Any) -> npt.NDArray[np.uint8]:
    file = io.BytesIO()
    PillowImage.fromarray(pixels).save(file, kind, **options)
    return np.frombuffer(file.getvalue(), np.uint8)


def picture(blob: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    return decode_picture(blob, content_key(blob))


def depth(blob: npt.NDArray[np.uint8], media_type: str | None = None) -> npt.NDArray[Any]:
    return decode_depth(blob, media_type, content_key(blob))


@pytest.mark.parametrize(("kind", "options"), [("PNG", {}), ("WEBP", {"lossless": True}), ("TIFF", {}), ("BMP", {})])
def test_lossless_files_keep_their_pixels(kind: str, options: dict[str, Any]) -> None:
    got = picture(file_of(PIXELS, kind, **options))
    np.testing.assert_array_equal(got[:, :, :3], PIXELS)
    assert (got[:, :, 3] == 255).all()


@pytest.mark.parametrize("kind", ["JPEG", "WEBP", "AVIF"])
def test_lossy_files_nearly_keep_their_pixels(kind: str) -> None:
    got = picture(file_of(SMOOTH, kind, quality=90)).astype(int)
    assert np.abs(got[:, :, :3] - SMOOTH).max() <= 6


def test_transparency_is_kept() -> None:
    rgba = np.dstack([PIXELS, np.arange(63).reshape(7, 9) * 4]).astype(np.uint8)
    np.testing.assert_array_equal(picture(file_of(rgba, "PNG")), rgba)


def test_16_bit_greys_are_shown_by_their_high_byte() -> None:
    got = picture(file_of(np.array([[0, 128, 257 * 7, 65535]], np.uint16), "PNG"))
    np.testing.assert_array_equal(got[0, :, 0], [0, 0, 7, 255])


@pytest.mark.parametrize(
    "values",
    [
        np.array([[0, 1, 65535]], np.uint16),
        np.array([[0, 1, 255]], np.uint8),
        np.array([[0.0, 1.5, -2.25]], np.float32),
    ],
    ids=["u16", "u8", "f32"],
)
def test_depths_keep_their_numbers(values: npt.NDArray[Any]) -> None:
    got = depth(file_of(values, "TIFF"))
    assert got.dtype == values.dtype
    np.testing.assert_array_equal(got, values)


def test_rvl_is_told_by_its_media_type() -> None:
    values = np.array([[0, 12], [7, 0]], np.uint16)
    blob = np.frombuffer(encode_rvl(values), np.uint8)
    np.testing.assert_array_equal(depth(blob, "application/rvl"), values)
    with pytest.raises(RerunRenderError, match="expected an image file"):
        depth(blob, "image/png")


def test_color_pictures_are_no_depths() -> None:
    with pytest.raises(RerunRenderError, match="one channel, got PNG RGB"):
        depth(file_of(PIXELS, "PNG"))


def test_the_first_picture_of_an_animation_is_shown() -> None:
    file = io.BytesIO()
    first, second = (PillowImage.new("RGB", (5, 4), color) for color in ((255, 0, 0), (0, 255, 0)))
    first.save(file, "GIF", save_all=True, append_images=[second])
    pixels = picture(np.frombuffer(file.getvalue(), np.uint8))
    assert (pixels == (255, 0, 0, 255)).all() and pixels.shape == (4, 5, 4)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "TIFF", "AVIF", "BMP", "GIF"])
def test_damaged_files_are_refused(kind: str) -> None:
    whole = file_of(np.tile(PIXELS, (6, 6, 1)), kind)
    for length in (0, 3, 20, len(whole) // 2):
        with pytest.raises(RerunRenderError):
            picture(whole[:length])


@pytest.mark.parametrize("data", [b"", b"hello there, I am no image", bytes(500)])
def test_other_files_are_refused(data: bytes) -> None:
    blob = np.frombuffer(data, np.uint8)
    with pytest.raises(RerunRenderError, match="expected an image file"):
        picture(blob)
    assert picture_size(blob) is None


def huge_png(width: int, height: int) -> npt.NDArray[np.uint8]:
    """A small file that says it is a huge picture."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(1 << 16))) + chunk(b"IEND", b"")
    return np.frombuffer(b"\x89PNG\r\n\x1a\n" + data, np.uint8)


@pytest.mark.parametrize("side", [8193, 10_000, 20_000, 2**31 - 1])
def test_huge_pictures_are_refused_before_memory_is_taken(side: int) -> None:
    with pytest.raises(RerunRenderError, match=r"too large|exceeds limit"):
        picture(huge_png(side, side))


def test_huge_rvl_images_are_refused() -> None:
    blob = np.frombuffer(struct.pack("<iffII", 0, 0.0, 0.0, 2**31, 2**31) + bytes(8), np.uint8)
    with pytest.raises(RerunRenderError, match="too large"):
        depth(blob, "application/rvl")


def test_sizes_are_known_without_decoding() -> None:
    assert picture_size(file_of(PIXELS, "PNG")) == (9, 7)
    assert picture_size(huge_png(5000, 4000)) == (5000, 4000)


def test_equal_files_are_decoded_once() -> None:
    first = picture(file_of(PIXELS, "PNG"))
    assert picture(file_of(PIXELS, "PNG")) is first
    assert not first.flags.writeable


def test_the_cache_keeps_to_its_budget() -> None:
    cache = ArrayCache(1000)
    made: list[str] = []

    def get(key: str, num_bytes: int = 400) -> None:
        cache.get(key, lambda: (made.append(key), np.zeros(num_bytes, np.uint8))[1])

    for key in ("a", "b", "a", "c", "a", "b"):
        get(key)
    assert made == ["a", "b", "c", "b"]  # b was the least recently used one when c came
    assert cache.num_bytes == 800
    get("large", 2000)
    get("large", 2000)
    assert made[4:] == ["large", "large"] and cache.num_bytes == 800


def test_pillow_is_loaded_when_the_first_file_is_read() -> None:
    code = "import sys, rerun_render.scene.scene; sys.exit('PIL' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_limit_allows_the_largest_textures() -> None:
    assert encoded.MAX_PIXELS == 8192 * 8192


@pytest.mark.parametrize(("name", "tolerance"), [("BMP", 0), ("PPM", 0), ("QOI", 0), ("JPEG2000", 8), ("GIF", 24)])
def test_files_of_further_kinds(name: str, tolerance: int) -> None:
    rows, columns = np.mgrid[0:24, 0:32]
    colors = np.stack([columns * 7, rows * 9, np.full(rows.shape, 90)], axis=-1).astype(np.uint8)
    file = io.BytesIO()
    PillowImage.fromarray(colors).save(file, name)
    blob = np.frombuffer(file.getvalue(), np.uint8)
    pixels = decode_picture(blob, content_key(blob))
    assert pixels.shape == (24, 32, 4)
    assert (pixels[:, :, 3] == 255).all()
    assert np.abs(pixels[:, :, :3].astype(int) - colors).max() <= tolerance


def test_the_first_picture_of_a_moving_gif_and_its_gaps() -> None:
    pictures = [PillowImage.new("RGBA", (6, 4), (255, 0, 0, 0)), PillowImage.new("RGBA", (6, 4), (0, 0, 255, 255))]
    pictures[0].putpixel((2, 1), (255, 0, 0, 255))
    file = io.BytesIO()
    pictures[0].save(file, "GIF", save_all=True, append_images=pictures[1:], duration=100)
    blob = np.frombuffer(file.getvalue(), np.uint8)
    pixels = decode_picture(blob, content_key(blob))
    assert pixels.shape == (4, 6, 4)
    assert pixels[1, 2].tolist() == [255, 0, 0, 255]
    assert pixels[0, 0, 3] == 0


@pytest.mark.parametrize("start", [b"P6\n3 3\n255\n", b"qoif", b"\0\0\0\x0cjP  ", b"\0\0\1\0", b"DDS "])
def test_damaged_files_of_further_kinds(start: bytes) -> None:
    blob = np.frombuffer(start + bytes(range(9)), np.uint8)
    with pytest.raises(RerunRenderError, match="damaged"):
        decode_picture(blob, content_key(blob))


def test_too_large_files_of_further_kinds_are_refused_unread() -> None:
    blob = np.frombuffer(b"P6\n9000 9000\n255\n" + bytes(100), np.uint8)
    with pytest.raises(RerunRenderError, match="too large"):
        decode_picture(blob, content_key(blob))


def test_files_that_could_start_programs_are_not_read() -> None:
    blob = np.frombuffer(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", np.uint8)
    with pytest.raises(RerunRenderError, match="expected an image file"):
        decode_picture(blob, content_key(blob))
