"""What boxes, ellipsoids, capsules and cylinders share: where each instance stands, and how its unit shape is drawn."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from rerun_render.drawables import Drawable, LineKind, LineSegments, Mesh, MeshInstances
from rerun_render.query.join import clamp
from rerun_render.scene.visual import Box, Visual
from rerun_render.scene.visualizers import arrays
from rerun_render.scene.visualizers.inputs import Inputs, box_center, darken_in_gamma, darken_in_light, finite
from rerun_render.scene.visualizers.unit_shapes import Wires
from rerun_render.schema.enums import FillMode

Float64Array = npt.NDArray[np.float64]
UInt8Array = npt.NDArray[np.uint8]
IndexArray = npt.NDArray[np.intp]

WIRE_RADIUS = -0.5
"""Default radius of the lines of solids."""
MAX_INSTANCES = 60_000
"""An entity with more solids shows the first ones only, as in the official viewer."""

WIRE_MODES = (FillMode.MAJOR_WIREFRAME, FillMode.DENSE_WIREFRAME)


class SolidShape(Protocol):
    """A shape that is drawn once for each instance; `obj_from_unit` is (N, 3, K + 1), K coordinates and the place."""

    def wires(self, mode: FillMode) -> Wires:
        """Lines of one instance, in K coordinates."""
        ...

    def pieces(self, obj_from_unit: Float64Array, index: IndexArray) -> list[Piece]:
        """Meshes that fill the instances, of which `index` (N,) tells the places among all that were logged."""
        ...


@dataclass(frozen=True, eq=False, slots=True)
class Piece:
    """obj_from_mesh: (M, 3, 4) places of the mesh. instances: (M,) which of the shown instances each belongs to."""

    mesh: Mesh
    obj_from_mesh: Float64Array
    instances: IndexArray


def rotations_from_quaternions(quaternions: npt.NDArray[np.floating]) -> Float64Array:
    """(N, 3, 3) from (N, 4) xyzw of any length; NaN where the quaternion is zero or not finite."""
    with np.errstate(all="ignore"):
        wide = quaternions.astype(np.float64)
        x, y, z, w = (wide / np.linalg.norm(wide, axis=1, keepdims=True)).T
        rows = (
            (1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)),
            (2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)),
            (2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)),
        )
    return np.stack([np.stack(row, axis=-1) for row in rows], axis=-2)


def rotations_from_axis_angles(axes: npt.NDArray[np.floating], angles: npt.NDArray[np.floating]) -> Float64Array:
    """(N, 3, 3) from (N, 3) axes of any length and (N,) radians.

    A zero axis with angle 0 is no rotation; with another angle it is NaN.
    """
    with np.errstate(all="ignore"):
        unit = axes.astype(np.float64)
        unit = unit / np.linalg.norm(unit, axis=1, keepdims=True)
        half = angles.astype(np.float64)[:, None] / 2
        out = rotations_from_quaternions(np.hstack([unit * np.sin(half), np.cos(half)]))
    out[(axes == 0).all(axis=1) & (angles == 0)] = np.eye(3)
    return out


def place_solids(inputs: Inputs, sizes: npt.NDArray[np.float32], centers_field: str) -> tuple[Float64Array, int]:
    """(N, 3, 4) `obj_from_unit` of N = max(sizes, poses, centers, rotations) instances, and N.

    sizes: (M, 3) scale of the unit shape. Each instance is pose * translation * axis-angle * quaternion * scale;
    shorter lists repeat their last value. Invalid rotations give NaN. Instances beyond the limit are reported.
    """
    poses = inputs.context.poses
    centers = inputs.vectors(centers_field, 3)
    quaternions = inputs.vectors("quaternions", 4)
    axis_angle_array = inputs.array("rotation_axis_angles")
    rotations = []
    if axis_angle_array is not None:
        rotations.append(rotations_from_axis_angles(*arrays.axis_angles(axis_angle_array)))
    if quaternions is not None:
        rotations.append(rotations_from_quaternions(quaternions))
    others = [*rotations, *(x for x in (poses, centers) if x is not None)]
    num = max(len(sizes), *(len(other) for other in others)) if others else len(sizes)
    if num > MAX_INSTANCES:
        inputs.warn("too-many-instances", f"only the first {MAX_INSTANCES} of {num} instances are drawn")
        num = MAX_INSTANCES
    out = np.zeros((num, 3, 4))
    out[:, :, :3] = np.eye(3)
    # Infinite sizes or places become NaN, or stay infinite; either way the instance is not drawn.
    with np.errstate(all="ignore"):
        for rotation in rotations:
            out[:, :, :3] = out[:, :, :3] @ clamp(rotation, num)
        out[:, :, :3] *= clamp(sizes, num)[:, None, :]
        if centers is not None:
            out[:, :, 3] = clamp(centers, num)
        if poses is not None and len(poses):
            joined = clamp(poses, num)
            out[:, :, 3] = np.einsum("nij,nj->ni", joined[:, :3, :3], out[:, :, 3]) + joined[:, :3, 3]
            out[:, :, :3] = joined[:, :3, :3] @ out[:, :, :3]
    return out, num


def lengths_and_radii(inputs: Inputs) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]] | None:
    """Lengths and radii, (M,) each, of as many instances as the longer has; None without lengths.

    Without radii they are 0.
    """
    lengths, radii = inputs.array("lengths"), inputs.array("radii")
    if lengths is None:
        return None
    longs = arrays.numbers(lengths, np.float32)
    rounds = np.zeros(1, np.float32) if radii is None else arrays.numbers(radii, np.float32)
    num = max(len(longs), len(rounds))
    return clamp(longs, num), clamp(rounds, num)


def visualize_solids(
    inputs: Inputs, shape: SolidShape, placed: Float64Array, what: str, *, radii_field: str = "line_radii"
) -> Visual | None:
    """Visual of a shape at each instance; None if none can be drawn.

    placed: (N, 3, K + 1), not finite for instances to leave out. what: what the report calls the instances.
    radii_field: where the radii of lines are logged.
    """
    num = len(placed)
    kept = finite(placed.reshape(num, -1).astype(np.float32))
    inputs.report_dropped(kept, what)
    if not kept.any():
        return None
    # Without a valid radius only the lines are missing; a segment of radius 0 draws nothing.
    radii = np.nan_to_num(inputs.radii(num, WIRE_RADIUS, radii_field), nan=0.0)
    straight = inputs.straight_colors(num)
    mode = _fill_mode(inputs)
    shown, colors = outward(placed[kept]), straight[kept]
    key = (inputs.context.key, inputs.archetype)
    drawables: list[Drawable] = []
    if mode != FillMode.SOLID:
        drawables.append(wireframe((*key, "lines"), shown, shape.wires(mode), radii[kept], darken_in_light(colors)))
    if mode not in WIRE_MODES:
        fill = solid_fill if mode == FillMode.SOLID else transparent_fill
        for number, piece in enumerate(shape.pieces(shown, np.flatnonzero(kept))):
            drawables.extend(fill((*key, number), piece.mesh, piece.obj_from_mesh, colors[piece.instances]))
    box = corner_box(shown)
    return Visual(
        drawables=tuple(drawables),
        bounds=box,
        region_of_interest=box,
        labels=inputs.labels(placed[:, :, -1], straight, box_center(box), kept=kept),
    )


def _fill_mode(inputs: Inputs) -> FillMode:
    """As logged; what is missing or unknown is drawn as wires with a fill."""
    logged = inputs.first("fill_mode")
    return FillMode(logged) if logged in list(FillMode) else FillMode.TRANSPARENT_FILL_MAJOR_WIREFRAME


def outward(obj_from_unit: Float64Array) -> Float64Array:
    """The same instances without mirroring, so that faces stay counter-clockwise from outside.

    For shapes that are symmetric along their first axis.
    """
    mirrored = np.linalg.det(obj_from_unit[:, :, :3]) < 0
    if not mirrored.any():
        return obj_from_unit
    out = obj_from_unit.copy()
    out[mirrored, :, 0] *= -1
    return out


def corner_box(obj_from_unit: Float64Array) -> Box:
    """Box around the corners of the cube from -1 to 1 at each instance, and at both ends of it where there are two."""
    reach = np.abs(obj_from_unit[:, :, :3]).sum(axis=2)
    centers = [obj_from_unit[:, :, -1]]
    if obj_from_unit.shape[2] > 4:
        centers.append(centers[0] + obj_from_unit[:, :, 3])
    low = np.minimum.reduce([(center - reach).min(axis=0) for center in centers])
    high = np.maximum.reduce([(center + reach).max(axis=0) for center in centers])
    return np.stack([low, high])


def wireframe(
    key: Hashable,
    obj_from_unit: Float64Array,
    wires: Wires,
    radii: npt.NDArray[np.float32],
    colors: UInt8Array,
) -> LineSegments:
    """The S segments of a unit shape at each of N instances, instance by instance; none without length."""
    linear = obj_from_unit[:, :, :-1].transpose(0, 2, 1)
    offset = obj_from_unit[:, None, :, -1]
    num_segments = len(wires.starts)
    starts = (wires.starts @ linear + offset).reshape(-1, 3).astype(np.float32)
    ends = (wires.ends @ linear + offset).reshape(-1, 3).astype(np.float32)
    radii, colors = np.repeat(radii, num_segments), np.repeat(colors, num_segments, axis=0)
    # Only flat instances have segments without length, which are not drawn: they would show as dots.
    if not linear.any(axis=2).all():
        drawn = (starts != ends).any(axis=1)
        starts, ends, radii, colors = starts[drawn], ends[drawn], radii[drawn], colors[drawn]
    return LineSegments(
        key=key,
        starts=starts,
        ends=ends,
        radii=radii,
        colors=colors,
        kinds=np.full(len(starts), LineKind.ROUND, np.uint8),
    )


def solid_fill(
    key: tuple[Hashable, ...], mesh: Mesh, obj_from_unit: Float64Array, colors: UInt8Array
) -> tuple[MeshInstances, ...]:
    """Filled instances: opaque ones without their inside faces, and those of translucent colour."""
    opaque = colors[:, 3] == 255
    out = []
    if opaque.any():
        out.append(
            MeshInstances(
                key=(*key, "solid"),
                mesh=mesh,
                obj_from_mesh=obj_from_unit[opaque].astype(np.float32),
                tints=colors[opaque],
                cull="back",
            )
        )
    if not opaque.all():
        out.append(_translucent((*key, "translucent"), mesh, obj_from_unit[~opaque], colors[~opaque]))
    return tuple(out)


def transparent_fill(
    key: tuple[Hashable, ...], mesh: Mesh, obj_from_unit: Float64Array, colors: UInt8Array
) -> tuple[MeshInstances, ...]:
    """Instances that show what is behind them: a quarter of the colour's alpha, which also darkens the colour."""
    tints = darken_in_gamma(colors).copy()
    tints[:, 3] = colors[:, 3] // 4
    return (_translucent((*key, "fill"), mesh, obj_from_unit, tints),)


def _translucent(key: Hashable, mesh: Mesh, obj_from_unit: Float64Array, tints: UInt8Array) -> MeshInstances:
    return MeshInstances(
        key=key, mesh=mesh, obj_from_mesh=obj_from_unit.astype(np.float32), tints=tints, transparent=True
    )
