"""Keyframes are found in the bytes of samples."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rerun_render.media.video.bitstream import has_b_slices, is_keyframe
from tests.helpers import clips


@pytest.mark.parametrize("codec", sorted(clips.ENCODERS))
def test_keyframes_are_those_of_the_encoder(codec: str) -> None:
    samples = clips.samples(codec)
    assert [is_keyframe(codec, sample.data) for sample in samples] == [sample.is_key for sample in samples]
    assert sum(sample.is_key for sample in samples) == 3


@pytest.mark.parametrize("codec", ["h264", "hevc"])
def test_a_keyframe_needs_the_parameters_of_the_stream(codec: str) -> None:
    key = clips.samples(codec)[0].data
    last_unit = key[key.rindex(b"\0\0\1") :]
    assert not is_keyframe(codec, last_unit)


def test_pictures_that_refer_to_two_others() -> None:
    plain, reordered = clips.samples("h264"), clips.samples("h264", b_frames=3)
    assert not any(has_b_slices("h264", sample.data) for sample in plain)
    referring = [has_b_slices("h264", sample.data) for sample in reordered]
    assert any(referring)
    assert not any(flag for flag, sample in zip(referring, reordered, strict=True) if sample.is_key)
    late = [sample for before, sample in pairwise(reordered) if sample.pts < before.pts]
    assert late
    assert all(has_b_slices("h264", sample.data) for sample in late)


@given(st.binary(max_size=60), st.sampled_from(sorted(clips.ENCODERS)))
def test_any_bytes_have_an_answer(data: bytes, codec: str) -> None:
    for sample in (data, b"\0\0\1" + data, b"\0\0\0\1\x67" + data + b"\0\0\1\x65", b"\x12\0\x0a" + data):
        assert is_keyframe(codec, sample) in (True, False)
        assert has_b_slices(codec, sample) in (True, False)
