"""Depths, normals and ids against what they must be by construction."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from rerun_render.cpu import CpuRenderer
from rerun_render.cpu.channels import ChannelRenderer
from rerun_render.drawables import Camera, Channels, LineKind, Mesh, Perspective, Pinhole
from tests.unit.gpu.scenes import (
    RED,
    WHITE,
    flat,
    frame,
    image,
    instances,
    look_from,
    points,
    quad_mesh,
    segment,
)

SIZE = (96, 72)
AHEAD = Camera(np.eye(4), Perspective(1.0))
"""Looks along -z from the origin."""


@pytest.fixture(scope="module")
def renderer() -> Iterator[ChannelRenderer]:
    with ChannelRenderer() as opened:
        yield opened


def see(renderer: ChannelRenderer, *drawables: Any, camera: Camera = AHEAD, ids: tuple[int, ...] = ()) -> Channels:
    return renderer.channels(frame(*drawables, camera=camera, size=SIZE, ids=ids))


def pixel_rays(camera: Camera) -> np.ndarray:
    """(H, W, 3) directions in view space at depth 1."""
    width, height = SIZE
    x, y = np.meshgrid(np.arange(width) + 0.5, np.arange(height) + 0.5)
    focal = 0.5 * height / np.tan(0.5)
    return np.stack([(x - width / 2) / focal, (height / 2 - y) / focal, -np.ones_like(x)], axis=-1)


def test_nothing_is_infinitely_far(renderer: ChannelRenderer) -> None:
    seen = see(renderer)
    assert np.isinf(seen.depth).all()
    assert not seen.normal.any()
    assert not seen.entity_id.any()


def test_a_plane_across_the_view_has_one_depth(renderer: ChannelRenderer) -> None:
    seen = see(renderer, instances(quad_mesh(1.0, -3.0)), ids=(7,))
    there = seen.entity_id == 7
    assert 500 < there.sum() < 3000
    assert np.allclose(seen.depth[there], 3.0, rtol=1e-6)
    assert np.isinf(seen.depth[~there]).all()
    assert np.allclose(seen.normal[there], (0, 0, 1), atol=1e-6)


def test_the_depth_of_a_slanted_plane_is_that_of_its_rays(renderer: ChannelRenderer) -> None:
    normal = np.array([0.3, 0.5, 0.8]) / np.linalg.norm([0.3, 0.5, 0.8])
    side = np.cross(normal, [0, 1, 0]) / np.linalg.norm(np.cross(normal, [0, 1, 0]))
    pose = np.eye(4)
    pose[:3, :3] = np.column_stack([side, np.cross(normal, side), normal])
    pose[:3, 3] = (0, 0, -4)
    seen = see(renderer, replace(instances(quad_mesh(1.5, 0.0)), world_from_obj=pose))
    there = np.isfinite(seen.depth)
    rays = pixel_rays(AHEAD)[there]
    expected = normal @ [0, 0, -4] / (rays @ normal)
    assert there.sum() > 1000
    assert np.allclose(seen.depth[there], expected, rtol=1e-5)
    assert np.allclose(seen.normal[there], normal, atol=1e-5)


def box_mesh(with_normals: bool) -> Mesh:
    """A cube of side 2 with corners of its own for each face."""
    positions, normals, triangles = [], [], []
    for axis in range(3):
        for sign in (-1.0, 1.0):
            u, v = np.eye(3)[(axis + 1) % 3], np.eye(3)[(axis + 2) % 3]
            normal = np.eye(3)[axis] * sign
            base = len(positions)
            positions += [normal + a * u + b * v for a, b in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
            normals += [normal] * 4
            triangles += [[base, base + 1, base + 2], [base, base + 2, base + 3]]
    return Mesh(
        key=None,
        positions=np.array(positions, np.float32),
        normals=np.array(normals, np.float32) if with_normals else None,
        triangles=np.array(triangles, np.uint32),
    )


@pytest.mark.parametrize("with_normals", [True, False])
def test_normals_of_a_box_are_its_faces_in_the_world(renderer: ChannelRenderer, with_normals: bool) -> None:
    camera = look_from((4.0, 5.0, 6.0))
    seen = see(renderer, instances(box_mesh(with_normals)), camera=camera)
    found = np.unique(np.round(seen.normal[np.isfinite(seen.depth)], 4) + 0.0, axis=0)
    assert found.tolist() == [[0, 0, 1], [0, 1, 0], [1, 0, 0]]


def test_a_mirrored_box_faces_the_eye_all_the_same(renderer: ChannelRenderer) -> None:
    mirror = np.diag([-1.0, 1.0, 1.0, 1.0])
    seen = see(renderer, replace(instances(box_mesh(True)), world_from_obj=mirror), camera=look_from((4.0, 5.0, 6.0)))
    found = np.unique(np.round(seen.normal[np.isfinite(seen.depth)], 4) + 0.0, axis=0)
    assert found.tolist() == [[0, 0, 1], [0, 1, 0], [1, 0, 0]]


def test_the_nearest_thing_has_the_pixel(renderer: ChannelRenderer) -> None:
    near, far = points([(0.0, 0.0, -2.0)], 0.3, RED), instances(quad_mesh(1.0, -3.0))
    for drawables, ids in (((near, far), (1, 2)), ((far, near), (2, 1))):
        seen = see(renderer, *drawables, ids=ids)
        middle = seen.entity_id[36, 48]
        assert middle == 1
        # The disc of a sphere stands r * r / D before its centre.
        assert seen.depth[36, 48] == pytest.approx(2.0 - 0.09 / 2.0, rel=1e-4)
        assert set(np.unique(seen.entity_id).tolist()) == {0, 1, 2}


def test_many_points_keep_apart(renderer: ChannelRenderer) -> None:
    places = [(x, y, -5.0) for x in np.linspace(-2, 2, 40) for y in np.linspace(-1.5, 1.5, 30)]
    seen = see(renderer, points(places[:600], -1.0, RED), points(places[600:], -1.0, RED), ids=(3, 9))
    left, right = seen.entity_id[:, :47], seen.entity_id[:, 49:]
    assert set(np.unique(left).tolist()) == {0, 3}
    assert set(np.unique(right).tolist()) == {0, 9}


def test_lines_and_arrows_count(renderer: ChannelRenderer) -> None:
    line = segment((-1, 0.5, -3), (1, 0.5, -3), 0.1, RED, LineKind.ROUND)
    arrow = segment((-1, -0.5, -3), (1, -0.5, -3), 0.1, RED, LineKind.ARROW_SHAFT | LineKind.ARROW_HEAD)
    seen = see(renderer, line, arrow, ids=(1, 2))
    for owner in (1, 2):
        there = seen.entity_id == owner
        assert there.sum() > 50
        assert np.allclose(seen.depth[there], 3.0, rtol=0.05)
        assert (seen.normal[there] @ [0, 0, 1] > 0.8).all()


def test_see_through_things_count_from_a_half(renderer: ChannelRenderer) -> None:
    back = instances(quad_mesh(1.0, -3.0))
    for alpha, expected in ((100, 1), (160, 2)):
        front = instances(quad_mesh(0.9, -2.5), (255, 0, 0, alpha), transparent=True)
        assert see(renderer, back, front, ids=(1, 2)).entity_id[36, 48] == expected
    for opacity, expected in ((0.4, 1), (0.6, 2)):
        front_image = image(np.full((2, 2, 4), 255), (1.0, 1.0), (-0.5, -0.5, -2.5), opacity=opacity, transparent=True)
        assert see(renderer, back, front_image, ids=(1, 2)).entity_id[36, 48] == expected


def test_the_pixels_are_those_of_the_picture(renderer: ChannelRenderer) -> None:
    drawables = (
        points([(0.5, 0.3, -3.0), (-0.7, 0.2, -4.0)], 0.4, WHITE),
        segment((-1, -0.6, -3), (1, -0.2, -2), 0.05, WHITE, LineKind.ROUND),
        instances(quad_mesh(0.3, -2.0)),
        image(np.full((2, 2, 4), 255), (0.5, 0.5), (-1.0, -0.8, -3.0)),
    )
    shown = frame(*drawables, camera=AHEAD, size=SIZE, ids=(1, 2, 3, 4))
    with CpuRenderer(samples=1) as pictures:
        picture = pictures.render(shown)
    seen = renderer.channels(shown)
    assert np.array_equal(picture[..., :3].any(axis=2), seen.entity_id > 0)
    assert set(np.unique(seen.entity_id).tolist()) == {0, 1, 2, 3, 4}


def test_what_reaches_behind_the_eye_is_cut(renderer: ChannelRenderer) -> None:
    floor = Mesh(
        key=None,
        positions=np.array([(-50, -1, 50), (50, -1, 50), (0, -1, -200)], np.float32),
        normals=None,
        triangles=np.array([[0, 1, 2]], np.uint32),
    )
    seen = see(renderer, instances(floor))
    there = np.isfinite(seen.depth)
    rays = pixel_rays(AHEAD)[there]
    assert np.allclose(seen.depth[there], -1.0 / rays[:, 1], rtol=1e-4)
    assert np.allclose(seen.normal[there], (0, 1, 0), atol=1e-5)


def test_intrinsics_hold(renderer: ChannelRenderer) -> None:
    lens = Camera(np.eye(4), Pinhole(0.8, 0.9, 0.3, 0.6))
    seen = see(renderer, instances(quad_mesh(0.1, -2.0)), camera=lens)
    ys, xs = np.nonzero(np.isfinite(seen.depth))
    assert (xs.mean() + 0.5, ys.mean() + 0.5) == pytest.approx((0.3 * SIZE[0], 0.6 * SIZE[1]), abs=0.6)


def test_2d_views_have_no_depth(renderer: ChannelRenderer) -> None:
    seen = see(renderer, points([(30.0, 30.0, 0.0)], 10.0, RED), camera=flat(*SIZE), ids=(1,))
    assert np.isinf(seen.depth).all()
    assert not seen.entity_id.any()


def test_any_number_of_threads() -> None:
    shown = frame(
        points(np.random.default_rng(0).normal(0, 1, (500, 3)) - (0, 0, 5), 0.1, RED), camera=AHEAD, size=SIZE
    )
    found = []
    for threads in (1, 3):
        with ChannelRenderer(threads=threads) as one:
            found.append(one.channels(shown))
    assert np.array_equal(found[0].depth, found[1].depth)
    assert np.array_equal(found[0].normal, found[1].normal)
