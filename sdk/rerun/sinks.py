"""Where recordings go: files, standard output, and the calls that would show them live."""

from __future__ import annotations

import os
import sys
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from . import _state
from ._core import RecordingCore, blueprint_messages
from ._lifecycle import ensure_exit_hook
from ._live import no_live_recording
from ._outputs import FileOutput, ManyOutputs, Message, Output
from .error_utils import RerunWarning, strict_mode, warn_or_raise

if TYPE_CHECKING:
    from .blueprint import BlueprintLike
    from .recording_stream import RecordingStream

__all__ = [
    "FileSink",
    "GrpcServerSink",
    "GrpcSink",
    "LogSinkLike",
    "connect",
    "connect_grpc",
    "connect_tcp",
    "disconnect",
    "legacy_notebook_show",
    "notebook_show",
    "save",
    "send_blueprint",
    "serve",
    "serve_grpc",
    "serve_web",
    "serve_web_viewer",
    "set_sinks",
    "spawn",
    "start_web_viewer_server",
    "stdout",
]


@dataclass(frozen=True)
class FileSink:
    """Write to a file. write_footer: end it with an index, which makes reading fast."""

    path: str | os.PathLike[str]
    write_footer: bool = True


@dataclass(frozen=True)
class GrpcSink:
    """Send to a running viewer; see `connect_grpc`."""

    url: str | None = None


@dataclass(frozen=True)
class GrpcServerSink:
    """Wait for viewers; see `serve_grpc`."""

    bind_ip: str = "0.0.0.0"
    port: int = 9876
    server_memory_limit: str = "1GiB"
    newest_first: bool = False
    cors_allow_origin: tuple[str, ...] | list[str] | None = None


LogSinkLike = FileSink | GrpcSink | GrpcServerSink


def save(
    path: str | os.PathLike[str],
    default_blueprint: BlueprintLike | None = None,
    recording: RecordingStream | None = None,
    *,
    write_footer: bool = True,
) -> None:
    """Write what is logged to a file from now on; what has been waiting for an output comes first.

    path: is replaced if it exists. default_blueprint: stored in the file for viewers. write_footer: end the file with
    an index, which makes reading fast. The file is readable at any time, also if the program is killed.

    Raises RuntimeError if the file cannot be written.

    >>> import rerun as rr
    >>> rr.init("my_app")
    >>> rr.save("my.rrd")
    """
    core = _core_for("save", recording)
    if core is not None:
        first = _default_blueprint(core, default_blueprint)
        _attach(core, FileOutput.create(path, write_footer=write_footer), first)


def stdout(
    default_blueprint: BlueprintLike | None = None,
    recording: RecordingStream | None = None,
    *,
    write_footer: bool = True,
) -> None:
    """Write what is logged to standard output, as `save` does to a file. Does nothing, with a warning, if standard
    output is a terminal."""
    core = _core_for("stdout", recording)
    if core is None:
        return
    stream = getattr(sys.stdout, "buffer", None)
    if stream is None or stream.isatty():
        warnings.warn("stdout: standard output is a terminal; send it to a file or a pipe", RerunWarning, stacklevel=2)
        return
    sys.stdout.flush()
    first = _default_blueprint(core, default_blueprint)
    _attach(core, FileOutput(stream, "standard output", write_footer=write_footer, owns_file=False), first)


def set_sinks(
    *sinks: LogSinkLike,
    default_blueprint: BlueprintLike | None = None,
    recording: RecordingStream | None = None,
) -> None:
    """Write what is logged to several places from now on, instead of those before."""
    core = _core_for("set_sinks", recording)
    if core is None:
        return
    first = _default_blueprint(core, default_blueprint)
    outputs: list[Output] = []
    lives: list[LogSinkLike] = []
    for sink in sinks:
        if isinstance(sink, FileSink):
            outputs.append(FileOutput.create(sink.path, write_footer=sink.write_footer))
        elif isinstance(sink, GrpcSink | GrpcServerSink):
            lives.append(sink)
        else:
            raise TypeError(f"set_sinks: expected FileSink, GrpcSink or GrpcServerSink, got {type(sink).__name__}")
    if lives and strict_mode():
        for output in outputs:
            output.close()
    if outputs:
        _attach(core, outputs[0] if len(outputs) == 1 else ManyOutputs(outputs), first)
    for sink in lives:
        no_live_recording(f"set_sinks({type(sink).__name__})", core, first)


def disconnect(recording: RecordingStream | None = None) -> None:
    """Flush and end all outputs; files are complete. What is logged later waits for another output."""
    stream = _state.current(recording)
    if stream is not None:
        stream._core.end_output()


def send_blueprint(
    blueprint: BlueprintLike,
    *,
    make_active: bool = True,
    make_default: bool = True,
    recording: RecordingStream | None = None,
) -> None:
    """Store a blueprint next to the recording: how viewers and `rerun-render` show it.

    make_active: shown at once. make_default: shown when the viewer's blueprint is reset.
    """
    core = _state.enabled_core(recording)
    if core is not None:
        core.send_messages(_blueprint(core, blueprint, make_active, make_default))


