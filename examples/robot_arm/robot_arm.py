"""A robot arm made of meshes stacks three cubes: one transform per joint, logged once per frame.

python examples/robot_arm/robot_arm.py                # writes robot_arm.rrd and robot_arm.mp4
python examples/robot_arm/robot_arm.py --frames 10    # a short one
"""

from __future__ import annotations

import argparse
from itertools import pairwise
from pathlib import Path

import numpy as np
import rerun as rr
import rerun.blueprint as rrb

import rerun_render

FPS = 30
SHOULDER_HEIGHT, UPPER, FORE, HAND = 0.34, 0.46, 0.40, 0.17
CUBE = 0.09
ORANGE, DARK, LIGHT, STEEL = (240, 120, 40), (52, 56, 64), (226, 228, 232), (150, 156, 166)
CUBES = {"red": (222, 70, 62), "blue": (66, 126, 220), "green": (84, 176, 92)}
STARTS = {"red": (0.52, -0.34), "blue": (0.62, -0.05), "green": (0.34, -0.50)}
TARGET = (0.38, 0.44)
JOINTS = ("yaw", "shoulder", "elbow", "wrist", "grip")


def lathe(profile: list[tuple[float, float]], color: tuple[int, int, int], sides: int = 40) -> rr.Mesh3D:
    """A mesh from turning a profile of (radius, height) around z; its edges are sharp."""
    angles = np.linspace(0, 2 * np.pi, sides + 1)
    ring = np.stack([np.cos(angles), np.sin(angles), np.zeros(sides + 1)], axis=1)
    positions, normals, triangles = [], [], []
    for (r0, z0), (r1, z1) in pairwise(profile):
        slope = np.hypot(r1 - r0, z1 - z0)
        normal = ring * (z1 - z0) / slope - np.array([0, 0, (r1 - r0) / slope])
        first = len(positions) * (sides + 1)
        positions += [ring * r0 + [0, 0, z0], ring * r1 + [0, 0, z1]]
        normals += [normal, normal]
        i = first + np.arange(sides)
        j = i + sides + 1
        triangles += [np.stack([i, i + 1, j], axis=1), np.stack([i + 1, j + 1, j], axis=1)]
    return mesh(positions, normals, triangles, color)


def mesh(positions: list, normals: list, triangles: list, color: tuple[int, int, int]) -> rr.Mesh3D:
    return rr.Mesh3D(
        vertex_positions=np.concatenate(positions),
        vertex_normals=np.concatenate(normals),
        triangle_indices=np.concatenate(triangles),
        albedo_factor=color,
    )


def box(low: tuple[float, ...], high: tuple[float, ...], color: tuple[int, int, int], bevel: float) -> rr.Mesh3D:
    """A mesh of a box with bevelled edges."""
    center, half = (np.array(low) + high) / 2, (np.array(high) - low) / 2
    corners = np.array([[x, y, z] for x in (-1, 1) for y in (-1, 1) for z in (-1, 1)], float)
    points = np.concatenate([corners * (half - bevel * (1 - np.eye(3)[axis])) for axis in range(3)])
    positions, normals, triangles = [], [], []

    def face(normal: np.ndarray, numbers: list[int]) -> None:
        normal = normal / np.linalg.norm(normal)
        middle = points[numbers].mean(axis=0)
        across = points[numbers[0]] - middle
        side = np.cross(normal, across)
        turns = [np.arctan2((points[n] - middle) @ side, (points[n] - middle) @ across) for n in numbers]
        ordered = points[np.array(numbers)[np.argsort(turns)]]
        first = sum(map(len, positions))
        positions.append(ordered + center)
        normals.append(np.tile(normal, (len(ordered), 1)))
        triangles.append(first + np.array([[0, k, k + 1] for k in range(1, len(ordered) - 1)]))

    for axis in range(3):
        for sign in (-1, 1):
            face(sign * np.eye(3)[axis], [axis * 8 + n for n in range(8) if corners[n, axis] == sign])
            for other in range(axis + 1, 3):
                for side in (-1, 1):
                    edge = [n for n in range(8) if corners[n, axis] == sign and corners[n, other] == side]
                    normal = sign * np.eye(3)[axis] + side * np.eye(3)[other]
                    face(normal, [axis * 8 + n for n in edge] + [other * 8 + n for n in edge])
    for n in range(8):
        face(corners[n], [n, 8 + n, 16 + n])
    return mesh(positions, normals, triangles, color)


