"""What users may say about the eye of 3D views, checked. Loads no heavy module."""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rerun_render.core.errors import UsageError

Vector3 = tuple[float, float, float]

MAX_FOV = 179.0
MAX_TURNS = 1e6
CAMERA_FORMS = "orbit, orbit:TURNS, entity:/PATH or the name of a .json file"


@dataclass(frozen=True, slots=True)
class Intrinsics:
    """A pinhole: a place at depth z, x to the right and y down, is seen at `(cx + fx*x/z, cy + fy*y/z)` px.

    size: width and height of its picture in px, which is fitted into the view; None for the size of the view.
    """

    fx: float
    fy: float
    cx: float
    cy: float
    size: tuple[float, float] | None = None

    def __post_init__(self) -> None:
        numbers = _numbers((self.fx, self.fy, self.cx, self.cy), 4)
        if numbers is None or numbers[0] <= 0 or numbers[1] <= 0:
            raise UsageError(f"expected intrinsics with fx and fy above 0 px, got {self!r}")
        if self.size is not None and (_numbers(self.size, 2) is None or min(self.size) <= 0):
            raise UsageError(f"expected intrinsics with a picture wider and higher than 0 px, got {self.size!r}")


@dataclass(frozen=True, slots=True)
class Eye:
    """Where a 3D view is seen from, in the space of the view's origin.

    position, look_at: (x, y, z) in scene units. up: (x, y, z) that is as upright as possible; None for the scene's own.
    fov: vertical opening angle in degrees, None for 55. intrinsics: instead of `fov`. Raises UsageError.
    """

    position: Vector3
    look_at: Vector3
    up: Vector3 | None = None
    fov: float | None = None
    intrinsics: Intrinsics | None = None

    def __post_init__(self) -> None:
        for name in ("position", "look_at", "up"):
            value = getattr(self, name)
            if name != "up" or value is not None:
                object.__setattr__(self, name, parse_vector(value, f"{name} of an eye"))
        if self.position == self.look_at:
            raise UsageError(f"expected an eye that looks at another place than its own, got {self.position}")
        _check_up(self.up)
        if self.fov is not None:
            parse_fov(self.fov)
            if self.intrinsics is not None:
                raise UsageError("an eye has either a fov or intrinsics: give one of them")


