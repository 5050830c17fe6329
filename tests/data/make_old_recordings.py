"""One scene as the official SDKs before 0.23 write it: python make_old_recordings.py OUT.rrd

Needs an environment with that SDK, pyarrow below 17 and numpy below 2. The files in rrd/0.15.1 to rrd/0.22.1 come from
here.
"""

import importlib.metadata
import sys

import numpy as np
import rerun as rr

version = tuple(int(part) for part in importlib.metadata.version("rerun-sdk").split(".")[:2])
angle = rr.Angle if hasattr(rr, "Angle") else rr.datatypes.Angle
static = {"static": True} if version >= (0, 16) else {"timeless": True}
rr.init("old_scene", recording_id="old")
rr.save(sys.argv[1])
rr.log("world", rr.ViewCoordinates.RIGHT_HAND_Z_UP, **static)
rr.log("/", rr.AnnotationContext([(1, "red", (255, 0, 0)), (2, "green", (0, 255, 0))]), **static)
rr.log("doc", rr.TextDocument("# Old\n\nSome *text*", media_type=rr.MediaType.MARKDOWN), **static)
picture = np.zeros((6, 8, 3), np.uint8)
picture[1:3, 2:5] = [0, 255, 0]
for i in range(2):
    rr.set_time_sequence("frame", i)
    rr.set_time_seconds("sim", i * 0.5)
    points = rr.Points3D(
        [[0, 0, 0], [1, i, 0], [2, 0, 1]],
        colors=[[255, 0, 0], [0, 255, 0], [0, 0, 255]],
        radii=0.1,
        labels=["a", "b", "c"],
    )
    rr.log("world/points", points)
    rr.log("world/same", rr.Points3D([[0, 3, 0], [1, 3, i]], class_ids=[1, 2], radii=0.1))
    rr.log("world/strips", rr.LineStrips3D([[[0, 0, 0], [1, 1, i]], [[0, 0, 1], [1, 1, 1]]], colors=[200, 100, 0]))
    turn = rr.RotationAxisAngle(axis=[0, 0, 1], angle=angle(deg=30 * i))
    if version < (0, 16):
        moved = rr.Transform3D(rr.TranslationRotationScale3D(translation=[0, 0, i], rotation=turn, scale=0.5))
    else:
        moved = rr.Transform3D(translation=[0, 0, i], rotation=turn, scale=0.5)
    rr.log("world/moving", moved)
    rotation = rr.Quaternion(xyzw=[0, 0, 0.38268343, 0.92387953])
    rr.log(
        "world/moving/box", rr.Boxes3D(half_sizes=[1, 0.5, 0.5], centers=[1, 0, 0], rotations=rotation, labels="box")
    )
    rr.log("world/moving/arrows", rr.Arrows3D(vectors=[[0, 0, 1]], origins=[[0, 0, 0]]))
    picture[..., 0] = 80 * i
    rr.log("image/rgb", rr.Image(picture))
    rr.log("image/seg", rr.SegmentationImage((np.arange(48).reshape(6, 8) // 20).astype(np.uint8)))
    rr.log("image/boxes", rr.Boxes2D(array=[1, 1, 3, 2], array_format=rr.Box2DFormat.XYWH, labels="thing"))
    rr.log("depth", rr.DepthImage((np.arange(48).reshape(6, 8) * 10 + i).astype(np.uint16), meter=1000.0))
    rr.log("cam", rr.Pinhole(focal_length=10, width=16, height=12))
    corners = [[0, 0, 0], [1, 0, 0], [0, 1, 0]]
    rr.log("mesh", rr.Mesh3D(vertex_positions=corners, vertex_colors=[[255, 0, 0], [0, 255, 0], [0, 0, 255]]))
    rr.log("plot/value", rr.Scalar(np.sin(i)) if hasattr(rr, "Scalar") else rr.TimeSeriesScalar(np.sin(i)))
    rr.log("logs", rr.TextLog(f"line {i}", level=rr.TextLogLevel.WARN))
    if version != (0, 22):  # there the SDK fails with its own dependencies
        rr.log("tensor", rr.Tensor(np.arange(24).reshape(2, 3, 4).astype(np.float32), dim_names=("a", "b", "c")))
        rr.log("bars", rr.BarChart([1, 2, 3 + i]))
rr.set_time_sequence("frame", 2)
rr.log("world/strips", rr.Clear(recursive=False))
