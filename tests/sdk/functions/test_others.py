"""Scalars, texts, annotations, columns of one's own, and what all functions share."""

from __future__ import annotations

import math
import warnings
from typing import Any

import numpy as np
import pytest
import rerun as rr
from rerun._legacy import deprecation


def test_a_scalar_is_a_line(logged: Any) -> None:
    rr.log_scalar("s", math.sin(1.0), label="sin", color=[255, 0, 0], radius=2.0)
    assert logged.fields("s") == {
        "Scalars:scalars": [math.sin(1.0)],
        "SeriesLines:names": ["sin"],
        "SeriesLines:colors": [0xFF0000FF],
        "SeriesLines:widths": [2],
    }


def test_a_scattered_scalar_is_a_marker(logged: Any) -> None:
    rr.log_scalar("s", 1, "dots", [0.0, 1.0, 0.0], 3.0, True, {"note": "x"})
    assert logged.fields("s") == {
        "Scalars:scalars": [1],
        "SeriesPoints:names": ["dots"],
        "SeriesPoints:colors": [0x00FF00FF],
        "SeriesPoints:marker_sizes": [3],
        "SeriesPoints:markers": [1],
        "note": ["x"],
    }


def test_scalar_and_style_are_one_row(logged: Any) -> None:
    rr.log_scalar("s", 1, label="a")
    assert logged.cell("s", "Scalars:scalars").row_id == logged.cell("s", "SeriesLines:names").row_id


def test_a_scalar_without_a_style(logged: Any) -> None:
    rr.log_scalar("s", 2.5)
    assert logged.fields("s") == {"Scalars:scalars": [2.5]}


def test_scalars_have_a_time(logged: Any) -> None:
    with pytest.raises(TypeError, match="timeless"):
        rr.log_scalar("s", 1.0, timeless=True)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="timeless"):
        rr.log_cleared("s", timeless=True)  # type: ignore[call-arg]


def test_a_text(logged: Any) -> None:
    rr.log_text_entry("t", "hello", color=[255, 0, 0])
    rr.log_text_entry("own", "hello", level="LOUD")
    rr.log_text_entry("none", "hello", level=None, timeless=True)
    assert logged.fields("t") == {"TextLog:text": ["hello"], "TextLog:level": ["INFO"], "TextLog:color": [0xFF0000FF]}
    assert logged.value("own", "TextLog:level") == ["LOUD"]
    assert logged.fields("none", at=None) == {"TextLog:text": ["hello"]}


def test_an_empty_text_is_not_logged(lenient: Any) -> None:
    with pytest.warns(rr.RerunWarning, match="expected a text"):
        rr.log_text_entry("t", "")
    assert lenient.entities() == []


def test_clears(logged: Any) -> None:
    rr.log_point("a", [1, 2])
    rr.log_point("a/b", [1, 2])
    rr.log_point("c", [1, 2])
    rr.set_time("frame", sequence=1)
    rr.log_cleared("a", recursive=True)
    rr.log_cleared("c")
    assert logged.value("c", "Clear:is_recursive", at=1) == [False]
    assert logged.value("a", "Clear:is_recursive", at=1) == [True]
    for entity in ("a", "a/b", "c"):
        assert logged.value(entity, "Points2D:positions", at=0) == [[1, 2]]
        assert logged.value(entity, "Points2D:positions", at=1) is None


def classes(logged: Any, entity: str = "/", at: int | None = None) -> Any:
    (context,) = logged.value(entity, "AnnotationContext:context", at=at)
    return {item["class_id"]: item["class_description"] for item in context}


def test_annotations_hold_at_all_times(logged: Any) -> None:
    rr.log_annotation_context("/", [(1, "red", (255, 0, 0)), (2, "green"), rr.AnnotationInfo(3, "blue"), 4])
    found = classes(logged)
    assert found[1]["info"] == {"id": 1, "label": "red", "color": 0xFF0000FF}
    assert found[2]["info"] == {"id": 2, "label": "green", "color": None}
    assert found[3]["info"]["label"] == "blue"
    assert found[4]["info"] == {"id": 4, "label": None, "color": None}


@pytest.mark.parametrize("one", [(1, "a"), rr.AnnotationInfo(id=1, label="a"), rr.ClassDescription(info=(1, "a"))])
def test_a_single_annotation(logged: Any, one: Any) -> None:
    rr.log_annotation_context("/", one)
    assert classes(logged)[1]["info"]["label"] == "a"


