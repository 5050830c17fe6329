"""A second process that compiles, where many kernels of a first frame are missing: a compiler takes one core only.

It works through the missing kernels from the end and puts them on disk, while this process begins at the front and
takes what it finds there; where it cannot be started nothing is lost but time.

    python -m rerun_render.cpu.ahead SAMPLES NAME ...
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from pathlib import Path

from rerun_render.cpu.kernels import layout
from rerun_render.cpu.kernels.compiling import TileKernel
from rerun_render.cpu.kernels.finishing import store_planes, store_rgba
from rerun_render.cpu.kernels.native import cache_folder
from rerun_render.cpu.kernels.tiles import DRAWERS, draw_tiles
from rerun_render.drawables import (
    Frame,
    ImageRect,
    LineSegments,
    MeshInstances,
    Points,
    Splats,
    UiQuads,
    UiStrokes,
    UiTriangles,
    Volume,
)

_KINDS: dict[type, int] = {
    Points: layout.POINTS,
    LineSegments: layout.LINES,
    MeshInstances: layout.MESH,
    ImageRect: layout.IMAGE,
    Splats: layout.SPLATS,
    Volume: layout.VOLUME,
    UiQuads: layout.UI,
    UiTriangles: layout.UI_TRIANGLES,
    UiStrokes: layout.UI_STROKES,
}
_ALL = {kernel.kernel.name: kernel for kernel in (*DRAWERS.values(), store_planes, store_rgba, draw_tiles)}
# Starting a process takes as long as compiling this many.
_WORTH = 3


def kernels_of(frame: Frame, *, as_planes: bool) -> list[TileKernel]:
    """What draws the tiles of a frame, in the order in which it is asked for."""
    shown: list[object] = [drawable for view in frame.views for drawable in view.all_drawables]
    shown += [layer for _, layer in frame.ui_layers]
    kinds = {_KINDS[type(thing)] for thing in shown if type(thing) in _KINDS}
    kinds.add(layout.RESOLVE)
    if any(view.background.kind != "solid" for view in frame.views):
        kinds.add(layout.GRADIENT)
    if any(view.grid is not None for view in frame.views):
        kinds.add(layout.GRID)
    return [*(DRAWERS[kind] for kind in sorted(kinds)), store_planes if as_planes else store_rgba, draw_tiles]


def start_compiling(frame: Frame, samples: int, *, as_planes: bool, num_cores: int) -> subprocess.Popen[bytes] | None:
    """The process, if it is worth one."""
    missing = [k.kernel.name for k in kernels_of(frame, as_planes=as_planes) if k.has_to_be_compiled(samples)]
    if len(missing) < _WORTH or num_cores < 2 or cache_folder() is None:
        return None
    if not sys.executable or getattr(sys, "frozen", False):
        return None
    package = str(Path(__file__).parents[2])
    paths = os.pathsep.join([package, *filter(None, [os.environ.get("PYTHONPATH")])])
    with contextlib.suppress(OSError):
        return subprocess.Popen(
            [sys.executable, "-m", "rerun_render.cpu.ahead", str(samples), *reversed(missing)],
            env={**os.environ, "PYTHONPATH": paths},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    return None


def stop_compiling(process: subprocess.Popen[bytes] | None) -> None:
    """End it, wherever it is: a kernel is on disk wholly or not at all."""
    if process is not None:
        process.terminate()
        process.wait()


def main() -> None:
    samples = int(sys.argv[1])
    for name in sys.argv[2:]:
        if _ALL[name].has_to_be_compiled(samples):
            _ALL[name].address(samples)


if __name__ == "__main__":
    main()
