"""Model files: what is read of each kind, and that damaged ones are refused."""

from __future__ import annotations

import json
import struct
from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from rerun_render.core.errors import RerunRenderError
from rerun_render.media.encoded import content_key
from rerun_render.media.models import read
from rerun_render.media.models.model import Model, ModelPart
from tests.helpers.mesh_files import Gltf, dae, obj, ply, stl

# Two triangles, not in one plane.
PLACES = np.array([(0, 0, 0), (2, 0, 0), (2, 3, 0), (0, 3, 1)], np.float32)
FACES = [(0, 1, 2), (0, 2, 3)]
NORMALS = np.array([(0, 0, 1), (1, 0, 0), (0, 1, 0), (0, 0, 1)], np.float32)
RED_TO_BLUE = np.array([(255, 0, 0), (0, 255, 0), (0, 0, 255), (10, 20, 30)], np.uint8)


def load(data: bytes, media_type: str | None = None) -> Model:
    blob = np.frombuffer(data, np.uint8)
    return read.read_model(blob, media_type, content_key(blob))


def only(data: bytes, media_type: str | None = None) -> ModelPart:
    (part,) = load(data, media_type).parts
    return part


def corners(part: ModelPart, values: npt.NDArray[Any] | None = None) -> npt.NDArray[Any]:
    """Values of the vertices, by default their places, for each triangle."""
    return (part.positions if values is None else values)[part.triangles]


def square(**more: Any) -> Gltf:
    file = Gltf()
    file.node(file.mesh(PLACES, FACES, **more))
    return file


# Every kind


FILES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "glb": ("model/gltf-binary", lambda: square().glb()),
    "gltf": ("model/gltf+json", lambda: square().gltf()),
    "obj": ("model/obj", lambda: obj(PLACES, FACES)),
    "stl": ("model/stl", lambda: stl(PLACES[FACES])),
    "stl text": ("model/stl", lambda: stl(PLACES[FACES], ascii=True)),
    "ply": ("application/x-ply", lambda: ply(PLACES, FACES)),
    "dae": ("model/vnd.collada+xml", lambda: dae(PLACES, FACES, up_axis="Z_UP")),
}


@pytest.mark.parametrize("kind", FILES)
@pytest.mark.parametrize("is_named", [True, False])
def test_triangles_with_flat_normals_are_read_by_media_type_and_by_content(kind: str, is_named: bool) -> None:
    media_type, make = FILES[kind]
    part = only(make(), media_type if is_named else None)
    np.testing.assert_allclose(corners(part), PLACES[FACES], atol=1e-6)
    facing = np.cross(PLACES[FACES][:, 1] - PLACES[FACES][:, 0], PLACES[FACES][:, 2] - PLACES[FACES][:, 0])
    facing /= np.linalg.norm(facing, axis=1, keepdims=True)
    np.testing.assert_allclose(corners(part, part.normals), np.repeat(facing[:, None], 3, axis=1), atol=1e-6)
    assert part.colors is None and part.texture is None


@pytest.mark.parametrize("kind", FILES)
def test_damaged_files_are_refused_or_read_in_part(kind: str) -> None:
    data = FILES[kind][1]()
    rng = np.random.default_rng(5)
    broken = [data[:length] for length in rng.integers(0, len(data), 40)]
    for place in rng.integers(0, len(data), 120):
        changed = bytearray(data)
        changed[place] = rng.integers(0, 256)
        broken.append(bytes(changed))
    for case in broken:
        try:
            model = read._read(case, FILES[kind][0])
        except RerunRenderError:
            continue
        for part in model.parts:
            assert np.isfinite(part.positions).all() and part.triangles.max() < len(part.positions)


