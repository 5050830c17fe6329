"""The log of a robot that explores a flat: a map that grows, laser scans, states, battery and speed, and messages.

python examples/robot_log/robot_log.py                # writes robot_log.rrd and robot_log.mp4
python examples/robot_log/robot_log.py --frames 10    # a short one
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import rerun as rr
import rerun.blueprint as rrb
from rerun.components import Colormap, FillMode

import rerun_render

FPS = 30
CELL = 0.05
SIZE = np.array([12.0, 8.0])
NUM_BEAMS, RANGE = 240, 5.0
FREE, OCCUPIED, UNKNOWN = 0, 100, 255
# Lowest and highest corner of what stands in the way, in metres.
OBSTACLES = [
    *((0, 0, 12, 0.15), (0, 7.85, 12, 8), (0, 0, 0.15, 8), (11.85, 0, 12, 8)),  # outer walls
    *((4.4, 0, 4.55, 2.9), (4.4, 4.3, 4.55, 8), (4.55, 4.9, 6.3, 5.05), (7.5, 4.9, 12, 5.05)),  # inner walls
    *((8.0, 0, 8.15, 1.6), (8.0, 2.9, 8.15, 5.0)),
    *((0.15, 5.9, 1.9, 7.85), (2.6, 7.2, 4.0, 7.85), (0.4, 0.4, 1.2, 2.0)),  # bed, chest, desk
    *((5.6, 1.4, 6.9, 2.4), (5.6, 6.2, 6.1, 7.5), (10.7, 5.2, 11.85, 6.9), (9.6, 0.15, 11.0, 0.8)),
    *((10.4, 2.8, 11.2, 3.6), (2.4, 3.0, 2.7, 3.3), (8.6, 6.9, 9.6, 7.85)),
]
WAY = [(1.0, 3.6), (2.0, 4.9), (3.4, 4.6), (3.3, 2.2), (3.6, 3.6), (5.2, 3.6), (5.0, 1.0), (7.4, 0.9), (7.3, 2.2)]
WAY += [(9.0, 2.2), (9.6, 4.2), (9.4, 2.2), (7.4, 2.2), (6.9, 5.4), (7.4, 6.6), (9.9, 5.9), (7.0, 5.8), (6.9, 3.8)]
STATES = {
    "drive": (90, 170, 110),
    "turn": (240, 190, 70),
    "blocked": (225, 80, 70),
    "ok": (80, 130, 200),
    "weak": (210, 130, 60),
}


def flat() -> np.ndarray:
    """(rows, columns) True where something stands; row 0 at y = 0."""
    y, x = (np.mgrid[0 : round(SIZE[1] / CELL), 0 : round(SIZE[0] / CELL)] + 0.5) * CELL
    solid = np.zeros(x.shape, bool)
    for x0, y0, x1, y1 in OBSTACLES:
        solid |= (x >= x0) & (x < x1) & (y >= y0) & (y < y1)
    return solid


def drive(num_frames: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Places (N, 2), headings (N,) and whether the robot only turns (N,), from place to place of the way."""
    legs = np.diff(WAY, axis=0)
    headings = np.unwrap(np.arctan2(legs[:, 1], legs[:, 0]))
    times, places, angles = [0.0], [np.array(WAY[0])], [headings[0]]
    for place, angle, leg in zip(np.array(WAY), headings, legs, strict=False):
        for target, seconds in ((place, abs(angle - angles[-1]) / 1.6), (place + leg, np.hypot(*leg) / 0.9)):
            times.append(times[-1] + max(seconds, 1e-3))
            places.append(target)
            angles.append(angle)
    now = np.linspace(0, times[-1], num_frames)
    where = np.stack([np.interp(now, times, np.array(places)[:, axis]) for axis in (0, 1)], axis=1)
    leg_of = np.clip(np.searchsorted(times, now, side="right") - 1, 0, len(times) - 2)
    return where, np.interp(now, times, angles), leg_of % 2 == 0


