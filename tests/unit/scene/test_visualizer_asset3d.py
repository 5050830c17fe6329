"""Asset3D."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from rerun_render.core.errors import RerunRenderError
from rerun_render.drawables import MeshInstances
from rerun_render.drawables.srgb import LINEAR_FROM_BYTE
from rerun_render.scene.poses import repeat_visual
from rerun_render.scene.visual import Visual, VisualizerContext
from rerun_render.scene.visualizers.asset3d import Asset3D
from tests.helpers.mesh_files import Gltf, stl
from tests.helpers.visuals import blob_field, context

PLACES = np.array([(0, 0, 0), (2, 0, 0), (2, 3, 0)], np.float32)
UP = np.array([(0, 0, 1)] * 3, np.float32)


def asset(data: bytes, **fields: Any) -> VisualizerContext:
    return context("Asset3D", blob=blob_field(data), **fields)


def draw(ctx: VisualizerContext) -> tuple[Visual, list[MeshInstances]]:
    made = Asset3D().visualize(ctx)
    assert made is not None
    meshes = [d for d in made.drawables if isinstance(d, MeshInstances)]
    assert len(meshes) == len(made.drawables)
    return made, meshes


def two_materials() -> Gltf:
    file = Gltf()
    file.node(file.mesh(PLACES, [(0, 1, 2)], normals=UP, material=file.material(factor=[1, 0.5, 0, 1])))
    file.node(
        file.mesh(PLACES, [(0, 1, 2)], normals=UP, material=file.material(factor=[0, 1, 0, 0.5])), translation=[0, 0, 4]
    )
    return file


def test_each_material_is_drawn_for_itself_and_translucent_ones_blend() -> None:
    made, (solid, glass) = draw(asset(two_materials().glb()))
    assert solid.albedo_factor == (1.0, 0.5, 0.0, 1.0) and not solid.transparent
    assert glass.albedo_factor == (0.0, 0.5, 0.0, 0.5) and glass.transparent
    assert made.bounds is not None
    np.testing.assert_array_equal(made.bounds, [(0, 0, 0), (2, 3, 4)])


def test_a_logged_factor_takes_the_place_of_those_of_the_file() -> None:
    _, meshes = draw(asset(two_materials().glb(), albedo_factor=pa.array([0x804020FF], pa.uint32())))
    for mesh in meshes:
        np.testing.assert_allclose(mesh.albedo_factor, [*LINEAR_FROM_BYTE[[0x80, 0x40, 0x20]], 1.0], rtol=1e-6)
        assert not mesh.transparent


def test_nodes_are_instances_of_one_mesh() -> None:
    file = Gltf()
    mesh = file.mesh(PLACES, [(0, 1, 2)], normals=UP)
    for height in range(5):
        file.node(mesh, translation=[0, 0, height])
    made, (drawable,) = draw(asset(file.glb()))
    assert len(drawable.obj_from_mesh) == 5
    poses = np.stack([np.eye(4), np.diag([-1.0, 1.0, 1.0, 1.0])])
    posed = repeat_visual(made, poses, "poses")
    (repeated,) = posed.drawables
    assert isinstance(repeated, MeshInstances)
    assert len(repeated.obj_from_mesh) == 10 and repeated.mesh is drawable.mesh
    assert posed.bounds is not None
    np.testing.assert_array_equal(posed.bounds, [(-2, 0, 0), (2, 3, 4)])


def test_equal_files_share_what_is_uploaded() -> None:
    data = stl(PLACES[None])
    keys = {draw(asset(data, media_type=["model/stl"]))[1][0].mesh.key for _ in range(2)}
    assert len(keys) == 1


def test_zero_normals_of_a_file_make_it_unlit() -> None:
    assert draw(asset(stl(PLACES[None], [(0, 0, 0)])))[1][0].mesh.normals is None


def test_what_is_left_out_is_told() -> None:
    file = two_materials()
    file.node(file.mesh(PLACES, [0, 1], mode=1))
    ctx = asset(file.glb())
    draw(ctx)
    assert [(issue.kind, "lines" in issue.message) for issue in ctx.reporter] == [("incomplete-model", True)]


def test_a_file_of_no_kind_is_an_error() -> None:
    with pytest.raises(RerunRenderError, match="expected a model file"):
        draw(asset(b"nothing of the kind"))
