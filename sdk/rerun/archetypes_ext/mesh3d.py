"""Constructor of `Mesh3D`."""

from __future__ import annotations

from typing import Any

from .. import components, encodings
from .._baseclasses import Archetype
from .._converters import to_numpy
from ..error_utils import warn_or_raise
from ._images import buffer_and_format


class Mesh3DExt(Archetype):
    """See `Mesh3D`."""

    def __init__(
        self,
        *,
        vertex_positions: encodings.Vec3DArrayLike,
        triangle_indices: encodings.UVec3DArrayLike | None = None,
        vertex_normals: encodings.Vec3DArrayLike | None = None,
        vertex_colors: encodings.Rgba32ArrayLike | None = None,
        vertex_texcoords: encodings.Vec2DArrayLike | None = None,
        albedo_texture: Any = None,
        albedo_factor: encodings.Rgba32Like | None = None,
        face_rendering: components.MeshFaceRenderingLike | None = None,
        class_ids: encodings.ClassIdArrayLike | None = None,
        mesh_material: Any = None,
        mesh_properties: Any = None,
        indices: encodings.UVec3DArrayLike | None = None,
    ) -> None:
        """Triangles.

        Parameters
        ----------
        vertex_positions:
            (N, 3) float32, scene units.
        triangle_indices:
            (M, 3) uint32, counter-clockwise from the front; the vertices in threes if not given.
        vertex_normals:
            (N, 3) float32, of length 1.
        vertex_colors:
            Colours of the vertices, as of `Points3D`.
        vertex_texcoords:
            (N, 2) float32; 0 is left and top, 1 right and bottom.
        albedo_texture:
            (H, W, 3) or (H, W, 4) uint8.
        albedo_factor:
            Colour that everything is multiplied by.
        face_rendering:
            The sides of triangles that are drawn.
        class_ids:
            Classes of the vertices.
        mesh_material, mesh_properties, indices:
            Older names: an object with `albedo_factor`, one with `indices`, and `triangle_indices`.
        """
        with self._constructing():
            if albedo_factor is None and mesh_material is not None:
                albedo_factor = getattr(mesh_material, "albedo_factor", mesh_material)
            if triangle_indices is None:
                triangle_indices = getattr(mesh_properties, "indices", None) if indices is None else indices
            texture, texture_format = None, None
            if albedo_texture is not None:
                image = to_numpy(albedo_texture)
                if image.ndim == 3 and image.shape[2] in (3, 4):
                    texture, texture_format = buffer_and_format(image, "Mesh3D")
                else:
                    warn_or_raise(f"Mesh3D: expected a texture of shape (H, W, 3) or (H, W, 4), got {image.shape}")
            self._set(
                vertex_positions=vertex_positions,
                triangle_indices=triangle_indices,
                vertex_normals=vertex_normals,
                vertex_colors=vertex_colors,
                vertex_texcoords=vertex_texcoords,
                albedo_factor=albedo_factor,
                face_rendering=face_rendering,
                albedo_texture_buffer=texture,
                albedo_texture_format=texture_format,
                class_ids=class_ids,
            )
