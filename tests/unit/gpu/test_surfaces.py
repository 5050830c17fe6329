"""Meshes, images, backgrounds, grid and user interface."""

from __future__ import annotations

import math

import numpy as np
import pytest

from rerun_render.drawables import Background, Frame, GlyphAtlas, Rect, UiQuads, WorldGrid
from rerun_render.gpu import GpuRenderer

from .scenes import (
    EYE_AT_ORIGIN,
    FOV,
    GREEN,
    RED,
    WHITE,
    Rgba,
    flat,
    frame,
    image,
    instances,
    linear,
    look_from,
    points,
    quad_mesh,
    srgb,
)


def light(normal: tuple[float, float, float]) -> float:
    n = np.array(normal) / np.linalg.norm(normal)
    key, fill = np.array([1, 2, 3]) / math.sqrt(14), np.array([-1, -3, -5]) / math.sqrt(35)
    return min(1.0, 0.2 + max(0.0, n @ key) + 0.5 * max(0.0, n @ fill))


def close(pixel: np.ndarray, expected: np.ndarray, steps: float = 1.01) -> bool:
    return bool(np.abs(pixel[:3].astype(float) - expected[:3]).max() <= steps)


# Meshes


@pytest.mark.parametrize("normal", [(0, 0, 1), (0, 0, -2), (1, 0, 0), (-3, -1, 0.5)])
def test_meshes_are_lit_in_world_space(shared_renderer: GpuRenderer, normal: tuple[float, float, float]) -> None:
    color = (200, 120, 60, 255)
    picture = shared_renderer.render(frame(instances(quad_mesh(5, -3, normal), color)))
    assert close(picture[32, 32], srgb(linear(color) * light(normal)))


def test_lights_do_not_turn_with_the_object_or_the_eye(shared_renderer: GpuRenderer) -> None:
    turn = np.eye(4)
    turn[:3, :3] = [[0, 0, 2], [0, 2, 0], [-2, 0, 0]]  # z -> x, with scale
    mesh = instances(quad_mesh(5, 0, (0, 0, 1)), world_from_obj=turn)
    picture = shared_renderer.render(frame(mesh, camera=look_from((8, 0, 0))))
    assert close(picture[32, 32], srgb(np.full(3, light((1, 0, 0)))))


def test_a_mirrored_mesh_keeps_normals_on_its_outside(shared_renderer: GpuRenderer) -> None:
    mirror = np.diag([-1.0, 1.0, 1.0, 1.0])
    picture = shared_renderer.render(frame(instances(quad_mesh(5, -3, (0, 0, 1)), world_from_obj=mirror, cull="back")))
    assert close(picture[32, 32], srgb(np.full(3, light((0, 0, 1)))))


def test_without_normals_a_mesh_is_unlit_and_tint_multiplies_in_linear(shared_renderer: GpuRenderer) -> None:
    mesh = quad_mesh(5, -3, colors=np.tile(np.array([[200, 100, 50, 7]], np.uint8), (4, 1)))
    picture = shared_renderer.render(frame(instances(mesh, (128, 255, 64, 255))))
    assert close(picture[32, 32], srgb(linear((200, 100, 50)) * linear((128, 255, 64))))


def test_zero_normals_are_unlit(shared_renderer: GpuRenderer) -> None:
    picture = shared_renderer.render(frame(instances(quad_mesh(5, -3, (0, 0, 0)), (90, 80, 70, 255))))
    assert tuple(picture[32, 32]) == (90, 80, 70, 255)


def test_many_opaque_instances_look_like_one_by_one(shared_renderer: GpuRenderer) -> None:
    mesh = quad_mesh(0.3, 0, (1, 2, 3))
    offsets = [(x, y, -6 - 0.1 * x) for x in (-1, 0, 1) for y in (-1, 0, 1)]
    together = shared_renderer.render(frame(instances(mesh, RED, offsets, cull="back")))
    apart = shared_renderer.render(frame(*(instances(mesh, RED, [offset], cull="back") for offset in offsets)))
    assert (together == apart).all() and (together[..., 0] > 0).any()


