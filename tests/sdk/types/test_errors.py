"""What happens to bad values: raised in strict mode, else a warning and an empty field or nothing."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import rerun as rr
from rerun import components as rc
from rerun.error_utils import (
    RerunWarning,
    catch_and_log_exceptions,
    default_strict_mode,
    set_strict_mode,
    strict_mode,
)
from stored_values import stored

from rerun_render.core.entity_path import EntityPath
from rerun_render.core.report import Reporter
from rerun_render.query.latest_at import latest_at
from rerun_render.store.load import load


@pytest.fixture
def lenient() -> Iterator[None]:
    set_strict_mode(False)
    yield
    set_strict_mode(True)


def test_a_bad_field_is_emptied(lenient: None) -> None:
    with pytest.warns(RerunWarning, match="Points3D positions: ValueError"):
        archetype = rr.Points3D([[1, 2]], radii=3)
    assert stored(archetype) == {"positions": [], "radii": [3]}


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: rr.Points3D([[1, 2]]), r"Points3D positions: expected shape \(N, 3\).*, got \(1, 2\)"),
        (
            lambda: rr.Points3D([[1, 2, 3], [1, 2]]),
            "Points3D positions: expected rows of equal length, got .*different",
        ),
        (lambda: rr.Points3D([1, 2, 3], class_ids=70000), "Points3D class_ids: expected 0 … 65535, got 70000"),
        (lambda: rr.Points2D([1, 2], keypoint_ids=[-1]), "Points2D keypoint_ids: expected 0 … 65535, got -1"),
        (lambda: rr.Boxes3D(sizes=[1, 2, 3], colors="red"), "Boxes3D colors: expected a colour as numbers, got 'red'"),
        (lambda: rr.LineStrips3D([[[1, 2], [3, 4]]]), "^LineStrips3D strips: expected points of 3 numbers"),
        (lambda: rr.Boxes2D(array=[[1, 2, 3, 4]]), "^Boxes2D: expected array_format"),
        (lambda: rr.Points3D(x for x in [1, 2, 3]), "Points3D positions: expected shape .*, got generator"),
        (lambda: rr.AnyValues(own=object()), "^value of 'own': Could not convert"),
        (lambda: rr.Tensor(["a"]), "^Tensor data: expected integers or floats"),
    ],
)
def test_strict_errors_name_the_argument_what_was_expected_and_what_came(
    make: Callable[[], object], message: str
) -> None:
    with pytest.raises((ValueError, TypeError, OverflowError), match=message):
        make()


@pytest.mark.parametrize(
    "make",
    [
        lambda: rr.Boxes2D(array=[[1, 2, 3, 4]]),
        lambda: rr.Boxes2D(array=[[1, 2, 3, 4]], array_format=rr.Box2DFormat.XYWH, sizes=[1, 2]),
        lambda: rr.Boxes3D(mins=[1, 2, 3], sizes=[1, 1, 1], centers=[0, 0, 0]),
        lambda: rr.Boxes3D(sizes=[1, 2, 3], half_sizes=[1, 2, 3]),
        lambda: rr.Boxes3D(half_sizes=[1, 2, 3], rotations=[], quaternions=[0, 0, 0, 1]),
        lambda: rr.Transform3D(rotation=[0, 0, 0, 1]),
        lambda: rr.Transform3D(rotation=rr.Quaternion(xyzw=[0, 0, 0, 1]), quaternion=[0, 0, 0, 1]),
        lambda: rr.Asset3D(),
        lambda: rr.Asset3D(path="x", contents=b"y"),
        lambda: rr.AssetVideo(path=Path("/does/not/exist.mp4")),
        lambda: rr.EncodedImage(contents=b"x"),
        lambda: rr.Pinhole(),
        lambda: rr.Pinhole(focal_length=3),
        lambda: rr.Pinhole(width=3, focal_length=1),
        lambda: rr.Tensor(),
        lambda: rr.VideoFrameReference(),
        lambda: rr.VideoFrameReference(1, seconds=1),
    ],
)
def test_a_failed_constructor_logs_nothing(lenient: None, make: Callable[[], Any]) -> None:
    with pytest.warns(RerunWarning):
        assert stored(make()) == {}
    set_strict_mode(True)
    with pytest.raises((ValueError, OSError)):
        make()


def test_unknown_arguments_are_always_type_errors(lenient: None) -> None:
    with pytest.raises(TypeError):
        rr.Points3D([1, 2, 3], nope=1)  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        rr.Points3D()  # type: ignore[call-arg]


@pytest.mark.parametrize(
    "make",
    [
        lambda: rr.Image(np.zeros(3)),
        lambda: rr.Image(np.zeros((2, 2, 3, 2))),
        lambda: rr.Image(),
        lambda: rr.Image(bytes=b"12", pixel_format="NV12"),
        lambda: rr.Image(bytes=b"12", width=1, height=1),
        lambda: rr.Image(bytes=b"12", width=1, height=1, pixel_format="NV12", datatype="U8"),
        lambda: rr.DepthImage(np.zeros((2, 2, 3))),
        lambda: rr.DepthImage(np.zeros((2, 2), bool)),
        lambda: rr.SegmentationImage(np.zeros((2, 2, 3), np.uint8)),
    ],
)
def test_shapes_of_images_are_always_checked(lenient: None, make: Callable[[], Any]) -> None:
    with pytest.raises(ValueError, match="Image"):
        make()


def test_contents_of_encoded_images_are_bytes(lenient: None) -> None:
    with pytest.raises(TypeError, match="bytes"):
        rr.EncodedImage(contents="path.png", media_type="image/png")  # type: ignore[arg-type]


def test_images_of_odd_channels_and_types_are_kept_with_a_warning(lenient: None) -> None:
    with pytest.warns(RerunWarning, match="channels"):
        assert stored(rr.Image(np.zeros((2, 2, 5), np.uint8)))["buffer"] == [[0] * 20]
    with pytest.warns(RerunWarning, match="bool"):
        assert stored(rr.Image(np.zeros((2, 2), bool)))["format"][0]["channel_datatype"] is None


def test_names_of_a_tensor_that_do_not_fit_are_dropped(lenient: None) -> None:
    with pytest.warns(RerunWarning, match="2 names"):
        assert stored(rr.Tensor(np.zeros((2, 2)), dim_names=["a"]))["data"][0]["names"] is None


def test_bar_charts_of_more_axes_are_logged_with_a_warning(lenient: None) -> None:
    with pytest.warns(RerunWarning, match="one axis"):
        assert stored(rr.BarChart(np.zeros((2, 2))))["values"][0]["shape"] == [2, 2]


def test_a_matrix_wins_over_focal_length(lenient: None) -> None:
    with pytest.warns(RerunWarning, match="matrix is taken"):
        assert stored(rr.Pinhole(image_from_camera=np.eye(3), focal_length=3, aspect_ratio=2)) == {
            "image_from_camera": [np.eye(3).reshape(-1).tolist()]
        }


def test_the_innermost_strictness_counts() -> None:
    with catch_and_log_exceptions(strict=False):
        assert not strict_mode()
        with pytest.warns(RerunWarning):
            assert len(rc.Position3DBatch([1])) == 0
        with pytest.raises(ValueError):
            rc.Position3DBatch([1], strict=True)
    assert strict_mode()


def test_strictness_is_that_of_the_process(lenient: None) -> None:
    seen: list[bool] = []
    set_strict_mode(True)
    thread = threading.Thread(target=lambda: seen.append(strict_mode()))
    thread.start()
    thread.join()
    assert seen == [True]
    set_strict_mode(strict_mode=False)
    assert not strict_mode()


@pytest.mark.parametrize(("text", "expected"), [("1", True), ("true", True), ("", False), ("0", False), ("off", False)])
def test_strictness_of_the_environment(monkeypatch: pytest.MonkeyPatch, text: str, expected: bool) -> None:
    monkeypatch.setenv("RERUN_STRICT", text)
    assert default_strict_mode() is expected


def test_decorated_functions_return_the_agreed_value(lenient: None) -> None:
    @catch_and_log_exceptions(exception_return_value=7)
    def fail(*, strict: bool | None = None) -> int:
        raise OSError("no")

    with pytest.warns(RerunWarning, match=r"fail: OSError\(no\)"):
        assert fail() == 7
    with pytest.raises(OSError):
        fail(strict=True)


def test_warnings_point_at_the_users_line(lenient: None) -> None:
    with pytest.warns(RerunWarning) as warnings:
        rr.Points3D([1])
    assert warnings[0].filename == __file__


def test_warnings_are_logged_too(lenient: None) -> None:
    recording = rr.RecordingStream("warnings")
    memory = recording.memory_recording()
    with recording, pytest.warns(RerunWarning, match="Points3D positions"):
        rr.log("points", rr.Points3D([1, 2]))
    loaded = load(memory.drain_as_bytes(), reporter=Reporter()).recordings[0]
    last = 2**62
    level = latest_at(loaded, "log_time", EntityPath.parse("__warnings"), "TextLog:level", last)
    points = latest_at(loaded, "log_time", EntityPath.parse("points"), "Points3D:positions", last)
    assert level is not None and level.array.to_pylist() == ["WARN"]
    assert points is not None and points.array.to_pylist() == []


@pytest.mark.parametrize(
    ("make", "field"),
    [
        (lambda: rr.AnnotationContext([rr.AnnotationInfo(id=70000), rr.AnnotationInfo(id=1)]), "context"),
        (lambda: rr.AnnotationContext(rr.ClassDescription((1, "a"), [(-1, "head")])), "context"),
        (lambda: rr.Transform3D(rotation=rr.Quaternion(xyzw=[1, 2, 3])), "quaternion"),
        (lambda: rr.Transform3D(rotation=rr.RotationAxisAngle([0, 1], radians=1)), "rotation_axis_angle"),
    ],
)
def test_bad_values_made_before_the_archetype_do_not_stop_the_program(
    lenient: None, make: Callable[[], rr.Archetype], field: str
) -> None:
    with pytest.warns(RerunWarning, match=f"{field}: .*expected"):
        archetype = make()
    assert stored(archetype)[field] == []
    set_strict_mode(True)
    with pytest.raises((ValueError, OverflowError)):
        make()


def test_a_tensor_that_cannot_be_stored_is_empty_and_can_be_read_back(lenient: None) -> None:
    recording = rr.RecordingStream("tensors")
    memory = recording.memory_recording()
    with pytest.warns(RerunWarning, match="Tensor data: TypeError.*bool"):
        recording.log("tensor", rr.Tensor(np.ones((2, 2), bool)), static=True)
    loaded = load(memory.drain_as_bytes(), reporter=Reporter()).recordings[0]
    data = latest_at(loaded, None, EntityPath.parse("tensor"), "Tensor:data", None)
    assert data is not None and data.array.to_pylist() == []
