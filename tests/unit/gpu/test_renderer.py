"""Submitting, collecting, caching, limits and life time."""

from __future__ import annotations

import gc

import numpy as np
import pytest

from rerun_render.core.errors import AdapterError
from rerun_render.drawables import Frame, LineKind, Points, Rect, View, WorldGrid
from rerun_render.gpu import GpuContext, GpuRenderer
from rerun_render.gpu.native import wgpu

from .scenes import EYE_AT_ORIGIN, GREEN, RED, flat, frame, image, instances, points, quad_mesh, segment


def mixed(offset: float = 0.0, *, keyed: bool = True) -> Frame:
    """One of everything; `offset` moves the eye and an object, which no key covers."""

    def key(name: str) -> str | None:
        return name if keyed else None

    eye = EYE_AT_ORIGIN.view_from_world.copy()
    eye[0, 3] = offset
    moved = np.eye(4)
    moved[0, 3] = -offset
    return frame(
        points((0, 0, -5), 1.0, key=key("points")),
        segment((0, 0, -4), (1, 1, -4), -1.5, key=key("lines"), kind=LineKind.ROUND),
        instances(quad_mesh(1, -8, (0, 0, 1), key=key("mesh")), key=key("instances"), world_from_obj=moved),
        instances(quad_mesh(1, -3, key=key("glass")), (9, 9, 9, 99), key=key("glass instances"), transparent=True),
        camera=type(EYE_AT_ORIGIN)(eye, EYE_AT_ORIGIN.projection),
        grid=WorldGrid(distance=-2.0, normal=(0.0, 1.0, 0.0)),
    )


def test_frames_come_back_in_order_and_belong_to_the_caller(renderer: GpuRenderer) -> None:
    shades = [(value, value, value, 255) for value in (10, 60, 110)]
    for shade in shades:
        renderer.submit(frame(points((32, 32, 0), 100.0, shade), camera=flat()))
    assert renderer.pending == 3
    pictures = [renderer.collect() for _ in shades]
    assert renderer.pending == 0
    renderer.render(frame(points((32, 32, 0), 100.0, RED), camera=flat()))
    for picture, shade in zip(pictures, shades, strict=True):
        assert (picture == shade).all()
        assert (picture.flags.c_contiguous and picture.flags.owndata) or picture.base.flags.owndata
        picture[:] = 7


def test_the_number_of_frames_in_flight_is_bounded(context: GpuContext) -> None:
    with GpuRenderer(context, frames_in_flight=1) as renderer:
        renderer.submit(mixed())
        with pytest.raises(RuntimeError, match="collect"):
            renderer.submit(mixed())
        renderer.collect()
        with pytest.raises(RuntimeError, match="submit"):
            renderer.collect()


@pytest.mark.parametrize("size", [(1, 1), (63, 5), (65, 33), (130, 71)])
def test_odd_sizes_have_no_padding(shared_renderer: GpuRenderer, size: tuple[int, int]) -> None:
    width, height = size
    pixels = np.random.default_rng(0).integers(0, 256, (height, width, 4)).astype(np.uint8)
    pixels[..., 3] = 255
    picture = shared_renderer.render(frame(image(pixels, size), camera=flat(width, height), size=size))
    assert (picture == pixels).all()


def test_pending_frames_survive_a_change_of_size(renderer: GpuRenderer) -> None:
    renderer.submit(frame(points((8, 8, 0), 99.0, RED), camera=flat(16, 16), size=(16, 16)))
    renderer.submit(frame(points((8, 8, 0), 99.0, GREEN), camera=flat(16, 16), size=(20, 10)))
    first, second = renderer.collect(), renderer.collect()
    assert first.shape == (16, 16, 4) and (first == RED).all()
    assert second.shape == (10, 20, 4) and (second == GREEN).all()


def test_the_second_frame_uploads_nothing(renderer: GpuRenderer) -> None:
    renderer.render(mixed(0.0))
    uploads, uploaded_bytes = renderer.stats.uploads, renderer.stats.uploaded_bytes
    assert uploads > 0
    first = renderer.render(mixed(0.0))
    moved = renderer.render(mixed(0.25))
    assert (renderer.stats.uploads, renderer.stats.uploaded_bytes) == (uploads, uploaded_bytes)
    assert (first != moved).any()