def connect_grpc(
    url: str | None = None,
    *,
    default_blueprint: BlueprintLike | None = None,
    recording: RecordingStream | None = None,
) -> None:
    """Send data to a running viewer: not supported yet.

    In strict mode it raises RuntimeError. Otherwise it warns, and the data goes to a file that the warning names.
    """
    _no_live("connect_grpc", recording, default_blueprint)


def connect(
    addr: str | None = None,
    *,
    default_blueprint: BlueprintLike | None = None,
    recording: RecordingStream | None = None,
    **options: Any,
) -> None:
    """Older name of `connect_grpc`."""
    _no_live("connect", recording, default_blueprint)


def connect_tcp(
    addr: str | None = None,
    *,
    default_blueprint: BlueprintLike | None = None,
    recording: RecordingStream | None = None,
    **options: Any,
) -> None:
    """Older name of `connect_grpc`."""
    _no_live("connect_tcp", recording, default_blueprint)


def spawn(
    port: int = 9876,
    connect: bool = True,
    *,
    memory_limit: str = "75%",
    server_memory_limit: str = "1GiB",
    hide_welcome_screen: bool = False,
    detach_process: bool = True,
    executable_name: str = "rerun",
    executable_path: str | None = None,
    default_blueprint: BlueprintLike | None = None,
    recording: RecordingStream | None = None,
) -> None:
    """Start a viewer and send data to it: not supported yet, see `connect_grpc`."""
    _no_live("spawn", recording, default_blueprint)


def serve_grpc(
    *,
    grpc_port: int | None = None,
    default_blueprint: BlueprintLike | None = None,
    recording: RecordingStream | None = None,
    server_memory_limit: str = "1GiB",
    newest_first: bool = False,
    cors_allow_origin: list[str] | None = None,
) -> str:
    """Wait for viewers to connect: not supported yet, see `connect_grpc`. Returns the address it would have."""
    _no_live("serve_grpc", recording, default_blueprint)
    return f"rerun+http://127.0.0.1:{grpc_port or 9876}/proxy"


def serve(
    open_browser: bool = True,
    web_port: int | None = None,
    ws_port: int | None = None,
    *,
    default_blueprint: BlueprintLike | None = None,
    recording: RecordingStream | None = None,
    **options: Any,
) -> None:
    """Older name of `serve_grpc` with `serve_web_viewer`."""
    _no_live("serve", recording, default_blueprint)


def serve_web(
    *,
    open_browser: bool = True,
    web_port: int | None = None,
    grpc_port: int | None = None,
    default_blueprint: BlueprintLike | None = None,
    recording: RecordingStream | None = None,
    **options: Any,
) -> None:
    """Older name of `serve_grpc` with `serve_web_viewer`."""
    _no_live("serve_web", recording, default_blueprint)


def serve_web_viewer(*, web_port: int | None = None, open_browser: bool = True, connect_to: str | None = None) -> None:
    """Serve a viewer as a web page: not supported yet. Raises RuntimeError in strict mode, warns otherwise."""
    warn_or_raise(f"serve_web_viewer: {_INSTEAD}", error=RuntimeError)


def start_web_viewer_server(port: int = 0) -> None:
    """Older name of `serve_web_viewer`."""
    warn_or_raise(f"start_web_viewer_server: {_INSTEAD}", error=RuntimeError)


def notebook_show(*, recording: RecordingStream | None = None, **options: Any) -> None:
    """Show the recording in a notebook: not supported yet. Raises RuntimeError in strict mode, warns otherwise."""
    warn_or_raise(f"notebook_show: {_INSTEAD}", error=RuntimeError)


def legacy_notebook_show(**options: Any) -> None:
    """Older form of `notebook_show`."""
    warn_or_raise(f"legacy_notebook_show: {_INSTEAD}", error=RuntimeError)


_INSTEAD = "there is no live viewer here; use `save` and render the file with `rerun-render`"


def _core_for(call: str, recording: RecordingStream | None) -> RecordingCore | None:
    stream = _state.current(recording)
    if stream is None:
        warn_or_raise(f"{call}: there is no recording; call `init` first, or give one", error=RuntimeError)
        return None
    return _state.enabled_core(stream)


def _attach(core: RecordingCore, output: Output, first: list[Message]) -> None:
    ensure_exit_hook()
    core.set_output(output, first=first)


def _no_live(call: str, recording: RecordingStream | None, default_blueprint: BlueprintLike | None) -> None:
    core = _core_for(call, recording)
    if core is not None:
        no_live_recording(call, core, _default_blueprint(core, default_blueprint))


def _default_blueprint(core: RecordingCore, blueprint: BlueprintLike | None) -> list[Message]:
    return [] if blueprint is None else _blueprint(core, blueprint, False, True)


def _blueprint(core: RecordingCore, blueprint: BlueprintLike, make_active: bool, make_default: bool) -> list[Message]:
    from .blueprint.layout import create_in_memory_blueprint

    application_id = core.store_id.application_id or ""
    store = create_in_memory_blueprint(application_id=application_id, blueprint=blueprint)
    return blueprint_messages(store.store_id, store.chunks, active=make_active, default=make_default)
