"""Constructor of `EncodedImage`."""

from __future__ import annotations

from pathlib import Path
from typing import IO

from .. import components, encodings
from .._baseclasses import Archetype
from ._files import blob_and_media_type


class EncodedImageExt(Archetype):
    """See `EncodedImage`."""

    def __init__(
        self,
        *,
        path: str | Path | None = None,
        contents: bytes | IO[bytes] | encodings.BlobLike | None = None,
        media_type: encodings.Utf8Like | None = None,
        opacity: encodings.Float32Like | None = None,
        draw_order: encodings.Float32Like | None = None,
        magnification_filter: components.MagnificationFilterLike | None = None,
    ) -> None:
        """An image file.

        Parameters
        ----------
        path:
            The file.
        contents:
            Its bytes, or a file open for reading; instead of `path`.
        media_type:
            Such as `image/png`; by default what the path's suffix stands for. Needed with `contents`.
        opacity:
            0 is invisible, 1 opaque.
        draw_order:
            The 2D layer; higher is on top.
        magnification_filter:
            How magnified pixels look.
        """
        if isinstance(contents, str):
            raise TypeError(f"EncodedImage: expected contents as bytes, got the text {contents[:40]!r}; use path=")
        with self._constructing():
            if contents is not None and media_type is None and path is None:
                raise ValueError("EncodedImage: expected media_type with contents, got none")
            blob, media_type = blob_and_media_type("EncodedImage", path, contents, media_type)
            self._set(
                blob=blob,
                media_type=media_type,
                opacity=opacity,
                draw_order=draw_order,
                magnification_filter=magnification_filter,
            )