@pytest.mark.parametrize(("cull", "seen"), [("none", True), ("back", True), ("front", False)])
@pytest.mark.parametrize("is_flat", [False, True])
@pytest.mark.parametrize("transparent", [False, True])
def test_culling(shared_renderer: GpuRenderer, cull: str, seen: bool, is_flat: bool, transparent: bool) -> None:
    if is_flat:
        # In flat views y is down: seen counter-clockwise is what is so on the picture.
        mesh = instances(
            quad_mesh(20, 0),
            offsets=[(32, 32, 0)],
            cull=cull,
            world_from_obj=np.diag([1.0, -1, 1, 1]),
            transparent=transparent,
        )
        mesh_frame = frame(mesh, camera=flat(64, 64))
        mesh.world_from_obj[1, 3] = 64
    else:
        mesh_frame = frame(instances(quad_mesh(5, -3), cull=cull, transparent=transparent))
    assert (shared_renderer.render(mesh_frame)[32, 32, 0] == 255) == seen


def test_a_transparent_square_blends_premultiplied_in_linear(shared_renderer: GpuRenderer) -> None:
    glass = instances(quad_mesh(5, -3, (0, 0, 1)), (200, 50, 20, 64), transparent=True)
    picture = shared_renderer.render(frame(glass, background=Background("solid", (40, 90, 160, 255))))
    a = 64 / 255
    expected = linear((200, 50, 20)) * light((0, 0, 1)) * a + linear((40, 90, 160)) * (1 - a)
    assert close(picture[32, 32], srgb(expected))


@pytest.mark.parametrize("is_large", [False, True])
def test_transparent_instances_are_sorted_far_to_near(shared_renderer: GpuRenderer, is_large: bool) -> None:
    mesh = quad_mesh(50, 0)
    if is_large:
        nothing = np.zeros((2000, 3), np.uint32)
        mesh = type(mesh)(
            key=None, positions=mesh.positions, normals=None, triangles=np.concatenate([mesh.triangles, nothing])
        )
    two = instances(mesh, (255, 0, 0, 128), offsets=[(0, 0, -2), (0, 0, -9)], transparent=True)
    two.tints[1] = (0, 255, 0, 128)
    swapped = instances(mesh, (0, 255, 0, 128), offsets=[(0, 0, -9), (0, 0, -2)], transparent=True)
    swapped.tints[1] = (255, 0, 0, 128)
    a = 128 / 255
    expected = srgb(np.array([a, a * (1 - a), 0]))
    for drawable in (two, swapped):
        assert close(shared_renderer.render(frame(drawable))[32, 32], expected, 1.5)


def test_transparent_things_do_not_hide_each_other_and_are_hidden_by_opaque_ones(shared_renderer: GpuRenderer) -> None:
    glass = instances(quad_mesh(50, -5), (255, 0, 0, 128), transparent=True)
    picture = shared_renderer.render(frame(glass, points((0, 0, -2), 0.3, GREEN)))
    assert tuple(picture[32, 32]) == GREEN
    assert close(picture[2, 2], srgb(np.array([128 / 255, 0, 0])))


@pytest.mark.parametrize("num_instances", [1, 2])
@pytest.mark.parametrize("mirror", [1.0, -1.0])
def test_back_faces_come_before_front_faces(shared_renderer: GpuRenderer, num_instances: int, mirror: float) -> None:
    front, back = quad_mesh(50, -2), quad_mesh(50, -6)
    both = quad_mesh(50, -2)
    positions = np.concatenate([front.positions, back.positions])
    # The far square faces away; listed last, it would cover the near one without the two passes.
    triangles = np.concatenate([front.triangles, back.triangles[:, ::-1] + 4]).astype(np.uint32)
    shades = np.concatenate([np.tile([[255, 0, 0, 255]], (4, 1)), np.tile([[0, 255, 0, 255]], (4, 1))])
    mesh = type(both)(key=None, positions=positions, normals=None, triangles=triangles, colors=shades.astype(np.uint8))
    transform = np.diag([mirror, 1.0, 1.0, 1.0])
    # The second instance is far outside the picture.
    offsets = [(0, 0, 0), (0, 0, 50)][:num_instances]
    drawable = instances(mesh, (255, 255, 255, 128), offsets, transparent=True, world_from_obj=transform)
    picture = shared_renderer.render(frame(drawable))
    a = 128 / 255
    assert close(picture[32, 32], srgb(np.array([a, a * (1 - a), 0])), 1.5)


