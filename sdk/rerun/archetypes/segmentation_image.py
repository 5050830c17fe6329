"""`SegmentationImage`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from .. import components, encodings
from .._baseclasses import ComponentColumnList, VisualArchetype, fields
from ..archetypes_ext.segmentation_image import SegmentationImageExt

__all__ = ["SegmentationImage"]


class SegmentationImage(SegmentationImageExt, VisualArchetype):
    """An image of class ids; an annotation context says their colours.

    Attributes
    ----------
    buffer:
        Bytes, or (N,) uint8. Pixels as bytes, rows from the top, tightly packed.
    format:
        `ImageFormat`. Size of an image and meaning of its bytes.
    opacity:
        Number, float32. 0 is invisible, 1 opaque. Default: 1; 0.5 above other images.
    draw_order:
        Number, float32. The 2D layer; higher is on top. Default: 0.
    """

    _NAME = "rerun.archetypes.SegmentationImage"
    _FIELDS = fields(
        _NAME,
        buffer=components.ImageBufferBatch,
        format=components.ImageFormatBatch,
        opacity=components.OpacityBatch,
        draw_order=components.DrawOrderBatch,
    )

    buffer: components.ImageBufferBatch | None
    format: components.ImageFormatBatch | None
    opacity: components.OpacityBatch | None
    draw_order: components.DrawOrderBatch | None

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        buffer: encodings.BlobLike | None = None,
        format: encodings.ImageFormatLike | None = None,
        opacity: encodings.Float32Like | None = None,
        draw_order: encodings.Float32Like | None = None,
    ) -> SegmentationImage:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "buffer": buffer,
                "format": format,
                "opacity": opacity,
                "draw_order": draw_order,
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
    ) -> ComponentColumnList:
        """Columns for `send_columns`: one value in each row, unless `partition` cuts them otherwise."""
        return cls._columns(
            {
                "buffer": buffer,
                "format": format,
                "opacity": opacity,
                "draw_order": draw_order,
            },
        )
