"""`EncodedDepthImage`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from .. import components, encodings
from .._baseclasses import ComponentColumnList, VisualArchetype, fields

__all__ = ["EncodedDepthImage"]


class EncodedDepthImage(VisualArchetype):
    """A depth image as a file: PNG with 16 bits, or RVL.

    Parameters
    ----------
    blob:
        Bytes, or (N,) uint8. Content of a file.
    media_type:
        Text. Media type, such as `image/png`. Default: guessed from the content.
    meter:
        Number, float32. Value of a depth image that means one scene unit. Default: 1 for floats, 1000 for integers.
    colormap:
        One of `Grayscale`, `Inferno`, `Magma`, `Plasma`, `Turbo`, `Viridis`, `CyanToYellow`, `Spectral`, `Twilight`,
        `RvizMap`, `RvizCostmap`, `Costmap`. Colours of numbers. Default: Turbo.
    depth_range:
        2 numbers: first and last. The values at the ends of the colormap. Default: 0 … largest finite value.
    point_fill_ratio:
        Number, float32. Size of the points that the pixels become in 3D. Default: 1.
    draw_order:
        Number, float32. The 2D layer; higher is on top. Default: −20.
    magnification_filter:
        One of `Nearest`, `Linear`, `Bicubic`. How magnified pixels look. Default: Nearest.
    """

    _NAME = "rerun.archetypes.EncodedDepthImage"
    _FIELDS = fields(
        _NAME,
        blob=components.BlobBatch,
        media_type=components.MediaTypeBatch,
        meter=components.DepthMeterBatch,
        colormap=components.ColormapBatch,
        depth_range=components.ValueRangeBatch,
        point_fill_ratio=components.FillRatioBatch,
        draw_order=components.DrawOrderBatch,
        magnification_filter=components.MagnificationFilterBatch,
    )

    blob: components.BlobBatch | None
    media_type: components.MediaTypeBatch | None
    meter: components.DepthMeterBatch | None
    colormap: components.ColormapBatch | None
    depth_range: components.ValueRangeBatch | None
    point_fill_ratio: components.FillRatioBatch | None
    draw_order: components.DrawOrderBatch | None
    magnification_filter: components.MagnificationFilterBatch | None

    def __init__(
        self,
        blob: encodings.BlobLike,
        *,
        media_type: encodings.Utf8Like | None = None,
        meter: encodings.Float32Like | None = None,
        colormap: components.ColormapLike | None = None,
        depth_range: encodings.Range1DLike | None = None,
        point_fill_ratio: encodings.Float32Like | None = None,
        draw_order: encodings.Float32Like | None = None,
        magnification_filter: components.MagnificationFilterLike | None = None,
    ) -> None:
        with self._constructing():
            self._set(
                blob=blob,
                media_type=media_type,
                meter=meter,
                colormap=colormap,
                depth_range=depth_range,
                point_fill_ratio=point_fill_ratio,
                draw_order=draw_order,
                magnification_filter=magnification_filter,
            )

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        blob: encodings.BlobLike | None = None,
        media_type: encodings.Utf8Like | None = None,
        meter: encodings.Float32Like | None = None,
        colormap: components.ColormapLike | None = None,
        depth_range: encodings.Range1DLike | None = None,
        point_fill_ratio: encodings.Float32Like | None = None,
        draw_order: encodings.Float32Like | None = None,
        magnification_filter: components.MagnificationFilterLike | None = None,
    ) -> EncodedDepthImage:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "blob": blob,
                "media_type": media_type,
                "meter": meter,
                "colormap": colormap,
                "depth_range": depth_range,
                "point_fill_ratio": point_fill_ratio,
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
        meter: encodings.Float32ArrayLike | None = None,
        colormap: components.ColormapArrayLike | None = None,
        depth_range: encodings.Range1DArrayLike | None = None,
        point_fill_ratio: encodings.Float32ArrayLike | None = None,
        draw_order: encodings.Float32ArrayLike | None = None,
        magnification_filter: components.MagnificationFilterArrayLike | None = None,
    ) -> ComponentColumnList:
        """Columns for `send_columns`: one value in each row, unless `partition` cuts them otherwise."""
        return cls._columns(
            {
                "blob": blob,
                "media_type": media_type,
                "meter": meter,
                "colormap": colormap,
                "depth_range": depth_range,
                "point_fill_ratio": point_fill_ratio,
                "draw_order": draw_order,
                "magnification_filter": magnification_filter,
            },
        )
