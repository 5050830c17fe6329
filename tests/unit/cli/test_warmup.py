"""`warmup` leaves nothing to compile."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PROGRAM = """
import sys
from rerun_render.cli.main import main
code = main(sys.argv[1:])
from rerun_render.cpu.kernels import tiles
stats = tiles.draw_tiles.stats
print(sum(stats.cache_hits.values()), sum(stats.cache_misses.values()))
sys.exit(code)
"""


def test_kernels_are_kept_for_the_next_process(tmp_path: Path) -> None:
    environment = {**os.environ, "RERUN_RENDER_CACHE": str(tmp_path), "NUMBA_CACHE_DIR": ""}
    found = []
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, "warmup"], env=environment, capture_output=True, text=True, check=True
        )
        assert str(tmp_path) in done.stderr
        found.append([int(word) for word in done.stdout.split()])
    (_, compiled), (hits, compiled_again) = found
    assert compiled > 0 and hits == compiled and compiled_again == 0
