"""Transparent things are drawn from far to near, whatever drawable they belong to."""

from __future__ import annotations

import numpy as np
import pytest

from rerun_render.drawables import ImageRect, MeshInstances, Orthographic, Perspective, Rect, View
from rerun_render.drawables.camera import Camera
from rerun_render.drawables.ordering import MAX_RUNS, Run, opaque_runs, transparent_runs
from rerun_render.drawables.projection import ViewProjection, project
from tests.unit.gpu.scenes import image, instances, quad_mesh


def seen_from_origin(*, flat: bool = False) -> ViewProjection:
    projection = Orthographic(0, 0, 1, 1) if flat else Perspective(1.0)
    return project(View(rect=Rect(0, 0, 8, 8), camera=Camera(np.eye(4), projection)))


def runs_of(*drawables: MeshInstances | ImageRect, flat: bool = False) -> list[Run]:
    seen = seen_from_origin(flat=flat)
    return transparent_runs([(drawable, seen) for drawable in drawables])


def order(runs: list[Run]) -> list[tuple[float, float]]:
    """Tint (as a name) and depth of each instance."""
    out = []
    for drawable, _, picked, _ in runs:
        assert isinstance(drawable, MeshInstances)
        out += [(int(drawable.tints[i, 0]), float(drawable.obj_from_mesh[i, 2, 3])) for i in picked]
    return out


def glass(name: int, depths: list[float], **more: object) -> MeshInstances:
    places = [(0.0, 0.0, depth) for depth in depths]
    return instances(quad_mesh(1.0, 0.0), (name, 0, 0, 128), places, transparent=True, **more)


def test_instances_of_several_drawables_alternate() -> None:
    runs = runs_of(glass(1, [-2, -6, -4]), glass(2, [-3, -5]))
    assert order(runs) == [(1, -6), (2, -5), (1, -4), (2, -3), (1, -2)]


def test_the_middle_of_the_mesh_counts_and_not_its_origin() -> None:
    moved = instances(quad_mesh(1.0, -9.0), (1, 0, 0, 9), [(0, 0, -2)])
    runs = runs_of(glass(2, [-5]), moved)
    assert [name for name, _ in order(runs)] == [1, 2]


def test_in_one_place_the_rank_decides_then_the_order_of_drawables() -> None:
    runs = runs_of(glass(1, [-3], depth_rank=2), glass(2, [-3], depth_rank=1), glass(3, [-3], depth_rank=1))
    assert [name for name, _ in order(runs)] == [2, 3, 1]


def test_in_flat_views_only_the_rank_counts() -> None:
    runs = runs_of(glass(1, [-3, -9], depth_rank=1), glass(2, [-20]), flat=True)
    assert order(runs) == [(2, -20), (1, -3), (1, -9)]


def test_images_stand_among_instances() -> None:
    picture = image(np.zeros((1, 1, 4), np.uint8), (1, 1), (-0.5, -0.5, -4), transparent=True)
    runs = runs_of(glass(1, [-2, -6]), picture)
    assert [type(run.drawable).__name__ for run in runs] == ["MeshInstances", "ImageRect", "MeshInstances"]


def test_instances_that_mirror_are_told_apart() -> None:
    some = glass(1, [-2, -3, -4])
    some.obj_from_mesh[1, 0, 0] = -1
    runs = runs_of(some)
    assert [(run.instances.tolist(), run.mirrored) for run in runs] == [([2], False), ([1], True), ([0], False)]
    assert len(opaque_runs(some, seen_from_origin())) == 1
    culled = glass(1, [-2, -3, -4], cull="back")
    culled.obj_from_mesh[1, 0, 0] = -1
    opaque = opaque_runs(culled, seen_from_origin())
    assert [(run.instances.tolist(), run.mirrored) for run in opaque] == [
        ([0, 2], False),
        ([1], True),
    ]


@pytest.mark.parametrize("count", [10, MAX_RUNS])
def test_every_instance_is_drawn_once_however_often_drawables_alternate(count: int) -> None:
    depths = -1.0 - np.arange(count) * 0.5
    pair = [glass(1, depths.tolist()), glass(2, (depths - 0.25).tolist())]
    runs = runs_of(*pair)
    assert sorted(order(runs)) == sorted(order(runs_of(*pair[:1]))) + sorted(order(runs_of(*pair[1:])))
    assert len(runs) <= MAX_RUNS
