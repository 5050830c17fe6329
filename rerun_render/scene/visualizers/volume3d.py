"""Volume3D: numbers on a grid as fog."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from rerun_render.core.errors import RerunRenderError
from rerun_render.drawables import Volume
from rerun_render.media.colormaps import table
from rerun_render.scene.views.tensor_data import tensor_data
from rerun_render.scene.visual import Visual, VisualizerContext
from rerun_render.scene.visualizers import arrays
from rerun_render.scene.visualizers.grids import entity_from_grid
from rerun_render.scene.visualizers.inputs import Inputs, PoseRule, Space, names
from rerun_render.scene.visualizers.voxel_grid_map import logged_colormap

MAX_VOXELS = 1 << 24
"""Of larger volumes only every n-th layer is drawn."""
RAMP_STEPS = 256


class Volume3D:
    """Draws the archetype Volume3D."""

    archetype = "Volume3D"
    space: Space = "3D"
    required = "Volume3D:values"
    components = names(
        "Volume3D",
        *("values", "voxel_size", "translation", "quaternion", "value_range", "gamma", "colormap", "optical_density"),
    )
    pose_rule: PoseRule = "first"

    def visualize(self, context: VisualizerContext) -> Visual | None:
        inputs = Inputs(context, self.archetype)
        logged = inputs.array("values")
        if logged is None:
            return None
        values = tensor_data(logged).values
        if values.ndim != 3 or values.size == 0:
            raise RerunRenderError(f"expected a tensor of three dimensions (z, y, x), got the shape {values.shape}")
        depth, height, width = values.shape
        size = inputs.vectors("voxel_size", 3)
        cell = np.ones(3) if size is None else size[0].astype(np.float64)
        if not (np.isfinite(cell).all() and (cell > 0).all()):
            raise RerunRenderError(f"expected voxels of positive size, got {cell.tolist()}")
        gamma, density = inputs.number("gamma", 1.0), inputs.number("optical_density", 1.0)
        if not (gamma > 0 and density >= 0):
            raise RerunRenderError(f"expected a gamma above 0 and a density of at least 0, got {gamma} and {density}")
        pose = entity_from_grid(inputs)
        pose[:3, :3] *= cell * (width, height, depth)
        colors = table(logged_colormap(inputs))[:, :3]
        volume = Volume(
            key=(context.key, self.archetype),
            values=_unit_values(inputs, _thinned(inputs, values)),
            colors=colors[np.linspace(0, len(colors) - 1, RAMP_STEPS).round().astype(np.intp)],
            gamma=gamma,
            density=density,
            obj_from_box=pose,
        )
        corners = np.array([(x, y, z) for x in (0, 1) for y in (0, 1) for z in (0, 1)]) @ pose[:3, :3].T + pose[:3, 3]
        box = np.stack([corners.min(axis=0), corners.max(axis=0)])
        return Visual(drawables=(volume,), bounds=box, region_of_interest=box)


def _thinned(inputs: Inputs, values: npt.NDArray[np.generic]) -> npt.NDArray[np.float32]:
    step = 1
    while values[::step, ::step, ::step].size > MAX_VOXELS:
        step += 1
    if step > 1:
        inputs.inform("thinned-volume", f"of {values.shape} voxels every {step}th along each axis is drawn")
    return np.ascontiguousarray(values[::step, ::step, ::step], np.float32)


def _unit_values(inputs: Inputs, values: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Values with the range that is shown brought to 0..1: as logged, else from the lowest to the highest."""
    array = inputs.array("value_range")
    found = values[np.isfinite(values)]
    if len(found) == 0:
        raise RerunRenderError("all values of the volume are NaN or infinite")
    low, high = float(found.min()), float(found.max())
    if array is not None:
        low, high = arrays.vectors(array[:1], 2)[0].tolist()
    with np.errstate(all="ignore"):
        unit = (values - np.float32(low)) / np.float32(high - low) if high > low else (values == high) * np.float32(1.0)
    return np.where(np.isfinite(unit), unit, np.float32(-1.0)).astype(np.float32)
