"""`AssetAudio`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from .. import components, encodings
from .._baseclasses import ComponentColumnList, VisualArchetype, fields
from ..archetypes_ext.asset_audio import AssetAudioExt

__all__ = ["AssetAudio"]


class AssetAudio(AssetAudioExt, VisualArchetype):
    """A sound file.

    Attributes
    ----------
    blob:
        Bytes, or (N,) uint8. Content of a file.
    media_type:
        Text. Media type, such as `image/png`. Default: guessed from the content.
    """

    _NAME = "rerun.archetypes.AssetAudio"
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
    ) -> AssetAudio:
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
