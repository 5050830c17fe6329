"""What a file holds, in a form in which files of two SDKs can be compared.

Ids and the times at which rows were logged differ between any two runs; they are left out, and the ids of views,
containers and visualizers are numbered in the order in which they were first written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

import numpy as np
import pyarrow as pa

from rerun_render.chunk.chunk import Chunk
from rerun_render.core.report import Reporter
from rerun_render.store.load import load
from rerun_render.store.recording import Recording

ID_PATTERN = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
_CLOCKS = ("log_time",)


@dataclass
class Contents:
    """One store.

    descriptors: (entity, component) to (archetype, component type, Arrow type).
    rows: entity to its rows in the order of their ids: times and values of each row.
    timelines: name to kind. ids: the ids of views, containers and visualizers, and what they are called here.
    """

    store: str
    descriptors: dict[tuple[str, str], tuple[str | None, str | None, str]] = field(default_factory=dict)
    rows: dict[str, list[tuple[dict[str, int], dict[str, Any]]]] = field(default_factory=dict)
    timelines: dict[str, str] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)


def read_file(path: Path) -> tuple[list[Contents], list[tuple[bool, bool]]]:
    """Stores of a file, in order, and how its blueprints are activated. Damage of any kind is an error."""
    reporter = Reporter()
    with load(path, reporter=reporter) as source:
        recordings = [*source.recordings, *source.blueprints]
        contents = [_contents(recording) for recording in recordings]
        activations = [(a.make_active, a.make_default) for a in source.activations]
    problems = [str(entry) for entry in reporter]
    if problems:
        raise AssertionError(f"{path}: {problems}")
    return contents, activations


def differences(ours: Path, theirs: Path, *, ignored_timelines: tuple[str, ...] = ()) -> list[str]:
    """In what the two files differ, in words; empty if they say the same."""
    (our_stores, our_activations), (their_stores, their_activations) = read_file(ours), read_file(theirs)
    for store in (*our_stores, *their_stores):
        for name in ignored_timelines:
            store.timelines.pop(name, None)
            for rows in store.rows.values():
                for times, _ in rows:
                    times.pop(name, None)
    found = []
    if our_activations != their_activations:
        found.append(f"activations: {our_activations} instead of {their_activations}")
    if [store.store for store in our_stores] != [store.store for store in their_stores]:
        found.append(f"stores: {[s.store for s in our_stores]} instead of {[s.store for s in their_stores]}")
        return found
    for our, their in zip(our_stores, their_stores, strict=True):
        found += _store_differences(our, their)
    return found


def _store_differences(our: Contents, their: Contents) -> Iterator[str]:
    yield from _compare_dicts("timeline", our.timelines, their.timelines)
    yield from _compare_dicts("component", our.descriptors, their.descriptors)
    for entity in sorted(our.rows.keys() | their.rows.keys()):
        our_rows, their_rows = our.rows.get(entity, []), their.rows.get(entity, [])
        if len(our_rows) != len(their_rows):
            yield f"{entity}: {len(our_rows)} rows instead of {len(their_rows)}: {our_rows} / {their_rows}"[:600]
            continue
        for at, (our_row, their_row) in enumerate(zip(our_rows, their_rows, strict=True)):
            yield from _compare_dicts(f"{entity}, row {at}, time", our_row[0], their_row[0])
            yield from _compare_dicts(f"{entity}, row {at},", our_row[1], their_row[1])


def _compare_dicts(what: str, ours: dict[Any, Any], theirs: dict[Any, Any]) -> Iterator[str]:
    for key in sorted(ours.keys() | theirs.keys(), key=str):
        our, their = ours.get(key, "nothing"), theirs.get(key, "nothing")
        if repr(our) != repr(their):
            yield f"{what} {key}: {our!r} instead of {their!r}"[:600]


def _contents(recording: Recording) -> Contents:
    result = Contents(f"{recording.store_id.kind.value} {recording.application_id}")
    ids = result.ids
    found: list[tuple[tuple[int, int], Chunk, int]] = []
    for entry in recording.entries:
        chunk = entry.load()
        found += (((int(high), int(low)), chunk, row) for row, (high, low) in enumerate(chunk.row_ids))
    found.sort(key=lambda item: item[0])
    for _, chunk, row in found:
        entity = renamed(str(chunk.entity_path), ids)
        values = {}
        for component, column in chunk.columns.items():
            if not column[row].is_valid:
                continue
            descriptor = chunk.descriptors[component]
            kind = (descriptor.archetype, descriptor.component_type, str(column.type.value_type))
            result.descriptors[entity, component] = kind
            values[component] = _value(chunk.cell(component, row), ids)
        if entity == "/__warnings" or is_moment(entity, values):
            values = dict.fromkeys(values, "said in other words")
        times = {timeline.name: int(times[row]) for timeline, times in chunk.times.items()}
        result.timelines.update((timeline.name, timeline.kind.name) for timeline in chunk.times)
        result.rows.setdefault(entity, []).append(
            ({name: 0 if name in _CLOCKS else time for name, time in times.items()}, values)
        )
    return result


def is_moment(entity: str, values: dict[str, Any]) -> bool:
    """Whether the row holds nothing but the moment at which the program started."""
    return entity == "/__properties" and set(values) == {"RecordingInfo:start_time"}


def _value(array: pa.Array, ids: dict[str, str]) -> Any:
    if str(array.type) == "fixed_size_list<item: uint8 not null>[16]":
        return [renamed(str(UUID(bytes=bytes(value))), ids) for value in array.to_pylist()]
    if pa.types.is_binary(array.type) or pa.types.is_string(array.type):
        return [renamed(value, ids) if isinstance(value, str) else value for value in array.to_pylist()]
    if pa.types.is_temporal(array.type):
        return array.cast(pa.int64()).to_pylist()
    if pa.types.is_floating(array.type):
        return np.asarray(array).tolist()
    return array.to_pylist()


def renamed(text: str, ids: dict[str, str]) -> str:
    """The text with all ids numbered; new ones are added to `ids`."""
    return ID_PATTERN.sub(lambda match: ids.setdefault(match.group(), f"id{len(ids)}"), text)
