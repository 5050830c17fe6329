"""Arrays of glTF files: buffers, views into them, and accessors that give them a type."""

from __future__ import annotations

import base64
import binascii
import json
import struct
from typing import Any
from urllib.parse import unquote_to_bytes

import numpy as np
import numpy.typing as npt

from rerun_render.core.errors import RerunRenderError
from rerun_render.media.models.model import check_size

_TYPES = {5120: "<i1", 5121: "<u1", 5122: "<i2", 5123: "<u2", 5125: "<u4", 5126: "<f4"}
_WIDTHS = {"SCALAR": 1, "VEC2": 2, "VEC3": 3, "VEC4": 4, "MAT2": 4, "MAT3": 9, "MAT4": 16}
_JSON_CHUNK, _BINARY_CHUNK = 0x4E4F534A, 0x004E4942


def is_gltf(data: bytes) -> bool:
    """Whether it starts like the binary form, or like a text form."""
    return data[:4] == b"glTF" or (data[:64].lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{" and b'"asset"' in data)


class GltfFile:
    """json: the document. Raises RerunRenderError for what is not such a file."""

    def __init__(self, data: bytes) -> None:
        text, self._binary = _chunks(data) if data[:4] == b"glTF" else (data, b"")
        try:
            document = json.loads(text.decode("utf-8-sig"))
        except (ValueError, RecursionError) as error:
            raise RerunRenderError(f"the text of the glTF file cannot be read: {error}") from error
        if not isinstance(document, dict):
            raise RerunRenderError(f"expected a glTF document, got {type(document).__name__}")
        self.json: dict[str, Any] = document
        self._buffers: dict[int, bytes] = {}

    def items(self, kind: str) -> list[dict[str, Any]]:
        """All entries of a kind, such as `meshes`."""
        found = self.json.get(kind, [])
        return found if isinstance(found, list) else []

    def item(self, kind: str, index: Any) -> dict[str, Any]:
        """The entry that another one refers to."""
        found = self.items(kind)
        if not isinstance(index, int) or not 0 <= index < len(found) or not isinstance(found[index], dict):
            raise RerunRenderError(f"the glTF file refers to {kind}[{index}] and has {len(found)}")
        return found[index]

    def view(self, index: Any) -> tuple[bytes, int]:
        """The bytes of a buffer view, and the distance of its items (0: none stated)."""
        view = self.item("bufferViews", index)
        buffer = self._buffer(_count(view, "buffer"))
        first, length = _count(view, "byteOffset"), _count(view, "byteLength")
        if first + length > len(buffer):
            raise RerunRenderError(f"bufferViews[{index}] ends at byte {first + length} of {len(buffer)}")
        return buffer[first : first + length], _count(view, "byteStride")

    def accessor(self, index: Any) -> npt.NDArray[Any]:
        """(N, K) numbers; integers that are stated to be normalised as float32, others as they are."""
        entry = self.item("accessors", index)
        count, kind, width = _count(entry, "count"), _TYPES.get(entry.get("componentType", 0)), entry.get("type")
        if kind is None or width not in _WIDTHS:
            raise RerunRenderError(f"accessors[{index}] has a type that is not known: {entry}")
        check_size(count, 0)
        dtype = np.dtype(kind)
        if "bufferView" in entry:
            data, stride = self.view(entry["bufferView"])
            values = _read(
                data, _count(entry, "byteOffset"), stride, count, dtype, _WIDTHS[width], f"accessors[{index}]"
            )
        else:
            values = np.zeros((count, _WIDTHS[width]), dtype)
        if isinstance(entry.get("sparse"), dict):
            values = self._sparse(values.copy(), entry["sparse"], dtype)
        if entry.get("normalized") and dtype.kind in "iu":
            values = np.maximum(values.astype(np.float32) / np.float32(np.iinfo(dtype).max), np.float32(-1.0))
        return values

    def _sparse(self, values: npt.NDArray[Any], entry: dict[str, Any], dtype: np.dtype[Any]) -> npt.NDArray[Any]:
        count = _count(entry, "count")
        places, changed = entry.get("indices", {}), entry.get("values", {})
        kind = np.dtype(_TYPES.get(places.get("componentType", 0), "<u4"))
        data, _ = self.view(places.get("bufferView"))
        index = _read(data, _count(places, "byteOffset"), 0, count, kind, 1, "sparse indices")[:, 0]
        data, _ = self.view(changed.get("bufferView"))
        if count and int(index.max()) >= len(values):
            raise RerunRenderError(f"sparse accessor changes item {index.max()} of {len(values)}")
        values[index] = _read(data, _count(changed, "byteOffset"), 0, count, dtype, values.shape[1], "sparse values")
        return values

    def _buffer(self, index: int) -> bytes:
        if index not in self._buffers:
            entry = self.item("buffers", index)
            uri = entry.get("uri")
            self._buffers[index] = self._binary if uri is None else data_of(uri)
        return self._buffers[index]


def data_of(uri: Any) -> bytes:
    """The bytes of a `data:` address. Raises RerunRenderError for others: nothing is read from outside."""
    if not isinstance(uri, str) or not uri.startswith("data:"):
        raise RerunRenderError(
            f"the model refers to the file {str(uri)[:80]!r}, which the recording does not hold; log it as GLB"
        )
    head, comma, body = uri.partition(",")
    if not comma:
        raise RerunRenderError("a data address of the glTF file has no data")
    try:
        return base64.b64decode(body) if head.endswith(";base64") else unquote_to_bytes(body)
    except (ValueError, binascii.Error) as error:
        raise RerunRenderError(f"a data address of the glTF file cannot be read: {error}") from error


def _chunks(data: bytes) -> tuple[bytes, bytes]:
    """Text and binary data of the binary form."""
    if len(data) < 20:
        raise RerunRenderError(f"the GLB file ends after {len(data)} bytes")
    _, version, stated = struct.unpack_from("<4sII", data)
    if version != 2:
        raise RerunRenderError(f"expected a GLB file of version 2, got version {version}")
    if stated > len(data):
        raise RerunRenderError(f"the GLB file states {stated} bytes and ends after {len(data)}")
    found: dict[int, bytes] = {}
    at = 12
    while at + 8 <= stated:
        length, kind = struct.unpack_from("<II", data, at)
        if at + 8 + length > stated:
            raise RerunRenderError(f"a part of the GLB file ends at byte {at + 8 + length} of {stated}")
        found.setdefault(kind, data[at + 8 : at + 8 + length])
        at += 8 + length
    if _JSON_CHUNK not in found:
        raise RerunRenderError("the GLB file has no text")
    return found[_JSON_CHUNK], found.get(_BINARY_CHUNK, b"")


def _read(
    data: bytes, first: int, stride: int, count: int, dtype: np.dtype[Any], width: int, what: str
) -> npt.NDArray[Any]:
    size = dtype.itemsize * width
    stride = stride or size
    if count and first + (count - 1) * stride + size > len(data):
        raise RerunRenderError(f"{what} states {count} items of {stride} bytes from byte {first} of {len(data)}")
    if count == 0:
        return np.zeros((0, width), dtype)
    return np.ndarray((count, width), dtype, data, first, (stride, dtype.itemsize))


def _count(entry: dict[str, Any], name: str) -> int:
    value = entry.get(name, 0)
    if not isinstance(value, int) or value < 0:
        raise RerunRenderError(f"expected a number of things or bytes as {name}, got {value!r}")
    return value
