"""Files of channels: what a picture shows as colours, depths, normals and ids of entities.

`.npz` and `.exr` hold all channels in one file per frame; for `.png` each channel is a file of its own, with its name
before the extension where there are several. Pictures of ids come with a table of the entities.
"""

from __future__ import annotations

import io
import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from rerun_render.core.errors import EncodeError, UsageError
from rerun_render.drawables.channels import Channels
from rerun_render.drawables.srgb import LINEAR_FROM_BYTE
from rerun_render.encode.exr import encode_exr
from rerun_render.encode.formats import CHANNEL_EXTENSIONS
from rerun_render.encode.images import encode_image, existing_frames, number_of, numbered

PNG_DEPTH_STEPS = 1000.0
"""Steps of a 16-bit depth picture per scene unit: millimetres where units are metres."""
_MAX_16 = 65535


@dataclass(frozen=True, eq=False, slots=True)
class ChannelFrame:
    """rgba: (H, W, 4) uint8. channels: None if only colours are written. time: on the timeline; None if static."""

    rgba: npt.NDArray[np.uint8]
    channels: Channels | None
    time: int | None


class ChannelEncoder:
    """Writes a file, or files, per frame.

    path: with a placeholder such as `%05d` for several frames. entities: path of each id.
    Raises UsageError for names that do not fit, EncodeError if the folder cannot be used.
    """

    def __init__(
        self, path: Path, channels: tuple[str, ...], entities: Mapping[int, str], *, overwrite: bool = False
    ) -> None:
        self.is_sequence = number_of(path.name) is not None
        self._path = path
        self._channels = channels
        self._entities = entities
        self._paths: list[Path] = []
        self._index = 0
        kind = path.suffix.lower()
        if kind not in CHANNEL_EXTENSIONS:
            known = ", ".join(CHANNEL_EXTENSIONS)
            raise UsageError(f"expected channels to go to {known}, got {path.suffix!r}: {path}")
        self._is_apart = kind == ".png" and channels != ("rgb",) and len(channels) > 1
        self._encode: Callable[[ChannelFrame], bytes] = self._npz if kind == ".npz" else self._exr
        if kind == ".png" and max(entities, default=0) > _MAX_16 and "entity_id" in channels:
            count = len(entities)
            raise UsageError(f"a .png holds ids up to {_MAX_16}, but there are {count} entities: write .npz or .exr")
        taken = [found for name in self._names() for found in existing_frames(name)]
        if taken and not overwrite:
            raise UsageError(f"the output exists already; use -y (overwrite) to replace it: {taken[0]}")
        try:
            if self.is_sequence:
                path.parent.mkdir(parents=True, exist_ok=True)
            if not path.parent.is_dir():
                raise FileNotFoundError(2, "there is no such folder, create it first")
        except OSError as error:
            raise EncodeError(f"the output folder cannot be used: {error.strerror or error}: {path.parent}") from error

    def write(self, frame: ChannelFrame) -> None:
        """Add a frame. Raises EncodeError."""
        if self._index and not self.is_sequence:
            raise EncodeError(f"a single file takes one frame; for several use a name such as %05d{self._path.suffix}")
        names = [numbered(name, self._index) for name in self._names()]
        if self._path.suffix.lower() == ".png":
            for name, channel in zip(names, self._channels, strict=True):
                is_plain = channel == "rgb"
                self._save(name, encode_image(frame.rgba) if is_plain else _png(channel, self._of(frame)))
        else:
            self._save(names[0], self._encode(frame))
        self._index += 1

    def finish(self) -> tuple[Path, ...]:
        """Write the table of entities where the files do not hold it. Returns all files in order."""
        if self._path.suffix.lower() == ".png" and "entity_id" in self._channels:
            name = "entity_id.json" if self.is_sequence else f"{self._path.stem}.entity_id.json"
            table = {str(number): path for number, path in self._entities.items()}
            self._save(self._path.with_name(name), (json.dumps(table, indent=1) + "\n").encode())
        return tuple(self._paths)

    @staticmethod
    def _of(frame: ChannelFrame) -> Channels:
        if frame.channels is None:
            raise EncodeError("expected channels with the frame, got colours only")
        return frame.channels

    def _names(self) -> list[Path]:
        path = self._path
        if not self._is_apart:
            return [path]
        return [
            path if channel == "rgb" else path.with_name(f"{path.stem}.{channel}{path.suffix}")
            for channel in self._channels
        ]

    def _save(self, path: Path, content: bytes) -> None:
        part = path.with_name(path.name + ".part")
        try:
            part.write_bytes(content)
            os.replace(part, path)
        except OSError as error:
            part.unlink(missing_ok=True)
            raise EncodeError(f"the output cannot be written: {error.strerror or error}: {path}") from error
        self._paths.append(path)

    def _npz(self, frame: ChannelFrame) -> bytes:
        arrays: dict[str, npt.NDArray[Any]] = {}
        if "rgb" in self._channels:
            arrays["rgb"] = frame.rgba[..., :3]
        for name in ("depth", "normal", "entity_id"):
            if name in self._channels:
                arrays[name] = getattr(frame.channels, name)
        if "entity_id" in self._channels:
            arrays["entity_ids"] = np.array(list(self._entities), np.uint32)
            arrays["entity_paths"] = np.array(list(self._entities.values()), np.str_)
        if frame.time is not None:
            arrays["time"] = np.array(frame.time, np.int64)
        out = io.BytesIO()
        np.savez_compressed(out, **arrays)  # type: ignore[arg-type]
        return out.getvalue()

    def _exr(self, frame: ChannelFrame) -> bytes:
        planes: dict[str, npt.NDArray[Any]] = {}
        texts = {}
        if "rgb" in self._channels:
            linear = LINEAR_FROM_BYTE[frame.rgba[..., :3]].astype(np.float16)
            planes |= {name: linear[..., axis] for axis, name in enumerate("RGB")}
        if "depth" in self._channels:
            planes["Z"] = self._of(frame).depth
        if "normal" in self._channels:
            planes |= {f"N.{name}": self._of(frame).normal[..., axis] for axis, name in enumerate("XYZ")}
        if "entity_id" in self._channels:
            planes["entity_id"] = self._of(frame).entity_id
            texts["entities"] = json.dumps({str(number): path for number, path in self._entities.items()})
        return encode_exr(planes, texts)


def _png(channel: str, channels: Channels) -> bytes:
    """Depth: 16 bit, in steps of a thousandth of a scene unit, 0 where nothing is, 65535 for 65.535 and beyond.
    Normals: 0..255 for -1..1, black where nothing is. Ids: 16 bit."""
    if channel == "depth":
        steps = np.rint(np.where(np.isfinite(channels.depth), channels.depth, 0.0).astype(np.float64) * PNG_DEPTH_STEPS)
        return _gray(np.clip(steps, 0, _MAX_16).astype(np.uint16))
    if channel == "entity_id":
        return _gray(channels.entity_id.astype(np.uint16))
    normal = channels.normal
    rgba = np.full((*channels.depth.shape, 4), 255, np.uint8)
    rgba[..., :3] = np.where(normal.any(axis=2, keepdims=True), np.rint(127.5 * (normal + 1.0)), 0)
    return encode_image(rgba)


def _gray(values: npt.NDArray[np.uint16]) -> bytes:
    from PIL import Image

    out = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(values)).save(out, "PNG", compress_level=1)
    return out.getvalue()
