"""Speed of logging and size of files, beside the official SDK on the same machine.

Runs the same workloads in two interpreters, ours and one with the official SDK, in turns. Prints one line for each
workload: the median rates of the rounds, and ours as a multiple of theirs (file size: smaller is better).

    python benchmarks/sdk_logging.py [benchmarks/.venv-official] [--rounds 5]
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]

WORKLOADS = """
import json, os, sys, time
import numpy as np
import rerun as rr

folder = sys.argv[1]
rng = np.random.default_rng(0)
small = rng.random((10, 3)).astype(np.float32)
colors = rng.integers(0, 255, (10, 3), dtype=np.uint8)
large = rng.random((100_000, 3)).astype(np.float32)
image = rng.integers(0, 255, (720, 1280, 3), dtype=np.uint8)
smooth = np.repeat(np.arange(1280, dtype=np.uint8)[None, :, None], 720, axis=0).repeat(3, axis=2)

def points(i):
    rr.set_time("frame", sequence=i)
    rr.log("points", rr.Points3D(small))

def styled(i):
    rr.set_time("frame", sequence=i)
    rr.log("points", rr.Points3D(small, colors=colors, radii=0.1))

def scalars(i):
    rr.set_time("frame", sequence=i)
    rr.log("scalar", rr.Scalars(float(i)))

def entities(i):
    rr.set_time("frame", sequence=i)
    rr.log(f"entity/{i % 200}", rr.Points3D(small))

def arrays(i):
    rr.log("large", rr.Points3D(large))

def images(i):
    rr.log("image", rr.Image(image if i % 2 else smooth))

results = {}
runs = [(points, 10_000), (styled, 5_000), (scalars, 10_000), (entities, 10_000), (arrays, 200), (images, 60)]
for work, count in runs:
    path = os.path.join(folder, work.__name__ + ".rrd")
    rr.init("benchmark", recording_id="r")
    rr.save(path)
    for i in range(min(50, count)):
        work(i)
    recording = rr.get_data_recording()
    recording.flush()
    start = time.perf_counter()
    for i in range(count):
        work(i)
    recording.flush()
    seconds = time.perf_counter() - start
    rr.disconnect()
    results[work.__name__] = {"calls_per_s": count / seconds, "file_bytes": os.path.getsize(path)}
print(json.dumps(results))
"""


def run_workloads(python: Path, search_path: str) -> dict[str, dict[str, float]]:
    """Calls per second and bytes of the file, by workload."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("RERUN", "PYTHONPATH"))}
    environment["PYTHONPATH"] = search_path
    with tempfile.TemporaryDirectory() as folder:
        result = subprocess.run(
            [python, "-c", WORKLOADS, folder], env=environment, cwd=folder, capture_output=True, text=True, timeout=600
        )
    if result.returncode != 0:
        raise SystemExit(f"the workloads failed with {python}:\n{result.stderr}")
    results: dict[str, dict[str, float]] = json.loads(result.stdout)
    return results


def median(rounds: list[dict[str, dict[str, float]]], workload: str, key: str) -> float:
    return statistics.median(results[workload][key] for results in rounds)


def main() -> None:
    parser = argparse.ArgumentParser(description="Speed of logging beside the official SDK")
    parser.add_argument("venv", nargs="?", type=Path, default=ROOT / "benchmarks" / ".venv-official")
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    official_python = arguments.venv.absolute() / "bin" / "python"
    if not official_python.exists():
        raise SystemExit(f"expected an environment with rerun-sdk, found none; `make bench` makes it: {arguments.venv}")
    ours: list[dict[str, dict[str, float]]] = []
    theirs: list[dict[str, dict[str, float]]] = []
    for _ in range(arguments.rounds):
        ours.append(run_workloads(Path(sys.executable), f"{ROOT}{os.pathsep}{ROOT / 'sdk'}"))
        theirs.append(run_workloads(official_python, ""))
    print(f"{'workload':10} {'ours/s':>10} {'official/s':>10} {'speed':>7} {'file size':>10}")
    for workload in ours[0]:
        rate, rate_official = median(ours, workload, "calls_per_s"), median(theirs, workload, "calls_per_s")
        size = median(ours, workload, "file_bytes") / median(theirs, workload, "file_bytes")
        print(f"{workload:10} {rate:10.0f} {rate_official:10.0f} {rate / rate_official:6.2f}x {size:9.2f}x")


if __name__ == "__main__":
    main()
