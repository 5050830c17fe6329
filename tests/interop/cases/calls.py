"""The functions around the archetypes: times, columns, properties, custom data, blueprints in recordings.

Runs with any SDK that calls itself `rerun`: ours and the official one.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import numpy as np
import pyarrow as pa
import rerun as rr
import rerun.blueprint as rrb

CASES: dict[str, Callable[[], None]] = {}


def case(log: Callable[[], None]) -> Callable[[], None]:
    CASES[log.__name__] = log
    return log


@case
def times() -> None:
    point = rr.Points3D([[1, 2, 3]])
    rr.set_time("ints", sequence=42)
    rr.set_time("seconds", duration=1.5)
    rr.set_time("delta", duration=datetime.timedelta(milliseconds=250))
    rr.set_time("delta64", duration=np.timedelta64(7, "ms"))
    rr.set_time("since", timestamp=1_700_000_000.25)
    rr.set_time("date", timestamp=datetime.datetime(2024, 1, 2, 3, 4, 5, tzinfo=datetime.UTC))
    rr.set_time("naive", timestamp=datetime.datetime(2024, 1, 2, 3, 4, 5))
    rr.set_time("date64", timestamp=np.datetime64("2024-01-02T03:04:05.123456789"))
    rr.log("all", point)
    rr.disable_timeline("date")
    rr.log("fewer", point)
    rr.reset_time()
    rr.log("none", point)
    rr.set_time("ints", sequence=-5)
    rr.log("negative", point)


@case
def many_rows() -> None:
    for frame in range(300):
        rr.set_time("frame", sequence=frame)
        rr.log("points", rr.Points3D([[frame, 0, 0]], radii=0.5))
        rr.log("scalar", rr.Scalars(np.sin(frame / 10)))
        if frame % 100 == 0:
            rr.log("points", rr.Points3D.from_fields(colors=[frame % 256, 0, 0]))


@case
def static_and_temporal() -> None:
    rr.log("a", rr.Points3D([[1, 2, 3]]), static=True)
    rr.log("a", rr.Points3D([[4, 5, 6]]))
    rr.log("a", rr.Points3D.from_fields(labels="static label"), static=True)


@case
def paths() -> None:
    point = rr.Points3D([[1, 2, 3]])
    rr.log("/with/slash", point)
    rr.log(["list", "with space", 3, "a/b"], point)
    rr.log("escaped\\ space/and\\!", point)
    rr.log("ünï/コード", point)
    rr.log(rr.new_entity_path(["x y", "z"]), point)
    rr.log("f/" + rr.escape_entity_path_part("my file.txt"), point)


@case
def several_archetypes() -> None:
    rr.log("both", rr.Points3D([[1, 2, 3]]), rr.Transform3D(translation=[1, 0, 0]), rr.AnyValues(confidence=0.5))
    rr.log("batches", rr.Points3D([[1, 2, 3]]).as_component_batches())


@case
def any_values() -> None:
    rr.log(
        "values",
        rr.AnyValues(number=1, real=2.5, text="hello", flags=[True, False], array=np.arange(3, dtype=np.uint16)),
    )
    rr.log("values", rr.AnyValues(number=[1, 2, 3]))
    rr.log("typed", rr.AnyValues().with_component_override("speed", "my.Speed", [1.0, 2.0]))
    rr.log("dynamic", rr.DynamicArchetype(archetype="MyArchetype", components={"size": [1, 2], "name": ["a"]}))


@case
def custom_archetype() -> None:
    class Custom:
        def as_component_batches(self) -> list[Any]:
            points = rr.Points3D([[1, 2, 3], [4, 5, 6]]).as_component_batches()
            confidences = rr.components.ScalarBatch([0.5, 0.25]).described(
                rr.ComponentDescriptor("custom:confidence", archetype="user.Custom", component_type="user.Confidence")
            )
            return [*points, confidences]

    rr.log("custom", Custom())


@case
def names_of_archetypes_that_rerun_does_not_have() -> None:
    radii = rr.components.RadiusBatch([0.5, 0.25])
    rr.log("untyped", [radii.described(rr.ComponentDescriptor("size", archetype="rerun.archetypes.Unknown"))])
    rr.log("bare", [radii.described(rr.ComponentDescriptor("size"))])
    for package in ("rerun.archetypes", "rerun.blueprint.archetypes", "mine"):
        dynamic = rr.DynamicArchetype(f"{package}.Unknown", components={"size": [1, 2]})
        rr.log(f"dynamic/{package}", dynamic.with_component_override("kind", "mine.Kind", ["a"]))
        columns = rr.DynamicArchetype.columns(archetype=f"{package}.Unknown", components={"size": [3, 4]})
        rr.send_columns(f"columns/{package}", indexes=[rr.TimeColumn("frame", sequence=[1, 2])], columns=columns)


@case
def columns() -> None:
    times = np.arange(0, 20)
    rr.send_columns(
        "scalars",
        indexes=[rr.TimeColumn("step", sequence=times), rr.TimeColumn("elapsed", duration=times / 10)],
        columns=rr.Scalars.columns(scalars=np.sin(times / 10)),
    )
    rr.send_columns(
        "points",
        indexes=[rr.TimeColumn("when", timestamp=np.arange(1_700_000_000, 1_700_000_003))],
        columns=[
            *rr.Points3D.columns(positions=np.arange(18).reshape(6, 3)).partition([1, 2, 3]),
            *rr.Points3D.columns(colors=np.array([0xFF0000FF, 0x00FF00FF, 0x0000FFFF], np.uint32), radii=[1, 2, 3]),
        ],
    )
    rr.send_columns("static", indexes=[], columns=rr.Points3D.columns(positions=[[1, 2, 3]]))
    rr.send_columns(
        "values",
        indexes=[rr.TimeColumn("step", sequence=[0, 1])],
        columns=rr.AnyValues.columns(confidence=[0.5, 0.25], names=["a", "b"]),
    )
    rr.send_columns(
        "images",
        indexes=[rr.TimeColumn("step", sequence=[0, 1])],
        columns=rr.Image.columns(
            buffer=np.arange(24, dtype=np.uint8).reshape(2, 12),
            format=[rr.components.ImageFormat(width=4, height=3, color_model="L", channel_datatype="U8")] * 2,
        ),
    )
    rr.send_columns(
        "transforms",
        indexes=[rr.TimeColumn("step", sequence=[0, 1, 2])],
        columns=rr.Transform3D.columns(translation=[[0, 0, 0], [1, 0, 0], [2, 0, 0]]),
    )


@case
def record_batch() -> None:
    batch = pa.RecordBatch.from_arrays(
        [pa.array([1, 2], pa.int64()), pa.array([[1.5], [2.5]], pa.list_(pa.float64()))],
        schema=pa.schema(
            [
                pa.field(
                    "frame", pa.int64(), metadata={rr.RERUN_KIND: rr.RERUN_KIND_INDEX, rr.SORBET_INDEX_NAME: b"frame"}
                ),
                pa.field(
                    "values",
                    pa.list_(pa.float64()),
                    metadata={rr.RERUN_KIND: b"data", rr.SORBET_ENTITY_PATH: b"/batch", rr.SORBET_COMPONENT: b"values"},
                ),
            ]
        ),
    )
    rr.send_record_batch(batch)


@case
def properties() -> None:
    rr.send_recording_name("my recording")
    rr.send_recording_start_time_nanos(1_700_000_000_000_000_000)
    rr.send_property("camera", rr.AnyValues(serial="123", pixels=[640, 480]))
    rr.send_property("place", rr.Points3D([[1, 2, 3]]))
    rr.log("a", rr.Points3D([[1, 2, 3]]))


@case
def log_time_off() -> None:
    rr.set_log_time_enabled(False)
    rr.log("a", rr.Points3D([[1, 2, 3]]))
    rr.set_log_time_enabled(True)
    rr.set_log_tick_enabled(True)
    rr.log("b", rr.Points3D([[1, 2, 3]]))


@case
def blueprint_inside() -> None:
    rr.log("a", rr.Points3D([[1, 2, 3]]))
    rr.send_blueprint(rrb.Blueprint(rrb.Spatial3DView(origin="/", name="first"), collapse_panels=True))
    rr.log("b", rr.Points3D([[1, 2, 3]]))
    rr.send_blueprint(rrb.Grid(rrb.TextLogView(name="second")), make_active=True, make_default=False)
    rr.send_blueprint(rrb.Spatial2DView(name="third"), make_active=False)


@case
def bad_values() -> None:
    """What a lenient SDK writes for values that it cannot use."""
    rr.log("positions", rr.Points3D([[1, 2], [3, 4]]))
    rr.log("colors", rr.Points3D([[1, 2, 3]], colors="red"))
    rr.log("radii", rr.Points3D([[1, 2, 3]], radii="big"))
    rr.log("ids", rr.Points3D([[1, 2, 3]], class_ids=[70000]))
    rr.log("enum", rr.Boxes3D(half_sizes=[[1, 1, 1]], fill_mode="no such mode"))
    rr.log("argument", 5)  # type: ignore[arg-type]
    rr.log("boxes", rr.Boxes2D(array=[[1, 2, 3, 4]], sizes=[[1, 2]]))
    rr.log("strips", rr.LineStrips2D([[[0, 0, 0], [1, 1, 1]]]))


@case
def conversions() -> None:
    """Inputs of many kinds for the same component."""
    for at, positions in enumerate(
        (
            [1, 2, 3],
            [[1, 2, 3]],
            np.float64([[1, 2, 3], [4, 5, 6]]),
            [1, 2, 3, 4, 5, 6],
            [(1, 2, 3)],
            np.zeros((2, 2, 3), int),
            [],
        )
    ):
        rr.log(f"positions/{at}", rr.Points3D(positions))
    colors: tuple[Any, ...] = (
        [255, 0, 0],
        (255, 0, 0, 128),
        [[255, 0, 0], [0, 255, 0, 128]][:1],
        [1.0, 0.5, 0.0],
        np.array([[0.5, 0.25, 1.0]]),
        0xAABBCCDD,
        [0xAABBCCDD, 0x11223344],
        np.array([1, 2, 3, 4, 5, 6, 7, 8], np.uint8),
        np.array([[1, 2, 3]], np.int64),
        np.array([0xAABBCCDD], np.uint32),
        [1, 0, 0],
    )
    for at, color in enumerate(colors):
        rr.log(f"colors/{at}", rr.Points3D([[1, 2, 3]], colors=color))
    for at, radii in enumerate((1, 0.5, [1, 2], np.array([3]), True, rr.Radius(4.0), rr.Radius.ui_points(3.0))):
        rr.log(f"radii/{at}", rr.Points3D([[1, 2, 3]], radii=radii))
    for at, labels in enumerate(("one", ["a", "b"], [1, 2], np.array(["x", "y"]), [None, "z"])):
        rr.log(f"labels/{at}", rr.Points3D([[1, 2, 3]], labels=labels))
    for at, ids in enumerate((1, [1, 2], np.array([-1], np.int32), True, 2.9, np.uint16([7]))):
        rr.log(f"ids/{at}", rr.Points3D([[1, 2, 3]], class_ids=ids))
