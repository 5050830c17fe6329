"""Every function and class of the releases before 0.24 that our SDK keeps. The official SDK has them no more."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

import numpy as np
import rerun as rr

CASES: dict[str, Callable[[], None]] = {}


def case(log: Callable[[], None]) -> Callable[[], None]:
    CASES[log.__name__] = log
    return log


def image(*shape: int) -> Any:
    return np.random.default_rng(7).integers(0, 256, shape, dtype=np.uint8)


@case
def points() -> None:
    rr.log_point("point", [1, 2, 3], radius=0.5, color=[255, 0, 0], label="a", class_id=1, keypoint_id=2)
    rr.log_point("point2d", [1, 2])
    rr.log_points("points", [[0, 0, 0], [1, 1, 1]], identifiers=[7, 8], colors=[[255, 0, 0], [0, 255, 0]], radii=[1, 2])
    rr.log_points("points", labels=["a", "b"], class_ids=[1, 2], keypoint_ids=[3, 4], ext={"confidence": [0.5, 1]})
    rr.log_points("static", [[0, 0]], timeless=True)


@case
def rects() -> None:
    rr.log_rect("rect", [1, 2, 3, 4], label="a", color=[255, 0, 0], class_id=3)
    rr.log_rects("rects", [[1, 2, 3, 4], [5, 6, 7, 8]], rect_format=rr.RectFormat.XYXY, labels=["a", "b"])
    rr.log_rects("none", None)


@case
def lines() -> None:
    rr.log_line_strip("strip", [[0, 0, 0], [1, 0, 0], [1, 1, 0]], stroke_width=0.1, color=[0, 255, 0])
    rr.log_path("path", [[0, 0], [1, 1]])
    rr.log_line_segments("segments", [[0, 0], [1, 1], [2, 2], [3, 3]], color=[9, 9, 9])
    rr.log_arrow("arrow", [0, 0, 0], [1, 1, 1], color=[255, 0, 0], label="up", width_scale=0.1)


@case
def boxes() -> None:
    rr.log_obb("box", half_size=[1, 2, 3], position=[1, 1, 1], rotation_q=[0, 0, 0, 1], color=[1, 2, 3], label="b")
    rr.log_obbs("boxes", half_sizes=[[1, 2, 3], [1, 1, 1]], positions=[[0, 0, 0], [5, 5, 5]])


@case
def scalars() -> None:
    for frame in range(5):
        rr.set_time_sequence("frame", frame)
        rr.log_scalar("line", frame * 0.5, label="a", color=[255, 0, 0], radius=2)
        rr.log_scalar("points", frame * 0.25, scattered=True)


@case
def images() -> None:
    rr.log_image("image", image(6, 8, 3))
    rr.log_depth_image("depth", np.arange(48, dtype=np.uint16).reshape(6, 8), meter=1000)
    rr.log_segmentation_image("labels", image(6, 8) % 4)
    rr.log_tensor("tensor", image(3, 4, 5), names=["a", "b", "c"])


@case
def meshes() -> None:
    corners = np.array([[0, 0, 0], [1, 0, 0], [0, 1, 0]], np.float32)
    rr.log_mesh("mesh", corners, indices=[0, 1, 2], albedo_factor=[1, 0.5, 0.25])
    rr.log_meshes(
        "meshes",
        [corners, corners + 2],
        vertex_color_buffers=[None, None],
        index_buffers=[[0, 1, 2], [0, 2, 1]],
        normal_buffers=[None, None],
        albedo_factors=[[1, 0, 0], None],
    )
    rr.log_mesh_file(
        "file", rr.MeshFormat.OBJ, mesh_bytes=b"v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n", transform=np.eye(4)[:3]
    )


@case
def spaces() -> None:
    rr.log_pinhole("camera", child_from_parent=[[3, 0, 4], [0, 3, 3], [0, 0, 1]], width=8, height=6)
    rr.log_pinhole("camera2", width=8, height=6, focal_length_px=5)
    rr.log_rigid3("rigid", parent_from_child=([1, 2, 3], [0, 0, 0, 1]), xyz="RDF")
    rr.log_view_coordinates("/", up="+Z", timeless=True)
    rr.log_unknown_transform("unknown")
    rr.log_disconnected_space("disconnected")


@case
def texts() -> None:
    rr.log_annotation_context("/", [(1, "car", (255, 0, 0)), rr.ClassDescription(info=rr.AnnotationInfo(2, "b"))])
    rr.log_text_entry("log", "hello", level=rr.LogLevel.WARN, color=[255, 0, 0])
    rr.log_cleared("log", recursive=True)
    rr.log_extension_components("ext", {"confidence": 0.5, "names": ["a", "b"]})
    logger = logging.getLogger("interop")
    handler = rr.LoggingHandler("logs")
    logger.addHandler(handler)
    logger.error("something happened")
    logger.removeHandler(handler)


@case
def times() -> None:
    rr.set_time_seconds("seconds", 1.5)
    rr.set_time_seconds("date", 1_700_000_000.5)
    rr.set_time_nanos("nanos", 1_500_000)
    rr.log("a", rr.Points3D([[1, 2, 3]]))
    rr.set_time_seconds("seconds", None)
    rr.log("b", rr.Points3D([[1, 2, 3]]), timeless=True)


@case
def classes() -> None:
    rr.log("scalar", rr.Scalar(1.5), rr.SeriesLine(color=[255, 0, 0], width=2, name="a"))
    rr.log("points", rr.Scalar(1.5), rr.SeriesPoint(marker="square", marker_size=3))
    rr.log("space", rr.DisconnectedSpace())
    rr.log("transform", rr.Transform3D(rr.TranslationRotationScale3D(translation=[1, 2, 3], scale=2)))
    rr.log("mesh", rr.Mesh3D(vertex_positions=[[0, 0, 0], [1, 0, 0], [0, 1, 0]], mesh_material=rr.Material([1, 0, 0])))
