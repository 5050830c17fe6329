"""`Image`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from .. import components, encodings
from .._baseclasses import ComponentColumnList, VisualArchetype, fields
from ..archetypes_ext.image import ImageExt

__all__ = ["Image"]


class Image(ImageExt, VisualArchetype):
    """An image in memory: gray, colour, or one of the video formats.

    Attributes
    ----------
    buffer:
        Bytes, or (N,) uint8. Pixels as bytes, rows from the top, tightly packed.
    format:
        `ImageFormat`. Size of an image and meaning of its bytes.
    opacity:
        Number, float32. 0 is invisible, 1 opaque. Default: 1.
    draw_order:
        Number, float32. The 2D layer; higher is on top. Default: −10.
    magnification_filter:
        One of `Nearest`, `Linear`, `Bicubic`. How magnified pixels look. Default: Nearest.
    """

    _NAME = "rerun.archetypes.Image"
    _FIELDS = fields(
        _NAME,
        buffer=components.ImageBufferBatch,
        format=components.ImageFormatBatch,
        opacity=components.OpacityBatch,
        draw_order=components.DrawOrderBatch,
        magnification_filter=components.MagnificationFilterBatch,
    )

    buffer: components.ImageBufferBatch | None
    format: components.ImageFormatBatch | None
    opacity: components.OpacityBatch | None
    draw_order: components.DrawOrderBatch | None
    magnification_filter: components.MagnificationFilterBatch | None

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        buffer: encodings.BlobLike | None = None,
        format: encodings.ImageFormatLike | None = None,
        opacity: encodings.Float32Like | None = None,
        draw_order: encodings.Float32Like | None = None,
        magnification_filter: components.MagnificationFilterLike | None = None,
    ) -> Image:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "buffer": buffer,
                "format": format,
                "opacity": opacity,
                "draw_order": draw_order,
                "magnification_filter": magnification_filter,
            },
        )

    @classmethod
    def columns(
        cls,
        *,
        buffer: encodings.BlobArrayLike | None = None,
        format: encodings.ImageFormatArrayLike | None = None,
        opacity: encodings.Float32ArrayLike | None = None,
        draw_order: encodings.Float32ArrayLike | None = None,
        magnification_filter: components.MagnificationFilterArrayLike | None = None,
    ) -> ComponentColumnList:
        """Columns for `send_columns`: one value in each row, unless `partition` cuts them otherwise."""
        return cls._columns(
            {
                "buffer": buffer,
                "format": format,
                "opacity": opacity,
                "draw_order": draw_order,
                "magnification_filter": magnification_filter,
            },
        )
