"""Every archetype, with every parameter, in small recordings.

Runs with any SDK that calls itself `rerun`: ours and the official one.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import numpy as np
import rerun as rr
from PIL import Image as PilImage

CASES: dict[str, Callable[[], None]] = {}


def case(log: Callable[[], None]) -> Callable[[], None]:
    CASES[log.__name__] = log
    return log


def random(*shape: int, seed: int = 1) -> Any:
    return np.random.default_rng(seed).uniform(-1, 1, shape)


def bytes_image(*shape: int) -> Any:
    return np.random.default_rng(7).integers(0, 256, shape, dtype=np.uint8)


def png(array: Any) -> bytes:
    buffer = io.BytesIO()
    PilImage.fromarray(array).save(buffer, format="PNG")
    return buffer.getvalue()


TURN = rr.RotationAxisAngle(axis=[0, 0, 1], angle=rr.Angle(deg=30))
TURN_RADIANS = rr.RotationAxisAngle([0, 1, 0], radians=0.5)
QUATERNION = rr.Quaternion(xyzw=[0, 0, 0.38268343, 0.92387953])
TRIANGLE = [[0, 0, 0], [1, 0, 0], [0, 1, 0]]


@case
def annotation_context() -> None:
    rr.log(
        "/",
        rr.AnnotationContext(
            [
                (1, "car", (255, 0, 0)),
                rr.AnnotationInfo(2, "person", [0, 255, 0, 128]),
                rr.AnnotationInfo(id=3),
                rr.ClassDescription(
                    info=(4, "hand", (0, 0, 255)),
                    keypoint_annotations=[(0, "wrist"), rr.AnnotationInfo(1, "tip", (1, 2, 3))],
                    keypoint_connections=[(0, 1), (1, 0)],
                ),
            ]
        ),
        static=True,
    )
    rr.log("points", rr.Points2D([[0, 0], [3, 3], [5, 1]], class_ids=[1, 2, 4], keypoint_ids=[0, 0, 1], radii=0.5))


@case
def arrows2d() -> None:
    rr.log("minimal", rr.Arrows2D(vectors=[[1, 0], [0, 2]]))
    rr.log(
        "full",
        rr.Arrows2D(
            vectors=random(4, 2),
            origins=[[0, 0], [1, 1]],
            radii=[0.05, -2],
            colors=[[255, 0, 0], [0, 255, 0, 128]],
            labels=["a", "b"],
            show_labels=True,
            draw_order=3.5,
            class_ids=[1, 2, 3, 4],
        ),
    )


@case
def arrows3d() -> None:
    rr.log("minimal", rr.Arrows3D(vectors=random(5, 3)))
    rr.log(
        "full",
        rr.Arrows3D(
            vectors=[[1, 0, 0], [0, 1, 0]],
            origins=[[0, 0, 1]],
            radii=0.1,
            colors=[0xFF8000FF, 0x0080FFFF],
            labels="one",
            show_labels=False,
            class_ids=7,
        ),
    )


@case
def assets() -> None:
    corners = b"vertex 0 0 0\nvertex 1 0 0\nvertex 0 1 0\n"
    contents = b"solid x\nfacet normal 0 0 1\nouter loop\n" + corners + b"endloop\nendfacet\nendsolid x\n"
    rr.log("mesh", rr.Asset3D(contents=contents, media_type=rr.MediaType.STL, albedo_factor=[1.0, 0.5, 0.25]))
    rr.log("video", rr.AssetVideo(contents=b"no video", media_type="video/mp4"), static=True)
    rr.log("audio", rr.AssetAudio(contents=b"no audio", media_type="audio/wav"), static=True)


@case
def bar_chart() -> None:
    rr.log("ints", rr.BarChart([8, 4, 0, 9, 1, 4]))
    rr.log("floats", rr.BarChart(np.linspace(0, 1, 5), color=[255, 0, 0]))
    rr.log(
        "full", rr.BarChart(np.array([1, 2, 3], np.uint8), abscissa=[0.0, 1.0, 5.0], widths=[1, 2, 3], color=0x00FF00FF)
    )


@case
def boxes2d() -> None:
    rr.log("mins", rr.Boxes2D(mins=[[-1, -1], [2, 2]], sizes=[[2, 2], [1, 3]]))
    rr.log("half", rr.Boxes2D(half_sizes=[[1, 2]], centers=[[5, 5]], colors=[[9, 8, 7]], labels=["box"], radii=0.2))
    rr.log("sizes", rr.Boxes2D(sizes=[[2, 4]], centers=[[0, 0]], draw_order=2, class_ids=[3], show_labels=True))
    for name in ("XYWH", "XYXY", "XCYCWH", "XCYCW2H2"):
        rr.log(f"array/{name}", rr.Boxes2D(array=[[1, 2, 3, 4], [5, 6, 7, 9]], array_format=rr.Box2DFormat[name]))
    # Of several boxes, the official SDK changes the order in these formats.
    for name in ("YXHW", "YXYX"):
        rr.log(f"array/{name}", rr.Boxes2D(array=[[1, 2, 3, 4]], array_format=rr.Box2DFormat[name]))


@case
def boxes3d() -> None:
    rr.log("half", rr.Boxes3D(half_sizes=[[1, 2, 3]]))
    rr.log("mins", rr.Boxes3D(mins=[[0, 0, 0]], sizes=[[1, 2, 3]], rotation_axis_angles=TURN))
    rr.log(
        "full",
        rr.Boxes3D(
            sizes=[[1, 1, 1], [2, 2, 2]],
            centers=[[3, 0, 0], [0, 4, 0]],
            quaternions=[QUATERNION, rr.Quaternion.identity()],
            colors=[255, 0, 255],
            radii=0.02,
            fill_mode="solid",
            labels=["a", "b"],
            show_labels=False,
            class_ids=[1, 2],
        ),
    )
    rr.log("rotations", rr.Boxes3D(half_sizes=[[1, 1, 1], [2, 2, 2]], rotations=[TURN, TURN_RADIANS]))


@case
def capsules3d() -> None:
    rr.log(
        "capsules",
        rr.Capsules3D(
            lengths=[1.0, 2.0],
            radii=[0.5, 0.25],
            translations=[[0, 0, 0], [2, 0, 0]],
            rotation_axis_angles=[TURN, TURN_RADIANS],
            colors=[[255, 0, 0], [0, 255, 0]],
            line_radii=0.01,
            fill_mode=rr.components.FillMode.DenseWireframe,
            labels=["a", "b"],
            show_labels=True,
            class_ids=[1, 2],
        ),
    )
    rr.log("plain", rr.Capsules3D(lengths=1.0, radii=0.5, quaternions=QUATERNION))


@case
def clear() -> None:
    rr.log("a/b", rr.Points3D([[1, 2, 3]]))
    rr.log("a", rr.Clear(recursive=False))
    rr.log("a", rr.Clear(recursive=True))
    rr.log("c", rr.Clear.flat())
    rr.log("c", rr.Clear.recursive())


@case
def coordinate_frame() -> None:
    rr.log("points", rr.CoordinateFrame("my frame"), rr.Points3D([[1, 2, 3]]))


@case
def cylinders3d() -> None:
    rr.log(
        "cylinders",
        rr.Cylinders3D(
            lengths=[1.0, 2.0],
            radii=[0.5, 0.25],
            centers=[[0, 0, 0], [2, 0, 0]],
            quaternions=[QUATERNION, QUATERNION],
            colors=[[255, 0, 0], [0, 255, 0]],
            line_radii=[0.01],
            fill_mode="MajorWireframe",
            labels=["a", "b"],
            show_labels=True,
            class_ids=[1, 2],
        ),
    )


@case
def depth_image() -> None:
    depth = np.arange(48).reshape(6, 8)
    rr.log("u16", rr.DepthImage(depth.astype(np.uint16), meter=1000.0))
    rr.log(
        "f32",
        rr.DepthImage(
            depth.astype(np.float32) / 10,
            meter=1,
            colormap="viridis",
            depth_range=[0.5, 4.0],
            point_fill_ratio=0.5,
            draw_order=-5,
            magnification_filter="linear",
        ),
    )
    rr.log("f64", rr.DepthImage(depth[..., None].astype(np.float64), colormap=rr.components.Colormap.Magma))


@case
def ellipses() -> None:
    rr.log(
        "2d",
        rr.Ellipses2D(
            half_sizes=[[2, 1], [1, 3]],
            centers=[[0, 0], [5, 5]],
            line_radii=0.1,
            colors=[[255, 0, 0], [0, 0, 255]],
            labels=["a", "b"],
            show_labels=True,
            draw_order=4,
            class_ids=[0, 1],
        ),
    )
    rr.log(
        "3d",
        rr.Ellipsoids3D(
            half_sizes=[[1, 2, 3]],
            centers=[[1, 1, 1]],
            rotation_axis_angles=[TURN],
            colors=[0, 255, 255],
            line_radii=-1.0,
            fill_mode=3,
            labels="ball",
            show_labels=False,
            class_ids=5,
        ),
    )
    rr.log("3d/spheres", rr.Ellipsoids3D(radii=[1.0, 2.0], centers=[[0, 0, 0], [4, 0, 0]], quaternions=[QUATERNION]))


@case
def encoded_images() -> None:
    rr.log(
        "image",
        rr.EncodedImage(
            contents=png(bytes_image(6, 8, 3)),
            media_type="image/png",
            opacity=0.5,
            draw_order=1,
            magnification_filter="bicubic",
        ),
    )
    rr.log("file", rr.EncodedImage(contents=io.BytesIO(png(bytes_image(6, 8))), media_type=rr.MediaType.PNG))
    rr.log(
        "depth",
        rr.EncodedDepthImage(
            png(np.arange(48, dtype=np.uint16).reshape(6, 8)),
            media_type="image/png",
            meter=1000.0,
            colormap="turbo",
            depth_range=[0, 40],
            point_fill_ratio=1.5,
            draw_order=2,
            magnification_filter="nearest",
        ),
    )


@case
def gaussian_splats() -> None:
    rr.log("minimal", rr.GaussianSplats3D(random(4, 3)))
    rr.log(
        "full",
        rr.GaussianSplats3D(
            centers=random(3, 3),
            scales=[[0.1, 0.2, 0.3]] * 3,
            quaternions=[QUATERNION, QUATERNION, rr.Quaternion.identity()],
            colors=[[255, 0, 0, 200], [0, 255, 0, 200], [0, 0, 255, 200]],
        ),
    )


@case
def geo() -> None:
    rr.log(
        "points",
        rr.GeoPoints(
            lat_lon=[[47.6, 8.1], [48, 9]], radii=rr.Radius.ui_points(10.0), colors=[255, 0, 0], class_ids=[1, 2]
        ),
    )
    rr.log(
        "lines",
        rr.GeoLineStrings(
            lat_lon=[[[1, 2], [3, 4]], [[5, 6], [7, 8], [9, 10]]], radii=2.0, colors=[[1, 2, 3], [4, 5, 6]]
        ),
    )


@case
def graph() -> None:
    rr.log(
        "graph",
        rr.GraphNodes(
            node_ids=["a", "b", "c"],
            positions=[(0, 100), (-100, 0), (100, 0)],
            colors=[[255, 0, 0], [0, 255, 0], [0, 0, 255]],
            labels=["A", "B", "C"],
            show_labels=True,
            radii=[1, 2, 3],
        ),
        rr.GraphEdges(edges=[("a", "b"), ("b", "c"), rr.GraphEdge("c", "a")], graph_type="directed"),
    )
    rr.log("undirected", rr.GraphEdges([("x", "y")], graph_type=rr.GraphType.Undirected))


@case
def grid_map() -> None:
    data = np.arange(12, dtype=np.uint8).reshape(3, 4)
    rr.log(
        "map",
        rr.GridMap(
            data=data.tobytes(),
            format=rr.components.ImageFormat(width=4, height=3, color_model="L", channel_datatype="U8"),
            cell_size=0.5,
            translation=[1, 2, 3],
            quaternion=QUATERNION,
            opacity=0.75,
            draw_order=1,
            colormap="RvizMap",
        ),
    )


@case
def images() -> None:
    rr.log("rgb", rr.Image(bytes_image(6, 8, 3)))
    rr.log("rgba", rr.Image(bytes_image(6, 8, 4), opacity=0.5, draw_order=3.0))
    rr.log("gray", rr.Image(bytes_image(6, 8), magnification_filter="linear"))
    rr.log("gray3", rr.Image(bytes_image(6, 8, 1)))
    rr.log("bgr", rr.Image(bytes_image(6, 8, 3), color_model="BGR"))
    rr.log("bgra", rr.Image(bytes_image(6, 8, 4), color_model=rr.ColorModel.BGRA))
    for kind in ("uint16", "uint32", "int8", "int16", "float16", "float32", "float64"):
        rr.log(f"kind/{kind}", rr.Image((np.abs(random(4, 5)) * 100).astype(kind)))
    rr.log("lists", rr.Image([[1, 2], [3, 4]]))
    rr.log("nv12", rr.Image(bytes=bytes_image(9 * 8).tobytes(), width=8, height=6, pixel_format=rr.PixelFormat.NV12))
    rr.log("raw", rr.Image(bytes=bytes_image(48).tobytes(), width=8, height=6, color_model="L", datatype="U8"))
    rr.log("update", rr.Image.from_fields(opacity=0.25))


@case
def instance_poses() -> None:
    rr.log(
        "boxes",
        rr.Boxes3D(half_sizes=[[1, 1, 1]]),
        rr.InstancePoses3D(
            translations=[[0, 0, 0], [3, 0, 0]],
            rotation_axis_angles=[TURN, TURN_RADIANS],
            scales=[[1, 1, 1], [2, 1, 1]],
        ),
    )
    rr.log("matrix", rr.InstancePoses3D(quaternions=[QUATERNION], mat3x3=[[1, 2, 3], [4, 5, 6], [7, 8, 9]]))


@case
def line_strips2d() -> None:
    rr.log("array", rr.LineStrips2D(random(3, 4, 2)))
    rr.log("one", rr.LineStrips2D([[0, 0], [1, 1], [2, 0]]))
    rr.log(
        "full",
        rr.LineStrips2D(
            [[[0, 0], [2, 1]], [[1, 1], [2, 2], [3, 3]]],
            radii=[0.1, -1.0],
            colors=[[255, 0, 0], [0, 255, 0]],
            labels=["a", "b"],
            show_labels=True,
            draw_order=7,
            class_ids=[1, 2],
        ),
    )


@case
def line_strips3d() -> None:
    rr.log("array", rr.LineStrips3D(random(2, 3, 3)))
    rr.log(
        "full",
        rr.LineStrips3D(
            [np.array([[0, 0, 0], [2, 1, 1]]), [[1, 1, 1], [2, 2, 2], [3, 3, 3]]],
            radii=0.1,
            colors=[[1.0, 0.0, 0.5]],
            labels=["a", "b"],
            show_labels=False,
            class_ids=9,
        ),
    )


@case
def mcap() -> None:
    rr.log(
        "channel", rr.archetypes.McapChannel(id=1, topic="/t", message_encoding="cdr", metadata={"a": "b"}), static=True
    )
    rr.log("message", rr.archetypes.McapMessage(b"123"))
    rr.log("schema", rr.archetypes.McapSchema(id=1, name="s", encoding="e", data=b"abc"), static=True)
    rr.log(
        "statistics",
        rr.archetypes.McapStatistics(
            message_count=1,
            schema_count=2,
            channel_count=3,
            attachment_count=4,
            metadata_count=5,
            chunk_count=6,
            message_start_time=7,
            message_end_time=8,
        ),
        static=True,
    )


@case
def mesh3d() -> None:
    rr.log("minimal", rr.Mesh3D(vertex_positions=TRIANGLE))
    rr.log(
        "full",
        rr.Mesh3D(
            vertex_positions=[*TRIANGLE, [1, 1, 0]],
            triangle_indices=[[0, 1, 2], [1, 3, 2]],
            vertex_normals=[[0, 0, 1]] * 4,
            vertex_colors=[[255, 0, 0], [0, 255, 0], [0, 0, 255], [9, 9, 9]],
            albedo_factor=[0.5, 0.5, 1.0],
            face_rendering="front",
            class_ids=[1],
        ),
    )
    rr.log(
        "texture",
        rr.Mesh3D(
            vertex_positions=TRIANGLE, vertex_texcoords=[[0, 0], [1, 0], [0, 1]], albedo_texture=bytes_image(4, 4, 3)
        ),
    )


@case
def pinhole() -> None:
    rr.log("focal", rr.Pinhole(focal_length=3, width=8, height=6))
    rr.log("focal2", rr.Pinhole(focal_length=[3, 4], resolution=[8, 6], principal_point=[4, 3]))
    rr.log("matrix", rr.Pinhole(image_from_camera=[[3, 0, 4], [0, 3, 3], [0, 0, 1]], resolution=(8, 6)))
    rr.log("fov", rr.Pinhole(fov_y=0.7, aspect_ratio=1.5))
    rr.log(
        "full",
        rr.Pinhole(
            focal_length=3,
            width=8,
            height=6,
            camera_xyz=rr.ViewCoordinates.RUB,
            image_plane_distance=2.0,
            color=[255, 0, 0],
            line_width=0.5,
            child_frame="image",
            parent_frame="camera",
        ),
    )


@case
def points2d() -> None:
    rr.log("minimal", rr.Points2D(random(5, 2)))
    rr.log(
        "full",
        rr.Points2D(
            [[0, 0], [1, 1]],
            radii=[0.1, 0.2],
            colors=np.array([[255, 0, 0], [0, 255, 0]], np.uint8),
            labels=["a", "b"],
            show_labels=True,
            draw_order=12,
            class_ids=[1, 2],
            keypoint_ids=[3, 4],
        ),
    )


@case
def points3d() -> None:
    rr.log("minimal", rr.Points3D(random(10, 3)))
    rr.log(
        "full",
        rr.Points3D(
            [[0, 0, 0], [1, 1, 1]],
            radii=rr.Radius.ui_points(5.0),
            colors=[0xFF0000FF, 0x00FF00FF],
            labels=["a", "b"],
            show_labels=False,
            class_ids=[1, 2],
            keypoint_ids=[3, 4],
        ),
    )
    rr.log("none", rr.Points3D([]))
    rr.log("update", rr.Points3D.from_fields(radii=0.5))
    rr.log("update", rr.Points3D.from_fields(clear_unset=True, positions=[[1, 2, 3]]))
    rr.log("update", rr.Points3D.cleared())


@case
def points3d_shading() -> None:
    rr.log("shading", rr.Points3D([[0, 0, 0]], point_shading=rr.components.PointShading.Flat))


@case
def recording_info() -> None:
    rr.log("info", rr.archetypes.RecordingInfo(name="my name", start_time=rr.encodings.TimeInt(nanos=5)), static=True)


@case
def scalars() -> None:
    for frame in range(5):
        rr.set_time("frame", sequence=frame)
        rr.log("one", rr.Scalars(frame * 0.5))
        rr.log("many", rr.Scalars([frame, frame + 1]))


@case
def segmentation() -> None:
    labels = np.arange(48).reshape(6, 8) % 5
    rr.log("u8", rr.SegmentationImage(labels.astype(np.uint8)))
    rr.log("u16", rr.SegmentationImage(labels.astype(np.uint16), opacity=0.5, draw_order=3))


@case
def series() -> None:
    rr.log(
        "lines",
        rr.SeriesLines(
            colors=[[255, 0, 0], [0, 255, 0]],
            widths=[1, 2],
            names=["a", "b"],
            visible_series=[True, False],
            aggregation_policy="average",
            interpolation_mode="StepAfter",
        ),
        static=True,
    )
    rr.log(
        "points",
        rr.SeriesPoints(
            colors=[0, 0, 255],
            markers=["circle", rr.components.MarkerShape.Asterisk],
            names="points",
            visible_series=True,
            marker_sizes=[4, 5],
        ),
        static=True,
    )


@case
def measurements() -> None:
    rr.log(
        "m",
        rr.Measurements(
            [1.0, 2.0],
            variances=[0.5, 0.25],
            units=["m", "s"],
            colors=[[255, 0, 0], [0, 255, 0]],
            widths=[1, 2],
            names=["a", "b"],
            visible_series=[True, True],
            aggregation_policy="Max",
            interpolation_mode="Linear",
        ),
    )


@case
def states() -> None:
    rr.log(
        "door",
        rr.StateConfiguration(
            values=["open", "closed"], labels=["Open", "Closed"], colors=[0xFF0000FF, 0x00FF00FF], visible=[True, False]
        ),
        static=True,
    )
    for frame, state in enumerate(["open", "closed", "open"]):
        rr.set_time("frame", sequence=frame)
        rr.log("door", rr.StateChange(state=state))


@case
def tensors() -> None:
    rr.log("f64", rr.Tensor(random(2, 3, 4)))
    rr.log("names", rr.Tensor(bytes_image(3, 4), dim_names=("rows", "columns"), value_range=[0, 300]))
    for kind in ("int8", "int16", "int32", "int64", "uint16", "uint32", "uint64", "float16", "float32"):
        rr.log(f"kind/{kind}", rr.Tensor((random(2, 2) * 50).astype(kind)))
    rr.log("data", rr.Tensor(rr.TensorData(array=bytes_image(2, 2), dim_names=["a", "b"])))


@case
def texts() -> None:
    rr.log("document", rr.TextDocument("plain"))
    rr.log("markdown", rr.TextDocument("# Title", media_type=rr.MediaType.MARKDOWN))
    rr.log("log", rr.TextLog("hello", level=rr.TextLogLevel.INFO, color=[255, 0, 0]))
    rr.log("log", rr.TextLog("bare"))
    rr.log("log", rr.TextLog("custom", level="MINE"))


@case
def transform3d() -> None:
    rr.log("nothing", rr.Transform3D())
    rr.log("translation", rr.Transform3D(translation=[1, 2, 3]))
    rr.log("quaternion", rr.Transform3D(translation=[1, 2, 3], quaternion=QUATERNION, scale=2))
    rr.log("rotation", rr.Transform3D(rotation=TURN, scale=[1, 2, 3]))
    rr.log("axis_angle", rr.Transform3D(rotation_axis_angle=TURN_RADIANS))
    rr.log("matrix", rr.Transform3D(mat3x3=[[1, 2, 3], [4, 5, 6], [7, 8, 10]], translation=[1, 1, 1]))
    rr.log("from_parent", rr.Transform3D(translation=[1, 0, 0], from_parent=True))
    rr.log("relation", rr.Transform3D(translation=[1, 0, 0], relation=rr.TransformRelation.ChildFromParent))
    rr.log("frames", rr.Transform3D(translation=[1, 0, 0], child_frame="a", parent_frame="b"))
    rr.log("update", rr.Transform3D.from_fields(scale=[4, 4, 4]))


@case
def transform_axes() -> None:
    rr.log("axes", rr.Transform3D(translation=[1, 0, 0]), rr.TransformAxes3D(0.5, show_frame=True))


@case
def video_frames() -> None:
    rr.log("seconds", rr.VideoFrameReference(seconds=1.5, video_reference="video"))
    rr.log("nanos", rr.VideoFrameReference(nanoseconds=17, opacity=0.5, draw_order=2))
    rr.log("timestamp", rr.VideoFrameReference(rr.components.VideoTimestamp(nanoseconds=5)))


@case
def video_stream() -> None:
    rr.log("stream", rr.VideoStream(codec=rr.VideoCodec.H264, opacity=0.5, draw_order=2), static=True)
    rr.log("stream", rr.VideoStream.from_fields(sample=b"\x00\x00\x00\x01sample", is_keyframe=True))


@case
def view_coordinates() -> None:
    for name in ("RDF", "RUB", "FLU", "RIGHT_HAND_Z_UP", "LEFT_HAND_Y_DOWN"):
        rr.log(name, getattr(rr.ViewCoordinates, name), static=True)
    rr.log("list", rr.ViewCoordinates([3, 1, 5]))


@case
def volume() -> None:
    rr.log(
        "volume",
        rr.Volume3D(
            np.abs(random(3, 4, 5)).astype(np.float32),
            voxel_size=[0.1, 0.2, 0.3],
            translation=[1, 2, 3],
            quaternion=QUATERNION,
            value_range=[0, 1],
            gamma=1.5,
            colormap="plasma",
            optical_density=2.0,
        ),
    )


@case
def voxels() -> None:
    rr.log(
        "voxels",
        rr.VoxelGridMap(
            [[0, 0, 0], [1, 2, -3]],
            [0.5, 0.25, 0.5],
            values=[0.25, 0.75],
            colors=[[255, 0, 0], [0, 255, 0]],
            translation=[1, 0, 0],
            rotation_axis_angle=TURN,
            opacity=0.5,
            value_range=[0, 1],
            colormap="inferno",
        ),
    )
