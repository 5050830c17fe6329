"""The two back ends side by side: milliseconds of wall and CPU time for frames that are already built.

    python benchmarks/rasterizers.py [--size 1280x720] [--seconds 2] [--backends cpu,wgpu] [--json FILE]

Each frame is drawn again and again with a slightly turned eye; the median of the wall time and the mean of the CPU time
of the whole process are shown. wgpu runs on the adapter it prefers: without a GPU that is Mesa's lavapipe.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from rerun_render.drawables import (
    Camera,
    Drawable,
    Frame,
    ImageRect,
    LineKind,
    LineSegments,
    Mesh,
    MeshInstances,
    Orthographic,
    Perspective,
    Points,
    Rect,
    Texture,
    View,
    WorldGrid,
)
from rerun_render.replay.backend import PixelFormat, open_backend


@dataclass(frozen=True)
class Timing:
    """Milliseconds per frame."""

    case: str
    backend: str
    samples: int
    wall_ms: float
    cpu_ms: float
    frames: int


def eye(turn: float, distance: float = 8.0) -> Camera:
    """Looks at the origin from a circle around it; z is up."""
    position = np.array([distance * math.cos(turn), distance * math.sin(turn), 0.4 * distance])
    back = position / np.linalg.norm(position)
    right = np.cross([0.0, 0.0, 1.0], back)
    right /= np.linalg.norm(right)
    matrix = np.eye(4)
    matrix[:3, :3] = [right, np.cross(back, right), back]
    matrix[:3, 3] = -matrix[:3, :3] @ position
    return Camera(matrix, Perspective(math.radians(55)))


def cloud(count: int, radius: float) -> Points:
    """A ball of points. radius: as in drawables."""
    rng = np.random.default_rng(1)
    return Points(
        key=f"cloud {count} {radius}",
        positions=rng.normal(0.0, 1.2, (count, 3)).astype(np.float32),
        radii=np.full(count, radius, np.float32),
        colors=rng.integers(0, 256, (count, 4)).astype(np.uint8),
    )


def helix() -> tuple[Drawable, ...]:
    """As much as the DNA example draws: 300 points of about 9 px and 100 lines of about 300 px."""
    turn = np.linspace(0.0, 6.0 * math.pi, 150)
    one = np.stack([1.6 * np.cos(turn), 1.6 * np.sin(turn), np.linspace(-2.5, 2.5, 150)], -1)
    both = np.concatenate([one, one * [-1, -1, 1]]).astype(np.float32)
    colors = np.random.default_rng(2).integers(60, 256, (300, 4)).astype(np.uint8)
    points = Points(key="helix", positions=both, radii=np.full(300, 0.1, np.float32), colors=colors)
    pick = np.arange(100)
    lines = LineSegments(
        key="rungs",
        starts=both[pick],
        ends=both[pick + 150],
        radii=np.full(100, -1.5, np.float32),
        colors=np.full((100, 4), 128, np.uint8),
        kinds=np.full(100, LineKind.ROUND, np.uint8),
    )
    return points, lines


def sphere(rows: int, columns: int) -> MeshInstances:
    """A wavy sphere of 2 * rows * columns triangles, lit."""
    theta, phi = np.mgrid[0 : math.pi : complex(0, rows + 1), 0 : 2 * math.pi : complex(0, columns + 1)]
    radius = 2.5 + 0.2 * np.sin(9 * theta) * np.cos(9 * phi)
    normals = np.stack([np.sin(theta) * np.cos(phi), np.sin(theta) * np.sin(phi), np.cos(theta)], -1).reshape(-1, 3)
    first = (np.arange(rows)[:, None] * (columns + 1) + np.arange(columns)).ravel()
    a, b, c, d = first, first + 1, first + columns + 1, first + columns + 2
    mesh = Mesh(
        key="sphere",
        positions=(normals * radius.reshape(-1, 1)).astype(np.float32),
        normals=normals.astype(np.float32),
        triangles=np.concatenate([np.stack([a, c, b], -1), np.stack([b, c, d], -1)]).astype(np.uint32),
    )
    transform = np.eye(4, dtype=np.float32)[None, :3]
    return MeshInstances(
        key="sphere", mesh=mesh, obj_from_mesh=transform, tints=np.array([[200, 160, 90, 255]], np.uint8)
    )


def boxes(count: int) -> MeshInstances:
    """Transparent boxes."""
    corners = np.array([[x, y, z] for x in (-1, 1) for y in (-1, 1) for z in (-1, 1)], np.float32)
    faces = [[0, 1, 3, 2], [4, 6, 7, 5], [0, 4, 5, 1], [2, 3, 7, 6], [0, 2, 6, 4], [1, 5, 7, 3]]
    triangles = np.array([t for a, b, c, d in faces for t in ([a, b, c], [a, c, d])], np.uint32)
    mesh = Mesh(key="box", positions=corners, normals=corners, triangles=triangles)
    rng = np.random.default_rng(4)
    transforms = np.zeros((count, 3, 4), np.float32)
    transforms[:, [0, 1, 2], [0, 1, 2]] = 0.2
    transforms[:, :, 3] = rng.normal(0.0, 1.5, (count, 3))
    tints = rng.integers(0, 256, (count, 4)).astype(np.uint8)
    tints[:, 3] = 64
    return MeshInstances(key="boxes", mesh=mesh, obj_from_mesh=transforms, tints=tints, transparent=True)


Scene = Callable[[int], tuple[Camera, tuple[Drawable, ...], WorldGrid | None]]


def scenes() -> dict[str, Scene]:
    """Name to what is drawn in frame `index`."""
    million, thousands, glass = cloud(1_000_000, -1.0), cloud(100_000, -1.0), boxes(300)
    large, round_points = sphere(500, 500), cloud(100_000, -4.0)
    picture = np.random.default_rng(5).integers(0, 256, (720, 1280, 4)).astype(np.uint8)
    picture[..., 3] = 255

    def image(index: int) -> tuple[Camera, tuple[Drawable, ...], WorldGrid | None]:
        drawn = ImageRect(
            key=None,
            texture=Texture(key="picture", pixels=picture),
            top_left=np.zeros(3),
            extent_u=np.array([1280.0, 0.0, 0.0]),
            extent_v=np.array([0.0, 720.0, 0.0]),
        )
        return Camera(np.eye(4), Orthographic(-index % 7, 0.0, 1280.0 - index % 7, 720.0)), (drawn,), None

    def turning(*drawn: Drawable, grid: WorldGrid | None = None) -> Scene:
        return lambda index: (eye(0.01 * index), drawn, grid)

    return {
        "empty": turning(),
        "grid": turning(grid=WorldGrid()),
        "DNA-like": turning(*helix(), grid=WorldGrid()),
        "100k points of 2 px": turning(thousands),
        "100k points of 8 px": turning(round_points),
        "1M points of 2 px": turning(million),
        "500k triangles": turning(large),
        "300 transparent boxes": turning(glass),
        "image": image,
    }


def frames(scene: Scene, size: tuple[int, int]) -> Iterator[Frame]:
    index = 0
    while True:
        camera, drawn, grid = scene(index)
        view = View(rect=Rect(0, 0, *size), camera=camera, drawables=drawn, grid=grid)
        yield Frame(width=size[0], height=size[1], views=(view,))
        index += 1


def measure(
    case: str,
    scene: Scene,
    backend: str,
    samples: int,
    size: tuple[int, int],
    seconds: float,
    pixel_format: PixelFormat,
) -> Timing:
    """Draws for `seconds` after two frames that warm up."""
    drawing = open_backend(
        backend=backend, adapter=None, samples=samples, frames_in_flight=3, pixel_format=pixel_format
    )
    source = frames(scene, size)
    try:
        for _ in range(2):
            drawing.submit(next(source))
            drawing.collect()
        walls: list[float] = []
        began_cpu, began = time.process_time(), time.perf_counter()
        drawing.submit(next(source))
        while len(walls) < 5 or time.perf_counter() - began < seconds:
            before = time.perf_counter()
            drawing.submit(next(source))
            drawing.collect()
            walls.append(time.perf_counter() - before)
        drawing.collect()
        cpu = time.process_time() - began_cpu
    finally:
        drawing.close()
    count = len(walls) + 1
    return Timing(case, backend, samples, 1e3 * float(np.median(walls)), 1e3 * cpu / count, count)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", default="1280x720")
    parser.add_argument("--seconds", type=float, default=2.0, help="per case and back end (default: %(default)g)")
    parser.add_argument("--backends", default="cpu,wgpu")
    parser.add_argument("--samples", default="4,1")
    parser.add_argument("--cases", default="", help="only cases whose name contains this")
    parser.add_argument("--rgba", action="store_true", help="RGBA instead of yuv420p")
    parser.add_argument("--json", metavar="FILE")
    arguments = parser.parse_args()
    width, height = (int(n) for n in arguments.size.split("x"))
    results: list[Timing] = []
    chosen = [(b, int(s)) for b in arguments.backends.split(",") for s in arguments.samples.split(",")]
    heads = "".join(f"{f'{backend} x{samples}':>18}" for backend, samples in chosen)
    print(f"{'wall / CPU, ms':24}{heads}")
    for name, scene in scenes().items():
        if arguments.cases not in name:
            continue
        row: list[Any] = []
        for backend, samples in chosen:
            pixel_format: PixelFormat = "rgba" if arguments.rgba else "yuv420p"
            timing = measure(name, scene, backend, samples, (width, height), arguments.seconds, pixel_format)
            results.append(timing)
            row.append(f"{timing.wall_ms:.1f} / {timing.cpu_ms:.1f}")
        print(f"{name:24}" + "".join(f"{text:>18}" for text in row), flush=True)
    if arguments.json:
        Path(arguments.json).write_text(json.dumps([asdict(result) for result in results], indent=2) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
