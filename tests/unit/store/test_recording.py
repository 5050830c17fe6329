"""Facts that a recording tells about itself, and the cache of decoded chunks."""

from __future__ import annotations

import gc

import numpy as np
import pyarrow as pa

from rerun_render.chunk.chunk import Chunk, ComponentDescriptor
from rerun_render.core.entity_path import EntityPath
from rerun_render.core.time import TimeKind, Timeline
from rerun_render.store.cache import ChunkCache
from rerun_render.store.recording import Recording, TimelineInfo


def make_chunk(
    entity: str, number: int, times: dict[Timeline, list[int]], columns: dict[str, pa.Array], row_id: int = 1
) -> Chunk:
    num_rows = len(next(iter(columns.values())))
    return Chunk(
        EntityPath.parse(entity),
        number.to_bytes(16, "big"),
        np.array([(0, row_id + i) for i in range(num_rows)], np.uint64),
        {timeline: np.array(values, np.int64) for timeline, values in times.items()},
        columns,
        {name: ComponentDescriptor(name) for name in columns},
    )


FRAME = Timeline("frame")
X = pa.array([[1], [2]])


def test_timelines_tell_range_and_rows_of_all_chunks() -> None:
    clock = Timeline("clock", TimeKind.TIMESTAMP)
    chunks = [
        make_chunk("/a", 1, {FRAME: [5, 3], clock: [50, 60]}, {"x": X}),
        make_chunk("/b", 2, {FRAME: [9, 4]}, {"x": X}),
        make_chunk("/c", 3, {}, {"x": X}),
    ]
    assert Recording.from_chunks(chunks).timelines == {
        "clock": TimelineInfo(clock, 50, 60, 2),
        "frame": TimelineInfo(FRAME, 3, 9, 4),
    }


def test_a_timeline_that_came_with_two_types_keeps_the_first() -> None:
    chunks = [
        make_chunk("/a", 1, {FRAME: [1, 2]}, {"x": X}),
        make_chunk("/a", 2, {Timeline("frame", TimeKind.DURATION): [8, 9]}, {"x": X}),
    ]
    (info,) = Recording.from_chunks(chunks).timelines.values()
    assert (info.timeline.kind, info.start, info.end) == (TimeKind.SEQUENCE, 1, 9)


def test_entities_come_in_natural_order_and_only_with_data() -> None:
    chunks = [make_chunk(f"/a{n}", n, {FRAME: [1, 2]}, {"x": X}) for n in (10, 2, 1)]
    chunks.append(make_chunk("/nothing", 99, {FRAME: [1, 2]}, {"x": pa.array([None, None], pa.list_(pa.int64()))}))
    assert [str(entity) for entity in Recording.from_chunks(chunks).entity_paths] == ["/a1", "/a2", "/a10"]


def test_components_of_an_entity_are_those_ever_logged() -> None:
    chunks = [
        make_chunk("/a", 1, {FRAME: [1, 2]}, {"y": X}),
        make_chunk("/a", 2, {}, {"x": X}),
        make_chunk("/b", 3, {}, {"z": X}),
    ]
    recording = Recording.from_chunks(chunks)
    assert list(recording.components(EntityPath.parse("/a"))) == ["x", "y"]
    assert recording.components(EntityPath.parse("/nowhere")) == {}


def test_chunks_with_a_known_id_are_ignored() -> None:
    chunks = [make_chunk("/a", 1, {FRAME: [1, 2]}, {"x": X}) for _ in range(3)]
    assert Recording.from_chunks(chunks).num_rows == 2


def test_name_and_start_time_are_the_newest_of_the_properties() -> None:
    def facts(number: int, name: str, start: int) -> Chunk:
        columns = {
            "RecordingInfo:name": pa.array([[name]]),
            "RecordingInfo:start_time": pa.array([[start]], pa.list_(pa.timestamp("ns"))),
        }
        return make_chunk("/__properties", number, {}, columns, row_id=number)

    for chunks in ([facts(1, "old", 1), facts(2, "new", 2)], [facts(2, "new", 2), facts(1, "old", 1)]):
        recording = Recording.from_chunks(chunks)
        assert (recording.name, recording.start_time) == ("new", 2)
    assert Recording.from_chunks([]).name is None


def test_an_empty_recording_has_nothing() -> None:
    recording = Recording.from_chunks([])
    assert (recording.num_chunks, recording.num_rows, recording.entity_paths, recording.timelines) == (0, 0, (), {})


def cached_chunk(number: int) -> Chunk:
    return make_chunk("/a", number, {}, {"x": pa.array([[0] * 1000])})


def test_the_cache_keeps_what_was_used_last_within_its_budget() -> None:
    size = cached_chunk(0).num_bytes
    cache = ChunkCache(budget_bytes=int(2.5 * size))
    for number in (1, 2, 1, 3):
        cache.get(number, lambda number=number: cached_chunk(number))  # type: ignore[misc]
    assert cache.num_loads == 3 and cache.num_bytes <= 2.5 * size
    gc.collect()
    cache.get(1, lambda: cached_chunk(1))
    assert cache.num_loads == 3
    cache.get(2, lambda: cached_chunk(2))
    assert cache.num_loads == 4


def test_a_chunk_in_use_is_not_decoded_again_even_if_over_budget() -> None:
    cache = ChunkCache(budget_bytes=1)
    held = cache.get(1, lambda: cached_chunk(1))
    cache.get(2, lambda: cached_chunk(2))
    assert cache.get(1, lambda: cached_chunk(1)) is held
    assert cache.num_loads == 2


def test_bytes_are_counted_down_when_the_cache_is_cleared() -> None:
    cache = ChunkCache()
    cache.get(1, lambda: cached_chunk(1))
    cache.clear()
    assert cache.num_bytes == 0
