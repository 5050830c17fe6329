"""Recordings: what data is logged to.

A `RecordingStream` is a handle; every function of this package that takes `recording=` is also a method of it. Without
`recording=`, a call means the recording of the present thread if one is set, else that of the process.
"""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from sys import is_finalizing
from types import TracebackType
from typing import TYPE_CHECKING, Any

from . import _send_dataframe, _state
from ._batcher import ChunkBatcherConfig
from ._contexts import recording_stream_generator_ctx, thread_local_stream
from ._core import RecordingCore
from ._recordings import (
    get_application_id,
    get_data_recording,
    get_global_data_recording,
    get_recording_id,
    get_thread_local_data_recording,
    is_enabled,
    set_enabled,
    set_global_data_recording,
    set_recording_id,
    set_thread_local_data_recording,
)
from ._send_dataframe import AUTO_INDEX

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    import numpy as np
    import pyarrow as pa

    from ._baseclasses import AsComponents, ComponentColumn, DescribedComponentBatch
    from ._send_columns import TimeColumnLike
    from .blueprint import BlueprintLike
    from .memory import BinaryStream, MemoryRecording
    from .sinks import LogSinkLike

__all__ = [
    "ChunkBatcherConfig",
    "RecordingStream",
    "get_application_id",
    "get_data_recording",
    "get_global_data_recording",
    "get_recording_id",
    "get_thread_local_data_recording",
    "is_enabled",
    "recording_stream_generator_ctx",
    "set_enabled",
    "set_global_data_recording",
    "set_recording_id",
    "set_thread_local_data_recording",
    "thread_local_stream",
]