@pytest.mark.parametrize("data", [b"", b"\0", b"hello", b"{}", b"glTF", b"ply\n", b"solid x", b"\x89PNG\r\n\x1a\n"])
@pytest.mark.parametrize("media_type", [None, "model/obj", "model/gltf+json", "application/x-ply", "text/plain"])
def test_what_is_no_model_is_refused(data: bytes, media_type: str | None) -> None:
    with pytest.raises(RerunRenderError):
        load(data, media_type)


def test_the_same_bytes_are_read_once() -> None:
    assert load(FILES["obj"][1]()) is load(FILES["obj"][1]())


# glTF


def test_nodes_stand_in_each_other_and_show_a_mesh_many_times() -> None:
    file = Gltf()
    mesh = file.mesh(PLACES, FACES, normals=NORMALS)
    root = file.node(translation=[0, 0, 5])
    quarter = [0, 0, np.sqrt(0.5), np.sqrt(0.5)]
    child = file.node(mesh, parent=root, rotation=quarter, scale=[2, 1, 1])
    file.node(mesh, parent=child, matrix=[1, 0, 0, 0, 0, 1, 0, 0, 0, 0, -1, 0, 7, 0, 0, 1])
    part = only(file.glb())
    first = np.array([(0, -1, 0, 0), (2, 0, 0, 0), (0, 0, 1, 5)])
    second = np.array([(0, -1, 0, 0), (2, 0, 0, 14), (0, 0, -1, 5)])
    np.testing.assert_allclose(part.places, [first, second], atol=1e-6)
    np.testing.assert_array_equal(part.normals, NORMALS)


def test_base_colours_textures_and_colours_of_vertices() -> None:
    file = Gltf()
    pixels = np.arange(24, dtype=np.uint8).reshape(2, 4, 3) * 10
    material = file.material(texture=file.texture(pixels), factor=[1, 0.5, 0.25, 0.4])
    uv = np.array([(0, 0), (1, 0), (1, 1), (0, 1)], np.float32)
    shades = np.column_stack([RED_TO_BLUE, np.full(4, 90, np.uint8)])
    file.node(file.mesh(PLACES, FACES, normals=NORMALS, texcoords=uv, colors=shades, material=material))
    part = only(file.glb())
    assert part.albedo_factor == (1.0, 0.5, 0.25, 0.4)
    assert part.texture is not None and part.texcoords is not None and part.colors is not None
    np.testing.assert_array_equal(part.texture[..., :3], pixels)
    np.testing.assert_array_equal(part.texcoords, uv)
    np.testing.assert_array_equal(part.colors, shades)


@pytest.mark.parametrize(
    ("mode", "indices", "expected"),
    [
        (4, None, [(0, 1, 2)]),
        (4, [0, 1, 2, 0, 2, 3], [(0, 1, 2), (0, 2, 3)]),
        (5, [0, 1, 2, 3], [(0, 1, 2), (2, 1, 3)]),
        (6, [0, 1, 2, 3], [(0, 1, 2), (0, 2, 3)]),
    ],
)
def test_lists_strips_and_fans(mode: int, indices: list[int] | None, expected: list[tuple[int, ...]]) -> None:
    part = only(square_of(mode, indices))
    np.testing.assert_array_equal(part.triangles, expected)


def square_of(mode: int, indices: list[int] | None) -> bytes:
    file = Gltf()
    file.node(file.mesh(PLACES, indices, normals=NORMALS, mode=mode))
    return file.glb()


def test_lines_are_left_out_and_told() -> None:
    file = square(normals=NORMALS)
    file.node(file.mesh(PLACES, [0, 1], mode=1))
    model = load(file.glb())
    assert len(model.parts) == 1 and "lines" in model.notes[0]


def test_files_beside_the_model_are_refused_by_name() -> None:
    with pytest.raises(RerunRenderError, match=r"missing\.bin.*does not hold"):
        load(square().gltf("missing.bin"), "model/gltf+json")
    with pytest.raises(RerunRenderError, match="passwd"):
        load(square().gltf("file:///etc/passwd"), "model/gltf+json")


