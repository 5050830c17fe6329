"""Entry point of encoding: from an output name to an encoder."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Protocol

from rerun_render.core.errors import UsageError
from rerun_render.core.report import Reporter
from rerun_render.encode.formats import STREAM_FORMATS, Codec, OutputFormat, codec_of, format_of
from rerun_render.encode.images import ImageEncoder, RgbaArray, existing_frames, number_of
from rerun_render.encode.video import InputFormat, VideoEncoder


class Encoder(Protocol):
    """Takes frames of one size in order; then either `finish` or `abort` is called, once."""

    def write(self, pixels: RgbaArray) -> None:
        """Add a frame: (H, W, 4) uint8 (or planes, see `open_encoder`), which must stay unchanged."""

    def finish(self) -> tuple[Path, ...]:
        """Complete the output; returns its files, none for stdout."""

    def abort(self, *, keep: bool) -> Path | None:
        """Stop early; returns where the frames so far are, if they are kept."""


@dataclass(frozen=True, slots=True)
class OutputPlan:
    """A checked output. path: None for stdout. codec, crf: None for pictures."""

    path: Path | None
    spec: OutputFormat
    codec: Codec | None
    crf: int | None

    @property
    def is_single_image(self) -> bool:
        """Holds exactly one frame."""
        return self.spec.is_image and self.path is not None and number_of(self.path.name) is None

    def takes_planes(self, size: tuple[int, int]) -> bool:
        """Stored as yuv420p, so that frames of `size` may be handed over as such."""
        is_even = size[0] % 2 == 0 == size[1] % 2
        return self.codec is not None and self.codec.yuv and self.codec.pix_fmt == "yuv420p" and is_even


def plan_output(
    output: str | os.PathLike[str],
    *,
    format: str | None = None,
    codec: str | None = None,
    crf: int | None = None,
    fps: float | None = None,
    overwrite: bool = False,
    transparent: bool = False,
) -> OutputPlan:
    """Check everything about an output that can be known before the first frame. Raises UsageError.

    output: file name; `frames/%05d.png` for a picture per frame; `-` for stdout.
    format: name of the container, where the extension does not tell. fps: checked against what the format can show.
    transparent: the frames have alpha, which the output has to keep.
    """
    name = os.fspath(output)
    path = None if name == "-" else Path(name)
    if path is None:
        spec = format_of("", format or STREAM_FORMATS[0])
        if spec.name not in STREAM_FORMATS:
            raise UsageError(f"expected --format {' or '.join(STREAM_FORMATS)} for stdout, got {format!r}")
    else:
        spec = format_of(path.suffix, format)
        if not spec.is_image and number_of(path.name) is not None and format is None:
            raise UsageError(f"a name with a frame number needs .png or .jpg, got {path.suffix!r}: {path}")
        _check_free(path, overwrite=overwrite)
    chosen, quality = codec_of(spec, codec, crf)
    if fps is not None and spec.max_fps is not None and fps > spec.max_fps:
        raise UsageError(
            f"expected --fps of at most {spec.max_fps:g} for {spec.name}, which shows no more, got {fps:g}"
        )
    if transparent:
        chosen = _with_alpha(spec, chosen)
    return OutputPlan(path, spec, chosen, quality)


def _with_alpha(spec: OutputFormat, codec: Codec | None) -> Codec | None:
    if codec is None and spec.name == "png":
        return None
    kept = None if codec is None else codec.with_alpha()
    if kept is None:
        what = spec.name if codec is None else f"{spec.name} with the codec {codec.name}"
        raise UsageError(
            f"{what} has no transparency: write .png, .webm, .webp, or .mov with --codec prores, "
            "or choose a colour for --background"
        )
    return kept


def open_encoder(
    output: str | os.PathLike[str] | OutputPlan,
    *,
    size: tuple[int, int],
    fps: float = 30.0,
    format: str | None = None,
    codec: str | None = None,
    crf: int | None = None,
    overwrite: bool = False,
    threads: int = 0,
    pixel_format: InputFormat = "rgba",
    reporter: Reporter | None = None,
) -> Encoder:
    """Start writing `output`, a name or a plan (then format, codec, crf and overwrite are those of the plan).

    size: (W, H) px. pixel_format: what `write` is given, `rgba` or, where the plan takes it, the planes of `yuv420p`
    as (H * W * 3 / 2,) uint8, BT.709 limited range. Raises UsageError for arguments that do not fit, EncodeError if the
    output or ffmpeg cannot be opened.
    """
    plan = output
    if not isinstance(plan, OutputPlan):
        plan = plan_output(plan, format=format, codec=codec, crf=crf, fps=fps, overwrite=overwrite)
    if plan.codec is None:
        return ImageEncoder(plan.path or Path(), format_name=plan.spec.name, size=size)
    if plan.path is None and sys.stdout.isatty():
        raise UsageError("refusing to write a video to the terminal: redirect stdout to a file or a program")
    if plan.codec.even and (size[0] % 2 or size[1] % 2) and reporter is not None:
        padded = f"{size[0] + size[0] % 2}x{size[1] + size[1] % 2}"
        reporter.info("padded", "", f"{plan.codec.name} needs even sizes: {size[0]}x{size[1]} is padded to {padded}")
    rate = Fraction(fps).limit_denominator(1001)
    return VideoEncoder(
        plan.path,
        plan.spec,
        plan.codec,
        size=size,
        fps=rate,
        crf=plan.crf,
        threads=threads,
        pixel_format=pixel_format,
    )


def output_names(output: str | os.PathLike[str], names: Sequence[str]) -> list[Path]:
    """A file per name: `out.mp4` becomes `out-camera.mp4`. Characters that file names do not like become `_`."""
    path = Path(output)
    taken: set[str] = set()
    paths = []
    for name in names:
        plain = re.sub(r"[^\w.-]+", "_", name).strip("_.") or "root"
        word, number = plain, 1
        while word.lower() in taken:
            number += 1
            word = f"{plain}-{number}"
        taken.add(word.lower())
        match = number_of(path.name)
        at = len(path.stem) if match is None else match.start()
        head = path.name[:at].rstrip("-_.")
        joint = "" if match is None else "-"
        begin = f"{head}-{word}" if head else word
        paths.append(path.with_name(f"{begin}{joint}{path.name[at:]}"))
    return paths


def _check_free(path: Path, *, overwrite: bool) -> None:
    if path.is_dir():
        raise UsageError(f"expected an output file, got a folder: {path}")
    if overwrite:
        return
    taken = existing_frames(path)
    if taken:
        raise UsageError(f"the output exists already; use -y (overwrite) to replace it: {taken[0]}")
