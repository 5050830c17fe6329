"""Payload -> record batch: decompression and Arrow IPC, with all sizes checked.

pyarrow may crash on damaged arrays that are touched unchecked, so every batch is validated in full before it is
returned.
"""

from __future__ import annotations

import pyarrow as pa

from rerun_render.core.errors import RrdError
from rerun_render.rrd.messages import ArrowMsg, Compression

_LZ4_MAX_RATIO = 255
_LZ4_MAX_BYTES = 2**31 - 1  # the block format's interface counts in C ints
_lz4 = pa.Codec("lz4_raw")


def decode_record_batch(message: ArrowMsg) -> pa.RecordBatch:
    """The record batch of a message, validated in full. Raises RrdError that names the message's place."""
    return decode_batch(
        message.payload, message.compression, message.uncompressed_size, what="record batch", offset=message.offset
    )


def decode_batch(
    payload: bytes | memoryview, compression: Compression, uncompressed_size: int, *, what: str, offset: int
) -> pa.RecordBatch:
    """First record batch of an Arrow IPC stream that may be compressed.

    what, offset: named in errors; `offset` is a place in the source, in bytes.
    """
    try:
        stream = _decompress(payload, compression, uncompressed_size)
        with pa.ipc.open_stream(stream) as reader:
            batch = reader.read_next_batch()
        batch.validate(full=True)
    except StopIteration:
        raise RrdError(f"the {what} is damaged: the Arrow stream holds no batch", offset=offset) from None
    except (pa.ArrowException, OSError, ValueError, TypeError, KeyError, MemoryError, OverflowError) as error:
        raise RrdError(f"the {what} is damaged: {error}", offset=offset) from None
    return batch


def _decompress(payload: bytes | memoryview, compression: Compression, uncompressed_size: int) -> pa.Buffer:
    if compression == "none":
        return pa.py_buffer(payload)
    if uncompressed_size > min(_LZ4_MAX_RATIO * len(payload), _LZ4_MAX_BYTES):
        raise ValueError(f"{len(payload)} compressed bytes cannot hold {uncompressed_size} bytes")
    return _lz4.decompress(pa.py_buffer(payload), decompressed_size=uncompressed_size)
