"""Adds the recordings of an old source to those that are being loaded."""

from __future__ import annotations

from typing import Protocol

from rerun_render.core.report import Reporter
from rerun_render.rrd.messages import SetStoreInfo, StoreId, StoreKind
from rerun_render.store.entry import ChunkEntry
from rerun_render.store.old.recordings import OldRecording
from rerun_render.store.old.streams import NewStream, OldBatch, scan


class Stores(Protocol):
    """What is being loaded. versions: of the SDK that wrote a store."""

    entries: dict[StoreId, list[ChunkEntry]]
    versions: dict[StoreId, tuple[int, ...]]

    def add_info(self, info: SetStoreInfo) -> None: ...


def index_old(buffer: memoryview, stores: Stores, reporter: Reporter) -> int | None:
    """Decode all streams of the MsgPack era at the start of `buffer`. Returns where a newer stream follows, if any.

    Blueprints of these releases describe another viewer; they are left out with a report.
    """
    version: tuple[int, ...] = ()
    names: dict[tuple[StoreKind, str], StoreId] = {}
    recordings: dict[tuple[StoreKind, str], OldRecording] = {}
    newer: int | None = None
    for message in scan(buffer, reporter):
        if isinstance(message, NewStream):
            newer = message.offset
        elif isinstance(message, tuple):
            version = message
        elif isinstance(message, SetStoreInfo):
            store_id = message.store_id
            if store_id.kind is StoreKind.RECORDING:
                names.setdefault((store_id.kind, store_id.recording_id), store_id)
                stores.add_info(message)
                stores.versions.setdefault(store_id, version)
        elif isinstance(message, OldBatch):
            key = (message.kind, message.recording_id)
            if message.kind is StoreKind.BLUEPRINT:
                text = "blueprints written before Rerun 0.23 are not applied"
                reporter.info("old-blueprint", "", text)
                continue
            recordings.setdefault(key, OldRecording(reporter)).add(message.batch, message.offset)
    for key, recording in recordings.items():
        store_id = names.get(key) or StoreId(key[0], None, key[1])
        stores.versions.setdefault(store_id, version)
        entries = stores.entries.setdefault(store_id, [])
        entries += (ChunkEntry.from_chunk(chunk) for chunk in recording.chunks())
    return newer
