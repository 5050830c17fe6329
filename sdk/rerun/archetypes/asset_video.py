"""`AssetVideo`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from .. import components, encodings
from .._baseclasses import Archetype, ComponentColumnList, fields
from ..archetypes_ext.asset_video import AssetVideoExt

__all__ = ["AssetVideo"]


class AssetVideo(AssetVideoExt, Archetype):
    """A video file; `VideoFrameReference` shows pictures of it.

    Attributes
    ----------
    blob:
        Bytes, or (N,) uint8. Content of a file.
    media_type:
        Text. Media type, such as `image/png`. Default: guessed from the content.
    """

    _NAME = "rerun.archetypes.AssetVideo"
    _FIELDS = fields(
        _NAME,
        blob=components.BlobBatch,
        media_type=components.MediaTypeBatch,
    )

    blob: components.BlobBatch | None
    media_type: components.MediaTypeBatch | None

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        blob: encodings.BlobLike | None = None,
        media_type: encodings.Utf8Like | None = None,
    ) -> AssetVideo:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "blob": blob,
                "media_type": media_type,
            },
        )

    @classmethod
    def columns(
        cls,
        *,
        blob: encodings.BlobArrayLike | None = None,
        media_type: encodings.Utf8ArrayLike | None = None,
    ) -> ComponentColumnList:
        """Columns for `send_columns`: one value in each row, unless `partition` cuts them otherwise."""
        return cls._columns(
            {
                "blob": blob,
                "media_type": media_type,
            },
        )
