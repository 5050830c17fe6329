"""The settings of a rendering, shared by the command line and Python. Loads no heavy module."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from rerun_render.core.errors import UsageError
from rerun_render.encode.formats import CHANNELS
from rerun_render.replay.choice import BACKENDS
from rerun_render.scene.camera_control.options import CameraLike, CameraOptions, camera_options

NAMED_SIZES = {
    "480p": (854, 480),
    "720p": (1280, 720),
    "1080p": (1920, 1080),
    "1440p": (2560, 1440),
    "2160p": (3840, 2160),
    "4k": (3840, 2160),
    "8k": (7680, 4320),
}
DEFAULT_SIZE = (1280, 720)
THEMES = ("dark", "light")
MAX_UI_SCALE = 16.0
MAX_SHEET = 64
OVERLAY_FIELDS = ("timeline", "time", "recording", "application")
DEFAULT_FPS = 30.0
MAX_FPS = 1000.0
MAX_SPEED = 1e9
MAX_DURATION = 1e6
MAX_SIDE = 32768
_SIZE = re.compile(r"\s*(\d+)\s*[xX\u00d7]\s*(\d+)\s*")


def parse_size(size: str | tuple[int, int]) -> tuple[int, int]:
    """(W, H) px from `1280x720`, a name such as `1080p` or `4k`, or a pair of ints. Raises UsageError."""
    pair: tuple[int, int] | None = None
    if isinstance(size, str):
        match = _SIZE.fullmatch(size)
        pair = (int(match[1]), int(match[2])) if match else NAMED_SIZES.get(size.strip().lower())
    elif isinstance(size, (tuple, list)) and len(size) == 2 and all(isinstance(n, int) for n in size):
        pair = (size[0], size[1])
    if pair is None:
        raise UsageError(f"expected a size such as 1280x720 or one of {', '.join(NAMED_SIZES)}, got {size!r}")
    if not all(1 <= n <= MAX_SIDE for n in pair):
        raise UsageError(f"expected a width and height of 1 to {MAX_SIDE} px, got {pair[0]}x{pair[1]}")
    return pair


def parse_channels(channels: str | Iterable[str] | None) -> tuple[str, ...]:
    """Names in the order of `CHANNELS`, from `rgb,depth` or several names; `rgb` for None. Raises UsageError."""
    if channels is None:
        return ("rgb",)
    names = [name.strip() for name in channels.split(",")] if isinstance(channels, str) else list(channels)
    unknown = [name for name in names if name not in CHANNELS]
    if unknown or not names:
        got = repr(unknown[0]) if unknown else "none"
        raise UsageError(f"expected channels of {', '.join(CHANNELS)}, got {got}")
    return tuple(name for name in CHANNELS if name in names)


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderOptions:
    """Everything that can be chosen about a rendering. Raises UsageError for values out of range.

    What is drawn:
    size: (W, H) px, or text such as `1280x720`, `1080p`, `4k`; None for 1280x720, or the picture of the camera that a
    lone view is seen through. timeline: its name; None for the viewer's choice.
    view: index, name or origin of a single view; None for all. blueprint: which views there are and how they look: a
    file (.rbl, or .rrd that holds one), its bytes, or a layout made with `rerun.blueprint`; None for that of the
    recording, `none` to leave it to the data. recording: number in the file (from 0), application or recording
    id; None for the first. start, end, at: times on the timeline, see `parse_time`; None for the range of the data,
    or the part of it that the blueprint repeats; `at` asks for one frame.
    fps: frames per second. speed: seconds of the recording per second of video (a sequence
    counts as 30 per second); None for what the blueprint says, or 1.

    channels: `rgb`, `depth`, `normal` and `entity_id`, as text such as `rgb,depth` or several names: what is known
    about each pixel of 3D views, for .npz, .exr and .png, see `rerun_render.encode.channels`; None for `rgb`.

    From where 3D views are seen:
    eye, look_at, up: places and a direction, `x,y,z` or three numbers, in the space of the view's origin; by default
    the eye looks at the middle of the data. fov: vertical, in degrees. intrinsics: `fx,fy,cx,cy` in px, or with the
    size of their picture `fx,fy,cx,cy,w,h`, which is fitted into the view. camera: `orbit` or `orbit:TURNS` around the
    data; a .json file of key frames (see `rerun_render.scene.camera_control.keyframes`); `entity:/path` to look through
    a logged camera; an `Eye`, or a function from a time to one. follow: an entity that the eye moves with, without
    turning. duration: seconds of a video of static data under a camera that moves; None for what the key frames say or
    10.

    How it looks:
    theme: `dark` or `light`. background: a colour such as `#ffffff`, `white`, or `none` for transparency (.png, .webm,
    .webp, .mov with codec prores); None for that of the theme and the blueprint. ui_scale: pixels per ui point: size of
    texts, lines and points that are not in scene units. overlay: text burnt into the picture; `{timeline}`, `{time}`,
    `{recording}` and `{application}` stand for what is shown. each_view: one output per view, each with the name of
    the view before its extension. sheet: (columns, rows) or `4x3`: one picture with frames spread over the range.

    How it is drawn:
    backend: `auto` (a GPU if there is one, else the CPU), `cpu` or `wgpu`.
    samples: 4 for anti-aliasing, or 1. adapter: part of a graphics adapter's name. serial: no overlap of stages (same
    frames, slower). strict: fail when anything could not be read or drawn.

    How it is written:
    format: where the extension does not tell. codec, crf: see `rerun_render.encode.formats`. overwrite: replace an
    existing output. threads: of the encoder, 0 = automatic. hash_frames: put a hash per frame into the report.
    """

    size: tuple[int, int] | str | None = None
    timeline: str | None = None
    view: int | str | None = None
    blueprint: Any = None
    recording: int | str | None = None
    start: Any = None
    end: Any = None
    at: Any = None
    fps: float = DEFAULT_FPS
    speed: float | None = None
    channels: str | Iterable[str] | None = None
    duration: float | None = None
    camera: CameraLike | None = None
    eye: Any = None
    look_at: Any = None
    up: Any = None
    fov: Any = None
    intrinsics: Any = None
    follow: str | None = None
    theme: str = "dark"
    background: str | None = None
    ui_scale: float = 1.0
    overlay: str | None = None
    each_view: bool = False
    sheet: tuple[int, int] | str | None = None
    backend: str = "auto"
    samples: int = 4
    adapter: str | None = None
    serial: bool = False
    strict: bool = False
    format: str | None = None
    codec: str | None = None
    crf: int | None = None
    overwrite: bool = False
    threads: int = 0
    hash_frames: bool = False

    def __post_init__(self) -> None:
        if self.size is not None:
            parse_size(self.size)
        self.camera_options()
        if self.duration is not None:
            check_rate("duration", self.duration, MAX_DURATION)
        if parse_channels(self.channels) != ("rgb",) and (self.sheet is not None or self.each_view):
            raise UsageError("channels fit neither a sheet nor an output per view: leave one of them out")
        check_rate("fps", self.fps, MAX_FPS)
        if self.speed is not None:
            check_rate("speed", self.speed, MAX_SPEED)
        if self.backend not in BACKENDS:
            raise UsageError(f"expected a back end of {', '.join(BACKENDS)}, got {self.backend!r}")
        if self.samples not in (1, 4):
            raise UsageError(f"expected samples of 1 or 4, got {self.samples!r}")
        if self.theme not in THEMES:
            raise UsageError(f"expected a theme of {', '.join(THEMES)}, got {self.theme!r}")
        check_rate("ui_scale", self.ui_scale, MAX_UI_SCALE)
        if self.background is not None:
            parse_color(self.background)
        if self.overlay is not None:
            check_overlay(self.overlay)
        if self.sheet is not None:
            parse_sheet(self.sheet)
            if self.at is not None:
                raise UsageError("a single time (at) and a sheet of frames exclude each other: give one of them")
        if self.threads < 0:
            raise UsageError(f"expected threads of 0 (automatic) or more, got {self.threads!r}")
        if self.at is not None and (self.start is not None or self.end is not None):
            raise UsageError("a single time (at) and a range (from, to) exclude each other: give one of them")

    @property
    def is_transparent(self) -> bool:
        """Whether pictures have a transparent background."""
        return self.background is not None and parse_color(self.background)[3] == 0

    @property
    def size_px(self) -> tuple[int, int]:
        """(W, H) px."""
        return DEFAULT_SIZE if self.size is None else parse_size(self.size)

    def without_camera(self) -> RenderOptions:
        """The same for views that are not 3D."""
        return replace(
            self, camera=None, eye=None, look_at=None, up=None, fov=None, intrinsics=None, follow=None, duration=None
        )

    def camera_options(self) -> CameraOptions | None:
        """Where 3D views are seen from; None leaves that to the data. Raises UsageError."""
        return camera_options(
            camera=self.camera,
            eye=self.eye,
            look_at=self.look_at,
            up=self.up,
            fov=self.fov,
            intrinsics=self.intrinsics,
            follow=self.follow,
        )


def parse_sheet(sheet: tuple[int, int] | str) -> tuple[int, int]:
    """(columns, rows) of `4x3` or a pair of ints. Raises UsageError."""
    pair: tuple[int, int] | None = None
    if isinstance(sheet, str):
        match = _SIZE.fullmatch(sheet)
        pair = (int(match[1]), int(match[2])) if match else None
    elif len(sheet) == 2 and all(isinstance(n, int) for n in sheet):
        pair = (sheet[0], sheet[1])
    if pair is None or not all(1 <= n <= MAX_SHEET for n in pair):
        raise UsageError(f"expected a sheet such as 4x3 (columns x rows, each 1 to {MAX_SHEET}), got {sheet!r}")
    return pair


def parse_color(text: str) -> tuple[int, int, int, int]:
    """sRGB and alpha of `none`, `white`, `black`, `#rgb` or `#rrggbb`. Raises UsageError."""
    names = {"none": (0, 0, 0, 0), "white": (255, 255, 255, 255), "black": (0, 0, 0, 255)}
    found = names.get(text.strip().lower())
    if found is not None:
        return found
    digits = text.strip().removeprefix("#")
    if len(digits) == 3:
        digits = "".join(2 * digit for digit in digits)
    try:
        red, green, blue = bytes.fromhex(digits)
    except ValueError:
        raise UsageError(f"expected a background such as #ffffff, white or none, got {text!r}") from None
    return (red, green, blue, 255)


def check_overlay(text: str) -> None:
    """Raises UsageError unless `text` is a template with known fields."""
    try:
        text.format_map(dict.fromkeys(OVERLAY_FIELDS, ""))
    except (KeyError, ValueError, IndexError, AttributeError) as error:
        fields = ", ".join(f"{{{name}}}" for name in OVERLAY_FIELDS)
        raise UsageError(f"expected an overlay with fields of {fields}, got {text!r} ({error})") from None


def check_rate(name: str, value: float, maximum: float) -> None:
    """Raises UsageError unless 0 < `value` <= `maximum`."""
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    if not is_number or not math.isfinite(value) or not 0 < value <= maximum:
        raise UsageError(f"expected {name} above 0 and at most {maximum:g}, got {value!r}")
