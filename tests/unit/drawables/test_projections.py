"""Off-centre projections and picture planes: where things appear, in both back ends."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from rerun_render.cpu import CpuRenderer
from rerun_render.drawables import Camera, ImageRect, Orthographic, PicturePlane, Pinhole, Points
from rerun_render.drawables.projection import project
from rerun_render.gpu import GpuContext, GpuRenderer
from tests.unit.gpu.scenes import RED, frame, image, points, segment

SIZE = (64, 48)
GREEN = (0, 255, 0, 255)
LENS = Pinhole(fx=40 / 64, fy=40 / 48, cx=16 / 64, cy=30 / 48, near=0.1)
EYE = Camera(np.eye(4), LENS)
WHOLE = Orthographic(0.0, 0.0, 64.0, 48.0)


@pytest.fixture(scope="module", params=["wgpu", "cpu"])
def renderer(request: pytest.FixtureRequest) -> Iterator[GpuRenderer | CpuRenderer]:
    with GpuRenderer(GpuContext.create()) if request.param == "wgpu" else CpuRenderer() as opened:
        yield opened


def picture(renderer: GpuRenderer | CpuRenderer, *drawables: Points, plane: PicturePlane | None = None) -> np.ndarray:
    return renderer.render(frame(*drawables, camera=EYE, size=SIZE, plane=plane)).astype(int)


def extent(mask: np.ndarray) -> tuple[int, int, int, int]:
    """Left, top, right, bottom of the true pixels."""
    ys, xs = np.nonzero(mask)
    return int(xs.min()), int(ys.min()), int(xs.max()) + 1, int(ys.max()) + 1


def green_plane(distance: float) -> PicturePlane:
    return PicturePlane(WHOLE, distance, (image(np.array([[GREEN]], np.uint8), (20, 20), (10, 20, 0)),))


def test_the_principal_point_is_where_the_eye_looks(renderer: GpuRenderer | CpuRenderer) -> None:
    # 2 units before the eye, 0.4 to its right: 8 px right of the principal point. Radius 0.2: 4 px.
    shown = picture(renderer, points([(0.4, 0.2, -2.0)], 0.2, RED))
    left, top, right, bottom = extent(shown[..., 0] > 128)
    assert (left + right) / 2 == pytest.approx(24.0, abs=0.5)
    assert (top + bottom) / 2 == pytest.approx(26.0, abs=0.5)
    assert right - left == pytest.approx(8, abs=1)


def test_widths_in_px_stay_px(renderer: GpuRenderer | CpuRenderer) -> None:
    left, _, right, _ = extent(picture(renderer, points([(0.4, 0.2, -2.0)], -5.0, RED))[..., 0] > 128)
    assert right - left == pytest.approx(10, abs=1)


def test_a_picture_plane_hides_what_is_behind_it_only(renderer: GpuRenderer | CpuRenderer) -> None:
    ball = points([(0.0, 0.0, -2.0)], 0.2, RED)
    before = picture(renderer, ball, plane=green_plane(3.0))
    behind = picture(renderer, ball, plane=green_plane(1.0))
    assert extent(before[..., 1] > 128) == (10, 20, 30, 40)
    assert before[30, 16].tolist() == [255, 0, 0, 255]
    assert behind[30, 16].tolist() == [0, 255, 0, 255]
    assert (behind[..., 0] > 128).sum() == 0


def test_ranks_order_what_lies_on_the_plane(renderer: GpuRenderer | CpuRenderer) -> None:
    plane = green_plane(3.0)
    disc = Points(
        key=None,
        positions=np.array([(20, 30, 0)], np.float32),
        radii=np.array([4], np.float32),
        colors=np.array([RED], np.uint8),
        shading="flat",
        depth_rank=1,
    )
    above = picture(renderer, plane=PicturePlane(WHOLE, 3.0, (disc, *plane.drawables)))
    assert extent(above[..., 0] > 128) == (16, 26, 24, 34)


def test_see_through_pictures_blend_with_what_is_behind_them(renderer: GpuRenderer | CpuRenderer) -> None:
    (opaque,) = green_plane(1.0).drawables
    assert isinstance(opaque, ImageRect)
    half = image(np.array([[GREEN]], np.uint8), (20, 20), (10, 20, 0), opacity=0.5, transparent=True)
    shown = picture(renderer, points([(0.0, 0.0, -2.0)], 0.2, RED), plane=PicturePlane(WHOLE, 1.0, (half,)))
    assert 150 < shown[30, 16, 0] < 220
    assert 150 < shown[30, 16, 1] < 220


def test_rays_go_through_the_pixels() -> None:
    (view,) = frame(camera=EYE, size=SIZE).views
    projection = project(view)
    ray = projection.rays(np.eye(4)) @ [24.0, 26.0, 1.0]
    assert (ray / -ray[2]).tolist() == pytest.approx([0.2, 0.1, -1.0])


def test_lines_from_behind_the_eye_widen_towards_it(renderer: GpuRenderer | CpuRenderer) -> None:
    # The width in px follows the depth, 0 behind the eye, along the whole line: 2 of 12 units are behind it.
    line = segment((0.5, 0.0, 2.0), (0.5, 0.0, -10.0), -2.0, RED)
    eye = Camera(np.eye(4), Pinhole(0.5, 0.5, 0.0, 0.5, near=0.1))
    shown = renderer.render(frame(line, camera=eye, size=(240, 240))).astype(int)[..., 0] > 180  # half covered
    for column in (60, 30, 12):
        depth = 240 * 0.5 * 0.5 / (column + 0.5)
        expected = 2 * 2.0 * 10.0 * (depth + 2.0) / 12.0 / depth
        assert shown[:, column].sum() == pytest.approx(expected, abs=1.0)
