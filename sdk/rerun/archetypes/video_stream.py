"""`VideoStream`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from .. import components, encodings
from .._baseclasses import ComponentColumnList, VisualArchetype, fields

__all__ = ["VideoStream"]


class VideoStream(VisualArchetype):
    """A video as a stream of encoded pictures, one in each row.

    Parameters
    ----------
    codec:
        One of `AV1`, `H264`, `H265`, `VP8`, `VP9`. How a video stream is encoded.
    sample:
        Bytes, or (N,) uint8. The picture of this row; H.264 and H.265 as Annex B.
    is_keyframe:
        True or False. Whether decoding can start at this sample. Default: found in the sample.
    opacity:
        Number, float32. 0 is invisible, 1 opaque. Default: 1.
    draw_order:
        Number, float32. The 2D layer; higher is on top. Default: −15.
    """

    _NAME = "rerun.archetypes.VideoStream"
    _FIELDS = fields(
        _NAME,
        codec=components.VideoCodecBatch,
        sample=components.VideoSampleBatch,
        is_keyframe=components.IsKeyframeBatch,
        opacity=components.OpacityBatch,
        draw_order=components.DrawOrderBatch,
    )

    codec: components.VideoCodecBatch | None
    sample: components.VideoSampleBatch | None
    is_keyframe: components.IsKeyframeBatch | None
    opacity: components.OpacityBatch | None
    draw_order: components.DrawOrderBatch | None

    def __init__(
        self,
        codec: components.VideoCodecLike,
        *,
        sample: encodings.BlobLike | None = None,
        is_keyframe: encodings.BoolLike | None = None,
        opacity: encodings.Float32Like | None = None,
        draw_order: encodings.Float32Like | None = None,
    ) -> None:
        with self._constructing():
            self._set(
                codec=codec,
                sample=sample,
                is_keyframe=is_keyframe,
                opacity=opacity,
                draw_order=draw_order,
            )

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        codec: components.VideoCodecLike | None = None,
        sample: encodings.BlobLike | None = None,
        is_keyframe: encodings.BoolLike | None = None,
        opacity: encodings.Float32Like | None = None,
        draw_order: encodings.Float32Like | None = None,
    ) -> VideoStream:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "codec": codec,
                "sample": sample,
                "is_keyframe": is_keyframe,
                "opacity": opacity,
                "draw_order": draw_order,
            },
        )

    @classmethod
    def columns(
        cls,
        *,
        codec: components.VideoCodecArrayLike | None = None,
        sample: encodings.BlobArrayLike | None = None,
        is_keyframe: encodings.BoolArrayLike | None = None,
        opacity: encodings.Float32ArrayLike | None = None,
        draw_order: encodings.Float32ArrayLike | None = None,
    ) -> ComponentColumnList:
        """Columns for `send_columns`: one value in each row, unless `partition` cuts them otherwise."""
        return cls._columns(
            {
                "codec": codec,
                "sample": sample,
                "is_keyframe": is_keyframe,
                "opacity": opacity,
                "draw_order": draw_order,
            },
        )
