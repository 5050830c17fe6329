"""Short programs in the manner of each release: they run without an error, and what they log can be read."""

from __future__ import annotations

from typing import Any

import pytest
import rerun as rr

PRELUDE = """
import logging
import math
from math import cos, pi, sin, tau
import numpy as np
import rerun as rr
from numpy.random import default_rng
from rerun.datatypes import Angle, Quaternion, Rotation3D, RotationAxisAngle
"""

# Name: program, and components that it must have logged.
PROGRAMS: dict[str, tuple[str, list[str]]] = {
    "pinhole of 0.4": (
        """
width, height = 640, 480
u_cen, v_cen = width / 2, height / 2
f_len = (height * width) ** 0.5
rr.log_pinhole("world/camera/image",
    child_from_parent=[[f_len, 0, u_cen], [0, f_len, v_cen], [0, 0, 1]], width=width, height=height)
""",
        ["/world/camera/image Pinhole:image_from_camera", "/world/camera/image Pinhole:resolution"],
    ),
    "triangle of 0.4": (
        """
rr.log_mesh("world/mesh", positions=[[0.0, 0.0, 0.0], [1.0, 0.0, 0.0], [0.0, 1.0, 0.0]], indices=[0, 1, 2],
    normals=[[0.0, 0.0, 1.0], [0.0, 0.0, 1.0], [0.0, 0.0, 1.0]], albedo_factor=[1.0, 0.0, 0.0])
""",
        ["/world/mesh Mesh3D:triangle_indices", "/world/mesh Mesh3D:albedo_factor"],
    ),
    "plot of 0.4": (
        """
t = 1.0
rr.log_scalar("trig/sin", math.sin(t), label="sin(t)", color=[255, 0, 0])
rr.log_scalar("trig/cos", math.cos(t), label="cos(t)", color=[0, 0, 255])
""",
        ["/trig/sin Scalars:scalars", "/trig/cos SeriesLines:names"],
    ),
    "spaces of 0.4": (
        """
rr.log_view_coordinates("world/camera", xyz="RUB")
rr.log_view_coordinates("world", up="+Z", right_handed=True, timeless=True)
t = 0.0
translation = [math.sin(t), math.cos(t), 0.0]
rotation = [0.5, 0.0, 0.0, np.sin(np.pi / 3)]
rr.log_rigid3("sun/planet", parent_from_child=(translation, rotation))
rr.log_unknown_transform("other")
""",
        ["/world ViewCoordinates:xyz", "/sun/planet Transform3D:quaternion", "/other Transform3D:parent_frame"],
    ),
    "mesh file of 0.5": (
        """
transform = np.array([[1, 0, 0, 10], [0, 1, 0, 0], [0, 0, 1, 0]])
rr.log_mesh_file("mesh", rr.MeshFormat.OBJ, b"v 0 0 0", transform=transform)
""",
        ["/mesh Asset3D:blob", "/mesh InstancePoses3D:translations"],
    ),
    "annotations of 0.5": (
        """
rr.log_annotation_context("/", [rr.AnnotationInfo(id=23, label="foo", color=(255, 0, 0)), (24, "bar")])
rr.log_rects("boxes", np.array([[0, 0, 5, 5]]), class_ids=[23], rect_format=rr.RectFormat.XYXY)
rr.log_text_entry("logs", "a line", level=rr.LogLevel.WARN)
rr.set_time_sequence("frame_nr", 4)
rr.set_time_sequence("frame_nr", None)
rr.reset_time()
""",
        ["/ AnnotationContext:context", "/boxes Boxes2D:class_ids", "/logs TextLog:level"],
    ),
    "segmentation of 0.17": (
        """
image = np.zeros((200, 300), dtype=np.uint8)
image[50:100, 50:120] = 1
rr.log("segmentation", rr.AnnotationContext([(1, "red", (255, 0, 0)), (2, "green", (0, 255, 0))]), static=True)
rr.log("segmentation/image", rr.SegmentationImage(image))
""",
        ["/segmentation AnnotationContext:context", "/segmentation/image SegmentationImage:buffer"],
    ),
    "arrows of 0.17": (
        """
lengths = np.log2(np.arange(0, 100) + 1)
angles = np.arange(start=0, stop=tau, step=tau * 0.01)
vectors = np.column_stack([np.sin(angles) * lengths, np.zeros(100), np.cos(angles) * lengths])
colors = [[1.0 - c, c, 0.5, 0.5] for c in angles / tau]
rr.log("arrows", rr.Arrows3D(origins=np.zeros((100, 3)), vectors=vectors, colors=colors))
rr.log("flat", rr.Arrows2D(origins=[[0.25, 0.0]], vectors=[[1.0, 0.0]], labels=["right"]))
for i in range(4):
    rr.log(f"arrows/{i}", rr.Clear(recursive=False))
rr.log("arrows", rr.Clear.recursive())
rr.log("flat", rr.Clear.flat())
""",
        ["/arrows Arrows3D:vectors", "/flat Arrows2D:labels", "/arrows Clear:is_recursive"],
    ),
    "boxes of 0.17": (
        """
rr.log("simple", rr.Boxes2D(mins=[-1, -1], sizes=[2, 2]))
rr.log("batch", rr.Boxes3D(
    centers=[[2, 0, 0], [-2, 0, 0]],
    half_sizes=[[2.0, 2.0, 1.0], [1.0, 1.0, 0.5]],
    rotations=[
        Quaternion(xyzw=[0.0, 0.0, 0.382683, 0.923880]),
        RotationAxisAngle(axis=[0, 1, 0], angle=Angle(deg=30)),
    ],
    radii=0.025, colors=[(255, 0, 0), (0, 255, 0)], labels=["red", "green"]))
""",
        ["/simple Boxes2D:centers", "/batch Boxes3D:quaternions"],
    ),
    "images of 0.17": (
        """
image = np.zeros((200, 300, 3), dtype=np.uint8)
rr.log("image", rr.Image(image))
rr.log("random", rr.Image(default_rng(1).uniform(0, 255, size=[3, 3, 3])))
depth = 65535 * np.ones((20, 30), dtype=np.uint16)
rr.log("world/camera", rr.Pinhole(width=30, height=20, focal_length=20))
rr.log("world/camera/depth", rr.DepthImage(depth, meter=10_000.0, colormap="viridis"))
rr.log("tensor", rr.Tensor(np.ones((8, 6, 3, 5), dtype=np.uint8), dim_names=("width", "height", "channel", "batch")))
rr.log("bar_chart", rr.BarChart([8, 4, 0, 9, 1, 4, 1, 6, 9, 0]))
""",
        [
            "/image Image:format",
            "/random Image:buffer",
            "/world/camera/depth DepthImage:colormap",
            "/tensor Tensor:data",
        ],
    ),
    "strips and points of 0.17": (
        """
rr.log("strips", rr.LineStrips2D([[[0, 0], [2, 1], [4, -1], [6, 0]], [[0, 3], [1, 4], [2, 2]]],
    colors=[[255, 0, 0], [0, 255, 0]], radii=[0.025, 0.005], labels=["one strip here", "and one strip there"]))
points = [[0, 0, 0], [0, 0, 1], [1, 0, 0], [1, 0, 1]]
rr.log("scene", rr.LineStrips3D([points], radii=rr.Radius.ui_points(5.0), colors=[0, 0, 255]))
rng = default_rng(12345)
rr.log("random", rr.Points3D(rng.uniform(-5, 5, size=[10, 3]), colors=rng.uniform(0, 255, size=[10, 3]),
    radii=rng.uniform(0, 1, size=[10])))
rr.log("ui", rr.Points2D([[1, 0], [1, 1]], radii=rr.Radius.ui_points([40.0, 60.0])))
""",
        ["/strips LineStrips2D:strips", "/scene LineStrips3D:radii", "/random Points3D:colors", "/ui Points2D:radii"],
    ),
    "plots of 0.17": (
        """
rr.log("trig/sin", rr.SeriesLine(color=[255, 0, 0], name="sin(0.01t)", width=2), static=True)
rr.log("trig/cos", rr.SeriesPoint(color=[0, 255, 0], name="cos(0.01t)", marker="circle", marker_size=4), static=True)
for t in range(0, 10):
    rr.set_time_sequence("step", t)
    rr.log("trig/sin", rr.Scalar(sin(float(t) / 100.0)))
    rr.log("trig/cos", rr.Scalar(cos(float(t) / 100.0)))
""",
        ["/trig/sin Scalars:scalars", "/trig/cos SeriesPoints:markers"],
    ),
    "transforms of 0.17": (
        """
arrow = rr.Arrows3D(origins=[0, 0, 0], vectors=[0, 1, 0])
rr.log("base", arrow)
rr.log("base/translated", rr.Transform3D(translation=[1, 0, 0]))
rr.log("base/rotated_scaled",
    rr.Transform3D(rotation=RotationAxisAngle(axis=[0, 0, 1], angle=Angle(rad=pi / 4)), scale=2))
rr.log("world", rr.ViewCoordinates.RIGHT_HAND_Z_UP, static=True)
rr.log("world/cam", rr.Pinhole(fov_y=0.7853982, aspect_ratio=1.7777778, camera_xyz=rr.ViewCoordinates.RUB))
rr.log("world/wormhole", rr.DisconnectedSpace())
""",
        [
            "/base/translated Transform3D:translation",
            "/base/rotated_scaled Transform3D:scale",
            "/world/cam Pinhole:camera_xyz",
            "/world/wormhole Transform3D:parent_frame",
        ],
    ),
    "mesh of 0.17": (
        """
rr.log("triangle", rr.Mesh3D(
    vertex_positions=[[0.0, 1.0, 0.0], [1.0, 0.0, 0.0], [0.0, 0.0, 0.0]],
    vertex_normals=[0.0, 0.0, 1.0],
    vertex_colors=[[0, 0, 255], [0, 255, 0], [255, 0, 0]],
    triangle_indices=[2, 1, 0]))
""",
        ["/triangle Mesh3D:vertex_normals", "/triangle Mesh3D:triangle_indices"],
    ),
    "texts of 0.17": (
        """
rr.log("text_document", rr.TextDocument("Hello, TextDocument!"))
rr.log("markdown", rr.TextDocument("# Hello", media_type=rr.MediaType.MARKDOWN))
rr.log("logs", rr.TextLog("this entry has loglevel TRACE", level=rr.TextLogLevel.TRACE))
handler = rr.LoggingHandler("logs/handler")
logging.getLogger("of_a_program").addHandler(handler)
logging.getLogger("of_a_program").warning("through the standard logging interface")
logging.getLogger("of_a_program").removeHandler(handler)
""",
        ["/markdown TextDocument:media_type", "/logs TextLog:level"],
    ),
}


@pytest.mark.parametrize("name", PROGRAMS)
def test_program(logged: Any, name: str) -> None:
    program, wanted = PROGRAMS[name]
    exec(PRELUDE + program, {"__name__": "program"})
    found = {
        f"{entity} {component}"
        for entity in logged.recording.entity_paths
        for component in logged.recording.components(entity)
    }
    assert set(wanted) <= found
    assert logged.warnings() == []


def test_viewers_are_asked_for_as_in_the_first_release(
    lenient: Any, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    calls = [lambda: rr.spawn(9876, True), lambda: rr.connect("127.0.0.1:9876"), lambda: rr.serve(False, 9090, 9877)]
    for call in calls:
        with pytest.warns(rr.RerunWarning, match="no live viewer"):
            call()
    rr.set_strict_mode(True)
    for call in calls:
        with pytest.raises(RuntimeError, match="no live viewer"):
            call()
