"""Constructor of `AssetAudio`."""

from __future__ import annotations

from pathlib import Path

from .. import encodings
from .._baseclasses import Archetype
from ._files import blob_and_media_type


class AssetAudioExt(Archetype):
    """See `AssetAudio`."""

    def __init__(
        self,
        *,
        path: str | Path | None = None,
        contents: encodings.BlobLike | None = None,
        media_type: encodings.Utf8Like | None = None,
    ) -> None:
        """A sound file.

        Parameters
        ----------
        path:
            The file.
        contents:
            Its bytes; instead of `path`.
        media_type:
            By default what the path's suffix stands for.
        """
        with self._constructing():
            blob, media_type = blob_and_media_type("AssetAudio", path, contents, media_type)
            self._set(blob=blob, media_type=media_type)
