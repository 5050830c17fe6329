"""`McapStatistics`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from .. import components, encodings
from .._baseclasses import Archetype, ComponentColumnList, fields

__all__ = ["McapStatistics"]


class McapStatistics(Archetype):
    """What is in an MCAP file.

    Parameters
    ----------
    message_count:
        Integer, uint64. Number of messages.
    schema_count:
        Integer, uint64. Number of schemas.
    channel_count:
        Integer, uint64. Number of channels.
    attachment_count:
        Integer, uint64. Number of attachments.
    metadata_count:
        Integer, uint64. Number of metadata records.
    chunk_count:
        Integer, uint64. Number of chunks.
    message_start_time:
        `TimeInt`, or an integer. Time of the first message.
    message_end_time:
        `TimeInt`, or an integer. Time of the last message.
    channel_message_counts:
        Channel id → number of messages. Number of messages of each MCAP channel.
    """

    _NAME = "rerun.archetypes.McapStatistics"
    _FIELDS = fields(
        _NAME,
        message_count=components.CountBatch,
        schema_count=components.CountBatch,
        channel_count=components.CountBatch,
        attachment_count=components.CountBatch,
        metadata_count=components.CountBatch,
        chunk_count=components.CountBatch,
        message_start_time=components.TimestampBatch,
        message_end_time=components.TimestampBatch,
        channel_message_counts=components.ChannelMessageCountsBatch,
    )

    message_count: components.CountBatch | None
    schema_count: components.CountBatch | None
    channel_count: components.CountBatch | None
    attachment_count: components.CountBatch | None
    metadata_count: components.CountBatch | None
    chunk_count: components.CountBatch | None
    message_start_time: components.TimestampBatch | None
    message_end_time: components.TimestampBatch | None
    channel_message_counts: components.ChannelMessageCountsBatch | None

    def __init__(
        self,
        *,
        message_count: encodings.UInt64Like,
        schema_count: encodings.UInt64Like,
        channel_count: encodings.UInt64Like,
        attachment_count: encodings.UInt64Like,
        metadata_count: encodings.UInt64Like,
        chunk_count: encodings.UInt64Like,
        message_start_time: encodings.TimeIntLike,
        message_end_time: encodings.TimeIntLike,
        channel_message_counts: encodings.ChannelMessageCountsLike | None = None,
    ) -> None:
        with self._constructing():
            self._set(
                message_count=message_count,
                schema_count=schema_count,
                channel_count=channel_count,
                attachment_count=attachment_count,
                metadata_count=metadata_count,
                chunk_count=chunk_count,
                message_start_time=message_start_time,
                message_end_time=message_end_time,
                channel_message_counts=channel_message_counts,
            )

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        message_count: encodings.UInt64Like | None = None,
        schema_count: encodings.UInt64Like | None = None,
        channel_count: encodings.UInt64Like | None = None,
        attachment_count: encodings.UInt64Like | None = None,
        metadata_count: encodings.UInt64Like | None = None,
        chunk_count: encodings.UInt64Like | None = None,
        message_start_time: encodings.TimeIntLike | None = None,
        message_end_time: encodings.TimeIntLike | None = None,
        channel_message_counts: encodings.ChannelMessageCountsLike | None = None,
    ) -> McapStatistics:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "message_count": message_count,
                "schema_count": schema_count,
                "channel_count": channel_count,
                "attachment_count": attachment_count,
                "metadata_count": metadata_count,
                "chunk_count": chunk_count,
                "message_start_time": message_start_time,
                "message_end_time": message_end_time,
                "channel_message_counts": channel_message_counts,
            },
        )

    @classmethod
    def columns(
        cls,
        *,
        message_count: encodings.UInt64ArrayLike | None = None,
        schema_count: encodings.UInt64ArrayLike | None = None,
        channel_count: encodings.UInt64ArrayLike | None = None,
        attachment_count: encodings.UInt64ArrayLike | None = None,
        metadata_count: encodings.UInt64ArrayLike | None = None,
        chunk_count: encodings.UInt64ArrayLike | None = None,
        message_start_time: encodings.TimeIntArrayLike | None = None,
        message_end_time: encodings.TimeIntArrayLike | None = None,
        channel_message_counts: encodings.ChannelMessageCountsArrayLike | None = None,
    ) -> ComponentColumnList:
        """Columns for `send_columns`: one value in each row, unless `partition` cuts them otherwise."""
        return cls._columns(
            {
                "message_count": message_count,
                "schema_count": schema_count,
                "channel_count": channel_count,
                "attachment_count": attachment_count,
                "metadata_count": metadata_count,
                "chunk_count": chunk_count,
                "message_start_time": message_start_time,
                "message_end_time": message_end_time,
                "channel_message_counts": channel_message_counts,
            },
        )
