"""Small mesh files, written byte by byte so that tests know what is in them."""

from __future__ import annotations

import base64
import io
import json
import struct
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image

_COMPONENT_TYPES = {"float32": 5126, "uint32": 5125, "uint16": 5123, "uint8": 5121}
_SHAPES = {1: "SCALAR", 2: "VEC2", 3: "VEC3", 4: "VEC4"}


class Gltf:
    """Collects buffers, images and JSON of one glTF file."""

    def __init__(self) -> None:
        self.data = bytearray()
        self.json: dict[str, Any] = {"asset": {"version": "2.0"}, "scene": 0, "scenes": [{"nodes": []}]}

    def _append(self, kind: str, entry: dict[str, Any]) -> int:
        rows: list[Any] = self.json.setdefault(kind, [])
        rows.append(entry)
        return len(rows) - 1

    def _view(self, data: bytes) -> int:
        self.data += bytes(-len(self.data) % 4)
        view = self._append("bufferViews", {"buffer": 0, "byteOffset": len(self.data), "byteLength": len(data)})
        self.data += data
        return view

    def array(self, values: npt.ArrayLike, dtype: str, *, normalized: bool = False) -> int:
        """Accessor of an (N,) or (N, K) array."""
        array = np.ascontiguousarray(values, dtype)
        entry: dict[str, Any] = {
            "bufferView": self._view(array.tobytes()),
            "componentType": _COMPONENT_TYPES[dtype],
            "count": len(array),
            "type": _SHAPES[1 if array.ndim == 1 else array.shape[1]],
        }
        if normalized:
            entry["normalized"] = True
        if array.ndim == 2 and array.dtype == np.float32:
            entry |= {"min": array.min(axis=0).tolist(), "max": array.max(axis=0).tolist()}
        return self._append("accessors", entry)

    def texture(self, pixels: npt.NDArray[np.uint8]) -> int:
        """Texture of a PNG of the pixels."""
        image = self._append("images", {"bufferView": self._view(png(pixels)), "mimeType": "image/png"})
        return self._append("textures", {"source": image})

    def material(self, *, texture: int | None = None, factor: Sequence[float] | None = None, **others: Any) -> int:
        """Material with a base colour."""
        pbr: dict[str, Any] = {}
        if texture is not None:
            pbr["baseColorTexture"] = {"index": texture}
        if factor is not None:
            pbr["baseColorFactor"] = list(factor)
        return self._append("materials", {"pbrMetallicRoughness": pbr, **others})

    def mesh(
        self,
        positions: npt.ArrayLike,
        triangles: npt.ArrayLike | None,
        *,
        normals: npt.ArrayLike | None = None,
        texcoords: npt.ArrayLike | None = None,
        colors: npt.ArrayLike | None = None,
        material: int | None = None,
        mode: int | None = None,
    ) -> int:
        """Mesh of one primitive. colors: (N, 4) uint8."""
        attributes = {"POSITION": self.array(positions, "float32")}
        if normals is not None:
            attributes["NORMAL"] = self.array(normals, "float32")
        if texcoords is not None:
            attributes["TEXCOORD_0"] = self.array(texcoords, "float32")
        if colors is not None:
            attributes["COLOR_0"] = self.array(colors, "uint8", normalized=True)
        primitive: dict[str, Any] = {"attributes": attributes}
        if triangles is not None:
            primitive["indices"] = self.array(np.asarray(triangles).ravel(), "uint32")
        if material is not None:
            primitive["material"] = material
        if mode is not None:
            primitive["mode"] = mode
        return self._append("meshes", {"primitives": [primitive]})

    def node(self, mesh: int | None = None, *, parent: int | None = None, **others: Any) -> int:
        """Node of the scene, below the root or another node."""
        entry: dict[str, Any] = dict(others)
        if mesh is not None:
            entry["mesh"] = mesh
        index = self._append("nodes", entry)
        if parent is None:
            self.json["scenes"][0]["nodes"].append(index)
        else:
            self.json["nodes"][parent].setdefault("children", []).append(index)
        return index

    def glb(self) -> bytes:
        """The binary form."""
        self.json["buffers"] = [{"byteLength": len(self.data)}]
        text = json.dumps(self.json).encode()
        text += b" " * (-len(text) % 4)
        data = bytes(self.data) + bytes(-len(self.data) % 4)
        body = struct.pack("<I4s", len(text), b"JSON") + text + struct.pack("<I4s", len(data), b"BIN\0") + data
        return struct.pack("<4sII", b"glTF", 2, 12 + len(body)) + body

    def gltf(self, uri: str | None = None) -> bytes:
        """The text form. uri: of the buffer, by default its data."""
        inside = "data:application/octet-stream;base64," + base64.b64encode(bytes(self.data)).decode()
        self.json["buffers"] = [{"byteLength": len(self.data), "uri": uri or inside}]
        return json.dumps(self.json).encode()


