"""An RGB-D camera flies through a room: colour and depth images, the camera's path, and the map that grows from them.

    python examples/rgbd_room/rgbd_room.py                # writes rgbd_room.rrd and rgbd_room.mp4
    python examples/rgbd_room/rgbd_room.py --frames 10    # a short one

The room is made of boxes; the images are ray-cast with numpy.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import rerun as rr
import rerun.blueprint as rrb

import rerun_render

FPS = 30
WIDTH, HEIGHT, FOCAL = 256, 192, 190.0
KEYFRAME_EVERY = 6
ROOM = np.array([[-3.0, -2.4, 0.0], [3.0, 2.4, 2.6]])
LAMP = np.array([0.3, 0.2, 2.35])
WALLS = np.array([[228, 218, 200], [208, 190, 170], [150, 106, 70]], float)  # across x, across y, floor and ceiling

# Lowest corner, highest corner, colour.
BOXES = [
    ((-0.9, -0.5, 0.68), (0.9, 0.5, 0.74), (178, 120, 66)),  # table top
    *(((x - 0.04, y - 0.04, 0), (x + 0.04, y + 0.04, 0.68), (120, 78, 42)) for x in (-0.8, 0.8) for y in (-0.4, 0.4)),
    ((-0.35, -0.2, 0.74), (0.05, 0.1, 0.77), (60, 90, 160)),  # book
    ((-0.32, -0.17, 0.77), (0.02, 0.06, 0.80), (190, 60, 60)),
    ((0.35, -0.1, 0.74), (0.53, 0.08, 1.0), (60, 150, 140)),  # vase
    ((-2.95, -1.6, 0.0), (-2.05, 1.2, 0.42), (70, 96, 128)),  # sofa
    ((-2.95, -1.6, 0.42), (-2.7, 1.2, 0.85), (60, 84, 114)),
    ((-2.95, -1.8, 0.0), (-2.05, -1.6, 0.62), (60, 84, 114)),
    ((-2.95, 1.2, 0.0), (-2.05, 1.4, 0.62), (60, 84, 114)),
    ((-2.68, -1.3, 0.42), (-2.5, -0.8, 0.78), (226, 172, 60)),  # cushions
    ((-2.68, 0.4, 0.42), (-2.5, 0.9, 0.78), (200, 90, 80)),
    ((2.55, -1.9, 0.0), (2.98, 0.4, 0.06), (110, 76, 48)),  # shelf
    *(((2.55, -1.9, z), (2.98, 0.4, z + 0.05), (150, 108, 68)) for z in (0.5, 1.0, 1.5, 2.0)),
    ((2.55, -1.95, 0.0), (2.98, -1.9, 2.05), (110, 76, 48)),
    ((2.55, 0.4, 0.0), (2.98, 0.45, 2.05), (110, 76, 48)),
    ((1.1, 2.3, 0.9), (2.3, 2.38, 1.9), (96, 150, 190)),  # window
    ((-1.3, 2.32, 1.1), (-0.1, 2.38, 1.9), (190, 96, 70)),  # picture
    ((-1.2, 2.3, 1.2), (-0.2, 2.33, 1.8), (236, 214, 150)),
    ((1.9, 1.4, 0.0), (2.3, 1.8, 0.36), (176, 92, 60)),  # plant
    ((1.95, 1.45, 0.36), (2.25, 1.75, 1.1), (74, 130, 66)),
    ((1.8, 1.5, 0.7), (2.4, 1.7, 0.95), (90, 150, 78)),
    *(((x - 0.22, y - 0.22, 0.42), (x + 0.22, y + 0.22, 0.47), (170, 78, 60)) for x, y in ((-0.5, 1.0), (0.6, -1.1))),
    ((-0.72, 1.18, 0.47), (-0.28, 1.22, 0.95), (150, 66, 50)),
    ((0.38, -1.32, 0.47), (0.82, -1.28, 0.95), (150, 66, 50)),
    *(
        ((x + dx - 0.02, y + dy - 0.02, 0), (x + dx + 0.02, y + dy + 0.02, 0.42), (90, 56, 34))
        for x, y in ((-0.5, 1.0), (0.6, -1.1))
        for dx in (-0.18, 0.18)
        for dy in (-0.18, 0.18)
    ),
]


def books() -> list[tuple[tuple[float, ...], tuple[float, ...], tuple[int, ...]]]:
    """Books on the boards of the shelf, the same ones every time."""
    rng = np.random.default_rng(4)
    palette = [(190, 70, 60), (60, 110, 170), (226, 180, 80), (80, 140, 100), (120, 80, 140), (220, 210, 190)]
    found = []
    for board in (0.06, 0.55, 1.05, 1.55):
        y = -1.82
        while y < 0.1:
            width, height = rng.uniform(0.09, 0.2), rng.uniform(0.22, 0.38)
            found.append(((2.62, y, board), (2.9, y + width, board + height), palette[rng.integers(len(palette))]))
            y += width + (0.02 if rng.random() < 0.8 else 0.35)
    return found


LOW, HIGH, COLOR = (np.array(column, float) for column in zip(*BOXES, *books(), strict=True))


def camera_pose(turn: float) -> tuple[np.ndarray, np.ndarray]:
    """Place and axes (right, down, forward as columns) of the camera; turn: 0..1 along its way."""
    angle = 0.35 + 2 * np.pi * 0.86 * turn
    place = np.array([1.75 * np.cos(angle), 1.25 * np.sin(angle), 1.45 + 0.2 * np.sin(3 * angle)])
    ahead = angle + 2.35
    target = np.array([2.3 * np.cos(ahead), 1.7 * np.sin(ahead), 0.72])
    forward = (target - place) / np.linalg.norm(target - place)
    right = np.cross(forward, [0, 0, 1])
    right /= np.linalg.norm(right)
    return place, np.stack([right, np.cross(forward, right), forward], axis=1)


def look(place: np.ndarray, axes: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """What the camera sees: colours (H, W, 3) uint8, depths (H, W) in metres, and points (H, W, 3) in the room."""
    v, u = np.mgrid[0:HEIGHT, 0:WIDTH]
    in_camera = np.stack([(u + 0.5 - WIDTH / 2) / FOCAL, (v + 0.5 - HEIGHT / 2) / FOCAL, np.ones(u.shape)], axis=-1)
    rays = (in_camera @ axes.T).reshape(-1, 3)
    inverse = 1 / np.where(np.abs(rays) < 1e-9, 1e-9, rays)

    # The room is left at the nearest of the three walls ahead.
    ahead = np.where(rays > 0, ROOM[1], ROOM[0])
    leaving = (ahead - place) * inverse
    axis = leaving.argmin(axis=1)
    depth = leaving.min(axis=1)
    color = WALLS[axis]
    for low, high, paint in zip(LOW, HIGH, COLOR, strict=True):
        near = rays_near(low, high, place, axes)
        a, b = (low - place) * inverse[near], (high - place) * inverse[near]
        enter, leave = np.minimum(a, b), np.maximum(a, b)
        first, last = enter.max(axis=1), leave.min(axis=1)
        hit = (first < last) & (first > 0.02) & (first < depth[near])
        seen = near[hit]
        depth[seen], axis[seen], color[seen] = first[hit], enter.argmax(axis=1)[hit], paint

    points = place + rays * depth[:, None]
    color = color * texture(points, axis)[:, None]
    return shade(color, points, axis).reshape(HEIGHT, WIDTH, 3), depth.reshape(HEIGHT, WIDTH), points


def rays_near(low: np.ndarray, high: np.ndarray, place: np.ndarray, axes: np.ndarray) -> np.ndarray:
    """Numbers of the rays inside the rectangle that a box covers in the image; all of them if it is not all ahead."""
    pixels = np.arange(WIDTH * HEIGHT).reshape(HEIGHT, WIDTH)
    corners = np.array([low, high])
    corners = np.stack(np.meshgrid(*corners.T), axis=-1).reshape(-1, 3)
    x, y, z = ((corners - place) @ axes).T
    if z.max() < 0.02:
        return pixels[:0].ravel()
    if z.min() < 0.02:
        return pixels.ravel()
    u, v = FOCAL * x / z + WIDTH / 2, FOCAL * y / z + HEIGHT / 2
    columns, rows = (slice(max(int(p.min()), 0), max(int(p.max()) + 1, 0)) for p in (u, v))
    return pixels[rows, columns].ravel()


def texture(points: np.ndarray, axis: np.ndarray) -> np.ndarray:
    """How bright the surface is by itself: boards and a rug on the floor, some wood grain everywhere."""
    x, y, z = points.T
    floor = z < 0.01
    boards = 0.86 + 0.14 * ((np.floor(y / 0.18) * 37.7 + np.floor((x + np.floor(y / 0.18) * 0.7) / 1.1) * 11.3) % 1.0)
    seams = (y / 0.18) % 1.0 < 0.04
    rug = floor & (np.abs(x) < 1.5) & (np.abs(y) < 1.1)
    pattern = 1.15 + 0.35 * np.sign(np.sin(x * 9) * np.sin(y * 9))
    value = np.where(floor, np.where(seams, 0.6, boards), 1 + 0.03 * np.sin(40 * (x + y)) * (axis == 2))
    return np.where(rug, pattern, value)


def shade(color: np.ndarray, points: np.ndarray, axis: np.ndarray) -> np.ndarray:
    """Light of the lamp under the ceiling, and some from everywhere, darker near the floor."""
    to_lamp = LAMP - points
    distance = np.linalg.norm(to_lamp, axis=1)
    facing = np.abs(np.take_along_axis(to_lamp, axis[:, None], axis=1)[:, 0]) / distance
    light = 0.48 + 0.62 * facing / (0.55 + 0.22 * distance**2)
    near_floor = 1 - 0.25 * np.exp(-points[:, 2] / 0.12) * (axis != 2)
    return np.clip(color * (light * near_floor)[:, None], 0, 255).astype(np.uint8)


def log_flight(num_frames: int) -> None:
    """One row per frame on the timeline `time`; every few frames some of what was seen stays as part of the map."""
    rr.log("room", rr.ViewCoordinates.RIGHT_HAND_Z_UP, static=True)
    pinhole = rr.Pinhole(focal_length=FOCAL, width=WIDTH, height=HEIGHT, image_plane_distance=0.5)
    rr.log("room/camera", pinhole, static=True)
    rng = np.random.default_rng(1)
    path = []
    for frame in range(num_frames):
        rr.set_time("time", duration=frame / FPS)
        place, axes = camera_pose(frame / max(num_frames - 1, 1))
        color, depth, points = look(place, axes)
        path.append(place)
        rr.log("room/camera", rr.Transform3D(translation=place, mat3x3=axes))
        rr.log("room/camera/image", rr.Image(color))
        rr.log("room/camera/depth", rr.DepthImage((depth * 1000).astype(np.uint16), meter=1000, depth_range=[0, 5000]))
        rr.log("room/path", rr.LineStrips3D([path], colors=[255, 200, 60], radii=0.012))
        if frame % KEYFRAME_EVERY == 0:
            seen = rng.choice(WIDTH * HEIGHT, 20000, replace=False)
            # Without the ceiling and the wall towards the eye, one can look into the map.
            seen = seen[(points[seen, 1] > -2.39) & (points[seen, 2] < 2.3)]
            part = rr.Points3D(points[seen], colors=color.reshape(-1, 3)[seen], radii=0.012)
            rr.log(f"room/map/{frame:04}", part)


def layout() -> rrb.Blueprint:
    """The room beside what the camera sees."""
    room = rrb.Spatial3DView(
        origin="/room",
        name="Map",
        contents=["$origin/**"],
        eye_controls=rrb.EyeControls3D(position=(0.5, -4.9, 6.4), look_target=(0.05, 0.25, 0.6), eye_up=(0, 0, 1)),
    )
    color = rrb.Spatial2DView(origin="/room/camera", name="Colour", contents=["$origin/image"])
    depth = rrb.Spatial2DView(origin="/room/camera", name="Depth", contents=["$origin/depth"])
    return rrb.Blueprint(rrb.Horizontal(room, rrb.Vertical(color, depth), column_shares=[2.2, 1]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("output", nargs="?", type=Path, default=Path("rgbd_room.mp4"))
    parser.add_argument("--frames", type=int, default=120)
    parser.add_argument("--size", default="1280x720")
    options = parser.parse_args()

    recording = options.output.with_suffix(".rrd")
    rr.init("rerun_render_example_rgbd_room", default_blueprint=layout())
    rr.save(recording, default_blueprint=layout())
    log_flight(options.frames)
    rr.disconnect()
    report = rerun_render.render(recording, options.output, size=options.size, fps=FPS, overwrite=True)
    print(f"{options.output}: {report.frames} frames")


if __name__ == "__main__":
    main()
