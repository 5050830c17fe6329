"""Calls that releases from 0.24 on know and store in the same way.

Runs with any SDK that calls itself `rerun`: ours and the official one of 0.24.
"""

from __future__ import annotations

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


TURN = rr.RotationAxisAngle(axis=[0, 0, 1], angle=rr.Angle(deg=30))


@case
def points() -> None:
    rr.log("a", rr.Points3D([[0, 0, 0], [1, 1, 1]], colors=[[255, 0, 0], [0, 255, 0]], radii=[0.5], labels=["a", "b"]))
    rr.log("b", rr.Points2D([[0, 0], [1, 1]], class_ids=[1, 2], keypoint_ids=[3, 4], draw_order=2.0))
    rr.log("a", rr.Points3D.from_fields(radii=2.0))


@case
def lines() -> None:
    rr.log("a", rr.LineStrips3D([[[0, 0, 0], [2, 1, 1]], [[1, 1, 1], [2, 2, 2], [3, 3, 3]]], radii=0.1))
    rr.log("b", rr.LineStrips2D([[[0, 0], [2, 1]]], colors=[9, 8, 7], labels="one"))
    rr.log("c", rr.Arrows3D(vectors=[[1, 0, 0]], origins=[[0, 0, 1]], radii=0.1))
    rr.log("d", rr.Arrows2D(vectors=[[1, 0]], colors=[1.0, 0.5, 0.0]))


@case
def boxes() -> None:
    rr.log("a", rr.Boxes3D(mins=[[0, 0, 0]], sizes=[[1, 2, 3]], rotation_axis_angles=TURN, fill_mode="solid"))
    rr.log("b", rr.Boxes2D(mins=[[-1, -1]], sizes=[[2, 2]], show_labels=True))
    rr.log("c", rr.Ellipsoids3D(half_sizes=[[1, 2, 3]], centers=[[1, 1, 1]]))
    rr.log("d", rr.Capsules3D(lengths=[1.0], radii=[0.5]))


@case
def images() -> None:
    rr.log("rgb", rr.Image(image(6, 8, 3)))
    rr.log("gray", rr.Image(image(6, 8), opacity=0.5))
    rr.log("depth", rr.DepthImage(np.arange(48, dtype=np.uint16).reshape(6, 8), meter=1000.0, colormap="turbo"))
    rr.log("labels", rr.SegmentationImage((np.arange(48).reshape(6, 8) % 5).astype(np.uint8)))
    rr.log("tensor", rr.Tensor(image(3, 4, 2), dim_names=("a", "b", "c")))


@case
def spaces() -> None:
    rr.log("camera", rr.Pinhole(focal_length=3, width=8, height=6, camera_xyz=rr.ViewCoordinates.RUB))
    rr.log("/", rr.ViewCoordinates.RIGHT_HAND_Z_UP, static=True)
    rr.log("poses", rr.InstancePoses3D(translations=[[0, 0, 0], [3, 0, 0]]))


@case
def meshes() -> None:
    rr.log("mesh", rr.Mesh3D(vertex_positions=[[0, 0, 0], [1, 0, 0], [0, 1, 0]], triangle_indices=[[0, 1, 2]]))
    rr.log("asset", rr.Asset3D(contents=b"solid x\nendsolid x\n", media_type=rr.MediaType.STL))


@case
def texts_and_scalars() -> None:
    rr.log("document", rr.TextDocument("# Title", media_type=rr.MediaType.MARKDOWN))
    rr.log("log", rr.TextLog("hello", level=rr.TextLogLevel.INFO, color=[255, 0, 0]))
    for frame in range(5):
        rr.set_time("frame", sequence=frame)
        rr.log("scalar", rr.Scalars(frame * 0.5))
    rr.log("scalar", rr.SeriesLines(colors=[255, 0, 0], names="a", widths=2), static=True)


@case
def times_and_columns() -> None:
    rr.set_time("seconds", duration=1.5)
    rr.set_time("date", timestamp=1_700_000_000.25)
    rr.log("a", rr.Points3D([[1, 2, 3]]))
    rr.send_columns(
        "scalars",
        indexes=[rr.TimeColumn("step", sequence=[0, 1, 2])],
        columns=rr.Scalars.columns(scalars=[0.5, 0.25, 0.125]),
    )


@case
def clears_and_contexts() -> None:
    rr.log("/", rr.AnnotationContext([(1, "car", (255, 0, 0)), rr.AnnotationInfo(2, "person")]), static=True)
    rr.log("a", rr.Clear(recursive=True))
    rr.log("b", rr.AnyValues(number=1, text="hello"))
