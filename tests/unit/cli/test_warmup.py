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
print("numba" in sys.modules)
sys.exit(code)
"""


def test_kernels_are_kept_for_the_next_process(tmp_path: Path) -> None:
    environment = {**os.environ, "RERUN_RENDER_CACHE": str(tmp_path), "NUMBA_CACHE_DIR": ""}
    folders = []
    for has_compiled in (True, False):
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, "warmup"], env=environment, capture_output=True, text=True, check=True
        )
        assert str(tmp_path) in done.stderr
        assert done.stdout.split() == [str(has_compiled)]
        folders.append({path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.bin")})
    assert len(folders[0]) > 10 and folders[0] == folders[1]
