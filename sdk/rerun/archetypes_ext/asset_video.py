"""Constructor of `AssetVideo`, and the times of its pictures."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt

from .. import components, encodings
from .._baseclasses import Archetype
from ._files import blob_and_media_type
from ._mp4 import picture_times


class AssetVideoExt(Archetype):
    """See `AssetVideo`."""

    blob: components.BlobBatch | None

    def __init__(
        self,
        *,
        path: str | Path | None = None,
        contents: encodings.BlobLike | None = None,
        media_type: encodings.Utf8Like | None = None,
    ) -> None:
        """A video file.

        Parameters
        ----------
        path:
            The file: MP4.
        contents:
            Its bytes; instead of `path`.
        media_type:
            By default what the path's suffix stands for.
        """
        with self._constructing():
            blob, media_type = blob_and_media_type("AssetVideo", path, contents, media_type)
            self._set(blob=blob, media_type=media_type)

    def read_frame_timestamps_nanos(self) -> npt.NDArray[np.int64]:
        """Times of all pictures, (N,) nanoseconds, ascending.

        Raises ValueError if the file is no MP4 with a video track.
        """
        if self.blob is None or len(self.blob) == 0:
            raise ValueError("AssetVideo: expected a video, got none")
        return picture_times(memoryview(self.blob.pa_array.flatten().to_numpy().tobytes()))
