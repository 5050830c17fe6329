"""Pixels of volumes, in both back ends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from rerun_render.core.srgb import srgb_from_linear
from rerun_render.cpu import CpuRenderer
from rerun_render.drawables import Background, Volume
from rerun_render.gpu import GpuContext, GpuRenderer
from tests.unit.gpu.scenes import frame, instances, look_from, quad_mesh

EYE = look_from((0.5, -4.0, 0.5), (0.5, 0.5, 0.5))
Renderer = GpuRenderer | CpuRenderer


@pytest.fixture(scope="module", params=["wgpu", "cpu"])
def renderer(request: Any) -> Iterator[Renderer]:
    with GpuRenderer(GpuContext.create()) if request.param == "wgpu" else CpuRenderer() as made:
        yield made


def fog(value: float = 1.0, **more: Any) -> Volume:
    """Red fog from (0, 0, 0) to (1, 1, 1)."""
    more = {"gamma": 1.0, "density": 1.0, "values": np.full((4, 4, 4), value, np.float32), **more}
    return Volume(key=None, colors=np.array([(255, 0, 0), (255, 0, 0)], np.uint8), obj_from_box=np.eye(4), **more)


def middle(renderer: Renderer, *drawables: Any) -> float:
    """Red, linear, of the pixel in the middle."""
    picture = renderer.render(frame(*drawables, camera=EYE, size=(65, 65)))
    codes = srgb_from_linear(np.linspace(0, 1, 4096)) * 255
    return float(np.interp(picture[32, 32, 0], codes, np.linspace(0, 1, 4096)))


@pytest.mark.parametrize(("value", "density", "gamma"), [(1.0, 1.0, 1.0), (0.5, 3.0, 1.0), (0.5, 3.0, 2.0)])
def test_fog_across_the_box_has_the_optical_depth_that_was_asked_for(
    renderer: Renderer, value: float, density: float, gamma: float
) -> None:
    seen = middle(renderer, fog(value, density=density, gamma=gamma))
    assert seen == pytest.approx(1 - np.exp(-density * value**gamma), abs=0.012)


@pytest.mark.parametrize("value", [-0.2, 0.0, 1.5])
def test_values_outside_of_the_range_are_empty(renderer: Renderer, value: float) -> None:
    assert middle(renderer, fog(value)) == 0.0


def test_what_is_opaque_ends_the_fog_at_its_depth(renderer: Renderer) -> None:
    # A green wall through the middle of the box.
    stand = np.array([(1, 0, 0, 0.5), (0, 0, -1, 0.5), (0, 1, 0, 0.5), (0, 0, 0, 1)], float)
    wall = instances(quad_mesh(2.0, 0.0), (0, 255, 0, 255), world_from_obj=stand)
    assert middle(renderer, fog(), wall) == pytest.approx(1 - np.exp(-0.5), abs=0.015)
    before = stand.copy()
    before[1, 3] = -1.0
    hidden = instances(quad_mesh(2.0, 0.0), (0, 255, 0, 255), world_from_obj=before)
    assert middle(renderer, fog(), hidden) == 0.0


def test_values_are_mixed_between_the_middles_of_cells(renderer: Renderer) -> None:
    values = np.zeros((1, 1, 2), np.float32)
    values[..., 1] = 1.0
    picture = renderer.render(
        frame(
            fog(values=values, density=2.0), camera=EYE, size=(65, 65), background=Background("solid", (0, 0, 0, 255))
        )
    )
    row = picture[32, :, 0].astype(int)
    lit = np.flatnonzero(row > 20)
    assert (np.diff(row[lit[0] : lit[-1] - 2]) >= -3).all() and row[lit[-1] - 3] > 200


def test_an_eye_inside_the_fog_sees_it(renderer: Renderer) -> None:
    inside = look_from((0.5, 0.5, 0.5), (0.5, 2.0, 0.5))
    picture = renderer.render(frame(fog(density=5.0), camera=inside, size=(65, 65)))
    assert (picture[..., 0] > 150).all()
