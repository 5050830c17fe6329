"""Views of state timelines."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
import rerun as rr
import rerun.blueprint as rrb
from rerun.blueprint.encodings import ComponentSourceKind, VisualizerComponentMapping

from rerun_render.core.time import NANOS_PER_SEC, TimeKind
from rerun_render.scene.theme import DARK
from rerun_render.scene.views.measures import header_line
from rerun_render.scene.views.state_timeline.lanes import Lane, color_of
from rerun_render.scene.views.state_timeline.tick_labels import tick_label
from tests.helpers.flat import boxes, scene_of, writing

BAND = 22


def log_states(*states: tuple[int, str | None]) -> Callable[[rr.RecordingStream], None]:
    def log(rec: rr.RecordingStream) -> None:
        for step, state in states:
            rec.set_time("step", sequence=step)
            rec.log("door", rr.StateChange(state=state) if state is not None else rr.Clear(recursive=False))

    return log


def bands(
    log: Callable[[rr.RecordingStream], None], time: int = 0
) -> list[tuple[float, float, float, tuple[int, ...]]]:
    """Left, right, top and colour of all bands."""
    scene, reporter = scene_of(log, size=(1000, 300), timeline="step")
    (view,) = scene.frame(time).views
    assert reporter.losses == ()
    return [(row[0], row[2], row[1], tuple(row[4:].astype(int))) for row in boxes(view) if row[3] - row[1] == BAND]


def test_each_state_lasts_until_the_next_one() -> None:
    found = bands(log_states((0, "open"), (4, "closed"), (10, "open")))
    assert [(left, right, top) for left, right, top, _ in found] == [(0, 400, 38), (400, 1000, 38)]
    assert [color for *_, color in found] == [(*color_of(state)[:3], 200) for state in ("open", "closed")]


def test_equal_states_that_follow_each_other_are_one() -> None:
    assert len(bands(log_states((0, "a"), (3, "a"), (5, "a"), (10, "b")))) == 1


def test_the_last_state_at_a_time_counts() -> None:
    found = bands(log_states((0, "a"), (0, "b"), (10, "c")))
    assert [color[:3] for *_, color in found] == [color_of("b")[:3]]


def test_clears_and_empty_states_leave_gaps() -> None:
    found = bands(log_states((0, "a"), (2, None), (4, "a"), (6, ""), (8, "a"), (10, "z")))
    assert [(left, right) for left, right, *_ in found] == [(0, 200), (400, 600), (800, 1000)]


def test_a_configuration_names_colours_and_hides_states() -> None:
    def log(rec: rr.RecordingStream) -> None:
        rec.log(
            "door",
            rr.StateConfiguration(
                values=["open", "shut"], labels=["Open!"], colors=[0xFF0000FF], visible=[True, False]
            ),
            static=True,
        )
        log_states((0, "open"), (5, "shut"), (10, "open"))(rec)

    scene, _ = scene_of(log, size=(1000, 300), timeline="step")
    with writing() as found:
        (view,) = scene.frame(0).views
    assert "Open!" in [piece.text for piece in found]
    drawn = [tuple(row[[0, 2, 4, 5, 6]]) for row in boxes(view) if row[3] - row[1] == BAND]
    assert drawn == [(0, 500, 255, 0, 0)]


def test_a_blueprint_overrides_the_looks_of_states() -> None:
    def log(rec: rr.RecordingStream) -> None:
        log_states((0, "a"), (10, "b"))(rec)
        override = rr.StateConfiguration(values=["a"], colors=[0x010203FF])
        rec.send_blueprint(rrb.Blueprint(rrb.StateTimelineView(origin="/", overrides={"door": override})))

    assert [color[:3] for *_, color in bands(log)] == [(1, 2, 3)]


def test_a_blueprint_chooses_the_times() -> None:
    def log(rec: rr.RecordingStream) -> None:
        log_states((0, "a"), (10, "b"), (15, "c"), (30, "d"))(rec)
        span = rr.TimeRange(
            start=rr.TimeRangeBoundary.absolute(seq=10), end=rr.TimeRangeBoundary.cursor_relative(seq=5)
        )
        axis = rrb.archetypes.TimeAxis(view_range=span)
        rec.send_blueprint(rrb.Blueprint(rrb.StateTimelineView(origin="/", time_view=axis)))

    assert [(left, right) for left, right, *_ in bands(log, 15)] == [(0, 500), (500, 1000)]


def test_several_instances_have_lanes_of_their_own() -> None:
    def log(rec: rr.RecordingStream) -> None:
        for step, states in ((0, ["a", "b", "c"]), (5, ["a", "b"]), (10, ["a", "b"])):
            rec.set_time("step", sequence=step)
            rec.log("door", rr.StateChange(state=states))

    found = bands(log)
    assert [(left, right, top) for left, right, top, _ in found] == [(0, 1000, 38), (0, 1000, 61), (0, 500, 84)]


def test_narrow_phases_become_one() -> None:
    found = bands(log_states(*((step, str(step % 7)) for step in range(1000)), (1999, "end")))
    assert found[0][:2] == (0, 500)
    assert found[0][3] == header_line(DARK)


def test_a_million_changes_are_drawn_as_few_bands() -> None:
    def log(rec: rr.RecordingStream) -> None:
        count = 200_000
        rec.send_columns(
            "door",
            indexes=[rr.TimeColumn("step", duration=np.arange(count) * 1e-4)],
            columns=rr.StateChange.columns(state=[str(i % 3) for i in range(count)]),
        )

    scene, _ = scene_of(log, size=(1000, 300), timeline="step")
    (view,) = scene.frame(0).views
    assert len(boxes(view)) < 5000


def test_the_cursor_moves_without_the_lanes() -> None:
    scene, _ = scene_of(log_states((0, "a"), (10, "b")), timeline="step")
    first, second = scene.frame(2).views[0], scene.frame(3).views[0]
    assert all(new is old for new, old in zip(second.ui, first.ui, strict=True))
    assert second.overlay[0].positions[:, 0].mean() > first.overlay[0].positions[:, 0].mean()


def test_long_recordings_show_what_is_around_the_cursor() -> None:
    log = log_states((0, "a"), (5000, "b"), (10_000, "c"))
    assert [(left, right) for left, right, *_ in bands(log, 5000)] == [(0, 500), (500, 1000)]
    assert bands(log, 0)[0][:2] == (500, 1000)


def test_states_on_no_timeline_leave_a_message() -> None:
    scene, _ = scene_of(lambda rec: rec.log("door", rr.StateChange(state="a"), static=True))
    with writing() as found:
        scene.frame(None)
    assert "No state data" in found[0].text


@pytest.mark.parametrize(
    ("time", "kind", "label"),
    [
        (1200, TimeKind.SEQUENCE, "#1\N{THIN SPACE}200"),
        (70 * NANOS_PER_SEC, TimeKind.DURATION, "+1m 10s"),
        (NANOS_PER_SEC // 4, TimeKind.DURATION, "+250 ms"),
        (1_700_000_030 * NANOS_PER_SEC, TimeKind.TIMESTAMP, "22:13:50"),
        (1_700_000_040 * NANOS_PER_SEC, TimeKind.TIMESTAMP, "22:14"),
        (1_699_920_000 * NANOS_PER_SEC, TimeKind.TIMESTAMP, "2023-11-14"),
    ],
)
def test_ticks_are_labelled_shortly(time: int, kind: TimeKind, label: str) -> None:
    assert tick_label(time, kind) == label


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        ((3, 8), [(3, 0), (4, 1), (8, -1)]),
        ((4, 9), [(4, 1), (8, 2), (9, -1)]),
        ((-5, 2), [(0, 0), (2, -1)]),
        ((20, 30), [(20, 2), (30, -1)]),
        ((-5, -1), []),
        ((6, 2), []),
    ],
)
def test_a_visible_time_range_cuts_phases(span: tuple[int, int], expected: list[tuple[int, int]]) -> None:
    lane = Lane(np.array([0, 4, 8]), np.array([0, 1, 2])).within(*span)
    assert list(zip(lane.starts.tolist(), lane.codes.tolist(), strict=True)) == expected


def test_blueprints_map_other_components_to_states() -> None:
    def mapped(component: str) -> rr.StateChange:
        source = VisualizerComponentMapping(
            target="StateChange:state",
            source_kind=ComponentSourceKind.SourceComponent,
            source_component=component,
        )
        return rr.StateChange.from_fields().visualizer(mappings=[source])

    def log(rec: rr.RecordingStream) -> None:
        for step, mode in ((0, "off"), (4, "on"), (10, "off")):
            rec.set_time("step", sequence=step)
            rec.log("robot", rr.AnyValues(mode=mode), rr.StateChange(state="any"))
        own = rr.StateChange.from_fields().visualizer()
        rec.send_blueprint(rrb.Blueprint(rrb.StateTimelineView(overrides={"robot": [mapped("mode"), own]})))

    with writing() as texts:
        found = bands(log)
    assert [(left, right, top) for left, right, top, _ in found] == [(0, 400, 38), (400, 1000, 38), (0, 1000, 78)]
    assert {"/robot (mode)", "/robot"} <= {each.text for each in texts}


def test_components_that_are_not_there_are_reported() -> None:
    def log(rec: rr.RecordingStream) -> None:
        rec.set_time("step", sequence=0)
        rec.log("robot", rr.AnyValues(mode="on"))
        source = VisualizerComponentMapping(
            target="StateChange:state",
            source_kind=ComponentSourceKind.SourceComponent,
            source_component="absent",
        )
        visualizer = rr.StateChange.from_fields().visualizer(mappings=[source])
        rec.send_blueprint(rrb.Blueprint(rrb.StateTimelineView(overrides={"robot": [visualizer]})))

    scene, reporter = scene_of(log, timeline="step")
    (view,) = scene.frame(0).views
    assert not [row for row in boxes(view) if row[3] - row[1] == BAND]
    assert [loss.kind for loss in reporter.losses] == ["bad-entity"]
