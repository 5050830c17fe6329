"""Decoded pictures to RGBA, as the official viewer does it.

It has AV1 decoded by a library and everything else by the FFmpeg tool. The tool is asked for full-range BT.709, so it
takes pictures without a note about their colours for BT.601; in AV1 they count as BT.709. Its conversion, with the same
scaler, is what the first step here is. The second step is the same for all: luma and chroma to RGB, each pixel with the
nearest chroma sample.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from rerun_render.media import yuv

UInt8Array = npt.NDArray[np.uint8]

_LIMITED, _FULL = 1, 2
_BT709, _UNKNOWN = 1, 2
_BT601 = (4, 5, 6)
"""Codes of matrices (FCC, BT.470 and SMPTE 170M) in the numbering of all video standards."""


class PictureConverter:
    """Keeps what the scaler needs from one picture to the next. For one thread at a time."""

    def __init__(self, codec: str) -> None:
        from av.video.reformatter import VideoReformatter

        self._is_av1 = codec == "av1"
        self._reformatter: Any = VideoReformatter()

    def rgba(self, frame: Any) -> UInt8Array:
        """(H, W, 4) uint8 sRGB, read-only, of a decoded picture (`av.VideoFrame`)."""
        packing, chroma_x, chroma_y = _layout(frame)
        standard: Any = "bt601" if frame.colorspace in _BT601 else "bt709"
        layout = yuv.Layout(packing, standard, frame.color_range == _FULL, chroma_x, chroma_y)
        planes = _planes(frame) if self._is_av1 else None
        if planes is None or len(planes) != layout.num_bytes(frame.width, frame.height):
            layout = yuv.Layout(packing, "bt709", True, chroma_x, chroma_y)
            planes = _planes(self._in_full_range(frame, chroma_x, chroma_y, packing == "gray"))
        pixels = yuv.decode(planes, frame.width, frame.height, layout)
        pixels.setflags(write=False)
        return pixels

    def _in_full_range(self, frame: Any, chroma_x: int, chroma_y: int, is_gray: bool) -> Any:
        name = "gray" if is_gray else {(2, 2): "yuvj420p", (2, 1): "yuvj422p"}.get((chroma_x, chroma_y), "yuvj444p")
        return self._reformatter.reformat(
            frame, format=name, dst_colorspace=_BT709, dst_color_range=_FULL, interpolation="BICUBIC"
        )


def _layout(frame: Any) -> tuple[Any, int, int]:
    """How the planes are packed, and how many pixels share a chroma sample in x and y."""
    kind = frame.format
    if len(kind.components) < 3:
        return "gray", 1, 1
    # Of odd sizes, the last chroma sample serves one pixel only.
    wide, high = -(-frame.width // kind.chroma_width(frame.width)), -(-frame.height // kind.chroma_height(frame.height))
    return ("planar", wide, high) if (wide, high) in ((2, 2), (2, 1)) else ("planar", 1, 1)


def _planes(frame: Any) -> UInt8Array:
    """Luma and chroma one after another with 8 bits, the lower bits of wider ones cut off; empty for frames that are
    packed in another way."""
    name: str = frame.format.name
    if not name.startswith(("yuv4", "yuvj4", "gray")) or name.endswith("be"):
        return np.empty(0, np.uint8)
    bits = frame.format.components[0].bits
    width_bytes = 1 if bits == 8 else 2
    planes: list[UInt8Array] = []
    for plane in frame.planes:
        rows = np.frombuffer(plane, np.uint8).reshape(-1, plane.line_size)[: plane.height, : plane.width * width_bytes]
        if width_bytes == 2:
            rows = (np.ascontiguousarray(rows).view("<u2") >> (bits - 8)).astype(np.uint8)
        planes.append(rows.reshape(-1))
    return np.concatenate(planes)