def png(pixels: npt.NDArray[np.uint8]) -> bytes:
    """A PNG file."""
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, "PNG")
    return out.getvalue()


def obj(
    positions: npt.ArrayLike,
    faces: Sequence[Sequence[int]],
    *,
    colors: npt.ArrayLike | None = None,
    normals: npt.ArrayLike | None = None,
    texcoords: npt.ArrayLike | None = None,
    head: str = "",
) -> bytes:
    """faces: corners of polygons, which index the positions, normals and texture coordinates alike, from 0."""
    places = np.asarray(positions, np.float64)
    rows = places if colors is None else np.hstack([places, np.asarray(colors, np.float64)])
    lines = [head] if head else []
    lines += ["v " + " ".join(f"{x:.6g}" for x in row) for row in rows.tolist()]
    if texcoords is not None:
        lines += ["vt " + " ".join(f"{x:.6g}" for x in row) for row in np.asarray(texcoords, np.float64).tolist()]
    if normals is not None:
        lines += ["vn " + " ".join(f"{x:.6g}" for x in row) for row in np.asarray(normals, np.float64).tolist()]

    def corner(i: int) -> str:
        texcoord = str(i + 1) if texcoords is not None else ""
        return f"{i + 1}" + (f"/{texcoord}/{i + 1}" if normals is not None else f"/{texcoord}" if texcoord else "")

    lines += ["f " + " ".join(corner(i) for i in face) for face in faces]
    return ("\n".join(lines) + "\n").encode()


def stl(corners: npt.ArrayLike, normals: npt.ArrayLike | None = None, *, ascii: bool = False) -> bytes:
    """corners: (T, 3, 3). normals: (T, 3), by default those of the triangles."""
    places = np.asarray(corners, np.float32)
    flat = np.cross(places[:, 1] - places[:, 0], places[:, 2] - places[:, 0])
    flat /= np.linalg.norm(flat, axis=1, keepdims=True)
    facing = flat if normals is None else np.asarray(normals, np.float32)
    if ascii:
        lines = ["solid shape"]
        for normal, triangle in zip(facing.tolist(), places.tolist(), strict=True):
            lines.append("facet normal " + " ".join(f"{x:.6g}" for x in normal))
            lines.append("outer loop")
            lines += ["vertex " + " ".join(f"{x:.6g}" for x in place) for place in triangle]
            lines += ["endloop", "endfacet"]
        return ("\n".join([*lines, "endsolid shape"]) + "\n").encode()
    record = np.zeros(len(places), np.dtype([("normal", "<f4", 3), ("corners", "<f4", (3, 3)), ("rest", "<u2")]))
    record["normal"], record["corners"] = facing, places
    return bytes(80) + struct.pack("<I", len(places)) + record.tobytes()


