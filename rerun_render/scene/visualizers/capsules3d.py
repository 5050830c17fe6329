"""Capsules3D: rings and outlines, meshes of lines, solids, or rings and outlines with a translucent fill."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from rerun_render.query.join import clamp
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

_STEPS_PER_RADIUS = 16
"""The official viewer rounds lengths to such parts of the radius, and so do we: each length needs its own mesh."""
_STEPS_PER_OCTAVE = 512
"""Rounding of capsules so long and thin that the former would make too many different ones."""

_FILL = 4
_SUBDIVISIONS = {
    FillMode.MAJOR_WIREFRAME: 10,
    FillMode.DENSE_WIREFRAME: 3,
    FillMode.TRANSPARENT_FILL_MAJOR_WIREFRAME: _FILL,
}


class _Capsule:
    """Radius 1 around a line from (0, 0, 0) up; the fourth coordinate goes to the end of that line.

    ratios: (N,) float32 length of each instance in radii.
    """

    def __init__(self, ratios: npt.NDArray[np.float32]) -> None:
        self._ratios = ratios

    def wires(self, mode: FillMode) -> unit_shapes.Wires:
        shape = unit_shapes.capsule_edges if mode == FillMode.DENSE_WIREFRAME else unit_shapes.capsule_axes
        return shape(_SUBDIVISIONS[mode])

    def pieces(self, obj_from_unit: Float64Array, index: IndexArray) -> list[Piece]:
        rigid = np.delete(obj_from_unit, 3, axis=2)
        ratios, shape_of = np.unique(self._ratios[index], return_inverse=True)
        members = np.split(np.argsort(shape_of, kind="stable"), np.cumsum(np.bincount(shape_of))[:-1])
        return [
            Piece(unit_shapes.capsule_mesh(_FILL, float(ratio)), rigid[chosen], chosen)
            for ratio, chosen in zip(ratios, members)
        ]


def _rounded(ratios: npt.NDArray[np.floating]) -> npt.NDArray[np.float32]:
    """Lengths in radii as they are drawn."""
    _, exponents = np.frexp(ratios)
    steps = np.minimum(float(_STEPS_PER_RADIUS), _STEPS_PER_OCTAVE / np.exp2(exponents - 1.0))
    return np.asarray(np.rint(ratios * steps) / steps, np.float32)


class Capsules3D:
    """Draws the archetype Capsules3D."""

    archetype = "Capsules3D"
    space: Space = "3D"
    required = "Capsules3D:lengths"
    components = names(
        "Capsules3D",
        *("lengths", "radii", "translations", "rotation_axis_angles", "quaternions", "colors", "line_radii"),
        *("fill_mode", "labels", "show_labels", "class_ids"),
    )
    pose_rule: PoseRule = "join"

    def visualize(self, context: VisualizerContext) -> Visual | None:
        inputs = Inputs(context, self.archetype)
        sizes = lengths_and_radii(inputs)
        if sizes is None:
            return None
        lengths, radii = sizes
        # A capsule without a length is a sphere, one without a radius nothing.
        radii = np.where(radii > 0, radii, np.float32(np.nan))
        placed, num = place_solids(inputs, np.repeat(radii[:, None], 3, axis=1), "translations")
        with np.errstate(all="ignore"):
            ratios = clamp(_rounded(np.fmax(lengths, 0) / radii), num)
            stretched = np.insert(placed, 3, placed[:, :, 2] * ratios[:, None], axis=2)
        return visualize_solids(
            inputs, _Capsule(ratios), stretched, "capsules (length, radius, translation or rotation)"
        )
