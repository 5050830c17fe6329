"""Old names become current ones."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest

from rerun_render.chunk.chunk import Chunk, ComponentDescriptor
from rerun_render.chunk.migrate import migrate
from rerun_render.core.entity_path import PROPERTIES, EntityPath
from rerun_render.schema.renames import ComponentName, current_name

NUMBERS = pa.array([[1.0]], pa.list_(pa.float64()))


def chunk_of(*descriptors: ComponentDescriptor, entity: str = "/a", column: pa.Array = NUMBERS) -> Chunk:
    columns = {descriptor.component: column for descriptor in descriptors}
    row_ids = np.zeros((1, 2), np.uint64)
    by_name = {descriptor.component: descriptor for descriptor in descriptors}
    return Chunk(EntityPath.parse(entity), bytes(16), row_ids, {}, columns, by_name)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Scalar:scalar", "Scalars:scalars"),
        ("SeriesLine:color", "SeriesLines:colors"),
        ("SeriesLine:width", "SeriesLines:widths"),
        ("SeriesLine:name", "SeriesLines:names"),
        ("SeriesLine:aggregation_policy", "SeriesLines:aggregation_policy"),
        ("SeriesPoint:marker", "SeriesPoints:markers"),
        ("SeriesPoint:marker_size", "SeriesPoints:marker_sizes"),
        ("Transform3D:axis_length", "TransformAxes3D:axis_length"),
        ("CoordinateFrame:frame_id", "CoordinateFrame:frame"),
        ("RecordingProperties:start_time", "RecordingInfo:start_time"),
        ("Points3D:positions", "Points3D:positions"),
    ],
)
def test_renamed_fields(old: str, new: str) -> None:
    name = current_name(ComponentName(old, "rerun.archetypes." + old.partition(":")[0], "t"))
    assert name == (new, "rerun.archetypes." + new.partition(":")[0], "t")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("rerun.components.PoseTranslation3D", "rerun.components.Translation3D"),
        ("rerun.components.PoseTransformMat3x3", "rerun.components.TransformMat3x3"),
        ("rerun.components.SeriesVisible", "rerun.components.Visible"),
        ("rerun.components.Color", "rerun.components.Color"),
    ],
)
def test_renamed_types(old: str, new: str) -> None:
    assert current_name(ComponentName("A:b", None, old)).component_type == new


@pytest.mark.parametrize("archetype", [None, "my.archetypes.Scalar", "Scalar"])
def test_names_of_users_stay(archetype: str | None) -> None:
    name = ComponentName("Scalar:scalar", archetype, None)
    assert current_name(name) == name


def test_current_chunk_is_returned_as_is() -> None:
    chunk = chunk_of(ComponentDescriptor("Points3D:radii", "rerun.archetypes.Points3D", "rerun.components.Radius"))
    assert migrate(chunk) is chunk


def test_indicators_are_dropped() -> None:
    marker = pa.array([[None]], pa.list_(pa.null()))
    chunk = migrate(chunk_of(ComponentDescriptor("rerun.components.Points3DIndicator"), column=marker))
    assert chunk.columns == {}
    assert chunk.descriptors == {}
    assert chunk.num_rows == 1


def test_data_that_is_only_called_indicator_stays() -> None:
    chunk = chunk_of(ComponentDescriptor("rerun.components.MyIndicator"), ComponentDescriptor("TurnIndicator"))
    assert migrate(chunk) is chunk


def test_old_recording_properties_move_to_their_new_place() -> None:
    old = ComponentDescriptor(
        "RecordingProperties:name", "rerun.archetypes.RecordingProperties", "rerun.components.Name"
    )
    chunk = migrate(chunk_of(old, entity="/__properties/recording"))
    assert chunk.entity_path is PROPERTIES
    assert list(chunk.columns) == ["RecordingInfo:name"]


def test_other_properties_stay_in_place() -> None:
    chunk = chunk_of(ComponentDescriptor("weather"), entity="/__properties/recording")
    assert migrate(chunk) is chunk


@pytest.mark.parametrize("new_first", [True, False])
def test_new_name_stands_where_both_are_logged(new_first: bool) -> None:
    old = ComponentDescriptor("Scalar:scalar", "rerun.archetypes.Scalar")
    new = ComponentDescriptor("Scalars:scalars", "rerun.archetypes.Scalars")
    chunk = chunk_of(*([new, old] if new_first else [old, new]))
    chunk.columns["Scalars:scalars"] = pa.array([[7.0]])  # type: ignore[index]
    assert migrate(chunk).columns["Scalars:scalars"].to_pylist() == [[7.0]]
    assert list(migrate(chunk).columns) == ["Scalars:scalars"]
