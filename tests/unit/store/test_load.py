"""Loading of sources: what a user gets from files, bytes and streams, with and without an index, whole and damaged."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest

from rerun_render.core.entity_path import EntityPath
from rerun_render.core.errors import InputError, RrdError
from rerun_render.core.report import Reporter
from rerun_render.core.time import TimeKind
from rerun_render.query.cursor import Cursor
from rerun_render.query.latest_at import latest_at
from rerun_render.rrd.footer import read_footer
from rerun_render.store.load import LoadedSource, Source, load
from rerun_render.store.recording import Recording

DATA = Path(__file__).parents[2] / "data" / "rrd"
BASIC = DATA / "0.41.0" / "all_basic.rrd"
STREAM_FOOTER_SIZE = 32


def cut_footer(path: Path) -> bytes:
    """The recording without its index, so that it has to be scanned."""
    return path.read_bytes()[:-STREAM_FOOTER_SIZE]


def contents(recording: Recording) -> dict[str, object]:
    """Everything that is visible over time."""
    found: dict[str, object] = {}
    for timeline in recording.timelines:
        cursor = Cursor(recording, timeline)
        for time in range(7):
            cursor.seek(time)
            for entity in cursor.entity_paths:
                for name, cell in cursor.state(entity).items():
                    found[f"{timeline} {time} {entity} {name}"] = (cell.time, cell.row_id, str(cell.array))
    return found


@pytest.mark.parametrize("version", sorted(path.parent.name for path in DATA.glob("*/all_basic.rrd")))
def test_recordings_of_every_version_load_and_tell_what_they_hold(version: str) -> None:
    reporter = Reporter()
    with load(DATA / version / "all_basic.rrd", reporter=reporter) as source:
        (recording,) = source.recordings
        assert source.blueprints == ()
        assert (recording.application_id, recording.recording_id) == ("rerun_render_tests", "all_basic")
        assert recording.sdk_version == version
        assert recording.source.startswith("Python SDK")
        assert (recording.num_chunks, recording.num_rows) == (18, 73)
        assert recording.start_time is not None and recording.name is None
        step = recording.timelines["step"]
        assert (step.timeline.kind, step.start, step.end, step.num_rows) == (TimeKind.SEQUENCE, 0, 5, 68)
        assert recording.timelines["date"].timeline.kind is TimeKind.TIMESTAMP
        assert recording.timelines["elapsed"].timeline.kind is TimeKind.DURATION
        assert EntityPath.parse("/world/camera") in recording.entity_paths
        assert set(recording.components(EntityPath.parse("/late"))) == {
            "Clear:is_recursive",
            "Points3D:colors",
            "Points3D:positions",
            "Points3D:radii",
        }
    assert reporter.losses == ()


def test_a_recording_with_index_decodes_nothing_to_load_and_one_chunk_for_one_value() -> None:
    with load(BASIC) as source:
        (recording,) = source.recordings
        assert len(recording.timelines) == 4 and len(recording.entity_paths) == 16
        assert source.cache.num_loads == 0
        cell = latest_at(recording, "step", EntityPath.parse("/plane/points"), "Points2D:positions", 3)
        assert cell is not None and cell.time == 3
        num_clear_chunks = 1
        assert source.cache.num_loads == 1 + num_clear_chunks
        latest_at(recording, "step", EntityPath.parse("/plane/points"), "Points2D:positions", 5)
        assert source.cache.num_loads == 1 + num_clear_chunks


def test_a_cursor_over_some_entities_decodes_only_their_chunks() -> None:
    with load(BASIC) as source:
        (recording,) = source.recordings
        cursor = Cursor(recording, "step", entities=[EntityPath.parse("/world/ring/points")])
        cursor.seek(2)
        assert len(cursor.state(EntityPath.parse("/world/ring/points"))) == 4
        assert source.cache.num_loads == 2  # its chunk, and the one with clears


def test_with_and_without_index_a_recording_is_the_same() -> None:
    with load(BASIC) as indexed, load(cut_footer(BASIC)) as scanned:
        (one,), (other,) = indexed.recordings, scanned.recordings
        assert one.timelines == other.timelines
        assert one.entity_paths == other.entity_paths
        assert [one.components(e) for e in one.entity_paths] == [other.components(e) for e in other.entity_paths]
        for a, b in zip(one.entries, other.entries, strict=True):
            assert (a.entity_path, a.chunk_id, a.num_rows, a.time_ranges) == (
                b.entity_path,
                b.chunk_id,
                b.num_rows,
                b.time_ranges,
            )
            assert {t: dict(s) for t, s in a.spans.items()} == {t: dict(s) for t, s in b.spans.items()}
        assert contents(one) == contents(other)


def test_a_small_budget_changes_no_answer() -> None:
    with load(BASIC) as roomy, load(BASIC, cache_bytes=1) as tight, load(cut_footer(BASIC), cache_bytes=1) as scanned:
        expected = contents(roomy.recordings[0])
        assert contents(tight.recordings[0]) == expected
        assert contents(scanned.recordings[0]) == expected
        assert tight.cache.num_loads > roomy.cache.num_loads


@pytest.mark.parametrize("kind", ["path", "text", "bytes", "file"])
def test_every_kind_of_source_gives_the_same_recording(kind: str) -> None:
    data = BASIC.read_bytes()
    sources: dict[str, Source] = {"path": BASIC, "text": str(BASIC), "bytes": data, "file": io.BytesIO(data)}
    with load(sources[kind]) as loaded:
        (recording,) = loaded.recordings
        assert recording.num_rows == 73


def test_a_dash_reads_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stdin:
        buffer = io.BytesIO(BASIC.read_bytes())

    monkeypatch.setattr("sys.stdin", Stdin)
    with load("-") as loaded:
        assert loaded.recordings[0].recording_id == "all_basic"


def test_several_files_of_one_store_are_merged_and_chunks_that_came_twice_count_once() -> None:
    with load([BASIC, BASIC, DATA / "0.41.0" / "clears.rrd"]) as source:
        assert [(r.recording_id, r.num_rows) for r in source.recordings] == [("all_basic", 73), ("clears", 8)]


def test_several_recordings_of_one_file_come_in_order() -> None:
    for name, expected in (("concatenated", ["first", "second"]), ("two_recordings", None)):
        with load(DATA / "0.41.0" / f"{name}.rrd") as source:
            ids = [recording.recording_id for recording in source.recordings]
            assert len(ids) == 2 and (expected is None or ids == expected)


def test_blueprints_come_apart_from_recordings_with_their_activations() -> None:
    with load(DATA / "0.41.0" / "blueprint_inside.rrd") as source:
        assert [r.recording_id for r in source.recordings] == ["blueprint_inside"]
        (blueprint,) = source.blueprints
        assert "blueprint" in blueprint.timelines
        assert [a.store_id for a in source.activations] == [blueprint.store_id]


def damaged() -> bytes:
    """The recording with a chunk of `/plane/points` overwritten by zeros; its index is whole."""
    data = bytearray(BASIC.read_bytes())
    footer = read_footer(bytes(data))
    assert footer is not None
    entry = next(e for e in footer.entries if str(e.entity_path) == "/plane/points")
    data[entry.offset + 100 : entry.offset + entry.size] = bytes(entry.size - 100)
    return bytes(data)


def test_a_damaged_chunk_is_reported_once_and_the_rest_is_shown() -> None:
    reporter = Reporter()
    with load(damaged(), reporter=reporter) as source:
        cursor = Cursor(source.recordings[0], "step", reporter=reporter)
        for time in range(6):
            cursor.seek(time)
            assert len(cursor.state(EntityPath.parse("/plane/points"))) == 0
            assert len(cursor.state(EntityPath.parse("/plane/arrow"))) == 3
    assert [issue.kind for issue in reporter.losses] == ["damaged-message"]


def test_a_damaged_chunk_of_a_scanned_recording_is_left_out_and_reported() -> None:
    reporter = Reporter()
    with load(damaged()[:-STREAM_FOOTER_SIZE], reporter=reporter) as source:
        assert EntityPath.parse("/plane/points") not in source.recordings[0].entity_paths
        assert EntityPath.parse("/plane/arrow") in source.recordings[0].entity_paths
    assert any(issue.kind == "damaged-message" for issue in reporter.losses)


def test_a_recording_that_was_cut_gives_what_is_there() -> None:
    data = BASIC.read_bytes()
    with load(data[: len(data) // 3]) as source:
        assert 0 < source.recordings[0].num_rows < 73


def test_a_file_that_is_missing_empty_or_a_directory_is_told_with_its_path(tmp_path: Path) -> None:
    empty = tmp_path / "empty.rrd"
    empty.touch()
    for path, message in ((tmp_path / "no.rrd", "no such file"), (empty, "empty"), (tmp_path, "directory")):
        with pytest.raises(InputError, match=f"{message}.*{re.escape(str(path))}"):
            load(path)
    with pytest.raises(InputError, match="empty"):
        load(b"")
    with pytest.raises(InputError, match="at least one"):
        load([])


def test_a_file_that_is_no_recording_is_told_with_its_path(tmp_path: Path) -> None:
    picture = tmp_path / "picture.rrd"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(500))
    with pytest.raises(RrdError, match=re.escape(str(picture))):
        load(picture)


def test_a_text_file_object_is_refused() -> None:
    with pytest.raises(InputError, match="binary file object"):
        load(io.StringIO("text"))  # type: ignore[arg-type]


def test_values_stay_readable_after_close() -> None:
    source: LoadedSource = load(
        DATA / "0.28.2" / "all_basic.rrd"
    )  # written without compression: values lie in the file
    cell = latest_at(source.recordings[0], "step", EntityPath.parse("/plane/points"), "Points2D:positions", 3)
    source.close()
    assert cell is not None and len(cell.array.to_pylist()) > 0
