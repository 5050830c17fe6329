"""Record batches of chunks carry the metadata that readers ask for, and read back as the same chunk."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest

from rerun_render.chunk.arrow_meta import chunk_from_batch
from rerun_render.chunk.chunk import Chunk, ComponentDescriptor
from rerun_render.chunk.to_arrow import chunk_to_batch
from rerun_render.core.entity_path import EntityPath
from rerun_render.core.errors import ChunkError
from rerun_render.core.time import TimeKind, Timeline

CHUNK_ID = bytes.fromhex("18E9BB7EA16AAF114430728766F25360")
RADII = ComponentDescriptor("Points3D:radii", "rerun.archetypes.Points3D", "rerun.components.Radius")


def chunk(*, times=None, row_ids=((1, 1), (1, 2)), columns=None) -> Chunk:
    if columns is None:
        columns = {"Points3D:radii": pa.array([[1.0], None], pa.list_(pa.float32()))}
    return Chunk(
        EntityPath(("a b", "c")),
        CHUNK_ID,
        np.array(row_ids, np.uint64).reshape(-1, 2),
        {timeline: np.array(values, np.int64) for timeline, values in (times or {}).items()},
        columns,
        {"Points3D:radii": RADII},
    )


def test_the_batch_says_whose_rows_it_holds() -> None:
    metadata = chunk_to_batch(chunk()).schema.metadata
    assert metadata[b"rerun:entity_path"] == rb"/a\ b/c"
    assert metadata[b"rerun:id"] == b"chunk_18E9BB7EA16AAF114430728766f25360"
    assert metadata[b"sorbet:version"] == b"0.1.0"


def test_columns_come_as_row_ids_times_data_with_their_kinds() -> None:
    times = {
        Timeline("t", TimeKind.DURATION): [5, 5],
        Timeline("frame"): [2, 1],
        Timeline("d", TimeKind.TIMESTAMP): [1, 2],
    }
    schema = chunk_to_batch(chunk(times=times)).schema
    assert schema.names == ["rerun.controls.RowId", "d", "frame", "t", "Points3D:radii"]
    assert [field.metadata[b"rerun:kind"] for field in schema] == [b"control", b"index", b"index", b"index", b"data"]
    assert [str(schema.field(i).type) for i in range(4)] == [
        "fixed_size_binary[16]",
        "timestamp[ns]",
        "int64",
        "duration[ns]",
    ]
    assert [b"rerun:is_sorted" in field.metadata for field in schema] == [True, True, False, True, False]
    assert schema.field(0).nullable is False
    assert schema.field(4).metadata == {
        b"rerun:kind": b"data",
        b"rerun:component": b"Points3D:radii",
        b"rerun:archetype": b"rerun.archetypes.Points3D",
        b"rerun:component_type": b"rerun.components.Radius",
    }


def test_row_ids_are_big_endian_and_only_called_sorted_if_they_are() -> None:
    batch = chunk_to_batch(chunk(row_ids=((2, 1), (1, 2))))
    assert batch.column(0)[0].as_py() == bytes([0] * 7 + [2] + [0] * 7 + [1])
    assert b"rerun:is_sorted" not in batch.schema.field(0).metadata
    assert b"rerun:is_sorted" in chunk_to_batch(chunk(row_ids=((2, 1), (2, 1)))).schema.field(0).metadata
    assert b"rerun:is_sorted" not in chunk_to_batch(chunk(row_ids=((2, 2), (2, 1)))).schema.field(0).metadata


def test_a_chunk_reads_back_as_it_was() -> None:
    before = chunk(times={Timeline("frame"): [3, -4]})
    after = chunk_from_batch(chunk_to_batch(before))
    assert after.entity_path is before.entity_path
    assert after.chunk_id == CHUNK_ID
    assert after.row_ids.tolist() == before.row_ids.tolist()
    assert {timeline: values.tolist() for timeline, values in after.times.items()} == {Timeline("frame"): [3, -4]}
    assert after.columns["Points3D:radii"].to_pylist() == [[1.0], None]
    assert after.descriptors == before.descriptors


def test_columns_of_different_length_are_refused_with_their_name() -> None:
    bad = chunk(columns={"Points3D:radii": pa.array([[1.0]], pa.list_(pa.float32()))})
    with pytest.raises(ChunkError, match=r"expected 2 rows in every column, got 1 in 'Points3D:radii'"):
        chunk_to_batch(bad)
