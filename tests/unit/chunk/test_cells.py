"""Columns become plain lists, one cell for each row."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest

from rerun_render.chunk.cells import as_cells
from rerun_render.core.errors import ChunkError

CELLS = [[1.0, 2.0], None, [], [3.0]]


def test_plain_lists_are_not_copied() -> None:
    column = pa.array(CELLS, pa.list_(pa.float32()))
    assert as_cells(column, "c") is column


@pytest.mark.parametrize(
    "data_type",
    [pa.large_list(pa.float32()), pa.list_view(pa.float32()), pa.large_list_view(pa.float32())],
)
def test_other_lists_keep_their_cells(data_type: pa.DataType) -> None:
    cells = as_cells(pa.array(CELLS, data_type), "c")
    assert pa.types.is_list(cells.type)
    assert cells.to_pylist() == CELLS
    assert as_cells(pa.array(CELLS, data_type).slice(1, 3), "c").to_pylist() == CELLS[1:]


def test_views_may_overlap_and_go_backwards() -> None:
    values = pa.array([1.0, 2.0, 3.0])
    column = pa.ListViewArray.from_arrays(pa.array([1, 0], pa.int32()), pa.array([2, 3], pa.int32()), values)
    assert as_cells(column, "c").to_pylist() == [[2.0, 3.0], [1.0, 2.0, 3.0]]


def test_views_cannot_blow_up() -> None:
    num_rows, size = 20_000, 10_000
    sizes = pa.array(np.full(num_rows, size, np.int32))
    column = pa.ListViewArray.from_arrays(pa.array(np.zeros(num_rows, np.int32)), sizes, pa.array(np.zeros(size)))
    with pytest.raises(ChunkError, match="too many values"):
        as_cells(column, "c")


def test_single_values_become_cells_of_one() -> None:
    assert as_cells(pa.array([1.5, None, 2.5]), "c").to_pylist() == [[1.5], None, [2.5]]
    assert as_cells(pa.array(["a", "b"]), "c").to_pylist() == [["a"], ["b"]]
    assert as_cells(pa.array([5, 6, 7]).slice(1), "c").to_pylist() == [[6], [7]]


def test_vectors_are_single_values() -> None:
    vectors = pa.array([[1.0, 2.0, 3.0], None], pa.list_(pa.float32(), 3))
    cells = as_cells(vectors, "c")
    assert cells.to_pylist() == [[[1.0, 2.0, 3.0]], None]
    assert cells.type.value_type == vectors.type


def test_fixed_number_of_vectors_is_a_cell() -> None:
    column = pa.array([[[1.0, 2.0], [3.0, 4.0]]], pa.list_(pa.list_(pa.float32(), 2), 2))
    assert as_cells(column, "c").to_pylist() == [[[1.0, 2.0], [3.0, 4.0]]]


def test_extension_types_show_their_storage() -> None:
    storage = pa.array([[True], [False]], pa.list_(pa.bool_()))
    wrapped = pa.ExtensionArray.from_storage(pa.opaque(storage.type, "t", "v"), storage)
    assert as_cells(wrapped, "c").equals(storage)
