"""A figure for a paper, on white: registration of two scans of a bunny-like shape, its error, and how it converges.

    python examples/paper_figure/paper_figure.py             # writes paper_figure.rrd, .mp4 and .png
    python examples/paper_figure/paper_figure.py --frames 10

The registration (iterative closest point) is done for real, in numpy.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import rerun as rr
import rerun.blueprint as rrb

import rerun_render

FPS = 30
FRAMES_PER_STEP = 2
BLUE, ORANGE, GREY = (31, 119, 180), (255, 127, 14), (120, 120, 120)


def shape(count: int, seed: int) -> np.ndarray:
    """Points (N, 3) on a lumpy closed surface."""
    rng = np.random.default_rng(seed)
    direction = rng.normal(size=(count, 3))
    direction /= np.linalg.norm(direction, axis=1, keepdims=True)
    radius = np.full(count, 0.52)
    for center, height, width in (
        ((0.35, 0.1, 0.95), 0.62, 0.16),
        ((-0.35, 0.1, 0.95), 0.55, 0.16),
        ((0.0, 0.95, 0.25), 0.30, 0.42),
        ((0.0, -0.9, -0.4), 0.22, 0.30),
        ((0.75, 0.35, -0.6), 0.18, 0.25),
        ((-0.75, 0.35, -0.6), 0.18, 0.25),
    ):
        aim = np.array(center) / np.linalg.norm(center)
        radius += height * np.exp(-(np.arccos(np.clip(direction @ aim, -1, 1)) ** 2) / (2 * width**2))
    return direction * radius[:, None] * [0.9, 1.0, 1.0]


def rotation(axis: tuple[float, float, float], angle: float) -> np.ndarray:
    x, y, z = np.array(axis) / np.linalg.norm(axis)
    cross = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]])
    return np.eye(3) + np.sin(angle) * cross + (1 - np.cos(angle)) * cross @ cross


def nearest(points: np.ndarray, others: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The nearest of `others` to each point (N,), and how far it is (N,)."""
    squares = (points**2).sum(axis=1)[:, None] - 2 * points @ others.T + (others**2).sum(axis=1)
    found = squares.argmin(axis=1)
    return found, np.sqrt(np.maximum(squares[np.arange(len(points)), found], 0))


def fit(points: np.ndarray, targets: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Rotation (3, 3) and translation (3,) that bring points closest to their targets."""
    a, b = points.mean(axis=0), targets.mean(axis=0)
    u, _, v = np.linalg.svd((points - a).T @ (targets - b))
    turn = v.T @ np.diag([1, 1, np.sign(np.linalg.det(v.T @ u.T))]) @ u.T
    return turn, b - turn @ a


def error_colors(errors: np.ndarray) -> np.ndarray:
    """From pale to dark red, (N, 3) uint8; darkest from 0.12 on."""
    part = np.clip(errors / 0.12, 0, 1)[:, None]
    return (np.array([246, 222, 200]) * (1 - part) + np.array([165, 15, 21]) * part).astype(np.uint8)


def log_registration(num_frames: int) -> None:
    """One step of the registration every few frames, smoothly in between, on the timeline `time`."""
    model = shape(4000, 0)
    start = rotation((0.3, 1, 0.5), 0.7)
    points = (shape(1500, 1) + np.random.default_rng(2).normal(0, 0.008, (1500, 3))) @ start.T + [0.42, -0.3, 0.24]
    for space in ("before", "now", "error"):
        rr.log(space, rr.ViewCoordinates.RIGHT_HAND_Z_UP, static=True)
    rr.log("before/model", rr.Points3D(model, colors=BLUE, radii=0.009), static=True)
    rr.log("before/scan", rr.Points3D(points, colors=ORANGE, radii=0.012), static=True)
    rr.log("now/model", rr.Points3D(model, colors=BLUE, radii=0.009), static=True)
    rr.log("error/model", rr.Points3D(model, colors=(205, 205, 205), radii=0.006), static=True)
    rr.log("convergence/rms", rr.SeriesLines(colors=BLUE, names="RMS error", widths=2), static=True)
    rr.log("convergence/worst", rr.SeriesLines(colors=ORANGE, names="95 % below", widths=2), static=True)
    before = points
    for frame in range(num_frames):
        rr.set_time("time", duration=frame / FPS)
        if frame % FRAMES_PER_STEP == 0:
            before = points
            near, _ = nearest(points, model)
            turn, shift = fit(points, model[near])
            points = points @ turn.T + shift
        part = (frame % FRAMES_PER_STEP + 1) / FRAMES_PER_STEP
        shown = before + (points - before) * part
        _, errors = nearest(shown, model)
        rr.log("now/scan", rr.Points3D(shown, colors=ORANGE, radii=0.012))
        rr.log("error/scan", rr.Points3D(shown, colors=error_colors(errors), radii=0.015))
        rr.log("convergence/rms", rr.Scalars(np.sqrt((errors**2).mean())))
        rr.log("convergence/worst", rr.Scalars(np.quantile(errors, 0.95)))


def layout() -> rrb.Blueprint:
    """Three pictures over a curve."""

    def space(name: str, origin: str) -> rrb.Spatial3DView:
        eye = rrb.EyeControls3D(position=(1.95, 2.1, 1.15), look_target=(0.1, 0, 0.12), eye_up=(0, 0, 1))
        return rrb.Spatial3DView(origin=origin, name=name, eye_controls=eye, line_grid=rrb.LineGrid3D(visible=False))

    spaces = [space("(a) Before", "/before"), space("(b) Registered", "/now"), space("(c) Error", "/error")]
    curve = rrb.TimeSeriesView(origin="/convergence", name="(d) Convergence")
    return rrb.Blueprint(rrb.Vertical(rrb.Horizontal(*spaces), curve, row_shares=[1.7, 1]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("output", nargs="?", type=Path, default=Path("paper_figure.mp4"))
    parser.add_argument("--frames", type=int, default=120)
    parser.add_argument("--size", default="1280x720")
    options = parser.parse_args()

    recording = options.output.with_suffix(".rrd")
    rr.init("rerun_render_example_paper_figure", default_blueprint=layout())
    rr.save(recording, default_blueprint=layout())
    log_registration(options.frames)
    rr.disconnect()
    look = {"theme": "light", "background": "white", "overwrite": True}
    report = rerun_render.render(recording, options.output, size=options.size, fps=FPS, **look)
    # What goes into the paper: the end of it, in twice the resolution.
    rerun_render.render(recording, options.output.with_suffix(".png"), size="2560x1440", ui_scale=2, **look)
    print(f"{options.output}: {report.frames} frames")


if __name__ == "__main__":
    main()
