"""`Asset3D`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from .. import components, encodings
from .._baseclasses import ComponentColumnList, VisualArchetype, fields
from ..archetypes_ext.asset3d import Asset3DExt

__all__ = ["Asset3D"]


class Asset3D(Asset3DExt, VisualArchetype):
    """A 3D model as a file: glTF, GLB, OBJ, STL or PLY.

    Attributes
    ----------
    blob:
        Bytes, or (N,) uint8. Content of a file.
    media_type:
        Text. Media type, such as `image/png`. Default: guessed from the content.
    albedo_factor:
        RGB(A). Colour that everything is multiplied by, sRGB with separate alpha. Default: white.
    """

    _NAME = "rerun.archetypes.Asset3D"
    _FIELDS = fields(
        _NAME,
        blob=components.BlobBatch,
        media_type=components.MediaTypeBatch,
        albedo_factor=components.AlbedoFactorBatch,
    )

    blob: components.BlobBatch | None
    media_type: components.MediaTypeBatch | None
    albedo_factor: components.AlbedoFactorBatch | None

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        blob: encodings.BlobLike | None = None,
        media_type: encodings.Utf8Like | None = None,
        albedo_factor: encodings.Rgba32Like | None = None,
    ) -> Asset3D:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "blob": blob,
                "media_type": media_type,
                "albedo_factor": albedo_factor,
            },
        )

    @classmethod
    def columns(
        cls,
        *,
        blob: encodings.BlobArrayLike | None = None,
        media_type: encodings.Utf8ArrayLike | None = None,
        albedo_factor: encodings.Rgba32ArrayLike | None = None,
    ) -> ComponentColumnList:
        """Columns for `send_columns`: one value in each row, unless `partition` cuts them otherwise."""
        return cls._columns(
            {
                "blob": blob,
                "media_type": media_type,
                "albedo_factor": albedo_factor,
            },
        )