def test_a_texture_beside_the_model_is_told_and_left_out() -> None:
    file = square(normals=NORMALS, texcoords=np.zeros((4, 2)), material=0)
    file.material(texture=0)
    file.json["textures"] = [{"source": 0}]
    file.json["images"] = [{"uri": "wood.png"}]
    model = load(file.glb())
    assert model.parts[0].texture is None and "wood.png" in model.notes[0]


def test_compressed_files_are_refused_by_the_name_of_what_they_need() -> None:
    file = square()
    file.json["extensionsRequired"] = ["KHR_draco_mesh_compression"]
    with pytest.raises(RerunRenderError, match="KHR_draco_mesh_compression"):
        load(file.glb())


def test_nodes_in_a_circle_end() -> None:
    file = square(normals=NORMALS)
    file.json["nodes"][0]["children"] = [0]
    assert len(only(file.glb()).places) == 1


@pytest.mark.parametrize(
    "change",
    [
        {"accessors": {"count": 1 << 40}},
        {"accessors": {"count": 1 << 20}},
        {"accessors": {"byteOffset": 1 << 30}},
        {"bufferViews": {"byteLength": 1 << 40}},
        {"bufferViews": {"buffer": 3}},
        {"meshes": {"primitives": [{"attributes": {"POSITION": 99}}]}},
        {"nodes": {"mesh": 5}},
        {"nodes": {"translation": [1, 2]}},
    ],
    ids=str,
)
def test_absurd_sizes_and_references_are_refused_before_anything_is_allocated(change: dict[str, Any]) -> None:
    file = square(normals=NORMALS)
    for kind, fields in change.items():
        file.json[kind][0] |= fields
    with pytest.raises(RerunRenderError):
        load(file.glb())


def test_accessors_without_data_are_zero_and_bounded() -> None:
    file = square(normals=NORMALS)
    file.json["accessors"][0] = {"componentType": 5126, "count": 1 << 33, "type": "VEC3"}
    with pytest.raises(RerunRenderError, match="too large"):
        load(file.glb())


def test_triangles_of_missing_vertices_are_refused() -> None:
    with pytest.raises(RerunRenderError, match="4 vertices"):
        file = Gltf()
        file.node(file.mesh(PLACES, [(0, 1, 9)]))
        load(file.glb())


# OBJ


def test_obj_polygons_are_cut_into_fans_and_vertices_have_colours() -> None:
    part = only(obj(PLACES, [(0, 1, 2, 3)], colors=RED_TO_BLUE / 255.0))
    np.testing.assert_array_equal(corners(part), PLACES[[(0, 1, 2), (0, 2, 3)]])
    assert part.colors is not None
    np.testing.assert_array_equal(corners(part, part.colors)[..., :3], RED_TO_BLUE[[(0, 1, 2), (0, 2, 3)]])


def test_obj_normals_and_materials_that_are_not_there() -> None:
    data = obj(PLACES, FACES, normals=NORMALS, texcoords=PLACES[:, :2], head="mtllib wood.mtl\nusemtl wood")
    part = only(data)
    np.testing.assert_array_equal(corners(part, part.normals), NORMALS[FACES])


def test_obj_faces_may_count_backwards_and_lines_may_go_on() -> None:
    data = b"# x\nv 0 0 0\nv 2 0 0\nv 2 3 0\nf -3 -2 \\\n -1\nv\t0 3 1 # last\nf 1/5 3/2/ 4\nl 1 2\n"
    np.testing.assert_array_equal(corners(only(data)), PLACES[FACES])


def test_obj_faces_with_and_without_normals_are_lit_each_in_its_way() -> None:
    smooth, plain = load(b"v 0 0 0\nv 2 0 0\nv 2 3 0\nv 0 3 1\nvn 1 0 0\nf 1//1 2//1 3//1\nf 1 3 4\n").parts
    np.testing.assert_array_equal(corners(smooth, smooth.normals)[0], [(1, 0, 0)] * 3)
    np.testing.assert_allclose(corners(plain, plain.normals)[0] * 7, [(3, -2, 6)] * 3, atol=1e-5)


