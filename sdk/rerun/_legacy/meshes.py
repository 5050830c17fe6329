"""`Material`, whose only field `Mesh3D` has itself by now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Material:
    """Colour of a mesh as a whole, for `Mesh3D(mesh_material=...)`; use `Mesh3D(albedo_factor=...)` instead.

    albedo_factor: RGB or RGBA that all colours are multiplied with.
    """

    albedo_factor: Any = None
