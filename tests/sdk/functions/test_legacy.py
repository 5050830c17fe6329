"""Classes that later releases renamed or replaced."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import rerun as rr


def test_scalar(logged: Any) -> None:
    rr.log("s", rr.Scalar(1.5))
    rr.log("t", rr.Scalar.from_fields(scalar=2.5))
    assert logged.fields("s") == {"Scalars:scalars": [1.5]}
    assert logged.fields("t") == {"Scalars:scalars": [2.5]}


def test_columns_of_scalars(logged: Any) -> None:
    rr.send_columns("s", indexes=[rr.TimeSequenceColumn("frame", [0, 1])], columns=rr.Scalar.columns(scalar=[5, 6]))
    assert logged.value("s", "Scalars:scalars", at=0) == [5]
    assert logged.value("s", "Scalars:scalars", at=1) == [6]


def test_series_line(logged: Any) -> None:
    policy = rr.components.AggregationPolicy.Max
    rr.log("s", rr.SeriesLine(color=[255, 0, 0], name="sin", width=2, aggregation_policy=policy), static=True)
    rr.log("t", rr.SeriesLine.from_fields(width=4))
    assert logged.fields("s", at=None) == {
        "SeriesLines:colors": [0xFF0000FF],
        "SeriesLines:names": ["sin"],
        "SeriesLines:widths": [2],
        "SeriesLines:aggregation_policy": [3],
    }
    assert logged.fields("t") == {"SeriesLines:widths": [4]}


def test_series_point(logged: Any) -> None:
    rr.log("s", rr.SeriesPoint(color=[0, 255, 0], name="cos", marker="diamond", marker_size=4))
    assert logged.fields("s") == {
        "SeriesPoints:colors": [0x00FF00FF],
        "SeriesPoints:names": ["cos"],
        "SeriesPoints:markers": [2],
        "SeriesPoints:marker_sizes": [4],
    }


def test_old_classes_are_their_successors() -> None:
    assert issubclass(rr.Scalar, rr.Scalars)
    assert issubclass(rr.SeriesLine, rr.SeriesLines)
    assert issubclass(rr.SeriesPoint, rr.SeriesPoints)
    assert rr.Scalar.archetype() == "rerun.archetypes.Scalars"


@pytest.mark.parametrize(("scattered", "column"), [(None, "SeriesLines:widths"), (True, "SeriesPoints:marker_sizes")])
def test_scalar_with_style(logged: Any, scattered: bool | None, column: str) -> None:
    rr.log("s", rr.TimeSeriesScalar(1.0, radius=2.0, label="a", scattered=scattered))
    assert logged.value("s", "Scalars:scalars") == [1]
    assert logged.value("s", column) == [2]


def test_spaces_apart_and_together_again(logged: Any) -> None:
    rr.log("a", rr.DisconnectedSpace())
    rr.log("b", rr.DisconnectedSpace(True))
    rr.log("c", rr.DisconnectedSpace(is_disconnected=False))
    (a,), (b,) = (logged.value(entity, "Transform3D:parent_frame") for entity in "ab")
    assert a.startswith("<disconnected>") and b.startswith("<disconnected>") and a != b
    assert logged.fields("c") == {"Transform3D:translation": [[0, 0, 0]]}


def test_transform_objects(logged: Any) -> None:
    matrix = [[1, 2, 3], [4, 5, 6], [7, 8, 10]]
    rr.log("m", rr.Transform3D(rr.TranslationAndMat3x3(translation=[1, 2, 3], mat3x3=matrix)))
    rotation = rr.Quaternion(xyzw=[0, 0, 0, 1])
    rr.log("r", rr.Transform3D(rr.TranslationRotationScale3D([1, 2, 3], rotation, 2.0, from_parent=True)))
    assert logged.fields("m") == {
        "Transform3D:translation": [[1, 2, 3]],
        "Transform3D:mat3x3": [[1, 4, 7, 2, 5, 8, 3, 6, 10]],
    }
    assert logged.fields("r") == {
        "Transform3D:translation": [[1, 2, 3]],
        "Transform3D:quaternion": [[0, 0, 0, 1]],
        "Transform3D:scale": [[2, 2, 2]],
        "Transform3D:relation": [2],
    }


def test_transform_of_an_asset(logged: Any) -> None:
    transform = rr.TranslationAndMat3x3(translation=[1, 2, 3])
    rr.log("a", rr.Asset3D(contents=b"x", media_type="model/obj", transform=transform))
    rr.log("b", rr.Asset3D(contents=b"x", media_type="model/obj"), rr.OutOfTreeTransform3D(transform))
    for entity in "ab":
        assert logged.value(entity, "InstancePoses3D:translations") == [[1, 2, 3]]


def test_an_asset_has_no_inverse_transform(logged: Any) -> None:
    inverse = rr.TranslationAndMat3x3(translation=[1, 2, 3], from_parent=True)
    with pytest.raises(ValueError, match="give the inverse"):
        rr.Asset3D(contents=b"x", media_type="model/obj", transform=inverse)


def test_material_of_a_mesh(logged: Any) -> None:
    positions = [[0, 0, 0], [1, 0, 0], [0, 1, 0]]
    rr.log("m", rr.Mesh3D(vertex_positions=positions, mesh_material=rr.Material(albedo_factor=[0, 255, 0])))
    assert logged.value("m", "Mesh3D:albedo_factor") == [0x00FF00FF]


def test_encoded_images(logged: Any, tmp_path: Any) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(b"\xff\xd8\xff and so on")
    rr.log("path", rr.ImageEncoded(path=path, draw_order=2))
    rr.log("contents", rr.ImageEncoded(contents=b"\x89PNG and so on"))
    rr.log("format", rr.ImageEncoded(contents=b"?", format=rr.ImageFormat.TIFF))
    assert logged.value("path", "EncodedImage:media_type") == ["image/jpeg"]
    assert logged.value("path", "EncodedImage:draw_order") == [2]
    assert logged.value("contents", "EncodedImage:media_type") == ["image/png"]
    assert logged.value("format", "EncodedImage:media_type") == ["image/tiff"]


@pytest.mark.parametrize(
    ("image_format", "size", "number"), [(rr.ImageFormat.NV12, 6 * 2 * 3 // 2, 26), (rr.ImageFormat.YUY2, 24, 27)]
)
def test_pixels_as_cameras_send_them(logged: Any, image_format: Any, size: int, number: int) -> None:
    rr.log("i", rr.ImageEncoded(contents=bytes(size), format=image_format((2, 6))))
    (found,) = logged.value("i", "Image:format")
    assert (found["width"], found["height"], found["pixel_format"]) == (6, 2, number)


def test_an_encoded_image_is_contents_or_a_path(lenient: Any) -> None:
    with pytest.warns(rr.RerunWarning, match="exactly one of path and contents"):
        rr.log("i", rr.ImageEncoded())
    assert lenient.entities() == []


def test_names_of_formats() -> None:
    assert rr.ImageFormat.JPEG == "jpeg"
    assert str(rr.ImageFormat.JPEG) == rr.ImageFormat.JPEG.name == "JPEG"
    assert rr.MeshFormat("GLB") is rr.MeshFormat.GLB
    assert [member.value for member in rr.RectFormat] == ["XYWH", "YXHW", "XYXY", "YXYX", "XCYCWH", "XCYCW2H2"]
    assert rr.RectFormat is rr.Box2DFormat
    assert (rr.LogLevel.WARN, rr.LogLevel.TRACE) == ("WARN", "TRACE")


def kind_of(logged: Any) -> str:
    return str(logged.recording.timelines["when"].timeline.kind.value)


@pytest.mark.parametrize(
    ("column", "times", "kind", "start"),
    [
        (rr.TimeSecondsColumn, [1.5, 2.0], "duration", 1_500_000_000),
        (rr.TimeSecondsColumn, [1.7e9, 1.7e9 + 1], "timestamp", 1_700_000_000 * 10**9),
        (rr.TimeNanosColumn, np.array([5, 6]), "duration", 5),
        (rr.TimeNanosColumn, [1_700_000_000 * 10**9, 1_700_000_001 * 10**9], "timestamp", 1_700_000_000 * 10**9),
        (rr.TimeSequenceColumn, range(3, 5), "sequence", 3),
    ],
)
def test_columns_of_times(logged: Any, column: Any, times: Any, kind: str, start: int) -> None:
    rr.send_columns("s", indexes=[column("when", times)], columns=rr.Scalars.columns(scalars=[1, 2]))
    assert kind_of(logged) == kind
    assert logged.recording.timelines["when"].start == start


def test_the_old_name_of_encodings(logged: Any) -> None:
    assert rr.datatypes.Angle is rr.encodings.Angle
    assert rr.datatypes.TranslationAndMat3x3 is rr.TranslationAndMat3x3
    assert "Vec3D" in dir(rr.datatypes)
    turn = rr.datatypes.Rotation3D(rr.datatypes.RotationAxisAngle([0, 0, 1], rr.datatypes.Angle(deg=180)))
    rr.log("turn", rr.Transform3D(rotation=turn))
    rr.log("quaternion", rr.Transform3D(rotation=rr.datatypes.Rotation3D([0, 0, 1, 0])))
    assert logged.value("turn", "Transform3D:rotation_axis_angle")[0]["angle"] == pytest.approx(np.pi)
    assert logged.value("quaternion", "Transform3D:quaternion") == [[0, 0, 1, 0]]
    with pytest.raises(TypeError, match="expected a Quaternion"):
        rr.datatypes.Rotation3D("x")


def test_indicators_write_nothing(logged: Any) -> None:
    rr.log("p", rr.Points2D([[1, 2]]), rr.IndicatorComponentBatch("rerun.archetypes.Points2D"))
    rr.log_components("q", [rr.IndicatorComponentBatch("rerun.archetypes.Points2D")])
    assert logged.fields("p") == {"Points2D:positions": [[1, 2]]}
    assert logged.entities() == ["/p"]
