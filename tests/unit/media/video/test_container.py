"""Video files: when their pictures are shown, and what is no video."""

from __future__ import annotations

import io

import av
import numpy as np
import pytest

from rerun_render.core.errors import RerunRenderError
from rerun_render.media.video.container import open_file
from rerun_render.media.video.player import Player
from tests.helpers import clips


def blob(data: bytes) -> np.ndarray:
    return np.frombuffer(data, np.uint8)


@pytest.mark.parametrize("b_frames", [0, 3])
def test_the_newest_picture_at_a_time_is_shown(b_frames: int) -> None:
    track = open_file(blob(clips.mp4("h264", 12, b_frames=b_frames)))
    assert [track.picture_at(n * 100_000_000) for n in range(12)] == list(range(12))
    assert track.picture_at(199_000_000) == 1
    assert track.picture_at(-1_000_000) == -1
    assert track.picture_at(3_600_000_000_000) == 11
    assert track.picture_at(-(2**63)) == -1


def test_times_that_were_rounded_to_nanoseconds_still_hit_their_picture() -> None:
    track = open_file(blob(clips.mp4("h264", 20, rate=30)))
    assert [track.picture_at(n * 1_000_000_000 // 30) for n in range(20)] == list(range(20))
    assert [track.picture_at(-(-n * 1_000_000_000 // 30)) for n in range(20)] == list(range(20))


def test_fragmented_files_count_from_where_they_say() -> None:
    file = io.BytesIO()
    options = {"movflags": "frag_keyframe+empty_moov"}
    source = av.open(io.BytesIO(clips.mp4("h264", 12, b_frames=3)), options={"ignore_editlist": "1"})
    with av.open(file, "w", format="mp4", options=options) as output, source:
        stream = output.add_stream_from_template(source.streams.video[0])
        for packet in source.demux(source.streams.video[0]):
            if packet.size:
                packet.stream = stream
                output.mux(packet)
    track = open_file(blob(file.getvalue()))
    first = int(track.track.times[0] / track.ticks_per_second * 1_000_000_000)
    assert first > 0
    assert track.picture_at(first - 1_000_000) == -1
    assert [track.picture_at(first + n * 100_000_000) for n in range(12)] == list(range(12))


@pytest.mark.parametrize("codec", ["h264", "hevc", "av1", "vp9"])
def test_files_of_every_codec(codec: str) -> None:
    player = Player(open_file(blob(clips.mp4(codec, 12))).track)
    for number in (0, 11, 5):
        assert clips.number_of(player.picture(number).pixels) == number


def test_other_containers() -> None:
    file = io.BytesIO()
    with av.open(file, "w", format="matroska") as output, av.open(io.BytesIO(clips.mp4("vp9", 12))) as source:
        stream = output.add_stream_from_template(source.streams.video[0])
        for packet in source.demux(source.streams.video[0]):
            if packet.size:
                packet.stream = stream
                output.mux(packet)
    track = open_file(blob(file.getvalue()))
    assert track.picture_at(700_000_000) == 7
    assert clips.number_of(Player(track.track).picture(7).pixels) == 7


@pytest.mark.parametrize(
    "data", [b"", b"no video", b"#EXTM3U\n#EXTINF:1,\n/etc/passwd\n", b"ffconcat version 1.0\nfile /etc/passwd\n"]
)
def test_what_is_no_video_file(data: bytes) -> None:
    with pytest.raises(RerunRenderError, match="expected a video file"):
        open_file(blob(data))


def test_files_that_are_cut_off_give_pictures_or_an_error() -> None:
    whole = clips.mp4("h264", 12)
    for size in range(0, len(whole), 97):
        try:
            player = Player(open_file(blob(whole[:size])).track)
            player.picture(0)
        except RerunRenderError:
            pass


def test_a_file_with_sound_only() -> None:
    file = io.BytesIO()
    with av.open(file, "w", format="mp4") as output:
        stream = output.add_stream("aac", rate=48000)
        frame = av.AudioFrame.from_ndarray(np.zeros((1, 1024), np.float32), "fltp", "mono")
        frame.sample_rate = 48000
        output.mux(stream.encode(frame))
        output.mux(stream.encode(None))
    with pytest.raises(RerunRenderError, match="video track"):
        open_file(blob(file.getvalue()))