def ply(
    positions: npt.ArrayLike,
    triangles: npt.ArrayLike,
    *,
    colors: npt.ArrayLike | None = None,
    normals: npt.ArrayLike | None = None,
) -> bytes:
    """Text form. colors: (N, 3) integers."""
    parts: list[npt.NDArray[Any]] = [np.asarray(positions, object)]
    head = ["x", "y", "z"]
    names = [f"property float {name}" for name in head]
    if normals is not None:
        parts.append(np.asarray(normals, object))
        names += [f"property float n{name}" for name in head]
    if colors is not None:
        parts.append(np.asarray(colors, object))
        names += [f"property uchar {name}" for name in ("red", "green", "blue")]
    rows = np.hstack(parts)
    faces = np.asarray(triangles)
    lines = ["ply", "format ascii 1.0", f"element vertex {len(rows)}", *names]
    lines += [f"element face {len(faces)}", "property list uchar int vertex_indices", "end_header"]
    lines += [" ".join(str(x) for x in row) for row in rows.tolist()]
    lines += [f"{len(face)} " + " ".join(str(i) for i in face) for face in faces.tolist()]
    return ("\n".join(lines) + "\n").encode()


def dae(
    positions: npt.ArrayLike,
    triangles: npt.ArrayLike,
    *,
    normals: npt.ArrayLike | None = None,
    diffuse: Sequence[float] | None = None,
    up_axis: str | None = None,
    transform: str = "",
) -> bytes:
    """One geometry in one node. transform: XML of the node's transforms."""
    places, faces = np.asarray(positions, np.float64), np.asarray(triangles)

    def source(name: str, values: npt.NDArray[np.float64]) -> str:
        text = " ".join(f"{x:.6g}" for x in values.ravel().tolist())
        params = "".join(f'<param name="{axis}" type="float"/>' for axis in "XYZ")
        return (
            f'<source id="{name}"><float_array id="{name}-array" count="{values.size}">{text}</float_array>'
            f'<technique_common><accessor source="#{name}-array" count="{len(values)}" stride="3">{params}'
            "</accessor></technique_common></source>"
        )

    sources = source("places", places)
    inputs = '<input semantic="VERTEX" source="#corners" offset="0"/>'
    if normals is not None:
        sources += source("facing", np.asarray(normals, np.float64))
        inputs += '<input semantic="NORMAL" source="#facing" offset="0"/>'
    material = effects = bound = ""
    if diffuse is not None:
        color = " ".join(f"{x:.6g}" for x in diffuse)
        effects = (
            '<library_effects><effect id="paint-effect"><profile_COMMON><technique sid="common"><lambert><diffuse>'
            f"<color>{color}</color></diffuse></lambert></technique></profile_COMMON></effect></library_effects>"
            '<library_materials><material id="paint" name="paint"><instance_effect url="#paint-effect"/></material>'
            "</library_materials>"
        )
        material = ' material="paint"'
        bound = (
            '<bind_material><technique_common><instance_material symbol="paint" target="#paint"/>'
            "</technique_common></bind_material>"
        )
    indices = " ".join(str(i) for i in faces.ravel().tolist())
    axis = f"<up_axis>{up_axis}</up_axis>" if up_axis else ""
    return (
        '<?xml version="1.0"?><COLLADA xmlns="http://www.collada.org/2005/11/COLLADASchema" version="1.4.1">'
        f"<asset><created>2020-01-01T00:00:00</created><modified>2020-01-01T00:00:00</modified>{axis}</asset>{effects}"
        f'<library_geometries><geometry id="shape" name="shape"><mesh>{sources}<vertices id="corners">'
        f'<input semantic="POSITION" source="#places"/></vertices><triangles count="{len(faces)}"{material}>{inputs}'
        f"<p>{indices}</p></triangles></mesh></geometry></library_geometries>"
        f'<library_visual_scenes><visual_scene id="scene"><node id="node">{transform}<instance_geometry url="#shape">'
        f"{bound}</instance_geometry></node></visual_scene></library_visual_scenes>"
        '<scene><instance_visual_scene url="#scene"/></scene></COLLADA>'
    ).encode()
