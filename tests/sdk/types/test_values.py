"""Value classes, enumerations and constants."""

from __future__ import annotations

import math
import uuid

import numpy as np
import pytest
import rerun as rr
from rerun import components as rc
from rerun import encodings
from rerun.blueprint import components as bc


def test_angles() -> None:
    assert rr.Angle(deg=180).radians == pytest.approx(math.pi)
    assert rr.Angle(rad=1).degrees == pytest.approx(math.degrees(1))
    for arguments in ({}, {"rad": 1, "deg": 1}):
        with pytest.raises(ValueError, match="one of rad and deg"):
            rr.Angle(**arguments)


def test_axis_angle() -> None:
    for rotation in (
        rr.RotationAxisAngle([0, 0, 1], degrees=90),
        rr.RotationAxisAngle([0, 0, 1], radians=math.pi / 2),
        rr.RotationAxisAngle([0, 0, 1], rr.Angle(deg=90)),
        rr.RotationAxisAngle([0, 0, 1], math.pi / 2),
    ):
        (value,) = rc.RotationAxisAngleBatch(rotation).as_arrow_array().to_pylist()
        assert value == {"axis": [0, 0, 1], "angle": np.float32(math.pi / 2)}
    with pytest.raises(ValueError, match="one of angle"):
        rr.RotationAxisAngle([0, 0, 1])
    with pytest.raises(TypeError, match="RotationAxisAngle"):
        rc.RotationAxisAngleBatch([[0, 0, 1]])


def test_quaternions_are_not_normalised() -> None:
    assert rc.RotationQuatBatch(rr.Quaternion(xyzw=[0, 0, 0, 2])).as_arrow_array().to_pylist() == [[0, 0, 0, 2]]
    assert rr.Quaternion.identity().xyzw.tolist() == [0, 0, 0, 1]
    assert rr.Quaternion.invalid().xyzw.tolist() == [0, 0, 0, 0]


def test_media_types() -> None:
    assert str(rr.MediaType.MARKDOWN) == "text/markdown"
    assert rr.MediaType.PNG == "image/png"
    guesses = {name: rr.MediaType.guess_from_path(f"x/a.{name}") for name in ("glb", "JPG", "stl", "mp4", "m4a", "md")}
    assert {name: None if guess is None else str(guess) for name, guess in guesses.items()} == {
        "glb": "model/gltf-binary",
        "JPG": "image/jpeg",
        "stl": "model/stl",
        "mp4": "video/mp4",
        "m4a": "audio/mp4",
        "md": None,
    }


def test_view_coordinates_by_name() -> None:
    assert [direction.name for direction in rr.ViewCoordinates.RDF.coordinates] == ["Right", "Down", "Forward"]
    assert rr.ViewCoordinates.RIGHT_HAND_Z_UP == rr.ViewCoordinates.RFU == rc.ViewCoordinates.RFU
    (batch,) = rr.ViewCoordinates.RDF.as_component_batches()
    assert batch.descriptor.component == "ViewCoordinates:xyz"
    assert batch.as_arrow_array().to_pylist() == [[3, 2, 5]]


def test_annotation_shorthands() -> None:
    info = {"id": 1, "label": "a", "color": 0x010203FF}
    description = rr.ClassDescription(
        info=(1, "a", (1, 2, 3)), keypoint_annotations=[(1, "a", (1, 2, 3))], keypoint_connections=[0, 1, 1, 2]
    )
    (context,) = rr.AnnotationContext(description).as_component_batches()
    assert context.as_arrow_array().to_pylist() == [
        [
            {
                "class_id": 1,
                "class_description": {
                    "info": info,
                    "keypoint_annotations": [info],
                    "keypoint_connections": [{"keypoint0": 0, "keypoint1": 1}, {"keypoint0": 1, "keypoint1": 2}],
                },
            }
        ]
    ]


def test_a_tuple_that_begins_with_a_number_is_one_class() -> None:
    (context,) = rr.AnnotationContext((7, "a")).as_component_batches()
    (classes,) = context.as_arrow_array().to_pylist()
    assert [item["class_id"] for item in classes] == [7]


def test_defaults_of_annotations() -> None:
    assert rr.AnnotationInfo().id == 0
    assert rr.ClassDescription().info == rr.AnnotationInfo(0)
    with pytest.raises(OverflowError):
        rr.AnnotationInfo(-1)
    with pytest.raises(ValueError, match="even"):
        rr.ClassDescription(keypoint_connections=[1, 2, 3])


