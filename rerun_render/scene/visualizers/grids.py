"""What grid maps and voxel grids share: where the grid stands in its entity."""

from __future__ import annotations

import numpy as np

from rerun_render.core.errors import RerunRenderError
from rerun_render.scene.affine import Matrix
from rerun_render.scene.visualizers import arrays
from rerun_render.scene.visualizers.inputs import Inputs
from rerun_render.scene.visualizers.solids import rotations_from_axis_angles, rotations_from_quaternions

GRID_POSE = ("translation", "rotation_axis_angle", "quaternion")
"""Fields of the pose."""


def entity_from_grid(inputs: Inputs) -> Matrix:
    """(4, 4) place of the grid's lowest corner. Of two rotations the quaternion counts.

    Raises RerunRenderError when the pose is not finite or a rotation is none.
    """
    out = np.eye(4)
    quaternion, axis_angle = inputs.vectors("quaternion", 4), inputs.array("rotation_axis_angle")
    if quaternion is not None:
        out[:3, :3] = rotations_from_quaternions(quaternion[:1])[0]
        if axis_angle is not None:
            inputs.inform("two-rotations", "both a quaternion and an axis with an angle are logged; the former counts")
    elif axis_angle is not None:
        axes, angles = arrays.axis_angles(axis_angle)
        out[:3, :3] = rotations_from_axis_angles(axes[:1], angles[:1])[0]
    translation = inputs.vectors("translation", 3)
    if translation is not None:
        out[:3, 3] = translation[0]
    if not np.isfinite(out).all():
        raise RerunRenderError("the pose of the grid is not finite, or its rotation is none")
    return out
