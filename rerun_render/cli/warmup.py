"""`rerun-render warmup`: compile the drawing kernels now, for images of containers and for impatient people."""

from __future__ import annotations

import sys
from time import perf_counter


def run_warmup() -> int:
    """Compile, and say where the result is kept. Returns the exit code."""
    from rerun_render.cpu.kernels.native import cache_folder
    from rerun_render.cpu.warmup import compile_kernels

    began = perf_counter()
    compile_kernels()
    folder = cache_folder()
    kept = "nowhere: no folder for them can be written to" if folder is None else str(folder)
    print(f"rerun-render: kernels are ready after {perf_counter() - began:.1f} s, kept in {kept}", file=sys.stderr)
    return 0 if folder is not None else 1
