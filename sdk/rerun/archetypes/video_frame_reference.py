"""`VideoFrameReference`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from .. import components, encodings
from .._baseclasses import ComponentColumnList, VisualArchetype, fields
from ..archetypes_ext.video_frame_reference import VideoFrameReferenceExt

__all__ = ["VideoFrameReference"]


class VideoFrameReference(VideoFrameReferenceExt, VisualArchetype):
    """The picture of a video at some time of it.

    Attributes
    ----------
    timestamp:
        Integer, nanoseconds. Nanoseconds since the start of a video.
    video_reference:
        Entity path, a text. Where the video was logged. Default: the same entity.
    opacity:
        Number, float32. 0 is invisible, 1 opaque. Default: 1.
    draw_order:
        Number, float32. The 2D layer; higher is on top. Default: −15.
    """

    _NAME = "rerun.archetypes.VideoFrameReference"
    _FIELDS = fields(
        _NAME,
        timestamp=components.VideoTimestampBatch,
        video_reference=components.EntityPathBatch,
        opacity=components.OpacityBatch,
        draw_order=components.DrawOrderBatch,
    )

    timestamp: components.VideoTimestampBatch | None
    video_reference: components.EntityPathBatch | None
    opacity: components.OpacityBatch | None
    draw_order: components.DrawOrderBatch | None

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        timestamp: encodings.VideoTimestampLike | None = None,
        video_reference: encodings.EntityPathLike | None = None,
        opacity: encodings.Float32Like | None = None,
        draw_order: encodings.Float32Like | None = None,
    ) -> VideoFrameReference:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "timestamp": timestamp,
                "video_reference": video_reference,
                "opacity": opacity,
                "draw_order": draw_order,
            },
        )

    @classmethod
    def columns(
        cls,
        *,
        timestamp: encodings.VideoTimestampArrayLike | None = None,
        video_reference: encodings.EntityPathArrayLike | None = None,
        opacity: encodings.Float32ArrayLike | None = None,
        draw_order: encodings.Float32ArrayLike | None = None,
    ) -> ComponentColumnList:
        """Columns for `send_columns`: one value in each row, unless `partition` cuts them otherwise."""
        return cls._columns(
            {
                "timestamp": timestamp,
                "video_reference": video_reference,
                "opacity": opacity,
                "draw_order": draw_order,
            },
        )
