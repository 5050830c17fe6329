"""Where the messages of a recording go: a file, standard output, memory, several of these, or nowhere yet.

An output gets whole messages in order, from one thread at a time. The encoded ones turn them into bytes at once; a
message is handed to the operating system as a whole after each batch, so that a killed process leaves a readable file.
"""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import BinaryIO, Protocol, TypeAlias

from rerun_render.chunk.chunk import Chunk
from rerun_render.chunk.to_arrow import chunk_to_batch
from rerun_render.core.errors import ChunkError
from rerun_render.rrd.encoder import StreamEncoder
from rerun_render.rrd.messages import StoreId

from ._ids import new_id
from .error_utils import RerunWarning

SOURCE = f"rerun-render SDK (Python {sys.version_info.major}.{sys.version_info.minor}.{sys.version_info.micro})"


@dataclass(frozen=True, slots=True)
class Introduction:
    """Names a store, for stores that may stay without chunks."""

    store_id: StoreId


@dataclass(frozen=True, slots=True)
class ChunkMessage:
    """One chunk of a store."""

    store_id: StoreId
    chunk: Chunk


@dataclass(frozen=True, slots=True)
class Activation:
    """Says what a blueprint is used for."""

    store_id: StoreId
    make_active: bool
    make_default: bool


Message: TypeAlias = Introduction | ChunkMessage | Activation


class Output(Protocol):
    """What a recording writes to.

    is_file: it ends with its recording's context. survives_fork: a forked process may go on with its copy.
    """

    is_file: bool
    survives_fork: bool

    def send(self, message: Message) -> None:
        """Takes one message."""

    def flush(self) -> None:
        """Hands everything on."""

    def close(self) -> None:
        """Ends the output; it gets no more messages."""


class BufferedOutput:
    """Keeps messages until there is somewhere to send them."""

    is_file = False
    survives_fork = True

    def __init__(self) -> None:
        self.messages: list[Message] = []

    def send(self, message: Message) -> None:
        self.messages.append(message)

    def flush(self) -> None:
        pass

    def close(self) -> None:
        pass


class EncodedOutput:
    """Messages -> bytes of one stream; subclasses say where the bytes go."""

    is_file = False
    survives_fork = True

    def __init__(self, *, write_footer: bool = True) -> None:
        self._write_footer = write_footer
        self._encoder = StreamEncoder()
        self._stores: set[StoreId] = set()
        self._is_ended = False
        self.num_messages = 0

    def send(self, message: Message) -> None:
        if not self._encoder.position:
            self._write((self._encoder.header(),))
        store_id = message.store_id
        if store_id not in self._stores:
            self._stores.add(store_id)
            self._write((self._encoder.set_store_info(store_id, new_id(), source=SOURCE),))
            self.num_messages += 1
        if isinstance(message, ChunkMessage):
            try:
                batch = chunk_to_batch(message.chunk)
            except ChunkError as error:
                warnings.warn(f"rows were lost: {error}", RerunWarning, stacklevel=2)
                return
            self._write(self._encoder.chunk(store_id, batch, message.chunk.chunk_id))
        elif isinstance(message, Activation):
            data = self._encoder.activation(
                store_id, make_active=message.make_active, make_default=message.make_default
            )
            self._write((data,))
        else:
            return
        self.num_messages += 1

    def flush(self) -> None:
        pass

    def close(self) -> None:
        self.end_stream()

    def end_stream(self) -> None:
        """Writes what is needed for a whole stream, once."""
        if self._is_ended:
            return
        self._is_ended = True
        if not self._encoder.position:
            self._write((self._encoder.header(),))
        if self._write_footer:
            self._write((self._encoder.end(),))

    def _write(self, pieces: Sequence[bytes | memoryview]) -> None:
        raise NotImplementedError


class BytesOutput(EncodedOutput):
    """Keeps the bytes in memory until they are taken."""

    def __init__(self) -> None:
        super().__init__()
        self._pieces: list[bytes | memoryview] = []

    def _write(self, pieces: Sequence[bytes | memoryview]) -> None:
        self._pieces += pieces

    def take(self) -> bytes:
        """What was written since the last call."""
        pieces, self._pieces = self._pieces, []
        return b"".join(pieces)

    def take_stream(self) -> bytes:
        """All of it as a whole stream; what comes next starts a new one."""
        stores = self._stores
        self.end_stream()
        data = self.take()
        self._encoder = StreamEncoder()
        self._stores = set()
        self._is_ended = False
        self.num_messages = 0
        for store_id in stores:
            self.send(Introduction(store_id))
        return data


class FileOutput(EncodedOutput):
    """Writes to a binary file.

    After the first error (say, the disk is full) the rest is dropped with a warning: logging must not stop a program.
    """

    is_file = True
    survives_fork = False

    def __init__(self, file: BinaryIO, name: str, *, write_footer: bool = True, owns_file: bool = True) -> None:
        super().__init__(write_footer=write_footer)
        self._file = file
        self._name = name
        self._owns_file = owns_file
        self._is_broken = False
        self._write((self._encoder.header(),))
        self.flush()

    @classmethod
    def create(cls, path: str | os.PathLike[str], *, write_footer: bool = True) -> FileOutput:
        """Creates or replaces a file. Raises RuntimeError if that is impossible."""
        try:
            file = open(path, "wb", buffering=1 << 18)
        except OSError as error:
            raise RuntimeError(f"cannot write a recording ({error.strerror}): {os.fspath(path)}") from None
        return cls(file, os.fspath(path), write_footer=write_footer)

    def flush(self) -> None:
        if not self._is_broken:
            try:
                self._file.flush()
            except (OSError, ValueError) as error:
                self._break(error)

    def close(self) -> None:
        super().close()
        self.flush()
        if self._owns_file:
            try:
                self._file.close()
            except OSError as error:
                self._break(error)

    def _write(self, pieces: Sequence[bytes | memoryview]) -> None:
        if self._is_broken:
            return
        try:
            for piece in pieces:
                self._file.write(piece)
        except (OSError, ValueError) as error:
            self._break(error)

    def _break(self, error: Exception) -> None:
        if not self._is_broken:
            self._is_broken = True
            warnings.warn(f"writing stopped ({error}); later data is lost: {self._name}", RerunWarning, stacklevel=2)


class ManyOutputs:
    """Sends every message to several outputs."""

    def __init__(self, outputs: Iterable[Output]) -> None:
        self._outputs = list(outputs)
        self.is_file = all(output.is_file for output in self._outputs)
        self.survives_fork = all(output.survives_fork for output in self._outputs)

    def send(self, message: Message) -> None:
        for output in self._outputs:
            output.send(message)

    def flush(self) -> None:
        for output in self._outputs:
            output.flush()

    def close(self) -> None:
        for output in self._outputs:
            output.close()
