"""Partial updates and columns of archetypes, and values with names of one's own."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import rerun as rr
from rerun import components as rc
from rerun.error_utils import RerunWarning, set_strict_mode
from stored_values import stored


def rows(columns: Any) -> dict[str, Any]:
    return {column.descriptor.component: column.as_arrow_array().to_pylist() for column in columns}


def test_partial_updates() -> None:
    assert stored(rr.Points2D.from_fields(radii=1)) == {"radii": [1]}
    cleared = stored(rr.Points2D.from_fields(clear_unset=True, radii=1))
    assert cleared["radii"] == [1] and [cleared[name] for name in cleared if name != "radii"] == [[]] * 7


def test_columns_have_one_value_in_each_row() -> None:
    assert rows(rr.Scalars.columns(scalars=[1, 2])) == {"Scalars:scalars": [[1], [2]]}
    assert rows(rr.TextLog.columns(text=["a", "b"], level=["INFO", "WARN"])) == {
        "TextLog:text": [["a"], ["b"]],
        "TextLog:level": [["INFO"], ["WARN"]],
    }
    colors = rows(rr.Points3D.columns(colors=[(1, 2, 3, 4), (5, 6, 7)]))
    assert colors == {"Points3D:colors": [[0x01020304], [0x050607FF]]}


def test_columns_follow_the_first_axis_of_their_input() -> None:
    assert rows(rr.Scalars.columns(scalars=np.arange(6).reshape(2, 3))) == {"Scalars:scalars": [[0, 1, 2], [3, 4, 5]]}
    assert [len(row) for row in rows(rr.Points3D.columns(positions=np.zeros((2, 5, 3))))["Points3D:positions"]] == [
        5,
        5,
    ]
    assert len(rows(rr.Transform3D.columns(mat3x3=np.zeros((4, 3, 3))))["Transform3D:mat3x3"]) == 4


def test_partition() -> None:
    columns = rr.Points3D.columns(positions=np.zeros((4, 3)), radii=[1, 2, 3, 4], show_labels=[True, False])
    parts = rows(columns.partition([1, 3]))
    assert parts["Points3D:radii"] == [[1], [2, 3, 4]]
    assert parts["Points3D:show_labels"] == [[True], [False]]
    with pytest.raises(ValueError, match="sum to 4"):
        columns.partition([1, 2])
    with pytest.raises(ValueError, match="at least 0"):
        columns.partition([-1, 5])


def test_columns_by_hand() -> None:
    column = rr.ComponentColumn("mine", rc.RadiusBatch([1, 2, 3]), offsets=np.array([0, 0, 3]))
    assert column.as_arrow_array().to_pylist() == [[], [1, 2, 3]]
    assert rc.RadiusBatch([1, 2]).partition([2]).descriptor.component == "rerun.components.Radius"
    with pytest.raises(ValueError, match="lengths or offsets"):
        rr.ComponentColumn("mine", rc.RadiusBatch([1]), lengths=[1], offsets=[0, 1])


def test_times_of_videos() -> None:
    for columns in (
        rr.VideoFrameReference.columns_secs([0.5, 1]),
        rr.VideoFrameReference.columns_millis([500, 1000]),
        rr.VideoFrameReference.columns_nanos([500_000_000, 1_000_000_000]),
    ):
        assert rows(columns) == {"VideoFrameReference:timestamp": [[500_000_000], [1_000_000_000]]}


@pytest.mark.parametrize("component_type", [None, "rerun.components.Radius"])
def test_descriptors_of_batches_stay_as_they_are_given(component_type: str | None) -> None:
    names = rr.ComponentDescriptor("Mine:size", "Mine", component_type)
    described = rc.RadiusBatch([1]).described(names)
    assert described.component_descriptor() == names
    assert described.as_arrow_array().to_pylist() == [1]


@pytest.mark.parametrize("package", ["rerun.archetypes.", "rerun.blueprint.archetypes."])
def test_fields_of_dynamic_archetypes_are_named_without_the_package_of_rerun(package: str) -> None:
    values = rr.DynamicArchetype(f"{package}Mine", components={"x": [1]})
    (batch,) = values.as_component_batches()
    assert batch.component_descriptor() == rr.ComponentDescriptor("Mine:x", f"{package}Mine")
    assert rows(rr.DynamicArchetype.columns(f"{package}Mine", components={"x": [3, 4]})) == {"Mine:x": [[3], [4]]}


def any_facts(values: Any) -> list[tuple[Any, ...]]:
    return [
        (b.descriptor.component, b.descriptor.archetype, str(b.as_arrow_array().type), b.as_arrow_array().to_pylist())
        for b in values.as_component_batches()
    ]


def test_any_values() -> None:
    values = rr.AnyValues(
        av_a=1,
        av_b=[1.5],
        av_c="x",
        av_d=np.array([1, 2], np.int8),
        av_e=None,
        av_f=b"z",
        av_g=rc.RadiusBatch([2]),
        av_h=(),
    )
    assert any_facts(values) == [
        ("av_a", None, "int64", [1]),
        ("av_b", None, "double", [1.5]),
        ("av_c", None, "string", ["x"]),
        ("av_d", None, "int8", [1, 2]),
        ("av_f", None, "binary", [b"z"]),
        ("av_g", None, "float", [2]),
    ]


def test_the_first_type_of_a_name_stays() -> None:
    rr.AnyValues(av_fixed=1)
    assert any_facts(rr.AnyValues(av_fixed=np.array([2, 3], np.uint8))) == [("av_fixed", None, "int64", [2, 3])]
    assert any_facts(rr.AnyValues(av_fixed=None)) == [("av_fixed", None, "int64", [])]
    set_strict_mode(False)
    with pytest.warns(RerunWarning, match="av_fixed"):
        values = rr.AnyValues(av_fixed="text", av_other=2)
    assert any_facts(values) == [("av_other", None, "int64", [2])]


def test_any_values_of_a_type() -> None:
    values = rr.AnyValues().with_component_override("av_p", "my.Type", [1]).with_component_from_data("av_q", 2)
    assert [batch.descriptor for batch in values.as_component_batches()] == [
        rr.ComponentDescriptor("av_p", None, "my.Type"),
        rr.ComponentDescriptor("av_q"),
    ]
    assert rows(rr.AnyValues.columns(av_r=[1, 2])) == {"av_r": [[1], [2]]}


def test_archetypes_of_ones_own() -> None:
    mine = rr.DynamicArchetype("Mine", components={"x": [1, 2], "p": rc.Position3DBatch([1, 2, 3])})
    assert any_facts(mine)[0] == ("Mine:x", "Mine", "int64", [1, 2])
    assert any_facts(mine)[1][3] == [[1, 2, 3]]
    assert rows(rr.DynamicArchetype.columns("Mine", components={"x": [3, 4]})) == {"Mine:x": [[3], [4]]}


def test_batches_of_any_name() -> None:
    batch = rr.AnyBatchValue(rr.ComponentDescriptor("a:b", "a", "T"), [1, 2])
    assert batch.is_valid() and batch.as_arrow_array().to_pylist() == [1, 2]
    assert not rr.AnyBatchValue("av_none", None).is_valid()
    with pytest.raises(ValueError, match="None"):
        rr.AnyBatchValue("av_none", None, drop_untyped_nones=False)


def test_visualizers_carry_the_fields() -> None:
    visualizer = rr.Points3D.from_fields(radii=2).visualizer()
    assert visualizer.visualizer_type == "Points3D"
    assert [batch.descriptor.component for batch in visualizer.overrides or []] == ["Points3D:radii"]


def test_descriptors_are_varied() -> None:
    whole, bare = rr.ComponentDescriptor("a:b", "A", "T"), rr.ComponentDescriptor("b")
    assert whole.with_overrides(archetype="X") == rr.ComponentDescriptor("a:b", "X", "T")
    assert whole.with_overrides(None, "Y") == rr.ComponentDescriptor("a:b", "A", "Y")
    assert whole.or_with_overrides("X", "Y") == whole
    assert bare.or_with_overrides("X", "Y") == rr.ComponentDescriptor("b", "X", "Y")
    built_in = rr.ComponentDescriptor("Q:b", "rerun.archetypes.Q")
    assert bare.with_builtin_archetype("rerun.archetypes.Q") == built_in
