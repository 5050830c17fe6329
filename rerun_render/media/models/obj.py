"""Wavefront OBJ: polygons with colours of vertices. Materials lie in other files, which recordings do not hold."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from rerun_render.core.errors import RerunRenderError
from rerun_render.media.models.model import RawPart, UInt8Array, check_size

Float64Array = npt.NDArray[np.float64]
Int64Array = npt.NDArray[np.int64]


class _Faces(NamedTuple):
    """texts: of each face. num_vertices, num_normals: read before it, which negative numbers count from."""

    texts: list[bytes]
    num_vertices: list[int]
    num_normals: list[int]


def is_obj(data: bytes) -> bool:
    """Whether it is text with vertices."""
    return b"\0" not in data[:65536] and re.search(rb"^[ \t]*v[ \t]+[-+.\d]", data, re.MULTILINE) is not None


def read_obj(data: bytes, notes: list[str]) -> list[RawPart]:
    """The faces with normals and those without, one part each. Raises RerunRenderError."""
    vertices: list[bytes] = []
    normals: list[bytes] = []
    faces = _Faces([], [], [])
    text = data.replace(b"\t", b" ").replace(b"\\\r\n", b" ").replace(b"\\\n", b" ")
    for line in text.splitlines():
        kind, _, rest = line.lstrip().partition(b" ")
        if kind == b"v":
            vertices.append(rest)
        elif kind == b"vn":
            normals.append(rest)
        elif kind == b"f":
            faces.texts.append(rest)
            faces.num_vertices.append(len(vertices))
            faces.num_normals.append(len(normals))
    check_size(len(vertices), 3 * len(faces.texts))
    if not faces.texts:
        raise RerunRenderError(f"the OBJ file has {len(vertices)} vertices and no faces")
    places, colors = _vertices(vertices)
    facing = np.array([row[:3] for row in _rows(normals, 3, "vn")], np.float64).reshape(-1, 3)
    corners, sizes = _corners(faces)
    triangles = _fans(sizes)
    check_size(len(places), triangles.size)
    vertex, normal = corners[:, 0][triangles], corners[:, 1][triangles]
    if len(normal) and normal.max() >= len(facing):
        raise RerunRenderError(f"a face of the OBJ file has normal {normal.max() + 1} of {len(facing)}")
    if len(vertex) and not 0 <= vertex.min() <= vertex.max() < len(places):
        raise RerunRenderError(f"a face of the OBJ file has vertex {vertex.max() + 1} of {len(places)}")
    is_smooth = (normal >= 0).all(axis=1)
    parts = []
    if is_smooth.any():
        pairs, inverse = np.unique(
            vertex[is_smooth].ravel() * (len(facing) + 1) + normal[is_smooth].ravel(), return_inverse=True
        )
        index = pairs // (len(facing) + 1)
        parts.append(
            RawPart(
                positions=places[index],
                triangles=inverse.reshape(-1, 3),
                normals=facing[pairs % (len(facing) + 1)],
                colors=None if colors is None else colors[index],
            )
        )
    if not is_smooth.all():
        parts.append(RawPart(positions=places, triangles=vertex[~is_smooth], colors=colors))
    return parts


def _rows(lines: list[bytes], least: int, kind: str) -> list[list[float]]:
    """Numbers of each line, at least so many."""
    try:
        rows = [[float(word) for word in line.partition(b"#")[0].split()] for line in lines]
    except ValueError as error:
        raise RerunRenderError(f"a number of the OBJ file cannot be read: {error}") from error
    if rows and min(map(len, rows)) < least:
        raise RerunRenderError(f"expected at least {least} numbers after {kind!r} in the OBJ file")
    return rows


def _vertices(lines: list[bytes]) -> tuple[Float64Array, UInt8Array | None]:
    """Places, and colours unless no vertex has one: after the place, or after the weight that may follow it."""
    rows = _rows(lines, 3, "v")
    places = np.array([row[:3] for row in rows], np.float64).reshape(-1, 3)
    if not any(len(row) >= 6 for row in rows):
        return places, None
    white = [1.0, 1.0, 1.0]
    shades = np.array([row[3:6] if len(row) == 6 else row[4:7] if len(row) > 6 else white for row in rows])
    colors = np.full((len(rows), 4), 255, np.uint8)
    colors[:, :3] = np.rint(np.clip(np.nan_to_num(shades), 0.0, 1.0) * 255.0)
    return places, colors


def _corners(faces: _Faces) -> tuple[Int64Array, Int64Array]:
    """(C, 2) vertex and normal (-1 for none) of the corners of all faces, and how many each face has."""
    words = [text.partition(b"#")[0].split() for text in faces.texts]
    sizes = np.array([len(row) for row in words], np.int64)
    flat = [word for row in words for word in row]
    found = np.zeros((len(flat), 2), np.int64)
    try:
        if any(b"/" in word for word in flat):
            parts = [word.split(b"/") for word in flat]
            found[:, 0] = [int(part[0]) for part in parts]
            found[:, 1] = [int(part[2]) if len(part) > 2 and part[2] else 0 for part in parts]
        else:
            found[:, 0] = [int(word) for word in flat]
    except (ValueError, OverflowError) as error:
        raise RerunRenderError(f"a face of the OBJ file cannot be read: {error}") from error
    before = np.repeat(np.array([faces.num_vertices, faces.num_normals], np.int64).T, sizes, axis=0)
    found = np.where(found < 0, before + found, found - 1)
    return found, sizes


def _fans(sizes: Int64Array) -> npt.NDArray[Any]:
    """(T, 3) corners of the triangles that polygons of so many corners are cut into."""
    counts = np.maximum(sizes - 2, 0)
    starts = np.cumsum(sizes) - sizes
    first = np.repeat(starts, counts)
    step = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    return np.stack([first, first + step + 1, first + step + 2], axis=1)