def along_y(radius: float, half: float) -> list[tuple[float, float]]:
    """Profile of a drum with bevelled ends."""
    return [
        (0, -half),
        (radius - 0.012, -half),
        (radius, -half + 0.012),
        (radius, half - 0.012),
        (radius - 0.012, half),
        (0, half),
    ]


def log_parts() -> None:
    """All meshes, once; each in the frame of the joint that moves it."""
    lying = rr.Quaternion(xyzw=[np.sqrt(0.5), 0, 0, np.sqrt(0.5)])  # z becomes y

    def log(path: str, part: rr.Mesh3D, *, turned: bool = False, at: tuple[float, ...] = (0, 0, 0)) -> None:
        rr.log(path, part, rr.Transform3D(translation=at, quaternion=lying if turned else None), static=True)

    rr.log("cell", rr.ViewCoordinates.RIGHT_HAND_Z_UP, static=True)
    log("cell/table", box((-0.35, -0.75, -0.06), (0.9, 0.75, 0.0), (92, 98, 110), 0.015))
    log("cell/pad", box((TARGET[0] - 0.1, TARGET[1] - 0.1, 0), (TARGET[0] + 0.1, TARGET[1] + 0.1, 0.008), LIGHT, 0.003))
    log("cell/robot/foot", lathe([(0, 0), (0.17, 0), (0.17, 0.03), (0.15, 0.05), (0.12, 0.07), (0, 0.07)], DARK))
    yaw = "cell/robot/yaw"
    log(f"{yaw}/column", lathe([(0, 0.07), (0.115, 0.07), (0.115, 0.2), (0.08, 0.27), (0, 0.27)], ORANGE))
    log(f"{yaw}/fork", box((-0.06, -0.09, 0.2), (0.06, 0.09, SHOULDER_HEIGHT), ORANGE, 0.02))
    shoulder = f"{yaw}/shoulder"
    log(f"{shoulder}/drum", lathe(along_y(0.095, 0.115), DARK), turned=True)
    log(f"{shoulder}/arm", box((-0.05, -0.055, 0), (0.05, 0.055, UPPER), ORANGE, 0.018))
    log(f"{shoulder}/stripe", box((-0.052, -0.03, 0.12), (0.052, 0.03, UPPER - 0.12), LIGHT, 0.004))
    elbow = f"{shoulder}/elbow"
    log(f"{elbow}/drum", lathe(along_y(0.075, 0.09), DARK), turned=True)
    log(f"{elbow}/arm", box((-0.04, -0.045, 0), (0.04, 0.045, FORE), ORANGE, 0.014))
    wrist = f"{elbow}/wrist"
    log(f"{wrist}/drum", lathe(along_y(0.052, 0.066), DARK), turned=True)
    log(f"{wrist}/flange", lathe([(0, 0), (0.036, 0), (0.036, 0.07), (0.05, 0.07), (0.05, 0.09), (0, 0.09)], STEEL))
    log(f"{wrist}/hand", box((-0.03, -0.075, 0.085), (0.03, 0.075, 0.115), DARK, 0.008))
    for side in ("left", "right"):
        log(f"{wrist}/{side}/finger", box((-0.018, -0.008, 0.11), (0.018, 0.008, HAND + 0.025), STEEL, 0.004))
    for name, color in CUBES.items():
        half = CUBE / 2
        log(f"cell/cubes/{name}/shape", box((-half, -half, 0), (half, half, CUBE), color, 0.008))


def joints_at(x: float, y: float, z: float) -> np.ndarray:
    """Yaw, shoulder, elbow and wrist that bring the point between the fingers to a place, with the hand downward."""
    yaw = np.arctan2(y, x)
    reach, height = np.hypot(x, y), z + HAND - SHOULDER_HEIGHT
    distance = np.hypot(reach, height)
    inner = np.arccos(np.clip((UPPER**2 + distance**2 - FORE**2) / (2 * UPPER * distance), -1, 1))
    bend = np.pi - np.arccos(np.clip((UPPER**2 + FORE**2 - distance**2) / (2 * UPPER * FORE), -1, 1))
    shoulder = np.arctan2(reach, height) - inner
    return np.array([yaw, shoulder, bend, np.pi - shoulder - bend])


