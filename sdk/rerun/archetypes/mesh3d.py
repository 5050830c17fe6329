"""`Mesh3D`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from .. import components, encodings
from .._baseclasses import ComponentColumnList, VisualArchetype, fields
from ..archetypes_ext.mesh3d import Mesh3DExt

__all__ = ["Mesh3D"]


class Mesh3D(Mesh3DExt, VisualArchetype):
    """Triangles in 3D.

    Attributes
    ----------
    vertex_positions:
        (N, 3) float32. Position in 3D, scene units.
    triangle_indices:
        (N, 3) uint32. The vertices of a triangle, counter-clockwise seen from the front. Default: vertices in threes.
    vertex_normals:
        (N, 3) float32. Normals at the vertices, of length 1. Default: unlit.
    vertex_colors:
        (N, 3) or (N, 4) uint8 0 … 255 or float 0 … 1, (N,) uint32, or one colour. Colours at the vertices. Colour, sRGB
        with separate alpha; integers 0 … 255 or floats 0 … 1. Default: white.
    vertex_texcoords:
        (N, 2) float32. Place in a texture; 0 is left and top, 1 right and bottom. Default: 0, 0.
    albedo_factor:
        RGB(A). Colour that everything is multiplied by, sRGB with separate alpha. Default: white.
    face_rendering:
        One of `DoubleSided`, `Front`, `Back`. The sides of triangles that are drawn. Default: DoubleSided.
    albedo_texture_buffer:
        Bytes, or (N,) uint8. Pixels of the texture. Default: none.
    albedo_texture_format:
        `ImageFormat`. Format of the texture. Default: none.
    class_ids:
        (N,) uint16, or one integer. Classes of the vertices. Default: none.
    """

    _NAME = "rerun.archetypes.Mesh3D"
    _FIELDS = fields(
        _NAME,
        vertex_positions=components.Position3DBatch,
        triangle_indices=components.TriangleIndicesBatch,
        vertex_normals=components.Vector3DBatch,
        vertex_colors=components.ColorBatch,
        vertex_texcoords=components.Texcoord2DBatch,
        albedo_factor=components.AlbedoFactorBatch,
        face_rendering=components.MeshFaceRenderingBatch,
        albedo_texture_buffer=components.ImageBufferBatch,
        albedo_texture_format=components.ImageFormatBatch,
        class_ids=components.ClassIdBatch,
    )

    vertex_positions: components.Position3DBatch | None
    triangle_indices: components.TriangleIndicesBatch | None
    vertex_normals: components.Vector3DBatch | None
    vertex_colors: components.ColorBatch | None
    vertex_texcoords: components.Texcoord2DBatch | None
    albedo_factor: components.AlbedoFactorBatch | None
    face_rendering: components.MeshFaceRenderingBatch | None
    albedo_texture_buffer: components.ImageBufferBatch | None
    albedo_texture_format: components.ImageFormatBatch | None
    class_ids: components.ClassIdBatch | None

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        vertex_positions: encodings.Vec3DArrayLike | None = None,
        triangle_indices: encodings.UVec3DArrayLike | None = None,
        vertex_normals: encodings.Vec3DArrayLike | None = None,
        vertex_colors: encodings.Rgba32ArrayLike | None = None,
        vertex_texcoords: encodings.Vec2DArrayLike | None = None,
        albedo_factor: encodings.Rgba32Like | None = None,
        face_rendering: components.MeshFaceRenderingLike | None = None,
        albedo_texture_buffer: encodings.BlobLike | None = None,
        albedo_texture_format: encodings.ImageFormatLike | None = None,
        class_ids: encodings.ClassIdArrayLike | None = None,
    ) -> Mesh3D:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "vertex_positions": vertex_positions,
                "triangle_indices": triangle_indices,
                "vertex_normals": vertex_normals,
                "vertex_colors": vertex_colors,
                "vertex_texcoords": vertex_texcoords,
                "albedo_factor": albedo_factor,
                "face_rendering": face_rendering,
                "albedo_texture_buffer": albedo_texture_buffer,
                "albedo_texture_format": albedo_texture_format,
                "class_ids": class_ids,
            },
        )

    @classmethod
    def columns(
        cls,
        *,
        vertex_positions: encodings.Vec3DArrayLike | None = None,
        triangle_indices: encodings.UVec3DArrayLike | None = None,
        vertex_normals: encodings.Vec3DArrayLike | None = None,
        vertex_colors: encodings.Rgba32ArrayLike | None = None,
        vertex_texcoords: encodings.Vec2DArrayLike | None = None,
        albedo_factor: encodings.Rgba32ArrayLike | None = None,
        face_rendering: components.MeshFaceRenderingArrayLike | None = None,
        albedo_texture_buffer: encodings.BlobArrayLike | None = None,
        albedo_texture_format: encodings.ImageFormatArrayLike | None = None,
        class_ids: encodings.ClassIdArrayLike | None = None,
    ) -> ComponentColumnList:
        """Columns for `send_columns`: one value in each row, unless `partition` cuts them otherwise."""
        return cls._columns(
            {
                "vertex_positions": vertex_positions,
                "triangle_indices": triangle_indices,
                "vertex_normals": vertex_normals,
                "vertex_colors": vertex_colors,
                "vertex_texcoords": vertex_texcoords,
                "albedo_factor": albedo_factor,
                "face_rendering": face_rendering,
                "albedo_texture_buffer": albedo_texture_buffer,
                "albedo_texture_format": albedo_texture_format,
                "class_ids": class_ids,
            },
        )
