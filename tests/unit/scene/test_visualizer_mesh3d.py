"""Mesh3D."""

from __future__ import annotations

from typing import Any, cast

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pytest

from rerun_render.core.errors import RerunRenderError
from rerun_render.drawables import Mesh, MeshInstances
from rerun_render.drawables.srgb import LINEAR_FROM_BYTE
from rerun_render.scene.visual import Visual, VisualizerContext
from rerun_render.scene.visualizers.mesh3d import Mesh3D
from tests.helpers.visuals import FakeCell, FakeState, context, image_fields, vec

SQUARE = vec([(0, 0, 0), (2, 0, 0), (2, 3, 0), (0, 3, 0)], 3)
CHECKER = np.array([[[255, 0, 0], [0, 255, 0]], [[0, 0, 255], [255, 255, 255]]], np.uint8)


def indices(rows: list[tuple[int, int, int]]) -> pa.Array:
    return pa.FixedSizeListArray.from_arrays(pa.array(np.asarray(rows, np.uint32).reshape(-1)), 3)


def rgba(rows: list[int]) -> pa.Array:
    return pa.array(rows, pa.uint32())


TWO = indices([(0, 1, 2), (0, 2, 3)])


def mesh_context(**fields: Any) -> VisualizerContext:
    fields.setdefault("vertex_positions", SQUARE)
    fields.setdefault("triangle_indices", TWO)
    return context("Mesh3D", **fields)


def texture(pixels: npt.NDArray[Any] = CHECKER) -> dict[str, pa.Array]:
    return {f"albedo_texture_{name}": value for name, value in image_fields(pixels).items()}


def draw(ctx: VisualizerContext) -> tuple[Visual, MeshInstances, Mesh]:
    made = Mesh3D().visualize(ctx)
    assert made is not None
    (drawable,) = made.drawables
    assert isinstance(drawable, MeshInstances)
    return made, drawable, drawable.mesh


def kinds(ctx: VisualizerContext) -> list[str]:
    return [issue.kind for issue in ctx.reporter]


def test_a_plain_mesh_is_white_unlit_opaque_and_shows_both_sides() -> None:
    made, drawable, mesh = draw(mesh_context())
    assert mesh.normals is None and mesh.colors is None and mesh.texture is None
    assert (drawable.cull, drawable.transparent) == ("none", False)
    assert drawable.albedo_factor == (1.0, 1.0, 1.0, 1.0)
    np.testing.assert_array_equal(mesh.triangles, [(0, 1, 2), (0, 2, 3)])
    assert made.bounds is not None
    np.testing.assert_array_equal(made.bounds, [(0, 0, 0), (2, 3, 0)])


def test_without_indices_each_three_vertices_are_a_triangle() -> None:
    ctx = context("Mesh3D", vertex_positions=vec(np.arange(18).reshape(6, 3), 3))
    np.testing.assert_array_equal(draw(ctx)[2].triangles, [(0, 1, 2), (3, 4, 5)])


def test_a_vertex_too_many_without_indices_is_an_error() -> None:
    with pytest.raises(RerunRenderError, match="three vertices for each triangle, got 4"):
        Mesh3D().visualize(context("Mesh3D", vertex_positions=SQUARE))


@pytest.mark.parametrize("index", [4, 2**32 - 1])
def test_a_triangle_of_a_missing_vertex_is_an_error(index: int) -> None:
    with pytest.raises(RerunRenderError, match=f"4 vertices, got vertex {index}"):
        Mesh3D().visualize(mesh_context(triangle_indices=indices([(0, 1, 2), (0, 1, index)])))


def test_an_empty_list_of_triangles_draws_nothing_and_is_told() -> None:
    ctx = mesh_context(triangle_indices=indices([]))
    assert Mesh3D().visualize(ctx) is None
    assert kinds(ctx) == ["empty-mesh"]


