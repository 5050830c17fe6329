"""Constructors of `VideoFrameReference`."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from .. import encodings
from .._baseclasses import Archetype, ComponentColumnList


class VideoFrameReferenceExt(Archetype):
    """See `VideoFrameReference`."""

    def __init__(
        self,
        timestamp: encodings.VideoTimestampLike | None = None,
        *,
        seconds: float | None = None,
        nanoseconds: int | None = None,
        video_reference: encodings.EntityPathLike | None = None,
        opacity: encodings.Float32Like | None = None,
        draw_order: encodings.Float32Like | None = None,
    ) -> None:
        """A picture of a video.

        Parameters
        ----------
        timestamp:
            Time of the video, nanoseconds or a `VideoTimestamp`.
        seconds, nanoseconds:
            The same; instead of `timestamp`.
        video_reference:
            Entity path of the `AssetVideo`; the same entity if not given.
        opacity:
            0 is invisible, 1 opaque.
        draw_order:
            The 2D layer; higher is on top.
        """
        with self._constructing():
            if sum(value is not None for value in (timestamp, seconds, nanoseconds)) != 1:
                raise ValueError("VideoFrameReference: expected one of timestamp, seconds, nanoseconds")
            if timestamp is None:
                timestamp = nanoseconds if seconds is None else round(seconds * 1e9)
            self._set(timestamp=timestamp, video_reference=video_reference, opacity=opacity, draw_order=draw_order)

    @classmethod
    def columns_nanos(cls, nanoseconds: npt.ArrayLike) -> ComponentColumnList:
        """A column of times of the video, (N,) nanoseconds."""
        return cls._columns({"timestamp": np.asarray(nanoseconds, np.int64)})

    @classmethod
    def columns_secs(cls, seconds: npt.ArrayLike) -> ComponentColumnList:
        """A column of times of the video, (N,) seconds."""
        return cls.columns_nanos(np.rint(np.asarray(seconds, np.float64) * 1e9).astype(np.int64))

    @classmethod
    def columns_millis(cls, milliseconds: npt.ArrayLike) -> ComponentColumnList:
        """A column of times of the video, (N,) milliseconds."""
        return cls.columns_nanos(np.rint(np.asarray(milliseconds, np.float64) * 1e6).astype(np.int64))