@pytest.mark.parametrize("face", ["1 2 9", "1//1 2//1 3//7", "1 2 x", "0 1 2", "1 2 -9", "1 2 99999999999999999999"])
def test_obj_faces_of_missing_things_are_refused(face: str) -> None:
    with pytest.raises(RerunRenderError):
        load(f"v 0 0 0\nv 2 0 0\nv 2 3 0\nvn 0 0 1\nf {face}\n".encode())


# STL, PLY, COLLADA


@pytest.mark.parametrize("is_text", [True, False])
def test_stl_normals_are_those_of_the_file(is_text: bool) -> None:
    part = only(stl(PLACES[FACES], [(0, 1, 0), (0, 0, 0)], ascii=is_text), "model/stl")
    np.testing.assert_array_equal(part.normals, [(0, 1, 0)] * 3 + [(0, 0, 0)] * 3)


def test_binary_stl_may_begin_like_text() -> None:
    data = stl(PLACES[FACES])
    np.testing.assert_array_equal(corners(only(b"solid facet" + data[11:])), PLACES[FACES])


def test_an_stl_with_fewer_triangles_than_it_states_is_refused() -> None:
    data = bytearray(stl(PLACES[FACES]))
    data[80:84] = struct.pack("<I", 1 << 31)
    with pytest.raises(RerunRenderError, match="states 2147483648 triangles and holds 2"):
        load(bytes(data), "model/stl")


def test_ply_normals_and_colours() -> None:
    part = only(ply(PLACES, FACES, normals=NORMALS, colors=RED_TO_BLUE))
    assert part.colors is not None
    np.testing.assert_array_equal(corners(part, part.normals), NORMALS[FACES])
    np.testing.assert_array_equal(corners(part, part.colors)[..., :3], RED_TO_BLUE[FACES])


def test_ply_of_points_alone_is_refused() -> None:
    data = ply(PLACES, np.zeros((0, 3), int))
    with pytest.raises(RerunRenderError, match="no faces"):
        load(data)


def test_ply_with_more_items_than_bytes_is_refused() -> None:
    data = ply(PLACES, FACES).replace(b"vertex 4", b"vertex 99999999")
    with pytest.raises(RerunRenderError, match="damaged"):
        load(data)


@pytest.mark.parametrize(
    ("axis", "place"), [("Z_UP", (1, 2, 3)), ("Y_UP", (1, -3, 2)), (None, (1, -3, 2)), ("X_UP", (-2, -3, 1))]
)
def test_collada_is_turned_so_that_z_is_up(axis: str | None, place: tuple[int, int, int]) -> None:
    places = np.array([(1, 2, 3), (0, 0, 0), (5, 0, 0)])
    part = only(dae(places, [(0, 1, 2)], up_axis=axis))
    np.testing.assert_allclose(part.positions[part.triangles[0, 0]], place, atol=1e-6)


def test_collada_nodes_and_colours() -> None:
    move = "<translate>0 0 1</translate><scale>1 2 1</scale>"
    part = only(dae(PLACES, FACES, normals=NORMALS, diffuse=[0.8, 0.3, 0.2, 0.5], up_axis="Z_UP", transform=move))
    np.testing.assert_allclose(corners(part), PLACES[FACES] * (1, 2, 1) + (0, 0, 1), atol=1e-6)
    assert part.albedo_factor == pytest.approx((0.8, 0.3, 0.2, 0.5))


def test_documents_are_not_searched_for_entities_of_other_files() -> None:
    data = dae(PLACES, FACES).replace(
        b'<?xml version="1.0"?>', b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    )
    assert b"root:" not in json.dumps(load(data, "model/vnd.collada+xml").notes).encode()
