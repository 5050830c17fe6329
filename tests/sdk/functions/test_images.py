"""`log_image`, `log_image_file`, `log_depth_image`, `log_segmentation_image` and `log_tensor`."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import rerun as rr
from PIL import Image as PillowImage


def format_of(logged: Any, archetype: str, entity: str = "i") -> dict[str, Any]:
    (found,) = logged.value(entity, f"{archetype}:format")
    return dict(found)


def pixels_of(logged: Any, archetype: str, entity: str = "i") -> bytes:
    (found,) = logged.value(entity, f"{archetype}:buffer")
    return bytes(found)


def file_of(kind: str) -> bytes:
    stream = io.BytesIO()
    PillowImage.new("RGB", (4, 2), (10, 200, 30)).save(stream, kind)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("shape", "color_model"),
    [((2, 3), 1), ((2, 3, 1), 1), ((2, 3, 3), 2), ((2, 3, 4), 3), ((1, 2, 3, 3, 1), 2), ((1, 2, 5), 1), ((1, 3), 1)],
)
def test_pictures(logged: Any, shape: tuple[int, ...], color_model: int) -> None:
    image = np.arange(np.prod(shape), dtype=np.uint8).reshape(shape)
    rr.log_image("i", image)
    found = format_of(logged, "Image")
    assert found["color_model"] == color_model
    assert found["channel_datatype"] == 6
    sizes = [length for length in shape if length != 1]
    height, width = (1, 3) if shape == (1, 3) else sizes[:2]
    assert (found["height"], found["width"]) == (height, width)
    assert pixels_of(logged, "Image") == image.tobytes()


@pytest.mark.parametrize(("dtype", "number"), [("uint16", 8), ("float32", 34), ("float64", 35)])
def test_numbers_of_pictures(logged: Any, dtype: str, number: int) -> None:
    rr.log_image("i", np.ones((2, 2), dtype=dtype), draw_order=3)
    assert format_of(logged, "Image")["channel_datatype"] == number
    assert logged.value("i", "Image:draw_order") == [3]


def test_a_picture_as_a_jpeg(logged: Any) -> None:
    rr.log_image("i", np.full((16, 16, 3), 100, dtype=np.uint8), jpeg_quality=90)
    assert logged.value("i", "EncodedImage:media_type") == ["image/jpeg"]
    (blob,) = logged.value("i", "EncodedImage:blob")
    assert PillowImage.open(io.BytesIO(bytes(blob))).size == (16, 16)


@pytest.mark.parametrize("log", [rr.log_image, rr.log_depth_image, rr.log_segmentation_image])
def test_what_is_no_picture_is_a_tensor(lenient: Any, log: Any) -> None:
    with pytest.warns(rr.RerunWarning, match="logged as a tensor"):
        log("i", np.zeros((2, 3, 5), dtype=np.uint8))
    (data,) = lenient.value("i", "Tensor:data")
    assert data["shape"] == [2, 3, 5]
    assert "logged as a tensor" in lenient.warnings()[0]


@pytest.mark.parametrize("log", [rr.log_image, rr.log_depth_image, rr.log_segmentation_image])
def test_what_is_no_picture_is_an_error_in_strict_mode(logged: Any, log: Any) -> None:
    with pytest.raises(TypeError, match=r"got shape \(2, 3, 5\)"):
        log("i", np.zeros((2, 3, 5), dtype=np.uint8))


@pytest.mark.parametrize(
    ("kind", "media_type"), [("JPEG", "image/jpeg"), ("PNG", "image/png"), ("GIF", "image/gif"), ("BMP", "image/bmp")]
)
def test_the_contents_tell_the_format_of_a_file(logged: Any, kind: str, media_type: str, tmp_path: Path) -> None:
    contents = file_of(kind)
    path = tmp_path / "picture.bin"
    path.write_bytes(contents)
    rr.log_image_file("bytes", img_bytes=contents)
    rr.log_image_file("path", img_path=path)
    for entity in ("bytes", "path"):
        assert logged.value(entity, "EncodedImage:media_type") == [media_type]
        assert bytes(logged.value(entity, "EncodedImage:blob")[0]) == contents


@pytest.mark.parametrize("image_format", [rr.ImageFormat.JPEG, "jpeg", "JPG", "image/jpeg"])
def test_a_format_that_is_given_counts(logged: Any, image_format: Any) -> None:
    rr.log_image_file("i", img_bytes=b"not a picture", img_format=image_format)
    assert logged.value("i", "EncodedImage:media_type") == ["image/jpeg"]


def test_a_file_is_bytes_or_a_path(logged: Any) -> None:
    for arguments in ({}, {"img_bytes": b"", "img_path": "x"}):
        with pytest.raises(ValueError, match="exactly one of img_bytes and img_path"):
            rr.log_image_file("i", **arguments)  # type: ignore[arg-type]


@pytest.mark.parametrize(("dtype", "number"), [("uint8", 6), ("uint16", 8), ("float32", 34), ("float64", 35)])
def test_depths(logged: Any, dtype: str, number: int) -> None:
    image = np.array([[1, 2, 3], [4, 5, 6]], dtype=dtype)
    rr.log_depth_image("i", image[..., np.newaxis], meter=1000, draw_order=-5)
    found = format_of(logged, "DepthImage")
    assert (found["width"], found["height"], found["channel_datatype"]) == (3, 2, number)
    assert pixels_of(logged, "DepthImage") == image.tobytes()
    assert logged.value("i", "DepthImage:meter") == [1000]
    assert logged.value("i", "DepthImage:draw_order") == [-5]


def test_classes_of_pixels(logged: Any) -> None:
    image = np.array([[0, 1], [2, 300]], dtype=np.uint16)
    rr.log_segmentation_image("i", image)
    rr.log_segmentation_image("small", image.astype(np.uint8)[np.newaxis], draw_order=4)
    rr.log_segmentation_image("cast", image.astype(np.int64))
    assert format_of(logged, "SegmentationImage")["channel_datatype"] == 8
    assert format_of(logged, "SegmentationImage", "small")["channel_datatype"] == 6
    assert format_of(logged, "SegmentationImage", "cast")["channel_datatype"] == 8
    assert pixels_of(logged, "SegmentationImage", "cast") == image.tobytes()
    assert logged.value("small", "SegmentationImage:draw_order") == [4]


def test_a_tensor(logged: Any) -> None:
    rr.log_tensor("t", np.zeros((2, 3, 4), dtype=np.float32), names=("x", None, "z"))
    (data,) = logged.value("t", "Tensor:data")
    assert data["shape"] == [2, 3, 4]
    assert data["names"] == ["x", "", "z"]


def test_a_tensor_of_one_dimension_is_a_bar_chart(logged: Any) -> None:
    rr.log_tensor("t", [3, 1, 2])
    (values,) = logged.value("t", "BarChart:values")
    assert values["shape"] == [3]
    assert values["buffer"] == [3, 1, 2]


def test_wrong_names_of_dimensions_are_left_out(lenient: Any) -> None:
    with pytest.warns(rr.RerunWarning, match="expected 2 names of dimensions, got 1"):
        rr.log_tensor("t", np.zeros((2, 2)), names=["x"])
    (data,) = lenient.value("t", "Tensor:data")
    assert not data["names"]


@pytest.mark.parametrize("strict", [False, True])
def test_meter_of_a_tensor_means_nothing(lenient: Any, strict: bool) -> None:
    rr.set_strict_mode(strict)
    with pytest.warns(rr.RerunWarning, match="meter"):
        rr.log_tensor("t", np.zeros((2, 2)), meter=1000)
    assert lenient.value("t", "Tensor:data")[0]["shape"] == [2, 2]


@pytest.mark.parametrize("values", [np.array([[True]]), np.array([[1j]]), np.array([["a"]])])
def test_tensors_hold_numbers(lenient: Any, values: Any) -> None:
    with pytest.warns(rr.RerunWarning, match="expected integers or floats"):
        rr.log_tensor("t", values)
    rr.set_strict_mode(True)
    with pytest.raises(TypeError, match="expected integers or floats"):
        rr.log_tensor("t", values)
    assert lenient.entities() == []


class Tensor:
    """What a library of tensors offers."""

    def numpy(self, *, force: bool = False) -> Any:
        return np.full((2, 2), 7.0 if force else 0.0)


def test_tensors_of_other_libraries(logged: Any) -> None:
    rr.log_tensor("t", Tensor())
    rr.log_points("p", Tensor())
    assert logged.value("t", "Tensor:data")[0]["buffer"] == [7, 7, 7, 7]
    assert logged.value("p", "Points2D:positions") == [[7, 7], [7, 7]]
