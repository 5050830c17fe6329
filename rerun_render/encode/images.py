"""Pictures: one file, or a numbered file per frame."""

from __future__ import annotations

import io
import os
import re
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import numpy as np
import numpy.typing as npt

from rerun_render.core.errors import EncodeError

RgbaArray = npt.NDArray[np.uint8]

_NUMBER = re.compile(r"%0?(\d*)d|#{2,}")
_QUALITY = {"jpg": 92}
_WORKERS = 2


def encode_image(rgba: RgbaArray, format_name: str = "png") -> bytes:
    """Bytes of a `png`, `jpg` or `tiff` file. rgba: (H, W, 4) uint8; opaque pictures are stored without alpha."""
    from PIL import Image

    if format_name == "tiff":
        return _encode_tiff(rgba)

    image = Image.fromarray(np.ascontiguousarray(rgba))
    if format_name == "jpg" or rgba[..., 3].min(initial=255) == 255:
        image = image.convert("RGB")
    out = io.BytesIO()
    if format_name == "jpg":
        image.save(out, "JPEG", quality=_QUALITY["jpg"], subsampling=0)
    else:
        image.save(out, "PNG", compress_level=1)
    return out.getvalue()


def _encode_tiff(rgba: RgbaArray) -> bytes:
    import imageio.v3 as iio  # takes long to import

    pixels = rgba[..., :3] if rgba[..., 3].min(initial=255) == 255 else rgba
    contiguous = np.ascontiguousarray(pixels)
    return bytes(iio.imwrite("<bytes>", contiguous, extension=".tiff", plugin="pillow", compression="tiff_deflate"))


def write_image(path: Path, rgba: RgbaArray, format_name: str = "png") -> None:
    """Write one picture; it appears under `path` only when complete. Raises EncodeError if it cannot be written."""
    part = path.with_name(path.name + ".part")
    try:
        part.write_bytes(encode_image(rgba, format_name))
        os.replace(part, path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise EncodeError(f"the picture cannot be written: {error.strerror or error}: {path}") from error


def number_of(name: str) -> re.Match[str] | None:
    """The placeholder for the frame number in a file name: `%05d`, `%d` or `####`."""
    return _NUMBER.search(name)


def numbered(path: Path, index: int) -> Path:
    """`path` with its placeholder replaced by `index`."""
    match = number_of(path.name)
    if match is None:
        return path
    width = len(match.group()) if match.group().startswith("#") else int(match.group(1) or 0)
    return path.with_name(f"{path.name[: match.start()]}{index:0{width}d}{path.name[match.end() :]}")


def existing_frames(path: Path) -> list[Path]:
    """Files that a sequence with this placeholder would replace, in order."""
    match = number_of(path.name)
    if match is None:
        return [path] if path.exists() else []
    head, tail = re.escape(path.name[: match.start()]), re.escape(path.name[match.end() :])
    pattern = re.compile(rf"{head}\d+{tail}")
    try:
        return sorted(p for p in path.parent.iterdir() if pattern.fullmatch(p.name))
    except OSError:
        return []


class ImageEncoder:
    """One picture, or a picture per frame when the file name holds a placeholder such as `%05d` (counted from 0)."""

    def __init__(self, path: Path, *, format_name: str, size: tuple[int, int]) -> None:
        self._path = path
        self._format_name = format_name
        self._size = size
        self._is_sequence = number_of(path.name) is not None
        self._paths: list[Path] = []
        self._pool = ThreadPoolExecutor(_WORKERS, thread_name_prefix="rerun-render-png") if self._is_sequence else None
        self._jobs: deque[Future[None]] = deque()
        try:
            if self._is_sequence:
                path.parent.mkdir(parents=True, exist_ok=True)
            if not path.parent.is_dir():
                raise FileNotFoundError(2, "there is no such folder, create it first")
            if not os.access(path.parent, os.W_OK):
                raise PermissionError(13, "the folder is not writable")
        except OSError as error:
            raise EncodeError(f"the output folder cannot be used: {error.strerror or error}: {path.parent}") from error

    def write(self, pixels: RgbaArray) -> None:
        """Add a frame: (H, W, 4) uint8. It must stay unchanged. Raises EncodeError."""
        check_frame(pixels, self._size)
        if self._pool is None:
            if self._paths:
                raise EncodeError(
                    f"a single picture takes one frame; for several use a name such as %05d{self._path.suffix}"
                )
            write_image(self._path, pixels, self._format_name)
            self._paths.append(self._path)
            return
        path = numbered(self._path, len(self._paths))
        self._jobs.append(self._pool.submit(write_image, path, pixels, self._format_name))
        self._paths.append(path)
        while len(self._jobs) > 2 * _WORKERS:
            self._jobs.popleft().result()

    def finish(self) -> tuple[Path, ...]:
        """Wait for the last picture. Returns the files in order."""
        if self._pool is not None:
            try:
                while self._jobs:
                    self._jobs.popleft().result()
            finally:
                self._pool.shutdown()
        return tuple(self._paths)

    def abort(self, *, keep: bool) -> Path | None:
        """Stop. Pictures that are complete stay. Returns the folder they are in, or None if there is none."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
        return self._path.parent if self._is_sequence and self._paths else None


def check_frame(pixels: RgbaArray, size: tuple[int, int], *, is_planar: bool = False) -> None:
    """Raises EncodeError unless `pixels` is (H, W, 4) uint8 with (W, H) = `size`, or as many bytes as yuv420p takes."""
    width, height = size
    expected = (height * width * 3 // 2,) if is_planar else (height, width, 4)
    if pixels.shape != expected or pixels.dtype != np.uint8:
        raise EncodeError(f"expected a frame of shape {expected} uint8, got {pixels.shape} {pixels.dtype}")
