"""Rows of states to phases: when each state of an entity begins, and how it looks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from rerun_render.core.entity_path import EntityPath
from rerun_render.core.report import Reporter
from rerun_render.core.time import TIME_MAX, TIME_MIN
from rerun_render.query.range import clears_in_range, range_cells
from rerun_render.scene.blueprint.model import VisualizerChoice
from rerun_render.scene.colors import hash_string
from rerun_render.scene.theme import Rgba, rgb
from rerun_render.scene.view_settings import NO_SETTINGS, ViewSettings
from rerun_render.scene.views.given import cells_with_settings, selected
from rerun_render.store.recording import Recording

STATE = "StateChange:state"
VISUALIZER = "StateVisualizer"
VALUES, LABELS = "StateConfiguration:values", "StateConfiguration:labels"
COLORS, VISIBLE = "StateConfiguration:colors", "StateConfiguration:visible"
MAX_LANES = 256
"""Of one entity; more do not fit into any picture."""
_PALETTE = tuple(rgb(text) for text in "#4caf50 #ffb74d #42a5f5 #ef5350 #ab47bc #26c6da #fff176 #8d6e63".split())


@dataclass(frozen=True, slots=True)
class Look:
    """How a state is drawn; None stands for a gap."""

    label: str
    color: Rgba


@dataclass(frozen=True, eq=False, slots=True)
class Lane:
    """starts: (P,) int64 ascending times. codes: (P,) number of the look of each phase, -1 for a gap."""

    starts: npt.NDArray[np.int64]
    codes: npt.NDArray[np.int64]

    def within(self, first: int, last: int) -> Lane:
        """What shows of the lane from one time to another: a phase that began before begins there, and all end."""
        begin = max(int(np.searchsorted(self.starts, first, side="right")) - 1, 0)
        end = int(np.searchsorted(self.starts, last))
        if begin >= end:
            return Lane(self.starts[:0], self.codes[:0])
        starts = np.append(np.maximum(self.starts[begin:end], first), last)
        return Lane(starts, np.append(self.codes[begin:end], -1))


@dataclass(frozen=True, eq=False, slots=True)
class LaneGroup:
    """All lanes of an entity: one for each instance of its states. looks: by code.

    times: (R,) int64 of its rows, ascending. lengths: (R,) number of instances of each. source: what of the entity
    stands in for its states; empty for these themselves.
    """

    entity: EntityPath
    lanes: tuple[Lane, ...]
    looks: tuple[Look | None, ...]
    times: npt.NDArray[np.int64]
    lengths: npt.NDArray[np.int64]
    source: str = ""

    def num_lanes(self, first: float, last: float) -> int:
        """How many lanes there are in a range of times; at least one."""
        begin = max(int(np.searchsorted(self.times, first, side="right")) - 1, 0)
        end = int(np.searchsorted(self.times, last, side="right"))
        return min(max(int(self.lengths[begin:end].max(initial=1)), 1), len(self.lanes))

    def label(self, num_lanes: int) -> str:
        """Name of the entity, with what stands in for its states, marked if there are several lanes."""
        return str(self.entity) + (f" ({self.source})" if self.source else "") + ("[]" if num_lanes > 1 else "")


def read_groups(
    recording: Recording, timeline: str, entity: EntityPath, reporter: Reporter, settings: ViewSettings = NO_SETTINGS
) -> list[LaneGroup]:
    """What the view shows of an entity: its states, or what a blueprint maps to them, maybe several things."""
    choices = settings.visualizers(entity)
    wanted = (None,) if choices is None else tuple(choice for choice in choices if choice.visualizer == VISUALIZER)
    groups = []
    for choice in wanted:
        if STATE in recording.components(entity) or (choice is not None and STATE in choice.sources):
            group = read_group(recording, timeline, entity, reporter, settings, choice)
            if group is not None:
                groups.append(group)
    return groups


def read_group(
    recording: Recording,
    timeline: str,
    entity: EntityPath,
    reporter: Reporter,
    settings: ViewSettings = NO_SETTINGS,
    choice: VisualizerChoice | None = None,
) -> LaneGroup | None:
    """The lanes of an entity; None (reported) if its states are of a type that cannot be shown.

    choice: what the blueprint says about them; None for nothing.
    """
    source = None if choice is None else choice.sources.get(STATE)
    name, selector, shown = STATE, "", ""
    if source is not None and source.kind == "component":
        name, selector = source.component or STATE, source.selector
        shown = "" if name == STATE else name
        if name not in recording.components(entity):
            reporter.error("bad-entity", str(entity), f"{name}, which a blueprint shows as states, is not there")
    states = range_cells(recording, timeline, entity, name, TIME_MIN, TIME_MAX, reporter=reporter)
    try:
        states = selected(states, selector) if selector and len(states) else states
    except ValueError as error:
        reporter.error("bad-entity", str(entity), f"states cannot be taken from {name}{selector}: {error}")
        return None
    texts, codes = _texts(states.values)
    if texts is None:
        message = f"expected texts, numbers or truth values as states, got {states.values.type}"
        reporter.error("bad-entity", str(entity), message)
        return None
    lengths = np.diff(states.offsets)
    count = min(max(int(lengths.max(initial=1)), 1), MAX_LANES)
    clear_times, clear_ids = clears_in_range(recording, timeline, entity, TIME_MIN, TIME_MAX)
    times = np.concatenate([states.times, clear_times])
    ids = np.concatenate([states.row_ids.reshape(-1, 2), clear_ids.reshape(-1, 2)])
    order = np.lexsort((ids[:, 1], ids[:, 0], times))
    lanes = []
    for instance in range(count):
        at = np.minimum(states.offsets[:-1] + instance, max(len(codes) - 1, 0))
        own = np.where(lengths > instance, codes[at] if len(codes) else -1, -1)
        lanes.append(_lane(times[order], np.concatenate([own, np.full(len(clear_times), -1)])[order]))
    configuration = _configuration(recording, timeline, entity, reporter, settings, choice)
    looks = tuple(configuration.get(text, Look(text, color_of(text))) for text in texts)
    return LaneGroup(entity, tuple(lanes), looks, states.times, lengths, shown)


@lru_cache(maxsize=4096)
def color_of(state: str) -> Rgba:
    """Colour of a state that has none of its own."""
    return _PALETTE[hash_string(state) % len(_PALETTE)]


def _lane(times: npt.NDArray[np.int64], codes: npt.NDArray[np.int64]) -> Lane:
    """Phases from what was logged: of equal times the last counts, and equal states that follow each other are one."""
    if len(times):
        last = np.append(times[1:] != times[:-1], True)
        times, codes = times[last], codes[last]
        changes = np.append(True, codes[1:] != codes[:-1])
        times, codes = times[changes], codes[changes]
        if codes[0] < 0:
            times, codes = times[1:], codes[1:]
    return Lane(times, codes.astype(np.int64))


def _texts(values: pa.Array) -> tuple[list[str] | None, npt.NDArray[np.int64]]:
    """Different states as texts, and the number of each value's text, -1 for none; None for an unknown type."""
    kind = values.type
    known = pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_boolean(kind)
    if pa.types.is_null(kind):
        return [], np.full(len(values), -1)
    if not known:
        if not (pa.types.is_integer(kind) or pa.types.is_floating(kind)):
            return None, np.zeros(0, np.int64)
        if pa.types.is_float16(kind):
            values = pa.array(values.to_numpy(zero_copy_only=False).astype(np.float64))
        values = values.cast(pa.float64(), safe=False)
    encoded = values.dictionary_encode()
    texts = [_text(value) for value in encoded.dictionary.to_pylist()]
    codes = encoded.indices.fill_null(-1).to_numpy(zero_copy_only=False).astype(np.int64)
    empty = [number for number, text in enumerate(texts) if not text]
    if empty:
        codes[np.isin(codes, empty)] = -1
    return texts, codes


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e16 else str(value)
    return str(value)


def _configuration(
    recording: Recording,
    timeline: str,
    entity: EntityPath,
    reporter: Reporter,
    settings: ViewSettings,
    choice: VisualizerChoice | None,
) -> dict[str, Look | None]:
    """Looks of states by their text."""

    def field(component: str) -> list[Any]:
        cells = cells_with_settings(recording, timeline, entity, component, settings, reporter, choice)
        return list(cells.values.to_pylist()) if len(cells) else []

    values = field(VALUES)
    labels, colors, visible = (field(component) if values else [] for component in (LABELS, COLORS, VISIBLE))
    found: dict[str, Look | None] = {}
    for i, value in enumerate(values):
        text = str(value)
        label = labels[i] if i < len(labels) and isinstance(labels[i], str) and labels[i] else text
        packed = colors[i] if i < len(colors) else None
        color = color_of(text)
        if isinstance(packed, int):
            red, green, blue, alpha = packed.to_bytes(4, "big")
            color = (red, green, blue, alpha)
        shown = not (i < len(visible) and visible[i] is False)
        found.setdefault(text, Look(label, color) if shown else None)
    return found