EyeFunction = Callable[[int], Eye]
"""From a value of the timeline (for static data: from nanoseconds of the video) to an eye."""
CameraLike = str | os.PathLike[str] | Eye | EyeFunction
"""What Python functions take as a camera."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CameraOptions:
    """What was asked for. At most one of `turns`, `keys`, `entity` and `function` is given.

    eye, look_at, up, fov, intrinsics: None for the default. turns: of an orbit over the frames that are drawn. keys: a
    file of key frames. entity: logged camera to look through. function: of time; `is_still` if it always gives the same
    eye. follow: entity that the eye moves with.
    """

    eye: Vector3 | None = None
    look_at: Vector3 | None = None
    up: Vector3 | None = None
    fov: float | None = None
    intrinsics: Intrinsics | None = None
    turns: float | None = None
    keys: Path | None = None
    entity: str | None = None
    function: EyeFunction | None = None
    is_still: bool = False
    follow: str | None = None

    @property
    def moves(self) -> bool:
        """Whether the eye moves with time alone."""
        return self.turns is not None or self.keys is not None or (self.function is not None and not self.is_still)


def camera_options(
    *,
    camera: CameraLike | None = None,
    eye: Any = None,
    look_at: Any = None,
    up: Any = None,
    fov: Any = None,
    intrinsics: Any = None,
    follow: str | None = None,
) -> CameraOptions | None:
    """The checked options; None if nothing was asked for. Raises UsageError.

    eye, look_at, up: `x,y,z` or three numbers. fov: degrees. intrinsics: `fx,fy,cx,cy[,w,h]`, numbers or `Intrinsics`.
    """
    given = [
        name
        for name, value in (("eye", eye), ("look_at", look_at), ("up", up), ("fov", fov), ("intrinsics", intrinsics))
        if value is not None
    ]
    if camera is None and follow is None and not given:
        return None
    parts = _camera_parts(camera)
    for kind, excluded in (
        ("entity", {"eye", "look_at", "up", "fov", "intrinsics"}),
        ("function", {"eye", "look_at", "up", "fov", "intrinsics"}),
        ("keys", {"eye", "look_at", "up"}),
    ):
        clash = sorted(excluded.intersection(given))
        if kind in parts and clash:
            raise UsageError(f"the camera {camera!r} decides about {', '.join(clash)} itself: leave one of them out")
    if follow is not None:
        if "entity" in parts or "function" in parts:
            raise UsageError(f"the camera {camera!r} moves by itself: leave it or follow out")
        _check_path(follow, "an entity to follow")
    if fov is not None and intrinsics is not None:
        raise UsageError("fov and intrinsics exclude each other: give one of them")
    options = CameraOptions(
        eye=None if eye is None else parse_vector(eye, "eye"),
        look_at=None if look_at is None else parse_vector(look_at, "look_at"),
        up=None if up is None else parse_vector(up, "up"),
        fov=None if fov is None else parse_fov(fov),
        intrinsics=None if intrinsics is None else parse_intrinsics(intrinsics),
        follow=follow,
        **parts,
    )
    _check_up(options.up)
    if options.eye is not None and options.eye == options.look_at:
        raise UsageError(f"expected look_at to be another place than eye, got {options.eye} for both")
    return options


def parse_vector(value: Any, name: str) -> Vector3:
    """`x,y,z` or three numbers. Raises UsageError."""
    numbers = _numbers(value, 3)
    if numbers is None:
        raise UsageError(f"expected {name} as three numbers x,y,z, got {value!r}")
    return (numbers[0], numbers[1], numbers[2])


def parse_fov(value: Any) -> float:
    """Degrees. Raises UsageError."""
    numbers = _numbers(value, 1)
    if numbers is None or not 0 < numbers[0] <= MAX_FOV:
        raise UsageError(f"expected a vertical fov above 0 and at most {MAX_FOV:g} degrees, got {value!r}")
    return numbers[0]


def parse_intrinsics(value: Any) -> Intrinsics:
    """`fx,fy,cx,cy`, with `,w,h` after it, numbers, or `Intrinsics`. Raises UsageError."""
    if isinstance(value, Intrinsics):
        return value
    numbers = _numbers(value, 4) or _numbers(value, 6)
    if numbers is None:
        raise UsageError(f"expected intrinsics as fx,fy,cx,cy or fx,fy,cx,cy,width,height in px, got {value!r}")
    fx, fy, cx, cy, *size = numbers
    return Intrinsics(fx, fy, cx, cy, (size[0], size[1]) if size else None)


def _camera_parts(camera: CameraLike | None) -> dict[str, Any]:
    if camera is None:
        return {}
    if isinstance(camera, Eye):
        return {"function": lambda time: camera, "is_still": True}
    if isinstance(camera, os.PathLike):
        return {"keys": Path(camera)}
    if isinstance(camera, str):
        word, colon, rest = camera.partition(":")
        if word == "orbit":
            turns = _numbers(rest, 1) if colon else (1.0,)
            if turns is not None and abs(turns[0]) <= MAX_TURNS:
                return {"turns": turns[0]}
            raise UsageError(f"expected the turns of an orbit as a number, e.g. orbit:0.5, got {camera!r}")
        if word == "entity" and colon:
            _check_path(rest, "a camera as entity:/path")
            return {"entity": rest}
        if camera.lower().endswith(".json"):
            return {"keys": Path(camera)}
        raise UsageError(f"expected a camera of {CAMERA_FORMS}, got {camera!r}")
    if callable(camera):
        return {"function": camera}
    raise UsageError(f"expected a camera of {CAMERA_FORMS}, an Eye or a function from time to Eye, got {camera!r}")


def _check_path(path: str, name: str) -> None:
    if not isinstance(path, str) or not path.strip("/ "):
        raise UsageError(f"expected {name}, got {path!r}")


def _check_up(up: Vector3 | None) -> None:
    if up is not None and not any(up):
        raise UsageError("expected an up direction that is not zero, got 0,0,0")


def _numbers(value: Any, count: int) -> tuple[float, ...] | None:
    """Exactly `count` finite numbers; None if that is not what was given."""
    parts: list[Any]
    if isinstance(value, str):
        parts = [part.strip() for part in value.split(",")]
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        parts = [value]
    elif isinstance(value, Iterable):
        parts = list(value)
    else:
        return None
    try:
        numbers = tuple(float(part) for part in parts)
    except (TypeError, ValueError):
        return None
    return numbers if len(numbers) == count and all(map(math.isfinite, numbers)) else None
