"""Boxes3D: wireframes, solids, or wireframes with a translucent fill."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from rerun_render.drawables import Mesh
from rerun_render.scene.visual import Visual, VisualizerContext
from rerun_render.scene.visualizers.inputs import Inputs, PoseRule, Space, names
from rerun_render.scene.visualizers.solids import Float64Array, IndexArray, Piece, place_solids, visualize_solids
from rerun_render.scene.visualizers.unit_shapes import Wires
from rerun_render.schema.enums import FillMode

Float32Array = npt.NDArray[np.float32]


def _cube_edges() -> Wires:
    """The 12 edges of the cube from -1 to 1."""
    starts, ends = [], []
    for axis in range(3):
        for a in (-1, 1):
            for b in (-1, 1):
                start = np.insert(np.array([a, b], np.float32), axis, -1)
                end = start.copy()
                end[axis] = 1
                starts.append(start)
                ends.append(end)
    return Wires(np.stack(starts), np.stack(ends))


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


_EDGES = _cube_edges()
_CUBE = _cube_mesh()


class _Cube:
    """Its edges are all the wires there are."""

    def wires(self, mode: FillMode) -> Wires:
        return _EDGES

    def pieces(self, obj_from_unit: Float64Array, index: IndexArray) -> list[Piece]:
        return [Piece(_CUBE, obj_from_unit, np.arange(len(obj_from_unit)))]


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
        placed, _ = place_solids(inputs, np.abs(half_sizes), "centers")
        return visualize_solids(inputs, _Cube(), placed, "boxes (size, centre or rotation)", radii_field="radii")
