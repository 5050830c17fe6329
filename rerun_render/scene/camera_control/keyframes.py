"""Files of key frames for the eye.

Our own form is a JSON object:

    {"keyframes": [{"time": "0s", "eye": [4, 0, 2], "look_at": [0, 0, 0], "up": [0, 0, 1], "fov": 55}, ...],
     "interpolation": "smooth"}

`eye` and `look_at` are places in the space of the view. `up` (default: the scene's) and `fov` (vertical, degrees) may
be left out. `time` is written as on the command line, or is a number: of a sequence, or of seconds (of a timestamp:
since the start of the data). Without any times the key frames are spread evenly over the frames that are drawn.
`interpolation` is `smooth` (the default: places on Catmull-Rom splines through all of them) or `linear`. `seconds` is
the length of the video where the data has no time of its own.

Camera paths of nerfstudio are read too: `camera_path` (matrices `camera_to_world`, OpenGL axes, row by row) or else
`keyframes` with `matrix`; they are spread over the frames that are drawn.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from rerun_render.core.errors import InputError, UsageError
from rerun_render.scene.camera_control.options import Vector3, parse_fov, parse_vector

MAX_FILE_BYTES = 64 << 20
MAX_KEYS = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One key frame.

    time: as written in the file, None if it is spread. eye: place. look_at: or `rotation`, (right, up, back) as three
    rows of a matrix whose columns are these axes. up: None for the scene's. fov: degrees, None for the default.
    """

    eye: Vector3
    time: str | float | None = None
    look_at: Vector3 | None = None
    rotation: tuple[Vector3, Vector3, Vector3] | None = None
    up: Vector3 | None = None
    fov: float | None = None


@dataclass(frozen=True, slots=True)
class KeyFile:
    """keys: at least one, either all with a time or none, either all with `look_at` or all with `rotation`.

    seconds: how long the path takes; None if the file does not say.
    """

    keys: tuple[Key, ...]
    interpolation: Literal["smooth", "linear"] = "smooth"
    seconds: float | None = None


def read_keys(path: Path) -> KeyFile:
    """Raises InputError if the file cannot be read, UsageError if it holds something else."""
    try:
        size = path.stat().st_size
        if size > MAX_FILE_BYTES:
            raise InputError(f"expected a camera file of at most {MAX_FILE_BYTES} bytes, got {size}: {path}")
        content = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"the camera file cannot be read: {error.strerror or error}: {path}") from error
    except (ValueError, RecursionError) as error:
        raise UsageError(f"expected a camera file of JSON, got {error}: {path}") from error
    return parse_keys(content, str(path))


def parse_keys(content: Any, name: str) -> KeyFile:
    """Key frames of a JSON document. name: of the file, for messages. Raises UsageError."""
    interpolation: Any = "smooth"
    seconds: Any = None
    if isinstance(content, Mapping):
        seconds = content.get("seconds")
        interpolation = content.get("interpolation", "smooth")
        entries = content.get("camera_path") or content.get("keyframes")
    else:
        entries = content
    if not isinstance(entries, Sequence) or isinstance(entries, str) or not 1 <= len(entries) <= MAX_KEYS:
        raise UsageError(f"expected a camera file with a list of 1 to {MAX_KEYS} keyframes (or camera_path): {name}")
    if interpolation not in ("smooth", "linear"):
        raise UsageError(f"expected an interpolation of smooth or linear, got {interpolation!r}: {name}")
    keys = tuple(_key(entry, f"key frame {index} of {name}") for index, entry in enumerate(entries))
    if len({key.time is None for key in keys}) > 1:
        raise UsageError(f"expected a time for all key frames or for none: {name}")
    if len({key.rotation is None for key in keys}) > 1:
        raise UsageError(f"expected either look_at or a matrix in all key frames: {name}")
    is_number = isinstance(seconds, (int, float)) and math.isfinite(seconds) and seconds > 0
    return KeyFile(keys, interpolation, float(seconds) if is_number else None)


def _key(entry: Any, name: str) -> Key:
    if not isinstance(entry, Mapping):
        raise UsageError(f"expected an object with eye and look_at, got {entry!r}: {name}")
    time = entry.get("time")
    if time is not None and (isinstance(time, bool) or not isinstance(time, (int, float, str))):
        raise UsageError(f"expected a time as text or number, got {time!r}: {name}")
    if isinstance(time, float) and not math.isfinite(time):
        raise UsageError(f"expected a finite time, got {time!r}: {name}")
    fov = None if entry.get("fov") is None else parse_fov(entry["fov"])
    matrix = entry.get("camera_to_world", entry.get("matrix"))
    if matrix is not None:
        eye, rotation = _pose(matrix, name)
        return Key(eye=eye, time=time, rotation=rotation, fov=fov)
    if "eye" not in entry or "look_at" not in entry:
        raise UsageError(f"expected eye and look_at, or camera_to_world, got {', '.join(entry) or 'nothing'}: {name}")
    eye = parse_vector(entry["eye"], f"eye of {name}")
    target = parse_vector(entry["look_at"], f"look_at of {name}")
    if eye == target:
        raise UsageError(f"expected look_at to be another place than eye, got {eye} for both: {name}")
    up = None if entry.get("up") is None else parse_vector(entry["up"], f"up of {name}")
    if up is not None and not any(up):
        raise UsageError(f"expected an up direction that is not zero: {name}")
    return Key(eye=eye, time=time, look_at=target, up=up, fov=fov)


def _pose(matrix: Any, name: str) -> tuple[Vector3, tuple[Vector3, Vector3, Vector3]]:
    """Place and axes of a camera whose matrix to the world is given as 16 numbers or 4 rows of them."""
    if isinstance(matrix, str):  # some editors write the list as text
        try:
            matrix = json.loads(matrix)
        except ValueError:
            matrix = None
    flat = matrix
    if isinstance(matrix, Sequence) and matrix and all(isinstance(row, Sequence) for row in matrix):
        flat = [value for row in matrix for value in row]
    if isinstance(flat, Sequence) and len(flat) == 12:
        flat = [*flat, 0.0, 0.0, 0.0, 1.0]
    try:
        numbers = [float(value) for value in flat] if isinstance(flat, Sequence) else []
    except (TypeError, ValueError):
        numbers = []
    if len(numbers) != 16 or not all(map(math.isfinite, numbers)):
        raise UsageError(f"expected a matrix of 4 x 4 finite numbers, got {matrix!r}: {name}")
    if any(numbers[12:15]):  # written column by column
        numbers = [numbers[4 * column + row] for row in range(4) for column in range(4)]
    rows = [numbers[4 * row : 4 * row + 4] for row in range(3)]
    axes = [math.hypot(*(row[column] for row in rows)) for column in range(3)]
    if min(axes) <= 0:
        raise UsageError(f"expected a matrix that turns and moves, got one that flattens: {name}")
    rotation = tuple((row[0] / axes[0], row[1] / axes[1], row[2] / axes[2]) for row in rows)
    return (rows[0][3], rows[1][3], rows[2][3]), (rotation[0], rotation[1], rotation[2])
