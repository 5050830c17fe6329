"""Mesh3D: triangles with colours, normals and a texture, as logged."""

from __future__ import annotations

from typing import Literal

import numpy as np
import numpy.typing as npt

from rerun_render.core.errors import RerunRenderError
from rerun_render.drawables import Mesh, Texture
from rerun_render.media.images import ImageFormat, decode_image
from rerun_render.query.join import clamp
from rerun_render.scene.visual import Visual, VisualizerContext
from rerun_render.scene.visualizers import arrays
from rerun_render.scene.visualizers.inputs import Inputs, PoseRule, Space, finite, names
from rerun_render.scene.visualizers.meshes import WHITE_FACTOR, Part, albedo_factor, parts_visual
from rerun_render.scene.visualizers.pictures import fitted
from rerun_render.schema.enums import MeshFaceRendering

Float32Array = npt.NDArray[np.float32]
UInt32Array = npt.NDArray[np.uint32]

_GEOMETRY = (
    *("vertex_positions", "triangle_indices", "vertex_normals", "vertex_colors", "vertex_texcoords"),
    *("albedo_texture_buffer", "albedo_texture_format"),
)
_CULLS: dict[int, Literal["back", "front"]] = {MeshFaceRendering.FRONT: "back", MeshFaceRendering.BACK: "front"}


class Mesh3D:
    """Draws the archetype Mesh3D. Class ids mean nothing to it."""

    archetype = "Mesh3D"
    space: Space = "3D"
    required = "Mesh3D:vertex_positions"
    components = names("Mesh3D", *_GEOMETRY, "albedo_factor", "face_rendering")
    pose_rule: PoseRule = "multiply"

    def visualize(self, context: VisualizerContext) -> Visual | None:
        inputs = Inputs(context, self.archetype)
        positions = inputs.vectors("vertex_positions", 3)
        if positions is None:
            return None
        mesh = _mesh(inputs, positions)
        if mesh is None:
            return None
        factor = inputs.array("albedo_factor")
        part = Part(mesh, WHITE_FACTOR if factor is None else albedo_factor(arrays.rgba(factor[:1])[0]))
        face_rendering = inputs.first("face_rendering")
        return parts_visual((context.key, self.archetype), [part], cull=_CULLS.get(face_rendering, "none"))


def _mesh(inputs: Inputs, positions: Float32Array) -> Mesh | None:
    """None if no triangle can be drawn."""
    triangles = _triangles(inputs, positions)
    if len(triangles) == 0:
        return None
    num = len(positions)
    kept = finite(positions)
    if not kept.all():
        # In place of what is nowhere a vertex that there is, so that the box stays that of the others.
        positions = np.where(kept[:, None], positions, positions[triangles[0, 0]])
    normals = _joined(inputs, "vertex_normals", 3, num)
    colors = inputs.array("vertex_colors")
    texture = _texture(inputs)
    texcoords = None
    if texture is not None:
        texcoords = _joined(inputs, "vertex_texcoords", 2, num)
        texcoords = np.zeros((num, 2), np.float32) if texcoords is None else texcoords
    state = inputs.context.state
    cells = tuple(cell.key for field in _GEOMETRY if (cell := state.get(f"{inputs.archetype}:{field}")) is not None)
    return Mesh(
        key=(inputs.archetype, cells),
        positions=positions,
        normals=normals if normals is not None and normals.any() else None,
        triangles=triangles,
        colors=None if colors is None else _padded(arrays.rgba(colors), num),
        texcoords=texcoords,
        texture=texture,
    )


def _triangles(inputs: Inputs, positions: Float32Array) -> UInt32Array:
    """(T, 3) as logged, else each three vertices; without those whose places are not finite.

    Raises RerunRenderError for vertices that do not exist.
    """
    num = len(positions)
    logged = inputs.context.state.get(f"{inputs.archetype}:triangle_indices")
    if logged is not None:
        triangles = arrays.triples(logged.array)
        if len(triangles) == 0:
            inputs.warn("empty-mesh", "the list of triangles is empty; nothing is drawn")
            return triangles
        largest = int(triangles.max())
        if largest >= num:
            raise RerunRenderError(f"expected triangles of {num} vertices, got vertex {largest}")
    else:
        if num % 3:
            raise RerunRenderError(f"expected three vertices for each triangle, got {num}, and no triangle_indices")
        triangles = np.arange(num, dtype=np.uint32).reshape(-1, 3)
    kept = finite(positions)
    if not kept.all():
        inputs.report_dropped(kept, "vertices, with all their triangles")
        triangles = triangles[kept[triangles].all(axis=1)]
    return np.ascontiguousarray(triangles)


def _joined(inputs: Inputs, field: str, dim: int, num: int) -> Float32Array | None:
    """(num, dim), the last value repeated, zero where it is not finite; None without the field."""
    found = inputs.vectors(field, dim)
    if found is None:
        return None
    joined: Float32Array = clamp(found, num)
    kept = finite(joined)
    if not kept.all():
        joined = np.where(kept[:, None], joined, np.float32(0.0))
    return np.ascontiguousarray(joined)


def _padded(colors: npt.NDArray[np.uint8], num: int) -> npt.NDArray[np.uint8]:
    """(num, 4): vertices without a colour are white."""
    if len(colors) >= num:
        return np.ascontiguousarray(colors[:num])
    out = np.full((num, 4), 255, np.uint8)
    out[: len(colors)] = colors
    return out


def _texture(inputs: Inputs) -> Texture | None:
    """None without a texture, or with one that cannot be read, which is reported."""
    buffer, layout = inputs.array("albedo_texture_buffer"), inputs.array("albedo_texture_format")
    if buffer is None or layout is None:
        if buffer is not None:
            inputs.warn("bad-texture", "albedo_texture_buffer without albedo_texture_format; drawn without texture")
        return None
    try:
        pixels = decode_image(arrays.blob(buffer), ImageFormat.from_struct(arrays.first(layout)))
    except RerunRenderError as error:
        inputs.warn("bad-texture", f"the texture cannot be read, drawn without it: {error}")
        return None
    state, name = inputs.context.state, inputs.archetype
    key = (name, state[f"{name}:albedo_texture_buffer"].key, state[f"{name}:albedo_texture_format"].key)
    return Texture(key=key, pixels=fitted(inputs, pixels))
