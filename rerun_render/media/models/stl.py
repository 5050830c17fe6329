"""STL: triangles with one normal each, binary or as text."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import numpy.typing as npt

from rerun_render.core.errors import RerunRenderError
from rerun_render.media.models.model import RawPart, check_size

_HEAD = 84
_RECORD = np.dtype([("normal", "<f4", 3), ("corners", "<f4", (3, 3)), ("rest", "<u2")])
_NUMBERS = rb"\s+(\S+)\s+(\S+)\s+(\S+)"
_FACET = re.compile(
    rb"facet\s+normal" + _NUMBERS + rb"\s+outer\s+loop" + 3 * (rb"\s+vertex" + _NUMBERS) + rb"\s+endloop", re.IGNORECASE
)


def is_binary_stl(data: bytes) -> bool:
    """Whether the length fits the number of triangles that a binary file states."""
    if len(data) < _HEAD:
        return False
    count = int.from_bytes(data[80:84], "little")
    return len(data) == _HEAD + count * _RECORD.itemsize


def is_text_stl(data: bytes) -> bool:
    """Whether it starts like a text file."""
    return data[:5].lower() == b"solid" and b"facet" in data[:4096].lower()


def read_stl(data: bytes, notes: list[str]) -> list[RawPart]:
    """One part. Raises RerunRenderError."""
    if is_text_stl(data) and not is_binary_stl(data):
        return [_read_text(data)]
    if len(data) < _HEAD:
        raise RerunRenderError(f"expected an STL file, got {len(data)} bytes that start with {data[:8]!r}")
    stated = int.from_bytes(data[80:84], "little")
    present = (len(data) - _HEAD) // _RECORD.itemsize
    if stated > present:
        raise RerunRenderError(f"the STL file states {stated} triangles and holds {present}")
    check_size(3 * stated, 3 * stated)
    records = np.frombuffer(data, _RECORD, stated, _HEAD)
    return [_part(records["normal"], records["corners"])]


def _read_text(data: bytes) -> RawPart:
    found = _FACET.findall(data)
    check_size(3 * len(found), 3 * len(found))
    try:
        numbers = np.array(found, "S").astype(np.float64).reshape(-1, 4, 3)
    except ValueError as error:
        raise RerunRenderError(f"a number of the STL file cannot be read: {error}") from error
    return _part(numbers[:, 0], numbers[:, 1:])


def _part(normals: npt.NDArray[Any], corners: npt.NDArray[Any]) -> RawPart:
    count = len(corners)
    return RawPart(
        positions=corners.reshape(-1, 3),
        triangles=np.arange(3 * count, dtype=np.uint32).reshape(-1, 3),
        normals=np.repeat(normals, 3, axis=0),
    )
