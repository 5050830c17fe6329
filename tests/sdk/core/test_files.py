"""Files logged as they are, and calls that would show a recording live."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
import rerun as rr
from imageio_ffmpeg import get_ffmpeg_exe

from tests.helpers.logged import read_rows, scalars_of

PNG = b"\x89PNG\r\n\x1a\n rest"


@pytest.mark.parametrize(
    ("name", "contents", "component", "media_type"),
    [
        ("my image.png", PNG, "EncodedImage:blob", "image/png"),
        ("photo.JPG", b"\xff\xd8\xff", "EncodedImage:blob", "image/jpeg"),
        ("mesh.obj", b"v 0 0 0", "Asset3D:blob", "model/obj"),
        ("mesh.glb", b"glTF", "Asset3D:blob", "model/gltf-binary"),
        ("notes.txt", b"hello", "TextDocument:text", "text/plain"),
        ("notes.md", b"# hello", "TextDocument:text", "text/markdown"),
    ],
)
def test_files_become_static_data_of_their_kind(
    memory: rr.MemoryRecording, tmp_path: Path, name: str, contents: bytes, component: str, media_type: str
) -> None:
    (tmp_path / name).write_bytes(contents)
    rr.log_file_from_path(tmp_path / name)
    rr.log_file_from_contents(f"folder/{name}", contents, entity_path_prefix="my/prefix")
    on_disk, in_memory = read_rows(memory.drain_as_bytes())
    for row in (on_disk, in_memory):
        value = row.cells[component][0]
        assert (value.encode() if isinstance(value, str) else bytes(value)) == contents
        assert row.cells[component.partition(":")[0] + ":media_type"] == [media_type]
        assert row.is_static
    assert on_disk.path == rr.new_entity_path([*tmp_path.parts[1:], name])
    assert in_memory.path == rr.new_entity_path(["my", "prefix", "folder", name])


def test_recordings_are_taken_over_under_their_own_ids(memory: rr.MemoryRecording, tmp_path: Path) -> None:
    other = rr.RecordingStream("other", recording_id="other run")
    other.save(tmp_path / "other.rrd")
    other.log("there", rr.Scalars(5))
    other.disconnect()
    rr.log("here", rr.Scalars(1))
    rr.log_file_from_path(tmp_path / "other.rrd")
    rows = read_rows(memory.drain_as_bytes())
    assert {(row.recording_id, row.path) for row in rows} == {("run 1", "/here"), ("other run", "/there")}


def test_files_that_cannot_be_logged_are_told(memory: rr.MemoryRecording, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        rr.log_file_from_path(tmp_path / "missing.png")
    with pytest.raises(ValueError, match="expected a file ending in"):
        rr.log_file_from_contents("x.docx", b"")
    rr.set_strict_mode(False)
    with pytest.warns(rr.RerunWarning, match="log_file_from_contents: ValueError"):
        rr.log_file_from_contents("x.docx", b"")


LIVE = [
    lambda: rr.connect_grpc(),
    lambda: rr.connect_grpc("rerun+http://127.0.0.1:9876/proxy"),
    lambda: rr.connect("127.0.0.1:9876"),
    lambda: rr.connect_tcp("127.0.0.1:9876"),
    lambda: rr.spawn(),
    lambda: rr.spawn(port=1234, connect=True, memory_limit="10%"),
    lambda: rr.serve(open_browser=False),
    lambda: rr.serve_web(open_browser=False, web_port=1, grpc_port=2),
    lambda: rr.serve_grpc(),
    lambda: rr.set_sinks(rr.GrpcSink()),
    lambda: rr.set_sinks(rr.GrpcServerSink()),
]


@pytest.mark.parametrize("call", LIVE)
def test_live_calls_raise_in_strict_mode_and_say_what_to_do(recording: rr.RecordingStream, call) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(RuntimeError, match=r"use `save`.*rerun-render"):
        call()


@pytest.mark.parametrize("call", LIVE)
def test_live_calls_keep_the_data_in_a_file_that_the_warning_names(
    recording: rr.RecordingStream,
    call,  # type: ignore[no-untyped-def]
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "my_app.rrd").write_bytes(b"not to be touched")
    rr.set_strict_mode(False)
    rr.log("a", rr.Scalars(1))
    with pytest.warns(rr.RerunWarning) as caught:
        call()
    rr.log("a", rr.Scalars(2))
    rr.disconnect()
    assert len(caught) == 1
    assert str(tmp_path / "my_app-2.rrd") in str(caught[0].message)
    assert scalars_of(read_rows(tmp_path / "my_app-2.rrd")) == [1, 2]
    assert (tmp_path / "my_app.rrd").read_bytes() == b"not to be touched"


def test_live_calls_leave_a_recording_that_is_written_already_alone(
    recording: rr.RecordingStream, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    rr.set_strict_mode(False)
    rr.save("mine.rrd")
    with pytest.warns(rr.RerunWarning, match="the data goes only where it went before"):
        rr.connect_grpc()
    rr.log("a", rr.Scalars(1))
    rr.disconnect()
    assert [path.name for path in tmp_path.iterdir()] == ["mine.rrd"]
    assert scalars_of(read_rows(tmp_path / "mine.rrd")) == [1]


@pytest.mark.parametrize(
    "name", ["serve_web_viewer", "start_web_viewer_server", "notebook_show", "legacy_notebook_show"]
)
def test_pages_and_notebooks_are_refused_with_a_way_out(recording: rr.RecordingStream, name: str) -> None:
    with pytest.raises(RuntimeError, match="use `save`"):
        getattr(rr, name)()
    rr.set_strict_mode(False)
    with pytest.warns(rr.RerunWarning, match="use `save`"):
        getattr(rr, name)()


def test_the_web_viewer_of_the_first_releases_takes_a_port(recording: rr.RecordingStream) -> None:
    with pytest.raises(RuntimeError, match="start_web_viewer_server: there is no live viewer here"):
        rr.start_web_viewer_server(9090)
    rr.set_strict_mode(False)
    with pytest.warns(rr.RerunWarning, match="start_web_viewer_server"):
        assert rr.start_web_viewer_server(port=0) is None


def test_pages_of_a_recording_in_memory_are_refused_and_the_data_stays(memory: rr.MemoryRecording) -> None:
    rr.log("a", rr.Scalars(1))
    for call in (memory.as_html, memory.show):
        with pytest.raises(RuntimeError, match="`drain_as_bytes`"):
            call(width=100, height=50)
    rr.set_strict_mode(False)
    with pytest.warns(rr.RerunWarning, match="as_html: there is no live viewer here"):
        assert memory.as_html().startswith("<p>")
    with pytest.warns(rr.RerunWarning, match="show: there is no live viewer here"):
        memory.show()
    assert scalars_of([row for row in read_rows(memory.drain_as_bytes()) if row.path == "/a"]) == [1]


def test_the_warning_of_a_live_call_points_at_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    rr.set_strict_mode(False)
    with pytest.warns(rr.RerunWarning, match="there is no live viewer here") as warnings:
        rr.init("shown", spawn=True)
    assert [warning.filename for warning in warnings] == [__file__]


def test_outputs_without_a_recording_are_errors(tmp_path: Path) -> None:
    for call in (lambda: rr.save(tmp_path / "a.rrd"), rr.stdout, rr.memory_recording, rr.binary_stream, rr.spawn):
        with pytest.raises(RuntimeError, match="there is no recording; call `init` first"):
            call()
    rr.disconnect()
    rr.set_strict_mode(False)
    with pytest.warns(rr.RerunWarning, match="save: there is no recording"):
        rr.save(tmp_path / "a.rrd")
    assert not (tmp_path / "a.rrd").exists()


def test_a_video_comes_with_a_row_for_each_frame(memory: rr.MemoryRecording, tmp_path: Path) -> None:
    path = tmp_path / "clip.mp4"
    source = ["-f", "lavfi", "-i", "testsrc=size=32x32:rate=10:duration=0.5"]
    subprocess.run([get_ffmpeg_exe(), "-v", "error", *source, "-c:v", "libx264", path], check=True, timeout=60)
    rr.log_file_from_path(path)
    rows = read_rows(memory.drain_as_bytes())
    (video,) = (row for row in rows if "AssetVideo:blob" in row.cells)
    assert video.is_static and bytes(video.cells["AssetVideo:blob"][0]) == path.read_bytes()
    frames = [row for row in rows if "VideoFrameReference:timestamp" in row.cells]
    assert [row.times for row in frames] == [{"video": i * 100_000_000} for i in range(5)]
    assert [row.cells["VideoFrameReference:timestamp"] for row in frames] == [[i * 100_000_000] for i in range(5)]
