"""OpenEXR files, read back by the rules of the format."""

from __future__ import annotations

import struct
import zlib

import numpy as np
import pytest

from rerun_render.encode.exr import encode_exr

TYPES = {0: np.uint32, 1: np.float16, 2: np.float32}


def read(data: bytes) -> tuple[dict[str, np.ndarray], dict[str, bytes]]:
    """Planes and attributes of a file with ZIP compression."""
    magic, version = struct.unpack_from("<iI", data)
    assert (magic, version) == (20000630, 2)
    at = 8
    attributes = {}
    while data[at]:
        name_end = data.index(0, at)
        type_end = data.index(0, name_end + 1)
        (size,) = struct.unpack_from("<i", data, type_end + 1)
        attributes[data[at:name_end].decode()] = data[type_end + 5 : type_end + 5 + size]
        at = type_end + 5 + size
    at += 1
    left, top, right, bottom = struct.unpack("<4i", attributes["dataWindow"])
    width, height = right - left + 1, bottom - top + 1
    channels, place = [], 0
    listed = attributes["channels"]
    while listed[place]:
        end = listed.index(0, place)
        kind, _, x, y = struct.unpack_from("<iB3xii", listed, end + 1)
        assert (x, y) == (1, 1)
        channels.append((listed[place:end].decode(), np.dtype(TYPES[kind])))
        place = end + 17
    assert attributes["compression"] == b"\x03"
    planes = {name: np.empty((height, width), dtype) for name, dtype in channels}
    count = -(-height // 16)
    for number, block in enumerate(struct.unpack_from(f"<{count}Q", data, at)):
        first, size = struct.unpack_from("<2i", data, block)
        assert first == 16 * number
        lines = min(16, height - first)
        expected = lines * width * sum(dtype.itemsize for _, dtype in channels)
        raw = data[block + 8 : block + 8 + size]
        if size != expected:
            steps = np.frombuffer(zlib.decompress(raw), np.uint8).astype(np.int64)
            steps[1:] -= 128
            halves = (np.cumsum(steps) & 255).astype(np.uint8)
            joined = np.empty(expected, np.uint8)
            joined[0::2], joined[1::2] = halves[: (expected + 1) // 2], halves[(expected + 1) // 2 :]
            raw = joined.tobytes()
        place = 0
        for y in range(first, first + lines):
            for name, dtype in channels:
                planes[name][y] = np.frombuffer(raw, dtype, width, place)
                place += width * dtype.itemsize
    return planes, attributes


@pytest.mark.parametrize(("height", "width"), [(1, 1), (16, 5), (37, 23)])
def test_planes_of_all_types_come_back(height: int, width: int) -> None:
    random = np.random.default_rng(0)
    planes = {
        "Z": np.where(random.random((height, width)) < 0.3, np.inf, random.normal(size=(height, width))).astype(
            np.float32
        ),
        "R": random.random((height, width)).astype(np.float16),
        "entity_id": np.repeat(np.arange(height, dtype=np.uint32)[:, None], width, axis=1),
    }
    found, attributes = read(encode_exr(planes, {"entities": "{}"}))
    assert list(found) == ["R", "Z", "entity_id"], "channels are sorted by their names"
    for name, plane in planes.items():
        assert found[name].dtype == plane.dtype
        assert np.array_equal(found[name], plane)
    assert attributes["entities"] == b"{}"


def test_smooth_planes_are_compressed() -> None:
    assert len(encode_exr({"Z": np.full((64, 64), 2.5, np.float32)})) < 1000


@pytest.mark.parametrize(
    "planes",
    [
        {"Z": np.zeros((2, 2), np.float64)},
        {"Z": np.zeros((2, 2), np.float32), "R": np.zeros((2, 3), np.float32)},
        {"Z": np.zeros(4, np.float32)},
    ],
)
def test_other_planes_are_refused(planes: dict[str, np.ndarray]) -> None:
    with pytest.raises(ValueError, match="expected planes of"):
        encode_exr(planes)
