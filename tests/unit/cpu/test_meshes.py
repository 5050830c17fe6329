"""Meshes of many triangles and instances: memory, order of triangles, threads, cutting at the near plane."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from rerun_render.cpu import CpuRenderer
from rerun_render.cpu.mesh_pool import MeshPool, make_clusters
from rerun_render.drawables import Mesh, MeshInstances
from rerun_render.gpu import GpuContext, GpuRenderer
from rerun_render.scene.visualizers.unit_shapes import sphere_mesh
from tests.unit.gpu.scenes import frame, look_from

EYE = look_from((0.4, -3.0, 1.2))
SIZE = (160, 120)


def ball(rows: int = 40, **more: object) -> Mesh:
    """A lit ball with a colour for each vertex; 4 * rows * rows triangles."""
    theta, phi = np.mgrid[0 : np.pi : complex(0, rows + 1), 0 : 2 * np.pi : complex(0, 2 * rows + 1)]
    places = np.stack([np.sin(theta) * np.cos(phi), np.sin(theta) * np.sin(phi), np.cos(theta)], -1).reshape(-1, 3)
    first = (np.arange(rows)[:, None] * (2 * rows + 1) + np.arange(2 * rows)).ravel()
    a, b, c, d = first, first + 1, first + 2 * rows + 1, first + 2 * rows + 2
    colors = np.full((len(places), 4), 255, np.uint8)
    colors[:, :3] = np.rint(places * 120 + 128)
    return Mesh(
        key=more.get("key"),
        positions=places.astype(np.float32),
        normals=places.astype(np.float32),
        triangles=np.concatenate([np.stack([a, c, b], -1), np.stack([b, c, d], -1)]).astype(np.uint32),
        colors=colors,
    )


def scattered(mesh: Mesh, count: int, *, size: float, transparent: bool = False, key: object = None) -> MeshInstances:
    rng = np.random.default_rng(2)
    poses = np.tile(np.eye(4, dtype=np.float32)[:3], (count, 1, 1))
    poses[:, :, :3] *= np.float32(size)
    poses[:, :, 3] = rng.uniform(-1, 1, (count, 3))
    tints = rng.integers(60, 256, (count, 4)).astype(np.uint8)
    tints[:, 3] = 90 if transparent else 255
    return MeshInstances(key=key, mesh=mesh, obj_from_mesh=poses, tints=tints, transparent=transparent)


def one(mesh: Mesh, **more: object) -> MeshInstances:
    return replace(scattered(mesh, 1, size=1.0), obj_from_mesh=np.eye(4, dtype=np.float32)[None, :3], **more)


def shuffled(mesh: Mesh) -> Mesh:
    return replace(mesh, triangles=np.random.default_rng(1).permutation(mesh.triangles))


def test_the_order_of_triangles_of_an_opaque_mesh_does_not_matter(cpu: CpuRenderer) -> None:
    pictures = [cpu.render(frame(one(mesh), camera=EYE, size=SIZE)) for mesh in (ball(), shuffled(ball()))]
    assert len(np.unique(pictures[0].reshape(-1, 4), axis=0)) > 1000
    np.testing.assert_array_equal(*pictures)


@pytest.mark.parametrize("transparent", [False, True])
@pytest.mark.parametrize("count", [1, 150])
def test_both_back_ends_draw_large_meshes_alike(transparent: bool, count: int) -> None:
    drawable = scattered(ball(24), count, size=1.0 if count == 1 else 0.12, transparent=transparent)
    scene = frame(drawable, camera=EYE, size=SIZE)
    with GpuRenderer(GpuContext.create()) as gpu, CpuRenderer() as cpu:
        expected, actual = gpu.render(scene).astype(int), cpu.render(scene).astype(int)
    assert (np.abs(expected - actual).max(axis=-1) > 12).mean() < 0.005
    assert (actual[..., :3].max(axis=-1) > 0).sum() > 2000


def test_threads_make_no_difference() -> None:
    scene = frame(scattered(ball(12), 300, size=0.15, transparent=True), one(ball(30)), camera=EYE, size=(320, 240))
    pictures = []
    for threads in (1, 2, 5):
        with CpuRenderer(threads=threads) as renderer:
            pictures.append(renderer.render(scene))
    np.testing.assert_array_equal(pictures[0], pictures[1])
    np.testing.assert_array_equal(pictures[0], pictures[2])


def test_memory_does_not_grow_with_instances_times_triangles() -> None:
    count = 30_000
    with CpuRenderer() as renderer:
        scene = frame(scattered(sphere_mesh(6), count, size=0.004, transparent=True), camera=EYE, size=SIZE)
        renderer.render(scene)
        scratch = renderer._scratch
        kept = sum(table.array.nbytes for table in vars(scratch).values() if hasattr(table, "array"))
    triangles = count * len(sphere_mesh(6).triangles)
    assert triangles > 10_000_000
    # A few hundred bytes for each instance.
    assert kept < 600 * count


def test_meshes_that_come_again_are_kept_and_others_let_go() -> None:
    pool = MeshPool()
    first, second = ball(10, key="first"), ball(12, key="second")
    place = pool.place(first, 64, False)
    pool.begin_frame()
    assert pool.place(first, 64, False) == place
    pool.place(second, 64, False)
    for _ in range(2):
        pool.begin_frame()
        pool.place(second, 64, False)
    assert pool.corners.used == len(second.triangles)


def test_clusters_hold_every_triangle_once_and_lie_in_their_boxes() -> None:
    mesh = shuffled(ball(20))
    made = make_clusters(mesh, 64, False)
    found = []
    for (begin, end, first, last), bounds in zip(made.clusters, made.bounds, strict=True):
        places = made.vertices[begin:end, :3]
        assert (places >= bounds[:3]).all() and (places <= bounds[3:]).all()
        found.append(places[made.corners[first:last]])
    expected = mesh.positions[mesh.triangles].reshape(-1, 9)
    actual = np.concatenate(found).reshape(-1, 9)
    np.testing.assert_array_equal(actual[np.lexsort(actual.T)], expected[np.lexsort(expected.T)])
    # Sorted by place, clusters are small.
    assert np.linalg.norm(made.bounds[:, 3:] - made.bounds[:, :3], axis=1).mean() < 2.0


def test_a_mesh_around_the_eye_is_cut_alike_in_both_back_ends() -> None:
    inside = look_from((0.0, 0.0, 0.0), (0, 1, 0.2))
    scene = frame(one(ball(16)), scattered(ball(8), 40, size=0.3, transparent=True), camera=inside, size=SIZE)
    with GpuRenderer(GpuContext.create()) as gpu, CpuRenderer() as cpu:
        expected, actual = gpu.render(scene).astype(int), cpu.render(scene).astype(int)
    assert (actual[..., :3].max(axis=-1) > 0).all()
    assert (np.abs(expected - actual).max(axis=-1) > 12).mean() < 0.01
