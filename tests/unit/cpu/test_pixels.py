"""Facts of the cpu back end's pixels that the tests of both back ends (tests/unit/gpu) do not hold."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from rerun_render.cpu import CpuRenderer
from rerun_render.drawables import Frame, LineKind, Mesh, Orthographic, Perspective, Points, Rect, View, WorldGrid
from rerun_render.drawables.camera import Camera
from tests.unit.gpu.scenes import (
    BLACK,
    EYE_AT_ORIGIN,
    FOV,
    GREEN,
    RED,
    WHITE,
    colors,
    flat,
    frame,
    image,
    instances,
    linear,
    look_from,
    points,
    quad_mesh,
    segment,
    splats,
)

SAMPLES = np.array([(0.375, 0.125), (0.875, 0.375), (0.125, 0.625), (0.625, 0.875)])


def mesh_of(corners: np.ndarray, triangles: np.ndarray) -> Mesh:
    return Mesh(key=None, positions=corners.astype(np.float32), normals=None, triangles=triangles.astype(np.uint32))


def fan(num: int, size: int = 64) -> Mesh:
    """Thin triangles around an odd place, which together cover the whole picture."""
    turn = np.linspace(0.0, 2.0 * math.pi, num + 1)[:-1]
    rim = np.stack([31.37 + 200 * np.cos(turn), 32.71 + 200 * np.sin(turn), np.zeros(num)], -1)
    corners = np.concatenate([[[31.37, 32.71, 0.0]], rim])
    index = np.arange(num)
    return mesh_of(corners, np.stack([np.zeros(num, int), 1 + index, 1 + (index + 1) % num], -1))


def test_neighbouring_triangles_leave_no_hole(cpu: CpuRenderer) -> None:
    picture = cpu.render(frame(instances(fan(97)), camera=flat()))
    assert (picture == 255).all()


def test_neighbouring_triangles_touch_no_sample_twice(cpu: CpuRenderer) -> None:
    glass = instances(fan(97), (255, 255, 255, 128), transparent=True, cull="none")
    picture = cpu.render(frame(glass, camera=flat()))
    # One layer of glass everywhere: a sample that is hit twice or never has another value.
    assert len(np.unique(picture[..., 0])) == 1


@pytest.mark.parametrize("seed", range(5))
def test_triangles_cover_the_samples_inside_them(cpu: CpuRenderer, seed: int) -> None:
    """Against a plain computation with whole numbers: corners lie on 1/256 px."""
    corners = np.random.default_rng(seed).integers(-20 * 256, 84 * 256, (3, 2))
    mesh = mesh_of(np.concatenate([corners / 256.0, np.zeros((3, 1))], -1), np.array([[0, 1, 2]]))
    picture = linear(cpu.render(frame(instances(mesh), camera=flat()))[..., 0])
    y, x = np.mgrid[0:64, 0:64]
    covered = np.zeros((64, 64))
    a, b, c = corners
    if (b - a)[0] * (c - a)[1] - (b - a)[1] * (c - a)[0] < 0:
        b, c = c, b
    for sample in SAMPLES:
        px, py = (256 * (x + sample[0])).astype(int), (256 * (y + sample[1])).astype(int)
        inside = np.ones((64, 64), bool)
        for p, q in ((a, b), (b, c), (c, a)):
            inside &= (q[0] - p[0]) * (py - p[1]) - (q[1] - p[1]) * (px - p[0]) > 0
        covered += 0.25 * inside
    # Only samples exactly on an edge may belong to either side.
    assert (np.abs(picture - covered) > 0.01).sum() <= 2


@pytest.mark.parametrize("radius", [0.5, 1.0, 3.3, 20.0])
def test_a_disc_covers_the_samples_its_distance_says(cpu: CpuRenderer, radius: float) -> None:
    center = np.array([32.3, 31.6])
    picture = linear(cpu.render(frame(points((*center, 0), radius), camera=flat()))[..., 0])
    y, x = np.mgrid[0:64, 0:64] + 0.5
    coverage = np.clip(0.5 - (np.hypot(x - center[0], y - center[1]) - radius), 0, 1)
    expected = np.ceil(4 * coverage) / 4
    near_step = np.abs(4 * coverage - np.round(4 * coverage)) < 1e-3
    assert np.abs(picture - expected)[~near_step | (coverage == 0) | (coverage == 1)].max() < 0.01


def test_symmetric_discs_are_symmetric(cpu: CpuRenderer) -> None:
    picture = cpu.render(frame(points((32, 32, 0), 9.3, shading="gradient"), camera=flat()))
    assert (picture == picture[::-1]).all() and (picture == picture[:, ::-1]).all()
    assert (picture == picture.transpose(1, 0, 2)).all()


def test_a_sphere_at_the_side_of_the_picture_has_its_silhouette(cpu: CpuRenderer) -> None:
    """A pixel is inside when its ray is within the cone around the sphere."""
    center, radius, height = np.array([2.0, 1.0, -3.0]), 0.8, 96
    picture = cpu.render(frame(points(center, radius), size=(160, height)))[..., 0]
    focal = height / (2 * math.tan(FOV / 2))
    y, x = np.mgrid[0:height, 0:160] + 0.5
    rays = np.stack([(x - 80) / focal, -(y - 48) / focal, -np.ones_like(x)], -1)
    rays /= np.linalg.norm(rays, axis=-1, keepdims=True)
    distance = np.linalg.norm(center)
    angle = np.arccos(np.clip(rays @ center / distance, -1, 1))
    limit, soft = math.asin(radius / distance), 1.5 / focal
    assert (picture[angle < limit - soft] == 255).all()
    assert (picture[angle > limit + soft] == 0).all()
    assert (picture == 255).any()


def test_small_and_large_discs_follow_one_law(cpu: CpuRenderer) -> None:
    """The short cuts for small discs change no more than the last bit."""
    positions = np.random.default_rng(3).uniform(-1, 1, (200, 3)) * [3, 2, 0] - [0, 0, 4]
    small = cpu.render(frame(points(positions, 0.079, RED, shading="gradient"), size=(128, 96)))
    large = cpu.render(frame(points(positions, 0.0792, RED, shading="gradient"), size=(128, 96)))
    assert (np.abs(small.astype(int) - large) > 40).mean() < 0.02


@pytest.mark.parametrize("swapped", [False, True])
def test_meshes_that_pass_through_each_other_are_cut_where_they_meet(cpu: CpuRenderer, swapped: bool) -> None:
    turn = np.eye(4)
    turn[:3, :3] = [[0.6, 0, 0.8], [0, 1, 0], [-0.8, 0, 0.6]]
    turn[2, 3] = -5
    plain = np.eye(4)
    plain[2, 3] = -5
    pair = (
        instances(quad_mesh(2, 0), RED, world_from_obj=plain),
        instances(quad_mesh(2, 0), GREEN, world_from_obj=turn),
    )
    picture = cpu.render(frame(*(pair[::-1] if swapped else pair)))
    # The right side of the turned square goes away from the eye.
    assert tuple(picture[32, 40]) == RED
    assert tuple(picture[32, 24]) == GREEN


def test_a_mesh_around_the_eye_is_cut_at_the_near_plane(cpu: CpuRenderer) -> None:
    floor = mesh_of(
        np.array([[-50, -1, 50], [50, -1, 50], [50, -1, -50], [-50, -1, -50]]), np.array([[0, 1, 2], [0, 2, 3]])
    )
    picture = cpu.render(frame(instances(floor)))[..., 0]
    assert (picture[34:] == 255).all() and (picture[:31] == 0).all()


def test_an_image_through_the_eye_is_cut_at_the_near_plane(cpu: CpuRenderer) -> None:
    below = image([[WHITE]], (0, 0), at=(-50, -1, 50))
    floor = type(below)(
        key=None,
        texture=below.texture,
        top_left=np.array([-50.0, -1.0, 50.0]),
        extent_u=np.array([100.0, 0.0, 0.0]),
        extent_v=np.array([0.0, 0.0, -100.0]),
    )
    picture = cpu.render(frame(floor))[..., 0]
    assert (picture[34:] == 255).all() and (picture[:31] == 0).all()


def test_a_thick_line_past_the_eye_is_cut_at_the_near_plane(cpu: CpuRenderer) -> None:
    """A band below the eye fills the picture up to where it ends; what is nearer than the near plane is not seen."""
    band = segment((0, -1, -4), (0, -1, 3), 30.0, RED)
    picture = cpu.render(frame(band, size=(64, 64)))
    # Far edge: 1 below the axis at depth 4.
    horizon = 32 + 64 / (2 * math.tan(FOV / 2)) / 4
    rows = np.arange(64)
    assert (picture[rows > horizon + 1, 32] == RED).all()
    assert (picture[rows < horizon - 1, 32] == (0, 0, 0, 255)).all()


def test_a_line_nearer_than_the_near_plane_is_not_seen(cpu: CpuRenderer) -> None:
    camera = Camera(np.eye(4), Perspective(FOV, near=1.0))
    for shading in ("flat", "gradient"):
        for kind in (LineKind.ROUND, LineKind.ARROW_SHAFT | LineKind.ARROW_HEAD):
            near = segment((-0.2, 0, -0.9), (0.2, 0, -0.9), 0.1, kind=kind, shading=shading)
            assert (cpu.render(frame(near, camera=camera))[..., :3] == 0).all()
            far = segment((-0.2, 0, -1.2), (0.2, 0, -1.2), 0.1, kind=kind, shading=shading)
            assert (cpu.render(frame(far, camera=camera))[..., :3] != 0).any()


def odd_numbers() -> list[Frame]:
    """Geometry that is huge, tiny, not finite, behind the eye, or of no size."""
    extremes = np.array([0.0, -0.0, 1e-30, 1e-3, 1.0, 1e6, 1e18, 3e38, np.inf, -np.inf, np.nan, -1.0, -1e6, -3e38])
    rng = np.random.default_rng(5)
    found = []
    for _ in range(20):
        some = rng.choice(extremes, (40, 3)).astype(np.float32)
        more = rng.choice(extremes, (40, 3)).astype(np.float32)
        radii = rng.choice(extremes, 40).astype(np.float32)
        kinds = rng.integers(0, 32, 40)
        base = segment((0, 0, -1), (1, 0, -1), 1.0)
        lines = type(base)(
            key=None, starts=some, ends=more, radii=radii, colors=colors(GREEN, 40), kinds=kinds.astype(np.uint8)
        )
        cloud = Points(key=None, positions=some, radii=radii, colors=colors(RED, 40))
        mesh = instances(mesh_of(some, rng.integers(0, 40, (40, 3))), (9, 9, 9, 99), transparent=True)
        fog = replace(splats(some, np.eye(3), GREEN), covariances=rng.choice(extremes, (40, 6)).astype(np.float32))
        for camera in (EYE_AT_ORIGIN, flat()):
            found.append(frame(cloud, lines, mesh, fog, camera=camera, grid=WorldGrid()))
    return found


def test_odd_numbers_do_no_harm(cpu: CpuRenderer) -> None:
    calm = frame(points((0, 0, -5), 1.0))
    before = cpu.render(calm)
    for odd in odd_numbers():
        assert cpu.render(odd).shape == (64, 64, 4)
    assert (cpu.render(calm) == before).all()


def test_frames_of_one_pixel_and_of_8k(cpu: CpuRenderer) -> None:
    one = cpu.render(frame(points((0, 0, 0), 5.0), camera=flat(1, 1), size=(1, 1)))
    assert one.tolist() == [[[255, 255, 255, 255]]]
    large = cpu.render(frame(points((0, 0, -2), 1.0, RED), size=(7680, 4320)))
    assert large.shape == (4320, 7680, 4)
    assert tuple(large[2160, 3840]) == RED and tuple(large[0, 0]) == (0, 0, 0, 255)


def test_things_are_drawn_inside_their_view_only(cpu: CpuRenderer) -> None:
    rect = Rect(70, 20, 40, 30)
    eye = look_from((2, -4, 3))
    glass = instances(quad_mesh(50, 0), (0, 255, 0, 99), transparent=True)
    drawn = (points((0, 0, 0), 30.0, RED), segment((-9, 0, 0), (9, 0, 0), -40.0, kind=LineKind.ROUND), glass)
    view = View(rect=rect, camera=eye, drawables=drawn, grid=WorldGrid(), background=BLACK)
    picture = cpu.render(Frame(width=200, height=100, views=(view,), color=(1, 2, 3, 255)))
    inside = np.zeros((100, 200), bool)
    inside[20:50, 70:110] = True
    assert (picture[~inside] == (1, 2, 3, 255)).all()
    assert (picture[inside] != (1, 2, 3, 255)).any(axis=-1).all()


def test_unequal_scales_of_a_flat_view_stretch_discs(cpu: CpuRenderer) -> None:
    camera = Camera(np.eye(4), Orthographic(0.0, 0.0, 32.0, 64.0))
    covered = linear(cpu.render(frame(points((16, 32, 0), 8.0), camera=camera))[..., 0])
    assert covered[32].sum() == pytest.approx(32, abs=1.0)
    assert covered[:, 32].sum() == pytest.approx(16, abs=1.0)
