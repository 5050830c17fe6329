"""What a produced file holds, found out by decoding it."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

import imageio_ffmpeg
import numpy as np
import numpy.typing as npt


@dataclass(frozen=True)
class Decoded:
    """frames: (N, H, W, 3) uint8. description: ffmpeg's words about the stream."""

    frames: npt.NDArray[np.uint8]
    size: tuple[int, int]
    rate: float
    description: str


def decode(path: Path) -> Decoded:
    """Every frame of a video."""
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-hide_banner", "-i", str(path), "-fps_mode", "passthrough"]
    done = subprocess.run([*command, "-f", "rawvideo", "-pix_fmt", "rgb24", "-"], capture_output=True, check=True)
    log = done.stderr.decode()
    stream = next(line for line in log.splitlines() if "Video:" in line)
    size = re.search(r", (\d+)x(\d+)", stream)
    rate = re.search(r"([\d.]+) fps", stream)
    assert size is not None
    width, height = int(size[1]), int(size[2])
    frames = np.frombuffer(done.stdout, np.uint8).reshape(-1, height, width, 3)
    return Decoded(frames, (width, height), float(rate[1]) if rate else 0.0, stream)
