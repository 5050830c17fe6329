"""The messages of a recording, as they come out of the decoder.

A message names its store and its place in the source. Record batches stay encoded (see `payload`): most readers want
only some of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Literal, TypeAlias

Compression = Literal["none", "lz4"]
Version: TypeAlias = tuple[int, int, int, int]
"""Major, minor, patch and a byte that marks pre-releases (0 for releases)."""


class StoreKind(Enum):
    RECORDING = "recording"
    BLUEPRINT = "blueprint"


@dataclass(frozen=True, slots=True)
class StoreId:
    """Identity of a recording or blueprint. `application_id` is None only if the source never tells it."""

    kind: StoreKind
    application_id: str | None
    recording_id: str


@dataclass(frozen=True, slots=True)
class StreamHeader:
    """Start of a stream; a source may hold several streams one after another.

    compression: 0 off, 1 LZ4; only a hint, every message carries its own.
    serializer: 1 MsgPack, 2 Protobuf.
    offset: where the stream starts in the source, in bytes.
    """

    version: Version
    compression: int
    serializer: int
    offset: int


@dataclass(frozen=True, slots=True)
class SetStoreInfo:
    """Facts about a store. SDKs write it twice for each store.

    row_id: 16 bytes, big-endian.
    source: readable text such as "Python SDK 3.11.7"; empty if unknown.
    version: of the SDK that logged the data, if told.
    """

    store_id: StoreId
    row_id: bytes
    source: str
    version: Version | None


@dataclass(frozen=True, slots=True)
class ArrowMsg:
    """One chunk, still encoded.

    chunk_id: 16 bytes, big-endian; None before 0.24 (the record batch holds it).
    is_static: None before 0.25.
    payload: Arrow IPC stream, compressed as `compression` says; a view into the source where possible.
    uncompressed_size: bytes of the payload after decompression, as the file claims.
    offset, size: place of the whole protobuf message in the source, in bytes.
    """

    store_id: StoreId
    chunk_id: bytes | None
    is_static: bool | None
    payload: bytes | memoryview
    compression: Compression
    uncompressed_size: int
    offset: int
    size: int


@dataclass(frozen=True, slots=True)
class BlueprintActivation:
    """Makes a blueprint the active one, or the default one, of its application."""

    store_id: StoreId
    make_active: bool
    make_default: bool


@dataclass(frozen=True, slots=True)
class EndOfStream:
    """End marker of a stream.

    footer: the encoded manifests; empty before 0.28.
    offset: place of the footer in the source, in bytes.
    """

    offset: int
    footer: bytes


Message: TypeAlias = StreamHeader | SetStoreInfo | ArrowMsg | BlueprintActivation | EndOfStream
