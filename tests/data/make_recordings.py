"""Writes the test recordings with an official Rerun SDK.

The files under `tests/data/rrd/<version>/` are what the reader is tested against, so they are made by the SDK whose
format they stand for. The product never imports that SDK; install each version in an environment of its own:

    python3 -m venv /tmp/rerun-0.41.0
    /tmp/rerun-0.41.0/bin/pip install rerun-sdk==0.41.0
    /tmp/rerun-0.41.0/bin/python tests/data/make_recordings.py tests/data/rrd

The version of the SDK found decides the folder and the cases: every version writes `all_basic`, 0.41 writes the rest.
`--dna FILE` writes the recording of the demo instead. Content and ids are fixed; row ids and log times are the SDK's
own and differ from run to run, so a new run changes the bytes but not the pictures.
"""

from __future__ import annotations

import argparse
import io
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

os.environ["RERUN_FLUSH_TICK_SECS"] = (
    "60"  # one chunk per entity, however slow the machine; read when rerun is imported
)

import numpy as np
import rerun as rr
from PIL import Image

APPLICATION_ID = "rerun_render_tests"
EPOCH_SECS = 1_700_000_000
"""Start of the `date` timeline: 2023-11-14 22:13:20 UTC."""
TURN = 2.0 * np.pi
MAX_BYTES = 200_000
MAX_BYTES_UNCOMPRESSED = 300_000
"""0.28 wrote chunks and index without compression."""

Case = Callable[[rr.RecordingStream], None]
CASES: dict[str, Case] = {}


def case(function: Case) -> Case:
    """Registers a case under the name of its function."""
    CASES[function.__name__] = function
    return function


def rotation(axis: tuple[float, float, float], radians: float) -> rr.RotationAxisAngle:
    return rr.RotationAxisAngle(axis=axis, radians=radians)


def circle(num_points: int, radius: float = 1.0, z: float = 0.0) -> np.ndarray:
    """Points on a circle around the z axis: (num_points, 3) float32."""
    angles = np.linspace(0.0, TURN, num_points, endpoint=False)
    return np.stack([radius * np.cos(angles), radius * np.sin(angles), np.full(num_points, z)], axis=1).astype(
        np.float32
    )


def rainbow(num_colors: int) -> np.ndarray:
    """Clearly different colours: (num_colors, 3) uint8."""
    phases = np.linspace(0.0, TURN, num_colors, endpoint=False)[:, None] + np.array([0.0, TURN / 3, 2 * TURN / 3])
    return np.round(127.5 + 127.5 * np.cos(phases)).astype(np.uint8)


