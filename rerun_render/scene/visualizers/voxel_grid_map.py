"""VoxelGridMap: boxes of one size on a grid, coloured one by one or by their values."""

from __future__ import annotations

from collections.abc import Hashable

import numpy as np
import numpy.typing as npt

from rerun_render.core.errors import RerunRenderError
from rerun_render.drawables import Mesh, MeshInstances
from rerun_render.media.colormaps import extrapolate
from rerun_render.query.join import clamp
from rerun_render.scene.affine import Matrix
from rerun_render.scene.bounds import corners, exact_box
from rerun_render.scene.visual import Visual, VisualizerContext
from rerun_render.scene.visualizers import arrays
from rerun_render.scene.visualizers.grids import GRID_POSE, entity_from_grid
from rerun_render.scene.visualizers.inputs import Inputs, PoseRule, Space, darken_in_light, names
from rerun_render.schema.enums import Colormap

MAX_VOXELS = 5_000_000
"""An entity with more voxels shows the first ones only, as in the official viewer."""
DEFAULT_SIZE = 0.01

UInt8Array = npt.NDArray[np.uint8]
Int64Array = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]


def _faces() -> tuple[Mesh, ...]:
    """The six faces of the cube from 0 to 1, seen from outside: -x, +x, -y, ..."""
    faces = []
    for axis in range(3):
        for side in (0, 1):
            u, v = np.zeros((2, 3), np.float32)
            u[(axis + 1) % 3] = v[(axis + 2) % 3] = 1
            place, normal = np.zeros((2, 3), np.float32)
            place[axis], normal[axis] = side, 2 * side - 1
            around = (place, place + u, place + u + v, place + v)
            positions = np.stack(around if side else around[::-1])
            faces.append(
                Mesh(
                    key=("voxel face", axis, side),
                    positions=positions,
                    normals=np.tile(normal, (4, 1)),
                    triangles=np.array([(0, 1, 2), (0, 2, 3)], np.uint32),
                )
            )
    return tuple(faces)


_FACES = _faces()
_CUBE = Mesh(
    key="voxel",
    positions=np.concatenate([face.positions for face in _FACES]),
    normals=np.concatenate([face.normals for face in _FACES if face.normals is not None]),
    triangles=np.concatenate([face.triangles + np.uint32(4 * i) for i, face in enumerate(_FACES)]),
)


class VoxelGridMap:
    """Draws the archetype VoxelGridMap."""

    archetype = "VoxelGridMap"
    space: Space = "3D"
    required = "VoxelGridMap:voxel_indices"
    components = names(
        "VoxelGridMap",
        *("voxel_indices", "voxel_size", "values", "colors", "opacity", "value_range", "colormap"),
        *GRID_POSE,
    )
    pose_rule: PoseRule = "first"

    def visualize(self, context: VisualizerContext) -> Visual | None:
        inputs = Inputs(context, self.archetype)
        logged = inputs.array("voxel_indices")
        if logged is None:
            return None
        indices = arrays.integer_vectors(logged, 3).astype(np.int64)
        if len(indices) > MAX_VOXELS:
            inputs.warn("too-many-instances", f"only the first {MAX_VOXELS} of {len(indices)} voxels are drawn")
            indices = indices[:MAX_VOXELS]
        sizes = inputs.vectors("voxel_size", 3)
        size = np.full(3, DEFAULT_SIZE) if sizes is None else sizes[0].astype(np.float64)
        if not (np.isfinite(size) & (size > 0)).all():
            raise RerunRenderError(f"expected voxels of a positive size, got {size.tolist()}")
        pose = entity_from_grid(inputs)
        pose[:3, :3] *= size
        colors = _colors(inputs, len(indices))
        opacity = min(max(inputs.number("opacity", 1.0), 0.0), 1.0)
        colors[:, 3] = np.rint(colors[:, 3] * opacity)
        box = exact_box(
            corners(np.stack([indices.min(axis=0), indices.max(axis=0) + 1]).astype(np.float64)) @ pose[:3, :3].T
            + pose[:3, 3]
        )
        key = (context.key, self.archetype)
        is_solid = bool((colors[:, 3] == 255).all())
        drawables = _solid(key, pose, indices, colors) if is_solid else _translucent(key, pose, indices, colors)
        return Visual(drawables=drawables, bounds=box, region_of_interest=box)


def _solid(
    key: tuple[Hashable, ...], pose: Matrix, indices: Int64Array, colors: UInt8Array
) -> tuple[MeshInstances, ...]:
    """The faces that no other voxel hides: one drawable for each direction."""
    return tuple(
        MeshInstances(
            key=(*key, number),
            mesh=_FACES[number],
            obj_from_mesh=_placed(pose, indices[shown]),
            tints=colors[shown],
            cull="back",
        )
        for number, shown in enumerate(_exposed(indices))
        if shown.any()
    )


def _translucent(
    key: tuple[Hashable, ...], pose: Matrix, indices: Int64Array, colors: UInt8Array
) -> tuple[MeshInstances, ...]:
    """All voxels if any is translucent, in the order in which they were logged, as the official viewer blends them."""
    shown = colors[:, 3] > 0
    if not shown.any():
        return ()
    # Alpha darkens the colour once more than blending does.
    tints = darken_in_light(colors[shown]).copy()
    tints[:, 3] = colors[shown, 3]
    return (
        MeshInstances(
            key=(*key, "translucent"),
            mesh=_CUBE,
            obj_from_mesh=_placed(pose, indices[shown]),
            tints=tints,
            cull="back",
            transparent=True,
            is_sorted=False,
        ),
    )


def _colors(inputs: Inputs, num: int) -> UInt8Array:
    """(num, 4) uint8, straight alpha, the caller's own: as logged, else by value, else that of the entity."""
    if inputs.array("colors") is None:
        values = inputs.array("values")
        if values is not None:
            low, high = inputs.pair("value_range", (0.0, 1.0))
            numbers = arrays.numbers(values, np.float32)[:num]
            # Without an extent of the range all are half way up the colormap.
            unit = (numbers - np.float32(low)) / np.float32(high - low) if high > low else np.full(1, 0.5, np.float32)
            return np.array(clamp(extrapolate(unit, logged_colormap(inputs)), num))
    return np.array(inputs.straight_colors(num))


def logged_colormap(inputs: Inputs) -> Colormap:
    """As logged; Turbo where none or an unknown one is."""
    logged = inputs.first("colormap")
    return Colormap(logged) if logged in list(Colormap) else Colormap.TURBO


def _placed(pose: Matrix, indices: Int64Array) -> npt.NDArray[np.float32]:
    """(N, 3, 4) places of voxels."""
    out = np.empty((len(indices), 3, 4), np.float32)
    out[:, :, :3] = pose[:3, :3]
    out[:, :, 3] = indices @ pose[:3, :3].T + pose[:3, 3]
    return out


def _exposed(indices: Int64Array) -> list[BoolArray]:
    """For each face, (N,) whether no other voxel lies against it: what lies against one hides it from everywhere."""
    low = indices.min(axis=0)
    extent = indices.max(axis=0) - low + 3
    if float(extent[0]) * float(extent[1]) * float(extent[2]) > 2.0**62:
        return [np.ones(len(indices), np.bool_)] * 6
    strides = np.array([extent[1] * extent[2], extent[2], 1])
    places = (indices - low + 1) @ strides
    known = np.unique(places)
    shown = []
    for axis in range(3):
        for side in (-1, 1):
            beside = places + side * strides[axis]
            found = known[np.minimum(np.searchsorted(known, beside), len(known) - 1)]
            shown.append(found != beside)
    return shown
