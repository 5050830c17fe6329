"""Unit shapes of solids: spheres, capsules, cylinders as meshes and as wires.

A sphere is an octahedron whose edges are split along great circles; "n subdivisions" make n + 1 parts of each edge, so
that a ring has 4 * (n + 1) of them. Everything is made once and kept; nobody may write into the arrays.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from rerun_render.drawables import Mesh

Float32Array = npt.NDArray[np.float32]
Float64Array = npt.NDArray[np.float64]
UInt32Array = npt.NDArray[np.uint32]

NUM_CYLINDER_SIDES = 6
"""Lines along the side of a cylinder that is drawn as a few major lines."""


@dataclass(frozen=True, eq=False, slots=True)
class Wires:
    """starts, ends: (S, K) float32 ends of line segments. K = 3 for x, y, z; a capsule has a fourth coordinate that is
    1 at its upper end: how far up that is differs from one capsule to the next.
    """

    starts: Float32Array
    ends: Float32Array


@lru_cache(maxsize=16)
def sphere(subdivisions: int) -> tuple[Float64Array, UInt32Array]:
    """Vertices (V, 3) on the unit sphere and triangles (T, 3), counter-clockwise from outside. None crosses z = 0."""
    patches = []
    for signs in np.array(np.meshgrid([1, -1], [1, -1], [1, -1], indexing="ij")).reshape(3, 8).T:
        x, y, z = np.diag(signs).astype(np.float64)
        # Which corner comes first decides where the innermost point lies when it cannot be in the middle; this is how
        # the official viewer has it.
        turned = (x, y, z) if signs.prod() > 0 else (x, z, y)
        patches.append(_octant(*turned, subdivisions + 1))
    corners = np.concatenate(patches).reshape(-1, 3)
    # Neighbouring octants share the vertices between them. Adding 0 makes -0 equal to 0.
    _, first, index = np.unique(np.round(corners, 9) + 0.0, axis=0, return_index=True, return_inverse=True)
    return corners[first], index.reshape(-1, 3).astype(np.uint32)


def _octant(a: Float64Array, b: Float64Array, c: Float64Array, parts: int) -> Float64Array:
    """(parts², 3, 3) corners of the triangles of one eighth of the sphere, `parts` along each edge."""
    rows = _lattice(_arc(a, b, parts), _arc(b, c, parts), _arc(c, a, parts))
    upward = [(rows[i][j], rows[i + 1][j], rows[i + 1][j + 1]) for i in range(parts) for j in range(i + 1)]
    downward = [(rows[i][j], rows[i + 1][j + 1], rows[i][j + 1]) for i in range(parts) for j in range(i)]
    return np.array(upward + downward)


def _lattice(ab: Float64Array, bc: Float64Array, ca: Float64Array) -> list[Float64Array]:
    """Points of a triangle in rows, from one point at a to those from b to c, given the points of its edges.

    Those inside form a triangle themselves: its corners lie between two points of the edges, the rest follows.
    """
    parts = len(ab) - 1
    inner: list[Float64Array] = []
    if parts == 3:
        inner = [_between(ab[1], bc[2])[None]]
    elif parts > 3:
        a, b, c = _between(ab[2], ca[-3]), _between(bc[2], ab[-3]), _between(ca[2], bc[-3])
        inner = _lattice(_arc(a, b, parts - 3), _arc(b, c, parts - 3), _arc(c, a, parts - 3))
    rows = [ab[:1], np.stack([ab[1], ca[-2]])]
    rows += [np.concatenate([ab[i : i + 1], inner[i - 2], ca[parts - i : parts - i + 1]]) for i in range(2, parts)]
    return [*rows, bc] if parts > 1 else [ab[:1], bc]


def _arc(start: Float64Array, end: Float64Array, parts: int) -> Float64Array:
    """(parts + 1, 3) points along the great circle between two points of the unit sphere."""
    angle = np.arccos(np.clip(start @ end, -1.0, 1.0))
    share = np.linspace(0.0, 1.0, parts + 1)[:, None]
    return np.asarray((np.sin((1 - share) * angle) * start + np.sin(share * angle) * end) / np.sin(angle))


def _between(start: Float64Array, end: Float64Array) -> Float64Array:
    middle = start + end
    return np.asarray(middle / np.linalg.norm(middle))


def ring(subdivisions: int) -> Float64Array:
    """(4 * (subdivisions + 1), 3) points of the unit circle at z = 0, starting at +x, counter-clockwise from above."""
    return _on_circle(4 * (subdivisions + 1))


def _on_circle(num: int) -> Float64Array:
    angles = np.arange(num) * (2 * np.pi / num)
    return np.stack([np.cos(angles), np.sin(angles), np.zeros(num)], axis=1)


@lru_cache(maxsize=16)
def sphere_mesh(subdivisions: int) -> Mesh:
    """The unit sphere, shaded smoothly."""
    points, triangles = sphere(subdivisions)
    return _mesh(("unit mesh", "sphere", subdivisions), points, points, triangles)


@lru_cache(maxsize=16)
def sphere_axes(subdivisions: int) -> Wires:
    """Circles about the three axes."""
    about_z = ring(subdivisions)
    return _closed([about_z, np.roll(about_z, 1, axis=1), np.roll(about_z, 2, axis=1)])


@lru_cache(maxsize=16)
def sphere_edges(subdivisions: int) -> Wires:
    """All edges of the mesh."""
    points, triangles = sphere(subdivisions)
    return _wires(*points[_edges(triangles)].transpose(1, 0, 2))


@lru_cache(maxsize=16)
def cylinder_mesh(subdivisions: int) -> Mesh:
    """Radius 1, z from -1 to 1; the side shaded smoothly, the caps flat."""
    around = ring(subdivisions)
    num = len(around)
    up = np.array([0.0, 0.0, 1.0])
    rim = np.concatenate([around, np.zeros((1, 3))])
    fan = np.stack([np.full(num, num), np.arange(num), (np.arange(num) + 1) % num], axis=1)
    positions = np.concatenate([around - up, around + up, rim + up, rim - up])
    normals = np.concatenate([around, around, np.tile(up, (num + 1, 1)), np.tile(-up, (num + 1, 1))])
    triangles = np.concatenate([_belt(num), fan + 2 * num, fan[:, [0, 2, 1]] + 3 * num + 1])
    return _mesh(("unit mesh", "cylinder", subdivisions), positions, normals, triangles)


@lru_cache(maxsize=16)
def cylinder_axes(subdivisions: int) -> Wires:
    """Both rings, and a few lines along the side."""
    around, sides = ring(subdivisions), _on_circle(NUM_CYLINDER_SIDES)
    up = np.array([0.0, 0.0, 1.0])
    rings = _closed([around + up, around - up])
    return _joined(rings, _wires(sides - up, sides + up))


@lru_cache(maxsize=16)
def cylinder_edges(subdivisions: int) -> Wires:
    """Both rings, and from each of their points a line along the side and one to the centre of the cap."""
    around = ring(subdivisions)
    up = np.array([0.0, 0.0, 1.0])
    middle = np.zeros_like(around)
    spokes = [_wires(middle + end, around + end) for end in (up, -up)]
    return _joined(_closed([around + up, around - up]), _wires(around - up, around + up), *spokes)


@lru_cache(maxsize=512)
def capsule_mesh(subdivisions: int, length: float) -> Mesh:
    """Radius 1, from (0, 0, 0) to (0, 0, length), shaded smoothly.

    Rings of vertices lie one above the other, twice as many as a sphere has. The middle one belongs to the upper end
    only, so the side runs from it to the first ring below the lower end's equator, as in the official viewer.
    """
    around = ring(subdivisions)
    num, quarter = len(around), 2 * (subdivisions + 1)
    heights = np.arange(1 - quarter, quarter) * (np.pi / 2 / quarter)
    rings = np.cos(heights)[:, None, None] * around + np.sin(heights)[:, None, None] * np.array([0.0, 0.0, 1.0])
    normals = np.concatenate([rings.reshape(-1, 3), [[0.0, 0.0, -1.0], [0.0, 0.0, 1.0]]])
    positions = normals.copy()
    positions[(quarter - 1) * num : -2, 2] += length
    positions[-1, 2] += length
    here = np.arange(num)
    onward = (here + 1) % num
    bottom, top = np.full(num, len(normals) - 2), np.full(num, len(normals) - 1)
    last = num * (len(rings) - 1)
    belts = np.arange(len(rings) - 1)[:, None, None] * num + _belt(num)
    triangles = np.concatenate(
        [
            np.stack([onward, here, bottom], axis=1),
            belts.reshape(-1, 3),
            np.stack([here + last, onward + last, top], axis=1),
        ]
    )
    return _mesh(("unit mesh", "capsule", subdivisions, length), positions, normals, triangles)


@lru_cache(maxsize=16)
def capsule_axes(subdivisions: int) -> Wires:
    """Where the cylindrical part ends a ring each, and two closed lines around the capsule through its poles."""
    around = ring(subdivisions)
    half = len(around) // 2
    through_x = around[:, [0, 2, 1]]
    outlines = []
    for circle in (through_x, through_x[:, [1, 0, 2]]):
        upper, lower = circle[: half + 1], np.concatenate([circle[half:], circle[:1]])
        outlines.append(np.concatenate([_at_end(upper, 1), _at_end(lower, 0)]))
    return _closed([_at_end(around, 1), _at_end(around, 0), *outlines])


@lru_cache(maxsize=16)
def capsule_edges(subdivisions: int) -> Wires:
    """All edges of both domes, and from each point of one ring a line along the side."""
    points, triangles = sphere(subdivisions)
    upper = points[triangles].mean(axis=1)[:, 2] > 0
    around = ring(subdivisions)
    domes = []
    for end, faces in ((1, triangles[upper]), (0, triangles[~upper])):
        domes.append(_wires(*_at_end(points, end)[_edges(faces)].transpose(1, 0, 2)))
    return _joined(*domes, _wires(_at_end(around, 0), _at_end(around, 1)))


def _belt(num: int) -> npt.NDArray[np.intp]:
    """Triangles between a ring of vertices and the ring above it, `num` each."""
    here = np.arange(num)
    onward = (here + 1) % num
    return np.concatenate(
        [np.stack([here, onward, onward + num], axis=1), np.stack([here, onward + num, here + num], axis=1)]
    )


def _edges(triangles: UInt32Array) -> UInt32Array:
    """(E, 2) each edge of the triangles once."""
    pairs = np.concatenate([triangles[:, [0, 1]], triangles[:, [1, 2]], triangles[:, [2, 0]]])
    return np.unique(np.sort(pairs, axis=1), axis=0)


def _at_end(points: Float64Array, end: int) -> Float64Array:
    """(N, 4) points of the upper (1) or the lower (0) end of a capsule."""
    return np.insert(points, 3, end, axis=1)


def _mesh(
    key: tuple[str | int | float, ...], positions: npt.ArrayLike, normals: npt.ArrayLike, triangles: npt.ArrayLike
) -> Mesh:
    made = Mesh(
        key=key,
        positions=np.array(positions, np.float32),
        normals=np.array(normals, np.float32),
        triangles=np.array(triangles, np.uint32),
    )
    for array in (made.positions, made.normals, made.triangles):
        if array is not None:
            array.setflags(write=False)
    return made


def _wires(starts: npt.ArrayLike, ends: npt.ArrayLike) -> Wires:
    return Wires(np.array(starts, np.float32), np.array(ends, np.float32))


def _closed(loops: list[Float64Array]) -> Wires:
    """Segments along closed lines through the points of each."""
    return _wires(np.concatenate(loops), np.concatenate([np.roll(loop, -1, axis=0) for loop in loops]))


def _joined(*parts: Wires) -> Wires:
    return _wires(np.concatenate([part.starts for part in parts]), np.concatenate([part.ends for part in parts]))
