"""Pictures of videos by number, whatever the codec and the order in which they are asked for."""

from __future__ import annotations

import random
from typing import Any

import numpy as np
import pytest

from rerun_render.core.errors import RerunRenderError
from rerun_render.media.video.container import open_file
from rerun_render.media.video.player import Player
from rerun_render.media.video.track import Track, stream_track
from tests.helpers import clips

COUNT = 20


def stream(codec: str, **options: Any) -> Track:
    samples = clips.samples(codec, COUNT, **options)
    row_ids = np.stack([np.zeros(COUNT), np.arange(COUNT)], axis=1).astype(np.uint64)
    return stream_track(codec, np.arange(COUNT), row_ids, lambda i: samples[i].data)


def shown(player: Player, numbers: list[int]) -> list[int]:
    return [clips.number_of(player.picture(number).pixels) for number in numbers]


@pytest.mark.parametrize("codec", sorted(clips.ENCODERS))
def test_every_picture_of_every_codec(codec: str) -> None:
    player = Player(stream(codec))
    assert shown(player, list(range(COUNT))) == list(range(COUNT))
    assert player.num_decoded == COUNT, "forward playback decodes each picture once"
    assert player.picture(3).pixels.shape == (clips.HEIGHT, clips.WIDTH, 4)
    assert shown(player, list(range(COUNT))[::-1]) == list(range(COUNT))[::-1]


@pytest.mark.parametrize("kind", ["file", "stream"])
def test_pictures_that_refer_to_later_ones(kind: str) -> None:
    if kind == "file":
        track = open_file(np.frombuffer(clips.mp4("h264", COUNT, b_frames=3), np.uint8)).track
    else:
        track = stream("h264", b_frames=3)
    assert shown(Player(track), list(range(COUNT))) == list(range(COUNT))
    jumps = random.Random(1).choices(range(COUNT), k=60)
    assert shown(Player(track, kept_bytes=0), jumps) == jumps


@pytest.mark.parametrize("codec", ["h264", "hevc"])
def test_samples_logged_at_the_times_of_showing(codec: str) -> None:
    options = (("x265-params", "log-level=none:open-gop=0:bframes=3"),) if codec == "hevc" else ()
    samples = clips.samples(codec, COUNT, b_frames=3, options=options)
    assert [sample.pts for sample in samples] != sorted(sample.pts for sample in samples)
    order = sorted(range(COUNT), key=lambda i: samples[i].pts)
    row_ids = np.array([[0, i] for i in order], np.uint64)
    track = stream_track(codec, np.arange(COUNT), row_ids, lambda i: samples[order[i]].data)
    assert shown(Player(track), list(range(COUNT))) == list(range(COUNT))


def test_samples_logged_in_any_order() -> None:
    samples = clips.samples("h264", COUNT)
    row_ids = np.stack([np.zeros(COUNT), np.random.default_rng(3).permutation(COUNT)], axis=1).astype(np.uint64)
    track = stream_track("h264", np.arange(COUNT), row_ids, lambda i: samples[i].data)
    assert shown(Player(track), list(range(COUNT))) == list(range(COUNT))


def test_open_groups_look_the_same_after_a_jump() -> None:
    options = (("x265-params", "log-level=none:open-gop=1:bframes=3:keyint=8:min-keyint=8:scenecut=0"),)
    samples = clips.samples("hevc", COUNT, b_frames=3, options=options)
    pictures = np.array([sample.pts for sample in samples])
    keyframes = np.array([i for i, sample in enumerate(samples) if sample.is_key])
    track = Track("hevc", np.arange(COUNT), pictures, keyframes, lambda i: samples[i].data)
    assert shown(Player(track), list(range(COUNT))) == list(range(COUNT))
    for number in range(COUNT):
        assert shown(Player(track), [number]) == [number]


def test_what_is_kept_is_bounded_and_going_backwards_costs_little() -> None:
    track = stream("h264", group=COUNT)
    one = clips.WIDTH * clips.HEIGHT * 3 // 2
    player = Player(track, kept_bytes=100 * one)
    assert shown(player, list(range(COUNT))[::-1]) == list(range(COUNT))[::-1]
    assert player.num_decoded == COUNT
    small = Player(track, kept_bytes=3 * one)
    shown(small, list(range(COUNT)))
    assert len(small._frames) <= 3
    assert shown(small, [2, 19, 2]) == [2, 19, 2]


def test_a_later_group_is_reached_without_decoding_the_ones_between() -> None:
    player = Player(stream("h264"))
    assert shown(player, [0, 17]) == [0, 17]
    assert player.num_decoded <= 4


def test_the_same_picture_is_the_same_array() -> None:
    player = Player(stream("vp8"))
    assert player.picture(5) is player.picture(5)


def damaged(codec: str, places: set[int]) -> Track:
    samples = clips.samples(codec, COUNT)
    row_ids = np.stack([np.zeros(COUNT), np.arange(COUNT)], axis=1).astype(np.uint64)
    data = [b"\xff" * 40 if i in places else sample.data for i, sample in enumerate(samples)]
    return stream_track(codec, np.arange(COUNT), row_ids, data.__getitem__)


@pytest.mark.parametrize("codec", ["h264", "av1", "vp9"])
def test_the_picture_before_a_damaged_one_stays(codec: str) -> None:
    track = damaged(codec, {12})
    played = Player(track)
    assert shown(played, list(range(12))) == list(range(12))
    for player in (played, Player(track)):
        picture = player.picture(12)
        assert clips.number_of(picture.pixels) == 11
        assert picture.number == 11
        assert "cannot be decoded" in picture.problem
    assert shown(played, [16]) == [16]


def test_without_its_keyframe_nothing_can_be_decoded() -> None:
    track = damaged("h264", {0})
    assert track.keyframe_of(5) is None
    with pytest.raises(RerunRenderError, match="no keyframe"):
        Player(track).picture(5)
    assert shown(Player(track), [9]) == [9]


def test_a_codec_that_nobody_knows() -> None:
    track = Track("nonsense", np.arange(1), None, np.arange(1), lambda i: b"")
    with pytest.raises(RerunRenderError, match="nonsense"):
        Player(track).picture(0)


def test_samples_of_garbage_never_crash() -> None:
    rng = random.Random(5)
    for codec in clips.ENCODERS:
        samples = [bytearray(sample.data) for sample in clips.samples(codec, COUNT)]
        for sample in samples[1:]:
            for _ in range(4):
                sample[rng.randrange(len(sample))] = rng.randrange(256)
        row_ids = np.stack([np.zeros(COUNT), np.arange(COUNT)], axis=1).astype(np.uint64)
        data = [bytes(sample) for sample in samples]
        player = Player(stream_track(codec, np.arange(COUNT), row_ids, data.__getitem__))
        for number in range(COUNT):
            assert player.picture(number).pixels.shape[2] == 4
