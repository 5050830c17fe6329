"""Two walking people as keypoints with connections: in 3D, and as a pose estimator sees them in a camera's image.

python examples/skeleton/skeleton.py                # writes skeleton.rrd and skeleton.mp4
python examples/skeleton/skeleton.py --frames 10    # a short one
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

import numpy as np
import rerun as rr
import rerun.blueprint as rrb
from PIL import Image, ImageDraw, ImageFilter

import rerun_render

FPS = 30
WIDTH, HEIGHT, FOCAL = 480, 360, 400.0
EYE, TARGET = np.array([0.4, -4.1, 1.7]), np.array([0.0, 0.0, 0.8])

NAMES = ["head", "neck", "pelvis"] + [f"{side} {part}" for side in ("left", "right") for part in (
    "shoulder", "elbow", "wrist", "hip", "knee", "ankle", "toe")]  # fmt: skip
K = {name: number for number, name in enumerate(NAMES)}
LEFT, RIGHT, MIDDLE = (80, 170, 255), (255, 120, 90), (250, 220, 120)
BONES = [(K["head"], K["neck"]), (K["neck"], K["pelvis"])]
for _side in ("left", "right"):
    for _chain in (("neck", "shoulder", "elbow", "wrist"), ("pelvis", "hip", "knee", "ankle", "toe")):
        _names = [_chain[0], *(f"{_side} {part}" for part in _chain[1:])]
        BONES += [(K[a], K[b]) for a, b in pairwise(_names)]
PEOPLE = [(1, "Ada", 1.0, (96, 132, 120)), (2, "Bo", 0.93, (150, 110, 140))]


def description(class_id: int, name: str) -> rr.ClassDescription:
    """A person: names and colours of the keypoints, and which of them are connected."""

    def color(part: str) -> tuple[int, int, int]:
        return LEFT if part.startswith("left") else RIGHT if part.startswith("right") else MIDDLE

    return rr.ClassDescription(
        info=rr.AnnotationInfo(class_id, name, (235, 235, 235) if class_id == 1 else (190, 150, 255)),
        keypoint_annotations=[rr.AnnotationInfo(number, part, color(part)) for part, number in K.items()],
        keypoint_connections=BONES,
    )


def pose(phase: float, size: float) -> np.ndarray:
    """Keypoints (N, 3) of a walking person: x ahead, y to the left, z up; phase: steps in turns."""
    points = np.zeros((len(NAMES), 3))
    step = 2 * np.pi * phase
    pelvis = np.array([0.0, 0.0, 0.93 + 0.018 * np.cos(2 * step)])
    neck = pelvis + np.array([0.03, 0.0, 0.52])
    points[K["pelvis"]], points[K["neck"]] = pelvis, neck
    points[K["head"]] = neck + np.array([0.04, 0.0, 0.22])
    for side, sign in (("left", 1.0), ("right", -1.0)):
        turn = step + (0 if sign > 0 else np.pi)
        hip = pelvis + np.array([0.02 * sign * np.sin(step), 0.1 * sign, 0.0])
        thigh = 0.46 * np.sin(turn)
        bend = 0.18 + 0.85 * max(0.0, np.sin(turn + 1.9)) ** 2
        knee = hip + 0.44 * np.array([np.sin(thigh), 0, -np.cos(thigh)])
        ankle = knee + 0.43 * np.array([np.sin(thigh - bend), 0, -np.cos(thigh - bend)])
        tilt = 0.35 * np.sin(turn - 0.6)
        toe = ankle + 0.17 * np.array([np.cos(tilt), 0, np.sin(tilt) - 0.25])
        shoulder = neck + np.array([-0.03 * sign * np.sin(step), 0.19 * sign, -0.04])
        swing = -0.55 * np.sin(turn)
        elbow = shoulder + 0.29 * np.array([np.sin(swing), 0.12 * sign, -np.cos(swing)])
        reach = swing + 0.35 + 0.25 * np.sin(-turn)
        wrist = elbow + 0.26 * np.array([np.sin(reach), 0.02 * sign, -np.cos(reach)])
        for part, place in zip(
            ("hip", "knee", "ankle", "toe", "shoulder", "elbow", "wrist"),
            (hip, knee, ankle, toe, shoulder, elbow, wrist),
            strict=True,
        ):
            points[K[f"{side} {part}"]] = place
    return points * size


def placed(points: np.ndarray, time: float, person: int) -> np.ndarray:
    """Where the keypoints are in the room: both walk in a circle, on opposite sides."""
    angle = 0.62 * time + np.pi * (person - 1) + 0.4
    ahead, radius = angle + np.pi / 2, 1.35
    turn = np.array([[np.cos(ahead), -np.sin(ahead), 0], [np.sin(ahead), np.cos(ahead), 0], [0, 0, 1]])
    return points @ turn.T + [radius * np.cos(angle), radius * np.sin(angle), 0]


def camera_axes() -> np.ndarray:
    """Right, down and forward as columns."""
    forward = (TARGET - EYE) / np.linalg.norm(TARGET - EYE)
    right = np.cross(forward, [0, 0, 1])
    right /= np.linalg.norm(right)
    return np.stack([right, np.cross(forward, right), forward], axis=1)


def seen(points: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Pixels (N, 2) and depths (N,) of points in the image."""
    x, y, z = ((points - EYE) @ camera_axes()).T
    return np.stack([FOCAL * x / z + WIDTH / 2, FOCAL * y / z + HEIGHT / 2], axis=1), z