def plan() -> list[tuple[float, np.ndarray, float, str | None]]:
    """Stations of the hand: seconds to get there, joints, width of the grip, and the cube it holds on the way."""
    home = joints_at(0.36, 0.0, 0.42)
    stations: list[tuple[float, np.ndarray, float, str | None]] = [(0.0, home, 0.13, None)]
    for level, (name, (x, y)) in enumerate(STARTS.items()):
        top = level * CUBE + 0.008
        stations += [
            (0.55, joints_at(x, y, 0.26), 0.13, None),
            (0.35, joints_at(x, y, 0.045), 0.13, None),
            (0.15, joints_at(x, y, 0.045), CUBE + 0.016, None),
            (0.35, joints_at(x, y, 0.32), CUBE + 0.016, name),
            (0.65, joints_at(*TARGET, top + 0.24), CUBE + 0.016, name),
            (0.35, joints_at(*TARGET, top + 0.045), CUBE + 0.016, name),
            (0.15, joints_at(*TARGET, top + 0.045), 0.13, None),
            (0.30, joints_at(*TARGET, top + 0.24), 0.13, None),
        ]
    return [*stations, (0.6, home, 0.13, None)]


def hand_at(joints: np.ndarray) -> np.ndarray:
    """Where the point between the fingers is."""
    yaw, shoulder, elbow, wrist = joints
    angles = np.cumsum([shoulder, elbow, wrist])
    reach = np.sin(angles) @ [UPPER, FORE, HAND]
    height = SHOULDER_HEIGHT + np.cos(angles) @ [UPPER, FORE, HAND]
    return np.array([np.cos(yaw) * reach, np.sin(yaw) * reach, height])


def log_work(num_frames: int) -> None:
    """Poses of joints and cubes over time, and the way of the hand."""
    stations = plan()
    ends = np.cumsum([seconds for seconds, _, _, _ in stations])
    cubes = {name: (np.array([x, y, 0.0]), np.arctan2(y, x)) for name, (x, y) in STARTS.items()}
    way = []
    for frame in range(num_frames):
        time = ends[-1] * frame / max(num_frames - 1, 1)
        leg = min(int(np.searchsorted(ends, time, side="right")), len(stations) - 1)
        seconds, joints, grip, held = stations[leg]
        _, before, grip_before, _ = stations[leg - 1]
        part = np.clip((time - ends[leg - 1]) / seconds, 0, 1)
        part = part * part * (3 - 2 * part)
        now, opening = before + (joints - before) * part, grip_before + (grip - grip_before) * part
        hand = hand_at(now)
        way.append(hand)
        if held is not None:
            cubes[held] = (hand - [0, 0, 0.045], now[0])

        rr.set_time("time", duration=frame / FPS)
        path = "cell/robot"
        offsets = {"yaw": 0.0, "shoulder": SHOULDER_HEIGHT, "elbow": UPPER, "wrist": FORE}
        for (joint, offset), angle in zip(offsets.items(), now, strict=True):
            path = f"{path}/{joint}"
            axis = (0, 0, 1) if joint == "yaw" else (0, 1, 0)
            turn = rr.RotationAxisAngle(axis=axis, radians=angle)
            rr.log(path, rr.Transform3D(translation=[0, 0, offset], rotation=turn))
            rr.log(f"joints/{joint}", rr.Scalars(np.degrees(angle)))
        for side, sign in (("left", 1), ("right", -1)):
            rr.log(f"{path}/{side}", rr.Transform3D(translation=[0, sign * opening / 2, 0]))
        for name, (place, angle) in cubes.items():
            turn = rr.RotationAxisAngle(axis=(0, 0, 1), radians=angle)
            rr.log(f"cell/cubes/{name}", rr.Transform3D(translation=place, rotation=turn))
        rr.log("cell/way", rr.LineStrips3D([way[-45:]], colors=[255, 214, 90], radii=0.005))


def layout() -> rrb.Blueprint:
    """The cell beside the angles of the joints."""
    eye = rrb.EyeControls3D(position=(1.55, -0.95, 1.0), look_target=(0.22, 0.0, 0.26), eye_up=(0, 0, 1))
    cell = rrb.Spatial3DView(origin="/cell", name="Cell", eye_controls=eye)
    joints = rrb.TimeSeriesView(origin="/joints", name="Joint angles")
    return rrb.Blueprint(rrb.Horizontal(cell, joints, column_shares=[1.6, 1]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("output", nargs="?", type=Path, default=Path("robot_arm.mp4"))
    parser.add_argument("--frames", type=int, default=270)
    parser.add_argument("--size", default="1280x720")
    options = parser.parse_args()

    recording = options.output.with_suffix(".rrd")
    rr.init("rerun_render_example_robot_arm", default_blueprint=layout())
    rr.save(recording, default_blueprint=layout())
    log_parts()
    log_work(options.frames)
    rr.disconnect()
    report = rerun_render.render(recording, options.output, size=options.size, fps=FPS, overwrite=True)
    print(f"{options.output}: {report.frames} frames")


if __name__ == "__main__":
    main()