# Images


def test_every_byte_of_an_image_comes_out_unchanged(shared_renderer: GpuRenderer) -> None:
    pixels = np.zeros((16, 16, 4), np.uint8)
    pixels[..., 0] = np.arange(256).reshape(16, 16)
    pixels[..., 1] = 255 - pixels[..., 0]
    pixels[..., 3] = 255
    picture = shared_renderer.render(frame(image(pixels, (16, 16)), camera=flat(16, 16), size=(16, 16)))
    assert (picture == pixels).all()


def test_nearest_magnification_has_sharp_texels(shared_renderer: GpuRenderer) -> None:
    pixels = np.array([[RED, GREEN], [WHITE, (0, 0, 255, 255)]], np.uint8)
    picture = shared_renderer.render(frame(image(pixels, (64, 64)), camera=flat()))
    assert (picture == np.kron(pixels, np.ones((32, 32, 1), np.uint8))).all()


def test_linear_magnification_mixes_decoded_colours(shared_renderer: GpuRenderer) -> None:
    pixels = np.array([[(0, 0, 0, 255), WHITE]], np.uint8)
    picture = shared_renderer.render(frame(image(pixels, (64, 64), magnification="linear"), camera=flat()))
    x = np.arange(64) + 0.5
    expected = srgb(np.clip((x - 16) / 32, 0, 1))
    # Software samplers blend with 8-bit weights.
    assert np.abs(picture[32, :, 0] - expected).max() <= 6
    assert np.abs(linear(picture[32, :, 0]) - np.clip((x - 16) / 32, 0, 1)).max() <= 0.01


def test_bicubic_magnification_is_catmull_rom(shared_renderer: GpuRenderer) -> None:
    values = np.array([30, 200, 90, 160])
    pixels = np.zeros((1, 4, 4), np.uint8)
    pixels[0, :, :3] = values[:, None]
    pixels[..., 3] = 255
    picture = shared_renderer.render(frame(image(pixels, (64, 64), magnification="bicubic"), camera=flat()))

    def at(x: float) -> float:
        place = x / 16 - 0.5
        base = math.floor(place)
        t = place - base
        p = [linear(values[min(max(base + i, 0), 3)]) for i in (-1, 0, 1, 2)]
        value = 0.5 * (
            2 * p[1]
            + (p[2] - p[0]) * t
            + (2 * p[0] - 5 * p[1] + 4 * p[2] - p[3]) * t * t
            + (3 * p[1] - p[0] - 3 * p[2] + p[3]) * t**3
        )
        return float(np.clip(value, 0, 1))

    expected = srgb([at(x + 0.5) for x in range(64)])
    assert np.abs(picture[32, :, 0] - expected).max() <= 1.5


def test_minified_images_take_one_bilinear_tap(shared_renderer: GpuRenderer) -> None:
    pixels = np.zeros((128, 128, 4), np.uint8)
    pixels[::2, :, :3] = 255
    pixels[..., 3] = 255
    picture = shared_renderer.render(frame(image(pixels, (64, 64)), camera=flat()))
    assert np.abs(picture[..., 0].astype(int) - 188).max() <= 2


@pytest.mark.parametrize("magnification", ["nearest", "bicubic"])
def test_minified_measurements_keep_their_values(shared_renderer: GpuRenderer, magnification: str) -> None:
    pixels = np.zeros((128, 128, 4), np.uint8)
    pixels[::2, :, :3] = 255
    pixels[..., 3] = 255
    rect = image(pixels, (64, 64), magnification=magnification, minification="nearest")
    picture = shared_renderer.render(frame(rect, camera=flat()))
    assert set(np.unique(picture[..., 0]).tolist()) <= {0, 255}