def picture(people: list[tuple[np.ndarray, tuple[int, int, int]]]) -> np.ndarray:
    """An image of the people, the nearer one in front, on a floor under soft light."""
    rows, columns = np.mgrid[0:HEIGHT, 0:WIDTH] / [[[HEIGHT]], [[WIDTH]]]
    glow = np.exp(-(((columns - 0.5) / 0.55) ** 2) - ((rows - 0.55) / 0.7) ** 2)
    wall, floor = np.array([70, 76, 88]), np.array([112, 100, 92])
    base = np.where((rows < 0.42)[..., None], wall, floor) * (0.45 + 0.75 * glow[..., None])
    image = Image.fromarray(base.astype(np.uint8))
    shadow = Image.new("L", image.size, 0)
    for points, _ in people:
        feet, _ = seen(points * [1, 1, 0])
        margin = np.array([12, 3])
        (left, top), (right, bottom) = feet.min(axis=0) - margin, feet.max(axis=0) + margin
        ImageDraw.Draw(shadow).ellipse([left, top, right, bottom], fill=120)
    image.paste((16, 14, 14), (0, 0), shadow.filter(ImageFilter.GaussianBlur(5)))
    image = image.resize((2 * WIDTH, 2 * HEIGHT))
    draw = ImageDraw.Draw(image)
    for points, color in sorted(people, key=lambda person: -seen(person[0])[1].mean()):
        pixels, depths = seen(points)
        pixels, unit = 2 * pixels, 2 * FOCAL / depths.mean()

        def limb(a: int, b: int, width: float, tone: float, pixels: np.ndarray = pixels, unit: float = unit) -> None:
            thick = width * unit
            fill = tuple(int(channel * tone) for channel in color)  # noqa: B023
            draw.line([*pixels[a], *pixels[b]], fill=fill, width=int(thick))
            for x, y in (pixels[a], pixels[b]):
                draw.ellipse([x - thick / 2, y - thick / 2, x + thick / 2, y + thick / 2], fill=fill)

        for a, b in BONES[2:]:
            is_leg = any(part in NAMES[b] for part in ("hip", "knee", "ankle", "toe"))
            limb(a, b, 0.12 if is_leg else 0.085, 0.55 if is_leg else 0.85)
        limb(K["neck"], K["pelvis"], 0.26, 1.0)
        x, y = pixels[K["head"]]
        draw.ellipse([x - 0.1 * unit, y - 0.13 * unit, x + 0.1 * unit, y + 0.12 * unit], fill=(206, 166, 140))
    return np.asarray(image.resize((WIDTH, HEIGHT), Image.Resampling.BOX))


def log_walk(num_frames: int) -> None:
    """Keypoints in 3D and in the image, and the ways of hands and feet."""
    rr.log("/", rr.AnnotationContext([description(number, name) for number, name, _, _ in PEOPLE]), static=True)
    rr.log("room", rr.ViewCoordinates.RIGHT_HAND_Z_UP, static=True)
    pinhole = rr.Pinhole(focal_length=FOCAL, width=WIDTH, height=HEIGHT, image_plane_distance=0.8)
    rr.log("room/camera", pinhole, rr.Transform3D(translation=EYE, mat3x3=camera_axes()), static=True)
    ids = np.arange(len(NAMES))
    ways: dict[tuple[int, str], list[np.ndarray]] = defaultdict(list)
    rng = np.random.default_rng(3)
    for frame in range(num_frames):
        time = frame / FPS
        rr.set_time("time", duration=time)
        people = []
        for number, name, size, color in PEOPLE:
            points = placed(pose(1.02 * time + 0.21 * number, size), time, number)
            people.append((points, color))
            rr.log(
                f"room/people/{name}",
                rr.Points3D(points, class_ids=number, keypoint_ids=ids, radii=0.035, show_labels=False),
            )
            for part in ("left wrist", "right wrist", "left ankle", "right ankle"):
                ways[number, part].append(points[K[part]])
            pixels, _ = seen(points)
            pixels += rng.normal(0, 0.8, pixels.shape)
            estimated = rr.Points2D(pixels, class_ids=number, keypoint_ids=ids, radii=3.0, show_labels=False)
            rr.log(f"room/camera/image/{name}", estimated)
            low, high = pixels.min(axis=0) - 14, pixels.max(axis=0) + 14
            box = rr.Boxes2D(mins=[low], sizes=[high - low], class_ids=number)
            rr.log(f"room/camera/image/{name}/box", box)
        strips = [way[-40:] for way in ways.values()]
        colors = [LEFT if part.startswith("left") else RIGHT for _, part in ways]
        rr.log("room/ways", rr.LineStrips3D(strips, colors=colors, radii=0.008))
        rr.log("room/camera/image", rr.Image(picture(people)))


def layout() -> rrb.Blueprint:
    """The room, and what the camera sees."""
    eye = rrb.EyeControls3D(position=(4.3, -4.0, 2.6), look_target=(0.0, -1.5, 0.75), eye_up=(0, 0, 1))
    room = rrb.Spatial3DView(origin="/room", name="Room", eye_controls=eye)
    camera = rrb.Spatial2DView(origin="/room/camera", name="Camera")
    return rrb.Blueprint(rrb.Horizontal(room, camera, column_shares=[1.4, 1]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("output", nargs="?", type=Path, default=Path("skeleton.mp4"))
    parser.add_argument("--frames", type=int, default=150)
    parser.add_argument("--size", default="1280x720")
    options = parser.parse_args()

    recording = options.output.with_suffix(".rrd")
    rr.init("rerun_render_example_skeleton", default_blueprint=layout())
    rr.save(recording, default_blueprint=layout())
    log_walk(options.frames)
    rr.disconnect()
    report = rerun_render.render(recording, options.output, size=options.size, fps=FPS, overwrite=True)
    print(f"{options.output}: {report.frames} frames")


if __name__ == "__main__":
    main()
