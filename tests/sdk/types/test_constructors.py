"""Rules of constructors that take more than their fields."""

from __future__ import annotations

import io
import math
import subprocess
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import rerun as rr
from rerun import components as rc
from stored_values import rounded, stored


@pytest.mark.parametrize(
    ("form", "numbers"),
    [
        ("XYWH", [[1, 2, 4, 6], [10, 20, 2, 2]]),
        ("YXHW", [[2, 1, 6, 4], [20, 10, 2, 2]]),
        ("XYXY", [[1, 2, 5, 8], [10, 20, 12, 22]]),
        ("YXYX", [[2, 1, 8, 5], [20, 10, 22, 12]]),
        ("XCYCWH", [[3, 5, 4, 6], [11, 21, 2, 2]]),
        ("XCYCW2H2", [[3, 5, 2, 3], [11, 21, 1, 1]]),
    ],
)
def test_formats_of_rectangles(form: str, numbers: list[list[float]]) -> None:
    boxes = rr.Boxes2D(array=numbers, array_format=rr.Box2DFormat[form])
    assert stored(boxes) == {"half_sizes": [[2, 3], [1, 1]], "centers": [[3, 5], [11, 21]]}


def test_rotations_of_both_kinds_become_quaternions() -> None:
    turn = rr.RotationAxisAngle([0, 0, 2], degrees=90)
    boxes = stored(rr.Boxes3D(half_sizes=[1, 1, 1], rotations=[turn, rr.Quaternion(xyzw=[0, 0, 0, 1])]))
    half = math.sqrt(0.5)
    assert rounded(boxes["quaternions"]) == rounded([[0, 0, half, half], [0, 0, 0, 1]])
    assert boxes["rotation_axis_angles"] == []


def test_keypoints_without_class_belong_to_class_0() -> None:
    assert stored(rr.Points2D([1, 2], keypoint_ids=3))["class_ids"] == [0]
    assert stored(rr.Points3D([1, 2, 3], keypoint_ids=3, class_ids=[2]))["class_ids"] == [2]
    assert "class_ids" not in stored(rr.Points3D([1, 2, 3]))


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ({"width": 4, "height": 2}, (math.sqrt(8), math.sqrt(8), 2, 1)),
        ({"resolution": [4, 2], "focal_length": 3}, (3, 3, 2, 1)),
        ({"resolution": [4, 2], "focal_length": [3, 5], "principal_point": [1, 0]}, (3, 5, 1, 0)),
        ({"fov_y": math.pi / 2, "height": 2, "width": 6}, (1, 1, 3, 1)),
        ({"fov_y": math.pi / 2, "aspect_ratio": 2}, (0.5, 0.5, 1, 0.5)),
    ],
)
def test_cameras(arguments: dict[str, Any], expected: tuple[float, ...]) -> None:
    fx, fy, cx, cy = expected
    matrix = stored(rr.Pinhole(**arguments))["image_from_camera"]
    assert np.allclose(matrix, [[fx, 0, 0, 0, fy, 0, cx, cy, 1]])


def test_scale_by_one_number() -> None:
    assert stored(rr.Transform3D(scale=2)) == {"scale": [[2, 2, 2]]}
    assert stored(rr.Transform3D(scale=np.float64(2))) == {"scale": [[2, 2, 2]]}


def test_old_arguments_of_transforms() -> None:
    with pytest.warns(DeprecationWarning, match="relation"):
        assert stored(rr.Transform3D(translation=[1, 2, 3], from_parent=True))["relation"] == [2]
    batches = rr.Transform3D(axis_length=2).as_component_batches()
    assert [batch.descriptor.component for batch in batches] == ["TransformAxes3D:axis_length"]


def test_assets_from_files(tmp_path: Path) -> None:
    path = tmp_path / "model.GLB"
    path.write_bytes(b"abc")
    assert stored(rr.Asset3D(path=path)) == {"blob": [[97, 98, 99]], "media_type": ["model/gltf-binary"]}
    assert stored(rr.Asset3D(path=str(path), media_type="x/y"))["media_type"] == ["x/y"]
    assert stored(rr.EncodedImage(contents=io.BytesIO(b"a"), media_type="image/png"))["blob"] == [[97]]


def test_pose_of_an_asset() -> None:
    matrix = np.array([[0, -1, 0, 5], [1, 0, 0, 6], [0, 0, 1, 7]])
    values = stored(rr.Asset3D(contents=b"x", media_type="model/obj", transform=matrix))
    assert values["translations"] == [[5, 6, 7]]
    assert values["mat3x3"] == [[0, 1, 0, -1, 0, 0, 0, 0, 1]]


