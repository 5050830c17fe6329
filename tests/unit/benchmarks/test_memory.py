"""The memory column of the benchmark."""

from __future__ import annotations

import os
import subprocess
import sys

from benchmarks.memory import TreeMemory, tree_bytes

GRANDCHILD = "import time; block = bytearray(90_000_000); block[::4096] = b'x' * len(block[::4096]); time.sleep(1)"
PARENT = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {GRANDCHILD!r}])"


def test_memory_of_descendants_counts() -> None:
    with subprocess.Popen([sys.executable, "-c", PARENT]) as process, TreeMemory(process.pid) as memory:
        process.wait()
    if sys.platform == "linux":
        assert memory.peak_bytes is not None
        assert 90e6 < memory.peak_bytes < 250e6
    else:
        assert memory.peak_bytes is None


def test_a_process_that_is_gone_has_no_memory() -> None:
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    assert os.path.exists("/proc") is False or tree_bytes(process.pid) == 0
