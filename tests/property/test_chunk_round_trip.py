"""Whatever is logged comes back: rows -> chunks -> bytes -> chunks, for all shapes of data and timelines."""

from __future__ import annotations

import itertools

import numpy as np
import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from rerun_render.chunk.arrow_meta import chunk_from_batch
from rerun_render.chunk.builder import Row, array_bytes, build_chunks
from rerun_render.chunk.chunk import ComponentDescriptor
from rerun_render.chunk.to_arrow import chunk_to_batch
from rerun_render.core.entity_path import EntityPath
from rerun_render.core.report import Reporter
from rerun_render.core.time import TIME_MAX, TIME_MIN, TimeKind, Timeline
from rerun_render.rrd.decoder import scan
from rerun_render.rrd.encoder import StreamEncoder
from rerun_render.rrd.footer import read_footer
from rerun_render.rrd.messages import ArrowMsg, StoreId, StoreKind
from rerun_render.rrd.payload import decode_record_batch

VECTOR = pa.list_(pa.field("item", pa.float32(), False), 3)
TYPES = {
    "scalars": (pa.float64(), st.floats(allow_nan=False)),
    "ids": (pa.uint16(), st.integers(0, 65535)),
    "flags": (pa.bool_(), st.booleans()),
    "labels": (pa.string(), st.text(max_size=5)),
    "blobs": (pa.list_(pa.uint8()), st.lists(st.integers(0, 255), max_size=5)),
    "vectors": (VECTOR, st.lists(st.floats(-1, 1, width=32), min_size=3, max_size=3)),
    "strips": (pa.list_(VECTOR), st.lists(st.just([0.0, 1.0, 2.0]), max_size=3)),
    "records": (
        pa.struct([("w", pa.uint32()), ("name", pa.string())]),
        st.fixed_dictionaries({"w": st.integers(0, 9), "name": st.none() | st.text(max_size=3)}),
    ),
}
NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=6)
DESCRIPTORS = st.builds(
    ComponentDescriptor, NAMES, st.none() | st.just("rerun.archetypes.Points3D") | NAMES, st.none() | NAMES
).filter(lambda descriptor: not (descriptor.component_type or descriptor.component).endswith("Indicator"))
KINDS = st.sampled_from(TimeKind)
TIMELINES = st.dictionaries(NAMES, KINDS, max_size=3).map(
    lambda kinds: tuple(Timeline(name, kind) for name, kind in kinds.items())
)


@st.composite
def arrays(draw: st.DrawFn) -> pa.Array:
    data_type, values = TYPES[draw(st.sampled_from(sorted(TYPES)))]
    array = pa.array(draw(st.lists(values, max_size=4)), data_type)
    start = draw(st.integers(0, len(array)))
    return array.slice(start) if draw(st.booleans()) else array


@st.composite
def logs(draw: st.DrawFn) -> list[Row]:
    """Rows of a few entities and layouts, in order of their ids."""
    paths = [EntityPath(parts) for parts in draw(st.lists(st.lists(NAMES, max_size=3), min_size=1, max_size=3))]
    timelines = draw(st.lists(TIMELINES, min_size=1, max_size=3))
    layouts = draw(
        st.lists(st.lists(DESCRIPTORS, min_size=1, max_size=3, unique_by=lambda d: d.component), min_size=1, max_size=3)
    )
    rows = []
    for number in range(draw(st.integers(1, 12))):
        on = draw(st.sampled_from(timelines))
        layout = tuple(draw(st.sampled_from(layouts)))
        times = tuple(draw(st.integers(TIME_MIN, TIME_MAX)) for _ in on)
        data = tuple(draw(arrays()) for _ in layout)
        row_id = (draw(st.integers(0, 3)) + 10 * number, draw(st.integers(0, 2**64 - 1)))
        rows.append(Row(draw(st.sampled_from(paths)), on, times, row_id, layout, data, sum(map(array_bytes, data))))
    return rows


def facts(row_id, path, times, cells):
    return (tuple(row_id), str(path), frozenset(times), frozenset(cells))


@given(logs(), st.sampled_from([None, 1, 2]), st.text(min_size=1, max_size=5))
def test_every_row_comes_back_once_with_its_times_and_values(rows, max_rows, application_id) -> None:
    store_id = StoreId(StoreKind.RECORDING, application_id, "recording")
    ids = itertools.count(2**100)
    chunks = build_chunks(rows, lambda: next(ids).to_bytes(16, "big"), max_rows_if_unsorted=max_rows)
    encoder = StreamEncoder()
    pieces = [encoder.header(), encoder.set_store_info(store_id, bytes(16), source="test")]
    for chunk in chunks:
        pieces += encoder.chunk(store_id, chunk_to_batch(chunk), chunk.chunk_id)
    pieces.append(encoder.end())
    data = b"".join(pieces)

    expected = [
        facts(
            row.row_id,
            row.entity_path,
            zip(row.timelines, row.times, strict=True),
            ((d, str(a.type), repr(a.to_pylist())) for d, a in zip(row.components, row.arrays, strict=True)),
        )
        for row in rows
    ]
    reporter = Reporter()
    found = []
    messages = [message for message in scan(data, reporter) if isinstance(message, ArrowMsg)]
    for message in messages:
        assert message.store_id == store_id
        chunk = chunk_from_batch(decode_record_batch(message), message.chunk_id)
        for at in range(chunk.num_rows):
            cells = (
                (chunk.descriptors[name], str(column.type.value_type), repr(column[at].as_py()))
                for name, column in chunk.columns.items()
            )
            times = ((timeline, int(values[at])) for timeline, values in chunk.times.items())
            found.append(facts(map(int, chunk.row_ids[at]), chunk.entity_path, times, cells))
    assert sorted(found, key=repr) == sorted(expected, key=repr)
    assert list(reporter) == []

    footer = read_footer(data)
    kinds = {}
    if all(kinds.setdefault(t.name, t.kind) is t.kind for row in rows for t in row.timelines):
        assert footer is not None
        assert [(entry.offset, entry.size) for entry in footer.entries] == [(m.offset, m.size) for m in messages]
        for entry, chunk in zip(footer.entries, chunks, strict=True):
            ranges = {t: (int(np.min(v)), int(np.max(v))) for t, v in chunk.times.items()}
            assert entry.time_ranges == ranges
    else:
        assert footer is None