def test_textures_and_older_names_of_meshes() -> None:
    mesh = stored(
        rr.Mesh3D(vertex_positions=np.zeros((3, 3)), indices=[0, 1, 2], albedo_texture=np.zeros((1, 2, 3), "u1"))
    )
    assert mesh["triangle_indices"] == [[0, 1, 2]]
    assert mesh["albedo_texture_format"][0]["width"] == 2
    assert mesh["albedo_texture_buffer"] == [[0] * 6]


def test_points_of_a_series_are_circles_unless_told() -> None:
    assert stored(rr.SeriesPoints())["markers"] == [rc.MarkerShape.Circle.value]


def test_images_are_little_endian_and_tight() -> None:
    image = np.arange(8, dtype=">u2").reshape(2, 4)[:, ::2]
    assert stored(rr.Image(image))["buffer"] == [[0, 0, 2, 0, 4, 0, 6, 0]]


def test_image_from_data_is_the_older_name() -> None:
    with pytest.warns(DeprecationWarning, match="data="):
        assert stored(rr.Image(data=np.zeros((1, 2), np.uint8)))["buffer"] == [[0, 0]]
    with pytest.warns(DeprecationWarning, match="data="):
        assert stored(rr.DepthImage(data=np.zeros((1, 2), np.uint8)))["buffer"] == [[0, 0]]


@pytest.mark.parametrize("model", [None, "BGR"])
def test_compressed_images(model: str | None) -> None:
    from PIL import Image

    image = np.zeros((16, 16, 3), np.uint8)
    image[..., 0] = 250
    compressed = rr.Image(image, model, draw_order=3).compress(jpeg_quality=90)
    values = stored(compressed)
    assert values["media_type"] == ["image/jpeg"] and values["draw_order"] == [3]
    decoded = np.asarray(Image.open(io.BytesIO(bytes(values["blob"][0]))))
    assert np.abs(decoded.astype(int) - (image[..., ::-1] if model else image)).max() < 8


def test_what_cannot_be_compressed() -> None:
    with pytest.raises(ValueError, match="8 bits"):
        rr.Image(np.zeros((2, 2), np.float32)).compress()


def test_depth_images_are_compressed_without_loss() -> None:
    from PIL import Image

    depth = np.arange(6, dtype=np.uint16).reshape(2, 3) * 1000
    values = stored(rr.DepthImage(depth, meter=1000).compress())
    assert values["meter"] == [1000] and values["media_type"] == ["image/png"]
    assert (np.asarray(Image.open(io.BytesIO(bytes(values["blob"][0])))) == depth).all()


@pytest.fixture(scope="module")
def ffmpeg() -> str:
    import imageio_ffmpeg

    return str(imageio_ffmpeg.get_ffmpeg_exe())


@pytest.mark.parametrize(
    ("flags", "start"), [([], 0), (["-movflags", "frag_keyframe+empty_moov"], 2)], ids=["plain", "fragmented"]
)
def test_times_of_the_pictures_of_a_video(tmp_path: Path, ffmpeg: str, flags: list[str], start: int) -> None:
    path = tmp_path / "a.mp4"
    source = ["-f", "lavfi", "-i", "testsrc=size=64x64:rate=10", "-frames:v", "7"]
    command = [ffmpeg, "-loglevel", "error", *source, "-c:v", "libx264", "-bf", "2", "-pix_fmt", "yuv420p", *flags]
    subprocess.run([*command, str(path)], check=True, timeout=60)
    times = rr.AssetVideo(path=path).read_frame_timestamps_nanos()
    # The official SDK shows by how much pictures are moved so that none is needed before it is decoded.
    assert times.tolist() == [(start + i) * 100_000_000 for i in range(7)]


def test_times_of_pictures_are_rounded_to_the_nearest_nanosecond(tmp_path: Path, ffmpeg: str) -> None:
    path = tmp_path / "a.mp4"
    source = ["-f", "lavfi", "-i", "testsrc=size=64x64:rate=30", "-frames:v", "4"]
    command = [ffmpeg, "-loglevel", "error", *source, "-c:v", "libx264", "-pix_fmt", "yuv420p", str(path)]
    subprocess.run(command, check=True, timeout=60)
    times = rr.AssetVideo(path=path).read_frame_timestamps_nanos()
    assert times.tolist() == [0, 33_333_333, 66_666_667, 100_000_000]


@pytest.mark.parametrize("content", [b"", b"no video", b"\x00\x00\x00\x10moov" + bytes(8), b"\x00\x00\x00\x08mdat"])
def test_times_of_what_is_no_video(content: bytes) -> None:
    with pytest.raises(ValueError, match="expected"):
        rr.AssetVideo(contents=content).read_frame_timestamps_nanos()
