"""Record batches of all SDKs become the same chunks."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from rerun_render.chunk.arrow_meta import chunk_from_batch
from rerun_render.chunk.chunk import Chunk, ComponentDescriptor
from rerun_render.core.entity_path import EntityPath
from rerun_render.core.errors import ChunkError
from rerun_render.core.time import TIME_MIN, TimeKind, Timeline
from rerun_render.rrd.decoder import scan
from rerun_render.rrd.messages import ArrowMsg
from rerun_render.rrd.payload import decode_record_batch
from tests.helpers import rrd_writer as w

DATA = Path(__file__).parents[2] / "data" / "rrd"
RADII = pa.array([[1.0], [2.0, 3.0]], pa.list_(pa.float32()))


def load(path: Path) -> list[Chunk]:
    messages = [message for message in scan(path.read_bytes()) if isinstance(message, ArrowMsg)]
    return [chunk_from_batch(decode_record_batch(message), message.chunk_id) for message in messages]


def edit(batch: pa.RecordBatch, name: str, column: pa.Array | None = None, **metadata: str | None) -> pa.RecordBatch:
    """`batch` with another column or changed metadata (`rerun:` keys; None removes) for the field `name`."""
    at = batch.schema.get_field_index(name)
    field = batch.schema.field(at)
    new = {key.decode(): value.decode() for key, value in field.metadata.items()}
    for key, value in metadata.items():
        new.pop(f"rerun:{key}", None)
        if value is not None:
            new[f"rerun:{key}"] = value
    column = batch.column(at) if column is None else column
    return batch.set_column(at, pa.field(field.name, column.type, True, new), column)


def with_metadata(batch: pa.RecordBatch, **metadata: str) -> pa.RecordBatch:
    return batch.replace_schema_metadata({f"rerun:{key}": value for key, value in metadata.items()})


@pytest.mark.parametrize("version", ["0.23.4", "0.24.1", "0.26.2", "0.28.2", "0.30.2", "0.36.3"])
def test_all_versions_give_the_names_of_the_newest(version: str) -> None:
    def names(chunks: list[Chunk]) -> set[tuple[EntityPath, ComponentDescriptor]]:
        return {(chunk.entity_path, descriptor) for chunk in chunks for descriptor in chunk.descriptors.values()}

    newest = names(load(DATA / "0.41.0" / "all_basic.rrd"))
    found = names(load(DATA / version / "all_basic.rrd"))
    assert newest - found == set()
    # Until 0.27 SDKs logged every unset field of a transform as an empty list.
    assert {d.component.partition(":")[0] for _, d in found - newest} <= {"Transform3D", "TransformAxes3D"}


@pytest.mark.parametrize("version", ["0.23.4", "0.24.1", "0.30.2"])
def test_all_versions_give_the_values_of_the_newest(version: str) -> None:
    def values(chunks: list[Chunk]) -> dict[tuple[str, str], list[object]]:
        found: dict[tuple[str, str], list[object]] = {}
        for chunk in chunks:
            for component, column in chunk.columns.items():
                if not component.startswith(("RecordingInfo", "Transform")):
                    found.setdefault((str(chunk.entity_path), component), []).extend(column.to_pylist())
        return found

    assert values(load(DATA / version / "all_basic.rrd")) == values(load(DATA / "0.41.0" / "all_basic.rrd"))


def test_current_batch() -> None:
    chunk = chunk_from_batch(
        w.chunk_batch("/a/b c", times={"frame": [5, 3]}, columns={"Points3D:radii": RADII, "extra": RADII}, chunk_id=77)
    )
    assert chunk.entity_path == EntityPath(("a", "b c"))
    assert chunk.chunk_id == (77).to_bytes(16, "big")
    assert chunk.row_ids.tolist() == [[0, 100], [0, 101]]
    assert chunk.row_ids.dtype == np.uint64
    assert {timeline: values.tolist() for timeline, values in chunk.times.items()} == {Timeline("frame"): [5, 3]}
    assert chunk.columns["extra"].equals(RADII)
    assert chunk.descriptors["Points3D:radii"].archetype == "rerun.archetypes.Points3D"
    assert chunk.descriptors["extra"] == ComponentDescriptor("extra")


def test_chunk_without_timelines_is_static() -> None:
    assert chunk_from_batch(w.chunk_batch()).is_static


def test_row_ids_keep_all_128_bits_in_order() -> None:
    first = 0x0123456789ABCDEF_FFFFFFFFFFFFFFFF
    chunk = chunk_from_batch(w.chunk_batch(first_row_id=first))
    assert chunk.row_ids.tolist() == [[0x0123456789ABCDEF, 2**64 - 1], [0x0123456789ABCDF0, 0]]


def test_row_ids_of_a_sliced_batch() -> None:
    assert chunk_from_batch(w.chunk_batch(num_rows=5).slice(3)).row_ids.tolist() == [[0, 103], [0, 104]]


def test_row_ids_as_structs() -> None:
    ids = pa.array([{"time_ns": 2**63, "inc": 1}, {"time_ns": 5, "inc": 2}], pa.struct({"time_ns": "u8", "inc": "u8"}))
    batch = edit(w.chunk_batch(), "rerun.controls.RowId", ids)
    assert chunk_from_batch(batch).row_ids.tolist() == [[2**63, 1], [5, 2]]


@pytest.mark.parametrize(
    ("data_type", "kind"),
    [
        (pa.int64(), TimeKind.SEQUENCE),
        (pa.duration("ns"), TimeKind.DURATION),
        (pa.timestamp("ns"), TimeKind.TIMESTAMP),
        (pa.timestamp("ns", "Europe/Zurich"), TimeKind.TIMESTAMP),
    ],
)
def test_kinds_of_time(data_type: pa.DataType, kind: TimeKind) -> None:
    column = pa.array([7, -(2**63)], pa.int64()).cast(data_type)
    chunk = chunk_from_batch(edit(w.chunk_batch(times={"t": [0, 0]}), "t", column, index_name="my time"))
    ((timeline, values),) = chunk.times.items()
    assert timeline == Timeline("my time", kind)
    assert values.tolist() == [7, TIME_MIN]


def test_both_spellings_at_once_take_the_newer() -> None:
    batch = w.chunk_batch(columns={"Points3D:radii": RADII})
    field = batch.schema.field(1)
    old = {"rerun.kind": "data", "rerun.component": "rerun.components.Radius", "rerun.archetype_field": "old"}
    batch = batch.set_column(1, field.with_metadata({**field.metadata, **old}), batch.column(1))
    assert list(chunk_from_batch(batch).columns) == ["Points3D:radii"]


def test_column_of_0_23_without_archetype() -> None:
    batch = w.chunk_batch(columns={"custom": RADII})
    old = pa.field("custom", RADII.type, True, {"rerun.kind": "data", "rerun.component": "my_component"})
    chunk = chunk_from_batch(batch.set_column(1, old, RADII))
    assert list(chunk.descriptors.values()) == [ComponentDescriptor("my_component")]


def test_chunk_id_of_the_message_wins() -> None:
    assert chunk_from_batch(w.chunk_batch(chunk_id=1), bytes(16)).chunk_id == bytes(16)


@pytest.mark.parametrize("text", ["0" * 31 + "5", "chunk_" + "0" * 31 + "5"])
def test_chunk_id_with_and_without_prefix(text: str) -> None:
    batch = with_metadata(w.chunk_batch(), entity_path="/a", id=text)
    assert chunk_from_batch(batch).chunk_id == (5).to_bytes(16, "big")


ROW_ID = "rerun.controls.RowId"
TIMED = w.chunk_batch(times={"t": [1, 2]})


@pytest.mark.parametrize(
    ("batch", "words"),
    [
        (with_metadata(TIMED, id="0" * 32), "names no entity"),
        (with_metadata(TIMED, entity_path="/a", id="row_" + "0" * 32), "expected `chunk_`"),
        (with_metadata(TIMED, entity_path="/a"), "expected `chunk_`"),
        (TIMED.drop_columns([ROW_ID]), "no row id"),
        (TIMED.append_column(TIMED.schema.field(0), TIMED.column(0)), "two row id"),
        (edit(TIMED, ROW_ID, pa.array([None, bytes(16)], pa.binary(16))), "row ids are null"),
        (edit(TIMED, ROW_ID, pa.array([1, 2])), "row ids have the type int64"),
        (edit(TIMED, "t", pa.array([None, 1], pa.int64())), "times on the timeline 't' are null"),
        (edit(TIMED, "t", pa.array([1, 2], pa.timestamp("us"))), r"type timestamp\[us\]"),
        (edit(TIMED, "t", pa.array([1, 2], pa.uint64())), "type uint64"),
        (edit(TIMED, "t", kind="other"), "unknown kind 'other'"),
        (TIMED.append_column(TIMED.schema.field(1), TIMED.column(1)), "two columns for the timeline 't'"),
        (TIMED.append_column(TIMED.schema.field(2), TIMED.column(2)), "two columns for the component"),
    ],
)
def test_batches_that_are_no_chunk(batch: pa.RecordBatch, words: str) -> None:
    with pytest.raises(ChunkError, match=words):
        chunk_from_batch(batch)
