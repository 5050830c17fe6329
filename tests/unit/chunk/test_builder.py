"""Rows become chunks: what is joined, what is kept apart, and that nothing is lost or copied without need."""

from __future__ import annotations

import itertools

import numpy as np
import pyarrow as pa

from rerun_render.chunk.builder import MAX_CHUNK_BYTES, Row, array_bytes, build_chunks, list_column
from rerun_render.chunk.chunk import ComponentDescriptor
from rerun_render.core.entity_path import EntityPath
from rerun_render.core.time import Timeline

RADII = ComponentDescriptor("Points3D:radii", "rerun.archetypes.Points3D", "rerun.components.Radius")
LABELS = ComponentDescriptor("Points3D:labels", "rerun.archetypes.Points3D", "rerun.components.Text")
FRAME = Timeline("frame")
A, B = EntityPath.parse("/a"), EntityPath.parse("/b")


def new_ids():
    counter = itertools.count(1)
    return lambda: next(counter).to_bytes(16, "big")


def row(number, values=(1.0,), *, path=A, timelines=(FRAME,), time=None, descriptor=RADII, data_type=None):
    array = pa.array(list(values), data_type or pa.float32())
    times = () if not timelines else tuple(number if time is None else time for _ in timelines)
    return Row(path, timelines, times, (7, number), (descriptor,), (array,), array_bytes(array))


def test_rows_of_one_entity_become_one_chunk_in_order() -> None:
    (chunk,) = build_chunks([row(i, [float(i)] * i) for i in range(4)], new_ids())
    assert chunk.entity_path is A
    assert chunk.row_ids.tolist() == [[7, 0], [7, 1], [7, 2], [7, 3]]
    assert chunk.times[FRAME].tolist() == [0, 1, 2, 3]
    assert chunk.columns["Points3D:radii"].to_pylist() == [[], [1.0], [2.0, 2.0], [3.0, 3.0, 3.0]]
    assert chunk.descriptors["Points3D:radii"] == RADII


def test_entities_timelines_components_and_static_rows_are_kept_apart() -> None:
    other = Timeline("other")
    rows = [
        row(0),
        row(1, path=B),
        row(2, timelines=(FRAME, other)),
        row(3, timelines=()),
        row(4, ["x"], descriptor=LABELS, data_type=pa.string()),
        row(5),
    ]
    chunks = build_chunks(rows, new_ids())
    assert [chunk.row_ids[:, 1].tolist() for chunk in chunks] == [[0, 5], [1], [2], [3], [4]]
    assert [chunk.is_static for chunk in chunks] == [False, False, False, True, False]
    assert len({chunk.chunk_id for chunk in chunks}) == 5


def test_equal_descriptors_that_are_different_objects_share_a_chunk() -> None:
    rows = [row(i, descriptor=ComponentDescriptor("confidence")) for i in range(3)]
    assert [chunk.num_rows for chunk in build_chunks(rows, new_ids())] == [3]


def test_a_change_of_type_starts_a_new_chunk() -> None:
    rows = [row(0), row(1, [2], data_type=pa.int64()), row(2, [3], data_type=pa.int64()), row(3)]
    chunks = build_chunks(rows, new_ids())
    assert [chunk.num_rows for chunk in chunks] == [1, 2, 1]
    assert [str(chunk.columns["Points3D:radii"].type.value_type) for chunk in chunks] == ["float", "int64", "float"]


def test_a_large_array_is_not_copied_and_gets_a_chunk_of_its_own() -> None:
    values = np.zeros(MAX_CHUNK_BYTES // 4, np.float32)
    array = pa.Array.from_buffers(pa.float32(), len(values), [None, pa.py_buffer(values)])
    large = Row(A, (), (), (1, 1), (RADII,), (array,), array.nbytes)
    chunks = build_chunks([large, large._replace(row_id=(1, 2)), row(3, timelines=())], new_ids())
    assert [chunk.num_rows for chunk in chunks] == [1, 1, 1]
    assert chunks[0].columns["Points3D:radii"].values.buffers()[1].address == values.ctypes.data


def test_times_out_of_order_limit_the_length_of_a_chunk() -> None:
    rows = [row(i, time=-i) for i in range(10)]
    assert [c.num_rows for c in build_chunks(rows, new_ids(), max_rows_if_unsorted=4)] == [4, 4, 2]
    in_order = [row(i) for i in range(10)]
    assert [c.num_rows for c in build_chunks(in_order, new_ids(), max_rows_if_unsorted=4)] == [10]


def test_slices_of_arrays_keep_their_values() -> None:
    whole = pa.array([0.0, 1.0, 2.0, 3.0], pa.float32())
    assert list_column([whole.slice(1, 2)]).to_pylist() == [[1.0, 2.0]]
    assert list_column([whole.slice(3), whole.slice(0, 1), whole.slice(0, 0)]).to_pylist() == [[3.0], [0.0], []]


def test_bytes_of_large_slices_are_counted_without_what_is_around_them() -> None:
    whole = pa.array(np.zeros(1_000_000))
    assert array_bytes(whole) == 8_000_000
    assert array_bytes(whole.slice(10, 100)) == 800


def test_bytes_of_columns_without_any_tensor_can_be_counted() -> None:
    union = pa.UnionArray.from_dense(pa.array([0], pa.int8()), pa.array([0], pa.int32()), [pa.array(np.zeros(10_000))])
    assert array_bytes(union.slice(0, 0)) == 0
    empty = pa.nulls(0, pa.dense_union([pa.field("f64", pa.list_(pa.float64()))]))
    row_of_none = Row(A, (), (), (7, 1), (ComponentDescriptor("none"),), (empty,), array_bytes(empty))
    (chunk,) = build_chunks([row_of_none], new_ids())
    assert chunk.columns["none"].to_pylist() == [[]]
    assert 0 < chunk.num_bytes < 1000
