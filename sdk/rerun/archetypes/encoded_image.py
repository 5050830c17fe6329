"""`EncodedImage`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from .. import components, encodings
from .._baseclasses import ComponentColumnList, VisualArchetype, fields
from ..archetypes_ext.encoded_image import EncodedImageExt

__all__ = ["EncodedImage"]


class EncodedImage(EncodedImageExt, VisualArchetype):
    """An image as a file, such as JPEG or PNG.

    Attributes
    ----------
    blob:
        Bytes, or (N,) uint8. Content of a file.
    media_type:
        Text. Media type, such as `image/png`. Default: guessed from the content.
    opacity:
        Number, float32. 0 is invisible, 1 opaque. Default: 1.
    draw_order:
        Number, float32. The 2D layer; higher is on top. Default: −10.
    magnification_filter:
        One of `Nearest`, `Linear`, `Bicubic`. How magnified pixels look. Default: Nearest.
    """

    _NAME = "rerun.archetypes.EncodedImage"
    _FIELDS = fields(
        _NAME,
        blob=components.BlobBatch,
        media_type=components.MediaTypeBatch,
        opacity=components.OpacityBatch,
        draw_order=components.DrawOrderBatch,
        magnification_filter=components.MagnificationFilterBatch,
    )

    blob: components.BlobBatch | None
    media_type: components.MediaTypeBatch | None
    opacity: components.OpacityBatch | None
    draw_order: components.DrawOrderBatch | None
    magnification_filter: components.MagnificationFilterBatch | None

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        blob: encodings.BlobLike | None = None,
        media_type: encodings.Utf8Like | None = None,
        opacity: encodings.Float32Like | None = None,
        draw_order: encodings.Float32Like | None = None,
        magnification_filter: components.MagnificationFilterLike | None = None,
    ) -> EncodedImage:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "blob": blob,
                "media_type": media_type,
                "opacity": opacity,
                "draw_order": draw_order,
                "magnification_filter": magnification_filter,
            },
        )

    @classmethod
    def columns(
        cls,
        *,
        blob: encodings.BlobArrayLike | None = None,
        media_type: encodings.Utf8ArrayLike | None = None,
        opacity: encodings.Float32ArrayLike | None = None,
        draw_order: encodings.Float32ArrayLike | None = None,
        magnification_filter: components.MagnificationFilterArrayLike | None = None,
    ) -> ComponentColumnList:
        """Columns for `send_columns`: one value in each row, unless `partition` cuts them otherwise."""
        return cls._columns(
            {
                "blob": blob,
                "media_type": media_type,
                "opacity": opacity,
                "draw_order": draw_order,
                "magnification_filter": magnification_filter,
            },
        )
