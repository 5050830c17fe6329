"""Videos and raw streams through ffmpeg.

The file grows as `NAME.part` beside its final name, in a form that plays wherever it ends (fragmented mp4, Matroska).
When all frames are in, mp4 and mov are rewritten without re-encoding so that they start fast, and the file is renamed.
"""

from __future__ import annotations

import os
import sys
from fractions import Fraction
from pathlib import Path
from typing import Literal

import numpy as np

from rerun_render.core.errors import EncodeError
from rerun_render.encode.ffmpeg import FfmpegPipe, run_ffmpeg
from rerun_render.encode.formats import Codec, OutputFormat
from rerun_render.encode.images import RgbaArray, check_frame

InputFormat = Literal["rgba", "yuv420p"]

_PAD_COLOR = "0x0D0D0D"
_BT709 = ("-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv")


class VideoEncoder:
    """Encodes frames of one size.

    path: the final file, or None for stdout. size: (W, H) px. fps: frames per second. threads: of the encoder, 0 =
    automatic. pixel_format: of the frames; planes are BT.709 limited range and of even size. Raises EncodeError if the
    file or ffmpeg cannot be opened.
    """

    def __init__(
        self,
        path: Path | None,
        spec: OutputFormat,
        codec: Codec,
        *,
        size: tuple[int, int],
        fps: Fraction,
        crf: int | None,
        threads: int = 0,
        pixel_format: InputFormat = "rgba",
    ) -> None:
        self._path = path
        self._spec = spec
        self._size = size
        self._part = None if path is None else path.with_name(path.name + ".part")
        self._pixel_format = pixel_format
        args = _arguments(spec, codec, size=size, fps=fps, crf=crf, threads=threads, pixel_format=pixel_format)
        stdout = None
        if self._part is None:
            stdout = sys.stdout.fileno()
            args.append("pipe:1")
        else:
            try:
                self._part.open("wb").close()
            except OSError as error:
                raise EncodeError(f"the output cannot be written: {error.strerror or error}: {path}") from error
            args.append(f"file:{self._part}")
        try:
            self._pipe = FfmpegPipe(args, frame_bytes=4 * size[0] * size[1], stdout=stdout)
        except EncodeError:
            self._remove_part()
            raise

    def write(self, pixels: RgbaArray) -> None:
        """Add a frame: (H, W, 4) uint8, or (H * W * 3 / 2,) for planes, which must stay unchanged.

        Waits while the encoder is behind. Raises EncodeError.
        """
        check_frame(pixels, self._size, is_planar=self._pixel_format == "yuv420p")
        try:
            self._pipe.write(np.ascontiguousarray(pixels).data.cast("B"))
        except EncodeError:
            self._fail()
            raise

    def finish(self) -> tuple[Path, ...]:
        """Complete the file under its final name and return it; empty for stdout. Raises EncodeError."""
        try:
            self._pipe.close()
        except EncodeError:
            self._fail()
            raise
        if self._path is None or self._part is None:
            return ()
        try:
            self._complete(self._part, self._path)
        except OSError as error:
            raise EncodeError(f"the output cannot be completed: {error.strerror or error}: {self._path}") from error
        return (self._path,)

    def abort(self, *, keep: bool) -> Path | None:
        """Stop early. With `keep`, what was written stays as a playable `NAME.part`, which is returned unless empty."""
        ended_well = self._pipe.stop(drop=not keep)
        if keep and ended_well and self._pipe.num_written and self._part is not None and self._part.exists():
            return self._part
        self._remove_part()
        return None

    def _complete(self, part: Path, path: Path) -> None:
        if self._spec.remux_args is None:
            os.replace(part, path)
            return
        finished = part.with_name(part.name + ".tmp")
        copy = ["-i", f"file:{part}", "-c", "copy", "-bitexact", *self._spec.remux_args]
        try:
            run_ffmpeg([*copy, "-f", self._spec.muxer, f"file:{finished}"])
            os.replace(finished, path)
        except BaseException:
            finished.unlink(missing_ok=True)
            raise
        part.unlink(missing_ok=True)

    def _fail(self) -> None:
        closed = self._path is None and self._pipe.output_was_closed
        self._pipe.stop(drop=True, timeout_secs=5.0)
        self._remove_part()
        if closed:
            raise BrokenPipeError(32, "the reader of the output is gone")

    def _remove_part(self) -> None:
        if self._part is not None:
            self._part.unlink(missing_ok=True)


def _arguments(
    spec: OutputFormat,
    codec: Codec,
    *,
    size: tuple[int, int],
    fps: Fraction,
    crf: int | None,
    threads: int,
    pixel_format: InputFormat,
) -> list[str]:
    """ffmpeg arguments up to the output's name."""
    width, height = size
    filters = []
    if codec.even and (width % 2 or height % 2):
        filters.append(f"pad={width + width % 2}:{height + height % 2}:0:0:{_PAD_COLOR}")
    if codec.yuv and pixel_format == "rgba":
        flags = "accurate_rnd+full_chroma_int+bicubic"
        filters.append(f"scale=in_range=pc:out_range=tv:out_color_matrix=bt709:flags={flags}")
    if pixel_format == "rgba":
        filters.append(f"format={codec.pix_fmt}")
    if codec.yuv:  # the scaler marks the matrix only
        filters.append("setparams=range=tv:colorspace=bt709:color_primaries=bt709:color_trc=bt709")
    if spec.filter:
        filters.append(spec.filter)
    source = [
        "-f",
        "rawvideo",
        "-pix_fmt",
        pixel_format,
        "-video_size",
        f"{width}x{height}",
        "-framerate",
        str(fps),
        "-i",
        "pipe:0",
    ]
    args = [*source, "-an", "-vf", ",".join(filters), "-c:v", codec.encoder, *codec.args]
    if crf is not None:
        args += ["-crf", str(crf)]
    if codec.name == "h265" and spec.muxer in ("mp4", "mov"):
        args += ["-tag:v", "hvc1"]  # players of Apple know no other tag
    if codec.yuv:
        args += _BT709
    if threads:
        args += ["-threads", str(threads)]
    return [*args, *spec.part_args, "-bitexact", "-f", spec.muxer]