def test_transparent_texels_of_an_opaque_image_are_black(shared_renderer: GpuRenderer) -> None:
    pixels = np.array([[(255, 255, 255, 0), (200, 100, 50, 128)]], np.uint8)
    background = Background("solid", (0, 0, 255, 255))
    picture = shared_renderer.render(frame(image(pixels, (64, 64)), camera=flat(), background=background))
    assert tuple(picture[32, 16]) == (0, 0, 0, 255)
    assert close(picture[32, 48], srgb(linear((200, 100, 50)) * 128 / 255))


def test_opacity_blends_in_linear_light(shared_renderer: GpuRenderer) -> None:
    below = image(np.full((1, 1, 4), 255, np.uint8), (64, 64), depth_rank=0)
    above = image([[RED]], (64, 64), depth_rank=1, opacity=0.5, transparent=True)
    picture = shared_renderer.render(frame(above, below, camera=flat()))
    assert close(picture[32, 32], srgb(np.array([1.0, 0.5, 0.5])))


def test_coplanar_images_in_perspective_are_ordered_by_rank(shared_renderer: GpuRenderer) -> None:
    tilted = np.eye(4)
    tilted[:3, :3] = [[0.8, 0, 0.6], [0, 1, 0], [-0.6, 0, 0.8]]
    tilted[2, 3] = -7.3
    low = image([[RED]], (20, 20), (-10, -10, 0), depth_rank=1, world_from_obj=tilted)
    high = image([[GREEN]], (17, 17), (-8, -8, 0), depth_rank=2, world_from_obj=tilted)
    for order in ((low, high), (high, low)):
        picture = shared_renderer.render(frame(*order, size=(200, 200)))
        assert (picture[40:160, 60:140, 1] == 255).all()


# Surroundings


def test_solid_backgrounds_fill_only_their_view(shared_renderer: GpuRenderer) -> None:
    one = frame(background=Background("solid", (40, 80, 120, 255)), camera=EYE_AT_ORIGIN).views[0]
    view = type(one)(rect=Rect(5, 7, 11, 13), camera=one.camera, background=one.background)
    picture = shared_renderer.render(Frame(width=33, height=31, views=(view,), color=(1, 2, 3, 255)))
    expected = np.full((31, 33, 3), (1, 2, 3))
    expected[7:20, 5:16] = (40, 80, 120)
    assert (picture[..., :3] == expected).all()


@pytest.mark.parametrize(("kind", "low"), [("gradient_dark", 0.05), ("gradient_bright", 0.70)])
def test_gradient_backgrounds_follow_the_ray(shared_renderer: GpuRenderer, kind: str, low: float) -> None:
    camera = look_from((3, -5, 2), (0, 1, 0))
    picture = shared_renderer.render(frame(camera=camera, background=Background(kind), size=(96, 64)))  # type: ignore[arg-type]
    t = math.tan(FOV / 2)
    for x, y in ((0, 0), (95, 0), (48, 32), (10, 60)):
        in_view = np.array([((x + 0.5) / 48 - 1) * t * 1.5, (1 - (y + 0.5) / 32) * t, -1.0])
        direction = camera.view_from_world[:3, :3].T @ (in_view / np.linalg.norm(in_view))
        expected = 255 * (low + 0.2 * (direction * 0.5 + 0.5))
        assert np.abs(picture[y, x, :3] - expected).max() <= 1.6  # half a step each for dither and rounding, and codec


def test_gradient_background_is_behind_everything(shared_renderer: GpuRenderer) -> None:
    picture = shared_renderer.render(
        frame(points((0, 0, -1.0e6), 1.0e6 * 0.2, RED), background=Background("gradient_bright"))
    )
    assert tuple(picture[32, 32]) == RED