def test_a_single_number_and_several(logged: Any) -> None:
    rr.log_annotation_context("one", 5)
    rr.log_annotation_context("several", (5, 6))
    assert list(classes(logged, "one")) == [5]
    assert list(classes(logged, "several")) == [5, 6]


@pytest.mark.parametrize("connections", [[(0, 1), (1, 2)], [0, 1, 1, 2]])
def test_key_points(logged: Any, connections: Any) -> None:
    person = rr.ClassDescription(
        info=rr.AnnotationInfo(0, "person"),
        keypoint_annotations=[(0, "nose"), rr.AnnotationInfo(1, "neck", [0, 255, 0]), 2],
        keypoint_connections=connections,
    )
    rr.log_annotation_context("/", person, timeless=False)
    found = classes(logged, at=0)[0]
    assert [info["label"] for info in found["keypoint_annotations"]] == ["nose", "neck", None]
    pairs = [(pair["keypoint0"], pair["keypoint1"]) for pair in found["keypoint_connections"]]
    assert pairs == [(0, 1), (1, 2)]


def test_columns_of_ones_own(logged: Any) -> None:
    rr.log_extension_components("e", {"weight": 3.5, "ext.names": ["a", "b"], "nothing": None}, identifiers=[1, 2])
    assert logged.fields("e") == {"ext.weight": [3.5], "ext.names": ["a", "b"], "identifiers": [1, 2]}


def test_a_column_keeps_its_first_type(logged: Any) -> None:
    rr.log_extension_components("e", {"kept_type": 3.5})
    rr.log_extension_components("f", {"kept_type": 4})
    assert str(logged.cell("f", "ext.kept_type").array.type) == "double"
    assert logged.value("f", "ext.kept_type") == [4.0]


def test_batches_without_an_archetype(logged: Any) -> None:
    described = rr.DescribedComponentBatch(
        rr.components.RadiusBatch([1.0]), rr.ComponentDescriptor("Points3D:radii", "rerun.archetypes.Points3D")
    )
    rr.log_components("c", [rr.components.ColorBatch([0xFF0000FF]), described], static=True)
    assert logged.value("c", "Points3D:radii", at=None) == [1]
    assert [0xFF0000FF] in logged.fields("c", at=None).values()


@pytest.mark.parametrize("path", ["a/b", "/a/b", ["a", "b"]])
def test_paths_are_text_or_parts(logged: Any, path: Any) -> None:
    rr.log_point(path, [1, 2])
    assert logged.entities() == ["/a/b"]


def test_errors_are_warnings_outside_strict_mode(lenient: Any) -> None:
    with pytest.warns(rr.RerunWarning, match="log_point: .*expected 2 or 3 numbers"):
        rr.log_point("p", [1])
    with pytest.warns(rr.RerunWarning, match="log_rigid3"):
        rr.log_rigid3("t")
    with pytest.warns(rr.RerunWarning, match="unexpected keyword"):
        rr.log_obb("b", half_size=[1, 1, 1], nonsense=1)  # type: ignore[call-arg]
    assert lenient.entities() == []


def test_nothing_is_logged_nor_complained_about_while_logging_is_off(logged: Any) -> None:
    rr.set_enabled(False)
    try:
        rr.log_point("p", [1, 2])
        rr.log_point("p", "nonsense")  # type: ignore[arg-type]
    finally:
        rr.set_enabled(True)
    rr.log_point("q", [1, 2])
    assert logged.entities() == ["/q"]


def test_without_a_recording_nothing_happens() -> None:
    assert rr.get_data_recording() is None
    rr.log_points("p", np.zeros((2, 3)))


def test_each_function_says_once_what_replaces_it(logged: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deprecation, "_warned", set())
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        for _ in range(3):
            rr.log_point("p", [1, 2])
            rr.log_scalar("s", 1)
            rr.Scalar(1)
    texts = [str(warning.message) for warning in caught]
    assert len(texts) == 3
    assert any("log_point is an old form" in text and "Points2D" in text for text in texts)
    assert {warning.category for warning in caught} == {DeprecationWarning}
    assert {warning.filename for warning in caught} == {__file__}
