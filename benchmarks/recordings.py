"""Writes the recordings that `compare.py` renders. Runs in an environment with rerun-sdk 0.41, not in ours.

    python benchmarks/recordings.py FOLDER CASE ...

Each is `FOLDER/CASE.rrd` with a timeline `time` of 30 frames per second, and always the same for the same version.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import rerun as rr
import rerun.blueprint as rrb

FPS = 30
# Of those that are quick to draw more, so that starting counts less.
NUM_FRAMES = {
    "cloud": 90,
    "relogged": 60,
    "mesh": 90,
    "depth": 120,
    "segmentation": 60,
    "plots": 240,
    "dashboard": 120,
}


def at(frame: int) -> None:
    rr.set_time("time", duration=frame / FPS)


def show(content: rrb.Container | rrb.View) -> None:
    """Lay out the window, without panels around the views."""
    panels = (rrb.TopPanel, rrb.BlueprintPanel, rrb.SelectionPanel, rrb.TimePanel)
    rr.send_blueprint(rrb.Blueprint(content, *[panel(state="hidden") for panel in panels]))


def turned(entity: str, frame: int) -> None:
    rr.log(entity, rr.Transform3D(rotation=rr.RotationAxisAngle([0, 0, 1], radians=0.05 * frame)))


def cloud(rng: np.random.Generator) -> None:
    """A million points that are logged once and turn."""
    show(rrb.Spatial3DView(origin="/"))
    places = rng.normal(0, 1, (1_000_000, 3)).astype(np.float32)
    rr.log("turning/cloud", rr.Points3D(places, colors=rng.integers(0, 256, (len(places), 3)), radii=-1.0), static=True)
    for frame in range(NUM_FRAMES["cloud"]):
        at(frame)
        turned("turning", frame)


def relogged(rng: np.random.Generator) -> None:
    """A hundred thousand points that are logged anew for each frame."""
    show(rrb.Spatial3DView(origin="/"))
    places = rng.normal(0, 1, (100_000, 3)).astype(np.float32)
    colors = rng.integers(0, 256, (len(places), 3)).astype(np.uint8)
    for frame in range(NUM_FRAMES["relogged"]):
        at(frame)
        places = places + rng.normal(0, 0.01, places.shape).astype(np.float32)
        rr.log("points", rr.Points3D(places, colors=colors, radii=-1.5))


def mesh(_rng: np.random.Generator) -> None:
    """A bumpy ball of half a million triangles that turns."""
    show(rrb.Spatial3DView(origin="/"))
    u, v = np.meshgrid(np.linspace(0, 2 * np.pi, 501), np.linspace(0, np.pi, 501))
    radius = 1 + 0.05 * np.sin(12 * u) * np.sin(9 * v)
    ball = np.stack([np.cos(u) * np.sin(v), np.sin(u) * np.sin(v), np.cos(v)], -1)
    places = (ball * radius[..., None]).reshape(-1, 3)
    corner = (np.arange(500)[:, None] * 501 + np.arange(500)).reshape(-1, 1)
    triangles = np.concatenate([corner + np.array([0, 501, 1]), corner + np.array([1, 501, 502])])
    colors = (127 + 120 * np.sin(places * 3)).astype(np.uint8)
    shape = rr.Mesh3D(
        vertex_positions=places, vertex_normals=ball.reshape(-1, 3), vertex_colors=colors, triangle_indices=triangles
    )
    rr.log("turning/ball", shape, static=True)
    for frame in range(NUM_FRAMES["mesh"]):
        at(frame)
        turned("turning", frame)


def depth(_rng: np.random.Generator) -> None:
    """Depth pictures of 640x480, seen as points in space."""
    show(rrb.Spatial3DView(origin="world"))
    rr.log("world", rr.ViewCoordinates.RDF, static=True)  # type: ignore[attr-defined]
    rr.log("world/camera", rr.Pinhole(focal_length=525.0, width=640, height=480), static=True)
    y, x = np.mgrid[0:480, 0:640] / 100.0
    for frame in range(NUM_FRAMES["depth"]):
        at(frame)
        picture = 2000 + 600 * np.sin(x + 0.1 * frame) * np.cos(y - 0.07 * frame)
        rr.log("world/camera/depth", rr.DepthImage(picture.astype(np.uint16), meter=1000.0))


def street(frame: int, rng: np.random.Generator) -> np.ndarray:
    """A colour picture of 1280x720 that moves."""
    y, x = np.mgrid[0:720, 0:1280]
    shades = [127 + 90 * np.sin((x + 7 * frame) / 70 + k) * np.cos(y / 50 + 2 * k) for k in range(3)]
    return np.clip(np.stack(shades, -1) + rng.normal(0, 4, (720, 1280, 1)), 0, 255).astype(np.uint8)


def segmentation(rng: np.random.Generator) -> None:
    """Pictures of 1280x720 with classes over them, and boxes with names."""
    show(rrb.Spatial2DView(origin="picture"))
    names = ["road", "car", "person", "sign", "tree"]
    classes = [rr.AnnotationInfo(id=k, label=name, color=(50 * k, 255 - 40 * k, 90)) for k, name in enumerate(names)]
    rr.log("picture", rr.AnnotationContext(classes), static=True)
    y, x = np.mgrid[0:720, 0:1280]
    for frame in range(NUM_FRAMES["segmentation"]):
        at(frame)
        rr.log("picture", rr.Image(street(frame, rng)))
        rr.log("picture/classes", rr.SegmentationImage((((x + 9 * frame) // 160 + y // 120) % 5).astype(np.uint8)))
        corners = np.stack([60 + 37 * np.arange(24) + 5 * frame, 40 + 25 * np.arange(24)], -1) % [1100, 600]
        rr.log("picture/boxes", rr.Boxes2D(mins=corners, sizes=[[120, 80]] * 24, class_ids=np.arange(24) % 5))


def log_plots(rng: np.random.Generator, num: int, samples: int, num_frames: int) -> None:
    seconds = np.linspace(0, (num_frames - 1) / FPS, samples)
    for plot in range(num):
        values = np.cumsum(rng.normal(0, 1, samples)) + 10 * np.sin(seconds * (plot + 3))
        rr.send_columns(
            f"plots/{plot}",
            indexes=[rr.TimeColumn("time", duration=seconds)],
            columns=rr.Scalars.columns(scalars=values),
        )


def plots(rng: np.random.Generator) -> None:
    """Eight plots of 5,000 samples each."""
    log_plots(rng, 8, 5000, NUM_FRAMES["plots"])
    views = [rrb.TimeSeriesView(origin=f"plots/{plot}", name=f"Plot {plot}") for plot in range(8)]
    show(rrb.Grid(*views, grid_columns=4))


def dashboard(rng: np.random.Generator) -> None:
    """Points in space, a picture, two plots and a log."""
    log_plots(rng, 2, 2000, NUM_FRAMES["dashboard"])
    places = rng.normal(0, 1, (20_000, 3)).astype(np.float32)
    for frame in range(NUM_FRAMES["dashboard"]):
        at(frame)
        turn = 0.05 * frame
        matrix = np.array([[math.cos(turn), -math.sin(turn), 0], [math.sin(turn), math.cos(turn), 0], [0, 0, 1]])
        rr.log("space/points", rr.Points3D(places @ matrix.T, radii=-1.5, colors=(90, 180, 250)))
        rr.log("picture", rr.Image(street(frame, rng)[::2, ::2]))
        rr.log("log", rr.TextLog(f"frame {frame}", level=rr.TextLogLevel.INFO))
    top = rrb.Horizontal(rrb.Spatial3DView(origin="space"), rrb.Spatial2DView(origin="picture"))
    views = [rrb.TimeSeriesView(origin=f"plots/{plot}") for plot in range(2)]
    show(rrb.Vertical(top, rrb.Horizontal(*views, rrb.TextLogView(origin="log"))))


WRITERS: dict[str, Callable[[np.random.Generator], None]] = {
    writer.__name__: writer for writer in (cloud, relogged, mesh, depth, segmentation, plots, dashboard)
}


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name in sys.argv[2:] or WRITERS:
        rr.init(f"rerun_render_{name}", recording_id=name)
        rr.save(str(folder / f"{name}.rrd"))
        WRITERS[name](np.random.default_rng(0))
        rr.disconnect()


if __name__ == "__main__":
    main()
