"""Boxes3D: wireframes, solids, or wireframes with a translucent fill."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from rerun_render.drawables import Drawable, Mesh
from rerun_render.scene.visual import Box, Visual, VisualizerContext
from rerun_render.scene.visualizers.inputs import Inputs, PoseRule, Space, box_center, darken_in_light, finite, names
from rerun_render.scene.visualizers.solids import (
    WIRE_RADIUS,
    Float64Array,
    place_solids,
    solid_fill,
    transparent_fill,
    wireframe,
)
from rerun_render.schema.enums import FillMode

Float32Array = npt.NDArray[np.float32]


def _cube_edges() -> tuple[Float32Array, Float32Array]:
    """Starts and ends, (12, 3) each, of the edges of the cube from -1 to 1."""
    starts, ends = [], []
    for axis in range(3):
        for a in (-1, 1):
            for b in (-1, 1):
                start = np.insert(np.array([a, b], np.float32), axis, -1)
                end = start.copy()
                end[axis] = 1
                starts.append(start)
                ends.append(end)
    return np.stack(starts), np.stack(ends)


def _cube_mesh() -> Mesh:
    """The cube from -1 to 1 with flat faces."""
    positions: list[Float32Array] = []
    normals: list[Float32Array] = []
    triangles: list[npt.NDArray[np.uint32]] = []
    for axis in range(3):
        for side in (-1, 1):
            # Counter-clockwise seen from outside: u x v points along the normal.
            normal, u, v = np.zeros((3, 3), np.float32)
            normal[axis] = side
            u[(axis + 1) % 3] = 1
            v[(axis + 2) % 3] = side
            first = len(positions) * 4
            positions.append(np.stack([normal - u - v, normal + u - v, normal + u + v, normal - u + v]))
            normals.append(np.tile(normal, (4, 1)))
            triangles.append(np.array([(0, 1, 2), (0, 2, 3)], np.uint32) + np.uint32(first))
    return Mesh(
        key=("unit mesh", "cube"),
        positions=np.concatenate(positions),
        normals=np.concatenate(normals),
        triangles=np.concatenate(triangles),
    )


_EDGE_STARTS, _EDGE_ENDS = _cube_edges()
_CUBE = _cube_mesh()


class Boxes3D:
    """Draws the archetype Boxes3D."""

    archetype = "Boxes3D"
    space: Space = "3D"
    required = "Boxes3D:half_sizes"
    components = names(
        "Boxes3D",
        *("half_sizes", "centers", "rotation_axis_angles", "quaternions", "colors", "radii", "fill_mode"),
        *("labels", "show_labels", "class_ids"),
    )
    pose_rule: PoseRule = "join"

    def visualize(self, context: VisualizerContext) -> Visual | None:
        inputs = Inputs(context, self.archetype)
        half_sizes = inputs.vectors("half_sizes", 3)
        if half_sizes is None:
            return None
        # A cube is symmetric, so signs of sizes do not matter; positive ones keep its faces turned outwards.
        placed, num = place_solids(inputs, np.abs(half_sizes), "centers")
        kept = finite(placed.reshape(num, 12).astype(np.float32))
        inputs.report_dropped(kept, "boxes (size, centre or rotation)")
        if not kept.any():
            return None
        # Without a valid radius only the edges are missing; a segment of radius 0 draws nothing.
        radii = np.nan_to_num(inputs.radii(num, WIRE_RADIUS), nan=0.0)
        straight = inputs.straight_colors(num)
        centers = placed[:, :, 3]
        shown = _outward(placed[kept])
        mode = inputs.first("fill_mode")
        key = (context.key, self.archetype)
        drawables: list[Drawable] = []
        if mode != FillMode.SOLID:
            edges = wireframe(
                (*key, "lines"), shown, _EDGE_STARTS, _EDGE_ENDS, radii[kept], darken_in_light(straight[kept])
            )
            drawables.append(edges)
        if mode == FillMode.SOLID:
            drawables.extend(solid_fill(key, _CUBE, shown, straight[kept]))
        elif mode not in (FillMode.MAJOR_WIREFRAME, FillMode.DENSE_WIREFRAME):
            drawables.append(transparent_fill(key, _CUBE, shown, straight[kept]))
        box = _bounds(shown)
        return Visual(
            drawables=tuple(drawables),
            bounds=box,
            region_of_interest=box,
            labels=inputs.labels(centers, straight, box_center(box), kept=kept),
        )


def _outward(obj_from_unit: Float64Array) -> Float64Array:
    """The same boxes without mirroring, so that faces stay counter-clockwise from outside."""
    mirrored = np.linalg.det(obj_from_unit[:, :, :3]) < 0
    if not mirrored.any():
        return obj_from_unit
    out = obj_from_unit.copy()
    out[mirrored, :, 0] *= -1
    return out


def _bounds(obj_from_unit: Float64Array) -> Box:
    """Exact box of the boxes' corners."""
    centers = obj_from_unit[:, :, 3]
    reach = np.abs(obj_from_unit[:, :, :3]).sum(axis=2)
    return np.stack([(centers - reach).min(axis=0), (centers + reach).max(axis=0)])
