"""Which value holds: override, logged, default."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pytest
import rerun as rr
import rerun.blueprint as rrb
from rerun.blueprint.encodings import VisualizerComponentMapping as Mapping

from rerun_render.core.report import Reporter
from rerun_render.query.cursor import Cursor, EntityState
from rerun_render.scene.blueprint.model import ViewNode
from rerun_render.scene.blueprint.selectors import select
from rerun_render.scene.blueprint.settings import BlueprintSettings
from rerun_render.scene.blueprint.time_ranges import read_time_spans
from tests.unit.scene.blueprint.layouts import read_layout
from tests.unit.scene.build import Log, path

RED, BLUE = 0xFF0000FF, 0x0000FFFF


def settings(**options: Any) -> BlueprintSettings:
    (view,) = read_layout(rrb.Spatial3DView(origin="/", **options)).views()
    return BlueprintSettings(view, Reporter())


def logged(log: Log, entity: str = "/p") -> EntityState:
    cursor = Cursor(log.recording, None)
    cursor.seek(None)
    return cursor.state(path(entity))


def values(state: EntityState, component: str) -> list[Any] | None:
    return state[component].array.to_pylist() if component in state else None


def test_a_view_without_words_about_an_entity_sees_what_was_logged() -> None:
    state = logged(Log().points("/p"))
    assert settings().state(path("/p"), state) is state


def test_an_override_beats_what_was_logged() -> None:
    overrides = {"p": rr.Points3D.from_fields(colors=[255, 0, 0]).visualizer()}
    state = logged(Log().points("/p").row("/p", Points3D__colors=[BLUE]))
    seen = settings(overrides=overrides).state(path("/p"), state)
    assert values(seen, "Points3D:colors") == [RED]
    assert values(seen, "Points3D:positions") == [[0, 0, 0]]
    assert seen.key != state.key and "Points3D:radii" not in seen
    assert sorted(seen) == ["Points3D:colors", "Points3D:positions"] and len(seen) == 2


def test_an_override_of_another_entity_has_no_effect() -> None:
    state = logged(Log().points("/p"))
    overrides = {"q": rr.Points3D.from_fields(colors=[255, 0, 0]).visualizer()}
    assert settings(overrides=overrides).state(path("/p"), state) is state


def test_defaults_hold_where_nothing_was_logged() -> None:
    view = settings(defaults=[rr.Points3D.from_fields(radii=0.5)])
    assert values(view.state(path("/p"), logged(Log().points("/p"))), "Points3D:radii") == [0.5]
    log = Log().points("/p").row("/p", Points3D__radii=[2.0])
    assert values(view.state(path("/p"), logged(log)), "Points3D:radii") == [2.0]


def test_an_empty_logged_value_skips_the_default() -> None:
    view = settings(defaults=[rr.Points3D.from_fields(radii=0.5)])
    log = Log().points("/p").row("/p", Points3D__radii=[])
    assert values(view.state(path("/p"), logged(log)), "Points3D:radii") == []


def test_defaults_without_archetype_hold_for_all_components_of_their_type() -> None:
    view = ViewNode("id", "3D", defaults={"rerun.components.Radius": pa.array([0.5], pa.float32())})
    seen = BlueprintSettings(view, Reporter()).state(path("/p"), logged(Log().points("/p")))
    assert values(seen, "Points3D:radii") == [0.5]
    assert values(seen, "Points3D:colors") is None


def test_each_visualizer_sees_its_own_values() -> None:
    two = [rr.Points3D.from_fields(radii=radius).visualizer() for radius in (1.0, 2.0)]
    view = settings(overrides={"p": two})
    choices = view.visualizers(path("/p"))
    assert choices is not None
    state = logged(Log().points("/p"))
    seen = [view.state(path("/p"), state, choice) for choice in choices]
    assert [values(each, "Points3D:radii") for each in seen] == [[1.0], [2.0]]
    assert seen[0].key != seen[1].key


def mapped(*mappings: Mapping) -> BlueprintSettings:
    return settings(overrides={"p": rr.Points3D.from_fields(radii=3.0).visualizer(mappings=list(mappings))})


def test_components_come_from_where_the_mapping_says() -> None:
    state = logged(Log().points("/p").row("/p", my__sizes=[1.0, 2.0], Points3D__colors=[BLUE]))
    source = Mapping("Points3D:radii", "SourceComponent", source_component="my:sizes")
    seen = mapped(source, Mapping("Points3D:colors", "Default")).state(path("/p"), state)
    assert values(seen, "Points3D:radii") == [1.0, 2.0]
    assert values(seen, "Points3D:colors") is None


def test_a_mapping_to_what_is_not_there_is_as_if_nothing_was_logged() -> None:
    state = logged(Log().points("/p").row("/p", Points3D__radii=[7.0]))
    source = Mapping("Points3D:radii", "SourceComponent", source_component="my:sizes")
    assert values(mapped(source).state(path("/p"), state), "Points3D:radii") is None


@pytest.mark.parametrize(
    ("selector", "expected"),
    [
        (".a", [{"b": [1, 2]}, {"b": [3, 4]}]),
        (".a.b", [[1, 2], [3, 4]]),
        ('.["a"].b', [[1, 2], [3, 4]]),
        (".a.b[1]", [2, 4]),
        (".a.b[]", [1, 2, 3, 4]),
        (".", [{"a": {"b": [1, 2]}}, {"a": {"b": [3, 4]}}]),
    ],
)
def test_selectors_take_parts_of_values(selector: str, expected: list[Any]) -> None:
    assert select(pa.array([{"a": {"b": [1, 2]}}, {"a": {"b": [3, 4]}}]), selector).to_pylist() == expected


@pytest.mark.parametrize("selector", [".c", ".a[0]", "a", ".a |", "[9", ".a.b[-1]"])
def test_selectors_that_do_not_fit_are_errors(selector: str) -> None:
    with pytest.raises(ValueError):
        select(pa.array([{"a": {"b": [1, 2]}}]), selector)


# --- time ranges


def spans(*ranges: rrb.VisibleTimeRange) -> Any:
    return settings(time_ranges=list(ranges))


def test_ranges_follow_the_cursor_or_stay_or_have_no_end() -> None:
    relative, absolute, infinite = (
        rrb.TimeRangeBoundary.cursor_relative,
        rrb.TimeRangeBoundary.absolute,
        rrb.TimeRangeBoundary.infinite,
    )
    view = spans(
        rrb.VisibleTimeRange("a", start=relative(seq=-3), end=relative(seq=1)),
        rrb.VisibleTimeRange("b", start=absolute(seq=4), end=infinite()),
        rrb.VisibleTimeRange("c", start=infinite(), end=relative()),
    )
    assert view.time_range(path("/p"), "a", 10) == (7, 11)
    assert view.time_range(path("/p"), "b", 10) == (4, 2**63 - 1)
    assert view.time_range(path("/p"), "c", 10) == (-(2**63) + 1, 10)
    assert view.time_range(path("/p"), "d", 10) is None
    assert view.time_range(path("/p"), None, None) is None
    assert view.follows_time("a") and not view.follows_time("d")


def test_sums_of_times_stay_within_what_times_can_be() -> None:
    far = rrb.TimeRangeBoundary.cursor_relative(seq=2**62)
    view = spans(rrb.VisibleTimeRange("a", start=far, end=far))
    assert view.time_range(path("/p"), "a", 2**63 - 5) == (2**63 - 1, 2**63 - 1)


def test_a_range_of_an_entity_beats_that_of_the_view_and_is_not_inherited() -> None:
    def back(steps: int) -> rrb.VisibleTimeRange:
        cursor = rrb.TimeRangeBoundary.cursor_relative
        return rrb.VisibleTimeRange("a", start=cursor(seq=-steps), end=cursor())

    view = settings(time_ranges=[back(1)], overrides={"p": rrb.VisibleTimeRanges([back(5)])})
    assert view.time_range(path("/p"), "a", 10) == (5, 10)
    assert view.time_range(path("/p/q"), "a", 10) == (9, 10)


def test_ranges_of_another_form_are_refused() -> None:
    with pytest.raises(ValueError, match="not understood"):
        read_time_spans(pa.array([{"timeline": "a", "range": 7}]))
