"""COLLADA, read by pycollada: triangles and polygons of all nodes, with the plain colours of their materials."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
import numpy.typing as npt

from rerun_render.media.models.model import WHITE, RawPart, check_size

_UP = {
    "Z_UP": np.eye(3),
    "Y_UP": np.array([(1.0, 0.0, 0.0), (0.0, 0.0, -1.0), (0.0, 1.0, 0.0)]),
    "X_UP": np.array([(0.0, -1.0, 0.0), (0.0, 0.0, -1.0), (1.0, 0.0, 0.0)]),
}
"""z up from the axis that a file calls up."""


def is_dae(data: bytes) -> bool:
    """Whether it is XML of this kind."""
    return data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<" and b"<COLLADA" in data[:65536]


def read_dae(data: bytes, notes: list[str]) -> list[RawPart]:
    """One part for each material of each shown geometry, z up. Raises errors of all kinds."""
    import collada  # takes long to import, and few recordings hold such files

    document = collada.Collada(io.BytesIO(data), ignore=[collada.common.DaeError])
    scene = document.scene
    up = _UP[str(document.assetInfo.upaxis)]
    found = [] if scene is None else list(scene.objects("geometry"))
    if any(isinstance(image.path, str) for image in document.images):
        notes.append("textures of COLLADA files are not drawn, only plain colours")
    return [part for bound in found for primitive in bound.primitives() for part in _parts(primitive, up, notes)]


def _parts(primitive: Any, up: npt.NDArray[np.float64], notes: list[str]) -> list[RawPart]:
    """At most one."""
    if not hasattr(primitive, "vertex_index"):
        return []
    triangles = primitive if type(primitive).__name__ == "BoundTriangleSet" else None
    if triangles is None and hasattr(primitive, "triangleset"):
        triangles = primitive.triangleset()
    if triangles is None:
        notes.append("lines of the COLLADA file are not drawn")
        return []
    if triangles.vertex_index is None or len(triangles.vertex_index) == 0:
        return []
    corners = np.asarray(triangles.vertex_index).reshape(-1)
    check_size(len(triangles.vertex), len(corners))
    normals = None
    if triangles.normal is not None and triangles.normal_index is not None and len(triangles.normal_index):
        normals = np.asarray(triangles.normal)[np.asarray(triangles.normal_index).reshape(-1)] @ up.T
    return [
        RawPart(
            positions=np.asarray(triangles.vertex, np.float64)[corners] @ up.T,
            triangles=np.arange(len(corners)).reshape(-1, 3),
            normals=normals,
            albedo_factor=_diffuse(triangles.material),
        )
    ]


def _diffuse(material: Any) -> tuple[float, float, float, float]:
    """Linear, straight alpha; white where it is a texture."""
    effect = getattr(material, "effect", None)
    color = getattr(effect, "emission" if getattr(effect, "shadingtype", "") == "constant" else "diffuse", None)
    if not isinstance(color, (tuple, list)) or len(color) < 3:
        return WHITE
    red, green, blue, alpha = (min(max(float(x), 0.0), 1.0) for x in (*color, 1.0)[:4])
    return (red, green, blue, alpha)