def test_tensors() -> None:
    tensor = rr.TensorData(array=np.arange(6, dtype=np.int16).reshape(2, 3), dim_names=["a", None])
    assert tensor.names == ["a", ""]
    assert tensor.numpy().tolist() == [[0, 1, 2], [3, 4, 5]]
    assert rr.TensorData(shape=[2, 1], buffer=[1.0, 2.0]).numpy().shape == (2, 1)
    with pytest.raises(ValueError, match="6 numbers"):
        rr.TensorData(shape=[2, 3], buffer=[1])
    with pytest.raises(ValueError, match="one of array"):
        rr.TensorData()


@pytest.mark.parametrize("dtype", ["u1", "u2", "u4", "u8", "i1", "i2", "i4", "i8", "f2", "f4", "f8", ">i4"])
def test_tensors_of_every_type(dtype: str) -> None:
    array = np.array([0, 1, 100]).astype(dtype)
    (value,) = rc.TensorDataBatch([rr.TensorData(array=array)]).as_arrow_array().to_pylist()
    assert value == {"shape": [3], "names": None, "buffer": [0, 1, 100]}


def test_columns_of_tensors_of_several_types() -> None:
    tensors = [np.zeros(2, np.uint8), np.ones(1), np.full(3, 2, np.uint8)]
    column = rr.Tensor.columns(data=[rr.TensorData(array=array) for array in tensors])
    values = next(iter(column)).as_arrow_array().to_pylist()
    assert [[item["buffer"] for item in row] for row in values] == [[[0, 0]], [[1]], [[2, 2, 2]]]


def test_times() -> None:
    assert rr.TimeInt(seconds=1.5).value == 1_500_000_000
    assert int(rr.TimeInt(seq=3)) == 3
    with pytest.raises(ValueError, match="one of seq"):
        rr.TimeInt(seq=1, nanos=2)
    visible = rr.VisibleTimeRange("t", start=rr.TimeRangeBoundary.absolute(seq=1), end=rr.TimeRangeBoundary.infinite())
    (value,) = bc.VisibleTimeRangeBatch(visible).as_arrow_array().to_pylist()
    assert value == {"timeline": "t", "range": {"start": 1, "end": None}}


def test_planes_and_ids() -> None:
    plane = encodings.Plane3D.XY.with_distance(3)
    assert plane.xyzd.tolist() == [0, 0, 1, 3]
    assert (plane.normal.xyz.tolist(), plane.distance) == ([0, 0, 1], 3)
    number = uuid.UUID(int=5)
    expected = [list(number.bytes)]
    for form in (number, number.bytes, [number], encodings.Uuid(number), list(number.bytes)):
        assert bc.RootContainerBatch(form).as_arrow_array().to_pylist() == expected


def test_colors_as_values() -> None:
    assert int(rc.Color([1, 2, 3])) == 0x010203FF
    assert rc.Color(0x01020304) == rc.Color([1, 2, 3, 4])
    with pytest.raises(ValueError, match="one colour"):
        rc.Color([[1, 2, 3], [4, 5, 6]])


def test_values_print_and_compare() -> None:
    assert repr(rc.Radius(3)) == "Radius(value=3.0)"
    assert rc.Position3D([1, 2, 3]) == rc.Position3D((1, 2, 3)) != rc.Position3D([1, 2, 4])
    assert len({rc.ClassId(1), rc.ClassId(1)}) == 1
    with pytest.raises(ValueError, match="3 numbers"):
        rc.Position3D([1, 2])


def test_other_ways_to_make_components() -> None:
    assert rc.Scale3D(2) == rc.Scale3D([2, 2, 2]) and rc.Scale3D() == rc.Scale3D(1)
    assert rc.ClearIsRecursive().value and not rc.ClearIsRecursive(False)
    assert rc.Color.from_string("a") == rc.Color.from_string("a") != rc.Color.from_string("b")
    assert rc.VideoTimestamp.seconds([1, 0.5]).as_arrow_array().to_pylist() == [1_000_000_000, 500_000_000]
    assert rc.VideoTimestamp.milliseconds(2).as_arrow_array().to_pylist() == [2_000_000]


def test_a_class_can_be_logged_by_itself() -> None:
    (batch,) = rr.ClassDescription(info=(1, "a")).as_component_batches()
    assert batch.descriptor == rr.AnnotationContext.descriptor_context()
    assert batch.as_arrow_array().to_pylist()[0][0]["class_id"] == 1


def test_column_selectors() -> None:
    selector = rr.blueprint.encodings.ComponentColumnSelector("/a/b:Points3D:radii")
    assert (selector.entity_path, selector.component) == ("/a/b", "Points3D:radii")
    with pytest.raises(ValueError, match="/entity:component"):
        rr.blueprint.encodings.ComponentColumnSelector("/a/b")
