"""Submitting and collecting, threads, textures, and what the cpu back end must not lack."""

from __future__ import annotations

import gc
import tracemalloc
from dataclasses import fields
from pathlib import Path
from typing import get_args

import numpy as np
import pytest

from rerun_render.cpu import CpuRenderer, placing
from rerun_render.cpu.renderer import PixelFormat
from rerun_render.drawables import (
    Background,
    Drawable,
    Frame,
    GlyphAtlas,
    Mesh,
    Rect,
    Texture,
    UiQuads,
    View,
    WorldGrid,
    ordering,
)
from tests.unit.gpu.scenes import (
    GREEN,
    RED,
    flat,
    frame,
    image,
    instances,
    look_from,
    points,
    quad_mesh,
    segment,
    splats,
)
from tests.unit.gpu.test_planes import planes_of


def test_everything_that_can_be_said_about_a_drawable_is_looked_at() -> None:
    """A field that is new in the drawables must be new in the back end, too."""
    package = Path(placing.__file__).parent
    code = "".join(path.read_text() for path in [*sorted(package.glob("*.py")), Path(ordering.__file__)])
    kinds = (*get_args(Drawable), Mesh, Texture, View, Frame, Background, WorldGrid, UiQuads, GlyphAtlas)
    # Read by the code both back ends share, or only for keeping uploads.
    shared = {"camera", "normal", "distance", "spacing", "version", "key", "depth_rank", "obj_from_box"}
    shared |= {"is_sorted", "plane", "sorting_place"}
    missing = {
        f"{kind.__name__}.{field.name}"
        for kind in kinds
        for field in fields(kind)
        if field.name not in shared and f".{field.name}" not in code
    }
    assert missing == set()


def crowd(count: int = 30_000) -> Frame:
    """Enough for several threads, with ties in depth, glass and a grid."""
    rng = np.random.default_rng(2)
    positions = rng.normal(0, 1, (count, 3)).round(1)
    cloud = points(positions, -3.0, shading="gradient")
    cloud.colors[:] = rng.integers(0, 256, cloud.colors.shape)
    lines = segment((0, 0, 0), (0, 0, 0), -2.0)
    many = type(lines)(
        key=None,
        starts=positions[:20_000].astype(np.float32),
        ends=positions[1:20_001].astype(np.float32),
        radii=np.full(20_000, -0.5, np.float32),
        colors=rng.integers(0, 256, (20_000, 4)).astype(np.uint8),
        kinds=rng.integers(0, 32, 20_000).astype(np.uint8),
    )
    glass = instances(quad_mesh(0.3, 0, (1, 2, 3)), (90, 200, 40, 60), positions[:5000], transparent=True)
    fog = splats(positions[:3000], np.diag([0.02, 0.01, 0.005]), (200, 220, 255, 30))
    return frame(cloud, many, glass, fog, camera=look_from((5, -4, 3)), grid=WorldGrid(), size=(200, 140))


@pytest.mark.parametrize("samples", [1, 4])
@pytest.mark.parametrize("pixel_format", get_args(PixelFormat))
def test_the_number_of_threads_changes_no_byte(samples: int, pixel_format: PixelFormat) -> None:
    pictures = []
    for threads in (1, 2, 5):
        with CpuRenderer(samples=samples, pixel_format=pixel_format, threads=threads) as renderer:
            pictures.append(renderer.render(crowd()))
            assert np.array_equal(renderer.render(crowd()), pictures[-1])
    assert np.array_equal(pictures[0], pictures[1]) and np.array_equal(pictures[0], pictures[2])


def test_frames_come_back_in_order_and_belong_to_the_caller(cpu: CpuRenderer) -> None:
    shades = [(value, value, value, 255) for value in (10, 60, 110)]
    for shade in shades:
        cpu.submit(frame(points((32, 32, 0), 100.0, shade), camera=flat()))
    assert cpu.pending == 3
    with pytest.raises(RuntimeError, match="collect"):
        cpu.submit(frame())
    pictures = [cpu.collect() for _ in shades]
    assert cpu.pending == 0
    for picture, shade in zip(pictures, shades, strict=True):
        assert (picture == shade).all()
        picture[:] = 7
    with pytest.raises(RuntimeError, match="submit"):
        cpu.collect()