def test_triangles_of_vertices_that_are_nowhere_are_left_out_and_told() -> None:
    ctx = mesh_context(vertex_positions=vec([(1, 1, 0), (2, 0, 0), (2, 3, 0), (np.nan, 3, 0)], 3))
    made, _, mesh = draw(ctx)
    np.testing.assert_array_equal(mesh.triangles, [(0, 1, 2)])
    assert np.isfinite(mesh.positions).all()
    assert kinds(ctx) == ["invalid-position"]
    assert made.bounds is not None
    np.testing.assert_array_equal(made.bounds, [(1, 0, 0), (2, 3, 0)])


def test_short_lists_normals_repeat_and_colours_are_filled_up_with_white() -> None:
    _, _, mesh = draw(
        mesh_context(vertex_normals=vec([(0, 0, 1), (1, 0, 0)], 3), vertex_colors=rgba([0xFF000080]), **texture())
    )
    assert mesh.normals is not None and mesh.colors is not None and mesh.texcoords is not None
    np.testing.assert_array_equal(mesh.normals, [(0, 0, 1), (1, 0, 0), (1, 0, 0), (1, 0, 0)])
    np.testing.assert_array_equal(mesh.colors, [(255, 0, 0, 128)] + 3 * [(255, 255, 255, 255)])
    np.testing.assert_array_equal(mesh.texcoords, np.zeros((4, 2)))


def test_zero_normals_make_an_unlit_mesh() -> None:
    assert draw(mesh_context(vertex_normals=vec([(0, 0, 0)], 3)))[2].normals is None


@pytest.mark.parametrize(("logged", "cull"), [(1, "none"), (2, "back"), (3, "front"), (9, "none")])
def test_face_rendering_drops_the_other_side(logged: int, cull: str) -> None:
    assert draw(mesh_context(face_rendering=pa.array([logged], pa.uint8())))[1].cull == cull


def test_the_albedo_factor_is_linear_and_premultiplied_and_makes_transparent() -> None:
    _, drawable, _ = draw(mesh_context(albedo_factor=rgba([0xC8643280, 0xFFFFFFFF])))
    a = 128 / 255
    assert drawable.transparent
    np.testing.assert_allclose(drawable.albedo_factor, [*(LINEAR_FROM_BYTE[[0xC8, 0x64, 0x32]] * a), a], rtol=1e-6)
    assert not draw(mesh_context(albedo_factor=rgba([0xC86432FF])))[1].transparent


def test_the_texture_and_its_places() -> None:
    uv = vec([(0, 0), (2, 0), (2, 2), (np.nan, 2)], 2)
    _, _, mesh = draw(mesh_context(vertex_texcoords=uv, **texture()))
    assert mesh.texture is not None and mesh.texcoords is not None
    np.testing.assert_array_equal(mesh.texture.pixels[..., :3], CHECKER)
    np.testing.assert_array_equal(mesh.texcoords, [(0, 0), (2, 0), (2, 2), (0, 0)])


def test_a_texture_that_cannot_be_read_is_told_and_left_out() -> None:
    fields = texture()
    short = fields["albedo_texture_buffer"]
    fields["albedo_texture_buffer"] = pa.array([short[0].values.to_numpy()[:-1]], short.type)
    ctx = mesh_context(vertex_texcoords=vec([(0, 0)], 2), **fields)
    assert draw(ctx)[2].texture is None
    assert kinds(ctx) == ["bad-texture"]


def test_class_ids_have_no_effect() -> None:
    _, drawable, mesh = draw(mesh_context(class_ids=[3]))
    assert mesh.colors is None
    np.testing.assert_array_equal(drawable.tints, [(255, 255, 255, 255)])


def test_another_factor_keeps_the_mesh_that_was_uploaded() -> None:
    cells = {f"Mesh3D:{name}": value for name, value in (("vertex_positions", SQUARE), ("triangle_indices", TWO))}
    keys = []
    for factor in (0xFF0000FF, 0x00FF00FF):
        ctx = mesh_context()
        state = FakeState({**cells, "Mesh3D:albedo_factor": rgba([factor])})
        state._cells["Mesh3D:albedo_factor"] = FakeCell(rgba([factor]), factor)
        object.__setattr__(ctx, "state", cast(Any, state))
        keys.append(draw(ctx)[2].key)
    assert keys[0] == keys[1]
