"""Ellipsoids3D: great ellipses, meshes of lines, solids, or ellipses with a translucent fill."""

from __future__ import annotations

import numpy as np

from rerun_render.scene.visual import Visual, VisualizerContext
from rerun_render.scene.visualizers import unit_shapes
from rerun_render.scene.visualizers.inputs import Inputs, PoseRule, Space, names
from rerun_render.scene.visualizers.solids import Float64Array, IndexArray, Piece, place_solids, visualize_solids
from rerun_render.schema.enums import FillMode

_FILL = 6
_SUBDIVISIONS = {
    FillMode.MAJOR_WIREFRAME: 12,
    FillMode.DENSE_WIREFRAME: 2,
    FillMode.TRANSPARENT_FILL_MAJOR_WIREFRAME: _FILL,
}


class _Sphere:
    """The unit sphere."""

    def wires(self, mode: FillMode) -> unit_shapes.Wires:
        shape = unit_shapes.sphere_edges if mode == FillMode.DENSE_WIREFRAME else unit_shapes.sphere_axes
        return shape(_SUBDIVISIONS[mode])

    def pieces(self, obj_from_unit: Float64Array, index: IndexArray) -> list[Piece]:
        return [Piece(unit_shapes.sphere_mesh(_FILL), obj_from_unit, np.arange(len(obj_from_unit)))]


class Ellipsoids3D:
    """Draws the archetype Ellipsoids3D."""

    archetype = "Ellipsoids3D"
    space: Space = "3D"
    required = "Ellipsoids3D:half_sizes"
    components = names(
        "Ellipsoids3D",
        *("half_sizes", "centers", "rotation_axis_angles", "quaternions", "colors", "line_radii", "fill_mode"),
        *("labels", "show_labels", "class_ids"),
    )
    pose_rule: PoseRule = "join"

    def visualize(self, context: VisualizerContext) -> Visual | None:
        inputs = Inputs(context, self.archetype)
        half_sizes = inputs.vectors("half_sizes", 3)
        if half_sizes is None:
            return None
        placed, _ = place_solids(inputs, np.abs(half_sizes), "centers")
        return visualize_solids(inputs, _Sphere(), placed, "ellipsoids (size, centre or rotation)")