class RecordingStream:
    """A recording that data can be logged to.

    application_id: names the program; recordings of one application share a blueprint. Not empty.
    recording_id: names the recording; a random one by default. Streams of equal ids write to the same recording.
    make_default, make_thread_default: make it the recording of the process, or of this thread.
    default_enabled: whether anything is logged, unless the environment variable `RERUN` (on, off) says it.
    send_properties: store the time at which the recording began.
    batcher_config: when rows are written.

    Data waits in memory until there is somewhere to send it, see `save` and its like. The recording ends, with all
    files complete, when the handle goes away or the program ends. As a context manager it is the recording of this
    thread inside, and files are complete after it.

    >>> import rerun as rr
    >>> recording = rr.RecordingStream("my_app")
    >>> memory = recording.memory_recording()
    >>> recording.set_time("frame", sequence=1)
    >>> recording.log("points", rr.Points3D([[0, 0, 0]]))
    """

    def __init__(
        self,
        application_id: str,
        *,
        recording_id: str | uuid.UUID | None = None,
        make_default: bool = False,
        make_thread_default: bool = False,
        default_enabled: bool = True,
        send_properties: bool = True,
        batcher_config: ChunkBatcherConfig | None = None,
    ) -> None:
        if not isinstance(application_id, str):
            raise TypeError(f"expected an application id as text, got {application_id!r}")
        if not application_id:
            raise ValueError("expected an application id, got an empty text")
        self._core = RecordingCore(
            application_id,
            uuid.uuid4().hex if recording_id is None else str(recording_id),
            is_enabled=_state.is_enabled_by_default(default_enabled),
            config=batcher_config,
        )
        self._outer: list[RecordingStream | None] = []
        if make_default:
            set_global_data_recording(self)
        if make_thread_default:
            set_thread_local_data_recording(self)
        if send_properties:
            from .properties import send_recording_start_time_nanos, start_time_nanos

            send_recording_start_time_nanos(start_time_nanos(), recording=self)

    def __enter__(self) -> RecordingStream:
        self._outer.append(set_thread_local_data_recording(self))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._core.end_output(only_files=True)
        self._leave()

    def _leave(self) -> None:
        is_current = _state.thread_state.recording is self
        set_thread_local_data_recording(self._outer.pop() if self._outer else None)
        if not is_current:
            raise RuntimeError(
                "a recording's context ended while another recording was set on this thread; "
                "generators and coroutines need `recording_stream_generator_ctx` around them"
            )

    @contextmanager
    def _entered(self) -> Iterator[None]:
        """As the recording of this thread, without ending its files."""
        self._outer.append(set_thread_local_data_recording(self))
        try:
            yield
        finally:
            self._leave()

    def __del__(self) -> None:
        # At the end of the program all outputs have ended already, and modules are no longer whole.
        core = getattr(self, "_core", None)
        if core is not None and is_finalizing is not None and not is_finalizing():
            core.close()

    def __str__(self) -> str:
        store_id = self._core.store_id
        return f"RecordingStream({store_id.application_id!r}, {store_id.recording_id!r})"

    __repr__ = __str__

    def to_native(self) -> RecordingStream:
        """The recording itself; for programs that ask the official SDK for its inner object."""
        return self

    # --- facts ---

    def is_enabled(self) -> bool:
        """False if nothing is logged."""
        return self._core.is_enabled and _state.process_state.is_enabled

    def get_application_id(self) -> str | None:
        """The application id."""
        return self._core.store_id.application_id

    def get_recording_id(self) -> str:
        """The recording id."""
        return self._core.store_id.recording_id

    # --- times ---

    def set_time(
        self,
        timeline: str,
        *,
        sequence: int | None = None,
        duration: int | float | timedelta | np.timedelta64 | None = None,
        timestamp: int | float | datetime | np.datetime64 | pa.TimestampScalar | None = None,
    ) -> None:
        """See `rerun.set_time`."""
        from .time import set_time

        set_time(timeline, recording=self, sequence=sequence, duration=duration, timestamp=timestamp)

    def disable_timeline(self, timeline: str) -> None:
        """See `rerun.disable_timeline`."""
        self._core.disable_timeline(timeline)

    def reset_time(self) -> None:
        """See `rerun.reset_time`."""
        self._core.reset_time()

    def set_log_tick_enabled(self, enabled: bool) -> None:
        """See `rerun.set_log_tick_enabled`."""
        self._core.set_stamps(log_tick=enabled)

    def set_log_time_enabled(self, enabled: bool) -> None:
        """See `rerun.set_log_time_enabled`."""
        self._core.set_stamps(log_time=enabled)

    # --- data ---

    def log(
        self,
        entity_path: str | list[Any],
        entity: AsComponents | Iterable[DescribedComponentBatch],
        *extra: AsComponents | Iterable[DescribedComponentBatch],
        static: bool = False,
        strict: bool | None = None,
    ) -> None:
        """See `rerun.log`."""
        from ._log import log

        log(entity_path, entity, *extra, static=static, recording=self, strict=strict)

    def log_file_from_path(
        self, file_path: str | os.PathLike[str], *, entity_path_prefix: str | None = None, static: bool = False
    ) -> None:
        """See `rerun.log_file_from_path`."""
        from ._log import log_file_from_path

        log_file_from_path(file_path, entity_path_prefix=entity_path_prefix, static=static, recording=self)

    def log_file_from_contents(
        self,
        file_path: str | os.PathLike[str],
        file_contents: bytes,
        *,
        entity_path_prefix: str | None = None,
        static: bool = False,
    ) -> None:
        """See `rerun.log_file_from_contents`."""
        from ._log import log_file_from_contents

        log_file_from_contents(
            file_path, file_contents, entity_path_prefix=entity_path_prefix, static=static, recording=self
        )

    def send_columns(
        self,
        entity_path: str,
        indexes: Iterable[TimeColumnLike],
        columns: Iterable[ComponentColumn],
        *,
        strict: bool | None = None,
    ) -> None:
        """See `rerun.send_columns`."""
        from ._send_columns import send_columns

        send_columns(entity_path, indexes, columns, recording=self, strict=strict)

    def send_chunks(self, chunks: Any) -> None:
        """See `rerun.send_chunks`."""
        _send_dataframe.send_chunks(chunks, recording=self)

    def send_record_batch(
        self, batch: pa.RecordBatch, *, index: Any = AUTO_INDEX, entity_path: str | None = None
    ) -> None:
        """See `rerun.send_record_batch`."""
        _send_dataframe.send_record_batch(batch, self, index=index, entity_path=entity_path)

    def send_dataframe(self, df: Any, *, index: Any = AUTO_INDEX, entity_path: str | None = None) -> None:
        """See `rerun.send_dataframe`."""
        _send_dataframe.send_dataframe(df, self, index=index, entity_path=entity_path)

    def send_property(self, name: str, values: AsComponents | Iterable[DescribedComponentBatch]) -> None:
        """See `rerun.send_property`."""
        from .properties import send_property

        send_property(name, values, recording=self)

    def send_recording_name(self, name: str) -> None:
        """See `rerun.send_recording_name`."""
        from .properties import send_recording_name

        send_recording_name(name, recording=self)

    def send_recording_start_time_nanos(self, nanos: int) -> None:
        """See `rerun.send_recording_start_time_nanos`."""
        from .properties import send_recording_start_time_nanos

        send_recording_start_time_nanos(nanos, recording=self)

    def send_blueprint(self, blueprint: BlueprintLike, *, make_active: bool = True, make_default: bool = True) -> None:
        """See `rerun.send_blueprint`."""
        from .sinks import send_blueprint

        send_blueprint(blueprint, make_active=make_active, make_default=make_default, recording=self)

    # --- outputs ---

    def save(
        self,
        path: str | os.PathLike[str],
        default_blueprint: BlueprintLike | None = None,
        *,
        write_footer: bool = True,
    ) -> None:
        """See `rerun.save`."""
        from .sinks import save

        save(path, default_blueprint, self, write_footer=write_footer)

    def stdout(self, default_blueprint: BlueprintLike | None = None, *, write_footer: bool = True) -> None:
        """See `rerun.stdout`."""
        from .sinks import stdout

        stdout(default_blueprint, self, write_footer=write_footer)

    def set_sinks(self, *sinks: LogSinkLike, default_blueprint: BlueprintLike | None = None) -> None:
        """See `rerun.set_sinks`."""
        from .sinks import set_sinks

        set_sinks(*sinks, default_blueprint=default_blueprint, recording=self)

    def memory_recording(self) -> MemoryRecording:
        """See `rerun.memory_recording`."""
        from .memory import memory_recording

        return memory_recording(self)

    def binary_stream(self) -> BinaryStream:
        """See `rerun.binary_stream`."""
        from .memory import binary_stream

        return binary_stream(self)

    def spawn(self, *, default_blueprint: BlueprintLike | None = None, **options: Any) -> None:
        """See `rerun.spawn`."""
        from .sinks import spawn

        spawn(default_blueprint=default_blueprint, recording=self, **options)

    def connect_grpc(self, url: str | None = None, *, default_blueprint: BlueprintLike | None = None) -> None:
        """See `rerun.connect_grpc`."""
        from .sinks import connect_grpc

        connect_grpc(url, default_blueprint=default_blueprint, recording=self)

    def serve_grpc(
        self, *, grpc_port: int | None = None, default_blueprint: BlueprintLike | None = None, **options: Any
    ) -> str:
        """See `rerun.serve_grpc`."""
        from .sinks import serve_grpc

        return serve_grpc(grpc_port=grpc_port, default_blueprint=default_blueprint, recording=self, **options)

    def notebook_show(self, **options: Any) -> None:
        """See `rerun.notebook_show`."""
        from .sinks import notebook_show

        notebook_show(recording=self, **options)

    def flush(self, *, timeout_sec: float = 1e38) -> None:
        """Hand everything logged so far to the operating system. It takes as long as it takes: `timeout_sec` is there
        for programs written for the official SDK."""
        self._core.flush()

    def disconnect(self) -> None:
        """Flush and end all outputs; what is logged later waits for another one."""
        self._core.end_output()
