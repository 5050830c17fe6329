"""Bytes -> messages, for files, pipes and whole buffers alike.

Works on any slicing of the input and on any bytes: damaged messages are left out and reported, and reading goes on with
the next message that can be found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from rerun_render.core.errors import RrdError
from rerun_render.core.report import Reporter
from rerun_render.rrd import transport
from rerun_render.rrd.framing import Buffer, Frame, FrameSplitter
from rerun_render.rrd.messages import (
    ArrowMsg,
    BlueprintActivation,
    EndOfStream,
    Message,
    SetStoreInfo,
    StoreId,
    StoreKind,
    StreamHeader,
)
from rerun_render.rrd.plausible import ACTIVATION, ARROW_MSG, SET_STORE_INFO

_Named = TypeVar("_Named", ArrowMsg, BlueprintActivation)


class Decoder:
    """Push-based decoder of one source.

    The source may hold several streams one after another. Payloads of the returned messages refer to the bytes that
    were fed where possible, so those must not change. Damage goes to `reporter`, placed by byte offset.

    Until 0.24 only SetStoreInfo names the application. Messages that come before it are held back until it is known.
    """

    def __init__(self, reporter: Reporter | None = None) -> None:
        self._splitter = FrameSplitter(reporter)
        self._store_ids: dict[bytes, StoreId] = {}
        self._application_ids: dict[tuple[StoreKind, str], str] = {}
        self._nameless: dict[tuple[StoreKind, str], list[ArrowMsg | BlueprintActivation]] = {}

    def feed(self, data: Buffer) -> list[Message]:
        """Messages that are complete with `data`. Raises RrdError if the source is no readable `.rrd`."""
        self._splitter.push(data)
        return list(self._decode(self._splitter.frames()))

    def finish(self) -> list[Message]:
        """The rest, after the last byte. Raises RrdError if the source is empty or no readable `.rrd`."""
        return list(self._drain())

    def _drain(self) -> Iterator[Message]:
        self._splitter.close()
        yield from self._decode(self._splitter.frames())
        nameless, self._nameless = self._nameless, {}
        for messages in nameless.values():
            yield from messages

    def _decode(self, frames: Iterable[StreamHeader | Frame]) -> Iterator[Message]:
        for frame in frames:
            if isinstance(frame, StreamHeader):
                yield frame
                continue
            try:
                messages = self._decode_frame(frame)
            except RrdError as error:
                self._splitter.damage.lost(frame.offset, f"a message cannot be read: {error}")
                continue
            yield from messages

    def _decode_frame(self, frame: Frame) -> tuple[Message, ...]:
        if frame.kind == ARROW_MSG:
            return self._name(transport.parse_arrow_msg(frame.payload, frame.offset, self._store_ids))
        if frame.kind == ACTIVATION:
            return self._name(transport.parse_activation(frame.payload))
        if frame.kind == SET_STORE_INFO:
            info = transport.parse_set_store_info(frame.payload)
            return (info, *self._learn(info))
        return (EndOfStream(frame.offset, bytes(frame.payload)),)

    def _learn(self, info: SetStoreInfo) -> list[ArrowMsg | BlueprintActivation]:
        """Remembers the application of a store; returns the messages that waited for it."""
        store_id = info.store_id
        key = (store_id.kind, store_id.recording_id)
        if store_id.application_id is None:
            return []
        self._application_ids[key] = store_id.application_id
        return [replace(message, store_id=store_id) for message in self._nameless.pop(key, [])]

    def _name(self, message: _Named) -> tuple[_Named, ...]:
        store_id = message.store_id
        if store_id.application_id is not None:
            return (message,)
        key = (store_id.kind, store_id.recording_id)
        application_id = self._application_ids.get(key)
        if application_id is None:
            self._nameless.setdefault(key, []).append(message)
            return ()
        return (replace(message, store_id=StoreId(store_id.kind, application_id, store_id.recording_id)),)


def scan(buffer: Buffer, reporter: Reporter | None = None) -> Iterator[Message]:
    """All messages of a whole source at hand, such as a memory-mapped file, one by one and without copying payloads.

    Raises RrdError if `buffer` is no readable `.rrd`.
    """
    decoder = Decoder(reporter)
    decoder._splitter.push(buffer)
    yield from decoder._drain()


def read_arrow_msg(buffer: Buffer, offset: int, size: int) -> ArrowMsg:
    """The ArrowMsg at a place that a manifest or an earlier scan told. Raises RrdError if it is not there."""
    view = memoryview(buffer).cast("B")
    if offset < 0 or size <= 0 or offset + size > len(view):
        raise RrdError(f"a message of {size} bytes lies outside the source of {len(view)} bytes", offset=offset)
    try:
        return transport.parse_arrow_msg(view[offset : offset + size], offset)
    except RrdError as error:
        raise RrdError(f"a message cannot be read: {error}", offset=offset) from None
