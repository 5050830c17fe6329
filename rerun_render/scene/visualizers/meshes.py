"""What Mesh3D and Asset3D share: parts of a model, each a mesh with a material, become drawables."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from rerun_render.drawables import Mesh, MeshInstances
from rerun_render.drawables.srgb import Vec4, linear_color
from rerun_render.scene import bounds
from rerun_render.scene.bounds import Box
from rerun_render.scene.visual import Visual

WHITE_FACTOR: Vec4 = (1.0, 1.0, 1.0, 1.0)
_IN_PLACE = np.eye(4, dtype=np.float32)[None, :3]
_WHITE = np.full((1, 4), 255, np.uint8)


class Part(NamedTuple):
    """albedo_factor: linear, premultiplied. obj_from_mesh: (N, 3, 4) places, by default one without a move."""

    mesh: Mesh
    albedo_factor: Vec4 = WHITE_FACTOR
    obj_from_mesh: npt.NDArray[np.float32] = _IN_PLACE


def albedo_factor(color: npt.NDArray[np.uint8]) -> Vec4:
    """Linear, premultiplied, of a logged colour (4,)."""
    return premultiplied(linear_color((int(color[0]), int(color[1]), int(color[2]), int(color[3]))))


def premultiplied(factor: Vec4) -> Vec4:
    """Of a linear colour with straight alpha."""
    red, green, blue, alpha = factor
    return (red * alpha, green * alpha, blue * alpha, alpha)


def parts_visual(
    key: tuple[Hashable, ...], parts: Sequence[Part], *, cull: Literal["none", "back", "front"] = "none"
) -> Visual:
    """The visual of a model; what its factor makes translucent is drawn transparently."""
    drawables = []
    boxes: list[Box | None] = []
    for index, part in enumerate(parts):
        poses = part.obj_from_mesh
        num = len(poses)
        drawables.append(
            MeshInstances(
                key=(*key, index),
                mesh=part.mesh,
                obj_from_mesh=poses,
                tints=np.repeat(_WHITE, num, axis=0),
                albedo_factor=part.albedo_factor,
                cull=cull,
                transparent=part.albedo_factor[3] < 1.0,
            )
        )
        own = bounds.exact_box(part.mesh.positions)
        for pose in poses:
            matrix = np.eye(4)
            matrix[:3] = pose
            boxes.append(bounds.transform_box(matrix, own))
    box = bounds.union(boxes)
    return Visual(drawables=tuple(drawables), bounds=box, region_of_interest=box)
