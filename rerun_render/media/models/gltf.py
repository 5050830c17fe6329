"""glTF 2.0, binary and text: nodes, triangles, base colours and their textures. Skins, morphs and lights are left out.

Colours of vertices are taken as sRGB and alpha modes are not asked for, as in the official viewer.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from rerun_render.core.errors import RerunRenderError
from rerun_render.media.encoded import content_key, decode_picture
from rerun_render.media.models.gltf_buffers import GltfFile, data_of
from rerun_render.media.models.model import MAX_PLACES, WHITE, RawPart, UInt8Array

Float64Array = npt.NDArray[np.float64]

_KNOWN_EXTENSIONS = frozenset(
    ["KHR_mesh_quantization", "KHR_texture_transform", "KHR_materials_unlit", "EXT_texture_webp", "KHR_texture_basisu"]
)
_HARMLESS = ("KHR_materials_", "KHR_lights_", "KHR_animation_", "KHR_xmp", "EXT_lights_")
_TRIANGLES, _STRIP, _FAN = 4, 5, 6


def read_gltf(data: bytes, notes: list[str]) -> list[RawPart]:
    """All primitives that nodes show. Raises RerunRenderError."""
    file = GltfFile(data)
    unknown = [str(name) for name in file.json.get("extensionsRequired", []) if not _is_known(str(name))]
    if unknown:
        raise RerunRenderError(f"the glTF file needs {', '.join(unknown)}, which is not supported; export it without")
    places = _places(file, notes)
    textures: dict[int, UInt8Array | None] = {}
    parts = []
    for index in sorted(places):
        for primitive in file.item("meshes", index).get("primitives", []):
            part = _part(file, primitive, np.stack(places[index]), textures, notes)
            if part is not None:
                parts.append(part)
    return parts


def _is_known(name: str) -> bool:
    return name in _KNOWN_EXTENSIONS or name.startswith(_HARMLESS)


def _places(file: GltfFile, notes: list[str]) -> dict[int, list[Float64Array]]:
    """For each mesh, (3, 4) of every node that shows it."""
    nodes = file.items("nodes")
    roots = [root for scene in file.items("scenes") for root in scene.get("nodes", [])]
    if not file.items("scenes"):
        children = {child for node in nodes for child in node.get("children", [])}
        roots = [index for index in range(len(nodes)) if index not in children]
    places: dict[int, list[Float64Array]] = {}
    seen: set[int] = set()
    pending = [(root, np.eye(4)) for root in reversed(roots)]
    while pending:
        index, above = pending.pop()
        node = file.item("nodes", index)
        if index in seen:
            # Nodes form a tree; a file that says otherwise could go on forever.
            notes.append(f"nodes[{index}] stands at several places; shown at the first")
            continue
        seen.add(index)
        here = above @ _transform(node)
        if "mesh" in node:
            places.setdefault(node["mesh"], []).append(here[:3])
        pending += [(child, here) for child in reversed(node.get("children", []))]
    if len(seen) > MAX_PLACES:
        raise RerunRenderError(f"a model of {len(seen)} nodes is too large to draw; the most are {MAX_PLACES}")
    return places


def _transform(node: dict[str, Any]) -> Float64Array:
    out = np.eye(4)
    if "matrix" in node:
        return _numbers(node["matrix"], 16, "a matrix").reshape(4, 4).T
    x, y, z, w = _unit(_numbers(node.get("rotation", (0, 0, 0, 1)), 4, "a rotation"))
    rotation = np.array(
        [
            (1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)),
            (2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)),
            (2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)),
        ]
    )
    out[:3, :3] = rotation * _numbers(node.get("scale", (1, 1, 1)), 3, "a scale")
    out[:3, 3] = _numbers(node.get("translation", (0, 0, 0)), 3, "a translation")
    return out


def _unit(quaternion: Float64Array) -> Float64Array:
    length = float(np.linalg.norm(quaternion))
    return quaternion / length if length > 0 else np.array([0.0, 0.0, 0.0, 1.0])


def _numbers(values: Any, count: int, what: str) -> Float64Array:
    try:
        found = np.array(values, np.float64)
    except (TypeError, ValueError):
        found = np.zeros(0)
    if found.shape != (count,) or not np.isfinite(found).all():
        raise RerunRenderError(f"expected {count} numbers as {what} of the glTF file, got {str(values)[:80]}")
    return found


def _part(
    file: GltfFile,
    primitive: dict[str, Any],
    places: Float64Array,
    textures: dict[int, UInt8Array | None],
    notes: list[str],
) -> RawPart | None:
    mode = primitive.get("mode", _TRIANGLES)
    attributes = primitive.get("attributes", {})
    if mode not in (_TRIANGLES, _STRIP, _FAN) or "POSITION" not in attributes:
        notes.append("points and lines of the glTF file are not drawn")
        return None
    positions = _attribute(file, attributes["POSITION"], 3)
    num = len(positions)
    corners = np.arange(num) if "indices" not in primitive else file.accessor(primitive["indices"])[:, 0]
    optional = {
        name: _attribute(file, attributes[name], width)
        for name, width in (("NORMAL", 3), ("TEXCOORD_0", 2), ("COLOR_0", 0))
        if name in attributes
    }
    for name in [name for name, values in optional.items() if len(values) != num]:
        notes.append(f"{name} has {len(optional.pop(name))} values for {num} vertices; left out")
    factor, texture = _material(file, primitive.get("material"), textures, notes)
    colors = optional.get("COLOR_0")
    return RawPart(
        positions=positions,
        triangles=_triangles(corners.astype(np.int64), mode),
        normals=optional.get("NORMAL"),
        colors=None if colors is None else _rgba(colors),
        texcoords=optional.get("TEXCOORD_0"),
        texture=texture,
        albedo_factor=factor,
        places=places,
    )


def _attribute(file: GltfFile, index: Any, width: int) -> npt.NDArray[Any]:
    """width: 0 for 3 or 4."""
    values = file.accessor(index)
    if values.shape[1] != width and not (width == 0 and values.shape[1] in (3, 4)):
        raise RerunRenderError(f"accessors[{index}] has {values.shape[1]} numbers for each vertex")
    return values


def _triangles(corners: npt.NDArray[np.int64], mode: int) -> npt.NDArray[np.int64]:
    count = len(corners)
    if mode == _TRIANGLES:
        return corners[: count // 3 * 3].reshape(-1, 3)
    if count < 3:
        return np.zeros((0, 3), np.int64)
    if mode == _FAN:
        return np.stack([np.full(count - 2, corners[0]), corners[1:-1], corners[2:]], axis=1)
    strip = np.stack([corners[:-2], corners[1:-1], corners[2:]], axis=1)
    strip[1::2] = strip[1::2, [1, 0, 2]]
    return strip


def _rgba(colors: npt.NDArray[Any]) -> UInt8Array:
    scaled = colors.astype(np.float32)
    if colors.dtype.kind in "iu":  # not stated to be normalised, though they should be
        scaled = scaled / np.float32(np.iinfo(colors.dtype).max)
    out = np.full((len(colors), 4), 255, np.uint8)
    out[:, : colors.shape[1]] = np.rint(np.clip(np.nan_to_num(scaled), 0.0, 1.0) * 255.0)
    return out


def _material(
    file: GltfFile, index: Any, textures: dict[int, UInt8Array | None], notes: list[str]
) -> tuple[tuple[float, float, float, float], UInt8Array | None]:
    """Base colour, linear with straight alpha, and its texture."""
    if index is None:
        return WHITE, None
    pbr = file.item("materials", index).get("pbrMetallicRoughness", {})
    red, green, blue, alpha = np.clip(_numbers(pbr.get("baseColorFactor", WHITE), 4, "a colour"), 0.0, 1.0).tolist()
    factor = (red, green, blue, alpha)
    used = pbr.get("baseColorTexture")
    if used is None:
        return factor, None
    if used.get("texCoord", 0) != 0:
        notes.append("textures on other texture coordinates than the first are not drawn")
        return factor, None
    texture = file.item("textures", used.get("index"))
    source = texture.get("source", texture.get("extensions", {}).get("EXT_texture_webp", {}).get("source"))
    if source not in textures:
        textures[source] = _image(file, source, notes)
    return factor, textures[source]


def _image(file: GltfFile, index: Any, notes: list[str]) -> UInt8Array | None:
    try:
        image = file.item("images", index)
        data = file.view(image["bufferView"])[0] if "bufferView" in image else data_of(image.get("uri"))
        blob = np.frombuffer(data, np.uint8)
        return decode_picture(blob, content_key(blob))
    except RerunRenderError as error:
        notes.append(f"a texture cannot be read, drawn without it: {error}")
        return None
