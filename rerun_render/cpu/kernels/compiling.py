"""How kernels are compiled: when first called, without the GIL, strictly by IEEE rules, kept on disk.

The folder of the compiled code is named after the kernels' source, so that a change of any of them compiles all anew
(numba looks only at the file of the function itself). `NUMBA_CACHE_DIR` is respected; without it the folder lies in the
user's cache folder; where nothing can be written kernels are compiled in every process.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import numba

from rerun_render.core.cache_folder import cache_folder as user_cache_folder

# Not all of what is used here is in the types that numba ships.
_njit: Any = numba.njit
_config: Any = numba.config

Function = TypeVar("Function", bound=Callable[..., Any])


@cache
def cache_folder() -> Path | None:
    """Where compiled kernels are kept; None if nowhere."""
    digest = hashlib.blake2b(digest_size=8)
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    name = f"kernels-{numba.__version__}-{digest.hexdigest()}"
    for parent in _cache_parents():
        folder = parent / name
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=folder):
                return folder
        except OSError:
            continue
    return None


def are_kept() -> bool:
    """Whether compiled kernels are there from an earlier time, so that the first frame need not wait for them."""
    folder = cache_folder()
    return folder is not None and next(folder.rglob("*draw_tiles*.nbc"), None) is not None


def _cache_parents() -> list[Path]:
    chosen = os.environ.get("NUMBA_CACHE_DIR")
    if chosen:
        return [Path(chosen)]
    user = os.getuid() if hasattr(os, "getuid") else "user"
    return [user_cache_folder(), Path(tempfile.gettempdir()) / f"rerun-render-{user}"]


def kernel(function: Function) -> Function:
    """Decorator of every kernel. Kernels get all arrays they write to; they cannot make any."""
    return _compile(function, is_small=False)


def inlined(function: Function) -> Function:
    """Decorator of small kernels that are called in inner loops."""
    return _compile(function, is_small=True)


def _compile(function: Function, *, is_small: bool) -> Function:
    folder = cache_folder()
    before = _config.CACHE_DIR
    if folder is not None:
        # Read where the function is decorated; other users of numba keep their own folder.
        _config.CACHE_DIR = str(folder)
    try:
        # Without numba's reference counts: kernels make no arrays, and counts that threads share cost more than work.
        compiled: Function = _njit(
            nogil=True, cache=folder is not None, error_model="numpy", _nrt=False, forceinline=is_small
        )(function)
    finally:
        _config.CACHE_DIR = before
    return compiled
