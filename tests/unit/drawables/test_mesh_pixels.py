"""Pixels of meshes, in both back ends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from rerun_render.core.srgb import linear_from_srgb, srgb_from_linear
from rerun_render.cpu import CpuRenderer
from rerun_render.drawables import Mesh, Texture
from rerun_render.drawables.srgb import LINEAR_FROM_BYTE
from rerun_render.gpu import GpuContext, GpuRenderer
from tests.unit.gpu.scenes import flat, frame, instances, look_from, quad_mesh

CORNERS = np.array([(0, 0), (1, 0), (1, 1), (0, 1)], np.float32)
Renderer = GpuRenderer | CpuRenderer


@pytest.fixture(scope="module", params=["wgpu", "cpu"])
def renderer(request: Any) -> Iterator[Renderer]:
    with GpuRenderer(GpuContext.create()) if request.param == "wgpu" else CpuRenderer() as made:
        yield made


def painted(texcoords: npt.NDArray[np.float32], pixels: npt.NDArray[Any]) -> Mesh:
    """A square from (0, 0) to (64, 64) of a flat view."""
    square = quad_mesh(32.0, 0.0)
    return Mesh(
        key=None,
        positions=square.positions + np.array([32, 32, 0], np.float32),
        normals=None,
        triangles=square.triangles,
        texcoords=texcoords,
        texture=Texture(key=None, pixels=pixels),
    )


def grey(values: list[list[int]], alpha: int = 255) -> npt.NDArray[np.uint8]:
    out = np.repeat(np.array(values, np.uint8)[..., None], 4, axis=2)
    out[..., 3] = alpha
    return out


def test_the_first_pixel_of_a_texture_is_at_the_origin_of_texcoords(renderer: Renderer) -> None:
    pixels = np.zeros((2, 2, 4), np.uint8)
    pixels[0, 0], pixels[0, 1], pixels[1, 0] = (255, 0, 0, 255), (0, 255, 0, 255), (0, 0, 255, 255)
    picture = renderer.render(frame(instances(painted(CORNERS, pixels)), camera=flat(64, 64), size=(64, 64)))
    # In the middle of a texel nothing is mixed.
    assert picture[16, 16, :3].argmax() == 0 and picture[16, 48, :3].argmax() == 1 and picture[48, 16, :3].argmax() == 2
    assert picture[16, 16, 0] > 245


def test_textures_are_mixed_as_encoded_and_their_alpha_is_ignored(renderer: Renderer) -> None:
    mesh = painted(CORNERS, grey([[0, 200]], alpha=30))
    picture = renderer.render(frame(instances(mesh), camera=flat(64, 64), size=(64, 64)))
    places = (np.arange(64) + 0.5) / 64
    share = np.clip((places - 0.25) / 0.5, 0, 1)[16:48]
    assert np.abs(picture[20, 16:48, 0] - 200 * share).max() <= 2.5


def test_textures_repeat_without_a_seam(renderer: Renderer) -> None:
    mesh = painted(CORNERS * 2 - np.float32(1.0), grey([[0, 200]]))
    picture = renderer.render(frame(instances(mesh), camera=flat(64, 64), size=(64, 64))).astype(int)
    np.testing.assert_allclose(picture[:, :32], picture[:, 32:], atol=1)
    # Between the last and the first texel lies their mean.
    assert abs(picture[9, 31:33, 0].mean() - 100) < 8


def test_colour_texture_tint_and_factor_are_multiplied_in_linear_light(renderer: Renderer) -> None:
    mesh = painted(CORNERS, grey([[180]]))
    factor = (0.5, 0.25, 1.0, 1.0)
    drawable = instances(mesh, (200, 100, 50, 255), albedo_factor=factor)
    picture = renderer.render(frame(drawable, camera=flat(64, 64), size=(64, 64)))
    expected = LINEAR_FROM_BYTE[180] * LINEAR_FROM_BYTE[[200, 100, 50]] * np.array(factor[:3])
    assert np.abs(picture[30, 30, :3] - 255 * srgb_from_linear(expected)).max() < 1.0


def test_a_factor_with_alpha_blends_premultiplied(renderer: Renderer) -> None:
    floor = instances(quad_mesh(99.0, 0.0), (0, 120, 0, 255))
    glass = instances(
        painted(CORNERS, grey([[255]])), albedo_factor=(0.3, 0.1, 0.0, 0.4), transparent=True, depth_rank=1
    )
    picture = renderer.render(frame(floor, glass, camera=flat(64, 64), size=(64, 64)))
    below = linear_from_srgb(np.array([0.0, 120.0, 0.0]) / 255)
    expected = np.array([0.3, 0.1, 0.0]) + below * 0.6
    assert np.abs(picture[30, 30, :3] - 255 * srgb_from_linear(expected)).max() < 1.5


@pytest.mark.parametrize("cull", ["back", "front"])
def test_faces_are_culled_for_each_instance_by_its_own_mirroring(renderer: Renderer, cull: Any) -> None:
    pair = instances(quad_mesh(0.5, 0.0), (255, 255, 255, 255), [(-1, 0, 0), (1, 0, 0)], cull=cull)
    pair.obj_from_mesh[1, 0, 0] = -1
    # Mirrored along x the square still faces up.
    picture = renderer.render(frame(pair, camera=look_from((0, -0.01, 4)), size=(64, 64)))
    left, right = picture[:, :32, 0].max(), picture[:, 32:, 0].max()
    assert left == right == (255 if cull == "back" else 0)


def test_translucent_instances_of_two_meshes_cover_each_other_by_distance(renderer: Renderer) -> None:
    a = 128 / 255
    red = instances(quad_mesh(50, 0), (255, 0, 0, 128), [(0, 0, -2), (0, 0, -6)], transparent=True)
    green = instances(quad_mesh(51, 0), (0, 255, 0, 128), [(0, 0, -4)], transparent=True)
    picture = renderer.render(frame(red, green))
    expected = np.array([a + a * (1 - a) ** 2, a * (1 - a), 0])
    assert np.abs(picture[32, 32, :3] - 255 * srgb_from_linear(expected)).max() < 2


def test_adjacent_triangles_leave_no_gap_and_touch_nothing_twice(renderer: Renderer) -> None:
    rng = np.random.default_rng(3)
    x, y = np.meshgrid(np.linspace(-1, 1, 24), np.linspace(-1, 1, 24))
    places = np.stack([x, y, 0.2 * rng.normal(size=x.shape)], -1).reshape(-1, 3).astype(np.float32)
    first = (np.arange(23)[:, None] * 24 + np.arange(23)).ravel()
    triangles = np.concatenate(
        [np.stack([first, first + 1, first + 25], -1), np.stack([first, first + 25, first + 24], -1)]
    ).astype(np.uint32)
    sheet = Mesh(key=None, positions=places, normals=None, triangles=triangles)
    solid = renderer.render(frame(instances(sheet), camera=look_from((0, -0.02, 2.2)), size=(96, 96)))
    inside = solid[20:76, 20:76, :3]
    assert (inside == 255).all()
    # One layer of glass everywhere: where a sample were hit twice, or not at all, there would be another shade.
    flat_sheet = Mesh(key=None, positions=places * np.float32([1, 1, 0]), normals=None, triangles=triangles)
    glass = instances(flat_sheet, (255, 255, 255, 100), transparent=True)
    picture = renderer.render(frame(glass, camera=look_from((0.3, -0.5, 2.0)), size=(96, 96)))
    middle = picture[30:66, 30:66, 0].astype(int)
    assert middle.max() - middle.min() <= 1


def test_a_floor_that_passes_the_eye_is_cut_at_the_near_plane(renderer: Renderer) -> None:
    floor = Mesh(
        key=None,
        positions=np.array([(-500, -500, -1), (500, -500, -1), (500, 500, -1), (-500, 500, -1)], np.float32),
        normals=None,
        triangles=np.array([(0, 1, 2), (0, 2, 3)], np.uint32),
    )
    picture = renderer.render(frame(instances(floor), camera=look_from((0, 0, 0), (0, 1, 0)), size=(64, 64)))
    # Level view: the sky above the horizon, the floor below it down to the feet.
    assert (picture[:31, :, 0] == 0).all()
    assert (picture[33:, :, 0] == 255).all()
