"""Which annotation context holds for an entity, and what a change of it makes anew."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pyarrow as pa

from rerun_render.core.report import Reporter
from rerun_render.drawables import LineSegments, Points, View
from rerun_render.scene.annotations import CONTEXT
from rerun_render.scene.colors import auto_color
from rerun_render.scene.scene import Scene
from rerun_render.scene.timelines import default_timeline
from tests.unit.scene.build import Log, described

RED, GREEN, BLUE, YELLOW = 0xFF0000FF, 0x00FF00FF, 0x0000FFFF, 0xFFFF00FF
CAR = described((1, "car", RED), keypoints=[(0, None, None), (1, None, None)], connections=[(0, 1)])
PERSON = described((2, "person", None))
NAMELESS = described((3, None, YELLOW))


def auto(value: int) -> list[int]:
    rgb: list[int] = auto_color(value)[:3].tolist()
    return rgb


def view_of(scene: Scene, time: int | None = None) -> View:
    (view,) = scene.frame(time).views
    return view


def scene_of(log: Log) -> tuple[Scene, Reporter]:
    recording, reporter = log.recording, Reporter()
    return Scene(recording, default_timeline(recording), size=(200, 150), reporter=reporter), reporter


def classed(log: Log, entity: str, *class_ids: int, time: int | None = None) -> Log:
    return log.row(
        entity,
        time,
        Points3D__positions=[[float(x), 0.0, 0.0] for x in range(len(class_ids))],
        Points3D__class_ids=list(class_ids),
    )


def classes(log: Log, entity: str, *described_classes: dict[str, Any], time: int | None = None) -> Log:
    return log.row(entity, time, AnnotationContext__context=[list(described_classes)])


def drawn(scene: Scene, time: int | None = None) -> list[list[list[int]]]:
    return [p.colors[:, :3].tolist() for p in view_of(scene, time).drawables if isinstance(p, Points)]


def test_the_nearest_context_holds_and_contexts_are_not_merged() -> None:
    log = classes(Log(), "/", CAR, NAMELESS)
    log = classes(log, "/a/b", described((1, "bus", BLUE)))
    log = classed(classed(classed(log, "/a", 1, 3), "/a/b", 1, 3), "/a/b/c", 1, 3)
    scene, reporter = scene_of(log)
    assert drawn(scene) == [[[255, 0, 0], [255, 255, 0]], [[0, 0, 255], auto(3)], [[0, 0, 255], auto(3)]]
    assert len(reporter) == 0


def test_a_context_without_classes_hides_those_above() -> None:
    log = classed(classes(classes(Log(), "/", CAR), "/a"), "/a/p", 1)
    assert drawn(scene_of(log)[0]) == [[auto(1)]]


def test_an_empty_component_is_no_context() -> None:
    log = classes(Log(), "/", CAR).row("/a", AnnotationContext__context=[])
    assert drawn(scene_of(classed(log, "/a/p", 1))[0]) == [[[255, 0, 0]]]


def test_a_context_above_the_view_holds() -> None:
    log = classes(Log(), "/", CAR).row("/world", ViewCoordinates__xyz=[[3, 5, 1]])
    scene, _ = scene_of(classed(log, "/world/p", 1))
    assert scene.views[0].origin.parts == ("world",)
    assert drawn(scene) == [[[255, 0, 0]]]


def test_contexts_change_with_time_and_can_be_cleared() -> None:
    log = classes(classes(Log(), "/", described((1, None, RED))), "/a", described((1, None, GREEN)), time=2)
    log = classed(log, "/a/p", 1).row("/a", 4, Clear__is_recursive=[False])
    scene, _ = scene_of(log)
    assert [drawn(scene, time) for time in (1, 2, 3, 4, 1)] == [
        [[[255, 0, 0]]],
        [[[0, 255, 0]]],
        [[[0, 255, 0]]],
        [[[255, 0, 0]]],
        [[[255, 0, 0]]],
    ]


def test_only_what_a_context_holds_for_is_made_anew() -> None:
    log = classes(classes(Log(), "/a", CAR, time=0), "/a", PERSON, time=1)
    log = classed(classed(log, "/a/p", 1), "/b", 1).points("/a/plain")
    scene, _ = scene_of(log)
    before = {p.key: p for p in view_of(scene, 0).drawables if isinstance(p, Points)}
    after = {p.key: p for p in view_of(scene, 1).drawables if isinstance(p, Points)}
    assert len(before) == len(after) == 3
    kept = before.keys() & after.keys()
    assert len(kept) == 2 and all(before[key] is after[key] for key in kept)


def test_a_context_that_nobody_uses_leaves_the_picture_as_it_is() -> None:
    log = classes(classes(Log(), "/a", CAR, time=0), "/a", PERSON, time=1).points("/a/plain")
    scene, _ = scene_of(classed(log, "/b", 1))
    assert scene.frame(0) is scene.frame(1)


def test_a_context_that_cannot_be_read_is_reported_once_and_classes_are_automatic() -> None:
    log = classed(classed(classes(Log(), "/", CAR), "/a/p", 1), "/a/q", 1)
    log = classes(log, "/a", CAR)
    good = log.chunks.pop()
    log.chunks.append(replace(good, columns={CONTEXT: pa.array([[3.5]])}))
    scene, reporter = scene_of(log)
    assert drawn(scene) == [[auto(1)], [auto(1)]]
    (issue,) = reporter
    assert (issue.kind, issue.subject) == ("bad-entity", "/a")


def test_skeletons_in_2d_cover_what_is_logged_with_a_higher_draw_order() -> None:
    log = classes(Log(), "/", CAR)
    log.row("/over", Points2D__positions=[[0.5, 0.0]], Points2D__draw_order=[1000.0])
    log.row(
        "/p",
        Points2D__positions=[[0.0, 0.0], [1.0, 0.0]],
        Points2D__class_ids=[1],
        Points2D__keypoint_ids=[0, 1],
    )
    drawables = view_of(scene_of(log)[0]).drawables
    ranks = {type(drawable): drawable.depth_rank for drawable in drawables if isinstance(drawable, LineSegments)}
    assert ranks[LineSegments] > max(drawable.depth_rank for drawable in drawables if isinstance(drawable, Points))
