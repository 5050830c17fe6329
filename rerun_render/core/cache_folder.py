"""Where things are kept that would be made again otherwise. Everything there may be deleted at any time."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def cache_folder() -> Path:
    """`$RERUN_RENDER_CACHE`, else `rerun-render` in the user's folder for caches; it may not exist or be writable."""
    chosen = os.environ.get("RERUN_RENDER_CACHE")
    if chosen:
        return Path(chosen)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = str(Path.home() / "Library" / "Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "rerun-render"


def write_atomically(path: Path, data: bytes) -> bool:
    """Write a file so that readers see all of it or nothing. False if it cannot be written."""
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(data)
        os.replace(part, path)
    except OSError:
        return False
    return True
