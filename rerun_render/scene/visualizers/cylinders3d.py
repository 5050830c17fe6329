"""Cylinders3D: rings with lines along the side, solids, or rings and lines with a translucent fill."""

from __future__ import annotations

import numpy as np

from rerun_render.scene.visual import Visual, VisualizerContext
from rerun_render.scene.visualizers import unit_shapes
from rerun_render.scene.visualizers.inputs import Inputs, PoseRule, Space, names
from rerun_render.scene.visualizers.solids import (
    Float64Array,
    IndexArray,
    Piece,
    lengths_and_radii,
    place_solids,
    visualize_solids,
)
from rerun_render.schema.enums import FillMode

_FILL = 4
_SUBDIVISIONS = {
    FillMode.MAJOR_WIREFRAME: 10,
    FillMode.DENSE_WIREFRAME: 3,
    FillMode.TRANSPARENT_FILL_MAJOR_WIREFRAME: _FILL,
}


class _Cylinder:
    """Radius 1, z from -1 to 1."""

    def wires(self, mode: FillMode) -> unit_shapes.Wires:
        shape = unit_shapes.cylinder_edges if mode == FillMode.DENSE_WIREFRAME else unit_shapes.cylinder_axes
        return shape(_SUBDIVISIONS[mode])

    def pieces(self, obj_from_unit: Float64Array, index: IndexArray) -> list[Piece]:
        return [Piece(unit_shapes.cylinder_mesh(_FILL), obj_from_unit, np.arange(len(obj_from_unit)))]


class Cylinders3D:
    """Draws the archetype Cylinders3D."""

    archetype = "Cylinders3D"
    space: Space = "3D"
    required = "Cylinders3D:lengths"
    components = names(
        "Cylinders3D",
        *("lengths", "radii", "centers", "rotation_axis_angles", "quaternions", "colors", "line_radii", "fill_mode"),
        *("labels", "show_labels", "class_ids"),
    )
    pose_rule: PoseRule = "join"

    def visualize(self, context: VisualizerContext) -> Visual | None:
        inputs = Inputs(context, self.archetype)
        sizes = lengths_and_radii(inputs)
        if sizes is None:
            return None
        lengths, radii = sizes
        # A cylinder is symmetric, so the sign of its length does not matter; a negative radius has no meaning.
        radii = np.where(radii < 0, np.float32(np.nan), radii)
        placed, _ = place_solids(inputs, np.stack([radii, radii, np.abs(lengths) / 2], axis=1), "centers")
        return visualize_solids(inputs, _Cylinder(), placed, "cylinders (length, radius, centre or rotation)")
