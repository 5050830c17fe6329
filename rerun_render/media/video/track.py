"""Where the encoded pictures of a video are and when they are shown.

Samples are numbered in the order in which a decoder takes them, pictures in the order in which they are shown.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from rerun_render.media.video.bitstream import has_b_slices, is_keyframe

Int64Array = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Track:
    """An encoded video.

    codec: `h264`, `hevc`, `av1`, `vp8`, `vp9`, or another name that FFmpeg gives it. times: (N,) of the pictures,
    ascending. pictures: (N,) the picture that each sample holds; None: unknown, they come out in the order of their
    times. keyframes: (K,) ascending numbers of the samples with which decoding can start. read: bytes of a sample.
    extradata: what the decoder must know in advance.
    """

    codec: str
    times: Int64Array
    pictures: Int64Array | None
    keyframes: Int64Array
    read: Callable[[int], bytes]
    extradata: bytes = b""

    def __len__(self) -> int:
        return len(self.times)

    def at(self, time: int) -> int:
        """The picture that is shown at `time`: the newest one; -1 before the first one."""
        return int(np.searchsorted(self.times, time, side="right")) - 1

    def picture_of(self, sample: int) -> int:
        """The picture that a sample holds or, where that is unknown, the one of the same number."""
        return sample if self.pictures is None else int(self.pictures[sample])

    def keyframe_of(self, picture: int) -> int | None:
        """The sample from which to decode to get a picture; None if there is none before it."""
        sample = picture if self._samples is None else int(self._samples[picture])
        place = int(np.searchsorted(self.keyframes, sample, side="right")) - 1
        # Pictures that are shown before the keyframe they follow may need the one before it.
        while place > 0 and self.picture_of(int(self.keyframes[place])) > picture:
            place -= 1
        return None if place < 0 else int(self.keyframes[place])

    def last_keyframe(self, sample: int) -> int:
        """The last keyframe up to a sample; 0 without one."""
        place = int(np.searchsorted(self.keyframes, sample, side="right")) - 1
        return int(self.keyframes[place]) if place >= 0 else 0

    @cached_property
    def _samples(self) -> Int64Array | None:
        return None if self.pictures is None else np.argsort(self.pictures, kind="stable")


def stream_track(codec: str, times: Int64Array, row_ids: npt.NDArray[np.uint64], read: Callable[[int], bytes]) -> Track:
    """The track of samples that were logged one by one.

    times: (N,) ascending. row_ids: (N, 2) uint64, ascending in the order of logging. read: bytes by place in `times`.

    Samples are decoded in the order of their times, and so the times are those at which decoders take them. Where
    H.264 or H.265 pictures that refer to two others were logged in another order than that of their times, the times
    are those of showing, and the order of logging is that of decoding.
    """
    keyframes = np.array([i for i in range(len(times)) if is_keyframe(codec, read(i))], np.int64)
    order = _logged_order(codec, row_ids, keyframes, read)
    if order is None:
        return Track(codec, times, None, keyframes, read)
    return Track(codec, times, order, keyframes, lambda sample: read(int(order[sample])))


def _logged_order(
    codec: str, row_ids: npt.NDArray[np.uint64], keyframes: Int64Array, read: Callable[[int], bytes]
) -> Int64Array | None:
    """(N,) places of the samples in the order of logging, group by group; None if that is the order of the times or
    cannot be that of decoding."""
    if codec not in ("h264", "hevc"):
        return None
    order = np.arange(len(row_ids))
    ends = [*keyframes[1:].tolist(), len(row_ids)]
    for start, end in zip(keyframes.tolist(), ends, strict=False):
        ids = row_ids[start:end]
        logged = np.lexsort((ids[:, 1], ids[:, 0]))
        if logged[0] == 0 and bool(np.any(np.diff(logged) < 0)):
            if not any(has_b_slices(codec, read(i)) for i in range(start, end)):
                return None
            order[start:end] = start + logged
    return order if bool(np.any(np.diff(order) < 0)) else None