def test_without_key_everything_is_uploaded_again_and_looks_the_same(renderer: GpuRenderer) -> None:
    with_keys = renderer.render(mixed())
    before = renderer.stats.uploads
    first = renderer.render(mixed(keyed=False))
    per_frame = renderer.stats.uploads - before
    renderer.render(mixed(keyed=False))
    assert renderer.stats.uploads == before + 2 * per_frame
    assert (first == with_keys).all()


def test_the_same_frame_object_is_not_drawn_again(renderer: GpuRenderer) -> None:
    one = mixed()
    first = renderer.render(one)
    draws = renderer.stats.draws
    again = renderer.render(one)
    assert renderer.stats.draws == draws and renderer.stats.repeated_frames == 1
    assert (first == again).all() and first is not again


def test_old_uploads_leave_when_the_budget_is_full(context: GpuContext) -> None:
    def cloud(key: int) -> Frame:
        array = np.full((1000, 3), -5.0, np.float32)
        return frame(Points(key=key, positions=array, radii=array[:, 0], colors=np.zeros((1000, 4), np.uint8)))

    with GpuRenderer(context, budget_bytes=3 * 20_000) as renderer:
        for key in range(10):
            renderer.render(cloud(key))
        assert renderer.stats.cached_bytes <= 60_000
        assert renderer.stats.evictions == 7
        uploads = renderer.stats.uploads
        renderer.render(cloud(8))
        assert renderer.stats.uploads == uploads
        renderer.render(cloud(0))
        assert renderer.stats.uploads == uploads + 3


def test_a_batch_larger_than_one_binding_is_drawn_in_parts(
    context: GpuContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    positions = np.stack([np.arange(40) * 1.5 + 2, np.full(40, 32), np.zeros(40)], 1)
    whole_frame = frame(points(positions, 0.7, RED), camera=flat())
    with GpuRenderer(context) as renderer:
        whole = renderer.render(whole_frame)
    monkeypatch.setitem(context.limits, "max-storage-buffer-binding-size", 12 * 9)
    with GpuRenderer(context) as renderer:
        in_parts = renderer.render(whole_frame)
        assert renderer.stats.draws == 5
    assert (whole == in_parts).all()


def test_a_frame_above_the_limit_names_the_limit(renderer: GpuRenderer, context: GpuContext) -> None:
    limit = context.max_texture_size
    with pytest.raises(AdapterError, match=rf"{limit + 1}x64 .* 1\.\.{limit}"):
        renderer.render(frame(size=(limit + 1, 64), camera=flat()))
    assert renderer.render(mixed()).shape == (64, 64, 4)


def test_a_view_outside_the_frame_is_refused(renderer: GpuRenderer) -> None:
    view = View(rect=Rect(10, 10, 60, 20), camera=EYE_AT_ORIGIN)
    with pytest.raises(ValueError, match="not inside"):
        renderer.render(Frame(width=64, height=64, views=(view,)))


def test_empty_drawables_and_empty_views_draw_nothing(renderer: GpuRenderer) -> None:
    nothing = points(np.zeros((0, 3)), 1.0)
    view = View(rect=Rect(3, 3, 0, 10), camera=EYE_AT_ORIGIN, drawables=(points((0, 0, -1), 1.0),))
    picture = renderer.render(Frame(width=16, height=16, views=(view,), color=(1, 2, 3, 255)))
    assert (picture == (1, 2, 3, 255)).all()
    assert renderer.render(frame(nothing))[..., :3].max() == 0
    assert renderer.stats.draws == 0


def test_a_lost_device_is_an_adapter_error() -> None:
    context = GpuContext.create()
    renderer = GpuRenderer(context)
    renderer.render(mixed())
    context.close()
    with pytest.raises(AdapterError):
        for offset in range(3):
            renderer.render(mixed(float(offset)))


def object_counts() -> dict[str, int]:
    gc.collect()
    return {name: entry["count"] for name, entry in wgpu.diagnostics.object_counts.get_dict().items()}


def test_nothing_is_left_behind(context: GpuContext) -> None:
    mixed_frames = [mixed(0.01 * i, keyed=i % 2 == 0) for i in range(10)]
    modules = GpuRenderer(context)
    modules.render(mixed_frames[0])  # shader modules stay with the context
    modules.close()
    del modules
    before = object_counts()
    renderer = GpuRenderer(context)
    for i in range(50):
        renderer.render(mixed_frames[i % 10])
    during = object_counts()
    assert during["Buffer"] > before["Buffer"]
    renderer.close()
    del renderer
    assert object_counts() == before