@pytest.mark.parametrize("size", [(2, 2), (8, 2), (10, 6), (64, 48), (126, 34), (130, 98)])
@pytest.mark.parametrize("samples", [1, 4])
def test_planes_are_the_picture(size: tuple[int, int], samples: int) -> None:
    width, height = size
    pixels = np.random.default_rng(3).integers(0, 256, (height, width, 4), np.uint8)
    pixels[..., 3] = 255
    picture = frame(image(pixels, size), camera=flat(width, height), size=size)
    with CpuRenderer(samples=samples, pixel_format="yuv420p") as renderer:
        planes = renderer.render(picture)
    assert planes.shape == (width * height * 3 // 2,)
    assert np.abs(planes.astype(int) - planes_of(pixels)).max() <= 1


def test_primary_colours_have_their_standard_codes() -> None:
    codes = {(0, 0, 0): (16, 128, 128), (255, 255, 255): (235, 128, 128), (255, 0, 0): (63, 102, 240)}
    with CpuRenderer(samples=1, pixel_format="yuv420p") as renderer:
        for rgb, (y, u, v) in codes.items():
            planes = renderer.render(frame(size=(4, 2), background=Background("solid", (*rgb, 255))))
            assert (planes[0], planes[8], planes[10]) == (y, u, v)


def test_sizes_that_do_not_fit_are_refused(cpu: CpuRenderer) -> None:
    with CpuRenderer(pixel_format="yuv420p") as renderer, pytest.raises(ValueError, match="even size"):
        renderer.render(frame(size=(3, 2)))
    base = frame().views[0]
    outside = type(base)(rect=Rect(0, 0, 65, 64), camera=base.camera)
    with pytest.raises(ValueError, match="inside the frame"):
        cpu.submit(Frame(width=64, height=64, views=(outside,)))
    with pytest.raises(ValueError, match="width and height"):
        cpu.submit(Frame(width=0, height=64, views=()))
    assert cpu.pending == 0


def test_textures_are_found_again_by_their_key(cpu: CpuRenderer) -> None:
    def drawn(key: str | None, color: tuple[int, int, int, int], other: str | None = None) -> np.ndarray:
        one = image([[color]], (64, 32))
        one = type(one)(
            key=None,
            texture=type(one.texture)(key=key, pixels=one.texture.pixels),
            top_left=one.top_left,
            extent_u=one.extent_u,
            extent_v=one.extent_v,
        )
        two = image([[GREEN]], (64, 32), (0, 32, 0))
        two = type(two)(
            key=None,
            texture=type(two.texture)(key=other, pixels=two.texture.pixels),
            top_left=two.top_left,
            extent_u=two.extent_u,
            extent_v=two.extent_v,
        )
        return cpu.render(frame(one, two, camera=flat()))[[5, 50], 5]

    red, blue = RED, (0, 0, 255, 255)
    assert drawn("a", red).tolist() == [list(red), list(GREEN)]
    assert drawn("a", red, "b").tolist() == [list(red), list(GREEN)]
    assert drawn("c", blue, "b").tolist() == [list(blue), list(GREEN)]
    assert drawn(None, red, None).tolist() == [list(red), list(GREEN)]
    assert drawn("a", red, "c2").tolist() == [list(red), list(GREEN)]


def test_memory_stays_flat(cpu: CpuRenderer) -> None:
    cpu.render(crowd(2000 + 20_001))
    scratch = cpu._scratch
    before = [len(table.array) for table in (scratch.boxes, scratch.vertices, scratch.entries, scratch.triangles)]
    for _ in range(5):
        cpu.render(crowd(2000 + 20_001))
    after = [len(table.array) for table in (scratch.boxes, scratch.vertices, scratch.entries, scratch.triangles)]
    assert after == before


def test_two_thousand_frames_take_no_more_memory_than_two() -> None:
    with CpuRenderer(threads=2) as renderer:
        scenes = [frame(points(np.eye(3) * k, 0.5), segment((0, 0, 0), (k, 1, 1), 1.0), size=(8, 8)) for k in (1, 2)]
        for scene in scenes:
            renderer.render(scene)
        gc.collect()
        tracemalloc.start()
        try:
            for index in range(2000):
                renderer.render(scenes[index % 2])
            held, _ = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    assert held < 100_000


def test_an_error_while_drawing_comes_out_when_collected(cpu: CpuRenderer) -> None:
    broken = points((0, 0, -5), 1.0)
    broken = type(broken)(key=None, positions=broken.positions, radii="x", colors=broken.colors)  # type: ignore[arg-type]
    cpu.submit(frame(broken))
    with pytest.raises(ValueError, match="could not convert"):
        cpu.collect()
    assert cpu.render(frame()).shape == (64, 64, 4)