def scan(solid: np.ndarray, place: np.ndarray, heading: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Ends of the beams (B, 2), whether they hit something (B,), and the cells they pass (M, 2) as column and row."""
    angle = heading + np.linspace(-2.3, 2.3, NUM_BEAMS)
    steps = np.arange(0.1, RANGE, CELL * 0.7)
    path = place + np.stack([np.cos(angle), np.sin(angle)], axis=1)[:, None] * steps[None, :, None]
    cells = np.clip((path / CELL).astype(int), 0, np.array(solid.shape)[::-1] - 1)
    blocked = solid[cells[..., 1], cells[..., 0]]
    is_hit = blocked.any(axis=1)
    last = np.where(is_hit, blocked.argmax(axis=1), len(steps) - 1)
    passed = np.arange(len(steps)) < last[:, None]
    return path[np.arange(NUM_BEAMS), last], is_hit, cells[passed]


def log_robot() -> None:
    """What stays the same: looks of the robot, of its curves and of its states."""
    rr.log("world", rr.ViewCoordinates.RIGHT_HAND_Z_UP, static=True)
    body = rr.Cylinders3D(
        lengths=[0.16, 0.05],
        radii=[0.26, 0.1],
        centers=[[0, 0, 0.1], [0, 0, 0.21]],
        colors=[(245, 245, 240), (60, 64, 72)],
        fill_mode=FillMode.Solid,
    )
    rr.log("world/robot/body", body, static=True)
    ahead = rr.Arrows3D(vectors=[[0.62, 0, 0]], origins=[[0, 0, 0.28]], colors=[(255, 110, 70)], radii=0.03)
    rr.log("world/robot/ahead", ahead, static=True)
    rr.log("battery", rr.SeriesLines(colors=(110, 200, 120), names="battery, %", widths=1.5), static=True)
    rr.log("speed/wheels", rr.SeriesLines(colors=(120, 170, 255), names="wheels, m/s", widths=1.5), static=True)
    rr.log("speed/turning", rr.SeriesLines(colors=(255, 170, 90), names="turning, rad/s", widths=1.5), static=True)
    colors = [(*color, 255) for color in STATES.values()]
    for lane in ("states/motion", "states/laser"):
        rr.log(lane, rr.StateConfiguration(values=list(STATES), labels=list(STATES), colors=colors), static=True)


def log_journey(num_frames: int) -> None:
    """One row per frame on the timeline `time`."""
    solid = flat()
    known = np.full(solid.shape, UNKNOWN, np.uint8)
    places, headings, turning = drive(num_frames)
    rng = np.random.default_rng(8)
    before: dict[str, str] = {}
    share, told = 0.0, 0

    def tell(text: str, level: str = rr.TextLogLevel.INFO) -> None:
        rr.log("messages", rr.TextLog(text, level=level))

    def enter(lane: str, state: str) -> bool:
        if before.get(lane) == state:
            return False
        before[lane] = state
        rr.log(f"states/{lane}", rr.StateChange(state=state))
        return True

    for frame, (place, heading) in enumerate(zip(places, headings, strict=True)):
        rr.set_time("time", duration=frame / FPS)
        if frame == 0:
            tell("exploration starts")
        ends, is_hit, passed = scan(solid, place, heading)
        known[passed[:, 1], passed[:, 0]] = FREE
        hits = (ends[is_hit] / CELL).astype(int)
        known[hits[:, 1], hits[:, 0]] = OCCUPIED
        heights = np.full((is_hit.sum(), 1), 0.2)
        points = np.concatenate([ends[is_hit] + rng.normal(0, 0.012, (is_hit.sum(), 2)), heights], axis=1)
        rr.log("world/scan", rr.Points3D(points, colors=[(255, 90, 80)], radii=0.03))
        pixels = rr.GridMap(
            data=known[::-1].tobytes(),
            format=rr.components.ImageFormat(
                width=known.shape[1], height=known.shape[0], color_model="L", channel_datatype="U8"
            ),
            cell_size=CELL,
            colormap=Colormap.RvizMap,
        )
        rr.log("world/map", pixels)
        turn = rr.RotationAxisAngle(axis=(0, 0, 1), radians=heading)
        rr.log("world/robot", rr.Transform3D(translation=[*place, 0], rotation=turn))
        trail = np.column_stack([places[: frame + 1], np.full(frame + 1, 0.02)])
        rr.log("world/trail", rr.LineStrips3D([trail], colors=[(60, 130, 240)], radii=0.03))

        last = max(frame - 1, 0)
        pace = np.hypot(*(place - places[last])) * FPS / max(num_frames / 300, 1e-3)
        rr.log("speed/wheels", rr.Scalars(0.25 * pace + rng.normal(0, 0.015)))
        rr.log("speed/turning", rr.Scalars((heading - headings[last]) * FPS / 4 + rng.normal(0, 0.02)))
        rr.log("battery", rr.Scalars(92 - 30 * frame / num_frames - 1.2 * np.sin(frame / 17) * turning[frame]))
        near = np.linalg.norm(ends - place, axis=1)[NUM_BEAMS // 3 : -NUM_BEAMS // 3].min()
        state = "turn" if turning[frame] else "blocked" if near < 0.42 else "drive"
        if enter("motion", state) and state == "blocked":
            tell(f"obstacle {near:.2f} m ahead", rr.TextLogLevel.WARN)
        enter("laser", "weak" if is_hit.mean() < 0.86 else "ok")
        share = float((known != UNKNOWN).mean())
        if share >= 0.2 * (told + 1):
            told += 1
            tell(f"{share:.0%} of the flat explored")
    tell("exploration ends")


def layout() -> rrb.Blueprint:
    """The map beside states, curves and messages."""
    eye = rrb.EyeControls3D(position=(6.0, -4.4, 9.8), look_target=(6.0, 3.6, 0.0), eye_up=(0, 0, 1))
    world = rrb.Spatial3DView(origin="/world", name="World", eye_controls=eye, line_grid=rrb.LineGrid3D(visible=False))
    side = rrb.Vertical(
        rrb.StateTimelineView(origin="/states", name="States"),
        rrb.TimeSeriesView(origin="/speed", name="Speed"),
        rrb.TimeSeriesView(origin="/battery", name="Battery"),
        rrb.TextLogView(origin="/messages", name="Messages"),
        row_shares=[0.8, 1.1, 0.8, 1],
    )
    return rrb.Blueprint(rrb.Horizontal(world, side, column_shares=[1.5, 1]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("output", nargs="?", type=Path, default=Path("robot_log.mp4"))
    parser.add_argument("--frames", type=int, default=240)
    parser.add_argument("--size", default="1280x720")
    options = parser.parse_args()

    recording = options.output.with_suffix(".rrd")
    rr.init("rerun_render_example_robot_log", default_blueprint=layout())
    rr.save(recording, default_blueprint=layout())
    log_robot()
    log_journey(options.frames)
    rr.disconnect()
    report = rerun_render.render(recording, options.output, size=options.size, fps=FPS, overwrite=True)
    print(f"{options.output}: {report.frames} frames")


if __name__ == "__main__":
    main()
