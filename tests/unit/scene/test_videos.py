"""Videos in whole recordings: which picture is shown when, what is not built anew, and what is reported."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
import pytest
import rerun.blueprint as rrb

from rerun_render.chunk.chunk import Chunk, ComponentDescriptor
from rerun_render.core.report import Reporter
from rerun_render.core.time import Timeline
from rerun_render.drawables import Frame, ImageRect
from rerun_render.media.video import player as player_module
from rerun_render.scene.scene import Scene
from rerun_render.scene.timelines import default_timeline
from rerun_render.store.recording import Recording
from tests.helpers import clips
from tests.unit.scene.blueprint.layouts import read_layout
from tests.unit.scene.build import path

FRAME = Timeline("frame")
_TYPES = {
    "sample": pa.list_(pa.uint8()),
    "blob": pa.list_(pa.uint8()),
    "codec": pa.uint32(),
    "timestamp": pa.int64(),
    "video_reference": pa.utf8(),
    "is_recursive": pa.bool_(),
    "positions": pa.list_(pa.float32()),
    "translation": pa.list_(pa.float32(), 3),
    "image_from_camera": pa.list_(pa.float32(), 9),
    "buffer": pa.list_(pa.uint8()),
    "format": pa.struct(
        [(name, pa.uint32()) for name in ("width", "height")]
        + [(name, pa.uint8()) for name in ("pixel_format", "color_model", "channel_datatype")]
    ),
}
GREY = {"width": 2, "height": 1, "pixel_format": None, "color_model": 1, "channel_datatype": 6}


class Log:
    """Logs rows of one component each; every call is a chunk."""

    def __init__(self) -> None:
        self.chunks: list[Chunk] = []
        self._row = 0

    def rows(self, entity: str, component: str, values: list[Any], times: list[int] | None = None) -> Log:
        field = component.partition(":")[2]
        number = len(values)
        ids = np.array([(0, self._row + i + 1) for i in range(number)], np.uint64)
        self._row += number
        chunk = Chunk(
            path(entity),
            (len(self.chunks) + 1).to_bytes(16, "big"),
            ids,
            {} if times is None else {FRAME: np.array(times, np.int64)},
            {component: pa.array([[value] for value in values], pa.list_(_TYPES.get(field, pa.float32())))},
            {component: ComponentDescriptor(component)},
        )
        self.chunks.append(chunk)
        return self

    def stream(self, entity: str, codec: str, times: list[int], first: int = 0, **options: Any) -> Log:
        data = [np.frombuffer(s.data, np.uint8) for s in clips.samples(codec, **options)[first : first + len(times)]]
        return self.rows(entity, "VideoStream:sample", data, times)

    def codec(self, entity: str, codec: str) -> Log:
        return self.rows(entity, "VideoStream:codec", [clips.FOURCC[codec]])

    def file(self, entity: str, data: bytes, time: int | None = None) -> Log:
        blob = np.frombuffer(data, np.uint8)
        return self.rows(entity, "AssetVideo:blob", [blob], None if time is None else [time])

    def scene(self, view: str | None = None) -> tuple[Scene, Reporter]:
        recording, reporter = Recording.from_chunks(self.chunks), Reporter()
        timeline = default_timeline(recording)
        return Scene(recording, timeline, size=(200, 100), view=view, reporter=reporter), reporter


def rects(frame: Frame) -> list[ImageRect]:
    return [drawable for view in frame.views for drawable in view.drawables if isinstance(drawable, ImageRect)]


def numbers(frame: Frame) -> list[int]:
    return [clips.number_of(rect.texture.pixels) for rect in rects(frame)]


def kinds(reporter: Reporter) -> set[str]:
    return {issue.kind for issue in reporter}


def test_a_stream_shows_its_newest_picture() -> None:
    scene, reporter = Log().codec("/v", "h264").stream("/v", "h264", [10 + 2 * i for i in range(20)]).scene()
    assert numbers(scene.frame(9)) == []
    for time, number in ((10, 0), (11, 0), (12, 1), (30, 10), (13, 1), (48, 19), (999, 19), (22, 6)):
        assert numbers(scene.frame(time)) == [number]
    assert not list(reporter)


def test_nothing_is_made_anew_between_samples() -> None:
    scene, _ = Log().codec("/v", "h264").stream("/v", "h264", [0, 10]).scene()
    frame = scene.frame(3)
    assert scene.frame(4) is frame
    assert scene.frame(9) is frame
    assert scene.frame(10) is not frame
    again = scene.frame(5)
    assert rects(again)[0].texture.key == rects(frame)[0].texture.key


def test_forward_playback_decodes_each_picture_once(monkeypatch: pytest.MonkeyPatch) -> None:
    players: list[player_module.Player] = []
    begin = player_module.Player.__init__
    monkeypatch.setattr(
        player_module.Player,
        "__init__",
        lambda self, *args, **kwargs: (players.append(self), begin(self, *args, **kwargs))[1],
    )
    scene, _ = Log().codec("/v", "h264").stream("/v", "h264", list(range(20)), b_frames=3).scene()
    assert [numbers(scene.frame(time)) for time in range(20)] == [[time] for time in range(20)]
    assert [player.num_decoded for player in players] == [20]


def test_samples_in_several_chunks_and_out_of_order() -> None:
    log = Log().stream("/v", "vp9", list(range(12, 20)), first=12).stream("/v", "vp9", list(range(6)))
    log.codec("/v", "vp9").stream("/v", "vp9", list(range(6, 12)), first=6)
    scene, _ = log.scene()
    assert [numbers(scene.frame(time)) for time in (0, 7, 13, 5, 19)] == [[0], [7], [13], [5], [19]]


def test_clears_do_not_hide_samples_but_codecs() -> None:
    log = Log().codec("/v", "vp8").stream("/v", "vp8", [0, 1, 2, 3]).rows("/v", "Clear:is_recursive", [False], [2])
    scene, _ = log.scene()
    assert [numbers(scene.frame(time)) for time in (1, 2, 3)] == [[1], [2], [3]]
    log = Log().rows("/v", "VideoStream:codec", [clips.FOURCC["vp8"]], [0]).stream("/v", "vp8", [0, 1, 2, 3])
    scene, _ = log.rows("/v", "Clear:is_recursive", [False], [2]).scene()
    assert [numbers(scene.frame(time)) for time in (1, 2, 3)] == [[1], [], []]


def test_before_the_first_keyframe_nothing_is_shown() -> None:
    scene, reporter = Log().codec("/v", "h264").stream("/v", "h264", list(range(5, 20)), first=5).scene()
    assert numbers(scene.frame(7)) == []
    assert numbers(scene.frame(8)) == [8]
    assert kinds(reporter) == {"no-keyframe"}
    assert reporter.losses == ()


def test_the_view_has_the_size_of_a_stream_before_its_first_keyframe() -> None:
    log = Log().codec("/v", "h264").stream("/v", "h264", list(range(5, 20)), first=5)
    log.rows("/v/later", "Points2D:positions", [[900, 0]], [30]).rows("/t", "Points3D:positions", [[0, 0, 0]], [0])
    scene, _ = log.scene("/v")
    cameras = {time: scene.frame(time).views[0].camera for time in (0, 6, 9)}
    assert len({id(camera) for camera in cameras.values()}) == 1
    region = cameras[0].projection
    assert (region.left, region.right) == (0, clips.WIDTH)
    scene, _ = Log().codec("/v", "h264").rows("/v", "VideoStream:sample", [[1, 2]], [3]).scene()
    region = scene.frame(3).views[0].camera.projection
    assert region.bottom - region.top == 720


def test_damaged_samples_are_reported_and_the_picture_before_stays() -> None:
    log = Log().codec("/v", "h264").stream("/v", "h264", list(range(10)))
    log.rows("/v", "VideoStream:sample", [np.full(50, 255, np.uint8)], [10])
    log.codec("/w", "h264").rows("/w", "VideoStream:sample", [np.full(50, 255, np.uint8)], [0])
    scene, reporter = log.scene("/")
    assert numbers(scene.frame(10)) == [9]
    assert kinds(reporter) == {"damaged-video", "no-keyframe"}


def test_an_unknown_codec_is_reported() -> None:
    log = Log().rows("/v", "VideoStream:codec", [1234]).stream("/v", "h264", [0])
    scene, reporter = log.scene()
    assert numbers(scene.frame(0)) == []
    assert [(issue.kind, issue.subject) for issue in reporter] == [("bad-entity", "/v")]


def test_references_to_a_file() -> None:
    log = Log().file("/v", clips.mp4("h264", b_frames=3)).file("/asset", clips.mp4("vp9"))
    nanos = [n * 100_000_000 for n in range(20)]
    log.rows("/v", "VideoFrameReference:timestamp", nanos, list(range(20)))
    log.rows("/w", "VideoFrameReference:video_reference", ["/asset"])
    log.rows("/w", "VideoFrameReference:timestamp", nanos[::-1], list(range(20)))
    scene, reporter = log.scene("/")
    for time in (0, 1, 2, 18, 3, 19):
        assert numbers(scene.frame(time)) == [time, 19 - time]
    assert not list(reporter)


def test_a_file_that_comes_later_is_shown_without_a_new_reference() -> None:
    log = Log().rows("/v", "VideoFrameReference:timestamp", [300_000_000], [0])
    log.rows("/v", "VideoFrameReference:video_reference", ["/asset"], [0])
    log.file("/asset", clips.mp4("h264", 4), 5).file("/asset", clips.mp4("h264", 3), 8)
    scene, reporter = log.scene()
    assert [numbers(scene.frame(time)) for time in (4, 5, 7, 8, 6, 0)] == [[], [3], [3], [2], [3], []]
    assert kinds(reporter) == {"no-video"}


def test_what_is_no_video_is_reported() -> None:
    log = Log().file("/v", b"just a text").rows("/v", "VideoFrameReference:timestamp", [0, 1], [0, 1])
    log.codec("/w", "vp9").stream("/w", "vp9", [0, 1])
    scene, reporter = log.scene("/")
    assert numbers(scene.frame(0)) == [0]
    assert numbers(scene.frame(1)) == [1]
    assert [(issue.kind, issue.subject) for issue in reporter] == [("bad-entity", "/v")]


def test_a_video_lies_below_images_and_is_see_through_above_depth() -> None:
    log = Log().codec("/a/video", "vp8").stream("/a/video", "vp8", [0])
    log.rows("/a/image", "Image:buffer", [[1, 2]], [0]).rows("/a/image", "Image:format", [GREY], [0])
    frame = log.scene()[0].frame(0)
    assert [rect.texture.pixels.shape[1] for rect in sorted(rects(frame), key=lambda r: r.depth_rank)] == [128, 2]
    assert [rect.opacity for rect in rects(frame)] == [1.0, 1.0]
    log.rows("/a/depth", "DepthImage:buffer", [[1, 2]], [0]).rows("/a/depth", "DepthImage:format", [GREY], [0])
    frame = log.scene()[0].frame(0)
    assert [rect.texture.pixels.shape[1] for rect in sorted(rects(frame), key=lambda r: r.depth_rank)] == [2, 128, 2]
    assert sorted(rect.opacity for rect in rects(frame)) == [0.5, 0.5, 1.0]


def test_opacity_and_draw_order_count() -> None:
    log = Log().codec("/v", "vp8").stream("/v", "vp8", [0]).rows("/v", "VideoStream:opacity", [0.25])
    rect = rects(log.scene()[0].frame(0))[0]
    assert (rect.opacity, rect.transparent) == (0.25, True)
    log = Log().file("/v", clips.mp4("vp9", 2)).rows("/v", "VideoFrameReference:timestamp", [0])
    log.rows("/v", "VideoFrameReference:opacity", [0.5]).rows("/v", "VideoFrameReference:draw_order", [3.0])
    scene, _ = log.scene()
    assert [rect.opacity for rect in rects(scene.frame(None))] == [0.5]


def test_a_video_on_the_image_plane_of_a_camera() -> None:
    log = Log().codec("/world/camera", "vp8").stream("/world/camera", "vp8", [0, 1])
    log.rows("/world/camera", "Pinhole:image_from_camera", [[100, 0, 0, 0, 100, 0, 64, 32, 1]])
    log.rows("/world", "Transform3D:translation", [[1, 2, 3]])
    scene, _ = log.scene("/")
    assert numbers(scene.frame(1)) == [1]
    corner = rects(scene.frame(1))[0].world_from_obj @ [64, 32, 0, 1]
    assert np.allclose(corner[:2], [1, 2])
    assert corner[2] > 3


def test_two_views_of_a_video_share_its_pictures() -> None:
    log = Log().codec("/world/camera", "vp8").stream("/world/camera", "vp8", [0, 1])
    log.rows("/world/camera", "Pinhole:image_from_camera", [[100, 0, 0, 0, 100, 0, 64, 32, 1]])
    frame = log.scene()[0].frame(1)
    assert len(frame.views) == 2
    first, second = rects(frame)
    assert first.texture.key == second.texture.key
    assert first.texture.pixels is second.texture.pixels


def test_views_with_settings_of_their_own_decode_a_video_once() -> None:
    log = Log().codec("/v", "h264").stream("/v", "h264", list(range(20)))
    log.file("/f", clips.mp4("vp9", 4)).rows("/f", "VideoFrameReference:timestamp", [100_000_000])
    views = [rrb.Spatial2DView(origin="/", background=rrb.Background(color=[n, 0, 0])) for n in (0, 90)]
    recording = Recording.from_chunks(log.chunks)
    layout = read_layout(rrb.Horizontal(*views))
    scene = Scene(recording, "frame", size=(200, 100), blueprint=layout, reporter=Reporter())
    for time in (0, 1, 2):
        pictures = [rect.texture.pixels for rect in rects(scene.frame(time))]
        assert [clips.number_of(pixels) for pixels in pictures] == [1, time, 1, time]
        assert pictures[0] is pictures[2]
        assert pictures[1] is pictures[3]


@pytest.mark.parametrize("is_static", [True, False])
def test_a_single_picture(is_static: bool) -> None:
    log = Log().codec("/v", "av1")
    if is_static:
        log.rows("/v", "VideoStream:sample", [np.frombuffer(clips.samples("av1")[0].data, np.uint8)])
        assert numbers(log.scene()[0].frame(None)) == [0]
    else:
        assert numbers(log.stream("/v", "av1", [7]).scene()[0].frame(7)) == [0]
