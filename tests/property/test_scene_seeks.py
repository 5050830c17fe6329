"""However a time is reached, the picture is the one that a fresh scene makes of it."""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np
import rerun as rr
import rerun.blueprint as rrb
from hypothesis import given
from hypothesis import strategies as st

from rerun_render.core.report import Reporter
from rerun_render.drawables import Drawable, Frame
from rerun_render.scene.blueprint.model import Blueprint
from rerun_render.scene.scene import Scene
from rerun_render.store.recording import Recording
from tests.unit.scene.blueprint.layouts import read_layout
from tests.unit.scene.build import Log

ENTITIES = ("/a", "/a/b", "/a/b/c", "/d")
NAMES = ("tf#/", "tf#/a", "tf#/d", "x", "y")
times = st.integers(0, 5)
entities = st.sampled_from(ENTITIES)
names = st.sampled_from(NAMES)
numbers = st.integers(-3, 3).map(float)


def relative(steps: int) -> Any:
    return rrb.TimeRangeBoundary.cursor_relative(seq=steps)


def absolute(step: int) -> Any:
    return rrb.TimeRangeBoundary.absolute(seq=step)


@st.composite
def logs(draw: st.DrawFn) -> Log:
    log = Log().points("/a/b/c", (1, 2, 3)).points("/d", (3, 2, 1), time=0)
    for _ in range(draw(st.integers(0, 12))):
        kind = draw(
            st.sampled_from(["move", "points", "points2d", "pinhole", "frame", "edge", "clear", "poses", "axes"])
        )
        entity, time = draw(entities), draw(times)
        x, y = draw(numbers), draw(numbers)
        if kind == "move":
            log.move(entity, x, y, time=time)
        elif kind == "points":
            log.points(entity, (x, y, 1), (y, x, 2), time=time)
        elif kind == "points2d":
            log.points2d(entity, (x, y), (y + 1, x), time=time)
        elif kind == "pinhole":
            log.pinhole(entity, time)
        elif kind == "frame":
            log.row(entity, time, CoordinateFrame__frame=[draw(names)])
        elif kind == "edge":
            log.row(
                entity,
                time,
                Transform3D__translation=[[x, y, 1]],
                Transform3D__child_frame=[draw(names)],
                Transform3D__parent_frame=[draw(names)],
            )
        elif kind == "clear":
            log.row(entity, time, Clear__is_recursive=[draw(st.booleans())])
        elif kind == "poses":
            log.row(entity, time, InstancePoses3D__translations=[[x, y, 0.0], [y, x, 0.0]][: draw(st.integers(1, 2))])
        else:
            log.row(entity, time, TransformAxes3D__axis_length=[x])
    return log


def facts(frame: Frame) -> list[object]:
    """Everything of a frame that shows, in comparable form."""
    return [
        (
            view.rect,
            view.camera.projection,
            np.round(view.camera.view_from_world, 6).tolist(),
            [_drawable_facts(drawable) for drawable in view.drawables],
            [layer.rects.tolist() for layer in view.ui],
        )
        for view in frame.views
    ]


def _drawable_facts(drawable: Drawable) -> list[object]:
    return [
        np.round(value, 5).tolist() if isinstance(value, np.ndarray) else value
        for value in (getattr(drawable, field.name) for field in dataclasses.fields(drawable))
        if not isinstance(value, tuple)  # keys
    ]


def fresh(recording: Recording, blueprint: Blueprint | None = None) -> Scene:
    return Scene(recording, "frame", size=(300, 200), blueprint=blueprint, reporter=Reporter())


@given(logs(), st.lists(times, min_size=1, max_size=6))
def test_seeking_around_equals_starting_there(log: Log, seeks: list[int]) -> None:
    recording = log.recording
    scene = fresh(recording)
    for time in seeks:
        frame = scene.frame(time)
        assert facts(frame) == facts(fresh(recording).frame(time))
        assert scene.frame(time) is frame


@st.composite
def blueprints(draw: st.DrawFn) -> Blueprint:
    """Views whose eyes, rows and visualizers a blueprint decides about."""
    ends = st.one_of(st.integers(-4, 3).map(relative), st.integers(0, 5).map(absolute))
    span = rrb.VisibleTimeRange("frame", start=draw(ends), end=draw(ends))
    view = rrb.Spatial3DView(
        origin="/",
        time_ranges=[span] if draw(st.booleans()) else None,
        eye_controls=rrb.EyeControls3D(
            position=draw(st.sampled_from([None, [3, 2, 1]])),
            tracking_entity=draw(st.sampled_from([None, *ENTITIES])),
            spin_speed=draw(st.sampled_from([None, 0.5])),
        ),
        spatial_information=rrb.SpatialInformation(
            target_frame=draw(st.sampled_from(["tf#/", "tf#/a"])), show_axes=True, show_bounding_box=True
        ),
        overrides=draw(
            st.fixed_dictionaries(
                {},
                optional={
                    "a/b/c": st.just([rr.Points3D.from_fields(radii=2.0).visualizer()] * 2),
                    "d": st.just(rrb.VisibleTimeRanges([span])),
                    "a/b": st.just(rrb.EntityBehavior(visible=False)),
                },
            )
        ),
    )
    flat = rrb.Spatial2DView(origin="/", time_ranges=[span])
    return read_layout(rrb.Horizontal(view, flat))


@given(logs(), blueprints(), st.lists(times, min_size=1, max_size=6))
def test_seeking_around_with_a_blueprint_equals_starting_there(
    log: Log, blueprint: Blueprint, seeks: list[int]
) -> None:
    recording = log.recording
    scene = fresh(recording, blueprint)
    for time in seeks:
        frame = scene.frame(time)
        assert facts(frame) == facts(fresh(recording, blueprint).frame(time))
        assert scene.frame(time) is frame
