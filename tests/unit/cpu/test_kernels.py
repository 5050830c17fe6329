"""Kernels as plain Python, and their compiled forms on disk."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import get_args

import numpy as np

from rerun_render.cpu import CpuRenderer, ahead
from rerun_render.cpu.kernels.binning import count_entries, fill_entries, first_places
from rerun_render.cpu.kernels.color import encode
from rerun_render.cpu.renderer import _CODES
from rerun_render.drawables import (
    Drawable,
    Frame,
    GlyphAtlas,
    LineKind,
    UiLayer,
    UiQuads,
    UiStrokes,
    UiTriangles,
    WorldGrid,
)
from rerun_render.drawables.srgb import LINEAR_FROM_BYTE
from tests.unit.gpu.scenes import frame, image, instances, look_from, points, quad_mesh, segment, splats

ROOT = Path(__file__).parents[3]


def everything() -> Frame:
    """One of each, small enough for uncompiled loops."""
    eye = look_from((2, -4, 3))
    kind = LineKind.ARROW_SHAFT | LineKind.ARROW_HEAD | LineKind.ROUND_START
    base = frame(
        points([(0, 0, 0), (0.5, 0.2, 0.1), (2, -3.7, 3)], 0.4, (200, 90, 30, 255), shading="gradient"),
        segment((-1, 0, 0), (1, 1, 1), -1.0, (30, 200, 90, 255), kind, shading="gradient"),
        instances(quad_mesh(0.6, 0.3, (1, 2, 3)), (200, 160, 90, 255)),
        instances(quad_mesh(0.9, -0.3, (1, 2, 3)), (90, 160, 200, 99), transparent=True),
        image(np.arange(64).reshape(4, 4, 4), (1, 1), (-1, -1, 0), magnification="bicubic"),
        splats(
            [(0.3, 0, 0.2), (-0.6, 0.4, 0.5)],
            np.diag([0.2, 0.1, 0.05]),
            (240, 120, 60, 180),
            harmonics=np.linspace(-0.3, 0.3, 90, dtype=np.float32).reshape(2, 15, 3),
        ),
        camera=eye,
        grid=WorldGrid(),
        size=(20, 14),
    )
    quads = UiQuads(
        rects=np.array([(1.5, 1, 9, 6), (3, 2, 7, 6)], np.float32),
        colors=np.array([(0x2C, 0x2B, 0x2B, 128), (255, 255, 255, 255)], np.uint8),
        corner_radii=np.array([2, 0], np.float32),
        uvs=np.array([(0, 0, 0, 0), (1, 1, 5, 5)], np.float32),
    )
    atlas = GlyphAtlas(np.arange(64, dtype=np.uint8).reshape(8, 8) * 4, 1)
    triangles = UiTriangles(
        positions=np.array([(2.3, 1.2), (17.9, 3), (8, 13.5), (19, 13)], np.float32),
        colors=np.array([(200, 0, 0, 200), (0, 90, 90, 90), (90, 90, 90, 90), (0, 0, 0, 0)], np.uint8),
        triangles=np.array([(0, 1, 2), (1, 2, 3)], np.uint32),
    )
    strokes = UiStrokes(
        ends=np.array([(1, 12, 18, 2.5), (4, 4, 4, 4)], np.float32),
        radii=np.array([1.0, 2.5], np.float32),
        colors=np.array([(200, 100, 0, 200), (0, 90, 255, 255)], np.uint8),
    )
    return Frame(width=20, height=14, views=base.views, ui=(quads, triangles, strokes), atlas=atlas)


def test_compiled_kernels_do_what_they_say_in_python(cpu: CpuRenderer) -> None:
    code = (
        "import sys\n"
        "from rerun_render.cpu import CpuRenderer\n"
        "from tests.unit.cpu.test_kernels import everything\n"
        "with CpuRenderer(threads=1) as renderer:\n"
        "    sys.stdout.buffer.write(renderer.render(everything()).tobytes())"
    )
    environment = {**os.environ, "NUMBA_DISABLE_JIT": "1", "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, cwd=ROOT, capture_output=True, check=True)
    plain = np.frombuffer(done.stdout, np.uint8).reshape(14, 20, 4)
    compiled = cpu.render(everything())
    assert len(np.unique(compiled.reshape(-1, 4), axis=0)) > 30
    assert np.array_equal(plain, compiled)


def test_compiled_kernels_are_kept_where_the_environment_says(tmp_path: Path) -> None:
    code = (
        "from rerun_render.cpu.kernels.native import cache_folder\n"
        "from rerun_render.cpu.kernels.color import encode\n"
        "from rerun_render.cpu.renderer import _CODES\n"
        "assert encode(1.0, 0.0, 0.0, _CODES) == 255\n"
        "print(cache_folder())"
    )
    environment = {**os.environ, "NUMBA_CACHE_DIR": str(tmp_path), "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    folder = Path(done.stdout.strip())
    assert folder.parent == tmp_path
    assert list(folder.glob("**/*.bin"))


def test_colours_survive_decoding_and_encoding() -> None:
    for value in range(256):
        linear = float(LINEAR_FROM_BYTE[value])
        assert encode(linear, linear, linear, _CODES) == value * 0x010101
    assert encode(-1.0, 2.0, 0.0, _CODES) == 0x00FF00


def test_entries_are_in_the_order_of_submission_for_any_parts() -> None:
    rng = np.random.default_rng(1)
    low = rng.integers(0, 6, (500, 2))
    boxes = np.concatenate([low, low + rng.integers(-1, 3, (500, 2))], axis=1).clip(0, 6).astype(np.uint16)
    expected = [[] for _ in range(49)]
    for index, (x0, y0, x1, y1) in enumerate(boxes.astype(int)):
        for y in range(y0, y1 + 1):
            for x in range(x0, x1 + 1):
                expected[7 * y + x].append(index)
    for limits in ([0, 500], [0, 13, 300, 500]):
        counts = np.zeros((len(limits) - 1, 49), np.int64)
        for part in range(len(limits) - 1):
            count_entries(limits[part], limits[part + 1], boxes, 7, counts[part])
        starts = np.zeros(50, np.int64)
        entries = np.zeros(first_places(counts.reshape(-1), len(counts), starts), np.uint32)
        for part in range(len(limits) - 1):
            fill_entries(limits[part], limits[part + 1], boxes, 7, counts[part], entries)
        assert [entries[starts[t] : starts[t + 1]].tolist() for t in range(49)] == expected


def run(code: str, **environment: str) -> str:
    """Stdout of a process."""
    variables = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    done = subprocess.run([sys.executable, "-c", code], env=variables, capture_output=True, text=True, check=True)
    return done.stdout.strip()


ENCODE = (
    "import sys\n"
    "from rerun_render.cpu.kernels.native import cache_folder\n"
    "from rerun_render.cpu.kernels.color import encode\n"
    "from rerun_render.cpu.renderer import _CODES\n"
    "assert encode(1.0, 0.0, 0.0, _CODES) == 255\n"
    "print(cache_folder(), 'numba' in sys.modules)"
)


def test_kernels_work_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert run(ENCODE, NUMBA_CACHE_DIR=str(tmp_path / "file" / "folder")) == "None True"


def test_damaged_kernels_are_compiled_again_and_old_folders_removed(tmp_path: Path) -> None:
    for age in range(20):
        old = tmp_path / f"kernels-{age:016x}"
        old.mkdir()
        os.utime(old, (1e9 - age, 1e9 - age))
    folder, has_compiled = run(ENCODE, NUMBA_CACHE_DIR=str(tmp_path)).split()
    assert has_compiled == "True"
    left = sorted(path.name for path in tmp_path.iterdir() if str(path) != folder)
    assert left == [f"kernels-{age:016x}" for age in range(len(left))] and 2 < len(left) < 15
    (kept,) = Path(folder).glob("*.bin")
    whole = kept.read_bytes()
    assert run(ENCODE, NUMBA_CACHE_DIR=str(tmp_path)) == f"{folder} False"
    kept.write_bytes(whole[:-9])
    assert run(ENCODE, NUMBA_CACHE_DIR=str(tmp_path)) == f"{folder} True"
    assert kept.read_bytes() == whole


def test_the_second_process_leaves_the_kernels_of_a_frame_on_disk(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from rerun_render.cpu import ahead\n"
        "from tests.unit.cpu.test_kernels import everything\n"
        "flat = type(everything())(width=4, height=4, views=(), ui=everything().ui[:1])\n"
        "assert ahead.start_compiling(flat, 4, as_planes=False, num_cores=1) is None\n"
        "process = ahead.start_compiling(flat, 4, as_planes=False, num_cores=2)\n"
        "assert process.wait(120) == 0\n"
        "kernels = ahead.kernels_of(flat, as_planes=False)\n"
        "print(len(kernels), [k.has_to_be_compiled(4) for k in kernels].count(True), 'numba' in sys.modules)"
    )
    assert run(code, NUMBA_CACHE_DIR=str(tmp_path)) == "4 0 False"


def test_every_kernel_that_draws_a_tile_may_be_compiled_ahead() -> None:
    names = [kernel.kernel.name for kernel in ahead.kernels_of(everything(), as_planes=True)]
    assert len(names) > 6 and set(names) <= set(ahead._ALL)
    assert set(ahead._KINDS) == {*get_args(Drawable), *get_args(UiLayer)}
