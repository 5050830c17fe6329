"""Small encoded videos whose pictures tell their number: eight bars, black or white, are its bits."""

from __future__ import annotations

import io
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Any

import av
import numpy as np
import numpy.typing as npt

UInt8Array = npt.NDArray[np.uint8]

WIDTH, HEIGHT = 128, 64
ENCODERS: dict[str, tuple[str, dict[str, str]]] = {
    "h264": ("libx264", {"preset": "ultrafast"}),
    "hevc": ("libx265", {"preset": "ultrafast", "x265-params": "log-level=none:bframes=0"}),
    "av1": ("libsvtav1", {"preset": "12", "svtav1-params": "pred-struct=1:lookahead=0"}),
    "vp8": ("libvpx", {"deadline": "realtime", "lag-in-frames": "0"}),
    "vp9": ("libvpx-vp9", {"deadline": "realtime", "lag-in-frames": "0", "cpu-used": "8"}),
}
FOURCC = {"h264": 0x61766331, "hevc": 0x68657631, "av1": 0x61763031, "vp8": 0x76703038, "vp9": 0x76703039}


@dataclass(frozen=True)
class Sample:
    """One encoded picture. pts, dts: in pictures."""

    data: bytes
    pts: int
    dts: int
    is_key: bool


def bars(number: int, width: int = WIDTH, height: int = HEIGHT) -> UInt8Array:
    """(height, width, 3) of the picture `number`."""
    bits = [(number >> (7 - place)) & 1 for place in range(8)]
    row = np.repeat(np.array(bits, np.uint8) * 255, -(-width // 8))[:width]
    return np.ascontiguousarray(np.broadcast_to(row[None, :, None], (height, width, 3)))


def number_of(pixels: npt.NDArray[Any]) -> int:
    """The number that (H, W, 3 or 4) pixels tell."""
    height, width = pixels.shape[:2]
    centers = (np.arange(8) * width + width // 2) // 8
    return sum(int(pixels[height // 2, x, 1] > 127) << (7 - place) for place, x in enumerate(centers))


@cache
def samples(
    codec: str, count: int = 20, *, group: int = 8, b_frames: int = 0, options: tuple[tuple[str, str], ...] = ()
) -> tuple[Sample, ...]:
    """Pictures 0, 1, ... as samples of a stream, in the order of decoding. group: how many each keyframe starts."""
    encoder = _encoder(codec, group, b_frames, dict(options))
    packets = []
    for number in range(count):
        packets += encoder.encode(_frame(number, encoder.pix_fmt, 10))
    packets += encoder.encode(None)
    return tuple(Sample(bytes(p), p.pts, p.dts, p.is_keyframe) for p in packets)


@cache
def mp4(codec: str = "h264", count: int = 20, *, group: int = 8, b_frames: int = 0, rate: int = 10) -> bytes:
    """The same pictures as an MP4 file, `rate` per second."""
    file = io.BytesIO()
    name, options = ENCODERS[codec]
    with av.open(file, "w", format="mp4") as output:
        stream: Any = output.add_stream(name, rate=rate, options=options)
        stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        stream.codec_context.gop_size, stream.codec_context.max_b_frames = group, b_frames
        for number in range(count):
            output.mux(stream.encode(_frame(number, stream.pix_fmt, rate)))
        output.mux(stream.encode(None))
    return file.getvalue()


def _encoder(codec: str, group: int, b_frames: int, options: dict[str, str]) -> Any:
    name, defaults = ENCODERS[codec]
    encoder: Any = av.CodecContext.create(name, "w")
    encoder.width, encoder.height, encoder.pix_fmt = WIDTH, HEIGHT, "yuv420p"
    encoder.time_base, encoder.framerate = Fraction(1, 10), Fraction(10)
    encoder.gop_size, encoder.max_b_frames = group, b_frames
    encoder.options = defaults | options
    return encoder


def _frame(number: int, pix_fmt: str, rate: int) -> Any:
    frame: Any = av.VideoFrame.from_ndarray(bars(number), "rgb24").reformat(format=pix_fmt)
    frame.pts, frame.time_base = number, Fraction(1, rate)
    return frame
