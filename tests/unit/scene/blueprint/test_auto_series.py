"""Plots of a blueprint show numbers of a user's own."""

from __future__ import annotations

from itertools import count

import pyarrow as pa
import rerun as rr
import rerun.blueprint as rrb

from rerun_render.scene.blueprint.auto_series import SCALARS, automatic_series
from rerun_render.scene.plan import plan_views
from rerun_render.store.load import load
from rerun_render.store.recording import Recording
from tests.unit.scene.blueprint.layouts import read_layout
from tests.unit.scene.build import path

_numbers = count()  # a component keeps the type that it was first logged with


def recording(**values: pa.Array) -> Recording:
    stream = rr.RecordingStream("app", recording_id="test")
    output = stream.binary_stream()
    stream.log("own", rr.DynamicArchetype(f"my{next(_numbers)}", components=values))
    stream.log("scalar", rr.Scalars(1.0))
    stream.log("points", rr.Points3D([[1, 2, 3]]))
    return load(output.read() or b"").recordings[0]


def sources(found: Recording) -> list[tuple[str, str]]:
    series = automatic_series(found, found.entity_paths)
    assert set(series) <= {path("/own")}
    return [
        (choice.sources[SCALARS].component.partition(":")[2], choice.sources[SCALARS].selector)
        for choice in series.get(path("/own"), ())
    ]


def test_floats_are_plotted_better_types_first() -> None:
    a, b = pa.array([1.0], pa.float32()), pa.array([{"x": 1.0, "n": 1, "y": 2.0}])
    assert sources(recording(a=a, b=b)) == [("b", ".x"), ("b", ".y"), ("a", "")]


def test_other_types_are_not() -> None:
    assert sources(recording(a=pa.array([1]), b=pa.array(["x"]), c=pa.array([True]))) == []


def test_lists_are_plotted_item_by_item() -> None:
    assert sources(recording(a=pa.array([[1.0, 2.0]]))) == [("a", "[]")]


def test_at_most_four_curves_are_made() -> None:
    assert len(sources(recording(a=pa.array([dict.fromkeys("pqrstu", 1.0)])))) == 4


def test_a_choice_of_the_blueprint_replaces_them() -> None:
    found = recording(a=pa.array([1.0]))
    for overrides, expected in (({}, "automatic 0"), ({"own": rr.SeriesPoints().visualizer()}, None)):
        layout = read_layout(rrb.TimeSeriesView(origin="/", overrides=overrides))
        (view,) = plan_views(found, layout).views
        choices = view.settings.visualizers(path("/own"))
        assert choices is not None
        assert choices[0].ident == expected or (expected is None and choices[0].visualizer == "SeriesPoints")
        assert view.settings.visualizers(path("/scalar")) is None
