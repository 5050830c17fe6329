"""What can be written: containers by file extension, and the codecs each may hold.

Plain tables, no numpy: the command line reads them for `--help`. Settings favour speed, because on few cores the
encoder is slower than the renderer, and players that exist everywhere (4:2:0, BT.709, limited range).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from rerun_render.core.errors import UsageError


@dataclass(frozen=True, slots=True)
class Codec:
    """An ffmpeg encoder with the settings we use.

    pix_fmt: what frames are converted to. crf: default quality, lower is better; None where there is no such setting.
    max_crf: largest allowed value. even: sizes must be even. yuv: stored as BT.709 limited range. alpha_pix_fmt,
    alpha_args: what keeps transparency, with straight alpha; None where the codec has none.
    """

    name: str
    encoder: str
    pix_fmt: str
    args: tuple[str, ...] = ()
    crf: int | None = None
    max_crf: int = 0
    even: bool = False
    yuv: bool = False
    alpha_pix_fmt: str | None = None
    alpha_args: tuple[str, ...] = ()

    def with_alpha(self) -> Codec | None:
        """The codec with settings that keep transparency; None if it cannot."""
        if self.alpha_pix_fmt is None:
            return None
        return replace(self, pix_fmt=self.alpha_pix_fmt, args=(*self.args, *self.alpha_args))


@dataclass(frozen=True, slots=True)
class OutputFormat:
    """A container. codecs: allowed ones, the default first; empty for formats written without ffmpeg.

    filter: extra ffmpeg filters after the colour conversion. part_args: muxer settings of the growing file.
    remux_args: muxer settings of the finished file; None if the growing file needs no second pass.
    """

    name: str
    extensions: tuple[str, ...]
    codecs: tuple[str, ...]
    muxer: str = ""
    filter: str = ""
    part_args: tuple[str, ...] = ()
    remux_args: tuple[str, ...] | None = None
    max_fps: float | None = None

    @property
    def is_image(self) -> bool:
        """Written as one picture per file."""
        return not self.codecs


def _table(*codecs: Codec) -> Mapping[str, Codec]:
    return MappingProxyType({codec.name: codec for codec in codecs})


CODECS = _table(
    Codec("h264", "libx264", "yuv420p", ("-preset", "veryfast"), 22, 51, even=True, yuv=True),
    Codec("h265", "libx265", "yuv420p", ("-preset", "veryfast", "-x265-params", "log-level=error"), 26, 51, True, True),
    Codec(
        "vp9",
        "libvpx-vp9",
        "yuv420p",
        ("-b:v", "0", "-deadline", "realtime", "-cpu-used", "6", "-row-mt", "1"),
        crf=30,
        max_crf=63,
        even=True,
        yuv=True,
        alpha_pix_fmt="yuva420p",
        alpha_args=("-auto-alt-ref", "0"),
    ),
    Codec("av1", "libsvtav1", "yuv420p", ("-preset", "10"), 32, 63, even=True, yuv=True),
    Codec(
        "prores",
        "prores_ks",
        "yuv422p10le",
        ("-profile:v", "hq", "-vendor", "apl0"),
        even=True,
        yuv=True,
        alpha_pix_fmt="yuva444p10le",
        alpha_args=("-profile:v", "4444", "-alpha_bits", "16"),
    ),
    Codec("ffv1", "ffv1", "bgr0", ("-level", "3", "-g", "1", "-slices", "4", "-slicecrc", "1"), alpha_pix_fmt="bgra"),
    Codec("gif", "gif", "rgb24"),
    Codec(
        "webp",
        "libwebp_anim",
        "bgra",
        ("-lossless", "0", "-quality", "80", "-compression_level", "3", "-loop", "0"),
        alpha_pix_fmt="bgra",
    ),
    Codec("y4m", "wrapped_avframe", "yuv420p", yuv=True),
    Codec("rgba", "rawvideo", "rgba", alpha_pix_fmt="rgba"),
)

_FRAGMENTED = (
    "-movflags",
    "frag_keyframe+empty_moov+default_base_moof",
    "-frag_duration",
    "2000000",
    "-flush_packets",
    "1",
)
_FASTSTART = ("-movflags", "+faststart")
# One palette per frame: the palette of a whole clip would need all its frames in memory before the first is written.
_PALETTE = (
    "split[frames][stats];[stats]palettegen=stats_mode=single:reserve_transparent=0[palette];"
    "[frames][palette]paletteuse=new=1"
)

FORMATS: Mapping[str, OutputFormat] = MappingProxyType(
    {
        spec.name: spec
        for spec in (
            OutputFormat("mp4", (".mp4", ".m4v"), ("h264", "h265", "av1", "vp9"), "mp4", "", _FRAGMENTED, _FASTSTART),
            OutputFormat("mov", (".mov",), ("h264", "h265", "prores"), "mov", "", _FRAGMENTED, _FASTSTART),
            OutputFormat("mkv", (".mkv",), ("h264", "h265", "av1", "vp9", "prores", "ffv1"), "matroska"),
            OutputFormat("webm", (".webm",), ("vp9", "av1"), "webm"),
            OutputFormat("gif", (".gif",), ("gif",), "gif", _PALETTE, ("-loop", "0"), max_fps=50.0),
            OutputFormat("webp", (".webp",), ("webp",), "webp"),
            OutputFormat("png", (".png",), ()),
            OutputFormat("jpg", (".jpg", ".jpeg"), ()),
            OutputFormat("tiff", (".tif", ".tiff"), ()),
            OutputFormat("y4m", (".y4m",), ("y4m",), "yuv4mpegpipe"),
            OutputFormat("rgba", (".rgba", ".raw"), ("rgba",), "rawvideo"),
        )
    }
)
STREAM_FORMATS = ("y4m", "rgba")
"""Formats that can go to stdout, the default first."""

CHANNELS = ("rgb", "depth", "normal", "entity_id")
"""What a picture may consist of, in the order in which it is written."""
CHANNEL_EXTENSIONS = (".npz", ".exr", ".png")
"""Files that hold channels other than colours."""

_BY_EXTENSION = {extension: spec for spec in FORMATS.values() for extension in spec.extensions}
EXTENSIONS = tuple(_BY_EXTENSION)


def format_of(suffix: str, name: str | None = None) -> OutputFormat:
    """The format called `name`, else the one of the file extension `suffix` (with dot, any case).

    Raises UsageError that lists what is known.
    """
    if name is not None:
        try:
            return FORMATS[name.lower()]
        except KeyError:
            raise UsageError(f"expected --format to be one of {', '.join(FORMATS)}, got {name!r}") from None
    try:
        return _BY_EXTENSION[suffix.lower()]
    except KeyError:
        known = ", ".join(EXTENSIONS)
        got = f"got {suffix!r}" if suffix else "got none"
        raise UsageError(f"expected an output file with a known extension ({known}), {got}") from None


def codec_of(spec: OutputFormat, name: str | None, crf: int | None) -> tuple[Codec | None, int | None]:
    """The codec to use in `spec` and its quality; (None, None) for pictures.

    Raises UsageError if the container cannot hold the codec, or the codec has no such quality.
    """
    if spec.is_image:
        if name is not None or crf is not None:
            option = "--codec" if name is not None else "--crf"
            raise UsageError(f"{option} is for videos, but the output is {spec.name}: leave it out")
        return None, None
    chosen = spec.codecs[0] if name is None else name.lower()
    if chosen not in spec.codecs:
        raise UsageError(f"expected --codec to be one of {', '.join(spec.codecs)} for {spec.name}, got {name!r}")
    codec = CODECS[chosen]
    if crf is None:
        return codec, codec.crf
    if codec.crf is None:
        raise UsageError(f"the codec {codec.name} has no quality setting: leave --crf out")
    if not 0 <= crf <= codec.max_crf:
        raise UsageError(f"expected --crf between 0 (best) and {codec.max_crf} for {codec.name}, got {crf}")
    return codec, crf
