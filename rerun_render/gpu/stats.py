"""What a renderer did so far, for tests and `--stats`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class RenderStats:
    """Counters that only grow, except `cached_bytes`, what the caches hold now.

    uploads, uploaded_bytes: buffers and textures filled from drawables; the small block of uniforms that every frame
    has is in neither. draws: draw calls. repeated_frames: frames that were the same object as the one before.
    evictions: uploads that were dropped to stay inside the byte budget.
    """

    frames: int = 0
    repeated_frames: int = 0
    draws: int = 0
    uploads: int = 0
    uploaded_bytes: int = 0
    evictions: int = 0
    cached_bytes: int = 0