def gradient(width: int, height: int) -> np.ndarray:
    """Red grows to the right, green downwards, blue is a checker of 4 px: (height, width, 3) uint8."""
    y, x = np.mgrid[0:height, 0:width]
    blue = np.where((x // 4 + y // 4) % 2 == 0, 200, 40)
    return np.stack([255 * x // (width - 1), 255 * y // (height - 1), blue], axis=-1).astype(np.uint8)


def png(pixels: np.ndarray) -> bytes:
    """Bytes of a PNG file."""
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "PNG")
    return file.getvalue()


@case
def all_basic(rec: rr.RecordingStream) -> None:
    """Everything once, small: static data, and data on a sequence, a duration and a date timeline."""
    rec.log("world", rr.ViewCoordinates.RIGHT_HAND_Z_UP, static=True)
    rec.log("world/ground", rr.Boxes3D(half_sizes=[[2.0, 2.0, 0.02]], colors=[90, 90, 90]), static=True)
    rec.log("world/camera", rr.Pinhole(resolution=[16, 12], focal_length=15.0, image_plane_distance=0.5), static=True)
    turned = [[0, 0, -1], [1, 0, 0], [0, -1, 0]]
    rec.log("world/camera", rr.Transform3D(translation=[3.0, 0.0, 1.0], mat3x3=turned), static=True)
    for step in range(6):
        turn = step / 6
        rec.set_time("step", sequence=step)
        rec.set_time("elapsed", duration=0.1 * step)
        rec.set_time("date", timestamp=EPOCH_SECS + 0.1 * step)
        ring = rr.Transform3D(translation=[0.0, 0.0, 0.5], rotation=rotation((0.0, 0.0, 1.0), TURN * turn))
        rec.log("world/ring", ring)
        rec.log("world/ring/points", rr.Points3D(circle(8), colors=rainbow(8), radii=0.1, labels=list("abcdefgh")))
        rec.reset_time()
        # The rest on one timeline only: an index at the end of the file grows with components times timelines.
        rec.set_time("step", sequence=step)
        strips = rr.LineStrips3D([circle(8), circle(4, 0.5)], colors=[[255, 255, 0], [0, 255, 255]])
        rec.log("world/ring/strip", strips)
        rec.log("world/arrows", rr.Arrows3D(origins=circle(3, 1.5), vectors=[[0, 0, 1 + turn]] * 3, radii=0.04))
        height = [[0, 0, 0.5 + turn]]
        rec.log("world/box", rr.Boxes3D(centers=height, half_sizes=[[0.2, 0.3, 0.2]], fill_mode="solid"))
        rec.log("world/camera/image", rr.Image(gradient(16, 12) // (1 + step % 2)))
        rec.log("plane/points", rr.Points2D(circle(6, 8.0 + step)[:, :2], colors=rainbow(6), radii=1.0))
        rec.log("plane/strip", rr.LineStrips2D([[[-12, -12], [12, -12 + step], [12, 12]]], radii=0.5))
        rec.log("plane/arrow", rr.Arrows2D(origins=[[0, 0]], vectors=[[6, step]], colors=[0, 255, 0]))
        rec.log("plane/box", rr.Boxes2D(mins=[[-6, -6]], sizes=[[12, 8 + step]], labels=["box"]))
        rec.log("log", rr.TextLog(f"step {step}", level=rr.TextLogLevel.INFO))
        if step == 2:
            rec.log("late", rr.Points3D([[0, 0, 2]], colors=[255, 0, 0], radii=0.2))
        if step == 4:
            rec.log("late", rr.Clear(recursive=False))
    rec.reset_time()


@case
def points3d(rec: rr.RecordingStream) -> None:
    """A grid of spheres with colours and scene radii, translucent ones among them, and a row with changing radii."""
    x, y, z = np.mgrid[0:5, 0:5, 0:3].reshape(3, -1).astype(np.float32)
    colors = np.stack([50 * x + 40, 50 * y + 40, 100 * z + 40], axis=1).astype(np.uint8)
    rec.log("grid", rr.Points3D(np.stack([x, y, z], axis=1), colors=colors, radii=0.3), static=True)
    row = np.stack([np.arange(6.0), np.full(6, -2.0), np.zeros(6)], axis=1)
    rec.log("row", rr.Points3D(row, colors=[255, 255, 255], radii=np.linspace(0.1, 0.5, 6)), static=True)


@case
def points2d_radii(rec: rr.RecordingStream) -> None:
    """Radii in scene units in the upper row and in ui points (pixels) in the lower row."""
    x = np.arange(1.0, 6.0) * 20
    upper, lower = np.stack([x, np.full(5, 20.0)], axis=1), np.stack([x, np.full(5, 60.0)], axis=1)
    rec.log("frame", rr.Boxes2D(mins=[[0, 0]], sizes=[[120, 80]], colors=[90, 90, 90]), static=True)
    rec.log("scene", rr.Points2D(upper, radii=np.linspace(1, 9, 5), colors=rainbow(5)), static=True)
    rec.log("ui", rr.Points2D(lower, radii=rr.Radius.ui_points(np.linspace(1, 9, 5)), colors=rainbow(5)), static=True)


@case
def strips3d(rec: rr.RecordingStream) -> None:
    """A helix with a scene radius, a zig-zag with a ui radius, a single segment."""
    t = np.linspace(0.0, 3.0, 60)
    helix = np.stack([np.cos(TURN * t), np.sin(TURN * t), t], axis=1)
    zigzag = np.stack([np.linspace(-2, 2, 9), np.full(9, -2.0), np.arange(9) % 2], axis=1)
    rec.log("helix", rr.LineStrips3D([helix], radii=0.06, colors=[255, 160, 0]), static=True)
    rec.log("zigzag", rr.LineStrips3D([zigzag], radii=rr.Radius.ui_points(3.0), colors=[0, 200, 255]), static=True)
    rec.log("segment", rr.LineStrips3D([[[-2, 2, 0], [2, 2, 2]]], radii=0.1, colors=[120, 255, 120]), static=True)


@case
def strips2d(rec: rr.RecordingStream) -> None:
    """Thick lines with sharp joints, and thin ones given in pixels."""
    rec.log(
        "thick", rr.LineStrips2D([[[0, 0], [40, 30], [80, 0], [120, 30]]], radii=4.0, colors=[255, 80, 80]), static=True
    )
    fan = [[[60, 80], [60 + 55 * np.cos(a), 80 - 35 * np.sin(a)]] for a in np.linspace(0.0, TURN / 2, 9)]
    rec.log("fan", rr.LineStrips2D(fan, radii=rr.Radius.ui_points(1.0), colors=rainbow(9)), static=True)


@case
def arrows3d(rec: rr.RecordingStream) -> None:
    """Arrows in all directions from one origin, one short and thick."""
    directions = np.concatenate([circle(8, 2.0), circle(6, 1.2, z=1.2), [[0, 0, 2]]])
    rec.log("star", rr.Arrows3D(vectors=directions, colors=rainbow(15), radii=0.05), static=True)
    rec.log(
        "thick",
        rr.Arrows3D(origins=[[0, 0, -1.5]], vectors=[[0.5, 0.5, 0.8]], radii=0.2, colors=[255, 255, 255]),
        static=True,
    )


@case
def arrows2d(rec: rr.RecordingStream) -> None:
    """Arrows around a circle."""
    ring = circle(12)[:, :2]
    rec.log("ring", rr.Arrows2D(origins=ring * 10, vectors=ring * 30, colors=rainbow(12), radii=1.0), static=True)


@case
def boxes3d(rec: rr.RecordingStream) -> None:
    """Three fill modes side by side, each rotated a little, with one translucent solid box."""
    modes = {"wire": "MajorWireframe", "dense": "DenseWireframe", "solid": "Solid"}
    for index, (name, mode) in enumerate(modes.items()):
        boxes = rr.Boxes3D(
            centers=[[3.0 * index, 0.0, 0.0], [3.0 * index, 2.5, 0.0]],
            half_sizes=[[1.0, 0.6, 0.8], [0.5, 0.5, 0.5]],
            rotation_axis_angles=[rotation((0, 0, 1), 0.4), rotation((1, 0, 0), 0.5)],
            colors=[[255, 120, 40], [60, 160, 255, 255]],
            fill_mode=mode,
        )
        rec.log(name, boxes, static=True)


@case
def solids3d(rec: rr.RecordingStream) -> None:
    """Ellipsoids, capsules and cylinders in rows, each in all four fill modes, leaning a little."""
    modes = ("MajorWireframe", "DenseWireframe", "Solid", "TransparentFillMajorWireframe")
    for index, mode in enumerate(modes):
        at = 2.4 * index
        look = {"quaternions": [[0.1, 0.15, 0.0, 0.98]], "fill_mode": mode}
        ellipsoids = rr.Ellipsoids3D(half_sizes=[[1.0, 0.7, 0.8]], centers=[[at, 0, 0]], colors=[255, 120, 40], **look)
        rec.log(f"ellipsoids/{mode}", ellipsoids, static=True)
        capsules = rr.Capsules3D(
            lengths=[1.2, 0.4],
            radii=[0.5],
            translations=[[at, 2.6, 0.0], [at, 2.6, 2.4]],
            colors=[60, 160, 255],
            **look,
        )
        rec.log(f"capsules/{mode}", capsules, static=True)
        cylinders = rr.Cylinders3D(lengths=[1.8], radii=[0.7], centers=[[at, 5.2, 0.5]], colors=[90, 210, 90], **look)
        rec.log(f"cylinders/{mode}", cylinders, static=True)


@case
def solids3d_joins(rec: rr.RecordingStream) -> None:
    """Solids that join sizes, places, poses and colours; labels; a translucent solid; a rotation that is none."""
    rec.log(
        "nested",
        rr.Cylinders3D(lengths=[1.0], radii=[0.3, 0.6, 0.9], colors=[[255, 80, 80], [255, 220, 80]], line_radii=0.02),
        static=True,
    )
    rec.log(
        "posed",
        rr.Capsules3D(lengths=[0.5, 1.5], radii=[0.4], fill_mode="Solid", class_ids=[1, 2], labels=["one", "two"]),
        rr.InstancePoses3D(translations=[[2.5, 0, 0], [4.5, 0, 0]], scales=[[1, 1, 1], [1.4, 0.7, 1]]),
        static=True,
    )
    rec.log(
        "some",
        rr.Ellipsoids3D(
            half_sizes=[[0.7, 0.7, 0.7]],
            centers=[[0, 2.5, 0], [2.5, 2.5, 0], [4.5, 2.5, 0]],
            quaternions=[[0, 0, 0, 1], [0, 0, 0, 0], [0, 0, 0, 1]],
            colors=[[120, 120, 255, 255], [255, 255, 255], [120, 255, 255, 120]],
            fill_mode="Solid",
        ),
        static=True,
    )


@case
def splats(rec: rr.RecordingStream) -> None:
    """Gaussian splats: turned, faint, coloured by the direction of sight, moved, posed, before and behind boxes."""
    rng = np.random.default_rng(11)
    rec.log("world", rr.ViewCoordinates.RIGHT_HAND_Z_UP, static=True)
    quaternions = [[0, 0, 0, 1], [0, 0, 0.38, 0.92], [0.5, 0.2, 0, 0.8]]
    rec.log(
        "world/few",
        rr.GaussianSplats3D(
            centers=[[0, 0, 0], [1.5, 0, 0], [3, 0, 0.5]],
            scales=[[0.3, 0.3, 0.3], [0.6, 0.15, 0.2], [0.5, 0.1, 0.3]],
            quaternions=quaternions,
            colors=[[255, 80, 40, 255], [60, 255, 120, 200], [90, 120, 255, 120]],
        ),
        static=True,
    )
    count = 400
    angles = np.linspace(0, 4 * TURN, count)
    spiral = np.stack([1.5 + np.cos(angles) * 1.2, np.sin(angles) * 1.2, np.linspace(1.2, 3, count)], axis=1)
    rec.log(
        "world/spiral",
        rr.GaussianSplats3D(
            centers=spiral,
            scales=rng.uniform(0.02, 0.12, (count, 3)),
            quaternions=rng.normal(size=(count, 4)),
            colors=np.concatenate([rng.integers(40, 256, (count, 3)), rng.integers(20, 200, (count, 1))], axis=1),
        ),
        static=True,
    )
    harmonics = np.zeros((3, 15, 3), np.float16)
    harmonics[:, :3] = [[[0.6, 0, 0], [0, 0.5, 0], [0, 0, -0.7]]]
    harmonics[1:, 3:8] = 0.3 * rng.normal(size=(2, 5, 3))
    harmonics[2:, 8:] = 0.3 * rng.normal(size=(1, 7, 3))
    for degree in (1, 2, 3):
        rec.log(
            f"world/degree_{degree}",
            rr.GaussianSplats3D(
                centers=[[0, -1.5, 0], [0.9, -1.5, 0], [1.8, -1.5, 0]],
                scales=[[0.25, 0.25, 0.25]] * 3,
                colors=[140, 140, 140, 230],
                sh_coefficients=harmonics,
                spherical_harmonics_degree=degree,
            ),
            rr.Transform3D(translation=[0, 0, 0.9 * (degree - 1)], rotation=rotation((0, 0, 1), 0.3 * degree)),
            static=True,
        )
    rec.log(
        "world/posed",
        rr.GaussianSplats3D(
            centers=[[0, 0, 0], [0.4, 0, 0]], scales=[[0.2, 0.05, 0.05]] * 2, colors=[255, 220, 60, 220]
        ),
        rr.InstancePoses3D(translations=[[4, 0, 0], [4, 0, 1], [4, 0, 2]], scales=[[1, 1, 1], [1, 3, 1], [2, 1, 1]]),
        static=True,
    )
    rec.log("world/default", rr.GaussianSplats3D(centers=[[4, -1, 0], [4.05, -1, 0], [4.1, -1, 0.05]]), static=True)
    boxes = rr.Boxes3D(half_sizes=[0.25, 0.25, 0.25], centers=[[1.5, 0, 2.0], [0, 0, 0.2]], fill_mode="Solid")
    rec.log("world/box", boxes, static=True)


@case
def voxels(rec: rr.RecordingStream) -> None:
    """Voxel grids: by colour, by value, by default; translucent, turned, with a hollow and with invisible voxels."""
    block = np.stack(np.meshgrid(*[np.arange(4)] * 3, indexing="ij"), axis=-1).reshape(-1, 3)
    shades = np.concatenate([block * 64 + 40, np.full((64, 1), 255)], axis=1).astype(np.uint8)
    shades[:3, 3] = 0
    opaque = shades.copy()
    opaque[:, 3] = 255
    rec.log("colors", rr.VoxelGridMap(block, [0.5, 0.5, 0.25], colors=opaque), static=True)
    far = np.abs(block - 1.5).max(axis=1)
    shell = block[(far > 1) & ~((block[:, 0] == 3) & (block[:, 1] == 1))]
    values = rr.VoxelGridMap(
        shell,
        [0.4, 0.4, 0.4],
        values=shell.sum(axis=1) / 3.0,
        value_range=[0.0, 3.0],
        translation=[3.0, 0.0, 0.0],
        rotation_axis_angle=rotation((0, 0, 1), 0.5),
    )
    rec.log("values", values, static=True)
    rec.log(
        "viridis",
        rr.VoxelGridMap([[0, 0, 0], [2, 0, 0], [4, 0, 0]], [0.3, 0.3, 0.3], values=[-1, 0.5, 7], colormap="Viridis"),
        rr.Transform3D(translation=[0, -1, 0], scale=[1, 1, 2]),
        static=True,
    )
    rec.log(
        "glass",
        rr.VoxelGridMap(
            [[0, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1], [3, 0, 0]],
            [0.6, 0.6, 0.6],
            colors=[[255, 60, 60, 255], [60, 255, 60, 128], [60, 60, 255, 255], [255, 255, 255, 0]],
            opacity=0.6,
            translation=[2.0, -2.0, 0.0],
        ),
        static=True,
    )
    rec.log(
        "plain",
        rr.VoxelGridMap([[0, 0, 0], [1, 1, 1], [-2, 0, 0]], [0.5, 0.5, 0.5], translation=[5, -1.5, 0]),
        rr.InstancePoses3D(translations=[[0, 0, 0.5], [0, 0, 2]]),
        static=True,
    )
    rec.log("invisible", rr.VoxelGridMap(block[:4], [0.3, 0.3, 0.3], colors=shades[:4], translation=[5, 1.5, 0]))


@case
def grid_maps(rec: rr.RecordingStream) -> None:
    """Grid maps: all colormaps of occupancy, other colormaps, colours; turned, translucent, two in one plane."""
    codes = np.arange(256, dtype=np.uint8).reshape(16, 16)
    for index, name in enumerate(("RvizMap", "RvizCostmap", "Costmap", "Turbo", None)):
        form = rr.components.ImageFormat(width=16, height=16, color_model="L", channel_datatype="U8")
        grid = rr.GridMap(
            data=codes.tobytes(), format=form, cell_size=0.1, translation=[1.8 * index, 0, 0], colormap=name
        )
        rec.log(f"codes/{name}", grid, static=True)
    rgba = np.zeros((4, 6, 4), np.uint8)
    rgba[..., 0], rgba[..., 1], rgba[..., 3] = np.arange(6) * 50, np.arange(4)[:, None] * 80, 255
    rgba[1:3, 2:4, 3] = 90
    form = rr.components.ImageFormat(width=6, height=4, color_model="RGBA", channel_datatype="U8")
    for index, opacity in enumerate((None, 0.5)):
        grid = rr.GridMap(
            data=rgba.tobytes(),
            format=form,
            cell_size=0.25,
            translation=[2.5 * index, 2.2, 0.3],
            quaternion=[0.26, 0, 0, 0.97],
            opacity=opacity,
        )
        rec.log(f"rgba/{index}", grid, static=True)
    floats = np.linspace(-3, 5, 24).astype(np.float32)
    form = rr.components.ImageFormat(width=6, height=4, color_model="L", channel_datatype="F32")
    axis_angle = rotation((0, 0, 1), 0.4)
    grid = rr.GridMap(data=floats.tobytes(), format=form, cell_size=0.25, translation=[5.5, 2.2, 0], colormap="Viridis")
    rec.log("floats/viridis", grid, rr.Transform3D(rotation=axis_angle, translation=[1, -2, 0]), static=True)
    grid = rr.GridMap(
        data=floats.tobytes(), format=form, cell_size=0.25, translation=[7, 2.5, 0], rotation_axis_angle=axis_angle
    )
    rec.log("floats/none", grid, static=True)
    form = rr.components.ImageFormat(width=2, height=2, color_model="RGB", channel_datatype="U8")
    for name, color, order, at in (("low", 200, -20.0, 0.5), ("high", 80, 5.0, 0.0), ("default", 140, None, -0.5)):
        data = np.full((2, 2, 3), color, np.uint8)
        data[0, 0] = (color, 0, 0)
        grid = rr.GridMap(
            data=data.tobytes(), format=form, cell_size=0.8, translation=[1 + at, -2.2 + 0.6 * at, 0], draw_order=order
        )
        rec.log(f"plane/{name}", grid, static=True)


@case
def instance_poses(rec: rr.RecordingStream) -> None:
    """Three poses, turned and stretched, of everything that takes them; things that take the first one only."""
    poses = rr.InstancePoses3D(
        translations=[[0, 0, 0], [0, 0, 2.2], [0.3, 0, 4.4]],
        scales=[[1, 1, 1], [1.3, 0.6, 1], [0.7, 0.7, 1.4]],
        quaternions=[[0, 0, 0, 1], [0.2, 0, 0.3, 0.93], [0, 0.5, 0, 0.86]],
    )
    corners = [[6, 0, 0], [7, 0, 0], [6.5, 0.8, 0], [6.5, 0.3, 0.8]]
    shades = [[255, 0, 0], [0, 255, 0], [0, 0, 255], [255, 255, 255]]
    cells = rr.components.ImageFormat(width=2, height=2, color_model="L", channel_datatype="U8")
    things = {
        "points": rr.Points3D([[0, 0, 0], [0.5, 0, 0], [0.5, 0.5, 0]], radii=[0.15, 0.1, -6], colors=shades[:3]),
        "lines": rr.LineStrips3D([[[2, 0, 0], [2.5, 0.5, 0.3], [3, 0, 0.2]]], radii=[0.05], colors=[255, 160, 0]),
        "arrows": rr.Arrows3D(origins=[[4, 0, 0]], vectors=[[0.6, 0.4, 0.8]], radii=0.06, colors=[200, 80, 255]),
        "mesh": rr.Mesh3D(
            vertex_positions=corners,
            triangle_indices=[[0, 2, 1], [0, 1, 3], [1, 2, 3], [2, 0, 3]],
            vertex_colors=shades,
        ),
        "splats": rr.GaussianSplats3D(
            [[8, 0, 0], [8.5, 0, 0]], scales=[[0.2, 0.1, 0.1], [0.1, 0.1, 0.3]], colors=[[255, 200, 90], [90, 200, 255]]
        ),
    }
    for name, thing in things.items():
        rec.log(name, thing, poses, static=True)
    moved = {
        "axes": ([10, 0, 0], rr.TransformAxes3D(1.0)),
        "voxels": ([0, -2, 0], rr.VoxelGridMap([[0, 0, 0], [1, 0, 0]], [0.3, 0.3, 0.3])),
        "grid": ([3, -2, 0], rr.GridMap(data=bytes([0, 80, 160, 255]), format=cells, cell_size=0.4)),
        "boxes": ([6, -2, 0], rr.Boxes3D(half_sizes=[[0.3, 0.3, 0.3]], fill_mode="Solid", colors=shades[:3])),
        "cylinders": ([8, -2, 0], rr.Cylinders3D(lengths=[0.9], radii=[0.3], colors=[120, 255, 120])),
        "ellipsoids": ([10, -2, 0], rr.Ellipsoids3D(half_sizes=[[0.4, 0.4, 0.2]], fill_mode="DenseWireframe")),
    }
    for name, (place, thing) in moved.items():
        rec.log(name, rr.Transform3D(translation=place), thing, poses, static=True)


@case
def pixel_formats(rec: rr.RecordingStream) -> None:
    """An image of each pixel format, side by side in one view."""
    width, height = 8, 8
    x, y = np.meshgrid(np.arange(width), np.arange(height))
    luma = ((x * 29 + y * 11) % 256).astype(np.uint8)
    for index, form in enumerate(rr.PixelFormat):
        name = form.name
        wide = 1 if "V24" in name else 2
        high = 2 if "V12" in name or name == "NV12" else 1
        u, v = (40 + x * 23)[::high, ::wide].astype(np.uint8), (230 - y * 25)[::high, ::wide].astype(np.uint8)
        if name == "NV12":
            data = luma.tobytes() + np.stack([u, v], axis=-1).tobytes()
        elif name == "YUY2":
            data = np.stack([luma[:, ::2], u, luma[:, 1::2], v], axis=-1).tobytes()
        elif name.startswith(("Y8", "Bayer")):
            data = luma.tobytes()
        else:
            data = luma.tobytes() + u.tobytes() + v.tobytes()
        place = rr.Transform3D(translation=[(index % 4) * 9, (index // 4) * 9, 0])
        rec.log(
            f"formats/{name}", rr.Image(bytes=data, width=width, height=height, pixel_format=form), place, static=True
        )


@case
def ellipses2d(rec: rr.RecordingStream) -> None:
    """Ellipses with thick and thin lines, and labels."""
    rec.log(
        "sizes",
        rr.Ellipses2D(
            half_sizes=[[40, 20], [10, 30]],
            centers=[[50, 40], [120, 50]],
            colors=rainbow(2),
            line_radii=[2.0, -0.5],
            labels=["flat", "tall"],
        ),
        static=True,
    )
    rec.log("round", rr.Ellipses2D(half_sizes=[[12, 12]], centers=[[50, 84]], colors=[90, 210, 90]), static=True)


@case
def boxes2d_labels(rec: rr.RecordingStream) -> None:
    """Boxes with one label each, hidden labels, and one label for two boxes."""
    rec.log(
        "each",
        rr.Boxes2D(mins=[[0, 0], [60, 0]], sizes=[[50, 30], [50, 30]], labels=["cat", "dog"], colors=rainbow(2)),
        static=True,
    )
    rec.log("hidden", rr.Boxes2D(mins=[[0, 45]], sizes=[[50, 30]], labels=["unseen"], show_labels=False), static=True)
    rec.log(
        "shared",
        rr.Boxes2D(mins=[[60, 45], [88, 45]], sizes=[[22, 30], [22, 30]], labels=["both"], colors=[0, 220, 120]),
        static=True,
    )


@case
def image_formats(rec: rr.RecordingStream) -> None:
    """The same 32x24 picture in every pixel format, one after the other on the timeline `format`."""
    rgb = gradient(32, 24)
    luma = (rgb.astype(np.float32) @ np.array([0.299, 0.587, 0.114], np.float32)).astype(np.uint8)
    alpha = np.full((24, 32, 1), 255, np.uint8)
    alpha[6:18, 8:24] = 100
    nv12 = np.concatenate([luma.ravel(), np.tile(np.array([90, 200], np.uint8), 12 * 16)])
    yuy2 = np.stack([luma[:, 0::2], np.full((24, 16), 90), luma[:, 1::2], np.full((24, 16), 200)], axis=-1)
    images = [
        rr.Image(rgb),
        rr.Image(rgb[:, :, ::-1].copy(), color_model="BGR"),
        rr.Image(np.concatenate([rgb, alpha], axis=2)),
        rr.Image(luma),
        rr.Image(luma.astype(np.uint16) * 64),
        rr.Image(luma.astype(np.float32) / 255.0 * 2.0 - 0.5),
        rr.Image(bytes=nv12.tobytes(), width=32, height=24, pixel_format=rr.PixelFormat.NV12),
        rr.Image(bytes=yuy2.astype(np.uint8).tobytes(), width=32, height=24, pixel_format=rr.PixelFormat.YUY2),
    ]
    for step, image in enumerate(images):
        rec.set_time("format", sequence=step)
        rec.log("image", image)


@case
def depth_images(rec: rr.RecordingStream) -> None:
    """A wall with a hole and a step, seen by a turned camera; at step 1 with other colours, range and fill."""
    y, x = np.mgrid[0:36, 0:48]
    depths = (1.5 + 0.02 * x + np.where(y > 20, 0.6, 0.0)).astype(np.float32)
    depths[6:12, 8:16] = 0.0
    depths[6:12, 30:38] = np.nan
    turned = rr.Transform3D(translation=[0.5, 0, 0.2], rotation=rotation((1, 0.3, 0.1), -1.9))
    rec.log("world/camera", rr.Pinhole(resolution=[48, 36], focal_length=40.0, image_plane_distance=0.4), static=True)
    rec.log("world/camera", turned, static=True)
    rec.set_time("step", sequence=0)
    rec.log("world/camera/depth", rr.DepthImage(depths))
    rec.set_time("step", sequence=1)
    millimetres = (1000 * np.nan_to_num(depths)).astype(np.uint16)
    look = {"colormap": "viridis", "depth_range": [1200, 2800], "point_fill_ratio": 0.4}
    rec.log("world/camera/depth", rr.DepthImage(millimetres, **look))


@case
def colormaps(rec: rr.RecordingStream) -> None:
    """Every colormap from its first to its last colour."""
    ramp = np.tile(np.arange(256, dtype=np.uint8), (16, 1))
    for place, colormap in enumerate(rr.components.Colormap):
        path = f"maps/{place:02}"
        rec.log(path, rr.DepthImage(ramp, colormap=colormap, depth_range=[0, 255]), static=True)
        rec.log(path, rr.Transform3D(translation=[0, 16 * place, 0]), static=True)


@case
def segmentation(rec: rr.RecordingStream) -> None:
    """Classes with and without colour, a translucent and a hidden one; at step 1 above an image."""
    y, x = np.mgrid[0:24, 0:32]
    classes = [(1, "red", (255, 60, 60)), (2, "half", (60, 255, 60, 128)), (3, "hidden", (0, 0, 0, 0)), 4]
    rec.log("/", rr.AnnotationContext(classes), static=True)
    rec.set_time("step", sequence=0)
    rec.log("camera/classes", rr.SegmentationImage((x // 8 + 4 * (y // 8)).astype(np.uint8)))
    rec.set_time("step", sequence=1)
    rec.log("camera/image", rr.Image(gradient(32, 24)))


@case
def image_files(rec: rr.RecordingStream) -> None:
    """Files without loss: colours; colours with alpha above them; grey with 16 bits; depths with 16 bits on top."""
    rgb = gradient(32, 24)
    alpha = np.tile(np.linspace(0, 255, 32).astype(np.uint8), (24, 1))
    grey = rgb[:, :, 0].astype(np.uint16) * 256 + rgb[:, :, 1]
    rec.set_time("step", sequence=0)
    rec.log("below", rr.EncodedImage(contents=png(rgb), media_type="image/png"))
    rec.set_time("step", sequence=1)
    over = png(np.dstack([rgb[:, ::-1], alpha]))
    rec.log("over", rr.EncodedImage(contents=over, media_type="image/png", draw_order=0.0))
    rec.set_time("step", sequence=2)
    rec.log("over", rr.EncodedImage(contents=png(grey), media_type="image/png", draw_order=0.0))
    rec.set_time("step", sequence=3)
    rec.log("depth", rr.EncodedDepthImage(blob=png(grey), media_type="image/png", draw_order=5.0))


@case
def transforms(rec: rr.RecordingStream) -> None:
    """A crane: every joint moves on its own, named frames and instance poses hang on it."""
    unit = rr.Boxes3D(half_sizes=[[0.5, 0.1, 0.1]], centers=[[0.5, 0, 0]], fill_mode="solid")
    rec.log("base", rr.Points3D([[0, 0, 0]], radii=0.2, colors=[255, 255, 255]), static=True)
    for name, color in (
        ("base/arm", [255, 90, 90]),
        ("base/arm/hand", [90, 255, 90]),
        ("base/arm/hand/tool", [90, 90, 255]),
    ):
        rec.log(
            f"{name}/shape",
            rr.Boxes3D(half_sizes=[[0.5, 0.1, 0.1]], centers=[[0.5, 0, 0]], colors=color, fill_mode="solid"),
            static=True,
        )
    rec.log(
        "stamps",
        unit,
        rr.InstancePoses3D(translations=[[0, -2, 0], [1, -2, 0.5]], scales=[[0.5, 0.5, 0.5], [1, 2, 1]]),
        static=True,
    )
    rec.log("framed", rr.CoordinateFrame("far"), rr.Points3D([[0, 0, 0]], radii=0.3, colors=[255, 0, 255]), static=True)
    for step in range(12):
        rec.set_time("step", sequence=step)
        angle = TURN * step / 12
        rec.log("base/arm", rr.Transform3D(rotation=rotation((0, 0, 1), angle)))
        rec.log(
            "base/arm/hand", rr.Transform3D(translation=[1, 0, 0], rotation=rotation((0, 1, 0), -0.5 * np.sin(angle)))
        )
        rec.log(
            "base/arm/hand/tool",
            rr.Transform3D(
                translation=[1, 0, 0], scale=0.5 + 0.04 * step, quaternion=rr.Quaternion(xyzw=[0, 0, 0.3827, 0.9239])
            ),
        )
        if step % 4 == 0:
            rec.log("frames", rr.Transform3D(translation=[0, 2, step / 8], parent_frame="tf#/", child_frame="far"))


@case
def pinhole(rec: rr.RecordingStream) -> None:
    """A camera with a picture looking at a row of points; the points project into its 2D view."""
    rec.log("world", rr.ViewCoordinates.RIGHT_HAND_Z_UP, static=True)
    x = np.linspace(-1.0, 1.0, 7)
    rec.log(
        "world/row",
        rr.Points3D(np.stack([x, np.zeros(7), 0.4 * x**2], axis=1), radii=0.1, colors=rainbow(7)),
        static=True,
    )
    view = rr.Transform3D(translation=[0.0, -4.0, 0.5], mat3x3=[[1, 0, 0], [0, 0, 1], [0, -1, 0]])
    rec.log("world/camera", view, static=True)
    lens = rr.Pinhole(
        resolution=[32, 24], focal_length=[28.0, 28.0], principal_point=[16.0, 12.0], image_plane_distance=1.5
    )
    rec.log("world/camera", lens, static=True)
    rec.log("world/camera/image", rr.Image(gradient(32, 24)), static=True)


@case
def draw_order(rec: rr.RecordingStream) -> None:
    """Overlapping content whose layers are set against the order of logging."""
    rec.log("top", rr.Points2D([[24, 18]], radii=6.0, colors=[255, 255, 255], draw_order=50.0), static=True)
    rec.log(
        "middle", rr.LineStrips2D([[[0, 18], [48, 18]]], radii=4.0, colors=[255, 0, 0], draw_order=40.0), static=True
    )
    rec.log("bottom", rr.Image(np.full((36, 48, 3), (0, 60, 120), np.uint8), draw_order=-20.0), static=True)
    rec.log("over", rr.Image(gradient(16, 12), draw_order=-5.0), static=True)


@case
def clears(rec: rr.RecordingStream) -> None:
    """Red is cleared at 2, the whole subtree at 4, blue comes back at 6."""
    rec.log("frame", rr.Boxes2D(mins=[[0, 0]], sizes=[[40, 20]], colors=[90, 90, 90]), static=True)
    rec.set_time("step", sequence=0)
    rec.log("group/red", rr.Points2D([[10, 10]], radii=5.0, colors=[255, 0, 0]))
    rec.log("group/green", rr.Points2D([[20, 10]], radii=5.0, colors=[0, 255, 0]))
    rec.log("group/blue", rr.Points2D([[30, 10]], radii=5.0, colors=[0, 0, 255]))
    rec.set_time("step", sequence=2)
    rec.log("group/red", rr.Clear(recursive=False))
    rec.set_time("step", sequence=4)
    rec.log("group", rr.Clear(recursive=True))
    rec.set_time("step", sequence=6)
    rec.log("group/blue", rr.Points2D([[30, 10]], radii=5.0, colors=[0, 0, 255]))


@case
def labels(rec: rr.RecordingStream) -> None:
    """A label per point, one for a whole batch, hidden ones, several lines and letters beyond ASCII."""
    names = ["first", "zweite: größer", "third\nline two", "x² + 1"]
    rec.log("each", rr.Points3D(circle(4, 1.0), radii=0.1, colors=rainbow(4), labels=names), static=True)
    rec.log(
        "shared", rr.Points3D(circle(5, 0.4, z=1.0), radii=0.05, colors=[255, 255, 0], labels=["all five"]), static=True
    )
    rec.log("hidden", rr.Points3D([[0, 0, -0.6]], radii=0.1, labels=["unseen"], show_labels=False), static=True)


@case
def annotations(rec: rr.RecordingStream) -> None:
    """Classes and keypoints with and without colour and label, skeletons, a nearer context; at step 1 another one."""
    car = rr.ClassDescription(
        info=rr.AnnotationInfo(1, "car", (255, 60, 60)),
        keypoint_annotations=[rr.AnnotationInfo(0, "nose", (60, 255, 60)), rr.AnnotationInfo(1, "tail"), 2],
        keypoint_connections=[(0, 1), (1, 2), (2, 9)],
    )
    person = rr.ClassDescription(
        info=rr.AnnotationInfo(2, "person"), keypoint_annotations=[0, 5], keypoint_connections=[(0, 5)]
    )
    rec.set_time("step", sequence=0)
    rec.log("/", rr.AnnotationContext([car, person]))
    rec.log(
        "keypoints",
        rr.Points2D(
            [[15, 15], [75, 15], [75, 45], [105, 15], [135, 45]],
            class_ids=[1, 1, 1, 2, 2],
            keypoint_ids=[0, 1, 2, 0, 5],
            radii=4,
        ),
    )
    rec.log("boxes", rr.Boxes2D(mins=[[10, 60], [60, 60]], sizes=[[36, 18], [36, 18]], class_ids=[1, 2]))
    rec.log("strips", rr.LineStrips2D([[[110, 65], [140, 65]], [[110, 75], [140, 75]]], class_ids=[1]))
    rec.log("arrows", rr.Arrows2D(origins=[[10, 100]], vectors=[[30, 0]], class_ids=[2], labels=["own"]))
    rec.log("nearer", rr.AnnotationContext([(7, "seven", (255, 255, 0))]))
    rec.log("nearer/points", rr.Points2D([[75, 100], [105, 100]], class_ids=[7, 1], radii=4))
    rec.log("floor", rr.LineStrips2D([[[0, 118], [150, 118]]], class_ids=[7]))
    rec.set_time("step", sequence=1)
    rec.log("/", rr.AnnotationContext([(1, "bus", (80, 160, 255))]))


@case
def videos(rec: rr.RecordingStream) -> None:
    """A file with pictures that refer to later ones, and streams of four codecs below boxes, side by side.

    Needs the program `ffmpeg` with libx264, libx265, libsvtav1 and libvpx.
    """
    file = encode("libx264", "mp4", "-bf", "2", "-movflags", "faststart")
    rec.log("file", rr.AssetVideo(contents=file, media_type="video/mp4"), static=True)
    av1 = ["-preset", "10", "-svtav1-params", "pred-struct=1:lookahead=0"]
    streams = {
        "h264": (rr.VideoCodec.H264, units(encode("libx264", "h264", "-x264-params", "aud=1:bframes=0"), b"\x09")),
        "h265": (rr.VideoCodec.H265, units(encode("libx265", "hevc", "-x265-params", "aud=1:bframes=0"), b"\x46")),
        "av1": (rr.VideoCodec.AV1, ivf_frames(encode("libsvtav1", "ivf", *av1))),
        "vp9": (rr.VideoCodec.VP9, ivf_frames(encode("libvpx-vp9", "ivf", "-lag-in-frames", "0"))),
    }
    for place, (name, (codec, _)) in enumerate(streams.items()):
        offset = [100 * (1 + place % 2), 70 * (place // 2), 0]
        rec.log(name, rr.VideoStream(codec=codec), rr.Transform3D(translation=offset), static=True)
    for step in range(VIDEO_FRAMES):
        rec.set_time("step", sequence=step)
        rec.log("file/shown", rr.VideoFrameReference(seconds=step / 10, video_reference="/file"))
        rec.log("file/box", rr.Boxes2D(mins=[[4 + 6 * step, 24]], sizes=[[16, 16]], colors=[255, 255, 0]))
        for name, (_, samples) in streams.items():
            rec.log(name, rr.VideoStream.from_fields(sample=samples[step]))


VIDEO_FRAMES = 12


def encode(codec: str, container: str, *options: str) -> bytes:
    """A video of a square that moves over a gradient, 96x64, ten pictures per second, a keyframe every six."""
    frames = []
    for number in range(VIDEO_FRAMES):
        pixels = gradient(96, 64)
        pixels[24:40, 4 + 6 * number : 20 + 6 * number] = (255, 255, 255) if number % 2 else (20, 20, 20)
        frames.append(pixels.tobytes())
    source = ["-f", "rawvideo", "-pix_fmt", "rgb24", "-s", "96x64", "-r", "10", "-i", "-"]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "video")
        target = ["-c:v", codec, "-pix_fmt", "yuv420p", "-g", "6", *options, "-f", container, str(path)]
        subprocess.run(["ffmpeg", "-loglevel", "error", *source, *target], input=b"".join(frames), check=True)
        return path.read_bytes()


def units(stream: bytes, delimiter: bytes) -> list[bytes]:
    """Access units of an H.264 or H.265 stream with delimiters."""
    mark = b"\0\0\0\1" + delimiter
    return [mark + part for part in stream.split(mark)[1:]]


def ivf_frames(stream: bytes) -> list[bytes]:
    """Frames of an IVF file."""
    frames, place = [], 32
    while place < len(stream):
        size = int.from_bytes(stream[place : place + 4], "little")
        frames.append(stream[place + 12 : place + 12 + size])
        place += 12 + size
    return frames


@case
def blueprint_views(rec: rr.RecordingStream) -> None:
    """A blueprint that says something about everything in its views: trails, eyes, backgrounds, visualizers, tabs."""
    import rerun.blueprint as rrb

    cursor = rrb.TimeRangeBoundary.cursor_relative
    trail = rrb.VisibleTimeRange("step", start=cursor(seq=-8), end=cursor())
    space = rrb.Spatial3DView(
        origin="/",
        name="Trail",
        contents="/world/**",
        background=[20, 30, 40],
        line_grid=rrb.archetypes.LineGrid3D(spacing=0.5, stroke_width=1.0, color=[255, 120, 0, 120]),
        eye_controls=rrb.EyeControls3D(position=[3, 4, 2.5], look_target=[0, 0, 0.5]),
        time_ranges=[trail],
        overrides={"world/hidden": rrb.EntityBehavior(visible=False)},
        defaults=[rr.Points3D.from_fields(radii=0.12)],
    )
    chosen = rrb.Spatial3DView(
        origin="/",
        name="Chosen",
        contents="/world/**",
        background=rrb.BackgroundKind.GradientBright,
        line_grid=rrb.archetypes.LineGrid3D(visible=False),
        spatial_information=rrb.SpatialInformation(target_frame="tf#/", show_axes=True, show_bounding_box=True),
        overrides={
            "world/dots": [
                rr.Points3D.from_fields(colors=[255, 0, 80], radii=0.35).visualizer(),
                rr.Points3D.from_fields(colors=[255, 255, 255], radii=-9.0).visualizer(),
            ],
            "world/box": rr.Boxes3D.from_fields(fill_mode="solid", colors=[0, 120, 255]).visualizer(),
        },
    )
    plane = rrb.Spatial2DView(
        origin="/plane",
        name="Plane",
        background=rrb.BackgroundKind.GradientDark,
        visual_bounds=rrb.VisualBounds2D(x_range=[-2, 14], y_range=[-4, 6]),
        time_ranges=[trail],
    )
    camera = rrb.Spatial3DView(
        origin="/", name="Camera", contents="/world/**", eye_controls=rrb.EyeControls3D(tracking_entity="/world/camera")
    )
    layout = rrb.Horizontal(
        rrb.Vertical(space, rrb.Tabs(chosen, rrb.TextLogView(origin="/log", name="Log"), active_tab=0)),
        rrb.Grid(plane, camera, rrb.Spatial2DView(name="hidden", visible=False), grid_columns=1, row_shares=[3, 4]),
        column_shares=[3, 2],
    )
    rec.send_blueprint(rrb.Blueprint(layout, collapse_panels=True))
    rec.log("world/box", rr.Boxes3D(half_sizes=[0.5, 0.4, 0.3], centers=[0.5, 0.5, 0.3]), static=True)
    rec.log("world/hidden", rr.Boxes3D(half_sizes=[2, 2, 2]), static=True)
    rec.log("world/camera", rr.Pinhole(focal_length=80, width=100, height=80), static=True)
    for step in range(12):
        rec.set_time("step", sequence=step)
        place = [2 * np.cos(step / 3), 2 * np.sin(step / 3), step / 10]
        rec.log("world/dots", rr.Points3D([place], colors=[255 - 20 * step, 20 * step, 80]))
        rec.log("world/camera", rr.Transform3D(translation=[0, -4, 1], rotation=rotation((1, 0, 0), -1.7)))
        rec.log("plane/strip", rr.LineStrips2D([[[0, 0], [step, 4]]], radii=0.1))
        rec.log("plane/dots", rr.Points2D([[step, np.sin(step)]], radii=0.4, colors=[255, 200, 0]))


@case
def camera_view(rec: rr.RecordingStream) -> None:
    """A 2D view at a camera with 3D content: before, behind and beside the picture, anamorphic and off the centre."""
    import rerun.blueprint as rrb

    rec.log("world", rr.ViewCoordinates.RIGHT_HAND_Y_DOWN, static=True)
    turn = rr.RotationAxisAngle(axis=[0, 1, 0], degrees=4)
    rec.log("world/camera", rr.Transform3D(translation=[0.2, -0.1, -4], rotation=turn), static=True)
    camera = rr.Pinhole(focal_length=(70, 80), principal_point=(44, 26), resolution=(80, 60))
    rec.log("world/camera", camera, static=True)
    stripes = np.zeros((60, 80, 3), np.uint8)
    stripes[..., 1] = np.indices((60, 80)).sum(0) // 8 % 2 * 60
    rec.log("world/camera/image", rr.Image(stripes), static=True)
    rec.log("world/camera/box", rr.Boxes2D(mins=[(4, 4)], sizes=[(72, 52)], labels=["picture"]), static=True)
    near = rr.Points3D([(-1, -1, 0), (0.8, 0.9, 1), (0, 0, 2)], radii=[0.2, 0.2, -5], labels=["a", "b", "c"])
    rec.log("world/near", near, static=True)
    far = rr.Points3D([(-90, -60, 420), (60, 60, 560)], radii=25, colors=[(255, 60, 60), (60, 60, 255)])
    rec.log("world/far", far, static=True)
    boxes = rr.Boxes3D(half_sizes=[0.4, 0.3, 0.2], centers=[(0.9, -0.6, 0.5), (-0.8, 0.5, 1)], fill_mode="solid")
    rec.log("world/boxes", boxes, static=True)
    rec.log("world/clear", rr.Boxes3D(half_sizes=[0.3, 0.3, 0.3], centers=[(0.1, -0.9, 0)]), static=True)
    path = rr.LineStrips3D([[(-2, 1.2, -6), (0.3, 1, 2), (1, 0.2, 4)]], radii=-2, colors=(255, 220, 0))
    rec.log("world/path", path, static=True)
    rec.log("world/frame", rr.Transform3D(translation=[-0.3, 0.9, -0.5]), rr.TransformAxes3D(0.5), static=True)
    view = rrb.Spatial2DView(origin="world/camera", contents="/**", name="camera")
    rec.send_blueprint(rrb.Blueprint(view, collapse_panels=False))


MARKDOWN = """# Title

Some *italic*, **bold**, ~~gone~~ and `code`.

- one
- two
  - nested

| a | b |
|---|---|
| 1 | 2 |

```python
print("hi")
```

> quote
"""


@case
def flat_views(rec: rr.RecordingStream) -> None:
    """One entity for each class of view without a space."""
    rec.log("document", rr.TextDocument(MARKDOWN, media_type=rr.MediaType.MARKDOWN), static=True)
    numbers = np.arange(3 * 6 * 8, dtype=np.float32).reshape(3, 6, 8)
    rec.log("tensor", rr.Tensor(numbers, dim_names=("channel", "height", "width")), static=True)
    edges = [("a", "b"), ("b", "c"), ("c", "a"), ("c", "d"), ("d", "d")]
    rec.log(
        "graph",
        rr.GraphNodes(["a", "b", "c"], labels=["A", "B", "C"], colors=[[255, 0, 0], [0, 255, 0], [0, 0, 255]]),
        rr.GraphEdges(edges, graph_type="directed"),
        static=True,
    )
    places = [[47.63, 19.13], [47.64, 19.15], [47.62, 19.16]]
    rec.log("map/points", rr.GeoPoints(lat_lon=places, radii=rr.Radius.ui_points([8, 5, 3])), static=True)
    rec.log("map/line", rr.GeoLineStrings(lat_lon=[places], colors=[255, 200, 0]), static=True)
    rec.log("robot", rr.StateConfiguration(values=["idle"], labels=["Idle"], colors=[[76, 175, 80]]), static=True)
    for step, level in enumerate(["INFO", "WARN", "CRITICAL", "DEBUG", "ERROR", "TRACE"] * 4):
        rec.set_time("step", sequence=step)
        rec.log("log", rr.TextLog(f"message {step}", level=level))
        if step % 5 == 0:
            rec.log("robot", rr.StateChange(state=["idle", "moving", "charging"][step // 5 % 3]))


def write_case(name: str, folder: Path) -> Path:
    """Runs one case into `<folder>/<name>.rrd`."""
    rec = rr.RecordingStream(APPLICATION_ID, recording_id=name)
    path = folder / f"{name}.rrd"
    rec.save(path)
    CASES[name](rec)
    finish(rec)
    return path


def finish(rec: rr.RecordingStream) -> None:
    """Writes what is still buffered, and the end of the file."""
    rec.flush(**({"blocking": True} if rr.__version__ < "0.26" else {}))
    rec.disconnect()


@case
def plots(rec: rr.RecordingStream) -> None:
    """One entity for each rule of plots over time, and a bar chart."""
    steps = np.arange(0, 60, 5)
    rec.log("lines", rr.SeriesLines(widths=[0.5, 1, 2, 4], names=["half", "one", "two", "four"]), static=True)
    values = np.sin(steps[:, None] / 9 + np.arange(4)) + 2.0 * np.arange(4)
    values[5, 3] = np.nan
    values[8:11:2, 2] = np.inf
    rec.send_columns(
        "lines",
        [rr.TimeColumn("step", sequence=steps)],
        rr.Scalars.columns(scalars=values.ravel()).partition([4] * len(steps)),
    )
    rec.set_time("step", sequence=17)
    rec.log("lines", rr.Clear(recursive=False))
    styles = rr.SeriesLines.columns(colors=[(255, 80, 0)] * 6 + [(0, 160, 255)] * 6, widths=[2.0] * 9 + [5.0] * 3)
    rec.log("steps", rr.SeriesLines(interpolation_mode="StepMid"), static=True)
    rec.send_columns(
        "steps",
        [rr.TimeColumn("step", sequence=steps)],
        [*rr.Scalars.columns(scalars=np.round(3 * np.sin(steps / 9))), *styles],
    )
    shapes = ["circle", "diamond", "square", "cross", "plus", "up", "down", "left", "right", "asterisk"]
    rec.log("markers", rr.SeriesPoints(markers=shapes, marker_sizes=np.arange(3, 8, 0.5)), static=True)
    for step in range(0, 50, 10):
        rec.set_time("step", sequence=step)
        rec.log("markers", rr.Scalars(np.arange(10) + 0.02 * step))
        rec.log("pressure", rr.Measurements([step / 10, 5.0], variances=[0.1 + step / 50, 0.02], units=["Pa", "bar"]))
    rec.reset_time()
    noise = np.random.default_rng(4).normal(size=1500)
    noise[700] = 12.0
    seconds = np.arange(1500) * 0.02
    rec.send_columns("noise", [rr.TimeColumn("time", duration=seconds)], rr.Scalars.columns(scalars=noise))
    ticks = np.arange(0, 9000, 30)
    rec.send_columns(
        "long", [rr.TimeColumn("tick", sequence=ticks + 7)], rr.Scalars.columns(scalars=1e5 * np.sin(ticks / 700))
    )
    rec.log("bars", rr.BarChart([8, 4, 0, -3, 1, 4, 1, 6]), static=True)


def two_points(rec: rr.RecordingStream, color: list[int]) -> None:
    for step in range(3):
        rec.set_time("step", sequence=step)
        rec.log("points", rr.Points3D([[step, 0, 0], [0, step, 1]], colors=color, radii=0.2))


def write_special(folder: Path) -> None:
    """Files whose structure is the case: a stored layout, two recordings, no footer, two files in one."""
    import rerun.blueprint as rrb

    rec = rr.RecordingStream(APPLICATION_ID, recording_id="blueprint_inside")
    layout = rrb.Horizontal(
        rrb.Spatial3DView(origin="/", name="Space", contents=["+ /**", "- /plane/**"]),
        rrb.Vertical(rrb.Spatial2DView(origin="/plane", name="Plane"), rrb.TextLogView(origin="/log", name="Log")),
        column_shares=[2, 1],
    )
    rec.save(folder / "blueprint_inside.rrd", default_blueprint=rrb.Blueprint(layout, collapse_panels=True))
    two_points(rec, [255, 200, 0])
    rec.log("plane/box", rr.Boxes2D(mins=[[0, 0]], sizes=[[12, 8]], colors=[80, 160, 255]))
    rec.log("log", rr.TextLog("ready", level="INFO"))
    finish(rec)

    with tempfile.TemporaryDirectory() as scratch:
        parts = []
        for name, color in (("first", [255, 0, 0]), ("second", [0, 0, 255])):
            rec = rr.RecordingStream(APPLICATION_ID, recording_id=name)
            rec.save(Path(scratch) / f"{name}.rrd")
            two_points(rec, color)
            finish(rec)
            parts.append(Path(scratch) / f"{name}.rrd")
        (folder / "concatenated.rrd").write_bytes(b"".join(part.read_bytes() for part in parts))
        merge = [
            sys.executable,
            "-m",
            "rerun",
            "rrd",
            "merge",
            *map(str, parts),
            "-o",
            str(folder / "two_recordings.rrd"),
        ]
        subprocess.run(merge, check=True)

    rec = rr.RecordingStream(APPLICATION_ID, recording_id="no_footer")
    rec.save(folder / "no_footer.rrd", write_footer=False)
    two_points(rec, [0, 255, 0])
    finish(rec)


def bounce(start: np.ndarray, end: np.ndarray, at: np.ndarray) -> np.ndarray:
    """Goes from `start` to `end` and back as `at` grows by two."""
    share = 1.0 - np.abs(np.mod(at, 2.0) - 1.0)
    return start + (end - start) * share


def write_dna(path: Path) -> None:
    """Two strands of points, lines between them, beads running along the lines, all of it turning: 4 s at 100 Hz."""
    num_points, num_frames = 100, 400
    rng = np.random.default_rng(1953)
    rec = rr.RecordingStream("rerun_render_dna", recording_id="dna")
    rec.save(path)
    along = np.arange(num_points)
    angles = TURN * 0.02 * along
    strand = np.stack([2.0 * np.cos(angles), 2.0 * np.sin(angles), 0.1 * along], axis=1)
    other = strand * np.array([-1.0, -1.0, 1.0])
    lane = rng.permutation(num_points) / num_points * 2.0
    rec.set_time("stable_time", duration=0.0)
    rec.log("dna/structure/left", rr.Points3D(strand, colors=rainbow(num_points), radii=0.08))
    rec.log("dna/structure/right", rr.Points3D(other, colors=rainbow(num_points)[::-1], radii=0.08))
    lines = rr.LineStrips3D(np.stack([strand, other], axis=1), colors=[128, 128, 128])
    rec.log("dna/structure/scaffolding", lines)
    for frame in range(num_frames):
        secs = frame * 0.01
        rec.set_time("stable_time", duration=secs)
        at = secs + lane
        beads = bounce(strand, other, at[:, None])
        grey = np.repeat(bounce(np.full(num_points, 80.0), np.full(num_points, 230.0), 2.0 * at)[:, None], 3, axis=1)
        rec.log("dna/structure/scaffolding/beads", rr.Points3D(beads, colors=grey.astype(np.uint8), radii=0.06))
        rec.log("dna/structure", rr.Transform3D(rotation=rotation((0.0, 0.0, 1.0), secs / 4.0 * TURN)))
    finish(rec)


def main() -> int:
    rr.set_strict_mode(True)
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path, nargs="?", help="where `<version>/<case>.rrd` goes, e.g. tests/data/rrd")
    parser.add_argument("--only", help="name of one case")
    parser.add_argument("--dna", type=Path, help="write the recording of the demo to this file")
    options = parser.parse_args()
    if options.dna is not None:
        write_dna(options.dna)
        return 0
    if options.folder is None:
        parser.error("expected a folder or --dna FILE")
    folder: Path = options.folder / rr.__version__
    folder.mkdir(parents=True, exist_ok=True)
    complete = rr.__version__.startswith("0.41.")
    for name in [options.only] if options.only else list(CASES) if complete else ["all_basic"]:
        write_case(name, folder)
    if complete and not options.only:
        write_special(folder)
    limit = MAX_BYTES_UNCOMPRESSED if rr.__version__.startswith("0.28.") else MAX_BYTES
    too_big = [path.name for path in folder.glob("*.rrd") if path.stat().st_size > limit]
    if too_big:
        print(f"more than {limit} bytes: {', '.join(too_big)}", file=sys.stderr)
    return 1 if too_big else 0


if __name__ == "__main__":
    sys.exit(main())
