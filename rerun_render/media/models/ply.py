"""PLY: vertices with normals and colours, read by trimesh."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
import numpy.typing as npt

from rerun_render.core.errors import RerunRenderError
from rerun_render.media.models.model import RawPart, UInt8Array, check_size


def is_ply(data: bytes) -> bool:
    """Whether it starts like such a file."""
    return data[:4] in (b"ply\n", b"ply\r")


def read_ply(data: bytes, notes: list[str]) -> list[RawPart]:
    """One part. Raises errors of all kinds."""
    _check_header(data)
    from trimesh.exchange.ply import load_ply  # takes long to import, and few recordings hold such files

    found = load_ply(io.BytesIO(data))
    positions = np.asarray(found["vertices"])
    faces = found.get("faces")
    if faces is None or len(faces) == 0:
        raise RerunRenderError(f"the PLY file has {len(positions)} vertices and no faces; points are not drawn")
    triangles = _triangles(faces)
    normals, colors = found.get("vertex_normals"), found.get("vertex_colors")
    if normals is not None and len(normals) != len(positions):
        normals = None
    return [
        RawPart(
            positions=positions,
            triangles=triangles,
            normals=None if normals is None else np.asarray(normals),
            colors=None if colors is None or len(colors) != len(positions) else _rgba(np.asarray(colors)),
        )
    ]


def _check_header(data: bytes) -> None:
    """Refuses more items than the file can hold, before anything is allocated for them."""
    end = data.find(b"end_header")
    if not is_ply(data) or end < 0 or end > 1 << 16:
        raise RerunRenderError(f"expected a PLY file, got {len(data)} bytes that start with {data[:8]!r}")
    for line in data[:end].split(b"\n"):
        words = line.split()
        if len(words) == 3 and words[0] == b"element":
            count = int(words[2]) if words[2].isdigit() else -1
            if not 0 <= count <= len(data):
                raise RerunRenderError(
                    f"the PLY file of {len(data)} bytes states {words[2]!r} items of {words[1]!r}; damaged"
                )
            check_size(count, 0)


def _triangles(faces: Any) -> npt.NDArray[Any]:
    array = np.asarray(faces)
    if array.ndim == 2 and array.shape[1] == 3:
        return array
    if array.ndim == 2 and array.shape[1] > 3:
        fans = [array[:, [0, i, i + 1]] for i in range(1, array.shape[1] - 1)]
        return np.stack(fans, axis=1).reshape(-1, 3)
    raise RerunRenderError(f"expected faces of at least three corners, got an array of shape {array.shape}")


def _rgba(colors: npt.NDArray[Any]) -> UInt8Array:
    if colors.dtype.kind == "f":
        colors = np.rint(np.clip(np.nan_to_num(colors), 0.0, 1.0) * 255.0)
    elif colors.dtype.itemsize > 1:
        colors = np.clip(colors, 0, 255)
    out = np.full((len(colors), 4), 255, np.uint8)
    out[:, : min(colors.shape[1], 4)] = colors[:, :4]
    return out