def test_grid_lines_lie_on_whole_units(shared_renderer: GpuRenderer) -> None:
    grid = WorldGrid(color=(255, 255, 255, 255), stroke_px=1.0)
    camera = look_from((0.5, 0.5, 5.0), (0.5, 0.5, 0.0), up=(0, 1, 0))
    size = 400
    picture = shared_renderer.render(frame(grid=grid, camera=camera, size=(size, size)))
    row = linear(picture[size // 2, :, 0])
    per_unit = size / (2 * math.tan(FOV / 2) * 5.0)
    for unit in (-1, 0, 1, 2):
        at = size / 2 + (unit - 0.5) * per_unit
        around = row[int(at) - 3 : int(at) + 4]
        center = (np.arange(int(at) - 3, int(at) + 4) + 0.5) @ around / around.sum()
        assert center == pytest.approx(at, abs=0.1)
    # Between lines there is nothing.
    assert row[int(size / 2) - 10 : int(size / 2) + 10].max() == 0.0


def test_grid_strength_follows_the_formula(shared_renderer: GpuRenderer) -> None:
    camera = look_from((0.3, -6.0, 3.0), (0.1, 0.0, 0.0))
    grid = WorldGrid()
    width, height = 96, 64
    picture = shared_renderer.render(frame(grid=grid, camera=camera, size=(width, height)))
    world_from_view = np.linalg.inv(camera.view_from_world)
    t = math.tan(FOV / 2)
    y, x = np.mgrid[0:height, 0:width]
    view = np.stack(
        [((x + 0.5) / (width / 2) - 1) * t * width / height, (1 - (y + 0.5) / (height / 2)) * t, -np.ones_like(x)], -1
    )
    ray = view @ world_from_view[:3, :3].T
    with np.errstate(divide="ignore", invalid="ignore"):
        hit = world_from_view[:2, 3] - ray[..., :2] * (world_from_view[2, 3] / ray[..., 2:])
    q = hit.reshape(height // 2, 2, width // 2, 2, 2)
    dx = np.repeat(np.abs(np.diff(q, axis=3)), 2, axis=3)
    dy = np.repeat(np.abs(np.diff(q, axis=1)), 2, axis=1)
    w = (dx + dy).reshape(height, width, 2)
    ls = lambda a, b, v: np.clip((v - a) / (b - a), 0, 1)  # noqa: E731
    stroke = grid.stroke_px
    tri = 1 - np.abs(2 * (hit - np.floor(hit)) - 1)
    strength = ls(stroke * w + w, stroke * w - w, tri) * ls(2, 10, 1 / (stroke * w.max(-1, keepdims=True)))
    expected = linear(128) * (47 / 255) * strength.max(-1)
    below = ray[..., 2] < -0.1
    error = np.abs(linear(picture[..., 0]) - expected)[below]
    assert expected[below].max() > 0.02
    assert error.max() < 0.004


def test_grid_is_hidden_by_opaque_things_and_not_in_flat_views(shared_renderer: GpuRenderer) -> None:
    camera = look_from((2, -4, 3))
    with_point = frame(points((0, 0, 0), 1.5, GREEN), grid=WorldGrid(), camera=camera)
    assert tuple(shared_renderer.render(with_point)[32, 32]) == GREEN
    assert shared_renderer.render(frame(grid=WorldGrid(), camera=flat()))[..., :3].max() == 0


def test_grid_far_from_the_origin_is_the_same(shared_renderer: GpuRenderer) -> None:
    far = 1.0e7
    here = shared_renderer.render(frame(grid=WorldGrid(), camera=look_from((2, -4, 3))))
    there = shared_renderer.render(frame(grid=WorldGrid(), camera=look_from((far + 2, far - 4, 3), (far, far, 0))))
    assert np.abs(here.astype(int) - there).max() <= 2


# User interface


def ui(
    rects: list[tuple[float, ...]], color: Rgba, radius: float = 0.0, uvs: list[tuple[float, ...]] | None = None
) -> UiQuads:
    count = len(rects)
    return UiQuads(
        rects=np.array(rects, np.float32),
        colors=np.tile(np.array(color, np.uint8), (count, 1)),
        corner_radii=np.full(count, radius, np.float32),
        uvs=np.zeros((count, 4), np.float32) if uvs is None else np.array(uvs, np.float32),
    )


def ui_frame(quads: UiQuads, atlas: GlyphAtlas | None = None) -> Frame:
    return Frame(width=40, height=30, views=(), ui=(quads,), atlas=atlas)


def test_a_label_box_blends_in_gamma_space(shared_renderer: GpuRenderer) -> None:
    picture = shared_renderer.render(ui_frame(ui([(10, 5, 30, 25)], (0x2C, 0x2B, 0x2B, 128))))
    assert tuple(picture[15, 20]) == (0x1C, 0x1C, 0x1C, 0xFF)
    assert (picture[5:25, 10:30, 0] == 0x1C).all()
    assert tuple(picture[4, 20]) == (0x0D, 0x0D, 0x0D, 0xFF)


def test_fractional_edges_cover_partly(shared_renderer: GpuRenderer) -> None:
    quads = ui([(10.25, 5.0, 20.0, 25.5)], WHITE)
    picture = shared_renderer.render(Frame(width=40, height=30, views=(), ui=(quads,), color=(0, 0, 0, 255)))[..., 0]
    assert abs(int(picture[10, 10]) - 191) <= 1
    assert abs(int(picture[25, 15]) - 128) <= 1
    assert picture[10, 9] == 0 and picture[26, 15] == 0 and picture[10, 20] == 0


def test_rounded_corners_leave_their_area_out(shared_renderer: GpuRenderer) -> None:
    quads = ui([(4, 3, 36, 27)], WHITE, radius=8.0)
    picture = shared_renderer.render(Frame(width=40, height=30, views=(), ui=(quads,), color=(0, 0, 0, 255)))[..., 0]
    assert picture[3, 4] == 0 and picture[15, 4] == 255
    assert picture.sum() / 255 == pytest.approx(32 * 24 - (4 - math.pi) * 64, abs=1.5)


def test_glyphs_take_their_coverage_from_the_atlas(shared_renderer: GpuRenderer) -> None:
    coverage = np.arange(64, dtype=np.uint8).reshape(8, 8) * 4
    quads = ui([(10, 6, 14, 10)], WHITE, uvs=[(2, 3, 6, 7)])
    atlas = GlyphAtlas(coverage, 1)
    black = Frame(width=40, height=30, views=(), ui=(quads,), atlas=atlas, color=(0, 0, 0, 255))
    picture = shared_renderer.render(black)[..., 0]
    assert (picture[6:10, 10:14] == coverage[3:7, 2:6]).all()
    grown = np.zeros((16, 8), np.uint8)
    grown[:8] = coverage
    grown[12:, :] = 255
    quads = ui([(10, 6, 14, 10)], WHITE, uvs=[(2, 12, 6, 16)])
    newer = Frame(width=40, height=30, views=(), ui=(quads,), atlas=GlyphAtlas(grown, 2), color=(0, 0, 0, 255))
    assert (shared_renderer.render(newer)[6:10, 10:14, 0] == 255).all()


def test_later_quads_cover_earlier_ones_and_views_clip_theirs(shared_renderer: GpuRenderer) -> None:
    base = frame(camera=flat(), size=(20, 20)).views[0]
    quads = ui([(0, 0, 40, 30), (12, 12, 40, 30)], RED)
    quads.colors[1] = GREEN
    view = type(base)(rect=Rect(10, 10, 10, 10), camera=base.camera, background=base.background, ui=(quads,))
    picture = shared_renderer.render(Frame(width=40, height=30, views=(view,), color=(0, 0, 0, 255)))
    assert tuple(picture[11, 15]) == RED and tuple(picture[15, 15]) == GREEN
    assert picture[:10].max(axis=(0, 1))[:3].max() == 0 and picture[15, 25, 1] == 0
