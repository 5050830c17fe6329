"""`McapChannel`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from .. import components, encodings
from .._baseclasses import Archetype, ComponentColumnList, fields

__all__ = ["McapChannel"]


class McapChannel(Archetype):
    """Description of a channel of an MCAP file.

    Parameters
    ----------
    id:
        Integer 0 … 65535. Number of a channel in an MCAP file.
    topic:
        Text. Where its messages are published.
    message_encoding:
        Text. How its messages are encoded, such as `cdr`.
    metadata:
        Text → text. Texts that the file keeps with the channel.
    """

    _NAME = "rerun.archetypes.McapChannel"
    _FIELDS = fields(
        _NAME,
        id=components.ChannelIdBatch,
        topic=components.TextBatch,
        message_encoding=components.TextBatch,
        metadata=components.KeyValuePairsBatch,
    )

    id: components.ChannelIdBatch | None
    topic: components.TextBatch | None
    message_encoding: components.TextBatch | None
    metadata: components.KeyValuePairsBatch | None

    def __init__(
        self,
        *,
        id: encodings.UInt16Like,
        topic: encodings.Utf8Like,
        message_encoding: encodings.Utf8Like,
        metadata: encodings.KeyValuePairsLike | None = None,
    ) -> None:
        with self._constructing():
            self._set(
                id=id,
                topic=topic,
                message_encoding=message_encoding,
                metadata=metadata,
            )

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        id: encodings.UInt16Like | None = None,
        topic: encodings.Utf8Like | None = None,
        message_encoding: encodings.Utf8Like | None = None,
        metadata: encodings.KeyValuePairsLike | None = None,
    ) -> McapChannel:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "id": id,
                "topic": topic,
                "message_encoding": message_encoding,
                "metadata": metadata,
            },
        )

    @classmethod
    def columns(
        cls,
        *,
        id: encodings.UInt16ArrayLike | None = None,
        topic: encodings.Utf8ArrayLike | None = None,
        message_encoding: encodings.Utf8ArrayLike | None = None,
        metadata: encodings.KeyValuePairsArrayLike | None = None,
    ) -> ComponentColumnList:
        """Columns for `send_columns`: one value in each row, unless `partition` cuts them otherwise."""
        return cls._columns(
            {
                "id": id,
                "topic": topic,
                "message_encoding": message_encoding,
                "metadata": metadata,
            },
        )
